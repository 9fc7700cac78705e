//! The real program in a folder of its own: arguments and bytes in, bytes and exit code out.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A small exercise of two stages.
pub(crate) const BUOY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/exercises/minimal");

/// The last line before each answer of [`BUOY`].
pub(crate) const PROMPT: &str = "Choose one, by number or id.\n";

/// A folder that goes when the test ends.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("offramp-it-{}-{count}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).unwrap();
        Self(dir.canonicalize().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file and tells its path.
    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// The program, with its sessions in this folder and nothing of the caller's taste.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_offramp"));
        command
            .args(args)
            .current_dir(&self.0)
            .env("OFFRAMP_DATA", &self.0)
            .env("XDG_CONFIG_HOME", &self.0)
            .env_remove("OFFRAMP_CONFIG")
            .env_remove("COLUMNS")
            .env_remove("NO_COLOR");
        command
    }

    /// Plays the small exercise with these lines.
    pub(crate) fn play(&self, session: &str, lines: &str) -> Ran {
        let args = ["play", BUOY, "--plain", "--seed", "7", "--session", session];
        self.run(&args, lines.as_bytes())
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut child = spawn(&mut self.command(args));
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feeding = std::thread::spawn(move || {
            // It may end before it has read everything.
            let _ = stdin.write_all(&input);
        });
        let done = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        Ran {
            code: done.status.code(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The same, once it has ended as expected.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }
}

/// Starts it with all three streams piped.
pub(crate) fn spawn(command: &mut Command) -> Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A program in play, read prompt by prompt.
pub(crate) struct InPlay {
    pub(crate) child: Child,
    stdin: ChildStdin,
    /// Everything it has shown so far.
    pub(crate) shown: Vec<u8>,
}

impl InPlay {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = spawn(command);
        let stdin = child.stdin.take().unwrap();
        Self {
            child,
            stdin,
            shown: Vec::new(),
        }
    }

    /// Sends a line; a program that has been killed does not hear it.
    pub(crate) fn send(&mut self, line: &str) {
        let _ = self.stdin.write_all(line.as_bytes());
        let _ = self.stdin.flush();
    }

    /// Reads until so many prompts were shown in all; false when the output ended before.
    pub(crate) fn wait_for_prompts(&mut self, count: usize) -> bool {
        let out = self.child.stdout.as_mut().unwrap();
        let mut part = [0; 1 << 12];
        while prompts(&self.shown) < count {
            match out.read(&mut part).unwrap() {
                0 => return false,
                n => self.shown.extend_from_slice(&part[..n]),
            }
        }
        true
    }

    /// Reads at least so many bytes in all, or to the end.
    pub(crate) fn wait_for_bytes(&mut self, count: usize) {
        let out = self.child.stdout.as_mut().unwrap();
        let mut part = [0; 1 << 9];
        while self.shown.len() < count {
            match out.read(&mut part).unwrap() {
                0 => return,
                n => self.shown.extend_from_slice(&part[..n]),
            }
        }
    }

    /// Ends it as a power cut would, and reads what it had shown until then.
    pub(crate) fn kill(mut self) -> Vec<u8> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let out = self.child.stdout.as_mut().unwrap();
        out.read_to_end(&mut self.shown).unwrap();
        self.shown
    }
}

/// How many prompts stand in a text.
pub(crate) fn prompts(shown: &[u8]) -> usize {
    String::from_utf8_lossy(shown).matches(PROMPT).count()
}

/// The report of a session.
pub(crate) fn report(scratch: &Scratch, session: &Path) -> serde_json::Value {
    let session = session.display().to_string();
    let ran = scratch
        .run(&["report", &session, "--to", "json"], b"")
        .ends(0);
    serde_json::from_str(&ran.out).unwrap()
}
