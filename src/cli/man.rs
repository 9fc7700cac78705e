//! `offramp man`: the manual, a page for the program and one for each command.

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::Cli;
use super::output::data;
use super::stop::Stop;
use super::words::Words;

pub(super) fn run(words: &Words) -> Result<(), Stop> {
    let mut command = Cli::command();
    command.build();
    let mut pages = vec![command.clone()];
    pages.extend(
        command
            .get_subcommands()
            .filter(|page| page.get_name() != "help")
            .cloned(),
    );
    let mut text = Vec::new();
    for page in pages {
        Man::new(page)
            .render(&mut text)
            .map_err(|error| words.output_failed(&error))?;
    }
    data(words, &String::from_utf8_lossy(&text))
}
