//! Replacing the profile: the new text stands whole beside the old one before it takes its name.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::output::{folder_of, followed};
use super::read_text;

/// Why a file was not replaced; it is as it was.
#[derive(Debug)]
pub enum NotReplaced {
    /// It is no longer what was read.
    Changed,
    /// The system would not.
    Failed(io::Error),
}

impl From<io::Error> for NotReplaced {
    fn from(error: io::Error) -> NotReplaced {
        NotReplaced::Failed(error)
    }
}

/// Replaces a text file that held `was`, or makes it where there was none, private and with its folder.
///
/// A symbolic link stays, what it leads to is replaced. On an error the file is as it was.
pub fn replace(path: &Path, was: Option<&str>, text: &str) -> Result<(), NotReplaced> {
    let target = followed(path)?;
    let folder = folder_of(&target);
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let permissions = permissions(&target)?;
    // Private from the start, and taken away again on every way out but the last.
    let mut beside = tempfile::Builder::new().prefix(".config-").suffix(".new").tempfile_in(folder)?;
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    if read_text(&target)?.as_deref() != was {
        return Err(NotReplaced::Changed);
    }
    beside.persist(&target).map_err(|error| error.error)?;
    // The new text stands; a folder that cannot be synced makes it last a little later.
    let _ = sync(folder);
    Ok(())
}

/// Returns those of the file that is there; one that may not be written to is not replaced either.
#[expect(clippy::disallowed_methods, reason = "the profile is opened here to see whether it may be written")]
fn permissions(target: &Path) -> io::Result<Option<Permissions>> {
    match OpenOptions::new().append(true).open(target) {
        Ok(file) => Ok(Some(file.metadata()?.permissions())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "folders are opened only to be synced")]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &Path) -> Option<String> {
        read_text(path).expect("readable")
    }

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced_only_where_it_is_what_was_read() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("a/b/config.toml");
        replace(&path, None, "one").expect("made");
        assert_eq!(read(&path).as_deref(), Some("one"));
        assert!(matches!(replace(&path, None, "two"), Err(NotReplaced::Changed)));
        assert!(matches!(replace(&path, Some("other"), "two"), Err(NotReplaced::Changed)));
        assert_eq!(read(&path).as_deref(), Some("one"));
        replace(&path, Some("one"), "two").expect("replaced");
        assert_eq!(read(&path).as_deref(), Some("two"));
        let names = path.parent().expect("a folder").read_dir().expect("a folder").count();
        assert_eq!(names, 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_kept() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let home = tempfile::tempdir().expect("a folder");
        let (link, there) = (home.path().join("config.toml"), home.path().join("dotfiles/ankle.toml"));
        symlink("dotfiles/ankle.toml", &link).expect("a link");
        let mode = |path: &Path| path.metadata().expect("a file").permissions().mode() & 0o777;
        replace(&link, None, "one").expect("made where the link leads");
        assert!(link.is_symlink());
        assert_eq!((read(&there).as_deref(), mode(&there)), (Some("one"), 0o600));
        assert_eq!(mode(there.parent().expect("a folder")), 0o700);
        std::fs::set_permissions(&there, Permissions::from_mode(0o644)).expect("set");
        replace(&link, Some("one"), "two").expect("replaced");
        assert!(link.is_symlink());
        assert_eq!((read(&there).as_deref(), mode(&there)), (Some("two"), 0o644));
        symlink("round", home.path().join("round")).expect("a link");
        assert!(matches!(replace(&home.path().join("round"), None, ""), Err(NotReplaced::Failed(_))));
    }
}
