//! A page on its way into a file that only the user can read. Until it is kept, nothing of it stays.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::PrintError;
use crate::i18n::Texts;

/// A page that was written and waits to be kept: what it is about may still go wrong.
#[derive(Debug)]
pub struct Sheet {
    path: PathBuf,
    /// Where it was written to, when another file is to be replaced by it.
    part: Option<PathBuf>,
    is_kept: bool,
}

impl Sheet {
    /// Writes a page. A file that exists is replaced only if that is wanted, and only when the page is kept.
    ///
    /// # Errors
    /// When the file exists or can't be written; nothing is left behind then.
    pub fn lay(path: &Path, page: impl AsRef<[u8]>, replace: bool) -> Result<Self, PrintError> {
        let exists = path.symlink_metadata().is_ok();
        if exists && (!replace || path.is_dir()) {
            return Err(PrintError::Exists(path.to_owned()));
        }
        let part = exists.then(|| beside(path));
        let sheet = Self {
            path: path.to_owned(),
            part,
            is_kept: false,
        };
        let target = sheet.part.as_deref().unwrap_or(path);
        let mut file = match create(target) {
            Ok(file) => file,
            Err(error) => {
                // It was never ours, so it is not taken away either.
                let failed = failed(path, &error);
                sheet.leave();
                return Err(failed);
            }
        };
        let written = file.write_all(page.as_ref()).and_then(|()| file.sync_all());
        written.map_err(|error| failed(path, &error))?;
        Ok(sheet)
    }

    /// Keeps the page, and tells where it is.
    ///
    /// # Errors
    /// When the file that it replaces can't be replaced.
    pub fn keep(mut self) -> Result<PathBuf, PrintError> {
        if let Some(part) = &self.part {
            fs::rename(part, &self.path).map_err(|error| failed(&self.path, &error))?;
        }
        self.is_kept = true;
        Ok(self.place())
    }

    /// Where the page is, or will be.
    pub fn place(&self) -> PathBuf {
        fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone())
    }

    fn leave(mut self) {
        self.is_kept = true;
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if !self.is_kept {
            // There is nobody to tell, and what stays is a page that nobody was told of.
            let _ = fs::remove_file(self.part.as_deref().unwrap_or(&self.path));
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> PrintError {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return PrintError::Exists(path.to_owned());
    }
    PrintError::File {
        path: path.to_owned(),
        problem: error.to_string(),
    }
}

/// A name for what is not finished, in the same folder.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The name that a page gets unless the user chooses another: `acuerdo-C0001-2026-11-23.html`.
pub fn file_name(texts: &Texts, kind: &str, client: &str, day: NaiveDate) -> String {
    const LONGEST: usize = 40;
    let mut code = String::new();
    for letter in client.chars().take(LONGEST) {
        if letter.is_alphanumeric() || letter == '_' {
            code.push(letter);
        } else if !code.ends_with('-') {
            code.push('-');
        }
    }
    let kind = texts.get(&format!("print-file-{kind}"));
    format!("{kind}-{}-{day}.html", code.trim_matches('-'))
}
