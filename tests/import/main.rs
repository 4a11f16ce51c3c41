//! Files as accounting programs write them, read.

mod accounting_programs;
mod bank_tables;
mod bank_titles;
mod banks;
mod common;
mod einvoices;
mod kinds_of_lists;
mod mutated;
mod odd_workbooks;
mod reading_files;
mod reading_real_files;
mod workbooks;
