//! From what was typed to what it asks for.

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use super::args::{Cli, Command, Likes, Play, Resume};

/// What is typed most and is to be there at once: read without making all other commands ready,
/// which takes longer than to read it.
#[derive(Debug, Parser)]
#[command(name = "offramp")]
struct Short {
    #[command(subcommand)]
    command: ShortCommand,
    #[command(flatten)]
    likes: Likes,
}

#[derive(Debug, Subcommand)]
enum ShortCommand {
    Play(Play),
    Resume(Resume),
}

/// What the arguments ask for, the first being the program's own name.
///
/// # Errors
/// Help, the version, or what is wrong with them.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    let first = args.get(1).and_then(|first| first.to_str());
    // What is wrong, and all help, is told by the whole.
    match first.is_some_and(ShortCommand::has_subcommand) {
        true => Short::try_parse_from(&args).map_or_else(|_| Cli::try_parse_from(&args), whole),
        false => Cli::try_parse_from(args),
    }
}

fn whole(short: Short) -> Result<Cli, clap::Error> {
    let command = match short.command {
        ShortCommand::Play(play) => Command::Play(play),
        ShortCommand::Resume(resume) => Command::Resume(resume),
    };
    Ok(Cli {
        command: Some(command),
        likes: short.likes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_asks_for_the_same() {
        let lines = [
            "offramp play",
            "offramp play an-empty-room --seed 7 --lang en --no-color",
            "offramp play x --plain --ask --draws 1,2 --session s --chair us --theme light",
            "offramp resume",
            "offramp resume s --from 3 --to t --mouse --bell --reduced-motion",
        ];
        for line in lines {
            let words = || line.split(' ').map(OsString::from);
            let short = Short::try_parse_from(words()).map(whole).unwrap().unwrap();
            let long = Cli::try_parse_from(words()).unwrap();
            assert_eq!(format!("{short:?}"), format!("{long:?}"), "{line}");
            assert_eq!(
                format!("{:?}", parse(words()).unwrap()),
                format!("{long:?}")
            );
        }
    }

    #[test]
    fn what_is_wrong_is_told_by_the_whole() {
        for line in [
            "offramp play --sed 7",
            "offramp play --help",
            "offramp plya",
        ] {
            let words = || line.split(' ').map(OsString::from);
            let told = parse(words()).unwrap_err().to_string();
            assert_eq!(told, Cli::try_parse_from(words()).unwrap_err().to_string());
        }
    }
}
