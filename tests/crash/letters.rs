//! A day of e-mails at the desk, in both languages, by a real mail server: what arrives says what was on the screen, brings its
//! papers along, and goes on with the thread of the days before.

use mailparse::{MailHeaderMap, ParsedMail, parse_mail};

use super::desk::Desk;
use super::home::{Home, text};
use super::server::{MailServer, Manners};

const F5: &str = "\x1b[15~";
const DOWN: &str = "\x1b[B";
const CTRL_S: &str = "\x13";

/// What the file of the invoice holds.
const INVOICE: &[u8] = b"%PDF-1.4 not really\r\n\x00\xff";

/// What a day is called on the screen.
struct Words {
    language: &'static str,
    ready: &'static str,
    subject: &'static str,
    papers: &'static str,
    server: &'static str,
    sent: &'static str,
    greeting: &'static str,
}

#[test]
fn a_day_of_letters_in_spanish() {
    day(&Words {
        language: "es",
        ready: "Por cobrar hoy",
        subject: "Recordatorio: factura Ñ-1, 4.310,00 €",
        papers: "¿Qué va con él?",
        server: "Enviar ahora por localhost",
        sent: "Anotado: enviado",
        greeting: "Buenos días, Elvira Núñez:",
    });
}

#[test]
fn a_day_of_letters_in_english() {
    day(&Words {
        language: "en",
        ready: "To collect today",
        subject: "Reminder: invoice Ñ-1, €4,310.00",
        papers: "What comes with it?",
        server: "Send now by localhost",
        sent: "Recorded: sent",
        greeting: "Dear Elvira Núñez,",
    });
}

fn day(words: &Words) {
    let server = MailServer::start(Manners::default());
    let mut home = house(&server);
    let mut desk = open(&home, words);
    desk.press("e");
    desk.wait_for(words.subject);
    desk.press(F5);
    desk.wait_for(words.papers);
    desk.press(" ");
    desk.press(&format!("{DOWN} \r"));
    send(&mut desk, words);
    desk.press("q");
    desk.wait_end();
    let first = server.last();
    assert!(first.text.is_ascii(), "any server can pass it on");
    let first = parse_mail(&first.text).expect("is a mail");
    assert_eq!(header(&first, "Subject"), words.subject);
    let parts = &first.subparts;
    assert_eq!(first.ctype.mimetype, "multipart/mixed");
    let said = &parts[0].subparts[0];
    assert_eq!(said.ctype.charset, "utf-8");
    let said = said.get_body().expect("is text");
    assert!(said.contains(words.greeting), "{said}");
    let kinds: Vec<&str> = parts.iter().map(|it| it.ctype.mimetype.as_str()).collect();
    let pdf = "application/pdf";
    assert_eq!(kinds, ["multipart/alternative", pdf, pdf]);
    let files: Vec<Vec<u8>> = parts[1..]
        .iter()
        .map(|it| it.get_body_raw().expect("is there"))
        .collect();
    assert!(files[0].starts_with(b"%PDF-1."), "the statement");
    assert_eq!(files[1], INVOICE);

    // A week later the next step is another mail, of the same thread.
    home.env
        .push(("COBRO_NOW".into(), "2026-11-30T10:00".into()));
    let mut desk = open(&home, words);
    desk.press("e");
    desk.wait_for("Ñ-1");
    send(&mut desk, words);
    let second = server.last();
    let second = parse_mail(&second.text).expect("is a mail");
    assert_eq!(header(&second, "In-Reply-To"), header(&first, "Message-ID"));
    assert_ne!(header(&second, "Message-ID"), header(&first, "Message-ID"));
    assert_eq!(server.recipients().len(), 2);
    assert_eq!(home.count("contact", words.greeting), 2);
    home.assert_sound();
}

fn house(server: &MailServer) -> Home {
    let home = Home::new();
    let folder = home.path("facturas");
    std::fs::create_dir(&folder).expect("a folder can be made");
    std::fs::write(folder.join("Ñ-1.pdf"), INVOICE).expect("a file can be written");
    home.file(
        "config.toml",
        format!(
            "[house]\nname = \"Imprenta Peñón\"\nemail = \"cobros@penon.example\"\n{}invoice_folder = {:?}\n",
            server.settings(),
            text(&folder)
        ),
    );
    let csv = "Código;Cliente;Tipo;E-mail;Contacto;Nº factura;Fecha factura;Vencimiento;Total\n\
        C001;Óptica Núñez S.L.;olvidadizo;cobros@nunez.example;Elvira Núñez;Ñ-1;2026-10-20;2026-11-19;4310,00\n";
    let file = home.file("clients.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    home
}

fn open(home: &Home, words: &Words) -> Desk {
    let desk = Desk::start(home, &["--lang", words.language]);
    desk.wait_for(words.ready);
    desk.wait_for_pane("Óptica Núñez");
    desk
}

fn send(desk: &mut Desk, words: &Words) {
    desk.press(CTRL_S);
    desk.wait_for(words.server);
    desk.press("\r");
    desk.wait_for(words.sent);
}

fn header(mail: &ParsedMail<'_>, name: &str) -> String {
    let value = mail.headers.get_first_value(name);
    value.unwrap_or_else(|| panic!("has no {name}"))
}
