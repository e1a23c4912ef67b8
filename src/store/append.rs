//! Appending to the log: the records of a command are one locked write and an fsync, and only then kept.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::LOG_FILE;

/// Why records were not appended, and what became of them.
#[derive(Debug)]
pub enum AppendError {
    /// Nothing was logged.
    Nothing {
        /// What was being done.
        doing: Step,
        /// What the system said.
        source: io::Error,
    },
    /// Everything was written but perhaps not kept.
    Unsure {
        /// What the system said.
        source: io::Error,
    },
    /// A part was written and could not be taken back: it ends in a bad line, the rest of the log is unharmed.
    Torn {
        /// How many records stand whole before that line.
        whole: usize,
        /// What the system said.
        source: io::Error,
    },
}

/// What is done to append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The folder is made.
    MakeFolder,
    /// The log is opened.
    Open,
    /// It is locked.
    Lock,
    /// Its end is looked at.
    Read,
    /// The lines are written.
    Write,
}

/// What else happened while records were appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Whether the file system has locks; without them two programs must not write at once.
    pub locked: bool,
}

/// Appends lines with one write, and returns only when they are on the disk.
pub fn append(folder: &Path, lines: &[String]) -> Result<Appended, AppendError> {
    append_in(&mut RealFolder { path: folder, made: 0 }, lines)
}

/// The folder of the log. What the system is asked for goes through here, so that each call can fail in a test.
trait Folder {
    type Log: LogFile;

    /// Makes it and those above it, private, where they are not there.
    fn make(&mut self) -> io::Result<()>;
    /// Opens the log for append; a new one is private.
    fn open(&self) -> io::Result<Self::Log>;
    /// Makes new names last as well as the content behind them.
    fn sync(&self) -> io::Result<()>;
}

/// The open log; the lock ends with it.
trait LogFile {
    fn lock(&mut self) -> io::Result<()>;
    fn length(&mut self) -> io::Result<u64>;
    fn byte_at(&mut self, position: u64) -> io::Result<u8>;
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    fn cut(&mut self, length: u64) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
}

fn append_in<F: Folder>(folder: &mut F, lines: &[String]) -> Result<Appended, AppendError> {
    let nothing = |doing| move |source| AppendError::Nothing { doing, source };
    folder.make().map_err(nothing(Step::MakeFolder))?;
    let mut log = folder.open().map_err(nothing(Step::Open))?;
    let locked = lock(&mut log).map_err(nothing(Step::Lock))?;
    let length = log.length().map_err(nothing(Step::Read))?;
    let is_torn = length > 0 && log.byte_at(length - 1).map_err(nothing(Step::Read))? != b'\n';
    let gap = if is_torn { "\n" } else { "" };
    let bytes = format!("{gap}{}\n", lines.join("\n")).into_bytes();
    let written = persist(|| log.write(&bytes)).map_err(nothing(Step::Write))?;
    if written < bytes.len() {
        // Without a lock another writer may stand behind what is cut.
        let is_taken_back = written == 0 || locked && log.cut(length).is_ok();
        let left = if is_taken_back { &[] } else { &bytes[gap.len().min(written)..written] };
        return Err(short(left, lines));
    }
    // After a failed fsync the system may have dropped what it could not write: a second one proves nothing.
    log.sync().map_err(|source| AppendError::Unsure { source })?;
    if length == 0 {
        match folder.sync() {
            Err(source) if !cannot_be_synced(&source) => return Err(AppendError::Unsure { source }),
            _ => {}
        }
    }
    Ok(Appended { locked })
}

/// Whether the file system has no way to sync a folder, as some in a network: nothing went wrong then.
fn cannot_be_synced(folder: &io::Error) -> bool {
    matches!(folder.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

/// Says what a short write has left in the log.
fn short(left: &[u8], lines: &[String]) -> AppendError {
    let source = io::Error::new(ErrorKind::StorageFull, "no room for the whole line");
    let mut whole = 0;
    let mut rest = left;
    // A line that only lacks its end is read all the same.
    while let Some(after) = lines.get(whole).and_then(|line| rest.strip_prefix(line.as_bytes())) {
        whole += 1;
        rest = after.strip_prefix(b"\n").unwrap_or(after);
    }
    match whole {
        _ if left.is_empty() => AppendError::Nothing { doing: Step::Write, source },
        whole if whole == lines.len() => AppendError::Unsure { source },
        whole => AppendError::Torn { whole, source },
    }
}

/// Locks the log; returns false where the file system has no locks.
fn lock(log: &mut impl LogFile) -> io::Result<bool> {
    /// What a network file system without its lock service says; the library has no name for it.
    const NO_LOCKS_AVAILABLE: i32 = if cfg!(target_os = "linux") { 37 } else { 77 };
    match persist(|| log.lock()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(false),
        Err(error) if cfg!(unix) && error.raw_os_error() == Some(NO_LOCKS_AVAILABLE) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Asks again for as long as a signal came between: nothing was done then.
fn persist<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// The folder as it is.
struct RealFolder<'a> {
    path: &'a Path,
    /// How many folders were made, this one and those above it.
    made: usize,
}

impl RealFolder<'_> {
    fn log(&self) -> PathBuf {
        self.path.join(LOG_FILE)
    }
}

/// Makes a folder and those above it, private, where they are not there; returns how many were made.
pub(super) fn make_private_folder(path: &Path) -> io::Result<usize> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.is_dir();
    let made = path.ancestors().take_while(is_missing).count();
    if made > 0 {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)?;
    }
    Ok(made)
}

impl Folder for RealFolder<'_> {
    type Log = File;

    fn make(&mut self) -> io::Result<()> {
        self.made = make_private_folder(self.path)?;
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that writes the log")]
    fn open(&self) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.log())
    }

    #[cfg(unix)]
    #[expect(clippy::disallowed_methods, reason = "folders are opened only to be synced")]
    fn sync(&self) -> io::Result<()> {
        // A link's file has its name in another folder.
        let log = self.log().canonicalize()?;
        let mut folders = log.ancestors().skip(1).take(1 + self.made);
        folders.try_for_each(|folder| File::open(folder)?.sync_all())
    }

    #[cfg(not(unix))]
    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

impl LogFile for File {
    fn lock(&mut self) -> io::Result<()> {
        File::lock(self)
    }

    fn length(&mut self) -> io::Result<u64> {
        self.seek(SeekFrom::End(0))
    }

    fn byte_at(&mut self, position: u64) -> io::Result<u8> {
        let mut byte = [0];
        self.seek(SeekFrom::Start(position))?;
        self.read_exact(&mut byte)?;
        Ok(byte[0])
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        #[cfg(unix)]
        stay_within_the_limit(self)?;
        io::Write::write(self, bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// Refuses to write where the person's limit of file sizes is reached: the system would end the program instead.
#[cfg(unix)]
fn stay_within_the_limit(log: &File) -> io::Result<()> {
    use rustix::process::{Resource, getrlimit};
    match getrlimit(Resource::Fsize).current {
        Some(most) if log.metadata()?.len() >= most => Err(ErrorKind::FileTooLarge.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
