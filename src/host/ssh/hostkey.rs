//! The key by which a host is known again: made once, kept where only its owner reads it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::{error, fmt};

use russh::keys::ssh_key::LineEnding;
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{HashAlg, PrivateKey};

/// The file in the folder that is handed in.
const NAME: &str = "ssh_host_ed25519_key";
/// A key takes a few hundred bytes.
const LONGEST: u64 = 16 * 1024;

/// An Ed25519 host key.
#[derive(Clone)]
pub struct HostKey {
    key: PrivateKey,
    path: PathBuf,
}

impl fmt::Debug for HostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostKey({})", self.fingerprint())
    }
}

/// Why a host key cannot be used.
#[derive(Debug)]
pub enum HostKeyError {
    /// The file cannot be read or written.
    File(PathBuf, io::Error),
    /// Others than its owner can read it; its mode.
    Open(PathBuf, u32),
    /// It is no Ed25519 key without a passphrase.
    NotAKey(PathBuf),
}

impl fmt::Display for HostKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "host key {}: {error}", path.display()),
            Self::Open(path, mode) => write!(
                f,
                "host key {0}: others can read it (mode {mode:o}); run: chmod 600 {0}",
                path.display()
            ),
            Self::NotAKey(path) => write!(
                f,
                "host key {}: expected an Ed25519 key without a passphrase",
                path.display()
            ),
        }
    }
}

impl error::Error for HostKeyError {}

impl HostKey {
    /// The key of this folder, which is made with its folder where there is none.
    ///
    /// # Errors
    /// A key that others can read, one of another kind, or files that cannot be used.
    pub fn open(folder: &Path) -> Result<Self, HostKeyError> {
        let path = folder.join(NAME);
        if fs::symlink_metadata(&path).is_err() {
            make(folder, &path).map_err(|error| HostKeyError::File(path.clone(), error))?;
        }
        Self::read(&path)
    }

    /// The key in this file.
    ///
    /// # Errors
    /// As for [`HostKey::open`], and where there is none.
    pub fn read(path: &Path) -> Result<Self, HostKeyError> {
        let failed = |error| HostKeyError::File(path.to_owned(), error);
        let mut text = String::new();
        // The open file is judged, not its name: that could change in between.
        let file = File::open(path).map_err(failed)?;
        if let Some(mode) = open_mode(&file).map_err(failed)? {
            return Err(HostKeyError::Open(path.to_owned(), mode));
        }
        let wrong = || HostKeyError::NotAKey(path.to_owned());
        match file.take(LONGEST).read_to_string(&mut text) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(wrong()),
            read => read.map_err(failed)?,
        };
        let key = PrivateKey::from_openssh(&text).map_err(|_| wrong())?;
        if key.is_encrypted() || key.algorithm() != russh::keys::Algorithm::Ed25519 {
            return Err(wrong());
        }
        let path = path.to_owned();
        Ok(Self { key, path })
    }

    /// Where it is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What `ssh` shows of it at the first visit: `SHA256:…`.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.key
            .public_key()
            .fingerprint(HashAlg::Sha256)
            .to_string()
    }

    pub(super) fn key(&self) -> PrivateKey {
        self.key.clone()
    }
}

/// What a participant types to come in with this code (or name).
#[must_use]
pub fn join_line(code: &str, host: &str, port: u16) -> String {
    match port {
        22 => format!("ssh {code}@{host}"),
        port => format!("ssh -p {port} {code}@{host}"),
    }
}

/// Writes a new key. Where another program is faster, its key stands.
fn make(folder: &Path, path: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)?;
    let key = PrivateKey::from(Ed25519Keypair::from_seed(&seed));
    let text = key.to_openssh(LineEnding::LF).map_err(io::Error::other)?;
    let draft = folder.join(format!("{NAME}.{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(&draft)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    // A link refuses to replace, unlike a rename: a host must never change its key by accident.
    let placed = written.and_then(|()| match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) if fs::symlink_metadata(path).is_err() => fs::rename(&draft, path),
        placed => placed,
    });
    let _ = fs::remove_file(&draft);
    placed
}

/// The mode of a file that others than its owner may touch.
#[cfg(unix)]
fn open_mode(file: &File) -> io::Result<Option<u32>> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata()?.permissions().mode() & 0o7777;
    Ok((mode & 0o077 != 0).then_some(mode))
}

#[cfg(not(unix))]
fn open_mode(_: &File) -> io::Result<Option<u32>> {
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let name = format!("offramp-hostkey-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn made_once_and_read_again() {
        let folder = folder("once");
        let first = HostKey::open(&folder.join("deep")).unwrap();
        let again = HostKey::open(&folder.join("deep")).unwrap();
        assert_eq!(first.fingerprint(), again.fingerprint());
        assert!(first.fingerprint().starts_with("SHA256:"));
        assert_eq!(first.fingerprint().len(), 50);
        let files: Vec<_> = fs::read_dir(folder.join("deep")).unwrap().collect();
        assert_eq!(files.len(), 1, "no draft is left");
        let other = HostKey::open(&folder.join("other")).unwrap();
        assert_ne!(first.fingerprint(), other.fingerprint());
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("open");
        let path = HostKey::open(&folder).unwrap().path().to_owned();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        for mode in [0o644, 0o640, 0o604, 0o660] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let refused = HostKey::open(&folder).unwrap_err();
            assert!(matches!(refused, HostKeyError::Open(_, told) if told == mode));
            assert!(refused.to_string().contains("chmod 600"), "{refused}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
        HostKey::open(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_key_is_never_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("wrong");
        fs::create_dir_all(&folder).unwrap();
        for bytes in [
            &b""[..],
            b"\xff\xfe",
            b"-----BEGIN OPENSSH PRIVATE KEY-----\n",
        ] {
            fs::write(folder.join(NAME), bytes).unwrap();
            let private = fs::Permissions::from_mode(0o600);
            fs::set_permissions(folder.join(NAME), private).unwrap();
            let refused = HostKey::open(&folder).unwrap_err();
            assert!(matches!(refused, HostKeyError::NotAKey(_)), "{refused}");
            assert_eq!(fs::read(folder.join(NAME)).unwrap(), bytes);
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_line_to_join() {
        assert_eq!(
            join_line("7k3m-q9xd", "192.0.2.10", 2222),
            "ssh -p 2222 7k3m-q9xd@192.0.2.10"
        );
        assert_eq!(join_line("7k3m-q9xd", "host", 22), "ssh 7k3m-q9xd@host");
    }
}
