//! The file of a script.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use crate::analysis::Script;
use crate::cli::stop::Stop;
use crate::cli::words::Words;
use crate::exercise::model::Exercise;
use crate::exercise::source::nearest;
use crate::host::plain::{Unread, lines};
use crate::text::{clean_line, truncate};

/// The most cells of a word that was given, where it is told again.
const GIVEN: usize = 40;

/// A script as it stands in a file.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) script: Script,
}

/// Reads a script; every word must be a number or the name of something in the exercise.
pub(super) fn read(words: &Words, path: &Path, exercise: &Exercise) -> Result<Lines, Stop> {
    let shown = path.display().to_string();
    let failed = |error: io::Error| {
        let args = [
            ("path", shown.clone().into()),
            ("reason", error.to_string().into()),
        ];
        Stop::refused(words.say("cli-simulate-unreadable", &args))
    };
    let file = File::open(path).map_err(failed)?;
    let numbered = lines(&mut BufReader::new(file)).map_err(|why| match why {
        Unread::Failed(error) => failed(error),
        Unread::Line(line, phrase) => {
            let args = [
                ("path", shown.clone().into()),
                ("line", line.into()),
                ("reason", words.say(phrase, &[]).into()),
            ];
            Stop::refused(words.say("cli-simulate-line", &args))
        }
    })?;
    let (numbers, lines): (Vec<usize>, Vec<Vec<String>>) = numbered.into_iter().unzip();
    let script = Script::new(lines);
    if let Some((line, given, names)) = script.unknown(exercise) {
        let near = nearest(given, names);
        let args = [
            ("path", shown.clone().into()),
            ("line", numbers[line].into()),
            ("given", (&*truncate(&clean_line(given), GIVEN)).into()),
            ("near", near.unwrap_or_default().into()),
        ];
        return Err(Stop::refused(match near {
            Some(_) => words.say("cli-simulate-unknown-near", &args),
            None => words.say("cli-simulate-unknown", &args),
        }));
    }
    Ok(Lines { script })
}
