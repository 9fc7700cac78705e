//! The system's own `ssh`, with nothing of its user's settings.

use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use super::inn::Open;
use crate::program::Ran;
use crate::terminal::Terminal;

const NEEDED: &str = "these tests join with the system's `ssh`, and there is none: \
    install it (on Debian: apt-get install openssh-client)";

impl Open {
    /// Arguments that join as this user.
    pub(super) fn arguments(&self, user: &str) -> Vec<String> {
        let known = self.scratch.path("known_hosts");
        let known = format!("UserKnownHostsFile={}", known.display());
        let port = self.port().to_string();
        let mut arguments: Vec<String> =
            ["-F", "/dev/null", "-p", &port].map(str::to_owned).to_vec();
        for option in [
            &*known,
            "GlobalKnownHostsFile=/dev/null",
            "StrictHostKeyChecking=accept-new",
            "HostKeyAlias=exercise",
            "IdentityAgent=none",
            "IdentityFile=none",
            "IdentitiesOnly=yes",
        ] {
            arguments.extend(["-o".to_owned(), option.to_owned()]);
        }
        arguments.push(format!("{user}@127.0.0.1"));
        arguments
    }

    /// Joins in a terminal of 100x30.
    pub(super) fn join(&self, user: &str) -> Terminal {
        self.join_with(user, &[])
    }

    pub(super) fn join_with(&self, user: &str, more: &[&str]) -> Terminal {
        needed();
        let mut command = CommandBuilder::new("ssh");
        command.args(more);
        command.args(self.arguments(user));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        Terminal::run(command, (100, 30))
    }

    /// Runs `ssh` without a terminal.
    pub(super) fn ssh(&self, user: &str, before: &[&str], after: &[&str]) -> Ran {
        needed();
        let mut command = Command::new("ssh");
        command.args(before).args(self.arguments(user)).args(after);
        let done = command.stdin(Stdio::null()).output().unwrap();
        Ran {
            code: done.status.code(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

#[track_caller]
fn needed() {
    let found = Command::new("ssh").arg("-V").stderr(Stdio::null()).status();
    assert!(found.is_ok(), "{NEEDED}");
}
