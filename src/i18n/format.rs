//! Dates and amounts as the reader writes them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as IcuDecimal;
use icu_locale_core::Locale;
use rust_decimal::Decimal;

use super::{Place, Texts};
use crate::domain::money::{Currency, Money, Sums, decimals, written_out};

/// How a country writes numbers: the marks between thousands and before decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbers {
    thousands: String,
    decimals: String,
}

impl Numbers {
    /// The way of a language tag; Spain's when the country is unknown.
    pub fn new(tag: &str) -> Self {
        let locale: Option<Locale> = tag.parse().or_else(|_| "es".parse()).ok();
        let formatter = locale
            .and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
        let sample = formatter
            .zip("1234567.5".parse::<IcuDecimal>().ok())
            .map(|(formatter, number)| formatter.format(&number).to_string())
            .unwrap_or_default();
        let marks: Vec<&str> = sample
            .split(|letter: char| letter.is_ascii_digit())
            .filter(|mark| !mark.is_empty())
            .collect();
        match marks.as_slice() {
            [thousands, _, decimals] => Self {
                thousands: (*thousands).to_owned(),
                decimals: (*decimals).to_owned(),
            },
            _ => Self {
                thousands: String::new(),
                decimals: ".".to_owned(),
            },
        }
    }

    /// The number in groups of three from 1.000 on. The language's own rule leaves four digits ungrouped, but amounts
    /// stand under one another, and 4.310,00 below 12.000,00 reads better than 4310,00.
    fn write(&self, number: Decimal) -> String {
        let plain = number.abs().to_string();
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::with_capacity(plain.len() + 6);
        if number.is_sign_negative() && !number.is_zero() {
            text.push('-');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                text.push_str(&self.thousands);
            }
            text.push(digit);
        }
        if !rest.is_empty() {
            text.push_str(&self.decimals);
            text.push_str(rest);
        }
        text
    }
}

impl Texts {
    /// A number with the separators of the language.
    pub fn number(&self, number: Decimal) -> String {
        self.numbers.write(number)
    }

    /// A count with the separators of the language.
    pub fn count(&self, count: usize) -> String {
        self.numbers.write(Decimal::from(count))
    }

    /// The mark before decimals.
    pub fn decimal_mark(&self) -> char {
        self.numbers.decimals.chars().next().unwrap_or('.')
    }

    /// An amount with its currency: `4.310,00 €`, `€4,310.00`, `12.500,00 MXN`.
    pub fn money(&self, money: Money) -> String {
        let amount = self.number(written_out(money.amount, money.currency));
        self.beside_currency(&amount, money.currency)
    }

    /// An amount without its decimals, rounded: for the narrow columns of a list.
    pub fn money_short(&self, money: Money) -> String {
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let whole = money.amount.round_dp_with_strategy(0, strategy);
        let precise = decimals(money.currency) > 0 && whole.is_zero() && !money.amount.is_zero();
        let shown = if precise {
            written_out(money.amount, money.currency)
        } else {
            whole
        };
        self.beside_currency(&self.number(shown), money.currency)
    }

    /// Where the currency comes first, the sign comes before it.
    fn beside_currency(&self, amount: &str, currency: Currency) -> String {
        let (sign, digits) = match amount.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", amount),
        };
        let symbol = match currency {
            Currency::EUR => "€",
            Currency::GBP => "£",
            Currency::USD => "US$",
            other => other.code(),
        };
        match (self.tag(), symbol) {
            ("es", _) => format!("{amount} {symbol}"),
            (_, symbol) if symbol.len() == 3 && symbol.is_ascii() && !symbol.contains('$') => {
                format!("{sign}{symbol} {digits}")
            }
            _ => format!("{sign}{symbol}{digits}"),
        }
    }

    /// Several currencies side by side, never added together.
    pub fn sums(&self, sums: &Sums) -> String {
        let each: Vec<String> = sums
            .iter()
            .filter(|money| !money.amount.is_zero())
            .map(|money| self.money(money))
            .collect();
        each.join(" + ")
    }

    /// A day in few letters: `vie 27 nov`; with the year when it is not `today`'s.
    pub fn day(&self, day: NaiveDate, today: NaiveDate) -> String {
        let pattern = if day.year() == today.year() {
            "%a %-d %b"
        } else {
            "%-d %b %Y"
        };
        self.format_day(day, pattern)
    }

    /// A day in fewer letters, without the name of the day of the week: `27 nov`.
    pub fn day_short(&self, day: NaiveDate, today: NaiveDate) -> String {
        let pattern = if day.year() == today.year() {
            "%-d %b"
        } else {
            "%-d %b %Y"
        };
        self.format_day(day, pattern)
    }

    /// A day in full: `viernes 27 de noviembre de 2026`.
    pub fn day_in_full(&self, day: NaiveDate) -> String {
        let pattern = match self.tag() {
            "es" => "%A %-d de %B de %Y",
            _ => "%A %-d %B %Y",
        };
        self.format_day(day, pattern)
    }

    /// A day in full without its weekday, as letters are dated: `27 de noviembre de 2026`.
    pub fn date_in_full(&self, day: NaiveDate) -> String {
        let pattern = match self.tag() {
            "es" => "%-d de %B de %Y",
            _ => "%-d %B %Y",
        };
        self.format_day(day, pattern)
    }

    /// A day as one says it: `22 de septiembre`; with the year when it is not `today`'s.
    pub fn day_spoken(&self, day: NaiveDate, today: NaiveDate) -> String {
        let pattern = match (self.tag(), day.year() == today.year()) {
            ("es", true) => "%-d de %B",
            ("es", false) => "%-d de %B de %Y",
            (_, true) => "%-d %B",
            (_, false) => "%-d %B %Y",
        };
        self.format_day(day, pattern)
    }

    /// A day as one says it, with its weekday: `viernes 20 de noviembre`.
    pub fn weekday_spoken(&self, day: NaiveDate, today: NaiveDate) -> String {
        let weekday = self.format_day(day, "%A");
        format!("{weekday} {}", self.day_spoken(day, today))
    }

    /// A day as numbers, in the order of the language: `27/11/2026`.
    pub fn day_in_numbers(&self, day: NaiveDate) -> String {
        day.format("%d/%m/%Y").to_string()
    }

    /// A moment in few letters: `vie 27 nov 10:30`.
    pub fn moment(&self, moment: NaiveDateTime, today: NaiveDate) -> String {
        format!(
            "{} {}",
            self.day(moment.date(), today),
            moment.format("%H:%M")
        )
    }

    /// A moment with its day in full: `viernes 27 de noviembre, 10:30`; in short with the year when it is not `today`'s.
    pub fn moment_in_full(&self, moment: NaiveDateTime, today: NaiveDate) -> String {
        let day = moment.date();
        let pattern = match (self.tag(), day.year() == today.year()) {
            ("es", true) => "%A %-d de %B",
            (_, true) => "%A %-d %B",
            (_, false) => "%a %-d %b %Y",
        };
        let day = self.format_day(day, pattern);
        format!("{day}, {}", moment.format("%H:%M"))
    }

    pub(super) fn format_day(&self, day: NaiveDate, pattern: &str) -> String {
        day.format_localized(pattern, self.locale).to_string()
    }

    /// How long ago a day was: `hoy`, `ayer`, `hace 3 días`.
    pub fn ago(&self, day: NaiveDate, today: NaiveDate) -> String {
        let count = (today - day).num_days();
        self.with("days-ago", &[("count", Place::from(count))])
    }

    /// How far away a day is: `hoy`, `mañana`, the date within a week and after.
    pub fn when(&self, day: NaiveDate, today: NaiveDate) -> String {
        let count = (day - today).num_days();
        match count {
            0 | 1 => self.with("days-ahead", &[("count", Place::from(count))]),
            _ => self.day(day, today),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_in_the_country() {
        let cases = [
            ("es", "4310", Currency::EUR, "4.310,00 €"),
            ("es-MX", "1234567.5", Currency::MXN, "1,234,567.50 MXN"),
            ("es-CL", "7200000", Currency::CLP, "7.200.000 CLP"),
            ("en", "-1234.5", Currency::EUR, "-€1,234.50"),
            ("en", "64982.589", Currency::USD, "US$64,982.589"),
            ("es", "0.5", Currency::KWD, "0,500 KWD"),
        ];
        for (tag, amount, currency, expected) in cases {
            let amount: Decimal = amount.parse().expect("a number");
            let texts = Texts::for_language(Some(tag));
            assert_eq!(texts.money(Money::new(amount, currency)), expected);
        }
    }
}
