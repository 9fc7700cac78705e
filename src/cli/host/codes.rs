//! `offramp codes`: how to join a session that was hosted, for a facilitator who reads it out.

use std::net::Ipv4Addr;

use super::super::args;
use super::super::output::data;
use super::super::resume::session;
use super::super::stop::Stop;
use super::super::words::Words;
use super::run::join_lines;
use crate::host::ssh::join_line;
use crate::host::ways;
use crate::session::view::console::DoorView;

pub(in crate::cli) fn run(words: &Words, args: &args::Codes) -> Result<(), Stop> {
    let dir = session(words, Some(&args.session))?;
    let ways = ways(&dir).map_err(|_| Stop::refused(words.say("cli-host-not-hosted", &[])))?;
    let (host, port) = match words.settings.advertise.value.clone() {
        Some(advertise) => (advertise.host, advertise.port),
        None => (Ipv4Addr::LOCALHOST.to_string(), None),
    };
    let port = port.unwrap_or(args::PORT);
    let doors: Vec<DoorView> = ways
        .into_iter()
        .map(|(team, way)| DoorView {
            team,
            role: way.role,
            line: join_line(&way.code, &host, port),
        })
        .collect();
    data(words, &join_lines(&words.locale, &doors))
}
