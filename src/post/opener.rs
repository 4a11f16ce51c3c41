//! Handing a link to the system, which opens it with the program for it.

use std::env;
use std::ffi::OsString;

/// Why a link could not be opened here. It can be copied then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenTrouble {
    /// There is no desktop here that could open it.
    #[error("there is no desktop here")]
    NoDesktop,
    /// It would open on the other machine, where nobody sees it.
    #[error("over SSH it would open on the other machine")]
    OverSsh,
    /// The system could not open it.
    #[error("{0}")]
    Failed(String),
}

impl OpenTrouble {
    /// The stable English name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoDesktop => "no_desktop",
            Self::OverSsh => "over_ssh",
            Self::Failed(_) => "failed",
        }
    }
}

/// Opens links.
pub trait Opener: Send {
    /// Opens a link with the program for it.
    ///
    /// # Errors
    /// When it can't be opened here.
    fn open(&self, link: &str) -> Result<(), OpenTrouble>;
}

/// The programs of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemOpener;

impl Opener for SystemOpener {
    fn open(&self, link: &str) -> Result<(), OpenTrouble> {
        opens_here(&|name| env::var_os(name))?;
        open::that_detached(link).map_err(|error| OpenTrouble::Failed(error.to_string()))
    }
}

/// Whether what is opened would show up where the user is.
fn opens_here(variable: &dyn Fn(&str) -> Option<OsString>) -> Result<(), OpenTrouble> {
    let is_set = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    let far = ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"]
        .iter()
        .any(|it| is_set(&it));
    let screen = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];
    let screen = screen.iter().any(|it| is_set(&it));
    if far && !screen {
        return Err(OpenTrouble::OverSsh);
    }
    let needs_screen = cfg!(all(unix, not(target_os = "macos")));
    if needs_screen && !screen {
        return Err(OpenTrouble::NoDesktop);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn what_would_open_out_of_sight_is_not_opened() {
        for (set, opens) in [
            (&[][..], Err(OpenTrouble::NoDesktop)),
            (&["DISPLAY"][..], Ok(())),
            (&["WAYLAND_DISPLAY"][..], Ok(())),
            (&["SSH_TTY"][..], Err(OpenTrouble::OverSsh)),
            // With its windows forwarded, it shows up here.
            (&["SSH_CONNECTION", "DISPLAY"][..], Ok(())),
        ] {
            let variable = |name: &str| set.contains(&name).then(|| OsString::from("x"));
            assert_eq!(opens_here(&variable), opens, "{set:?}");
        }
    }
}
