//! Who the house is, how it is paid and on which terms it sells: what papers and messages to clients say.

use iban::{Iban, IbanLike, ParseIbanError};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize};
use toml::Value;

use super::checks::Unfit;

/// Who the house is, as its papers say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    /// The name of the business or person.
    pub name: String,
    /// NIF, CIF, RFC, RUT, … as it is to be written.
    pub tax_id: String,
    /// Further tax ids of the house, as of other companies that invoice in this book.
    pub tax_ids: Vec<String>,
    /// The lines of the address.
    #[serde(deserialize_with = "lines")]
    pub address: Vec<String>,
    /// The town in which papers are signed.
    pub place: String,
    /// Where clients write to.
    pub email: String,
    /// Where clients call.
    pub phone: String,
}

impl House {
    /// All tax ids of the house.
    pub fn all_tax_ids(&self) -> Vec<String> {
        let all = self.tax_ids.iter().chain([&self.tax_id]);
        all.filter(|it| !it.trim().is_empty()).cloned().collect()
    }
}

/// How the house is paid, and on which terms it sells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Where clients pay by link; empty when there is none.
    pub payment_link: String,
    /// Other ways to pay, in the house's words.
    #[serde(deserialize_with = "lines")]
    pub other_ways: Vec<String>,
    /// The part of a new order that is paid before work begins, in percent; nothing when zero.
    pub deposit_percent: Decimal,
    /// After how many days past due service is suspended; never when zero.
    pub suspension_days: u32,
    /// What suspension means, in the house's words.
    pub suspension_note: String,
    /// The accounts that clients may pay into.
    pub accounts: Vec<BankAccount>,
}

/// An account that clients may pay into.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankAccount {
    /// Its number.
    pub iban: String,
    /// In whose name it is; the house's when empty.
    #[serde(default)]
    pub holder: String,
    /// The bank's name.
    #[serde(default)]
    pub bank: String,
    /// Its BIC, which payments into some countries need.
    #[serde(default)]
    pub bic: String,
}

impl BankAccount {
    /// The number in groups of four, as it is printed.
    pub fn written(&self) -> String {
        match parsed(&self.iban) {
            Ok(iban) => iban.to_string(),
            Err(_) => self.iban.clone(),
        }
    }
}

/// An account number as people write it, in groups or not.
fn parsed(iban: &str) -> Result<Iban, ParseIbanError> {
    let marks = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '.');
    let compact: String = iban.chars().filter(marks).collect();
    compact.to_uppercase().parse()
}

/// One line, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Lines {
    One(String),
    Several(Vec<String>),
}

fn lines<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let lines = match Lines::deserialize(from)? {
        Lines::One(text) => text.lines().map(str::to_owned).collect(),
        Lines::Several(lines) => lines,
    };
    Ok(lines
        .into_iter()
        .filter(|line| !line.trim().is_empty())
        .collect())
}

/// Takes the accounts whose numbers can't be right out of the list. A number alone is an account too.
pub(super) fn take_out_unfit_accounts(accounts: &mut Value) -> Vec<Unfit> {
    let Value::Array(list) = accounts else {
        return Vec::new();
    };
    for account in list.iter_mut().filter(|it| it.is_str()) {
        let number = std::mem::replace(account, Value::Boolean(false));
        *account = Value::Table(toml::Table::from_iter([("iban".to_owned(), number)]));
    }
    let mut unfit = Vec::new();
    let mut place = 0;
    list.retain(|account| {
        let key = format!("terms.accounts.{place}.iban");
        place += 1;
        let Some(iban) = account.get("iban").and_then(Value::as_str) else {
            return true;
        };
        match checked(iban) {
            Ok(()) => true,
            Err(allowed) => {
                let value = format!("{iban:?}");
                unfit.push(Unfit {
                    key,
                    value,
                    allowed,
                });
                false
            }
        }
    });
    unfit
}

/// Whether an account number can be right; else what is allowed, in figures and names that need no language.
fn checked(iban: &str) -> Result<(), String> {
    match parsed(iban) {
        Ok(_) => Ok(()),
        Err(ParseIbanError::InvalidBban(base)) => {
            let country = base.country_code();
            let example = EXAMPLES.iter().find(|it| it.starts_with(country));
            Err(match example {
                Some(example) => format!("IBAN {country}: {example}"),
                None => format!("IBAN {country} (ISO 13616)"),
            })
        }
        Err(ParseIbanError::UnknownCountry(_)) => {
            Err("IBAN: ES, PT, FR, DE, IT, CR, DO…".to_owned())
        }
        Err(_) => Err("IBAN (ISO 13616: XX00…, mod 97 = 1)".to_owned()),
    }
}

/// How account numbers of the countries most at home here look, from the registry of IBANs.
const EXAMPLES: [&str; 8] = [
    "ES91 2100 0418 4502 0005 1332",
    "PT50 0002 0123 1234 5678 9015 4",
    "FR14 2004 1010 0505 0001 3M02 606",
    "DE89 3704 0044 0532 0130 00",
    "IT60 X054 2811 1010 0000 0123 456",
    "CR05 0152 0200 1026 2840 66",
    "DO28 BAGR 0000 0001 2124 5361 1324",
    "BR18 0036 0305 0000 1000 9795 493C 1",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_numbers_are_checked_by_country_length_and_check_digits() {
        for example in EXAMPLES {
            assert_eq!(checked(example), Ok(()), "{example}");
        }
        let wrong = [
            ("ES91 2100 0418 4502 0005 1333", "mod 97"),
            ("ES19 2100 0418 4502 0005 1332", "mod 97"),
            // Right check digits, and a digit short of what Spain has.
            ("ES98 2100 0418 4502 0005 133", "IBAN ES"),
            ("2100 0418 4502 0005 1332", "mod 97"),
            ("", "mod 97"),
        ];
        for (iban, told) in wrong {
            let allowed = checked(iban).expect_err(iban);
            assert!(allowed.contains(told), "{iban}: {allowed}");
        }
    }

    #[test]
    fn a_number_alone_is_an_account() {
        let mut accounts: Value = toml::from_str::<toml::Table>(
            "accounts = [\"ES9121000418450200051332\", \"ES19\", { iban = \"PT50000201231234567890154\", bank = \"B\" }]",
        )
        .expect("sound")
        .remove("accounts")
        .expect("is there");
        let unfit = take_out_unfit_accounts(&mut accounts);
        assert_eq!(unfit.len(), 1);
        assert_eq!(unfit[0].key, "terms.accounts.1.iban");
        let accounts: Vec<BankAccount> = accounts.try_into().expect("accounts");
        let numbers: Vec<&str> = accounts.iter().map(|it| it.iban.as_str()).collect();
        assert_eq!(
            numbers,
            ["ES9121000418450200051332", "PT50000201231234567890154"]
        );
    }

    #[test]
    fn account_numbers_are_printed_in_groups_of_four() {
        let account = BankAccount {
            iban: "ES9121000418450200051332".into(),
            ..BankAccount::default()
        };
        assert_eq!(account.written(), "ES91 2100 0418 4502 0005 1332");
        assert_eq!(checked("es91-2100 04184502.0005 1332"), Ok(()));
    }
}
