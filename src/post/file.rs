//! A message in a file that only the user can read.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileTrouble {
    /// There is such a file already.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The system says no.
    #[error("{path}: {problem}")]
    Failed {
        /// The file.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
}

/// Writes a new file that only the user can read, and waits until it is on disk.
///
/// # Errors
/// When it exists or can't be written; what was half written is taken away.
pub fn save(path: &Path, content: &[u8]) -> Result<(), FileTrouble> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => FileTrouble::Exists(path.to_owned()),
        _ => FileTrouble::Failed {
            path: path.to_owned(),
            problem: error.to_string(),
        },
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    written.map_err(|error| {
        let _ = std::fs::remove_file(path);
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_private_and_takes_nobodys_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("carta.eml");
        save(&path, "señor".as_bytes()).expect("written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path)
                .expect("there")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(save(&path, b"x"), Err(FileTrouble::Exists(path.clone())));
        assert_eq!(std::fs::read_to_string(&path).expect("there"), "señor");
        let nowhere = folder.path().join("no/carta.eml");
        assert!(matches!(
            save(&nowhere, b"x"),
            Err(FileTrouble::Failed { .. })
        ));
    }
}
