//! How a client pays, in words.

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Place, Texts};
use crate::domain::habit::{Habit, Kept, LastPayment, Trend, Usual};

/// From so many settled invoices on, it is a habit with a spread.
const A_FEW: usize = 4;

impl Texts {
    /// How a client usually pays and what came in last, in one line; nothing when neither is known.
    pub fn habit(&self, habit: &Habit, today: NaiveDate) -> Option<String> {
        self.habit_within(habit, today, usize::MAX, &str::len)
    }

    /// The same, the amount of the last payment and then its day left out where the line gets longer than `most`.
    pub fn habit_within(
        &self,
        habit: &Habit,
        today: NaiveDate,
        most: usize,
        width: &dyn Fn(&str) -> usize,
    ) -> Option<String> {
        let usual = habit.usual.as_ref().map(|usual| self.usual(usual));
        let last = habit
            .last_payment
            .map(|last| self.last_payment(&last, today));
        let (whole, day) = last.unzip();
        let join = |last: Option<String>| {
            let parts: Vec<&str> = usual.iter().chain(&last).map(String::as_str).collect();
            parts.join("; ")
        };
        let longest = [join(whole), join(day)];
        let shown = longest.into_iter().find(|text| width(text) <= most);
        let shown = shown.or(usual.clone()).unwrap_or_else(|| join(None));
        (!shown.is_empty()).then(|| capital(&shown))
    }

    fn usual(&self, usual: &Usual) -> String {
        let days = whole(usual.median_days);
        let id = match days {
            0 => "habit-on-time",
            1.. => "habit-late",
            _ => "habit-early",
        };
        let few = usual.invoices < A_FEW;
        let places = [
            ("few", Place::from(if few { "yes" } else { "no" })),
            ("count", Place::from(days.abs())),
        ];
        let mut text = self.with(id, &places);
        if few {
            let count = Place::from(usual.invoices);
            text = format!("{text} ({})", self.with("habit-few", &[("count", count)]));
        } else {
            text = format!("{text} (±{})", whole(usual.spread()));
        }
        match usual.trend {
            Some(trend @ (Trend::Better | Trend::Worse)) => {
                format!("{text}, {}", self.get(&format!("habit-{}", trend.id())))
            }
            _ => text,
        }
    }

    /// With the amount, and without.
    fn last_payment(&self, last: &LastPayment, today: NaiveDate) -> (String, String) {
        let day = self.with(
            "habit-last",
            &[("date", Place::from(self.day_short(last.on, today)))],
        );
        (format!("{day}, {}", self.money(last.money)), day)
    }

    /// How promises were kept, in one line; nothing when none was judged.
    pub fn kept(&self, kept: &Kept) -> Option<String> {
        let rate = self.percent(kept.rate()?);
        let places = [
            ("kept", Place::from(kept.kept)),
            ("count", Place::from(kept.judged())),
            ("rate", Place::from(rate)),
        ];
        let mut parts = vec![self.with("kept-rate", &places)];
        for (id, count) in [
            ("kept-partly", kept.partly_kept),
            ("kept-broken", kept.broken),
        ] {
            if count > 0 {
                parts.push(self.with(id, &[("count", Place::from(count))]));
            }
        }
        Some(parts.join(" · "))
    }

    /// A rate in percent, with its decimals.
    pub fn rate(&self, percent: Decimal) -> String {
        self.with("percent", &[("number", self.number(percent).into())])
    }

    /// A share from 0 to 1, as a whole percentage.
    pub fn percent(&self, share: Decimal) -> String {
        let places = [("number", Place::from(whole(share * Decimal::ONE_HUNDRED)))];
        self.with("percent", &places)
    }
}

fn whole(number: Decimal) -> i64 {
    let rounded = number.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    rounded.to_i64().unwrap_or(0)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::{Currency, Money};

    fn habit(days: &[i64], paid_on: Option<&str>) -> Habit {
        Habit {
            usual: Usual::of(days),
            last_payment: paid_on.map(|day| LastPayment {
                on: day.parse().expect("is a day"),
                money: Money::new(Decimal::from(340), Currency::EUR),
            }),
        }
    }

    #[test]
    fn a_habit_is_one_line() {
        let today = "2026-11-23".parse().expect("is a day");
        let better = [11, 11, 11, 11, 11, 11, 11, 11, 4, 4, 4, 4, 4, 4];
        // Days late and the last payment, then the line in Spanish and in English.
        type Case<'a> = (&'a [i64], Option<&'a str>, Option<&'a str>, Option<&'a str>);
        let cases: &[Case<'_>] = &[
            (&[], None, None, None),
            (
                &better,
                Some("2026-03-12"),
                Some("Suele pagar 11 días tarde (±4), mejorando; último pago 12 mar, 340,00 €"),
                Some("Usually pays 11 days late (±4), improving; last payment 12 Mar, €340.00"),
            ),
            (
                &[-4, -4, -4, -3],
                None,
                Some("Suele pagar 4 días antes (±0)"),
                Some("Usually pays 4 days early (±0)"),
            ),
            (
                &[1],
                None,
                Some("Ha pagado 1 día tarde (1 factura)"),
                Some("Has paid 1 day late (1 invoice)"),
            ),
            (
                &[0, 0],
                Some("2025-03-12"),
                Some(
                    "Ha pagado el día del vencimiento (2 facturas); último pago 12 mar 2025, 340,00 €",
                ),
                Some("Has paid on the due date (2 invoices); last payment 12 Mar 2025, €340.00"),
            ),
            (
                &[],
                Some("2026-03-12"),
                Some("Último pago 12 mar, 340,00 €"),
                Some("Last payment 12 Mar, €340.00"),
            ),
        ];
        for (days, paid_on, es, en) in cases {
            let habit = habit(days, *paid_on);
            for (language, expected) in [("es", es), ("en", en)] {
                let texts = Texts::for_language(Some(language));
                assert_eq!(texts.habit(&habit, today).as_deref(), *expected);
            }
        }
    }

    #[test]
    fn a_narrow_line_leaves_out_the_amount_and_then_the_day() {
        let today = "2026-11-23".parse().expect("is a day");
        let texts = Texts::for_language(Some("es"));
        let habit = habit(&[7, 7, 7, 7], Some("2026-03-12"));
        let within = |most| {
            let text = texts.habit_within(&habit, today, most, &|text| text.chars().count());
            text.expect("there is a habit")
        };
        assert!(within(70).ends_with("340,00 €"));
        assert!(within(55).ends_with("12 mar"));
        assert_eq!(within(30), "Suele pagar 7 días tarde (±0)");
    }

    #[test]
    fn promises_kept_are_one_line() {
        let kept = Kept {
            kept: 2,
            partly_kept: 0,
            broken: 1,
        };
        let es = Texts::for_language(Some("es")).kept(&kept);
        assert_eq!(
            es.as_deref(),
            Some("Promesas cumplidas: 2 de 3 (67 %) · 1 rota")
        );
        let en = Texts::for_language(Some("en")).kept(&kept);
        assert_eq!(
            en.as_deref(),
            Some("Promises kept: 2 of 3 (67%) · 1 broken")
        );
        assert_eq!(Texts::for_language(Some("en")).kept(&Kept::default()), None);
    }
}
