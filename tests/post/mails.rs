//! What arrives is what was written: letters, parts, threads, addresses.

use cobro::app::Sent;
use cobro::post::Part;
use mailparse::{MailHeaderMap, ParsedMail};

use super::house::{House, address};
use super::server::{Delivered, Encrypted, Manners, certificate};
use cobro::config::Security;

/// The last mail that came in, read by another library than the one that wrote it.
fn read(mail: &Delivered) -> ParsedMail<'_> {
    mailparse::parse_mail(&mail.text).expect("is a mail")
}

fn header(mail: &ParsedMail<'_>, name: &str) -> String {
    mail.headers.get_first_value(name).unwrap_or_default()
}

/// The one person of a header: name and address.
fn somebody(mail: &ParsedMail<'_>, name: &str) -> (String, String) {
    let header = mail.headers.get_first_header(name).expect("is there");
    let people = mailparse::addrparse_header(header).expect("are addresses");
    let one = people.extract_single_info().expect("one person");
    (one.display_name.unwrap_or_default(), one.addr)
}

fn body(mail: &ParsedMail<'_>) -> String {
    mail.get_body()
        .expect("is text")
        .replace("\r\n", "\n")
        .trim_end()
        .to_owned()
}

const TEXT: &str = "Buenos días, señora Núñez:\n\nSon 1.250,00 € de la factura F-1.\n\
    .un punto al principio\n..y dos\n\nUn saludo — «Imprenta Peñón»";

#[test]
fn letters_arrive_as_they_were_written() {
    let mut house = House::new(1, Manners::default());
    let subject = "Recordatorio: factura nº F-1 del año 2026, de 1.250,00 € — ¿la recibió, señora Núñez? «Gracias»";
    let order = house.order(1, house.message(1, subject, TEXT));
    let Sent::Confirmed { answer, .. } = house.send(&order) else {
        panic!("is sent");
    };
    assert_eq!(answer, "250 2.0.0 Ok: queued as M1");
    let mail = house.server.last();
    assert!(mail.text.is_ascii(), "any server can pass it on");
    let longest = mail.text.split(|it| *it == b'\n').map(<[u8]>::len).max();
    assert!(longest < Some(1000), "{longest:?}");
    let parsed = read(&mail);
    assert_eq!(header(&parsed, "Subject"), subject);
    let own = ("Imprenta Peñón, S.L.".into(), "cobros@penon.example".into());
    assert_eq!(somebody(&parsed, "From"), own);
    assert_eq!(
        somebody(&parsed, "To"),
        ("Elvira Núñez 1".into(), address(1))
    );
    assert_eq!(parsed.ctype.mimetype, "text/plain");
    assert_eq!(parsed.ctype.charset, "utf-8");
    assert_eq!(body(&parsed), TEXT);
    let date = mailparse::dateparse(&header(&parsed, "Date")).expect("a date");
    let local = chrono::DateTime::from_timestamp(date, 0).expect("a time");
    let local = local.with_timezone(&chrono::Local).naive_local();
    assert_eq!(local.to_string(), "2026-11-23 10:00:00");
    assert!(header(&parsed, "In-Reply-To").is_empty());
    assert!(header(&parsed, "Message-ID").ends_with("@penon.example>"));
}

#[test]
fn a_page_and_attachments_come_with_the_text() {
    let mut house = House::new(1, Manners::default());
    let html = "<html><body><p>Buenos días, <b>señora</b></p></body></html>";
    let pdf = Part {
        name: "factura ñ nº 1.pdf".into(),
        media_type: "application/pdf".into(),
        content: (0..=255).cycle().take(5000).collect(),
    };
    let page = Part {
        name: "extracto.html".into(),
        media_type: "text/html; charset=utf-8".into(),
        content: "<p>año</p>".into(),
    };
    let mut message = house.message(1, "Con papeles", TEXT);
    message.html = Some(html.into());
    let mut order = house.order(1, message.clone());
    house.send(&order);
    let mail = house.server.last();
    let alternative = read(&mail);
    assert_eq!(alternative.ctype.mimetype, "multipart/alternative");
    assert_eq!(body(&alternative.subparts[0]), TEXT);
    assert_eq!(alternative.subparts[1].ctype.mimetype, "text/html");
    assert_eq!(body(&alternative.subparts[1]), html);

    order.parts = vec![pdf.clone(), page];
    house.send(&order);
    let mail = house.server.last();
    let mixed = read(&mail);
    assert_eq!(mixed.ctype.mimetype, "multipart/mixed");
    assert_eq!(mixed.subparts[0].ctype.mimetype, "multipart/alternative");
    let attached = &mixed.subparts[1];
    assert_eq!(attached.ctype.mimetype, "application/pdf");
    assert_eq!(attached.get_body_raw().expect("is there"), pdf.content);
    let disposition = attached.get_content_disposition();
    assert_eq!(disposition.params.get("filename"), Some(&pdf.name));
    assert_eq!(body(&mixed.subparts[2]), "<p>año</p>");
    let contact = house.contacts(1).pop().expect("recorded");
    let written = contact.written.expect("with its text");
    assert_eq!(written.attachments, [pdf.name, "extracto.html".into()]);
}

#[test]
fn mails_about_the_same_invoices_are_one_thread() {
    let mut house = House::new(2, Manners::default());
    let mut ids: Vec<String> = Vec::new();
    for (place, subject) in ["Primero", "Segundo", "Tercero"].into_iter().enumerate() {
        let order = house.order(1, house.message(1, subject, "x"));
        assert!(matches!(house.send(&order), Sent::Confirmed { .. }));
        let mail = house.server.last();
        let parsed = read(&mail);
        let last = ids.last().cloned().unwrap_or_default();
        assert_eq!(header(&parsed, "In-Reply-To"), last, "{subject}");
        let references = header(&parsed, "References");
        let references: Vec<&str> = references.split_whitespace().collect();
        assert_eq!(references, ids, "{subject}");
        ids.push(header(&parsed, "Message-ID"));
        assert_eq!(ids.len(), place + 1);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "no two mails have the same id");
    // Somebody else's mails are another thread.
    let order = house.order(2, house.message(2, "Otro", "x"));
    house.send(&order);
    assert_eq!(header(&read(&house.server.last()), "References"), "");
    let written = house.contacts(1).pop().and_then(|it| it.written);
    assert_eq!(written.expect("recorded").invoices, ["F-1"]);
}

#[test]
fn answers_go_where_the_house_wants_and_a_copy_to_itself_is_blind() {
    let mut house = House::new(1, Manners::default());
    house.mail.bcc_self = true;
    house.mail.reply_to = "respuestas@penon.example".into();
    let order = house.order(1, house.message(1, "x", "y"));
    house.send(&order);
    let mail = house.server.last();
    assert_eq!(mail.to, [address(1), "cobros@penon.example".into()]);
    assert_eq!(mail.from, "cobros@penon.example");
    let parsed = read(&mail);
    assert_eq!(header(&parsed, "Reply-To"), "respuestas@penon.example");
    assert_eq!(header(&parsed, "Bcc"), "");
    // A copy that is refused keeps nothing from the client.
    let refused = ("cobros@penon.example".into(), 550, "no".into());
    house.server.manners().refused.push(refused);
    let order = house.order(1, house.message(1, "z", "y"));
    assert!(matches!(house.send(&order), Sent::Confirmed { .. }));
    assert_eq!(house.server.last().to, [address(1)]);
}

#[test]
fn nothing_in_a_message_can_add_a_header() {
    let mut house = House::new(1, Manners::default());
    let subject = "Hola\r\nBcc: otro@example.com\r\n\r\ncuerpo";
    let mut message = house.message(1, subject, "texto\r\n.\r\nMAIL FROM:<x@example.com>");
    message.to.as_mut().expect("somebody").name = "Ana\r\nCc: otro@example.com".into();
    let order = house.order(1, message);
    house.send(&order);
    assert_eq!(house.server.log().delivered.len(), 1);
    let mail = house.server.last();
    assert_eq!(mail.to, [address(1)]);
    let parsed = read(&mail);
    assert_eq!(
        header(&parsed, "Subject"),
        "Hola Bcc: otro@example.com cuerpo"
    );
    assert_eq!(
        (header(&parsed, "Bcc"), header(&parsed, "Cc")),
        Default::default()
    );
    assert_eq!(body(&parsed), "texto\n.\nMAIL FROM:<x@example.com>");
}

#[test]
fn connections_are_encrypted_before_a_password_is_said() {
    let (config, pem) = certificate("localhost");
    for (security, encrypted) in [
        (Security::Tls, Encrypted::FromStart(config.clone())),
        (Security::Starttls, Encrypted::Starttls(config.clone())),
    ] {
        let mut house = House::new(
            1,
            Manners {
                encrypted,
                account: Some(("ana@penon.example".into(), "ñ0-s3cret".into())),
                ..Manners::default()
            },
        );
        let ca_file = house.path("ca.pem");
        std::fs::write(&ca_file, &pem).expect("written");
        house.mail.security = security;
        house.mail.user = "ana@penon.example".into();
        house.mail.ca_file = ca_file.display().to_string();
        let order = house.order(1, house.message(1, "Cifrado", TEXT));
        let sent = house.send(&order);
        assert!(matches!(sent, Sent::Confirmed { .. }), "{sent:?}");
        assert_eq!(body(&read(&house.server.last())), TEXT);
        let log = house.server.log();
        assert_eq!(log.signed_in, [("ana@penon.example".to_owned(), true)]);
        assert!(!log.plain_secret, "{security:?}");
    }
}
