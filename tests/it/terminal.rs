//! A program in a terminal of its own. Everything waits for what is on the screen, never for time.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use super::program::Scratch;

/// So long a picture may take on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

pub(super) struct Terminal {
    pub(super) screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    /// Everything that was written, to know where frames begin and end.
    written: Vec<u8>,
    keys: Box<dyn Write + Send>,
    pub(super) child: Box<dyn Child + Send + Sync>,
    master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    /// The program at 120x40.
    pub(super) fn start(scratch: &Scratch, args: &[&str]) -> Self {
        Self::sized(scratch, args, (120, 40))
    }

    /// The program in a window of so many columns and rows.
    pub(super) fn sized(scratch: &Scratch, args: &[&str], (columns, rows): (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_offramp"));
        command.args(args);
        command.cwd(scratch.path(""));
        command.env("OFFRAMP_DATA", scratch.path(""));
        command.env("XDG_CONFIG_HOME", scratch.path(""));
        command.env_remove("OFFRAMP_CONFIG");
        command.env_remove("NO_COLOR");
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        Self::run(command, (columns, rows))
    }

    /// Any program in a window of so many columns and rows.
    pub(super) fn run(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(window(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut part = [0; 4096];
            // A terminal whose program has gone reports an error instead of its end.
            while let Ok(n @ 1..) = reader.read(&mut part) {
                if send.send(part[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
            output,
            written: Vec::new(),
            keys,
            child,
            master: pair.master,
        }
    }

    pub(super) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    #[track_caller]
    pub(super) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits until the text on the screen is as asked; `what` names it where it never is.
    #[track_caller]
    pub(super) fn wait_until(&mut self, what: &str, is: impl Fn(&str) -> bool) {
        self.wait_for_screen(what, |screen| is(&screen.contents()));
    }

    /// Waits until the screen before the program is back.
    #[track_caller]
    pub(super) fn wait_until_given_back(&mut self) {
        self.wait_for_screen("screen given back", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
    }

    #[track_caller]
    fn wait_for_screen(&mut self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !self.whole() || !is(self.screen.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("no {what:?} on\n{}", self.screen.screen().contents())
                }
                Err(RecvTimeoutError::Disconnected) => {
                    panic!(
                        "it ended before {what:?}:\n{}",
                        self.screen.screen().contents()
                    )
                }
            }
        }
    }

    /// Gives the window another size.
    #[cfg(unix)]
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(window(columns, rows)).unwrap();
        self.screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
    }

    /// Sends the program a signal, by its name without `SIG`.
    pub(super) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &pid])
            .status();
        assert!(sent.unwrap().success());
    }

    /// The terminal as its program has it.
    pub(super) fn device(&self) -> std::fs::File {
        let path = self.master.tty_name().unwrap();
        let flags = rustix::fs::OFlags::RDWR | rustix::fs::OFlags::NOCTTY;
        let opened = rustix::fs::open(path, flags, rustix::fs::Mode::empty());
        opened.unwrap().into()
    }

    /// Waits until the program has ended; its exit code.
    #[track_caller]
    pub(super) fn code(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            if Instant::now() >= until {
                while let Ok(bytes) = self.output.try_recv() {
                    self.take(&bytes);
                }
                panic!("it does not end:\n{}", self.screen.screen().contents());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// Whether the last frame that was begun is drawn to its end.
    fn whole(&self) -> bool {
        let last = |mark: &[u8]| {
            self.written
                .windows(mark.len())
                .rposition(|part| part == mark)
        };
        last(b"\x1b[?2026h") <= last(b"\x1b[?2026l")
    }

    /// Waits for its end: the exit code and the screen that is left.
    #[track_caller]
    pub(super) fn end(&mut self) -> (u32, String) {
        let code = self.code();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(500)) {
            self.screen.process(&bytes);
        }
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the screen is given back");
        assert!(!screen.hide_cursor(), "the cursor is shown again");
        assert!(!screen.bracketed_paste());
        (code, screen.contents())
    }
}

impl Drop for Terminal {
    /// A test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn window(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}
