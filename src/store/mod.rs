//! The only file I/O: on the log, reading it and appending to it; on the person's other files; on results they ask for.
//!
//! The log is opened for append or for reading, never otherwise.

mod append;
mod output;
mod replace;
mod session_lock;

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::log::merge::Union;
use crate::log::read::{Log, Reader, TooLong, each_line};

pub use crate::log::read::LOG_FILE;
pub use append::{AppendError, Appended, Step, append};
pub use output::write_output;
pub use replace::{NotReplaced, replace};
pub use session_lock::{Locking, SESSION_LOCK, SessionLock, lock_session};

/// A file that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Its path.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Reads the log; one that does not exist yet is empty.
///
/// A log is every `log*.jsonl` of its folder: what a sync tool keeps of a conflict stands beside `log.jsonl` under such a
/// name, and its records count. Only `log.jsonl` is ever written to.
pub fn load(folder: &Path) -> Result<Log, Unreadable> {
    Ok(reader(folder)?.finish())
}

/// Reads the log as it would be with more lines at its end.
pub fn load_with(folder: &Path, lines: &[String]) -> Result<Log, Unreadable> {
    let mut reader = reader(folder)?;
    let unreadable = |source| Unreadable { path: folder.to_path_buf(), source };
    reader.read_file(LOG_FILE, lines.join("\n").as_bytes()).map_err(unreadable)?;
    Ok(reader.finish())
}

fn reader(folder: &Path) -> Result<Reader, Unreadable> {
    let mut reader = Reader::default();
    for (name, path) in log_files(folder)? {
        let unreadable = |source| Unreadable { path: path.clone(), source };
        let file = open_to_read(&path).map_err(unreadable)?;
        reader.read_file(&name, BufReader::with_capacity(64 * 1024, file)).map_err(unreadable)?;
    }
    Ok(reader)
}

/// Opens the files of the log, each with its name; a log that does not exist yet has none.
pub fn open(folder: &Path) -> Result<Vec<(String, File)>, Unreadable> {
    let files = log_files(folder)?.into_iter();
    files
        .map(|(name, path)| match open_to_read(&path) {
            Ok(file) => Ok((name, file)),
            Err(source) => Err(Unreadable { path, source }),
        })
        .collect()
}

/// Visits every line of the log as it stands, with the name of its file, and returns how many there were.
pub fn visit(
    folder: &Path,
    mut visit: impl FnMut(&str, usize, Result<&[u8], TooLong>) -> io::Result<()>,
) -> Result<usize, Unreadable> {
    let mut lines = 0;
    for (name, path) in log_files(folder)? {
        let unreadable = |source| Unreadable { path: path.clone(), source };
        let file = BufReader::with_capacity(64 * 1024, open_to_read(&path).map_err(unreadable)?);
        lines += each_line(file, |number, line| visit(&name, number, line)).map_err(unreadable)?;
    }
    Ok(lines)
}

/// Reads how each file of the log ends, as far as it can be read: a few lines, the first perhaps cut.
pub fn ends(folder: &Path) -> Vec<Vec<u8>> {
    /// More than a line or two of most.
    const LENGTH: u64 = 512;
    let end = |path: &Path| {
        let mut file = open_to_read(path)?;
        let length = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(length.saturating_sub(LENGTH)))?;
        let mut bytes = Vec::with_capacity(LENGTH as usize + 1);
        file.take(LENGTH).read_to_end(&mut bytes)?;
        Ok::<_, io::Error>(bytes)
    };
    let files = log_files(folder).unwrap_or_default();
    files.iter().filter_map(|(_, path)| end(path).ok()).collect()
}

/// Reads what `log.jsonl` alone holds, for a union with other files.
pub fn own_lines(folder: &Path) -> Result<Union, Unreadable> {
    let path = folder.join(LOG_FILE);
    let opened = regular(&path, u64::MAX).and_then(|()| open_to_read(&path));
    match opened.and_then(|file| Union::of_log(BufReader::new(file))) {
        Err(error) if is_absent(&error) => Ok(Union::default()),
        union => union.map_err(|source| Unreadable { path, source }),
    }
}

/// Opens a file that a person names, to be read once: what a command prints will do too, a folder or a device not.
pub fn open_other(path: &Path) -> io::Result<BufReader<File>> {
    #[cfg(unix)]
    let is_pipe = std::os::unix::fs::FileTypeExt::is_fifo(&std::fs::metadata(path)?.file_type());
    #[cfg(not(unix))]
    let is_pipe = false;
    if !is_pipe {
        regular(path, u64::MAX)?;
    }
    open_to_read(path).map(BufReader::new)
}

/// Finds the files of the log: `log.jsonl` first, the others by name.
#[expect(clippy::disallowed_methods, reason = "the files of the log are found here and nowhere else")]
fn log_files(folder: &Path) -> Result<Vec<(String, PathBuf)>, Unreadable> {
    let path = folder.join(LOG_FILE);
    let mut files = match regular(&path, u64::MAX) {
        Ok(()) => vec![(LOG_FILE.to_string(), path)],
        Err(error) if is_absent(&error) => Vec::new(),
        Err(source) => return Err(Unreadable { path, source }),
    };
    let unreadable = |source| Unreadable { path: folder.to_path_buf(), source };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absent(&error) => return Ok(files),
        // A folder that cannot be listed may hold a log that can be read.
        Err(_) if !files.is_empty() => return Ok(files),
        Err(error) => return Err(unreadable(error)),
    };
    let mut others = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
        let is_jsonl = path.extension().is_some_and(|extension| extension == "jsonl");
        if is_jsonl && name.starts_with("log") && name != LOG_FILE && path.is_file() {
            others.push((name, path));
        }
    }
    others.sort_unstable();
    files.extend(others);
    Ok(files)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that opens the log")]
fn open_to_read(path: &Path) -> io::Result<File> {
    File::open(path)
}

fn is_absent(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

/// Largest text file of a person's, in bytes.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// Largest file that is imported, in bytes.
const LARGEST_IMPORT: u64 = 256 * 1024 * 1024;

/// Refuses what is no file, or too large a one: a pipe or a device would never end.
fn regular(path: &Path, most: u64) -> io::Result<()> {
    let found = std::fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    if !found.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file"));
    }
    if found.len() > most {
        return Err(io::Error::new(
            ErrorKind::FileTooLarge,
            format!("it is larger than {} MiB", most / 1024 / 1024),
        ));
    }
    Ok(())
}

/// Reads a text file of the person's; one that does not exist is none.
pub fn read_text(path: &Path) -> io::Result<Option<String>> {
    match read_whole(path, LARGEST_TEXT) {
        Ok(text) => Ok(Some(text)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a file to be imported.
pub fn read_import(path: &Path) -> io::Result<String> {
    read_whole(path, LARGEST_IMPORT)
}

#[expect(clippy::disallowed_methods, reason = "the person's files are read here and nowhere else")]
fn read_whole(path: &Path, most: u64) -> io::Result<String> {
    regular(path, most)?;
    String::from_utf8(std::fs::read(path)?)
        .map_err(|error| io::Error::new(ErrorKind::InvalidData, NotUtf8 { bytes: error.into_bytes() }))
}

/// What a file holds that is not UTF-8 text.
#[derive(Debug)]
pub struct NotUtf8 {
    bytes: Vec<u8>,
}

impl NotUtf8 {
    /// Returns what it holds of an error, where that is why.
    pub fn of(error: &io::Error) -> Option<&NotUtf8> {
        error.get_ref()?.downcast_ref()
    }

    /// Returns the text with a mark in place of what is none, and where the first one stands.
    pub fn marked(&self) -> (String, Range<usize>) {
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        let start = self.bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
        (text, start..start + char::REPLACEMENT_CHARACTER.len_utf8())
    }
}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is not UTF-8 text")
    }
}

impl std::error::Error for NotUtf8 {}

/// Lists the TOML files of a folder, by name; a folder that does not exist has none.
#[expect(clippy::disallowed_methods, reason = "the person's files are listed here and nowhere else")]
pub fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at the file behind the module's back")]
mod tests;
