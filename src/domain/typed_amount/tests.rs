use rust_decimal::Decimal;

use super::{AmountProblem, TypedAmount, TypedCurrency, parse_amount};

/// What is typed, what it means where the comma parts decimals (Spain), and where the point does (Mexico).
const TABLE: &str = "
1250                     | 1250                | 1250
 1 250                   | 1250                | 1250
0012                     | 12                  | 12
1.250,50                 | 1250.50             | 1250.50
1,250.50                 | 1250.50             | 1250.50
1250.5                   | 1250.5              | 1250.5
1250,5                   | 1250.5              | 1250.5
1250,50                  | 1250.50             | 1250.50
1.250                    | 1250                | 1.250
1,250                    | 1.250               | 1250
12.500                   | 12500               | 12.500
12,500                   | 12.500              | 12500
1.25                     | 1.25                | 1.25
0,5                      | 0.5                 | 0.5
0.250                    | 0.250               | 0.250
0,250                    | 0.250               | 0.250
1250.500                 | 1250.500            | 1250.500
1.250.500                | 1250500             | 1250500
1,250,500                | 1250500             | 1250500
1.250.500,75             | 1250500.75          | 1250500.75
1,250,500.75             | 1250500.75          | 1250500.75
1.250,500                | 1250.500            | 1250.500
1 250,50                 | 1250.50             | 1250.50
1 250.500                | 1250.500            | 1250.500
1\u{a0}250\u{202f}000    | 1250000             | 1250000
1000000000000000         | 1000000000000000    | 1000000000000000
1.000.000.000.000.000    | 1000000000000000    | 1000000000000000
1250 €                   | 1250 EUR            | 1250 EUR
€1250                    | 1250 EUR            | 1250 EUR
1.250,50 €               | 1250.50 EUR         | 1250.50 EUR
1250€                    | 1250 EUR            | 1250 EUR
eur 1250                 | 1250 EUR            | 1250 EUR
1250 EUR                 | 1250 EUR            | 1250 EUR
100 Euros                | 100 EUR             | 100 EUR
£20                      | 20 GBP              | 20 GBP
$ 1,250.00               | 1250.00 $           | 1250.00 $
$1,250.00 MXN            | 1250.00 MXN         | 1250.00 MXN
$ 5.000 pesos            | 5000 pesos          | 5.000 pesos
US$ 100                  | 100 USD             | 100 USD
US$ 100 USD              | 100 USD             | 100 USD
S/ 350,50                | 350.50 PEN          | 350.50 PEN
S/. 350.50               | 350.50 PEN          | 350.50 PEN
100 dólares              | 100 USD             | 100 USD
300 pesos                | 300 pesos           | 300 pesos
1250 cop                 | 1250 COP            | 1250 COP
50%                      | 50 %                | 50 %
50 %                     | 50 %                | 50 %
33,3%                    | 33.3 %              | 33.3 %
50 por ciento            | 50 %                | 50 %
25 percent               | 25 %                | 25 %
100%                     | 100 %               | 100 %
todo                     | 100 %               | 100 %
TODO                     | 100 %               | 100 %
el total                 | 100 %               | 100 %
all                      | 100 %               | 100 %
mitad                    | 50 %                | 50 %
la mitad                 | 50 %                | 50 %
half                     | 50 %                | 50 %
                         | empty               | empty
0                        | zero                | zero
0,00 €                   | zero                | zero
-0                       | zero                | zero
0%                       | zero                | zero
-5                       | negative            | negative
−5 €                     | negative            | negative
-€5                      | negative            | negative
€ -5                     | negative            | negative
5-                       | negative            | negative
(5,00)                   | negative            | negative
(€ 5)                    | negative            | negative
-50%                     | negative            | negative
101%                     | over                | over
1,2345                   | decimals            | decimals
1.250,5000               | decimals            | decimals
1000000000000000,01      | large               | large
1000000000000001         | large               | large
99999999999999999999999999999999999 | large    | large
12.50.000                | separators          | separators
1.2,5                    | separators          | separators
1.250,50,5               | separators          | separators
0.250.000                | separators          | separators
1234.567.890             | separators          | separators
1 2                      | separators          | separators
1  250                   | separators          | separators
1.,5                     | separators          | separators
1..5                     | separators          | separators
12 50,00                 | separators          | separators
1250,                    | unknown             | unknown
,50                      | unknown             | unknown
+5                       | unknown             | unknown
5)                       | unknown             | unknown
1'250                    | unknown             | unknown
1e5                      | unknown             | unknown
12-50                    | unknown             | unknown
5 mil                    | unknown             | unknown
5k                       | unknown             | unknown
€                        | unknown             | unknown
%                        | unknown             | unknown
% 50                     | unknown             | unknown
50% EUR                  | unknown             | unknown
EUR 50 USD               | unknown             | unknown
€ 50 MXN                 | unknown             | unknown
la mitad de todo         | unknown             | unknown
hello                    | unknown             | unknown
٣٤                       | unknown             | unknown
🙂 5                     | unknown             | unknown
";

fn shown(read: Result<TypedAmount, AmountProblem>) -> String {
    match read {
        Ok(TypedAmount::Percent(percent)) => format!("{percent} %"),
        Ok(TypedAmount::Money { amount, currency }) => match currency {
            None => amount.to_string(),
            Some(TypedCurrency::Code(code)) => format!("{amount} {code}"),
            Some(TypedCurrency::DollarSign) => format!("{amount} $"),
            Some(TypedCurrency::Pesos) => format!("{amount} pesos"),
        },
        Err(problem) => match problem {
            AmountProblem::Empty => "empty",
            AmountProblem::Unknown(_) => "unknown",
            AmountProblem::Separators => "separators",
            AmountProblem::Negative => "negative",
            AmountProblem::Zero => "zero",
            AmountProblem::TooManyDecimals => "decimals",
            AmountProblem::TooLarge => "large",
            AmountProblem::OverWhole => "over",
        }
        .to_owned(),
    }
}

#[test]
fn typed_amounts_mean_what_the_table_says() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in TABLE.lines().filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('|').collect();
        let [typed, comma, point] = cells[..] else {
            panic!("three cells in {line:?}")
        };
        rows += 1;
        for (mark, meant) in [(',', comma.trim()), ('.', point.trim())] {
            let read = shown(parse_amount(typed, mark));
            if read != meant {
                wrong.push(format!("{} with {mark}: {read}, not {meant}", typed.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows > 100, "{rows} rows");
}

#[test]
fn a_typed_currency_is_compared_with_the_one_owed() {
    let code = TypedCurrency::Code("EUR".into());
    assert!(code.may_be("EUR") && !code.may_be("USD"));
    assert!(TypedCurrency::DollarSign.may_be("MXN") && TypedCurrency::DollarSign.may_be("USD"));
    assert!(!TypedCurrency::DollarSign.may_be("EUR"));
    assert!(TypedCurrency::Pesos.may_be("COP") && !TypedCurrency::Pesos.may_be("USD"));
}

#[test]
fn what_is_accepted_is_above_zero_and_within_limits_for_any_characters() {
    let letters: Vec<char> = "0123456789000111.,., '-()%€$eurmxnSs/ñ\u{a0}\u{301}🙂"
        .chars()
        .collect();
    let mut seed: u64 = 11;
    let mut roll = |sides: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % sides
    };
    let mut understood = 0;
    for _ in 0..100_000 {
        let text: String = (0..roll(24))
            .map(|_| letters[roll(letters.len())])
            .collect();
        for mark in [',', '.', '\''] {
            let Ok(TypedAmount::Money { amount, .. } | TypedAmount::Percent(amount)) =
                parse_amount(&text, mark)
            else {
                continue;
            };
            understood += 1;
            assert!(amount > Decimal::ZERO, "{text:?}");
            assert!(
                amount <= Decimal::from(1_000_000_000_000_000_u64),
                "{text:?}"
            );
            assert!(amount.scale() <= 3, "{text:?}");
        }
    }
    assert!(understood > 2_000, "only {understood} were understood");
}

#[test]
fn an_amount_written_by_either_locale_reads_back() {
    for cents in (1..2_000_000_i64).step_by(997) {
        let amount = Decimal::new(cents, 2);
        let english = amount.to_string();
        let spanish = english.replace('.', ",");
        for mark in [',', '.'] {
            for text in [&english, &spanish] {
                let money = TypedAmount::Money {
                    amount,
                    currency: None,
                };
                assert_eq!(parse_amount(text, mark), Ok(money), "{text}");
            }
        }
    }
}
