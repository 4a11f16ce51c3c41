//! Whose rules protect a client of whom no country was stated: what phone, tax id and currency say, where they agree.

use serde::{Deserialize, Serialize};

use crate::domain::account::Account;
use crate::domain::money::Currency;
use crate::domain::profile::named;
use crate::domain::tax_id;

named! {
    /// What speaks for a country.
    CountrySign {
        /// The country's code of a phone number.
        Phone = "phone",
        /// The form and check digit of the tax id.
        TaxId = "tax_id",
        /// The currency of the invoices.
        Currency = "currency",
    }
}

/// From what the country is known whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum CountryFrom {
    /// Somebody stated it.
    Stated,
    /// These speak for it, and nothing against it.
    Signs(Vec<CountrySign>),
    /// Nothing is known: it is the house's own.
    #[default]
    House,
}

impl CountryFrom {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Signs(_) => "signs",
            Self::House => "house",
        }
    }

    /// What speaks for the country.
    pub fn signs(&self) -> &[CountrySign] {
        match self {
            Self::Signs(signs) => signs,
            Self::Stated | Self::House => &[],
        }
    }
}

/// The codes that numbers of these countries begin with.
const PHONE_CODES: [(&str, &str); 7] = [
    ("593", "ec"),
    ("34", "es"),
    ("52", "mx"),
    ("57", "co"),
    ("56", "cl"),
    ("51", "pe"),
    ("54", "ar"),
];

/// Any other country.
const ELSEWHERE: &str = "";

/// The country that phone numbers, tax id and currencies speak for, and which of them do. Nothing when they contradict each
/// other, or only the currency says anything: others pay in it too. Euros and dollars say nothing.
pub fn country_by_signs(
    phones: &[&str],
    tax_id: Option<&str>,
    currencies: &[Currency],
) -> Option<(&'static str, Vec<CountrySign>)> {
    let by_phone = phones.iter().filter_map(|it| of_phone(it));
    let by_phone = by_phone.map(|it| (CountrySign::Phone, vec![it]));
    let by_tax_id = tax_id.map(tax_id::countries).filter(|it| !it.is_empty());
    let by_tax_id = by_tax_id.map(|it| (CountrySign::TaxId, it));
    let by_currency = currencies.iter().filter_map(|it| of_currency(*it));
    let by_currency = by_currency.map(|it| (CountrySign::Currency, vec![it]));
    let signs: Vec<_> = by_phone.chain(by_tax_id).chain(by_currency).collect();
    let (_, first) = signs.first()?;
    let agreed = |country: &&&str| signs.iter().all(|(_, of)| of.contains(country));
    let mut agreed = first.iter().filter(agreed);
    let (Some(country), None) = (agreed.next(), agreed.next()) else {
        return None;
    };
    let mut from: Vec<CountrySign> = signs.iter().map(|(sign, _)| *sign).collect();
    from.dedup();
    let tells = from != [CountrySign::Currency] && *country != ELSEWHERE;
    tells.then_some((*country, from))
}

/// The country of a number that is written with its code.
fn of_phone(number: &str) -> Option<&'static str> {
    let number = number.trim();
    let international = number.strip_prefix('+').or(number.strip_prefix("00"))?;
    let digits: String = international.chars().filter(char::is_ascii_digit).collect();
    let mut known = PHONE_CODES.iter();
    let known = known.find(|(code, _)| digits.starts_with(code));
    Some(known.map_or(ELSEWHERE, |(_, country)| country))
}

fn of_currency(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "MXN" => Some("mx"),
        "COP" => Some("co"),
        "CLP" => Some("cl"),
        "PEN" => Some("pe"),
        "ARS" => Some("ar"),
        _ => None,
    }
}

/// As [`country_by_signs`], of a client.
pub(super) fn country_of(account: &Account) -> Option<(&'static str, Vec<CountrySign>)> {
    let people = account.people();
    let numbers = people.iter().flat_map(|it| &it.stated.phones);
    let numbers: Vec<&str> = numbers.map(String::as_str).collect();
    let mut currencies: Vec<Currency> = Vec::new();
    for invoice in &account.invoices {
        let currency = invoice.total.currency;
        if !currencies.contains(&currency) {
            currencies.push(currency);
        }
    }
    let tax_id = account.details.tax_id.as_deref();
    country_by_signs(&numbers, tax_id, &currencies)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Phones, tax id, currencies, and what comes of them.
    type Case = (
        &'static [&'static str],
        Option<&'static str>,
        &'static [&'static str],
        &'static str,
    );

    #[test]
    fn a_country_is_known_by_what_speaks_for_it_and_never_against_anything() {
        let cases: &[Case] = &[
            (&["+52 55 1234 5678"], None, &["MXN"], "mx phone currency"),
            (&["+52 55 1234 5678"], None, &["EUR"], "mx phone"),
            (
                &["0034 600 123 123"],
                Some("12345678Z"),
                &["EUR"],
                "es phone tax_id",
            ),
            (
                &["+593 99 123 4567"],
                Some("1790011674001"),
                &["USD"],
                "ec phone tax_id",
            ),
            (&[], Some("GODE561231GR8"), &["MXN"], "mx tax_id currency"),
            (&[], Some("800.197.268-4"), &["COP"], "co tax_id currency"),
            (&[], Some("76.086.428-5"), &["CLP"], "cl tax_id currency"),
            (&[], Some("30-50001091-2"), &["ARS"], "ar tax_id currency"),
            (&[], Some("A58818501"), &[], "es tax_id"),
            // Argentina and Peru both give such a number: something else decides.
            (&[], Some("20100070970"), &["USD"], "-"),
            (&[], Some("20100070970"), &["PEN"], "pe tax_id currency"),
            (
                &["+51 987 654 321"],
                Some("20100070970"),
                &[],
                "pe phone tax_id",
            ),
            // What contradicts itself says nothing, and neither does a currency alone.
            (&["+57 300 123 4567"], None, &["MXN"], "-"),
            (&["+52 55 1234 5678", "+34 600 123 123"], None, &[], "-"),
            (&["+33 1 23 45 67 89"], Some("12345678Z"), &[], "-"),
            (&["+33 1 23 45 67 89"], None, &["EUR"], "-"),
            (&["600 123 123"], None, &["COP"], "-"),
            (&[], None, &["COP", "MXN"], "-"),
            (&[], Some("XAXX010101000"), &["EUR"], "-"),
            (&[], None, &[], "-"),
        ];
        for (phones, tax_id, currencies, expected) in cases {
            let currencies: Vec<Currency> = currencies
                .iter()
                .filter_map(|code| Currency::from_code(code))
                .collect();
            let found = country_by_signs(phones, *tax_id, &currencies);
            let told = found.map_or("-".to_owned(), |(country, signs)| {
                let signs = signs.iter().map(|sign| sign.id());
                std::iter::once(country)
                    .chain(signs)
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            assert_eq!(told, *expected, "{phones:?} {tax_id:?} {currencies:?}");
        }
    }
}
