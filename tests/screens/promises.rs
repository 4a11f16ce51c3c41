//! Promises in the desk where more than one currency is owed, and where others are live.

use cobro::app::ImportOrder;

use crate::driver::Desk;

/// The desk on a book with one client who owes 1,000 EUR and 250 USD.
fn desk_with_two_currencies(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, |book| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        let text = "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Moneda\n\
                    X1;Comercial Uno S.L.;X-1;2026-09-01;2026-10-01;1000,00;EUR\n\
                    X1;Comercial Uno S.L.;X-2;2026-09-01;2026-10-01;250,00;USD\n";
        std::fs::write(&path, text).expect("written");
        let order = ImportOrder {
            path,
            date_order: None,
            currency: None,
            mapping: Vec::new(),
            sheet: None,
            strict: true,
            terms_days: 30,
        };
        book.import(&order, &mut |_, _| true).expect("imported");
    })
}

/// Amount, currency and status of the promises of the client on show.
fn promises(desk: &Desk) -> Vec<String> {
    let file = desk.model.current_file().expect("a client");
    let promises = file.account.promises.iter();
    let mut promises: Vec<String> = promises
        .map(|it| {
            let code = it.money.currency.code();
            format!("{} {code} {}", it.money.amount, it.status.id())
        })
        .collect();
    promises.sort();
    promises
}

#[test]
fn a_promise_where_several_currencies_are_owed_looks_right() {
    for (name, keys) in [
        ("promise_currencies", "p"),
        (
            "promise_beside",
            "p<enter>P<tab>2<tab><tab><tab><tab><space>",
        ),
    ] {
        for (language, size) in [("es", (80, 24)), ("en", (120, 40))] {
            let mut desk = desk_with_two_currencies(language, size);
            let keys = keys.replace("<tab>2<tab>", "<tab>200 EUR<tab>");
            let screen = desk.press(&keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

#[test]
fn p_records_the_main_currency_and_a_typed_one_is_heeded() {
    let mut desk = desk_with_two_currencies("es", (80, 24));
    let screen = desk.press("p").screen();
    assert!(screen.contains("También debe 250,00 US$"), "{screen}");
    assert_eq!(promises(&desk), ["1000.00 EUR pending"]);
    desk.press("<enter>P<tab>120 USD<enter>");
    assert_eq!(promises(&desk), ["1000.00 EUR pending", "120 USD pending"]);
    // A currency that is not owed is refused, and so is more than is owed in the one typed.
    for wrong in ["P<tab>10 MXN<enter>", "P<tab>251 USD<enter>"] {
        desk.press(wrong).press("<esc><esc>");
        assert_eq!(promises(&desk), ["1000.00 EUR pending", "120 USD pending"]);
    }
    // What was just recorded can be changed to the other currency: the first is taken back.
    desk.press("u").press("u");
    assert_eq!(promises(&desk), Vec::<String>::new());
    desk.press("p<tab>50 USD<enter>");
    assert_eq!(promises(&desk), ["50 USD pending"]);
}

#[test]
fn a_form_replaces_the_live_promises_or_stands_beside_them() {
    for (turn, expected) in [
        ("", ["1000.00 EUR replaced", "200 EUR pending"]),
        (
            "<tab><tab><tab><tab><space>",
            ["200 EUR pending", "700 EUR pending"],
        ),
    ] {
        let mut desk = desk_with_two_currencies("en", (120, 40));
        match turn {
            "" => desk.press("p<enter>"),
            _ => desk.press("P<tab>700 EUR<enter>"),
        };
        desk.press(&format!("P<tab>200 EUR{turn}<enter>"));
        assert_eq!(promises(&desk), expected, "{turn:?}");
    }
}
