//! From arguments to an exit code, and what happens when we are wrong.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use super::args::{Cli, Command};
use super::output::talk;
use super::stop::{BUG, Stop};
use super::words::Words;
use super::{
    check, completions, config, debrief, explore, host, list, man, note, papers, parse, play,
    redact, rehearse, replay, report, resume, screen, simulate, verify,
};
use crate::host::store::fresh_seed;
use crate::host::{Options, ssh};

/// Runs the program with these arguments, the first being its own name.
#[must_use]
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match parse::parse(args) {
        Ok(cli) => cli,
        Err(said) => {
            // Help and version are data; complaints are talk. clap knows which is which.
            let _ = said.print();
            return ExitCode::from(u8::try_from(said.exit_code()).unwrap_or(BUG));
        }
    };
    let words = match config::settings(&cli) {
        Ok(settings) => Words::new(settings, std::io::stdout().is_terminal()),
        Err(stop) => return ended(&stop),
    };
    say_bugs(words.clone());
    match catch_unwind(AssertUnwindSafe(|| run(&words, &cli))) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(stop)) => ended(&stop),
        Err(_) => ExitCode::from(BUG),
    }
}

fn ended(stop: &Stop) -> ExitCode {
    stop.said.iter().for_each(|said| talk(said));
    ExitCode::from(stop.code)
}

fn run(words: &Words, cli: &Cli) -> Result<(), Stop> {
    match &cli.command {
        None => {
            let options = Options {
                seed: fresh_seed(),
                language: words.language.clone(),
                ..Options::default()
            };
            screen::play(words, None, options, false)
        }
        Some(Command::List(args)) => list::run(words, args),
        Some(Command::Play(args)) => play::run(words, args),
        Some(Command::Resume(args)) => resume::run(words, args),
        Some(Command::Debrief(args)) => debrief::run(words, args),
        Some(Command::Replay(args)) => replay::run(words, args),
        Some(Command::Check(args)) => check::run(words, args),
        Some(Command::Explore(args)) => explore::run(words, args),
        Some(Command::Simulate(args)) => simulate::run(words, args),
        Some(Command::Host(args)) => host::run(words, args),
        Some(Command::Codes(args)) => host::codes(words, args),
        Some(Command::HostKey(args)) => host::host_key(words, args),
        Some(Command::Doctor(args)) => host::doctor(words, args),
        Some(Command::LoadTest(args)) => host::loadtest(words, args),
        Some(Command::Verify(args)) => verify::run(words, args),
        Some(Command::Report(args)) => report::run(words, args),
        Some(Command::Redact(args)) => redact::run(words, args),
        Some(Command::Note(args)) => note::run(words, args),
        Some(Command::Papers(args)) => papers::run(words, args),
        Some(Command::Rehearse(args)) => rehearse::run(words, args),
        Some(Command::Config(args)) => config::run(words, args),
        Some(Command::Completions(args)) => completions::run(words, args),
        Some(Command::Man) => man::run(words),
    }
}

/// A panic is told in one sentence, with the place that whoever mends it needs.
fn say_bugs(words: Words) {
    std::panic::set_hook(Box::new(move |info| {
        // Such a guest is told, and the console too.
        if ssh::serves_guests() {
            return;
        }
        let place = info
            .location()
            .map_or_else(String::new, ToString::to_string);
        let what = info.payload_as_str().unwrap_or_default().to_owned();
        let args = [("place", place.into()), ("what", what.into())];
        talk(&words.say("cli-bug", &args));
    }));
}
