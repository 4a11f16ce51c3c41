//! The password of the mail account: from the keyring of the system, else from a command, else asked for.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::clean::clean_text;
use crate::config::MailConfig;

/// What the keyring keeps passwords under.
const SERVICE: &str = "cobro";

/// How long the command may take: somebody may have to unlock something.
const PATIENCE: Duration = Duration::from_secs(120);

/// A password, which is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// This password.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The password itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Password(…)")
    }
}

/// Where a password came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordSource {
    /// The keyring of the system.
    Keyring,
    /// The command of the configuration.
    Command,
    /// Whoever sits at the keyboard.
    Asked,
}

impl PasswordSource {
    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Keyring => "keyring",
            Self::Command => "command",
            Self::Asked => "asked",
        }
    }
}

/// Why a password is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordTrouble {
    /// It is nowhere, and nobody was asked or answered.
    #[error("there is no password")]
    Missing,
    /// The keyring can't be used.
    #[error("the keyring can't be used: {0}")]
    Keyring(String),
    /// The command failed.
    #[error("password_command: {0}")]
    Command(String),
    /// The command was at it for too long.
    #[error("password_command did not end")]
    CommandSlow,
    /// The command printed nothing.
    #[error("password_command printed nothing")]
    CommandSilent,
    /// There is nobody to keep a password for.
    #[error("mail.user is not set")]
    NoUser,
}

/// Where passwords are kept.
pub trait Secrets {
    /// The password of a user, if one is kept.
    ///
    /// # Errors
    /// When the keyring can't be used.
    fn get(&self, user: &str) -> Result<Option<Password>, PasswordTrouble>;

    /// Keeps a user's password.
    ///
    /// # Errors
    /// As [`Secrets::get`].
    fn set(&self, user: &str, password: &Password) -> Result<(), PasswordTrouble>;

    /// Forgets a user's password. Gives back whether there was one.
    ///
    /// # Errors
    /// As [`Secrets::get`].
    fn forget(&self, user: &str) -> Result<bool, PasswordTrouble>;
}

/// The keyring of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keyring;

impl Keyring {
    fn entry(user: &str) -> Result<keyring::v1::Entry, PasswordTrouble> {
        if let Err(error) = keyring::v1::Entry::store_status() {
            return Err(unusable(error));
        }
        keyring::v1::Entry::new(SERVICE, user).map_err(|error| unusable(&error))
    }
}

fn unusable(error: &keyring::v1::Error) -> PasswordTrouble {
    PasswordTrouble::Keyring(clean_text(&error.to_string(), 200).into_owned())
}

impl Secrets for Keyring {
    fn get(&self, user: &str) -> Result<Option<Password>, PasswordTrouble> {
        match Self::entry(user)?.get_password() {
            Ok(password) => Ok(Some(Password(password))),
            Err(keyring::v1::Error::NoEntry) => Ok(None),
            Err(error) => Err(unusable(&error)),
        }
    }

    fn set(&self, user: &str, password: &Password) -> Result<(), PasswordTrouble> {
        let kept = Self::entry(user)?.set_password(password.reveal());
        kept.map_err(|error| unusable(&error))
    }

    fn forget(&self, user: &str) -> Result<bool, PasswordTrouble> {
        match Self::entry(user)?.delete_credential() {
            Ok(()) => Ok(true),
            Err(keyring::v1::Error::NoEntry) => Ok(false),
            Err(error) => Err(unusable(&error)),
        }
    }
}

/// Finds the password of the configured user, and says where; nothing when nobody signs in.
///
/// # Errors
/// When it is nowhere. What a command says goes before a keyring that can't be used, as without a desktop.
pub fn find_password(
    config: &MailConfig,
    secrets: &dyn Secrets,
    ask: &mut dyn FnMut() -> Option<Password>,
) -> Result<Option<(Password, PasswordSource)>, PasswordTrouble> {
    let user = config.user.trim();
    if user.is_empty() {
        return Ok(None);
    }
    if let Ok(Some(password)) = secrets.get(user) {
        return Ok(Some((password, PasswordSource::Keyring)));
    }
    if !config.password_command.is_empty() {
        let password = from_command(&config.password_command, PATIENCE)?;
        return Ok(Some((password, PasswordSource::Command)));
    }
    let asked = ask().filter(|it| !it.reveal().is_empty());
    let asked = asked.ok_or(PasswordTrouble::Missing)?;
    Ok(Some((asked, PasswordSource::Asked)))
}

/// The first line of what a command prints. It is started as it stands, without a shell.
fn from_command(words: &[String], patience: Duration) -> Result<Password, PasswordTrouble> {
    let Some((program, args)) = words.split_first() else {
        return Err(PasswordTrouble::Missing);
    };
    let failed = |problem: String| PasswordTrouble::Command(format!("{program}: {problem}"));
    let child = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| failed(error.to_string()))?;
    let Some(mut printed) = child.stdout.take() else {
        return Err(failed(String::new()));
    };
    // A command may print more than a pipe holds, so it is read while it runs.
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = printed.by_ref().take(LONGEST).read_to_end(&mut text);
        read.map(|_| text)
    });
    let status = wait(&mut child, patience).map_err(|error| failed(error.to_string()))?;
    let Some(status) = status else {
        return Err(PasswordTrouble::CommandSlow);
    };
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    let text = match reader.join() {
        Ok(Ok(text)) => String::from_utf8(text).map_err(|_| failed("UTF-8".to_owned()))?,
        Ok(Err(error)) => return Err(failed(error.to_string())),
        Err(_) => return Err(failed(String::new())),
    };
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(Password(line.to_owned())),
        None => Err(PasswordTrouble::CommandSilent),
    }
}

/// No password is longer.
const LONGEST: u64 = 64 * 1024;

/// Waits for the end of a command; it is ended when it takes too long.
fn wait(
    child: &mut Child,
    patience: Duration,
) -> std::io::Result<Option<std::process::ExitStatus>> {
    let until = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() > until {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::Config;

    /// A keyring in memory, or one that can't be used.
    #[derive(Default)]
    struct Drawer {
        kept: RefCell<BTreeMap<String, Password>>,
        is_stuck: bool,
    }

    impl Secrets for Drawer {
        fn get(&self, user: &str) -> Result<Option<Password>, PasswordTrouble> {
            if self.is_stuck {
                return Err(PasswordTrouble::Keyring("no desktop".into()));
            }
            Ok(self.kept.borrow().get(user).cloned())
        }

        fn set(&self, user: &str, password: &Password) -> Result<(), PasswordTrouble> {
            let mut kept = self.kept.borrow_mut();
            kept.insert(user.to_owned(), password.clone());
            Ok(())
        }

        fn forget(&self, user: &str) -> Result<bool, PasswordTrouble> {
            Ok(self.kept.borrow_mut().remove(user).is_some())
        }
    }

    fn config(user: &str, command: &[&str]) -> MailConfig {
        let mut mail = Config::default().mail;
        user.clone_into(&mut mail.user);
        mail.password_command = command.iter().map(ToString::to_string).collect();
        mail
    }

    #[test]
    fn the_keyring_comes_before_the_command_and_the_command_before_asking() {
        let full = Drawer::default();
        full.set("ana", &Password::new("of the keyring".into()))
            .expect("kept");
        let empty = Drawer::default();
        let stuck = Drawer {
            is_stuck: true,
            ..Drawer::default()
        };
        let printf: &[&str] = &["printf", "ñ $HOME `id`\\nsecond line"];
        for (drawer, user, command, answer, found) in [
            (&full, "", printf, Some("x"), Ok(None)),
            (&full, "ana", printf, None, Ok(Some("of the keyring"))),
            (&empty, "ana", printf, Some("x"), Ok(Some("ñ $HOME `id`"))),
            (&stuck, "ana", printf, None, Ok(Some("ñ $HOME `id`"))),
            (&stuck, "ana", &[], Some("typed"), Ok(Some("typed"))),
            (&empty, "ana", &[], Some(""), Err(PasswordTrouble::Missing)),
            (&empty, "ana", &[], None, Err(PasswordTrouble::Missing)),
            (
                &empty,
                "ana",
                &["true"],
                Some("x"),
                Err(PasswordTrouble::CommandSilent),
            ),
        ] {
            let mut ask = || answer.map(|it| Password::new(it.to_owned()));
            let got = find_password(&config(user, command), drawer, &mut ask);
            let got = got.map(|it| it.map(|(password, _)| password.reveal().to_owned()));
            assert_eq!(
                got,
                found.map(|it| it.map(str::to_owned)),
                "{user} {command:?}"
            );
        }
    }

    #[test]
    fn a_command_that_fails_is_told_and_never_what_it_printed() {
        let told = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            let failed = from_command(&words, Duration::from_millis(300));
            failed.expect_err("fails").to_string()
        };
        let failed = told(&["sh", "-c", "echo s3cret; exit 3"]);
        assert!(failed.contains("sh: exit status: 3"), "{failed}");
        assert!(!failed.contains("s3cret"), "{failed}");
        assert!(told(&["/no/such/program"]).contains("/no/such/program"));
        assert_eq!(told(&["sleep", "20"]), "password_command did not end");
    }

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(
            format!("{:?}", Password::new("s3cret".into())),
            "Password(…)"
        );
    }
}
