//! Notes that are for the dossier: whoever writes one says so with a word that begins with `#`.

/// The words that mark a note.
const MARKS: [&str; 2] = ["#dosier", "#dossier"];

/// A note without the word that marks it for the dossier; nothing when it is not marked.
pub fn marked(text: &str) -> Option<String> {
    let mut found = false;
    let lines = text.lines().map(|line| {
        let words = line.split(' ').filter(|word| {
            let bare = word.trim_end_matches(['.', ',', ':', ';']).to_lowercase();
            let is_mark = MARKS.contains(&bare.as_str());
            found |= is_mark;
            !is_mark
        });
        let words: Vec<&str> = words.collect();
        words.join(" ").trim().to_owned()
    });
    let lines: Vec<String> = lines.collect();
    found.then(|| lines.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_note_is_marked_by_a_word_of_its_own() {
        for (note, left) in [
            ("#dosier Firmó el albarán.", Some("Firmó el albarán.")),
            ("Firmó el albarán. #Dossier", Some("Firmó el albarán.")),
            ("#dossier: one\n\ntwo", Some("one\n\ntwo")),
            ("one #dosier two", Some("one two")),
            ("#dosier", Some("")),
            ("#dosieres de otros", None),
            ("para el dosier", None),
            ("", None),
        ] {
            assert_eq!(marked(note).as_deref(), left, "{note}");
        }
    }
}
