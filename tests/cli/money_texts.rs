//! What the commands about money say: the page of a client, the history, and what was typed wrong.

use crate::support::{Home, Run};

fn run(home: &Home, day: &str, language: &str, args: &[&str]) -> Run {
    let mut all = vec!["--lang", language, "--now", day];
    all.extend(args);
    home.run_bare(&all, "")
}

/// A client to whom everything happened.
fn busy() -> Home {
    let home = Home::with_sample();
    let done = [
        ("2026-11-01", &["terms", "C001", "--kind", "business"][..]),
        (
            "2026-11-01",
            &[
                "plan",
                "C001",
                "--instalments",
                "2",
                "--first",
                "2026-11-05",
                "--accept",
            ],
        ),
        ("2026-11-04", &["pay", "C001", "2155"]),
        ("2026-11-06", &["pay", "C001", "100", "--credit"]),
        (
            "2026-11-07",
            &[
                "pay",
                "C001",
                "--correct",
                "6",
                "90",
                "--credit",
                "--reason",
                "leído mal",
            ],
        ),
        ("2026-11-08", &["interest", "C001", "--claim"]),
        (
            "2026-11-08",
            &[
                "interest",
                "C001",
                "--waive",
                "CR-F-1",
                "--reason",
                "cortesía",
            ],
        ),
        (
            "2026-11-09",
            &[
                "dispute",
                "C001",
                "F-1=50",
                "--reason",
                "price",
                "--until",
                "2026-12-01",
            ],
        ),
        (
            "2026-11-10",
            &["hold", "C001", "2026-12-02", "--reason", "en revisión"],
        ),
    ];
    for (day, args) in done {
        run(&home, day, "es", args).code(0);
    }
    home
}

#[test]
fn the_page_of_a_client_tells_plans_disputes_holds_and_charges() {
    let home = busy();
    let page = run(&home, "2026-11-23", "es", &["show", "C001"])
        .code(0)
        .out;
    for told in [
        "Saldo a favor: 90,00 €",
        "Plan de pagos #4: 4.310,00 € en 2 plazos · vigente · 1 de 2 pagados · faltan 2.065,00 €",
        "05/11/2026  2.155,00 €      0,00 €  cumplido",
        "05/12/2026  2.155,00 €  2.065,00 €  pendiente · el siguiente",
        "abierta  01/12/2026  precio",
        "todo el cliente",
        "02/12/2026  vigente  en revisión",
        "INT-F-1 interés de demora  F-1",
        "se renunció a él",
        "se renuncia al cargo CR-F-1: coste de cobro por la factura F-1, 40,00 €: cortesía",
        "pago de 100,00 € (corregido: 90,00 € del vie 6 nov)",
        "antes 100,00 €: leído mal",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    let json = home.json_at("2026-11-23", &["show", "C001"]);
    let charges = json["charges"].as_array().expect("a list");
    let waived: Vec<_> = charges
        .iter()
        .map(|it| (&it["number"], &it["waived"]))
        .collect();
    assert_eq!(waived.len(), 2);
    assert!(
        waived.contains(&(&"CR-F-1".into(), &true.into())),
        "{waived:?}"
    );
}

#[test]
fn a_broken_plan_says_since_when_and_a_replaced_promise_that_it_is() {
    let home = busy();
    let plan = [
        "plan",
        "C004",
        "--instalments",
        "3",
        "--first",
        "2026-12-01",
        "--accept",
    ];
    run(&home, "2026-11-20", "es", &plan).code(0);
    let page = run(&home, "2027-03-10", "en", &["show", "C004"]).code(0);
    assert!(page.out.contains("· broken since "), "{}", page.out);
    run(
        &home,
        "2026-11-20",
        "es",
        &["promise", "C002", "500", "2026-11-25"],
    )
    .code(0);
    run(
        &home,
        "2026-11-20",
        "es",
        &["promise", "C002", "600", "2026-11-26"],
    )
    .code(0);
    run(
        &home,
        "2026-11-21",
        "es",
        &["promise", "C002", "--cancel", "--reason", "se retracta"],
    )
    .code(0);
    let page = run(&home, "2026-11-23", "es", &["show", "C002"])
        .code(0)
        .out;
    for told in [
        "promete 500,00 € para mié 25 nov (sustituida)",
        "nueva promesa: 600,00 € para jue 26 nov (anulada)",
        "promesa anulada, la de 600,00 € para jue 26 nov: se retracta",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
}

/// What is typed, the exit code, and what is said in Spanish and in English.
type Wrong<'a> = (&'a [&'a str], i32, &'a [&'a str], &'a [&'a str]);

const WRONG: &[Wrong<'_>] = &[
    (
        &["pay"],
        2,
        &[
            "Falta: <CLIENTE>",
            "Uso: cobro pay [OPCIONES] <CLIENTE> [IMPORTE] [FECHA]",
            "cobro pay --help",
        ],
        &["Usage: cobro pay", "cobro pay --help"],
    ),
    (
        &["pay", "C001", "abc"],
        2,
        &["«abc»", "1.250,50"],
        &["`abc`", "1,250.50"],
    ),
    (
        &["pay", "C001", "50%"],
        2,
        &["aquí hace falta un importe"],
        &["not a share"],
    ),
    (
        &["pay", "C001", "10XXX"],
        2,
        &["no conozco esa moneda"],
        &["currency is not known"],
    ),
    (
        &["pay", "C001", "10", "F-1"],
        2,
        &["«F-1»", "--invoice"],
        &["--invoice"],
    ),
    (
        &["pay", "C001", "10", "--invoice", "F-7"],
        1,
        &["«F-7»", "cobro show CLIENTE"],
        &["cobro show DEBTOR"],
    ),
    (
        &["pay", "C001", "--correct", "99", "5"],
        1,
        &["El apunte 99 no existe"],
        &["Entry 99 does not exist"],
    ),
    (
        &["plan", "C001", "--instalments", "3", "--first", "ayer"],
        2,
        &["ya ha pasado"],
        &[],
    ),
    (
        &["plan", "C001", "--each", "99999"],
        1,
        &["mayor que el total"],
        &["larger than the whole"],
    ),
    (
        &["dispute", "C005", "F-5"],
        1,
        &["ya está en disputa", "cobro show"],
        &["in dispute already"],
    ),
    (
        &["hold", "C001", "+10", "--reason", ""],
        1,
        &["Falta el motivo", "--reason"],
        &["--reason"],
    ),
    (
        &["credit", "C001", "F-1", "-5"],
        2,
        &["mayor que cero"],
        &["more than zero"],
    ),
    (
        &["writeoff", "C001", "F-1", "99999", "--reason", "x"],
        1,
        &["Solo hay 4.310,00 €"],
        &["only €4,310.00"],
    ),
    (
        &["forecast", "--weeks", "900"],
        2,
        &["números enteros, 1–104"],
        &["whole numbers, 1–104"],
    ),
    (
        &["promise", "C001", "100", "ayer"],
        2,
        &["Primero el importe"],
        &["First the amount"],
    ),
    (
        &["promise", "C001", "100", "+200"],
        1,
        &["60 días", "--reason"],
        &["60 days", "--reason"],
    ),
    (
        &["promise", "C001", "100 USD", "+3"],
        1,
        &["en esa moneda"],
        &["in that currency"],
    ),
    (
        &["promise", "C003"],
        1,
        &["no ha vencido"],
        &["it is not due"],
    ),
    (
        &["interest", "Nadie"],
        1,
        &["cobro queue --all"],
        &["cobro queue --all"],
    ),
];

#[test]
fn what_is_wrong_is_told_with_a_way_out_in_either_language() {
    let home = Home::with_sample();
    for (args, code, es, en) in WRONG {
        for (language, told) in [("es", es), ("en", en)] {
            if told.is_empty() {
                continue;
            }
            let said = run(&home, "2026-11-23", language, args).code(*code).err;
            for words in *told {
                assert!(said.contains(words), "{args:?}: {words}\n{said}");
            }
        }
    }
}

#[test]
fn percents_and_signs_are_written_as_in_the_language() {
    let home = Home::with_sample();
    run(
        &home,
        "2026-11-23",
        "es",
        &["terms", "C001", "--kind", "business", "--rate", "10.15"],
    )
    .code(0);
    let es = run(&home, "2026-11-23", "es", &["interest", "C001"])
        .code(0)
        .out;
    let en = run(&home, "2026-11-23", "en", &["interest", "C001"])
        .code(0)
        .out;
    assert!(es.contains("10,15 %"), "{es}");
    assert!(en.contains("10.15%"), "{en}");
}
