//! The words of [`parse_date`](super::parse_date): from typed text to tokens, Spanish and English at once.

use chrono::Weekday;

/// A span of time that a phrase counts in or speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A place inside a week, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    End,
    LastDay,
}

/// One word or sign that means something for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number that may be a day, with the count of its digits (0 when it was spelt out).
    Number(u32, usize),
    /// A spelt number that only counts: "una", "two".
    Count(u32),
    Weekday(Weekday),
    Month(u32),
    /// "mar" is both Tuesday in Spanish and March in either language.
    Mar,
    Unit(Unit),
    ThisUnit(Unit),
    NextUnit(Unit),
    This,
    Next,
    Last,
    Part(Part),
    /// "fin" alone, because "fin de semana" is the weekend and not the end of the week.
    Fin,
    Weekend,
    PayHalf,
    FirstOf,
    SecondOf,
    Today,
    Tomorrow,
    DayAfterTomorrow,
    After,
    In,
    Of,
    Plus,
    Mark(char),
}

/// Reads the text as tokens, or `None` when any word or sign is foreign to dates.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let pieces = pieces(&fold(text))?;
    let mut read = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let following = pieces.get(at.saturating_add(1));
        match piece {
            Piece::Token(token) => read.push(*token),
            Piece::Word(word) if word == "a" || word == "an" => {
                // The English article counts ("in a week"); the Spanish preposition says nothing.
                let counted = matches!(following, Some(Piece::Word(next)) if is_english_unit(next));
                read.extend(counted.then_some(Token::Count(1)));
            }
            Piece::Word(word) => read.extend_from_slice(vocabulary(word)?),
        }
    }
    Some(name_weekends(join_phrases(&read)))
}

fn is_english_unit(word: &str) -> bool {
    matches!(word, "day" | "week" | "month" | "year")
}

/// Lower case without accents, with every kind of blank, dash and ordinal sign made plain.
fn fold(text: &str) -> Vec<char> {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'ª' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'º' | '°' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            '‐' | '‑' | '–' | '—' | '−' => '-',
            ',' => ' ',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

enum Piece {
    Word(String),
    Token(Token),
}

fn pieces(text: &[char]) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some((&first, after)) = rest.split_first() {
        if first.is_ascii_digit() {
            let (digits, tail) = run(rest, char::is_ascii_digit);
            let (suffix, tail) = ordinal_suffix(tail);
            found.push(Piece::Token(number(&digits, &suffix)?));
            before = Some('0');
            rest = tail;
        } else if first.is_ascii_lowercase() {
            let (word, tail) = run(rest, char::is_ascii_lowercase);
            found.push(Piece::Word(word));
            before = Some('a');
            rest = tail;
        } else {
            match first {
                ' ' => {}
                '+' => found.push(Piece::Token(Token::Plus)),
                '/' | '-' | '.' => found.extend(mark(first, before, after).map(Piece::Token)),
                _ => return None,
            }
            if first != ' ' {
                before = Some(first);
            }
            rest = after;
        }
    }
    Some(found)
}

fn run(text: &[char], belongs: impl Fn(&char) -> bool) -> (String, &[char]) {
    let (head, tail) = text.split_at(text.iter().take_while(|c| belongs(c)).count());
    (head.iter().collect(), tail)
}

/// What a dash, slash or dot is: between numbers it parts a date, beside a word it is only a blank
/// ("3-dic", "dic."), and so is a dot at the end.
fn mark(sign: char, before: Option<char>, after: &[char]) -> Option<Token> {
    let next = after.iter().copied().find(|c| *c != ' ');
    let blank = match (before, next) {
        (Some(_), None) => sign == '.',
        (Some(before), Some(next)) => before.is_ascii_lowercase() || next.is_ascii_lowercase(),
        (None, _) => false,
    };
    (!blank).then_some(Token::Mark(sign))
}

/// Takes an ordinal ending that is glued to a number ("3rd", "1ra"); any other letters stay as a word ("7d").
fn ordinal_suffix(text: &[char]) -> (String, &[char]) {
    let (word, tail) = run(text, char::is_ascii_lowercase);
    match word.as_str() {
        "st" | "nd" | "rd" | "th" | "o" | "er" | "ero" | "ro" | "a" | "ra" | "da" => (word, tail),
        _ => (String::new(), text),
    }
}

fn number(digits: &str, suffix: &str) -> Option<Token> {
    let value = digits.parse().ok()?;
    match (suffix, value) {
        ("a" | "ra", 1) => Some(Token::FirstOf),
        ("a" | "da", 2) => Some(Token::SecondOf),
        ("a" | "ra" | "da", _) => None,
        _ => Some(Token::Number(value, digits.len())),
    }
}

/// Words that stand together become one token, longest phrase first.
fn join_phrases(read: &[Token]) -> Vec<Token> {
    use Token::{
        After, DayAfterTomorrow, Last, Next, NextUnit, Number, Of, This, ThisUnit, Tomorrow,
    };
    let mut joined = Vec::with_capacity(read.len());
    let mut rest = read;
    while let [first, one_on @ ..] = rest {
        let (token, tail) = match *rest {
            [Token::Unit(Unit::Day), After, Tomorrow, ref tail @ ..]
            | [DayAfterTomorrow, Tomorrow, ref tail @ ..] => (DayAfterTomorrow, tail),
            [This, Token::Unit(unit), Next, ref tail @ ..]
            | [Next, Token::Unit(unit), ref tail @ ..]
            | [Token::Unit(unit), Next, ref tail @ ..] => (NextUnit(unit), tail),
            [This, Token::Unit(unit), ref tail @ ..] => (ThisUnit(unit), tail),
            [Last, Token::Unit(Unit::Day), ref tail @ ..] => (Token::Part(Part::LastDay), tail),
            // "15 de mes que viene" is another month, so its two words must still find each other.
            [Number(..), Of, Token::Unit(Unit::Month), Next, ..] => (*first, one_on),
            [Number(..), Of, Token::Unit(Unit::Month), ref tail @ ..] => (*first, tail),
            _ => (*first, one_on),
        };
        if token != Of {
            joined.push(token);
        }
        rest = tail;
    }
    joined
}

fn name_weekends(read: Vec<Token>) -> Vec<Token> {
    let is_week = |t: &Token| {
        matches!(
            t,
            Token::Unit(Unit::Week) | Token::ThisUnit(Unit::Week) | Token::NextUnit(Unit::Week)
        )
    };
    let follows_week: Vec<bool> = read.iter().skip(1).map(is_week).chain([false]).collect();
    read.into_iter()
        .zip(follows_week)
        .map(|(token, week)| match token {
            Token::Fin if week => Token::Weekend,
            Token::Fin => Token::Part(Part::End),
            other => other,
        })
        .collect()
}

/// What a word means; an empty slice for the small words that say nothing about the day.
fn vocabulary(word: &str) -> Option<&'static [Token]> {
    use Token as T;
    Some(match word {
        "el" | "la" | "los" | "las" | "al" | "que" | "q" | "para" | "mismo" | "the" | "on"
        | "by" | "for" => &[],
        "de" | "del" | "of" => &[T::Of],
        "hoy" | "today" => &[T::Today],
        "manana" | "tomorrow" | "tmr" | "tmrw" => &[T::Tomorrow],
        "pasado" => &[T::DayAfterTomorrow],
        "after" => &[T::After],
        "este" | "esta" | "this" | "coming" => &[T::This],
        "proximo" | "proxima" | "prox" | "viene" | "entra" | "entrante" | "siguiente" | "next" => {
            &[T::Next]
        }
        "ultimo" | "last" => &[T::Last],
        "en" | "dentro" | "in" => &[T::In],
        "principio" | "principios" | "inicio" | "inicios" | "comienzo" | "comienzos"
        | "primeros" | "start" | "beginning" | "early" => &[T::Part(Part::Start)],
        "mediados" | "mitad" | "mid" | "middle" => &[T::Part(Part::Middle)],
        "final" | "finales" | "end" => &[T::Part(Part::End)],
        "fin" | "fines" => &[T::Fin],
        "finde" | "weekend" => &[T::Weekend],
        "fdm" | "eom" => &[T::Part(Part::End), T::Unit(Unit::Month)],
        "eow" => &[T::Part(Part::End), T::Unit(Unit::Week)],
        "eoy" => &[T::Part(Part::End), T::Unit(Unit::Year)],
        "quincena" => &[T::PayHalf],
        "primera" => &[T::FirstOf],
        "segunda" => &[T::SecondOf],
        "d" | "dia" | "dias" | "day" | "days" => &[T::Unit(Unit::Day)],
        "s" | "w" | "sem" | "semana" | "semanas" | "wk" | "wks" | "week" | "weeks" => {
            &[T::Unit(Unit::Week)]
        }
        "m" | "mes" | "meses" | "month" | "months" => &[T::Unit(Unit::Month)],
        "ano" | "anos" | "year" | "years" => &[T::Unit(Unit::Year)],
        "mar" => &[T::Mar],
        _ => {
            return weekday(word)
                .or_else(|| month(word))
                .or_else(|| spelt_number(word));
        }
    })
}

fn weekday(word: &str) -> Option<&'static [Token]> {
    Some(match word {
        "lu" | "lun" | "lunes" | "mon" | "monday" => &[Token::Weekday(Weekday::Mon)],
        "mart" | "martes" | "tue" | "tues" | "tuesday" => &[Token::Weekday(Weekday::Tue)],
        "mie" | "mier" | "miercoles" | "wed" | "weds" | "wednesday" => {
            &[Token::Weekday(Weekday::Wed)]
        }
        "jue" | "juev" | "jueves" | "thu" | "thur" | "thurs" | "thursday" => {
            &[Token::Weekday(Weekday::Thu)]
        }
        "vi" | "vie" | "vier" | "viernes" | "fri" | "friday" => &[Token::Weekday(Weekday::Fri)],
        "sab" | "sabado" | "sat" | "saturday" => &[Token::Weekday(Weekday::Sat)],
        "dom" | "domingo" | "sun" | "sunday" => &[Token::Weekday(Weekday::Sun)],
        _ => return None,
    })
}

fn month(word: &str) -> Option<&'static [Token]> {
    Some(match word {
        "ene" | "enero" | "jan" | "january" => &[Token::Month(1)],
        "feb" | "febrero" | "february" => &[Token::Month(2)],
        "marzo" | "march" => &[Token::Month(3)],
        "abr" | "abril" | "apr" | "april" => &[Token::Month(4)],
        "may" | "mayo" => &[Token::Month(5)],
        "jun" | "junio" | "june" => &[Token::Month(6)],
        "jul" | "julio" | "july" => &[Token::Month(7)],
        "ago" | "agosto" | "aug" | "august" => &[Token::Month(8)],
        "sep" | "sept" | "set" | "septiembre" | "setiembre" | "september" => &[Token::Month(9)],
        "oct" | "octubre" | "october" => &[Token::Month(10)],
        "nov" | "noviembre" | "november" => &[Token::Month(11)],
        "dic" | "diciembre" | "dec" | "december" => &[Token::Month(12)],
        _ => return None,
    })
}

/// Spanish says days of the month with plain numbers ("el quince"), so those may be days; the others only count.
fn spelt_number(word: &str) -> Option<&'static [Token]> {
    macro_rules! day {
        ($value:literal) => {
            &[Token::Number($value, 0)]
        };
    }
    Some(match word {
        "un" | "una" | "one" => &[Token::Count(1)],
        "two" => &[Token::Count(2)],
        "three" => &[Token::Count(3)],
        "four" => &[Token::Count(4)],
        "five" => &[Token::Count(5)],
        "six" => &[Token::Count(6)],
        "seven" => &[Token::Count(7)],
        "eight" => &[Token::Count(8)],
        "ten" => &[Token::Count(10)],
        "fifteen" => &[Token::Count(15)],
        "twenty" => &[Token::Count(20)],
        "thirty" => &[Token::Count(30)],
        "uno" | "primero" => day!(1),
        "dos" => day!(2),
        "tres" => day!(3),
        "cuatro" => day!(4),
        "cinco" => day!(5),
        "seis" => day!(6),
        "siete" => day!(7),
        "ocho" => day!(8),
        "nueve" => day!(9),
        "diez" => day!(10),
        "once" => day!(11),
        "doce" => day!(12),
        "trece" => day!(13),
        "catorce" => day!(14),
        "quince" => day!(15),
        "veinte" => day!(20),
        "veinticinco" => day!(25),
        "treinta" => day!(30),
        _ => return None,
    })
}
