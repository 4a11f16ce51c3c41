//! `cobro mail (set-password|forget-password|test)`: the account that mail is sent with.
//!
//! JSON: `set-password` gives `{user, kept: true}`, `forget-password` `{user, forgotten}`, `test` `{host, port, security, user,
//! from, password_from, server}`; `password_from` is `keyring`, `command`, `asked`, or null when nobody signs in.

use clap::Subcommand;
use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::secret;
use super::session::Session;
use crate::post::{
    Keyring, Password, PasswordSource, PasswordTrouble, PostError, Postman, Secrets, find_password,
};

/// What to do.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    SetPassword,
    ForgetPassword,
    Test,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    match args.what {
        What::SetPassword => set_password(session),
        What::ForgetPassword => forget_password(session),
        What::Test => test(session),
    }
}

fn user(session: &Session) -> Result<&str, Failure> {
    match session.config.mail.user.trim() {
        "" => Err(told(session, &PasswordTrouble::NoUser.into())),
        user => Ok(user),
    }
}

/// A failure to send, for people.
pub(super) fn told(session: &Session, error: &PostError) -> Failure {
    Failure::Told(error.id(), session.texts.post_error(error))
}

fn set_password(session: &Session) -> Result<Done, Failure> {
    let user = user(session)?;
    let prompt = session.with("cli-mail-ask", &[("user", user.into())]);
    let password = secret::from_input().or_else(|| secret::ask(&prompt));
    let password = password.ok_or_else(|| {
        let text = session.texts.get("cli-mail-nothing-typed");
        Failure::Told("no_password", text)
    })?;
    let kept = Keyring.set(user, &password);
    kept.map_err(|trouble| told(session, &trouble.into()))?;
    let value = || json!({ "user": user, "kept": true });
    Ok(Done::either(session.json, value, || {
        session.with("cli-mail-kept", &[("user", user.into())])
    }))
}

fn forget_password(session: &Session) -> Result<Done, Failure> {
    let user = user(session)?;
    let forgotten = Keyring.forget(user);
    let forgotten = forgotten.map_err(|trouble| told(session, &trouble.into()))?;
    let value = || json!({ "user": user, "forgotten": forgotten });
    let id = match forgotten {
        true => "cli-mail-forgotten",
        false => "cli-mail-not-kept",
    };
    Ok(Done::either(session.json, value, || {
        session.with(id, &[("user", user.into())])
    }))
}

/// The password of the account, from wherever it is; nothing when nobody signs in.
pub(super) fn password(session: &Session) -> Result<Option<(Password, PasswordSource)>, Failure> {
    let config = &session.config.mail;
    let prompt = session.with("cli-mail-ask", &[("user", config.user.as_str().into())]);
    let found = find_password(config, &Keyring, &mut || secret::ask(&prompt));
    found.map_err(|trouble| told(session, &trouble.into()))
}

/// Whoever carries the mail, with the password; and where that is from.
pub(super) fn postman(session: &Session) -> Result<(Postman, Option<PasswordSource>), Failure> {
    let (config, house) = (&session.config.mail, &session.config.house);
    // What is missing is told before anybody is asked for a password.
    let nobody = Some(Password::new(String::new()));
    Postman::new(config, house, nobody).map_err(|error| told(session, &error))?;
    let (password, source) = password(session)?.unzip();
    let postman = Postman::new(config, house, password);
    Ok((postman.map_err(|error| told(session, &error))?, source))
}

fn test(session: &Session) -> Result<Done, Failure> {
    let (mut postman, source) = postman(session)?;
    let server = postman.try_out().map_err(|error| told(session, &error))?;
    let config = &session.config.mail;
    let (_, from) = config.sender(&session.config.house);
    let value = || {
        json!({
            "host": config.host,
            "port": config.port(),
            "security": config.security,
            "user": config.user,
            "from": from,
            "password_from": source.map(PasswordSource::id),
            "server": server,
        })
    };
    Ok(Done::either(session.json, value, || {
        let places = [
            (
                "server",
                format!("{}:{}", config.host, config.port()).into(),
            ),
            ("from", from.into()),
        ];
        let mut lines = vec![session.with("cli-mail-works", &places)];
        if let Some(source) = source {
            lines.push(
                session
                    .texts
                    .get(&format!("cli-mail-password-{}", source.id())),
            );
        }
        lines.join("\n")
    }))
}
