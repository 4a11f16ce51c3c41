//! The pictures of the README: the real desk on the example book, drawn cell by cell. `UPDATE_README=1` renews them.

use cobro::tui::theme::Theme;

use crate::driver::Desk;
use crate::svg::picture;

/// Columns and lines of the pictured screens.
const SIZE: (u16, u16) = (100, 28);
const WIDE: (u16, u16) = (120, 32);

/// More than this in one picture is too much for a page.
const MOST_BYTES: usize = 60_000;

/// A picture of the README.
struct Picture {
    name: &'static str,
    size: (u16, u16),
    /// The keys that lead to it, in Spanish and English.
    keys: [&'static str; 2],
    /// What it shows, in Spanish and English, for those who can't see it.
    titles: [&'static str; 2],
}

const PICTURES: [Picture; 3] = [
    Picture {
        name: "queue",
        size: WIDE,
        keys: ["", ""],
        titles: [
            "La cola: los clientes que necesitan algo hoy, lo más urgente primero y con la razón; a la derecha, el historial del primero",
            "The queue: the clients who need something today, the most urgent first and with the reason; to the right, the history of the first",
        ],
    },
    Picture {
        name: "call",
        size: SIZE,
        keys: [
            "cYa ha cobrado del seguro. Paga el viernes, lo confirma por correo.",
            "cThe insurance has paid. Will pay on Friday and confirm it by e-mail.",
        ],
        titles: [
            "Una llamada: lo que se debe, lo prometido, lo último que se habló, un guion y la nota que se escribe mientras se habla",
            "A call: what is owed, what was promised, what was said last, a script, and the note typed while talking",
        ],
    },
    Picture {
        name: "promise",
        size: SIZE,
        keys: ["pvie", "pfri"],
        titles: [
            "Una promesa: anotada con una tecla, su fecha lista para cambiar; «vie» se lee como el viernes 27 de noviembre",
            "A promise: recorded by one key, its date ready to be changed; `fri` is read as Friday 27 November",
        ],
    },
];

/// Where a picture is kept, from the folder of the README.
fn path(language: &str, name: &str) -> String {
    format!("assets/pictures/{language}/{name}.svg")
}

#[test]
fn the_pictures_show_the_present_screen() {
    let readme = std::fs::read_to_string(crate::readme()).expect("a README");
    for (spoken, language) in ["es", "en"].into_iter().enumerate() {
        for shown in &PICTURES {
            let title = shown.titles[spoken];
            let mut desk = Desk::on_demo(language, shown.size);
            desk.model.theme = Theme::load("dark", false).0;
            let drawn = picture(&desk.press(shown.keys[spoken]).buffer(), title);
            let path = path(language, shown.name);
            assert!(drawn.len() < MOST_BYTES, "{path}: {} bytes", drawn.len());
            crate::keep(&path, &drawn);
            let line = format!("![{title}]({path})");
            assert!(readme.contains(&line), "the README does not show {line}");
        }
    }
}

/// A picture that can't be read shows nothing.
#[test]
fn a_picture_holds_every_word_of_the_screen() {
    let mut desk = Desk::on_demo("es", SIZE);
    let drawn = picture(&desk.buffer(), "a & b");
    for line in desk.screen().lines() {
        let words = line.split(|sign: char| !sign.is_alphanumeric());
        for word in words.filter(|word| word.len() > 2) {
            assert!(drawn.contains(word), "{word}");
        }
    }
    assert!(drawn.contains("<title>a &amp; b</title>"));
}
