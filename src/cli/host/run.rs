//! `offramp host`: sets a session up or goes on with one, opens its door, and steers it from this
//! terminal; without a terminal it serves until it is told to end.

use std::io::{self, BufRead, IsTerminal, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::sync::Arc;

use super::super::args;
use super::super::output::{data, talk};
use super::super::screen::theme;
use super::super::stop::{BUG, REFUSED, Stop};
use super::super::words::Words;
use super::key::host_key;
use crate::host::cost::cache_folder;
use crate::host::guests::{House, Keys, door_words};
use crate::host::settings::Listen;
use crate::host::ssh::{Door, HostKey, PublicKey, Settings};
use crate::host::store::{find_session, fresh_seed, sessions_root};
use crate::host::terminal::{self, INTERRUPTED, TerminalError};
use crate::host::{Clock, Hall, HallError, Plan, PlanError, Worlds, library};
use crate::locale::Locale;
use crate::session::view::console::Steer;
use crate::tui::Parting;

pub(in crate::cli) fn run(words: &Words, args: &args::Host) -> Result<(), Stop> {
    let chosen = &words.settings;
    let keys = facilitators(words, chosen.facilitator_key.value.as_deref())?;
    let key = host_key(words, args.host_key.as_deref())?;
    let listen = listen(words)?;
    let hall = Arc::new(hall(words, args)?);
    hall.plan_day(args.budget.map(|seconds| seconds / 60));
    let fingerprint = key.fingerprint();
    let theme_name = words.settings.theme.value.clone();
    let house = House::new(Arc::clone(&hall), words.locale.clone(), theme_name, keys);
    let door = Door::open(settings(words, args, listen, key), house.behind_the_door());
    let door = door.map_err(|error| {
        let args = [
            ("address", listen.to_string().into()),
            ("reason", error.to_string().into()),
        ];
        Stop::refused(words.say("cli-host-no-door", &args))
    })?;
    let (host, port) = match chosen.advertise.value.clone() {
        Some(advertise) => (advertise.host, advertise.port),
        None => (address(&listen), None),
    };
    let bound = door
        .addresses()
        .first()
        .map_or(listen.port(), SocketAddr::port);
    house.open_at(host, port.unwrap_or(bound));
    if args.start {
        // Where it runs already that is refused, and what cannot be stored yet is tried again.
        let _ = hall.steer(Steer::Resume);
    }
    hall.look_ahead(cache_folder());
    let clock = Clock::start(Arc::clone(&hall));
    let ended = attend(words, &house, &fingerprint);
    drop(clock);
    door.close();
    let unsaved = hall.unsaved();
    if unsaved > 0 {
        talk(&words.say("cli-unsaved", &[("count", unsaved.into())]));
    }
    let dir = hall.dir().display().to_string();
    talk(&words.say("cli-host-go-on", &[("dir", dir.into())]));
    match (ended?, unsaved) {
        (0, 0) => Ok(()),
        (0, _) => Err(Stop::silent(REFUSED)),
        (code, _) => Err(Stop::silent(code)),
    }
}

/// The session that is named, or a new one of the exercise that is.
fn hall(words: &Words, args: &args::Host) -> Result<Hall, Stop> {
    let root = sessions_root().unwrap_or_default();
    if let Ok(dir) = find_session(&root, &args.what) {
        let (hall, repairs) =
            Hall::resume(&dir, &words.language).map_err(|error| not_open(words, &error))?;
        repairs
            .iter()
            .for_each(|repair| talk(&words.repaired(repair)));
        return Ok(hall);
    }
    let found = library::find(&args.what).map_err(|why| words.not_found(&args.what, &why))?;
    let seed = args.seed.unwrap_or_else(fresh_seed);
    let plan = Plan {
        worlds: match args.opposed {
            true => Worlds::Opposed,
            false => Worlds::Parallel(args.teams.into()),
        },
        chair: args.chair.clone(),
        limit: args.decide_in,
        seed,
        dir: args.session.clone(),
        language: words.language.clone(),
    };
    let hall = Hall::open(&found.load(), &plan).map_err(|error| not_open(words, &error))?;
    if args.seed.is_none() {
        talk(&words.say("cli-seed", &[("seed", seed.to_string().into())]));
    }
    Ok(hall)
}

fn not_open(words: &Words, error: &HallError) -> Stop {
    match error {
        HallError::Open(error) => words.not_opened(error),
        HallError::Plan(PlanError::Chair(given, known)) => {
            let error = crate::host::OpenError::Chair(given.clone(), known.clone());
            words.not_opened(&error)
        }
        HallError::Plan(PlanError::OneChair) => Stop::usage(words.say("cli-host-one-chair", &[])),
        HallError::NotHosted => Stop::refused(words.say("cli-host-not-hosted", &[])),
        HallError::People(error) => {
            let args = [
                ("entry", error.entry.into()),
                ("reason", error.misfit.to_string().into()),
            ];
            Stop::refused(words.say("cli-no-replay", &args))
        }
    }
}

/// Where to listen: as told; else the person at the terminal is asked; else for this machine alone.
fn listen(words: &Words) -> Result<SocketAddr, Stop> {
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, args::PORT));
    if let Some(Listen(listen)) = words.settings.listen.value {
        if !listen.ip().is_loopback() {
            talk(&words.say("cli-host-open-to-network", &[]));
        }
        return Ok(listen);
    }
    let asks = io::stdin().is_terminal() && io::stdout().is_terminal();
    let Some(outside) = outside().filter(|_| asks) else {
        talk(&words.say("cli-host-here-only", &[]));
        return Ok(here);
    };
    talk(&words.say("cli-host-where", &[("address", outside.to_string().into())]));
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| words.output_failed(&error))?;
    Ok(match line.trim() {
        "2" => SocketAddr::from((Ipv4Addr::UNSPECIFIED, args::PORT)),
        _ => here,
    })
}

/// The address of this machine in its network. Nothing is sent: the system only says from where it
/// would send to an address that is kept for documents.
fn outside() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

/// What people type after the `@`.
pub(super) fn address(listen: &SocketAddr) -> String {
    match listen.ip() {
        ip if ip.is_unspecified() => outside().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        ip => ip,
    }
    .to_string()
}

fn settings(words: &Words, args: &args::Host, listen: SocketAddr, key: HostKey) -> Settings {
    let mut settings = Settings::new(key, door_words(&words.locale));
    settings.listen = vec![listen];
    let people = words.settings.max_participants.value;
    let people = usize::try_from(people).unwrap_or(usize::MAX);
    settings.limits.people = people;
    settings.limits.people_from_one = args.max_per_ip.unwrap_or(people);
    settings.publish_hz = args.publish_hz;
    settings.addresses = args.log_peers;
    settings
}

/// The keys of facilitators, one a line as `ssh-keygen` writes public keys.
fn facilitators(words: &Words, file: Option<&Path>) -> Result<Keys, Stop> {
    let Some(file) = file else {
        return Ok(Keys::new());
    };
    let said = |reason: String| {
        let args = [
            ("path", file.display().to_string().into()),
            ("reason", reason.into()),
        ];
        Stop::refused(words.say("cli-host-no-keys", &args))
    };
    let text = std::fs::read_to_string(file).map_err(|error| said(error.to_string()))?;
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys =
        lines.map(|line| PublicKey::from_openssh(line).map_err(|error| said(error.to_string())));
    let keys: Keys = keys.collect::<Result<_, _>>()?;
    match keys.is_empty() {
        true => Err(said(words.say("cli-host-no-key-in-it", &[]))),
        false => Ok(keys),
    }
}

/// Until the facilitator leaves for good, or a signal comes; the exit code.
fn attend(words: &Words, house: &Arc<House>, fingerprint: &str) -> Result<u8, Stop> {
    let signals = Ends::listen().map_err(|error| words.output_failed(&error))?;
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        match terminal::steer(house, &words.locale, theme(words)?) {
            Ok((_, Some(Parting::Ends))) => {
                let _ = house.hall().steer(Steer::End);
                return Ok(0);
            }
            Ok((_, Some(Parting::Stays))) => {}
            Ok((outcome, None)) => return Ok(outcome.exit_code()),
            Err(TerminalError::Panicked) => return Ok(BUG),
            Err(TerminalError::NotATerminal | TerminalError::Io(..)) => {}
        }
    }
    announce(words, house, fingerprint)?;
    signals.wait();
    Ok(INTERRUPTED)
}

/// The ways in, as data.
fn announce(words: &Words, house: &House, fingerprint: &str) -> Result<(), Stop> {
    let view = house.hall().console(&|code| house.line(code));
    data(words, &join_lines(&words.locale, &view.doors))?;
    let args = [("fingerprint", fingerprint.into())];
    data(words, &(words.say("cli-host-fingerprint", &args) + "\n"))?;
    let _ = io::stdout().flush();
    talk(&words.say("cli-host-serves", &[]));
    Ok(())
}

/// One line for each way in.
pub(super) fn join_lines(
    locale: &Locale,
    doors: &[crate::session::view::console::DoorView],
) -> String {
    let line = |door: &crate::session::view::console::DoorView| {
        let args = [
            ("team", door.team.as_str().into()),
            ("line", door.line.as_str().into()),
            ("role", door.role.code().into()),
        ];
        let key = match door.team.is_empty() {
            true => "cli-host-wall-line",
            false => "cli-host-line",
        };
        locale.say(key, &args) + "\n"
    };
    doors.iter().map(line).collect()
}

/// Signals that end a host.
struct Ends(signal_hook::iterator::Signals);

impl Ends {
    fn listen() -> io::Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]).map(Self)
    }

    fn wait(mut self) {
        let _ = self.0.forever().next();
    }
}
