//! Templates of the user's own.

use std::path::Path;

use cobro::i18n::Texts;
use cobro::print::{PrintError, TemplateTrouble};
use tempfile::TempDir;

use crate::sample::{agreement, press};

/// What becomes of an agreement with this template.
fn with_template(text: impl AsRef<[u8]>) -> (TempDir, Result<String, PrintError>) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("es")).expect("a folder");
    std::fs::write(folder.path().join("es/agreement.html"), text).expect("written");
    let mut press = press("es");
    press.templates = Some(folder.path().to_owned());
    let made = press.agreement(&agreement(3));
    (folder, made)
}

#[test]
fn a_template_of_the_users_takes_the_place_of_ours_in_its_language() {
    let (folder, made) = with_template(
        "{% for it in instalments %}{{ it.number }}: {{ it.amount }}{% if not loop.last %}; {% endif %}{% endfor %}",
    );
    assert_eq!(
        made.expect("a page"),
        "1: 100,00 €; 2: 100,00 €; 3: 100,01 €"
    );
    let mut english = press("en");
    english.templates = Some(folder.path().to_owned());
    let page = english.agreement(&agreement(3)).expect("a page");
    assert!(page.contains("Payment agreement"));
}

#[test]
fn what_is_wrong_with_a_template_is_told_with_file_and_line() {
    let unknown = "pide un dato que la página no tiene";
    for (template, line, told) in [
        ("<p>\n{{ client.nmae }}\n</p>", 2, unknown),
        ("\n\n{{ moroso }}", 3, unknown),
        (
            "{% for it in instalments %}\n{{ it.amuont }}{% endfor %}",
            2,
            unknown,
        ),
        ("\n{% if client.phone %}x{% endif %}", 2, unknown),
        ("a\n{% for it in %}", 2, "syntax error"),
        ("a\n{{ client.name | shout }}", 2, "filter"),
        ("a\n{% include 'b.html' %}", 2, "syntax error"),
        (
            "\n{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            2,
            "no termina nunca",
        ),
    ] {
        let (folder, made) = with_template(template);
        let error = made.expect_err(template);
        let text = error.told(&Texts::for_language(Some("es")));
        let place = format!(
            "{}:{line}: ",
            folder.path().join("es/agreement.html").display()
        );
        assert!(text.starts_with(&place), "{template:?}: {text}");
        assert!(text.contains(told), "{template:?}: {text}");
        let quoted = template.lines().nth(line - 1).expect("the line");
        assert!(text.contains(&format!("«{}", &quoted[..4])), "{text}");
    }
}

#[test]
fn a_template_that_is_no_text_is_told() {
    let (_folder, made) = with_template(b"\xff\xfe\x00");
    assert!(
        matches!(made, Err(PrintError::File { path, .. }) if path.ends_with(Path::new("es/agreement.html")))
    );
}

#[test]
fn nothing_is_read_but_the_template() {
    let (_folder, made) = with_template("{% import '/etc/passwd' as x %}");
    let trouble = match made {
        Err(PrintError::Template { trouble, .. }) => trouble,
        other => panic!("{other:?}"),
    };
    assert!(matches!(trouble, TemplateTrouble::Other(_)));
}
