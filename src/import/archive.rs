//! Folders and zips: the files in them, one after the other. A name in a zip is shown and nothing else: nothing is ever
//! written where it points to.

use std::io::Read;
use std::path::{Path, PathBuf};

use zip::result::ZipError;

use super::error::ReadError;
use super::format::Foreign;
use super::options::{ReadSeek, Source};
use super::sheet::bounds;
use crate::clean::clean_text;

/// Files in folders deeper than this are not looked for.
const DEEPEST: usize = 16;
/// A folder of more files than this was named by mistake.
const MOST_FILES: usize = 200_000;
/// A file in a zip that unpacks to more than this is not read.
const MOST_BYTES: u64 = 512 << 20;
/// Longer names are cut where they are shown.
const NAME_LENGTH: usize = 300;

/// Where a file of an archive is.
enum Place {
    File(PathBuf),
    /// The number of a zip among those that are open, and of the file in it.
    Entry(usize, usize),
}

/// The files of folders and zips, and files named for themselves.
#[derive(Default)]
pub struct Members {
    files: Vec<(String, Place)>,
    zips: Vec<zip::ZipArchive<Box<dyn ReadSeek>>>,
}

/// What a file of an archive holds.
pub enum Content {
    /// It is a file on disk.
    File(PathBuf),
    /// It was unpacked.
    Bytes(Vec<u8>),
}

impl Content {
    /// The content as something to be read, known by this name.
    #[must_use]
    pub fn source<'a>(&'a self, name: &'a str) -> Source<'a> {
        match self {
            Content::File(path) => Source::File(path),
            Content::Bytes(bytes) => Source::Bytes { name, bytes },
        }
    }
}

impl Members {
    /// The files of these folders and zips, in the order of their names, and the other files as they are.
    ///
    /// # Errors
    /// When a folder or zip can't be read, or comes to too much.
    pub fn of(paths: &[&Path]) -> Result<Self, ReadError> {
        let mut members = Self::default();
        for path in paths {
            let shown = path.display().to_string();
            if path.is_dir() {
                members.folder(path, "", 0)?;
            } else if is_plain_zip(path) {
                members.zip(path)?;
            } else {
                members
                    .files
                    .push((cleaned(&shown), Place::File(path.to_path_buf())));
            }
        }
        Ok(members)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The name of a file within its archive.
    #[must_use]
    pub fn name(&self, at: usize) -> &str {
        self.files.get(at).map_or("", |(name, _)| name)
    }

    /// Where the files are on disk; none if any of them is in a zip.
    #[must_use]
    pub fn paths(&self) -> Vec<PathBuf> {
        let paths = self.files.iter().map(|(_, place)| match place {
            Place::File(path) => Some(path.clone()),
            Place::Entry(..) => None,
        });
        paths.collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// What a file holds.
    ///
    /// # Errors
    /// When it can't be read or unpacked.
    pub fn open(&mut self, at: usize) -> Result<Content, ReadError> {
        match self.files.get(at).map(|(_, place)| place) {
            Some(Place::File(path)) => Ok(Content::File(path.clone())),
            Some(Place::Entry(zip, entry)) => {
                let archive = self.zips.get_mut(*zip).ok_or(ReadError::Damaged)?;
                let entry = archive.by_index(*entry).map_err(|error| match error {
                    ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                        ReadError::Foreign(Foreign::Encrypted)
                    }
                    _ => ReadError::Damaged,
                })?;
                let mut bytes = Vec::new();
                let mut limited = entry.take(MOST_BYTES + 1);
                let read = limited.read_to_end(&mut bytes);
                read.map_err(|_| ReadError::Damaged)?;
                if bytes.len() as u64 > MOST_BYTES {
                    return Err(ReadError::TooLarge);
                }
                Ok(Content::Bytes(bytes))
            }
            None => Err(ReadError::Damaged),
        }
    }

    fn folder(&mut self, folder: &Path, within: &str, depth: usize) -> Result<(), ReadError> {
        let mut entries: Vec<std::fs::DirEntry> =
            std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type()?;
            let inside = format!("{within}{name}");
            // A link may lead back to where it stands.
            if is_hidden(&name) || kind.is_symlink() {
                continue;
            }
            if kind.is_dir() && depth < DEEPEST {
                self.folder(&entry.path(), &format!("{inside}/"), depth + 1)?;
            } else if kind.is_file() {
                self.files
                    .push((cleaned(&inside), Place::File(entry.path())));
            }
            if self.files.len() > MOST_FILES {
                return Err(ReadError::TooLarge);
            }
        }
        Ok(())
    }

    fn zip(&mut self, path: &Path) -> Result<(), ReadError> {
        let source = Source::File(path);
        bounds::check(&source)?;
        let file: Box<dyn ReadSeek> = Box::new(std::io::BufReader::new(std::fs::File::open(path)?));
        let archive = zip::ZipArchive::new(file).map_err(|_| ReadError::Damaged)?;
        let number = self.zips.len();
        let mut names: Vec<(String, usize)> = (0..archive.len())
            .filter_map(|at| Some((archive.name_for_index(at)?.ok()?.into_owned(), at)))
            .filter(|(name, _)| !name.ends_with('/') && !name.split('/').any(is_hidden))
            .collect();
        if names.len() > MOST_FILES {
            return Err(ReadError::TooLarge);
        }
        names.sort();
        let members = names.into_iter();
        self.files
            .extend(members.map(|(name, at)| (cleaned(&name), Place::Entry(number, at))));
        self.zips.push(archive);
        Ok(())
    }
}

fn cleaned(name: &str) -> String {
    clean_text(name, NAME_LENGTH).into_owned()
}

/// What systems leave in folders and zips for themselves.
fn is_hidden(name: &str) -> bool {
    (name.starts_with('.') && !matches!(name, "." | ".."))
        || matches!(name, "__MACOSX" | "Thumbs.db" | "desktop.ini")
}

/// Whether a file is a zip of files, and not a workbook.
fn is_plain_zip(path: &Path) -> bool {
    let sniffed = super::sniff(&Source::File(path));
    sniffed.is_ok_and(|found| found.format == super::Format::Zip)
}
