//! Pages for paper: what they say, that nothing on them can be more than text, and that no row is cut in print.

mod codes;
mod dossier;
mod layout;
mod pages;
mod paper;
mod papers;
mod sample;
mod templates;
