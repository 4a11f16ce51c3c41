//! A SEPA transfer that a phone reads from a picture: the payload of the *quick response code* of the European Payments
//! Council (EPC069-12, version 002). Euro only; what does not fit is refused with the reason, never cut.

use rust_decimal::Decimal;

use super::money::{Currency, Money};

/// Letters that the name of who is paid may have.
pub const LONGEST_NAME: usize = 70;

/// Letters that the words beside a payment may have.
pub const LONGEST_TEXT: usize = 140;

/// Bytes that a code of the largest size allowed (13, at level M) holds.
pub const LONGEST_PAYLOAD: usize = 331;

/// Countries of the European Economic Area: transfers within them need no BIC.
const EEA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Countries and territories whose banks take SEPA transfers besides those: the BIC goes with the account.
const SEPA_BESIDES: &[&str] = &[
    "AD", "AL", "CH", "GB", "GG", "GI", "IM", "JE", "MC", "MD", "ME", "MK", "RS", "SM", "VA",
];

/// A transfer as the code says it. Only one that fits the standard can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    name: String,
    iban: String,
    bic: String,
    amount: Decimal,
    remittance: Remittance,
}

/// What goes with a payment, so that whoever is paid knows what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remittance {
    /// Words.
    Text(String),
    /// A creditor reference with check digits (ISO 11649): `RF18 5390 0754 7034`, without blanks.
    Reference(String),
}

impl Remittance {
    /// A creditor reference where that is what it is, else words.
    pub fn read(text: &str) -> Self {
        let compact = compact(text);
        if compact.starts_with("RF") && is_creditor_reference(&compact) {
            Self::Reference(compact)
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// What it says.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Reference(text) => text,
        }
    }
}

/// Why there can be no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EpcProblem {
    /// Nobody is named who is to be paid.
    NoName,
    /// The name has more letters than fit.
    NameTooLong(usize),
    /// The account number can't be right.
    BadIban(String),
    /// Banks of this country take no SEPA transfers.
    OutsideSepa(String),
    /// Banks of this country need a BIC beside the account.
    NeedsBic(String),
    /// The BIC can't be right.
    BadBic(String),
    /// It is not in euro.
    NotEuro(Currency),
    /// Less than a cent, more than the standard allows, or parts of a cent.
    BadAmount(Decimal),
    /// The words have more letters than fit.
    TextTooLong(usize),
    /// The creditor reference has wrong check digits or length.
    BadReference(String),
    /// All of it together has more bytes than a code holds.
    TooLong(usize),
}

impl EpcProblem {
    /// The stable English name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoName => "no_name",
            Self::NameTooLong(_) => "name_too_long",
            Self::BadIban(_) => "bad_iban",
            Self::OutsideSepa(_) => "outside_sepa",
            Self::NeedsBic(_) => "needs_bic",
            Self::BadBic(_) => "bad_bic",
            Self::NotEuro(_) => "not_euro",
            Self::BadAmount(_) => "bad_amount",
            Self::TextTooLong(_) => "text_too_long",
            Self::BadReference(_) => "bad_reference",
            Self::TooLong(_) => "too_long",
        }
    }
}

impl Transfer {
    /// A transfer to an account, whose number may be in groups.
    ///
    /// # Errors
    /// When it does not fit the standard.
    pub fn new(
        name: &str,
        iban: &str,
        bic: &str,
        money: Money,
        remittance: Remittance,
    ) -> Result<Self, EpcProblem> {
        let transfer = Self {
            name: one_line(name),
            iban: compact(iban),
            bic: compact(bic),
            amount: checked_amount(money)?,
            remittance: checked_remittance(remittance)?,
        };
        let letters = transfer.name.chars().count();
        if letters == 0 {
            return Err(EpcProblem::NoName);
        }
        if letters > LONGEST_NAME {
            return Err(EpcProblem::NameTooLong(letters));
        }
        transfer.check_account()?;
        let bytes = transfer.payload().len();
        if bytes > LONGEST_PAYLOAD {
            return Err(EpcProblem::TooLong(bytes));
        }
        Ok(transfer)
    }

    fn check_account(&self) -> Result<(), EpcProblem> {
        if !is_iban(&self.iban) {
            return Err(EpcProblem::BadIban(self.iban.clone()));
        }
        if !self.bic.is_empty() && !is_bic(&self.bic) {
            return Err(EpcProblem::BadBic(self.bic.clone()));
        }
        let country = self.iban.get(..2).unwrap_or_default();
        if EEA.contains(&country) {
            return Ok(());
        }
        if !SEPA_BESIDES.contains(&country) {
            return Err(EpcProblem::OutsideSepa(country.to_owned()));
        }
        match self.bic.is_empty() {
            true => Err(EpcProblem::NeedsBic(country.to_owned())),
            false => Ok(()),
        }
    }

    /// Who is paid.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Into which account, without blanks.
    pub fn iban(&self) -> &str {
        &self.iban
    }

    /// The BIC of its bank; empty where none is needed.
    pub fn bic(&self) -> &str {
        &self.bic
    }

    /// How much.
    pub fn money(&self) -> Money {
        Money::new(self.amount, Currency::EUR)
    }

    /// What goes with the payment.
    pub fn remittance(&self) -> &Remittance {
        &self.remittance
    }

    /// What the code holds, line by line. Lines that would be empty at the end are left out.
    pub fn payload(&self) -> String {
        let (reference, text) = match &self.remittance {
            Remittance::Reference(reference) => (reference.as_str(), ""),
            Remittance::Text(text) => ("", text.as_str()),
        };
        let amount = format!("EUR{:.2}", self.amount);
        let no_purpose = "";
        let lines = [
            "BCD", "002", "1", "SCT", &self.bic, &self.name, &self.iban, &amount, no_purpose,
            reference, text,
        ];
        lines.join("\n").trim_end_matches('\n').to_owned()
    }
}

fn checked_amount(money: Money) -> Result<Decimal, EpcProblem> {
    if money.currency != Currency::EUR {
        return Err(EpcProblem::NotEuro(money.currency));
    }
    let amount = money.amount.normalize();
    let (least, most) = (Decimal::new(1, 2), Decimal::new(99_999_999_999, 2));
    match amount.scale() <= 2 && (least..=most).contains(&amount) {
        true => Ok(amount),
        false => Err(EpcProblem::BadAmount(amount)),
    }
}

fn checked_remittance(remittance: Remittance) -> Result<Remittance, EpcProblem> {
    match remittance {
        Remittance::Text(text) => {
            let text = one_line(&text);
            let letters = text.chars().count();
            match letters <= LONGEST_TEXT {
                true => Ok(Remittance::Text(text)),
                false => Err(EpcProblem::TextTooLong(letters)),
            }
        }
        Remittance::Reference(typed) => {
            let reference = compact(&typed);
            match is_creditor_reference(&reference) {
                true => Ok(Remittance::Reference(reference)),
                false => Err(EpcProblem::BadReference(reference)),
            }
        }
    }
}

/// A line of the payload ends it, so nothing in it may break a line.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Without the blanks and signs that people write between groups.
fn compact(text: &str) -> String {
    let signs = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'));
    signs.flat_map(char::to_uppercase).collect()
}

fn is_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    let country = bytes
        .get(..2)
        .is_some_and(|it| it.iter().all(u8::is_ascii_alphabetic));
    let check = bytes
        .get(2..4)
        .is_some_and(|it| it.iter().all(u8::is_ascii_digit));
    country && check && (15..=34).contains(&bytes.len()) && remainder(text) == Some(1)
}

/// `RF`, two check digits, and up to 21 letters and digits (ISO 11649).
fn is_creditor_reference(text: &str) -> bool {
    let digits = text.get(2..4).unwrap_or_default();
    let checked = digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit());
    text.starts_with("RF")
        && checked
        && (5..=25).contains(&text.len())
        && remainder(text) == Some(1)
}

/// Four letters of the bank, two of the country, two of the place, and three more or none.
fn is_bic(text: &str) -> bool {
    let letters = text.get(..6).unwrap_or_default();
    let is_letter = |it: u8| it.is_ascii_uppercase();
    let rest = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit();
    matches!(text.len(), 8 | 11)
        && letters.len() == 6
        && letters.bytes().all(is_letter)
        && text.bytes().all(rest)
}

/// The remainder by 97 that ISO 7064 asks for: the first four signs at the end, letters as numbers from 10. Nothing when
/// there is another sign in it.
fn remainder(text: &str) -> Option<u32> {
    let (head, rest) = (text.get(..4)?, text.get(4..)?);
    rest.chars().chain(head.chars()).try_fold(0, |sum, sign| {
        let value = sign.to_digit(36).filter(|_| sign.is_ascii())?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((sum * shift + value) % 97)
    })
}
