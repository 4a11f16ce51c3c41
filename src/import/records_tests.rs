#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

use super::*;
use crate::import::options::Source;

fn records(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut reader = RecordReader::of_text(text, b';');
    let mut found = Vec::new();
    while reader.advance().unwrap() {
        found.push((reader.line(), reader.cells().map(str::to_owned).collect()));
    }
    found
}

fn check(text: &str, expected: &[(u64, &[&str])]) {
    let expected: Vec<(u64, Vec<String>)> = expected
        .iter()
        .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
        .collect();
    assert_eq!(records(text), expected, "{text:?}");
}

#[test]
fn records_cells_and_lines() {
    check("a;b\nc;d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a;b\r\nc;\r\n", &[(1, &["a", "b"]), (2, &["c", ""])]);
    check("a\rb\r", &[(1, &["a"]), (2, &["b"])]);
    check(
        "a\n\n\nb\n",
        &[(1, &["a"]), (2, &[""]), (3, &[""]), (4, &["b"])],
    );
    check("\"x;y\";z\n", &[(1, &["x;y", "z"])]);
    check(
        "\"two\nlines\r\nthree\";z\nnext\n",
        &[(1, &["two\nlines\r\nthree", "z"]), (4, &["next"])],
    );
    check("\"say \"\"hi\"\"\";\"\"\n", &[(1, &["say \"hi\"", ""])]);
    check(
        "\"Ibáñez\" S.L.;5\" pipe\n",
        &[(1, &["Ibáñez S.L.", "5\" pipe"])],
    );
    check(" a ; b \n", &[(1, &["a", "b"])]);
}

#[test]
fn a_quote_left_open_is_told_with_its_line() {
    let mut reader = RecordReader::of_text("a;b\n\"c;d\n", b';');
    assert!(reader.advance().unwrap());
    assert!(matches!(
        reader.advance(),
        Err(ReadError::UnclosedQuote { line: 2 })
    ));
}

#[test]
fn records_across_the_borders_of_chunks_are_whole() {
    let row = "número;\"con \"\"comillas\"\" y\nsalto\";fin\r\n";
    let text = row.repeat(9_000);
    let source = Source::Bytes {
        name: "x",
        bytes: text.as_bytes(),
    };
    let mut reader =
        RecordReader::new(TextReader::open(&source, encoding_rs::UTF_8).unwrap(), b';');
    let mut count = 0;
    while reader.advance().unwrap() {
        assert_eq!(reader.line(), 1 + 2 * count);
        assert_eq!(
            reader.cells().collect::<Vec<_>>(),
            ["número", "con \"comillas\" y\nsalto", "fin"]
        );
        count += 1;
    }
    assert_eq!(count, 9_000);
}

#[test]
fn reading_goes_on_in_bounded_memory_after_a_quote_that_is_never_closed() {
    let text = format!("a\n\"{}", "line\n".repeat(500_000));
    let mut reader = reader_of(&text);
    assert!(reader.advance().unwrap() && !reader.is_broken());
    assert!(reader.advance().unwrap() && reader.is_broken());
    assert_eq!((reader.line(), reader.cell(0)), (2, "\"line"));
    let mut last = 2;
    while reader.advance().unwrap() {
        assert!(!reader.is_broken());
        last += 1;
        assert_eq!((reader.line(), reader.cell(0)), (last, "line"));
    }
    assert_eq!(last, 500_001);
    assert!(reader.text.capacity() < 4 << 20);
}

#[test]
fn a_line_without_end_is_refused_whether_quoted_or_not() {
    for start in ["", "\""] {
        let text = format!("a\n{start}{}", "x".repeat(3 << 20));
        let mut reader = reader_of(&text);
        assert!(reader.advance().unwrap());
        assert!(matches!(
            reader.advance(),
            Err(ReadError::LineTooLong { line: 2, .. })
        ));
    }
}

#[test]
fn a_mark_further_down_that_opens_another_cell_closes_nothing() {
    let text = "a;b\r\n\"c;d\r\ne;f\r\n\"g;h\";i\r\nlast;x";
    let mut reader = reader_of(text);
    let mut found = Vec::new();
    while reader.advance().unwrap() {
        let cells: Vec<&str> = reader.cells().collect();
        found.push((reader.line(), reader.is_broken(), cells.join("|")));
    }
    let expected = [
        (1, false, "a|b"),
        (2, true, "\"c|d"),
        (3, false, "e|f"),
        (4, false, "g;h|i"),
        (5, false, "last|x"),
    ];
    assert_eq!(
        found,
        expected.map(|(line, broken, cells)| (line, broken, cells.to_owned()))
    );
}

fn reader_of(text: &str) -> RecordReader<'_> {
    let source = Source::Bytes {
        name: "x",
        bytes: text.as_bytes(),
    };
    let feed = TextReader::open(&source, encoding_rs::UTF_8).unwrap();
    RecordReader::new(feed, b';')
}
