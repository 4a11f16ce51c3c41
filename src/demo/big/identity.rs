//! Who an invented debtor is: code, name, tax id, phone, e-mail.

use super::super::dice::Dice;
use super::words::{Country, TaxId, Word, Words};
use crate::domain::debtor::Details;

/// Mailboxes of businesses.
const MAILBOXES: [&str; 5] = [
    "administracion@",
    "contabilidad@",
    "facturas@",
    "info@",
    "pagos@",
];

/// Makes up who the debtor at a place of the book is.
pub(super) fn details(
    dice: &mut Dice,
    words: &'static Words,
    country: &Country,
    place: u64,
) -> Details {
    let mut code = String::with_capacity(8);
    code.push('C');
    push_digits(&mut code, place.saturating_add(1), 7);
    let person = dice.pick(&country.people);
    let surname = dice.pick(&country.surnames);
    let sector = dice.pick(&words.sectors);
    let is_person = dice.percent(10);
    let mut name = String::with_capacity(48);
    let mut email = String::with_capacity(48);
    if is_person {
        push_all(
            &mut name,
            [
                &person.text,
                " ",
                &surname.text,
                " ",
                &dice.pick(&country.surnames).text,
            ],
        );
        push_all(
            &mut email,
            [&person.slug, ".", &surname.slug, "@correo.example"],
        );
    } else {
        push_all(&mut name, [&sector.text, " "]);
        let known_as = push_business(&mut name, dice, country, surname);
        push_all(
            &mut email,
            [
                *dice.pick(&MAILBOXES),
                &sector.slug,
                &known_as.slug,
                ".example",
            ],
        );
    }
    let mut contact_person = String::with_capacity(person.text.len() + surname.text.len() + 1);
    push_all(
        &mut contact_person,
        [&person.text, " ", &dice.pick(&country.surnames).text],
    );
    Details {
        code: Some(code),
        tax_id: Some(tax_id(
            country.tax_id,
            is_person,
            place,
            &sector.slug,
            &surname.slug,
        )),
        email: (!dice.percent(8)).then_some(email),
        phone: (!dice.percent(8)).then(|| phone(dice, country)),
        contact_person: (!is_person && dice.percent(60)).then_some(contact_person),
        name: Some(name),
    }
}

/// Adds the part of a business's name that follows its sector, and says what the business is known as.
fn push_business<'a>(
    name: &mut String,
    dice: &mut Dice,
    country: &'a Country,
    surname: &'a Word,
) -> &'a Word {
    let place = dice.pick(&country.places);
    let partner = dice.pick(&country.surnames);
    let pattern = dice.below(10);
    match pattern {
        0 | 1 => name.push_str(&surname.text),
        2..=5 => {
            let and = if partner.text.starts_with('I') {
                " e "
            } else {
                " y "
            };
            push_all(name, [&surname.text, and, &partner.text]);
        }
        6 | 7 => push_all(name, [&surname.text, " ", &place.text]),
        8 => push_all(name, [&surname.text, " e Hijos"]),
        _ => {
            push_all(name, [&place.text, " "]);
            push_digits(name, 1985 + u64::from(dice.below(40)), 4);
        }
    }
    let form = dice.pick(&country.legal_forms);
    if !form.is_empty() {
        push_all(name, [" ", form]);
    }
    if pattern == 9 { place } else { surname }
}

fn phone(dice: &mut Dice, country: &Country) -> String {
    let pattern = dice.pick(&country.phones);
    let mut phone = String::with_capacity(pattern.len());
    for character in pattern.chars() {
        match character {
            '#' => push_digits(&mut phone, u64::from(dice.below(10)), 1),
            other => phone.push(other),
        }
    }
    phone
}

/// A well-formed tax id that no other debtor among ten million (a million in Ecuador) has: the serial number in it is
/// the place in the book, scrambled without collisions.
fn tax_id(kind: TaxId, is_person: bool, place: u64, sector: &str, surname: &str) -> String {
    let serial = (place % 10_000_000 * 6_180_339 + 3_141_593) % 10_000_000;
    let mut id = String::with_capacity(16);
    match kind {
        TaxId::Cif if is_person => push_nif(&mut id, 10_000_000 + serial),
        TaxId::Cif => push_cif(&mut id, serial),
        TaxId::Rfc => push_rfc(&mut id, is_person, serial, sector, surname),
        TaxId::Rut => push_rut(&mut id, 70_000_000 + serial),
        TaxId::Nit => {
            let number = 900_000_000 + serial % 10_000_000;
            push_digits(&mut id, number, 9);
            let rest = weighed(number, &[3, 7, 13, 17, 19, 23, 29, 37, 41]) % 11;
            id.push('-');
            push_digits(&mut id, if rest < 2 { rest } else { 11 - rest }, 1);
        }
        TaxId::RucEcuador => {
            let number = 179_000_000 + serial % 1_000_000;
            push_digits(&mut id, number, 9);
            let check = 11 - weighed(number, &[2, 3, 4, 5, 6, 7, 2, 3, 4]) % 11;
            push_digits(&mut id, if check > 9 { 0 } else { check }, 1);
            id.push_str("001");
        }
        TaxId::RucPeru => {
            let number = 2_050_000_000 + serial;
            push_digits(&mut id, number, 10);
            let check = 11 - weighed(number, &[2, 3, 4, 5, 6, 7, 2, 3, 4, 5]) % 11;
            push_digits(&mut id, check % 10, 1);
        }
    }
    id
}

fn push_nif(id: &mut String, number: u64) {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    push_digits(id, number, 8);
    id.push(char::from(LETTERS[(number % 23) as usize]));
}

fn push_cif(id: &mut String, serial: u64) {
    id.push(if serial.is_multiple_of(8) { 'A' } else { 'B' });
    push_digits(id, serial, 7);
    let mut sum = 0;
    let mut left = serial;
    for place in 0..7 {
        let digit = left % 10;
        left /= 10;
        sum += if place % 2 == 0 {
            digit * 2 / 10 + digit * 2 % 10
        } else {
            digit
        };
    }
    push_digits(id, (10 - sum % 10) % 10, 1);
}

fn push_rut(id: &mut String, number: u64) {
    push_digits(id, number / 1_000_000, 2);
    id.push('.');
    push_digits(id, number / 1000 % 1000, 3);
    id.push('.');
    push_digits(id, number % 1000, 3);
    id.push('-');
    match 11 - weighed(number, &[2, 3, 4, 5, 6, 7, 2, 3]) % 11 {
        11 => id.push('0'),
        10 => id.push('K'),
        check => push_digits(id, check, 1),
    }
}

/// Letters of the name, a date of foundation or birth, and a key.
fn push_rfc(id: &mut String, is_person: bool, serial: u64, sector: &str, surname: &str) {
    const KEY: &[u8; 34] = b"123456789ABCDEFGHIJKLMNPQRSTUVWXYZ";
    let letters = surname.chars().take(2).chain(sector.chars().take(2));
    let wanted = if is_person { 4 } else { 3 };
    id.extend(
        letters
            .take(wanted)
            .map(|letter| letter.to_ascii_uppercase()),
    );
    push_digits(id, 70 + serial / 336 % 30, 2);
    push_digits(id, 1 + serial / 28 % 12, 2);
    push_digits(id, 1 + serial % 28, 2);
    let key = serial / 10_080;
    for part in [key / 1156, key / 34, key] {
        id.push(char::from(KEY[(part % 34) as usize]));
    }
}

/// The sum of the digits, the last one first, each times its weight.
fn weighed(number: u64, weights: &[u64]) -> u64 {
    let mut left = number;
    let mut sum = 0;
    for weight in weights {
        sum += left % 10 * weight;
        left /= 10;
    }
    sum
}

fn push_all<const N: usize>(text: &mut String, parts: [&str; N]) {
    for part in parts {
        text.push_str(part);
    }
}

/// Writes a number with at least so many digits.
pub(super) fn push_digits(text: &mut String, number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut left = number;
    let mut from = digits.len();
    while left > 0 {
        from -= 1;
        digits[from] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    let from = from.min(digits.len() - width.min(digits.len()));
    text.extend(digits[from..].iter().map(|digit| char::from(*digit)));
}
