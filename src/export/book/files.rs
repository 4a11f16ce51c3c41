//! The files of an export, which only the user can read. They get their names when all of them were written.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::line::{Lines, Out};
use super::{BookExport, ExportError, Page, Target};
use crate::export::csv::Csv;

/// So many bytes of a table wait in memory before they are written.
const WAITING: usize = 64 * 1024;

/// One table on its way into its file.
struct Part {
    name: &'static str,
    width: usize,
    csv: Csv,
    rows: u64,
    path: PathBuf,
    part: PathBuf,
    file: File,
}

/// All tables of an export. Until they are kept, nothing of them stays.
pub(super) struct Files {
    folder: PathBuf,
    parts: Vec<Part>,
    /// The folder, if it was made for them.
    made: bool,
    kept: bool,
}

impl Files {
    /// Makes the folder and begins a file for each table.
    pub fn create(
        folder: &Path,
        tables: &[(&'static str, &'static [&'static str])],
        replace: bool,
    ) -> Result<Self, ExportError> {
        let mut files = Self {
            folder: folder.to_owned(),
            parts: Vec::new(),
            made: false,
            kept: false,
        };
        if !folder.is_dir() {
            make_folder(folder).map_err(|error| failed(folder, &error))?;
            files.made = true;
        }
        let names = tables.iter().map(|(name, _)| format!("{name}.csv"));
        let names = names.chain([super::README.to_owned()]);
        for path in names.map(|name| folder.join(name)) {
            let exists = path.symlink_metadata().is_ok();
            if exists && (!replace || path.is_dir()) {
                return Err(ExportError::Exists(path));
            }
        }
        for (name, columns) in tables {
            let path = folder.join(format!("{name}.csv"));
            let part = beside(&path);
            let file = create(&part).map_err(|error| failed(&part, &error))?;
            files.parts.push(Part {
                name,
                width: columns.len(),
                csv: Csv::new(columns.iter().copied()),
                rows: 0,
                path,
                part,
                file,
            });
        }
        Ok(files)
    }
}

impl Target for Files {
    fn lines(&mut self, at: usize) -> Lines<'_> {
        let part = &mut self.parts[at];
        Lines {
            out: Out::Csv(&mut part.csv),
            count: &mut part.rows,
            width: part.width,
        }
    }

    fn flush(&mut self, all: bool) -> Result<(), ExportError> {
        for part in &mut self.parts {
            if all || part.csv.waiting() >= WAITING {
                let text = part.csv.take();
                let written = part.file.write_all(text.as_bytes());
                written.map_err(|error| failed(&part.path, &error))?;
            }
        }
        Ok(())
    }

    fn keep(mut self: Box<Self>, page: &Page<'_>) -> Result<BookExport, ExportError> {
        let path = self.folder.join(super::README);
        let beside = beside(&path);
        let written = create(&beside).and_then(|mut file| {
            file.write_all(page.as_text().as_bytes())?;
            file.sync_all()
        });
        let placed = written.and_then(|()| {
            self.parts.iter().try_for_each(|part| {
                part.file.sync_all()?;
                fs::rename(&part.part, &part.path)
            })?;
            fs::rename(&beside, &path)
        });
        if let Err(error) = placed {
            // There is nobody to tell if this fails too.
            let _ = fs::remove_file(&beside);
            return Err(failed(&path, &error));
        }
        self.kept = true;
        let folder = fs::canonicalize(&self.folder);
        Ok(BookExport {
            place: folder.unwrap_or_else(|_| self.folder.clone()),
            is_workbook: false,
            tables: self.parts.iter().map(|it| (it.name, it.rows)).collect(),
        })
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        for part in &self.parts {
            // There is nobody to tell, and what stays is a file that nobody was told of.
            let _ = fs::remove_file(&part.part);
        }
        if self.made {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

pub(super) fn failed(path: &Path, error: &io::Error) -> ExportError {
    ExportError::File {
        path: path.to_owned(),
        problem: error.to_string(),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A name for what is not finished, in the same folder.
pub(super) fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
