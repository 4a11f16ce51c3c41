//! Links by which the system opens the mail program, WhatsApp, or a phone, with a message filled in.

use crate::domain::phone;

/// What went wrong with a link.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkTrouble {
    /// The number can't be read as one that exists.
    #[error("`{0}` is no number")]
    NoNumber(String),
    /// The message is too long for a link: it would be cut off on the way.
    #[error("{length} bytes are more than the {most} that a link holds")]
    TooLong {
        /// How long the link would be, in bytes.
        length: usize,
        /// How long one may be.
        most: usize,
    },
}

/// What a command line of Windows holds, less room for the program.
const WINDOWS: usize = 2000;

/// What mail programs and browsers elsewhere take without cutting.
const ELSEWHERE: usize = 8000;

/// How long a link may be.
const MOST: usize = if cfg!(windows) { WINDOWS } else { ELSEWHERE };

/// The link that opens a mail to an address, as RFC 6068 has it; without an address the mail program asks for one.
///
/// # Errors
/// When it would be too long.
pub fn mailto(address: &str, subject: &str, text: &str) -> Result<String, LinkTrouble> {
    let mut link = "mailto:".to_owned();
    escape(address.trim(), "@", &mut link);
    let mut mark = '?';
    for (name, value) in [("subject", subject), ("body", text)] {
        if value.is_empty() {
            continue;
        }
        link.push(mark);
        link.push_str(name);
        link.push('=');
        escape(&in_lines(value), "", &mut link);
        mark = '&';
    }
    fitting(link)
}

/// The link that opens WhatsApp with somebody and a text. A number without a country's code is one of the country.
///
/// # Errors
/// When the number can't be read, or the link would be too long.
pub fn whatsapp(number: &str, country: &str, text: &str) -> Result<String, LinkTrouble> {
    let digits = digits(number, country)?;
    let mut link = format!("https://wa.me/{digits}");
    if !text.is_empty() {
        link.push_str("?text=");
        // WhatsApp shows a carriage return as a second line break.
        escape(&text.replace("\r\n", "\n"), "", &mut link);
    }
    fitting(link)
}

/// The link that opens a text message.
///
/// # Errors
/// As [`whatsapp`].
pub fn sms(number: &str, country: &str, text: &str) -> Result<String, LinkTrouble> {
    let mut link = format!("sms:+{}", digits(number, country)?);
    if !text.is_empty() {
        link.push_str("?body=");
        escape(&in_lines(text), "", &mut link);
    }
    fitting(link)
}

/// The link that calls a number.
///
/// # Errors
/// When the number can't be read.
pub fn phone_call(number: &str, country: &str) -> Result<String, LinkTrouble> {
    Ok(format!("tel:+{}", digits(number, country)?))
}

/// The digits of a number with its country's code, without an extension.
fn digits(number: &str, country: &str) -> Result<String, LinkTrouble> {
    let kept = phone::keep(number, country);
    if !kept.read {
        return Err(LinkTrouble::NoNumber(kept.text));
    }
    let number = kept.text.split(';').next().unwrap_or_default();
    Ok(number.chars().filter(char::is_ascii_digit).collect())
}

fn fitting(link: String) -> Result<String, LinkTrouble> {
    let length = link.len();
    if length > MOST {
        return Err(LinkTrouble::TooLong { length, most: MOST });
    }
    Ok(link)
}

/// Line breaks as RFC 6068 wants them.
fn in_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// Everything but letters, digits and what is allowed is written as its bytes in hexadecimal digits.
fn escape(text: &str, allowed: &str, into: &mut String) {
    use std::fmt::Write;
    for byte in text.bytes() {
        let letter = char::from(byte);
        let plain = byte.is_ascii_alphanumeric() || "-._~".contains(letter);
        if byte.is_ascii() && (plain || allowed.contains(letter)) {
            into.push(letter);
        } else {
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_filled_in_as_rfc_6068_has_it() {
        for (address, subject, text, link) in [
            ("ana@nunez.es", "", "", "mailto:ana@nunez.es"),
            (
                "ana@nunez.es",
                "Factura F-1: 1.250 €",
                "Hola, señora:\n\n¿100 % & listo?",
                "mailto:ana@nunez.es?subject=Factura%20F-1%3A%201.250%20%E2%82%AC&body=Hola%2C%20se%C3%B1ora%3A\
                 %0D%0A%0D%0A%C2%BF100%20%25%20%26%20listo%3F",
            ),
            // RFC 6068, section 2: such an address must not end the address early.
            (
                "a?b&c%d@example.org",
                "",
                "x",
                "mailto:a%3Fb%26c%25d@example.org?body=x",
            ),
            ("", "x", "", "mailto:?subject=x"),
        ] {
            assert_eq!(mailto(address, subject, text).as_deref(), Ok(link));
        }
    }

    #[test]
    fn numbers_become_links_with_their_countrys_code() {
        for (number, country, link) in [
            (
                "600 123 123",
                "ES",
                Ok("https://wa.me/34600123123?text=Buenos%20d%C3%ADas%0A%E2%82%AC"),
            ),
            (
                "+52 55 1234 5678",
                "ES",
                Ok("https://wa.me/525512345678?text=Buenos%20d%C3%ADas%0A%E2%82%AC"),
            ),
            (
                "91 123 45 67 ext. 12",
                "ES",
                Ok("https://wa.me/34911234567?text=Buenos%20d%C3%ADas%0A%E2%82%AC"),
            ),
            (
                "centralita",
                "ES",
                Err(LinkTrouble::NoNumber("centralita".into())),
            ),
            ("", "ES", Err(LinkTrouble::NoNumber(String::new()))),
        ] {
            let made = whatsapp(number, country, "Buenos días\r\n€");
            assert_eq!(made, link.map(str::to_owned), "{number}");
        }
        assert_eq!(
            phone_call("600123123", "ES").as_deref(),
            Ok("tel:+34600123123")
        );
        assert_eq!(
            sms("600123123", "ES", "a\nb").as_deref(),
            Ok("sms:+34600123123?body=a%0D%0Ab")
        );
    }

    #[test]
    fn what_would_be_cut_off_is_refused() {
        let long = "ñ".repeat(MOST / 6 + 1);
        let refused = mailto("ana@nunez.es", "", &long).expect_err("is too long");
        let LinkTrouble::TooLong { length, most } = refused else {
            panic!("{refused}");
        };
        assert!(length > most);
        assert!(whatsapp("600123123", "ES", &long).is_err());
    }
}
