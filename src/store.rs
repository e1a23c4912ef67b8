//! The only file I/O on the log: reading it, and appending to it.
//!
//! The log is opened for append or for reading, never otherwise. The records of a command are one locked write and an fsync; a write
//! that fails half-way is taken back under the same lock.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufReader, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::log::merge::Union;
use crate::log::read::{Log, Reader};

pub use crate::log::read::LOG_FILE;

/// Why a record was not appended, and what became of it.
#[derive(Debug)]
pub enum AppendError {
    /// Nothing was logged.
    Nothing {
        /// What was being done, for "cannot …".
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The line was written but perhaps not kept.
    Unsure {
        /// What the system said.
        source: io::Error,
    },
    /// A part of the line was written and could not be taken back: a bad line, the rest of the log is unharmed.
    Torn {
        /// What the system said.
        source: io::Error,
    },
}

/// What else happened while a record was appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Whether the file system has locks; without them two programs must not write at once.
    pub locked: bool,
}

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
    let mut reader = Reader::default();
    for (name, path) in log_files(folder)? {
        let unreadable = |source| Unreadable { path: path.clone(), source };
        let file = open_to_read(&path).map_err(unreadable)?;
        reader.read_file(&name, BufReader::with_capacity(64 * 1024, file)).map_err(unreadable)?;
    }
    Ok(reader.finish())
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
    others.sort();
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

/// Appends lines with one write, and returns only when they are on the disk.
pub fn append(folder: &Path, lines: &[String]) -> Result<Appended, AppendError> {
    let nothing = |doing| move |source| AppendError::Nothing { doing, source };
    let path = folder.join(LOG_FILE);
    let is_new = make_folder(folder).map_err(nothing("make the folder"))? | !path.exists();
    let mut file = open(&path).map_err(nothing("open the log"))?;
    let locked = match file.lock() {
        Ok(()) => true,
        Err(error) if error.kind() == ErrorKind::Unsupported => false,
        Err(error) => return Err(AppendError::Nothing { doing: "lock the log", source: error }),
    };
    let length = file.seek(SeekFrom::End(0)).map_err(nothing("read the log"))?;
    let mut bytes = Vec::new();
    if !ends_with_newline(&mut file, length).map_err(nothing("read the log"))? {
        bytes.push(b'\n');
    }
    for line in lines {
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
    }
    write_whole(&mut file, &bytes, length)?;
    file.sync_all().map_err(|source| AppendError::Unsure { source })?;
    if is_new {
        sync_folder(folder).map_err(|source| AppendError::Unsure { source })?;
    }
    // The lock ends with the file.
    Ok(Appended { locked })
}

/// Writes all bytes with one call; after a short write the file is cut to its length before.
fn write_whole(file: &mut File, bytes: &[u8], length: u64) -> Result<(), AppendError> {
    loop {
        match file.write(bytes) {
            Ok(written) if written == bytes.len() => return Ok(()),
            Ok(_) => {
                let source = io::Error::new(ErrorKind::StorageFull, "no room for the whole line");
                return Err(match file.set_len(length) {
                    Ok(()) => AppendError::Nothing { doing: "write to the log", source },
                    Err(_) => AppendError::Torn { source },
                });
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(source) => return Err(AppendError::Nothing { doing: "write to the log", source }),
        }
    }
}

fn ends_with_newline(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// Makes the folder and those above it, private; returns whether it was made.
fn make_folder(folder: &Path) -> io::Result<bool> {
    if folder.is_dir() {
        return Ok(false);
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map(|()| true)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that opens the log")]
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes the new name of the log last as well as its content.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "a folder is opened only to be synced")]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Largest text file of a person's, in bytes.
const LARGEST_TEXT: u64 = 1024 * 1024;

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
            format!("it is larger than {} KiB", most / 1024),
        ));
    }
    Ok(())
}

/// Reads a text file of the person's; one that does not exist is none.
#[expect(clippy::disallowed_methods, reason = "the person's files are read here and nowhere else")]
pub fn read_text(path: &Path) -> io::Result<Option<String>> {
    match regular(path, LARGEST_TEXT).and_then(|()| std::fs::read(path)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(io::Error::new(ErrorKind::InvalidData, "it is not UTF-8 text")),
        },
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

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
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at the file behind the module's back")]
mod tests {
    use super::*;
    use std::fs;

    fn content(folder: &Path) -> String {
        fs::read_to_string(folder.join(LOG_FILE)).expect("a log")
    }

    #[test]
    fn the_first_append_makes_folder_and_file_private() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("a/b");
        append(&folder, &["{}".to_string()]).expect("appended");
        assert_eq!(content(&folder), "{}\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&folder.join(LOG_FILE))), (0o700, 0o600));
        }
    }

    #[test]
    fn a_torn_tail_is_ended_before_the_next_line() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join(LOG_FILE), "{\"v\":1").expect("written");
        append(home.path(), &["{}".to_string()]).expect("appended");
        assert_eq!(content(home.path()), "{\"v\":1\n{}\n");
    }

    #[test]
    fn a_folder_that_cannot_be_made_leaves_nothing_behind() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("file"), "x").expect("written");
        let error = append(&home.path().join("file/data"), &["{}".to_string()]).expect_err("no folder");
        assert!(matches!(error, AppendError::Nothing { doing: "make the folder", .. }), "{error:?}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_logs_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink("/dev/full", home.path().join(LOG_FILE)).expect("linked");
        let error = append(home.path(), &["{}".to_string()]).expect_err("full");
        assert!(matches!(error, AppendError::Nothing { doing: "write to the log", .. }), "{error:?}");
    }

    #[test]
    #[cfg(unix)]
    fn a_symbolic_link_is_followed_not_replaced() {
        let home = tempfile::tempdir().expect("a folder");
        let real = home.path().join("real.jsonl");
        fs::write(&real, "").expect("written");
        let link = home.path().join(LOG_FILE);
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        append(home.path(), &["{}".to_string()]).expect("appended");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("read"), "{}\n");
    }

    #[test]
    fn lines_from_many_threads_are_all_kept_whole() {
        let home = tempfile::tempdir().expect("a folder");
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let folder = home.path();
                scope.spawn(move || {
                    for line in 0..25 {
                        let line = format!("{{\"writer\":{writer},\"line\":{line}}}");
                        append(folder, &[line]).expect("appended");
                    }
                });
            }
        });
        let text = content(home.path());
        assert_eq!(text.lines().count(), 200);
        assert!(text.lines().all(|line| line.starts_with("{\"writer\":") && line.ends_with('}')));
    }
}
