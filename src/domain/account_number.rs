//! Account numbers as they stand in statements: the international form, its check digits, and the Spanish one within it.

/// The shortest and the longest number of any country.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// The number without blanks and marks, in capitals, when its check digits are right; nothing otherwise.
pub fn iban(written: &str) -> Option<String> {
    let compact: String = written
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
        .flat_map(char::to_uppercase)
        .collect();
    is_iban(&compact).then_some(compact)
}

/// Whether a number without blanks, in capitals, can be an international one.
pub fn is_iban(compact: &str) -> bool {
    let bytes = compact.as_bytes();
    LENGTHS.contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes.iter().take(2).all(u8::is_ascii_uppercase)
        && bytes.iter().skip(2).take(2).all(u8::is_ascii_digit)
        && remainder(compact.chars().skip(4).chain(compact.chars().take(4))) == Some(1)
}

/// The international number of a Spanish account, given as bank, branch and account proper.
pub fn spanish(bank: &str, branch: &str, account: &str) -> Option<String> {
    let are_digits = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !are_digits(bank, 4) || !are_digits(branch, 4) || !are_digits(account, 10) {
        return None;
    }
    let first = spanish_digit(&format!("00{bank}{branch}"));
    let second = spanish_digit(account);
    let domestic = format!("{bank}{branch}{first}{second}{account}");
    let rest = remainder(format!("{domestic}ES00").chars())?;
    Some(format!("ES{:02}{domestic}", 98 - rest))
}

/// The check digit of ten digits, by the weights of the Spanish banks.
fn spanish_digit(ten: &str) -> u32 {
    const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    let digits = ten.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    match 11 - sum % 11 {
        11 => 0,
        10 => 1,
        digit => digit,
    }
}

/// The remainder by 97, with letters counting from 10 for `A`.
fn remainder(characters: impl Iterator<Item = char>) -> Option<u32> {
    characters.into_iter().try_fold(0, |rest, c| {
        let value = c.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((rest * shift + value) % 97)
    })
}

/// How long the numbers of a country are, for those most at home here; others are tried at all lengths.
const BY_COUNTRY: [(&str, usize); 24] = [
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BR", 29),
    ("CH", 21),
    ("CR", 22),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GT", 28),
    ("IE", 22),
    ("IT", 27),
    ("LT", 20),
    ("LU", 20),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("SE", 24),
];

/// The international numbers in a text, in groups or not.
pub fn ibans_in(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 4 < letters.len() {
        let starts = (at == 0 || !letters[at - 1].is_alphanumeric())
            && letters[at].is_ascii_alphabetic()
            && letters[at + 1].is_ascii_alphabetic()
            && letters[at + 2].is_ascii_digit()
            && letters[at + 3].is_ascii_digit();
        match starts.then(|| iban_at(&letters[at..])).flatten() {
            Some((number, length)) => {
                found.push(number);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The number at the start of these characters, and how many of them it takes.
fn iban_at(letters: &[char]) -> Option<(String, usize)> {
    let country: String = letters.iter().take(2).collect::<String>().to_uppercase();
    let known = BY_COUNTRY
        .iter()
        .find(|(code, _)| *code == country)
        .map(|it| it.1);
    let mut number = String::new();
    for (at, c) in letters.iter().enumerate() {
        let ends_word = letters
            .get(at + 1)
            .is_none_or(|next| !next.is_alphanumeric());
        match c {
            c if c.is_ascii_alphanumeric() => number.push(c.to_ascii_uppercase()),
            ' ' | '-' | '.' => continue,
            _ => return None,
        }
        let complete = known.map_or(ends_word, |length| number.len() == length);
        if complete && is_iban(&number) {
            return Some((number, at + 1));
        }
        if number.len() >= known.unwrap_or(*LENGTHS.end()) {
            return None;
        }
    }
    None
}
