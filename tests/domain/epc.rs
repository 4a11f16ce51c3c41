//! The payload of a payment code: what fits the standard, and why the rest does not.

use cobro::domain::epc::{EpcProblem, Remittance, Transfer};
use cobro::domain::money::{Currency, Money};
use proptest::prelude::*;
use rust_decimal::Decimal;

const IBAN: &str = "ES91 2100 0418 4502 0005 1332";

fn euro(amount: &str) -> Money {
    Money::new(amount.parse().expect("an amount"), Currency::EUR)
}

fn text(words: &str) -> Remittance {
    Remittance::Text(words.to_owned())
}

fn transfer(name: &str, iban: &str, bic: &str, amount: &str) -> Result<Transfer, EpcProblem> {
    Transfer::new(name, iban, bic, euro(amount), text("C001 F-1"))
}

#[test]
fn the_payload_is_line_by_line_what_the_standard_says() {
    let whole = transfer("Estudio Ñandú S.L.", IBAN, "", "4310").expect("fits");
    assert_eq!(
        whole.payload(),
        "BCD\n002\n1\nSCT\n\nEstudio Ñandú S.L.\nES9121000418450200051332\nEUR4310.00\n\n\nC001 F-1"
    );
    let referenced = Transfer::new(
        "Ana",
        "be68-5390.0754 7034",
        "kredbebb",
        euro("0.01"),
        Remittance::read("rf18 5390 0754 7034"),
    );
    assert_eq!(
        referenced.expect("fits").payload(),
        "BCD\n002\n1\nSCT\nKREDBEBB\nAna\nBE68539007547034\nEUR0.01\n\nRF18539007547034"
    );
    let silent = Transfer::new("Ana", IBAN, "", euro("999999999.99"), text(" "));
    assert_eq!(
        silent.expect("fits").payload(),
        "BCD\n002\n1\nSCT\n\nAna\nES9121000418450200051332\nEUR999999999.99"
    );
}

#[test]
fn what_does_not_fit_is_refused_with_the_reason() {
    let amount = |amount: &str| {
        let amount: Decimal = amount.parse().expect("an amount");
        EpcProblem::BadAmount(amount)
    };
    let long = "n".repeat(71);
    for (name, iban, bic, sum, why) in [
        ("", IBAN, "", "1", EpcProblem::NoName),
        (" \n ", IBAN, "", "1", EpcProblem::NoName),
        (long.as_str(), IBAN, "", "1", EpcProblem::NameTooLong(71)),
        ("Ana", IBAN, "", "0", amount("0")),
        ("Ana", IBAN, "", "-5", amount("-5")),
        ("Ana", IBAN, "", "0.001", amount("0.001")),
        ("Ana", IBAN, "", "1000000000", amount("1000000000")),
        ("Ana", "", "", "1", EpcProblem::BadIban(String::new())),
        (
            "Ana",
            "ES91 2100 0418 4502 0005 1333",
            "",
            "1",
            EpcProblem::BadIban("ES9121000418450200051333".into()),
        ),
        (
            "Ana",
            "ES91 2100 Ñ418",
            "",
            "1",
            EpcProblem::BadIban("ES912100Ñ418".into()),
        ),
        ("Ana", IBAN, "CAIX", "1", EpcProblem::BadBic("CAIX".into())),
        (
            "Ana",
            "CR05 0152 0200 1026 2840 66",
            "",
            "1",
            EpcProblem::OutsideSepa("CR".into()),
        ),
        (
            "Ana",
            "CH93 0076 2011 6238 5295 7",
            "",
            "1",
            EpcProblem::NeedsBic("CH".into()),
        ),
    ] {
        let refused = transfer(name, iban, bic, sum).expect_err(name);
        assert_eq!(refused, why, "{name} {iban} {bic} {sum}");
    }
    assert!(transfer("Ana", "CH93 0076 2011 6238 5295 7", "POFICHBEXXX", "1").is_ok());
    let dollars = Money::new(Decimal::ONE, Currency::USD);
    assert_eq!(
        Transfer::new("Ana", IBAN, "", dollars, text("")).expect_err("not euro"),
        EpcProblem::NotEuro(Currency::USD)
    );
    let words = "ñ".repeat(141);
    assert_eq!(
        Transfer::new("Ana", IBAN, "", euro("1"), text(&words)).expect_err("long"),
        EpcProblem::TextTooLong(141)
    );
    let reference = Remittance::Reference("RF19 5390 0754 7034".into());
    assert_eq!(
        Transfer::new("Ana", IBAN, "", euro("1"), reference).expect_err("wrong"),
        EpcProblem::BadReference("RF19539007547034".into())
    );
    // Every part fits, and all of it together does not: letters outside of ASCII take more room.
    let (name, words) = ("€".repeat(70), "€".repeat(140));
    assert!(matches!(
        Transfer::new(&name, IBAN, "", euro("1"), text(&words)),
        Err(EpcProblem::TooLong(bytes)) if bytes > 331
    ));
}

#[test]
fn words_that_look_like_a_reference_and_are_none_stay_words() {
    assert_eq!(Remittance::read("RF-2026/17"), text("RF-2026/17"));
    assert_eq!(Remittance::read("F26-0428"), text("F26-0428"));
    assert_eq!(
        Remittance::read("RF18 5390 0754 7034"),
        Remittance::Reference("RF18539007547034".into())
    );
}

proptest! {
    /// Nothing typed can add a line, or a field, to the payload.
    #[test]
    fn a_payload_never_has_more_lines_than_fields(name in ".{1,80}", words in ".{0,160}", cents in 1i64..10_000_000) {
        let money = Money::new(Decimal::new(cents, 2), Currency::EUR);
        if let Ok(made) = Transfer::new(&name, IBAN, "", money, Remittance::read(&words)) {
            let payload = made.payload();
            let lines: Vec<&str> = payload.split('\n').collect();
            prop_assert!(lines.len() <= 11);
            prop_assert_eq!(lines[6], "ES9121000418450200051332");
            prop_assert_eq!(lines[7].parse::<String>().expect("text"), format!("EUR{:.2}", money.amount));
            prop_assert!(payload.len() <= 331);
            prop_assert!(!payload.contains('\r'));
        }
    }
}
