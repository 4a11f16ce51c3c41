//! Sending in words: why a message was not sent, and what becomes of it.

use chrono::NaiveDate;

use super::{Place, Texts};
use crate::app::{KeptMessage, OutboxTrouble, Skip, Stopped};
use crate::domain::fact::BatchId;
use crate::post::{
    FileTrouble, LinkTrouble, OpenTrouble, PaperTrouble, PasswordTrouble, PostError,
};

impl Texts {
    /// Why a message was not sent.
    pub fn post_error(&self, error: &PostError) -> String {
        match error {
            PostError::NotSetUp(key) => self.with("post-not-set-up", &[("key", (*key).into())]),
            PostError::OwnAddress { key, address } => {
                let places = [("key", (*key).into()), ("address", Place::from(address))];
                self.with("post-own-address", &places)
            }
            PostError::Unencrypted(host) => {
                self.with("post-unencrypted", &[("host", Place::from(host))])
            }
            PostError::Password(trouble) => self.password_trouble(trouble),
            PostError::Certificates { path, problem } => {
                let places = [
                    ("file", Place::from(path.display().to_string())),
                    ("problem", problem.into()),
                ];
                self.with("post-certificates", &places)
            }
            PostError::Unreachable {
                host,
                port,
                problem,
            } => {
                let places = [
                    ("server", Place::from(format!("{host}:{port}"))),
                    ("problem", problem.into()),
                ];
                self.with("post-unreachable", &places)
            }
            PostError::SignIn { user, answer } => {
                let places = [("user", Place::from(user)), ("answer", answer.into())];
                self.with("post-sign-in", &places)
            }
            PostError::Sender(answer) => {
                self.with("post-sender", &[("answer", Place::from(&answer.text))])
            }
            PostError::Recipient { address, answer } => {
                let places = [
                    ("address", Place::from(address)),
                    ("answer", Place::from(&answer.text)),
                ];
                self.with("post-recipient", &places)
            }
            PostError::Refused(answer) => {
                self.with("post-refused", &[("answer", Place::from(&answer.text))])
            }
            PostError::Address(address) if address.is_empty() => self.get("post-no-address"),
            PostError::Address(address) => {
                self.with("post-address", &[("address", Place::from(address))])
            }
            PostError::Unfit(problem) => {
                self.with("post-unfit", &[("problem", Place::from(problem))])
            }
            PostError::Lost(problem) => {
                self.with("post-lost", &[("problem", Place::from(problem))])
            }
        }
    }

    /// Why a password is not to be had.
    pub fn password_trouble(&self, trouble: &PasswordTrouble) -> String {
        match trouble {
            PasswordTrouble::Missing => self.get("password-missing"),
            PasswordTrouble::Keyring(problem) => {
                self.with("password-keyring", &[("problem", Place::from(problem))])
            }
            PasswordTrouble::Command(problem) => {
                self.with("password-command", &[("problem", Place::from(problem))])
            }
            PasswordTrouble::CommandSlow => self.get("password-command-slow"),
            PasswordTrouble::CommandSilent => self.get("password-command-silent"),
            PasswordTrouble::NoUser => self.get("password-no-user"),
        }
    }

    /// Why something can't be done with a message.
    pub fn outbox_trouble(&self, trouble: &OutboxTrouble) -> String {
        let about = |id: &BatchId| [("id", Place::from(short_id(id)))];
        match trouble {
            OutboxTrouble::NoMessage(id) => {
                self.with("outbox-no-message", &[("id", Place::from(id))])
            }
            OutboxTrouble::MayBeOut(id) => self.with("outbox-may-be-out", &about(id)),
            OutboxTrouble::UnderWay(id) => self.with("outbox-under-way", &about(id)),
            OutboxTrouble::NotInDoubt(id) => self.with("outbox-not-in-doubt", &about(id)),
            OutboxTrouble::Outdated => self.get("outbox-outdated"),
            OutboxTrouble::Unrecorded { answer, problem } => {
                let places = [("answer", Place::from(answer)), ("problem", problem.into())];
                self.with("outbox-unrecorded", &places)
            }
            OutboxTrouble::IsOut { name } => self.with("outbox-is-out", &[("name", name.into())]),
        }
    }

    /// Why a client gets no message, in one line.
    pub fn skip(&self, skip: &Skip, today: NaiveDate) -> String {
        match skip {
            Skip::Before(before) => {
                let limits = &before.limits;
                let broken = (!limits.allowed()).then(|| self.broken_limits(limits));
                let stale = before.stale_import.map(|at| {
                    let ago = Place::from(self.ago(at.date(), today));
                    self.with("before-stale-import", &[("ago", ago)])
                });
                broken
                    .into_iter()
                    .chain(stale)
                    .collect::<Vec<_>>()
                    .join("; ")
            }
            Skip::MayBeOut(kept) => self.with("send-skip-may-be-out", &about_kept(kept)),
            Skip::RefusedBefore(kept) => self.with("send-skip-refused-before", &about_kept(kept)),
            Skip::Unwritten(why) => why.clone(),
            Skip::NotDue | Skip::SentToday | Skip::NoAddress | Skip::Changed => {
                self.get(&format!("send-skip-{}", skip.id()))
            }
        }
    }

    /// Why a run did not come to its end.
    pub fn stopped(&self, stopped: &Stopped) -> String {
        match stopped {
            Stopped::ByUser => self.get("send-stopped-by-user"),
            Stopped::ByServer(error) => self.post_error(error),
            Stopped::ByBook(error) => self.error(error),
        }
    }

    /// Why a link could not be opened here.
    pub fn open_trouble(&self, trouble: &OpenTrouble) -> String {
        match trouble {
            OpenTrouble::Failed(problem) => {
                self.with("open-failed", &[("problem", Place::from(problem))])
            }
            other => self.get(&format!("open-{}", other.id())),
        }
    }

    /// Why there is no link.
    pub fn link_trouble(&self, trouble: &LinkTrouble) -> String {
        match trouble {
            LinkTrouble::NoNumber(number) if number.is_empty() => self.get("link-no-number"),
            LinkTrouble::NoNumber(number) => {
                self.with("link-bad-number", &[("number", Place::from(number))])
            }
            LinkTrouble::TooLong { .. } => self.get("link-too-long"),
        }
    }

    /// Why a paper can't come with a message.
    pub fn paper_trouble(&self, trouble: &PaperTrouble) -> String {
        let file = |path: &std::path::Path| Place::from(path.display().to_string());
        match trouble {
            PaperTrouble::NoFolder => self.get("paper-no-folder"),
            PaperTrouble::NotFound(number) => {
                self.with("paper-not-found", &[("number", Place::from(number))])
            }
            PaperTrouble::Several { number, files } => {
                let names = files.iter().map(|it| it.display().to_string());
                let names = names.collect::<Vec<_>>().join(", ");
                let places = [("number", Place::from(number)), ("files", names.into())];
                self.with("paper-several", &places)
            }
            PaperTrouble::TooLarge(path) => self.with("paper-too-large", &[("file", file(path))]),
            PaperTrouble::Unreadable { path, problem } => {
                let places = [("file", file(path)), ("problem", problem.into())];
                self.with("paper-unreadable", &places)
            }
        }
    }

    /// Why a message could not be put into a file.
    pub fn file_trouble(&self, trouble: &FileTrouble) -> String {
        match trouble {
            FileTrouble::Exists(path) => {
                let file = Place::from(path.display().to_string());
                self.with("post-file-exists", &[("file", file)])
            }
            FileTrouble::Failed { path, problem } => {
                let places = [
                    ("file", Place::from(path.display().to_string())),
                    ("problem", problem.into()),
                ];
                self.with("post-file-failed", &places)
            }
        }
    }
}

fn about_kept(kept: &KeptMessage) -> [(&'static str, Place<'_>); 2] {
    let answer = kept.answer.as_deref().unwrap_or_default();
    [
        ("id", Place::from(short_id(&kept.id))),
        ("answer", Place::from(answer)),
    ]
}

/// The beginning of an id, which is enough to name a message by.
pub fn short_id(id: &BatchId) -> String {
    id.to_string().chars().take(8).collect()
}
