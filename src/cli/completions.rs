//! `offramp completions`: for a shell to load.

use clap::CommandFactory;

use super::args::{self, Cli};
use super::output::data;
use super::stop::Stop;
use super::words::Words;

pub(super) fn run(words: &Words, args: &args::Completions) -> Result<(), Stop> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "offramp", &mut text);
    data(words, &String::from_utf8_lossy(&text))
}
