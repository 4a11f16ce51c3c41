//! The letters of files that do not say how they are written, and figures without marks.

use std::borrow::Cow;

use chrono::NaiveDate;
use encoding_rs::{UTF_8, WINDOWS_1252};
use rust_decimal::Decimal;

/// The upper half of code page 850, in which older programs of the Spanish banks write.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The text of a file that says nothing of its encoding: UTF-8, Western, or code page 850 when its letters are there.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return text;
    }
    let is_850 = |byte: &&u8| matches!(byte, 0x80..=0x90 | 0x99 | 0x9a | 0xa0..=0xa7 | 0xb5);
    let is_western = |byte: &&u8| matches!(byte, 0xc0..=0xff | 0xaa | 0xba | 0xb7);
    let old = bytes.iter().filter(is_850).count();
    if old <= bytes.iter().filter(is_western).count() {
        return WINDOWS_1252.decode_without_bom_handling(bytes).0;
    }
    let upper: Vec<char> = CP850.chars().collect();
    let letters = bytes.iter().map(|byte| match byte {
        0..=0x7f => char::from(*byte),
        high => upper
            .get(usize::from(high - 0x80))
            .copied()
            .unwrap_or('\u{fffd}'),
    });
    Cow::Owned(letters.collect())
}

/// Digits without a mark as an amount with two decimals.
pub(super) fn cents(digits: &str) -> Option<Decimal> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    Some(Decimal::new(number, 2))
}

/// An amount with a point or a comma before its decimals and no marks between thousands.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let marks = digits.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    if !plain || !has_digit || marks > 1 || digits.len() > 24 {
        return None;
    }
    let point = text.replace(',', ".");
    let point = point.strip_suffix('.').unwrap_or(&point);
    let amount = Decimal::from_str_exact(point.strip_prefix('+').unwrap_or(point)).ok()?;
    // Sums of such amounts can be reckoned with.
    (amount.abs() < Decimal::from(10_i64.pow(15))).then_some(amount)
}

/// A day as six digits, the year in two.
pub(super) fn short_day(text: &str) -> Option<NaiveDate> {
    if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text.get(..2)?.parse().ok()?;
    let year = if year >= 70 { 1900 + year } else { 2000 + year };
    NaiveDate::from_ymd_opt(
        year,
        text.get(2..4)?.parse().ok()?,
        text.get(4..6)?.parse().ok()?,
    )
}

/// A day as eight digits, perhaps with more behind it.
pub(super) fn long_day(text: &str) -> Option<NaiveDate> {
    let digits = text.trim().get(..8)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    NaiveDate::from_ymd_opt(
        digits.get(..4)?.parse().ok()?,
        digits.get(4..6)?.parse().ok()?,
        digits.get(6..)?.parse().ok()?,
    )
}
