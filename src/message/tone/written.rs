//! What shouts by how it is written: words in capitals, stretched letters, signs of anger.

use std::ops::Range;

use super::folded::Folded;

/// How a rule finds what is written loudly.
#[derive(Debug)]
pub(super) enum Written {
    /// Ordinary words in capitals. Acronyms, numbers and the names of companies are none.
    Capitals {
        /// Words that shout by themselves.
        alone: Vec<String>,
        /// Words that shout together with another word in capitals.
        together: Vec<String>,
        /// Words after or among which capitals are a name: `S.L.`, `LTD`.
        names: Vec<String>,
    },
    /// A letter three times in a row.
    Stretched,
    /// One of these signs.
    Signs(Vec<String>),
}

impl Written {
    /// Where they are in the folded text.
    pub fn find(&self, folded: &Folded, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Capitals {
                alone,
                together,
                names,
            } => {
                let has =
                    |list: &[String], word: &[u8]| list.iter().any(|it| it.as_bytes() == word);
                let mut found = Vec::new();
                for run in runs(folded) {
                    let words: Vec<&[u8]> =
                        run.iter().map(|it| &folded.bytes[it.clone()]).collect();
                    let named = words.iter().any(|it| has(names, it));
                    let single = words.iter().any(|it| has(alone, it));
                    let ordinary = words
                        .iter()
                        .filter(|it| has(together, it) || has(alone, it));
                    // Of a long run it is enough that a third are ordinary words; names have hardly any.
                    let ordinary = ordinary.count();
                    let shouted = single || (ordinary >= 2 && ordinary * 3 >= words.len());
                    if let (true, false, Some(first), Some(last)) =
                        (shouted, named, run.first(), run.last())
                    {
                        found.push(first.start..last.end);
                    }
                }
                found
            }
            Self::Stretched => words(&folded.bytes)
                .into_iter()
                .filter(|range| stretched(&folded.bytes[range.clone()]))
                .collect(),
            Self::Signs(signs) => {
                let places = signs.iter().flat_map(|sign| {
                    let found = text.match_indices(sign.as_str());
                    found.map(|(at, sign)| at..at + sign.len())
                });
                places.filter_map(|it| folded.folded(&it)).collect()
            }
        }
    }
}

/// The words of a folded text.
fn words(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (byte.is_ascii_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(from..bytes.len());
    }
    found
}

/// Words in capitals that follow on each other with nothing but blanks, commas, marks and numbers between.
fn runs(folded: &Folded) -> Vec<Vec<Range<usize>>> {
    let bytes = &folded.bytes;
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open = false;
    for word in words(bytes) {
        let letters = &bytes[word.clone()];
        let figures = letters.iter().all(u8::is_ascii_digit);
        if figures {
            continue;
        }
        let capital = folded.capital[word.clone()].iter().all(|it| *it);
        if !capital {
            open = false;
            continue;
        }
        let last = runs.last_mut().filter(|_| open);
        match last {
            Some(run) if !bytes[run[run.len() - 1].end..word.start].contains(&b'\n') => {
                run.push(word);
            }
            _ => runs.push(vec![word]),
        }
        open = true;
    }
    runs
}

/// Whether a letter stands three times in a row. Roman numbers, `www` and what is one letter only are no words.
fn stretched(word: &[u8]) -> bool {
    let thrice = |three: &[u8]| three[0] == three[1] && three[1] == three[2];
    let roman = word.iter().all(|it| b"ivxlcdm".contains(it));
    let figures = word.iter().any(u8::is_ascii_digit);
    let one_letter = word.iter().all(|it| *it == word[0]);
    word.windows(3).any(thrice) && !roman && !figures && !one_letter && !word.starts_with(b"www")
}
