//! The files of invoices, found by their numbers in the folder where the house keeps them.

use std::fs;
use std::path::{Path, PathBuf};

use super::Part;

/// No mail server takes more.
const LARGEST: u64 = 20 * 1024 * 1024;

/// Folders within folders that are looked through: by year, by client.
const DEEPEST: usize = 4;

/// Why a paper can't come with a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperTrouble {
    /// It is not said where the files of invoices are.
    #[error("mail.invoice_folder is not set")]
    NoFolder,
    /// There is none for this invoice.
    #[error("no file for {0}")]
    NotFound(String),
    /// Several may be the one for this invoice.
    #[error("several files for {number}: {}", files.iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join(", "))]
    Several {
        /// The number of the invoice.
        number: String,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// It is too large for a mail.
    #[error("{0} is too large")]
    TooLarge(PathBuf),
    /// It can't be read.
    #[error("{path}: {problem}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
}

/// The file of an invoice in a folder or the folders in it: the PDF whose name is the number, or has it as a part of its own.
///
/// # Errors
/// When there is no such file, or more than one.
pub fn invoice_file(folder: &Path, number: &str) -> Result<PathBuf, PaperTrouble> {
    if folder.as_os_str().is_empty() {
        return Err(PaperTrouble::NoFolder);
    }
    let mut found = Vec::new();
    look_through(folder, number, 0, &mut found)?;
    // A file called by the number alone goes before one that has more in its name.
    let alone = |path: &&PathBuf| parts(&stem(path)).concat() == parts(number).concat();
    let mut named: Vec<&PathBuf> = found.iter().filter(alone).collect();
    if named.is_empty() {
        named = found.iter().collect();
    }
    match named.as_slice() {
        [] => Err(PaperTrouble::NotFound(number.to_owned())),
        [only] => Ok((*only).clone()),
        _ => Err(PaperTrouble::Several {
            number: number.to_owned(),
            files: found,
        }),
    }
}

/// A file as it comes with a message.
///
/// # Errors
/// When it can't be read, or is too large.
pub fn file_part(path: &Path) -> Result<Part, PaperTrouble> {
    let unreadable = |error: std::io::Error| unreadable(path, &error);
    if fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(PaperTrouble::TooLarge(path.to_owned()));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Part {
        name: name.into_owned(),
        media_type: media_type(path).to_owned(),
        content: fs::read(path).map_err(unreadable)?,
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> PaperTrouble {
    PaperTrouble::Unreadable {
        path: path.to_owned(),
        problem: error.to_string(),
    }
}

fn look_through(
    folder: &Path,
    number: &str,
    depth: usize,
    found: &mut Vec<PathBuf>,
) -> Result<(), PaperTrouble> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        let is_pdf = path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        if path.is_dir() && depth < DEEPEST {
            look_through(&path, number, depth + 1, found)?;
        } else if is_pdf && has(&parts(&stem(&path)), &parts(number)) {
            found.push(path);
        }
    }
    Ok(())
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The words and numbers in a name, in small letters: `F-2026/014` is `f`, `2026`, `014`.
fn parts(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a name has these parts in a row: `factura f 2026 014` has `f 2026 014`, and not `2026 01`.
fn has(name: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && name.windows(wanted.len()).any(|some| some == wanted)
}

fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "pdf" => "application/pdf",
        "html" | "htm" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_an_invoice_is_found_by_its_number_and_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let year = folder.path().join("2026");
        fs::create_dir(&year).expect("a folder");
        for name in [
            "F-1.pdf",
            "F-10.pdf",
            "factura_F-2 (copia).PDF",
            "2026/Factura F-2026-014 Talleres.pdf",
            "2026/F-2026-0145.pdf",
            "F-3.txt",
            "F-4 a.pdf",
            "F-4 b.pdf",
        ] {
            fs::write(folder.path().join(name), b"%PDF").expect("written");
        }
        for (number, file) in [
            ("F-1", Some("F-1.pdf")),
            ("f 1", Some("F-1.pdf")),
            ("F-10", Some("F-10.pdf")),
            ("F-2", Some("factura_F-2 (copia).PDF")),
            ("F-2026/014", Some("2026/Factura F-2026-014 Talleres.pdf")),
            ("F-3", None),
            ("F-4", None),
            ("1", None),
            ("", None),
            ("../F-1", Some("F-1.pdf")),
        ] {
            let found = invoice_file(folder.path(), number);
            let expected = file.map(|it| folder.path().join(it));
            assert_eq!(
                found.as_ref().ok(),
                expected.as_ref(),
                "{number}: {found:?}"
            );
        }
        let several = invoice_file(folder.path(), "F-4");
        assert!(matches!(several, Err(PaperTrouble::Several { files, .. }) if files.len() == 2));
        assert_eq!(
            invoice_file(Path::new(""), "F-1"),
            Err(PaperTrouble::NoFolder)
        );
        let part = file_part(&folder.path().join("F-1.pdf")).expect("is read");
        assert_eq!(
            (part.name.as_str(), part.media_type.as_str()),
            ("F-1.pdf", "application/pdf")
        );
    }
}
