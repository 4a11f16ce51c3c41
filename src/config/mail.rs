//! How mail is sent. The password is never in the file.

use std::net::IpAddr;

use serde::{Deserialize, Deserializer, Serialize};
use toml::{Table, Value};

use super::House;
use super::checks::Unfit;

/// How mail is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// The mail server; empty while none is set up.
    pub host: String,
    /// Its port; the usual one of the kind of security when 0.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: Security,
    /// Who signs in; nobody does when empty.
    pub user: String,
    /// The command whose first line of output is the password: program and arguments, run without a shell.
    #[serde(deserialize_with = "words")]
    pub password_command: Vec<String>,
    /// Who writes; the house when empty.
    pub from_name: String,
    /// The address that mail is from; the house's when empty.
    pub from_address: String,
    /// Where answers go; to the sender when empty.
    pub reply_to: String,
    /// Whether the sender gets a blind copy of every message.
    pub bcc_self: bool,
    /// How many seconds the server has for an answer.
    pub timeout: u32,
    /// The folder with the files of invoices, named by their numbers; empty when there is none.
    pub invoice_folder: String,
    /// A file with the certificate of whoever vouches for the server, besides those that browsers trust.
    pub ca_file: String,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// From the first byte.
    Tls,
    /// Before anybody signs in.
    Starttls,
    /// Not at all: only with a server on the same machine.
    None,
}

impl MailConfig {
    /// The port that is meant.
    pub fn port(&self) -> u16 {
        match (self.port, self.security) {
            (0, Security::Tls) => 465,
            (0, Security::Starttls) => 587,
            (0, Security::None) => 25,
            (port, _) => port,
        }
    }

    /// The name and address that mail is from.
    pub fn sender<'a>(&'a self, house: &'a House) -> (&'a str, &'a str) {
        let or = |own: &'a str, house: &'a str| match own.trim() {
            "" => house.trim(),
            own => own,
        };
        (
            or(&self.from_name, &house.name),
            or(&self.from_address, &house.email),
        )
    }

    /// Whether the server is on the same machine, so that nobody listens on the way.
    pub fn is_local(&self) -> bool {
        is_local(&self.host)
    }
}

/// Program and arguments in a list, or in one text with blanks between them.
fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Words {
        One(String),
        Several(Vec<String>),
    }
    Ok(match Words::deserialize(from)? {
        Words::One(text) => text.split_whitespace().map(str::to_owned).collect(),
        Words::Several(words) => words,
    })
}

fn is_local(host: &str) -> bool {
    let host = host.trim().trim_start_matches('[').trim_end_matches(']');
    let loopback = host.parse().is_ok_and(|it: IpAddr| it.is_loopback());
    host.eq_ignore_ascii_case("localhost") || loopback
}

/// Takes passwords out of what the user wrote: they belong where the system keeps secrets. Gives back their keys.
pub(super) fn take_out_passwords(theirs: &mut Table) -> Vec<String> {
    let Some(mail) = theirs.get_mut("mail").and_then(Value::as_table_mut) else {
        return Vec::new();
    };
    let secret = |key: &&String| {
        let key = key.to_lowercase();
        key != "password_command" && (key.starts_with("pass") || key.ends_with("secret"))
    };
    let found: Vec<String> = mail.keys().filter(secret).cloned().collect();
    for key in &found {
        mail.remove(key);
    }
    found.into_iter().map(|it| format!("mail.{it}")).collect()
}

/// A connection in clear text to another machine would hand the password and every message to whoever listens.
pub(super) fn take_out_unfit_security(theirs: &mut Table) -> Option<Unfit> {
    let mail = theirs.get_mut("mail")?.as_table_mut()?;
    let host = mail.get("host").and_then(Value::as_str).unwrap_or_default();
    let plain = mail.get("security").and_then(Value::as_str) == Some("none");
    if !plain || is_local(host) {
        return None;
    }
    mail.remove("security").map(|value| Unfit {
        key: "mail.security".to_owned(),
        value: value.to_string(),
        allowed: "tls, starttls (none: localhost, 127.0.0.1, ::1)".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{Config, DEFAULT_TEXT};
    use super::*;

    #[test]
    fn a_password_in_the_file_is_refused_and_never_repeated() {
        let text = "[mail]\nhost = \"smtp.example.com\"\npassword = \"s3cret-Ñ\"\nuser = \"ana\"\n";
        let (config, problems) = Config::from_text(Path::new("c.toml"), text).expect("is read");
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("c.toml:3: mail.password: "), "{told:?}");
        assert!(!told[0].contains("s3cret"), "{told:?}");
        assert!(!format!("{config:?}").contains("s3cret"));
        assert_eq!(
            (config.mail.user.as_str(), config.mail.port()),
            ("ana", 465)
        );
    }

    #[test]
    fn clear_text_is_for_the_same_machine_only() {
        for (host, kept) in [
            ("localhost", Security::None),
            ("127.0.0.1", Security::None),
            ("[::1]", Security::None),
            ("smtp.example.com", Security::Tls),
            ("10.0.0.1", Security::Tls),
            ("localhost.example.com", Security::Tls),
            ("", Security::Tls),
        ] {
            let text = format!("[mail]\nhost = \"{host}\"\nsecurity = \"none\"\n");
            let read = Config::from_text(Path::new("c.toml"), &text);
            let (config, problems) = read.expect("is read");
            assert_eq!(config.mail.security, kept, "{host}");
            assert_eq!(problems.is_empty(), kept == Security::None, "{host}");
        }
    }

    #[test]
    fn ports_and_senders_have_defaults() {
        let (mut config, _) =
            Config::from_text(Path::new("c.toml"), DEFAULT_TEXT).expect("is read");
        let ports = [Security::Tls, Security::Starttls, Security::None].map(|security| {
            config.mail.security = security;
            config.mail.port()
        });
        assert_eq!(ports, [465, 587, 25]);
        config.house.name = "Taller Núñez".into();
        config.house.email = "hola@nunez.es".into();
        let house = config.house.clone();
        assert_eq!(
            config.mail.sender(&house),
            ("Taller Núñez", "hola@nunez.es")
        );
        config.mail.from_address = "cobros@nunez.es".into();
        assert_eq!(config.mail.sender(&house).1, "cobros@nunez.es");
    }
}
