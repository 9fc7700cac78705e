//! What the commands say, from the phrase catalogue.

use std::io;
use std::path::Path;

use super::stop::{REFUSED, Stop, USAGE};
use crate::diagnostic::Look;
use crate::exercise::source::nearest;
use crate::host::library::NotFound;
use crate::host::store::{Repair, StoreError};
use crate::host::{self, Loaded, OpenError};
use crate::locale::{Arg, Locale};

/// The language of a command.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) locale: Locale,
    pub(super) language: String,
    pub(super) look: Look,
}

impl Words {
    pub(super) fn new(language: &str, colour: bool) -> Self {
        Self {
            locale: Locale::new(language),
            language: language.to_owned(),
            look: if colour { Look::Colour } else { Look::Plain },
        }
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.locale.say(key, args)
    }

    /// What the store says, as a sentence.
    pub(super) fn store(&self, error: &StoreError) -> String {
        host::store_sentence(&self.locale, error)
    }

    pub(super) fn output_failed(&self, error: &io::Error) -> Stop {
        let args = [("reason", error.to_string().into())];
        Stop::refused(self.say("cli-output-failed", &args))
    }

    /// Nothing was found under the name.
    pub(super) fn not_found(&self, given: &str, why: &NotFound) -> Stop {
        let given = Arg::from(given);
        Stop::refused(match why {
            NotFound::Name(None) => self.say("cli-no-exercise", &[("given", given)]),
            NotFound::Name(Some(near)) => self.say(
                "cli-no-exercise-near",
                &[("given", given), ("near", near.into())],
            ),
            NotFound::Path => self.say("cli-no-path", &[("given", given)]),
            NotFound::NoEntry => self.say("cli-no-entry", &[("given", given)]),
        })
    }

    /// A table could not be opened.
    pub(super) fn not_opened(&self, error: &OpenError) -> Stop {
        match error {
            OpenError::Store(error) => Stop::refused(self.store(error)),
            OpenError::Exercise(loaded) => self.broken(loaded),
            OpenError::Chair(given, known) => {
                let near = nearest(given, known.iter().map(String::as_str));
                let args = [
                    ("given", given.into()),
                    ("near", near.unwrap_or_default().into()),
                    ("known", known.join(", ").into()),
                ];
                Stop {
                    code: USAGE,
                    said: vec![self.say("cli-no-chair", &args)],
                }
            }
            OpenError::Version(played, own) => {
                let args = [("played", (*played).into()), ("own", (*own).into())];
                Stop::refused(self.say("cli-other-rules", &args))
            }
            OpenError::Replay(error) => {
                let args = [
                    ("entry", error.entry.into()),
                    ("reason", error.misfit.to_string().into()),
                ];
                Stop::refused(self.say("cli-no-replay", &args))
            }
            OpenError::Entry(error) => {
                let args = [("reason", error.to_string().into())];
                Stop::refused(self.say("cli-no-beginning", &args))
            }
        }
    }

    /// What is wrong with an exercise, and that nothing was started.
    fn broken(&self, loaded: &Loaded) -> Stop {
        let errors = loaded.problems.iter().filter(|problem| problem.is_error());
        let mut said: Vec<String> = errors
            .map(|problem| format!("{}\n", problem.picture(&loaded.sources, Look::Plain)))
            .collect();
        said.push(self.say("cli-broken", &[("count", said.len().into())]));
        Stop {
            code: REFUSED,
            said,
        }
    }

    /// A last line was cut short and taken off.
    pub(super) fn repaired(&self, repair: &Repair) -> String {
        let args = [
            ("line", repair.line.into()),
            ("bytes", repair.bytes.into()),
            ("kept", repair.kept.display().to_string().into()),
        ];
        self.say("cli-repaired", &args)
    }

    /// How to come back to a session.
    pub(super) fn resumable(&self, dir: &Path) -> String {
        let args = [("dir", dir.display().to_string().into())];
        self.say("cli-resumable", &args)
    }
}
