//! `offramp doctor`: whether this machine can host, before the day.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use super::super::args;
use super::super::output::data;
use super::super::stop::{REFUSED, Stop};
use super::super::words::Words;
use super::key::host_key;
use crate::host::ssh::join_line;
use crate::host::store::sessions_root;
use crate::locale::{Arg, phrase};

/// Files a host needs beside one for each person.
const FILES: u64 = 100;
/// Bytes that a full day leaves, with much to spare.
const ROOM: u64 = 64 << 20;
/// The second at which this program was young; no right clock shows less.
const YOUNG: i64 = 1_780_000_000;

/// What was looked at: whether it is well, and the sentence.
type Finding = (bool, &'static str, Vec<(&'static str, Arg)>);

pub(in crate::cli) fn run(words: &Words, args: &args::Doctor) -> Result<(), Stop> {
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, args::PORT));
    let listen = words.settings.listen.value.map_or(here, |listen| listen.0);
    let findings = [
        port(listen),
        files(args.participants),
        key(words),
        disk(),
        clock(),
        addresses(listen),
    ];
    let mut text = String::new();
    for (well, key, args) in &findings {
        let sign = match well {
            true => words.say("doctor-well", &[]),
            false => words.say("doctor-ill", &[]),
        };
        text.push_str(&format!("{sign}  {}\n", words.say(key, args)));
    }
    data(words, &text)?;
    match findings.iter().all(|(well, ..)| *well) {
        true => Ok(()),
        false => Err(Stop::silent(REFUSED)),
    }
}

fn port(listen: SocketAddr) -> Finding {
    let address = ("address", listen.to_string().into());
    match TcpListener::bind(listen) {
        Ok(_) => (true, phrase("doctor-port-free"), vec![address]),
        Err(error) => {
            let reason = ("reason", error.to_string().into());
            (false, phrase("doctor-port-taken"), vec![address, reason])
        }
    }
}

fn files(people: u32) -> Finding {
    let needed = u64::from(people) + FILES;
    let most = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    let args = vec![
        ("most", most.unwrap_or(u64::MAX).to_string().into()),
        ("needed", needed.to_string().into()),
        ("people", people.to_string().into()),
    ];
    match most.is_none_or(|most| most >= needed) {
        true => (true, phrase("doctor-files-enough"), args),
        false => (false, phrase("doctor-files-few"), args),
    }
}

fn key(words: &Words) -> Finding {
    match host_key(words, None) {
        Ok(key) => {
            let args = vec![
                ("fingerprint", key.fingerprint().into()),
                ("path", key.path().display().to_string().into()),
            ];
            (true, phrase("doctor-key"), args)
        }
        Err(stop) => {
            let reason = ("reason", stop.said.join(" ").into());
            (false, phrase("doctor-no-key"), vec![reason])
        }
    }
}

fn disk() -> Finding {
    let root = sessions_root().unwrap_or_default();
    let path = ("path", root.display().to_string().into());
    let made = std::fs::create_dir_all(&root).map_err(|error| error.to_string());
    let room = made.and_then(|()| {
        let found = rustix::fs::statvfs(&root).map_err(|error| error.to_string())?;
        Ok(found.f_bavail.saturating_mul(found.f_frsize))
    });
    match room {
        Ok(room) if room >= ROOM => {
            let args = vec![path, ("room", (room >> 20).to_string().into())];
            (true, phrase("doctor-disk"), args)
        }
        Ok(room) => {
            let args = vec![path, ("room", (room >> 20).to_string().into())];
            (false, phrase("doctor-disk-full"), args)
        }
        Err(reason) => (
            false,
            phrase("doctor-no-disk"),
            vec![path, ("reason", reason.into())],
        ),
    }
}

fn clock() -> Finding {
    let now = jiff::Timestamp::now();
    let args = vec![("now", now.strftime("%Y-%m-%d %H:%M UTC").to_string().into())];
    match now.as_second() >= YOUNG {
        true => (true, phrase("doctor-clock"), args),
        false => (false, phrase("doctor-clock-wrong"), args),
    }
}

/// What to read out.
fn addresses(listen: SocketAddr) -> Finding {
    let host = super::run::address(&listen);
    let line = join_line("CODE", &host, listen.port());
    (true, phrase("doctor-line"), vec![("line", line.into())])
}
