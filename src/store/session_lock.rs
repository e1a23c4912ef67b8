//! The lock that a guided session holds: two would write the same sets.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The file that is locked; nothing is ever written to it.
pub const SESSION_LOCK: &str = "start.lock";

/// A lock that is held until it is dropped, or the program ends, however it does.
#[derive(Debug)]
pub struct SessionLock {
    _file: File,
}

/// What became of taking it.
#[derive(Debug)]
pub enum Locking {
    /// It is held.
    Taken(SessionLock),
    /// Another session holds it.
    Held,
    /// The file system has no locks.
    Unsupported,
}

/// Takes the lock of a folder, which is made, private, where it is not there.
#[expect(clippy::disallowed_methods, reason = "the file is opened here to be locked, and never written to")]
pub fn lock_session(folder: &Path) -> io::Result<Locking> {
    super::append::make_private_folder(folder)?;
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(folder.join(SESSION_LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Locking::Taken(SessionLock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(Locking::Held),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Locking::Unsupported),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_session_alone_holds_the_lock_and_the_next_has_it_once_it_is_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let first = lock_session(&data).expect("a lock");
        assert!(matches!(first, Locking::Taken(_)));
        assert!(matches!(lock_session(&data), Ok(Locking::Held)));
        drop(first);
        assert!(matches!(lock_session(&data), Ok(Locking::Taken(_))));
    }
}
