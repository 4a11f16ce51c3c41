//! Opening a book: refusing what isn't one, making a new one with narrow permissions, bringing an old one up to date.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rand::Rng;
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::SeedableRng;
use rusqlite::{Connection, OpenFlags};

use super::{Result, SqliteStore, StoreError};
use crate::domain::chain::Salt;
use crate::domain::fact::BatchId;

/// `cobr` in ASCII: marks the file as a book.
const APPLICATION_ID: i64 = 0x636f_6272;

/// The newest version of the tables; one for each file in `assets/migrations`.
pub(super) const VERSION: i64 = 2;

/// How long to wait for another program that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How much of a book a connection keeps in memory as a rule, in MiB.
pub(super) const ORDINARY_MEMORY: u32 = 8;

/// Bytes of a page of a new book: fewer and larger pages make an import quicker and a single commit no slower.
const PAGE_SIZE: u32 = 8192;

mod migrations {
    refinery::embed_migrations!("assets/migrations");
}

/// What may be done with a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Made at need, read and written.
    Create,
    /// Read and written; it must exist.
    Existing,
    /// Read; it must exist.
    ReadOnly,
}

/// Where batch ids and salts come from.
pub struct Random(ChaCha12Rng);

impl Random {
    /// From the system.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn from_system() -> Result<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| StoreError::Database(error.to_string()))?;
        Ok(Self(ChaCha12Rng::from_seed(seed)))
    }

    /// From a seed: the same every time. For invented books only.
    pub fn from_seed(seed: u64) -> Self {
        Self(ChaCha12Rng::seed_from_u64(seed))
    }

    /// A new batch id.
    pub fn batch_id(&mut self) -> BatchId {
        BatchId(self.bytes())
    }

    /// A new salt.
    pub fn salt(&mut self) -> Salt {
        self.bytes()
    }

    /// Another source that goes its own way from here, for another thread.
    pub fn fork(&mut self) -> Self {
        let mut seed = [0; 32];
        self.0.fill_bytes(&mut seed);
        Self(ChaCha12Rng::from_seed(seed))
    }

    fn bytes(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

impl SqliteStore {
    /// Opens a book.
    ///
    /// # Errors
    /// When the file is no book, of a newer version, on a network file system, missing, or can't be read or made.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        if path.is_dir() {
            return Err(StoreError::Folder(path.to_owned()));
        }
        let exists = path.exists();
        if !exists && access != Access::Create {
            return Err(StoreError::Missing(path.to_owned()));
        }
        if !exists {
            make_private_file(path)?;
        }
        refuse_network(path)?;
        match Self::open_as(path, access, connect(path, access)?) {
            // Without room for the memory that programs share, the book is kept from them for as long as it is open.
            Err(StoreError::DiskFull) if exists => {
                Self::open_as(path, access, connect_alone(path, access)?)
            }
            opened => opened,
        }
    }

    fn open_as(path: &Path, access: Access, connection: Connection) -> Result<Self> {
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        let mut store = Self {
            path: path.to_owned(),
            connection,
            access,
            batches: Default::default(),
            broken: false,
            seen: None,
            random: Random::from_system()?,
        };
        store.prepare()?;
        Ok(store)
    }

    /// The same random numbers every time. For invented books only.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.random = Random::from_seed(seed);
        self
    }

    fn prepare(&mut self) -> Result<()> {
        let version = self.check_version()?;
        let writes = self.access != Access::ReadOnly;
        let connection = &self.connection;
        if writes && version == 0 {
            connection.pragma_update(None, "page_size", PAGE_SIZE)?;
        }
        if writes {
            connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        }
        connection.execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;",
        )?;
        super::bulk::keep_in_memory(connection, ORDINARY_MEMORY)?;
        if version < VERSION && writes {
            self.migrate(version)?;
        }
        if writes {
            super::erase::scrub_left_over(self)?;
        }
        Ok(())
    }

    /// The version of the tables; 0 for an empty file. Nothing was changed when it refuses.
    fn check_version(&self) -> Result<i64> {
        let not_a_book = |error: rusqlite::Error| match StoreError::from(error) {
            StoreError::Unsound(_) => StoreError::NotABook(self.path.clone()),
            other => other,
        };
        let pragma = |name: &str| -> Result<i64> {
            let text = format!("PRAGMA {name}");
            self.connection
                .query_row(&text, [], |row| row.get(0))
                .map_err(not_a_book)
        };
        let version = pragma("user_version")?;
        let application = pragma("application_id")?;
        let is_empty = version == 0 && application == 0 && pragma("page_count")? == 0;
        if application != APPLICATION_ID && !is_empty {
            return Err(StoreError::NotABook(self.path.clone()));
        }
        if is_empty && self.access == Access::ReadOnly {
            return Err(StoreError::NotABook(self.path.clone()));
        }
        if version > VERSION {
            return Err(StoreError::TooNew {
                path: self.path.clone(),
                found: version,
                known: VERSION,
            });
        }
        Ok(version)
    }

    fn migrate(&mut self, from: i64) -> Result<()> {
        if from > 0 {
            let copy = self
                .path
                .with_extension(format!("before-version-{VERSION}.db"));
            if !copy.exists() {
                super::admin::backup(&self.connection, &copy)?;
            }
        }
        migrations::migrations::runner()
            .run(&mut self.connection)
            .map_err(|error| StoreError::Database(error.to_string()))?;
        self.connection
            .pragma_update(None, "application_id", APPLICATION_ID)?;
        self.connection
            .pragma_update(None, "user_version", VERSION)?;
        Ok(())
    }
}

fn connect(path: &Path, access: Access) -> Result<Connection> {
    if access == Access::ReadOnly {
        super::bulk::take_back_unfinished(path);
    }
    let flags = match access {
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
        _ => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Connects so that other programs are locked out; what would be shared with them is in memory then.
#[cfg(unix)]
pub(super) fn connect_alone(path: &Path, access: Access) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, "unix-excl")?;
    connection.pragma_update(None, "query_only", access == Access::ReadOnly)?;
    Ok(connection)
}

#[cfg(not(unix))]
pub(super) fn connect_alone(path: &Path, access: Access) -> Result<Connection> {
    connect(path, access)
}

/// Makes an empty file that only its owner can read, in a folder that only its owner can enter.
pub(super) fn make_private_file(path: &Path) -> Result<()> {
    let problem = |error: std::io::Error| StoreError::File {
        path: path.to_owned(),
        problem: error.to_string(),
    };
    if let Some(folder) = path
        .parent()
        .filter(|it| !it.as_os_str().is_empty() && !it.exists())
    {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(problem)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(problem)
}

/// Locks and the shared memory of the write-ahead log can't be relied on across a network.
#[cfg(target_os = "linux")]
fn refuse_network(path: &Path) -> Result<()> {
    const NFS: u64 = 0x6969;
    const SMB: u64 = 0x517b;
    const CIFS: u64 = 0xff53_4d42;
    const SMB2: u64 = 0xfe53_4d42;
    let Ok(status) = rustix::fs::statfs(path) else {
        return Ok(());
    };
    #[allow(clippy::unnecessary_cast)] // The type differs between platforms.
    let kind = status.f_type as u64 & 0xffff_ffff;
    if [NFS, SMB, CIFS, SMB2].contains(&kind) {
        return Err(StoreError::NetworkFolder(path.to_owned()));
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn refuse_network(_: &Path) -> Result<()> {
    Ok(())
}
