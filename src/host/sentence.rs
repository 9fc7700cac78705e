//! What went wrong with sessions and exercises, in the words of the phrase catalogue.

use super::library::NotFound;
use super::live::OpenError;
use super::loading::Loaded;
use super::store::{Repair, StoreError};
use crate::diagnostic::Look;
use crate::exercise::source::nearest;
use crate::locale::{Arg, Locale};
use crate::text::{clean_line, truncate};

/// The most cells of a name that was given, where it is told again; a path may be long.
const GIVEN: usize = 240;

/// The sentence of a failure of the store.
#[must_use]
pub fn store_sentence(locale: &Locale, error: &StoreError) -> String {
    let args: Vec<(&str, Arg)> = error
        .args()
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let anonymous = error.code() == "store-held" && args.iter().all(|(name, _)| *name != "pid");
    match anonymous {
        true => locale.say("store-held-unnamed", &args),
        false => locale.say(error.code(), &args),
    }
}

/// Why a table could not be opened, each sentence or picture by itself.
#[must_use]
pub fn open_sentences(locale: &Locale, error: &OpenError) -> Vec<String> {
    match error {
        OpenError::Store(error) => vec![store_sentence(locale, error)],
        OpenError::Exercise(loaded) => broken(locale, loaded),
        OpenError::Chair(given, known) => {
            let near = nearest(given, known.iter().map(String::as_str));
            let args = [
                ("given", (&*truncate(&clean_line(given), GIVEN)).into()),
                ("near", near.unwrap_or_default().into()),
                ("known", known.join(", ").into()),
            ];
            vec![match near {
                Some(_) => locale.say("cli-no-chair-near", &args),
                None => locale.say("cli-no-chair", &args),
            }]
        }
        OpenError::Version(played, own) => {
            let args = [("played", (*played).into()), ("own", (*own).into())];
            vec![locale.say("cli-other-rules", &args)]
        }
        OpenError::Replay(error) => {
            let args = [
                ("entry", error.entry.into()),
                ("reason", error.misfit.to_string().into()),
            ];
            vec![locale.say("cli-no-replay", &args)]
        }
        OpenError::Empty(log) => {
            let args = [("path", log.display().to_string().into())];
            vec![locale.say("cli-empty-log", &args)]
        }
        OpenError::Entry(error) => {
            let args = [("reason", error.to_string().into())];
            vec![locale.say("cli-no-beginning", &args)]
        }
    }
}

/// What is wrong with an exercise, and that nothing was started.
fn broken(locale: &Locale, loaded: &Loaded) -> Vec<String> {
    let errors = loaded.problems.iter().filter(|problem| problem.is_error());
    let mut said: Vec<String> = errors
        .map(|problem| format!("{}\n", problem.picture(&loaded.sources, Look::Plain)))
        .collect();
    said.push(locale.say("cli-broken", &[("count", said.len().into())]));
    said
}

/// Why nothing was found under a name.
#[must_use]
pub fn not_found(locale: &Locale, given: &str, why: &NotFound) -> String {
    let given = ("given", Arg::from(&*truncate(&clean_line(given), GIVEN)));
    match why {
        NotFound::Name(None) => locale.say("cli-no-exercise", &[given]),
        NotFound::Name(Some(near)) => {
            locale.say("cli-no-exercise-near", &[given, ("near", near.into())])
        }
        NotFound::Path => locale.say("cli-no-path", &[given]),
        NotFound::NoEntry => locale.say("cli-no-entry", &[given]),
    }
}

/// A last line of a log was cut short and taken off.
#[must_use]
pub fn repaired(locale: &Locale, repair: &Repair) -> String {
    let args = [
        ("line", repair.line.into()),
        ("bytes", repair.bytes.into()),
        ("kept", repair.kept.display().to_string().into()),
    ];
    locale.say("cli-repaired", &args)
}
