//! A result written into a file that a person names: whole, or not at all.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Most symbolic links that are followed, as systems have it.
const MOST_LINKS: usize = 40;

/// Writes a text into a file; what was there is replaced only by the whole of it.
///
/// A symbolic link stays, and the file it leads to is written. What is no regular file, as a pipe, is written to directly.
/// In the folders of one's own files, `own`, no log and no TOML file is replaced.
pub fn write_output(path: &Path, text: &str, own: &[PathBuf]) -> io::Result<()> {
    let found = match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder")),
        // Its links may lead to what has no name at all.
        Ok(found) if !found.is_file() => return write_directly(path, text),
        Ok(found) if found.permissions().readonly() => {
            return Err(io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
        }
        Ok(found) => Some(found),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        // A circle of links has a name of its own below.
        Err(error) if !path.is_symlink() => return Err(error),
        Err(_) => None,
    };
    let target = followed(path)?;
    refuse_own(&target, own)?;
    replace(&target, text, found.as_ref())
}

/// Follows the links at the end of a path, to a file that need not be there yet.
pub(super) fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(to) => path = folder_of(&path).join(to),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Keeps a slip from replacing the log, the profile or an exercise.
fn refuse_own(target: &Path, own: &[PathBuf]) -> io::Result<()> {
    let ending = target.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if !matches!(ending.as_deref(), Some("jsonl" | "toml")) {
        return Ok(());
    }
    let Ok(folder) = fs::canonicalize(folder_of(target)) else { return Ok(()) };
    let is_own = own.iter().any(|own| fs::canonicalize(own).is_ok_and(|own| own == folder));
    if is_own { Err(io::Error::other("it is one of ankle's own files")) } else { Ok(()) }
}

/// Writes beside the file, then takes its place.
fn replace(target: &Path, text: &str, found: Option<&Metadata>) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ankle-").suffix(".part");
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    // The system takes away what the person's mask forbids.
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut part = builder.tempfile_in(folder_of(target)).map_err(|error| without_name(&error))?;
    if let Some(found) = found {
        part.as_file().set_permissions(found.permissions())?;
    }
    part.as_file_mut().write_all(text.as_bytes())?;
    part.as_file().sync_all()?;
    part.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Says why there is no part, without its name: nobody knows that.
fn without_name(error: &io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::NotFound => io::Error::new(ErrorKind::NotFound, "there is no such folder"),
        kind => io::Error::new(kind, kind.to_string()),
    }
}

#[expect(clippy::disallowed_methods, reason = "a device or a pipe has no place to be taken")]
fn write_directly(target: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).open(target)?.write_all(text.as_bytes())
}
