//! Words that people type for one of a few values.

use super::Texts;
use crate::domain::order::Every;
use crate::domain::search::fold;

impl Texts {
    /// The one of these values that is meant by its stable name, by its word in the user's language, or by the beginning of
    /// one; `texts` is what the ids of the words begin with.
    pub fn one_of<T: Copy>(
        &self,
        typed: &str,
        all: &[T],
        id: impl Fn(T) -> &'static str,
        texts: &str,
    ) -> Option<T> {
        let wanted = fold(typed.trim());
        let word = |it: T| fold(&self.get(&format!("{texts}-{}", id(it))));
        let exact = all
            .iter()
            .find(|it| fold(id(**it)) == wanted || word(**it) == wanted);
        let mut beginning = all.iter().filter(|it| {
            wanted.len() >= 3 && (id(**it).starts_with(&wanted) || word(**it).starts_with(&wanted))
        });
        let found = exact.or_else(|| beginning.next().filter(|_| beginning.next().is_none()));
        found.copied()
    }

    /// How often, as typed: `month`, `5` for a day of the month, `10 days` or `10d`.
    pub fn typed_every(&self, typed: &str) -> Option<Every> {
        let typed = typed.trim();
        if let Ok(day) = typed.parse() {
            return Some(Every::DayOfMonth(day));
        }
        let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(count) = typed[..digits].parse::<u32>() {
            let unit = fold(typed[digits..].trim());
            let days = ["d", "day", "days", "dia", "dias"].contains(&unit.as_str());
            return (days && count > 0).then_some(Every::Days(count));
        }
        self.one_of(typed, &Every::NAMED, Every::id, "every")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often_is_understood_in_words_and_figures() {
        let texts = Texts::for_language(Some("es"));
        for (typed, every) in [
            ("mes", Some(Every::Month)),
            ("month", Some(Every::Month)),
            ("Quin", Some(Every::Fortnight)),
            ("semana", Some(Every::Week)),
            ("5", Some(Every::DayOfMonth(5))),
            ("10d", Some(Every::Days(10))),
            ("10 días", Some(Every::Days(10))),
            ("1 day", Some(Every::Days(1))),
            ("0 días", None),
            ("10 años", None),
            ("m", None),
            ("", None),
        ] {
            assert_eq!(texts.typed_every(typed), every, "{typed}");
        }
    }
}
