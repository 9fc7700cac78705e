//! What the commands say, from the phrase catalogue.

use std::io;
use std::path::Path;

use super::stop::{REFUSED, Stop, USAGE};
use crate::diagnostic::Look;
use crate::host::library::NotFound;
use crate::host::settings::{ColourChoice, Settings};
use crate::host::store::{Repair, StoreError};
use crate::host::{self, OpenError};
use crate::locale::{Arg, Locale};

/// The language of a command.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) locale: Locale,
    pub(super) language: String,
    /// Whether findings are drawn with colours.
    pub(super) look: Look,
    /// All settings in force.
    pub(super) settings: Settings,
}

impl Words {
    pub(super) fn new(settings: Settings, terminal: bool) -> Self {
        let language = settings.lang.value.clone();
        Self {
            locale: Locale::new(&language),
            language,
            look: match terminal && settings.colours.value != ColourChoice::Mono {
                true => Look::Colour,
                false => Look::Plain,
            },
            settings,
        }
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.locale.say(key, args)
    }

    pub(super) fn store(&self, error: &StoreError) -> String {
        host::store_sentence(&self.locale, error)
    }

    pub(super) fn output_failed(&self, error: &io::Error) -> Stop {
        let args = [("reason", error.to_string().into())];
        Stop::refused(self.say("cli-output-failed", &args))
    }

    pub(super) fn not_found(&self, given: &str, why: &NotFound) -> Stop {
        Stop::refused(host::not_found(&self.locale, given, why))
    }

    /// A table could not be opened. Only a chair that is not there is the command's own fault.
    pub(super) fn not_opened(&self, error: &OpenError) -> Stop {
        Stop {
            code: match error {
                OpenError::Chair(..) => USAGE,
                _ => REFUSED,
            },
            said: host::open_sentences(&self.locale, error),
        }
    }

    pub(super) fn repaired(&self, repair: &Repair) -> String {
        host::repaired(&self.locale, repair)
    }

    /// How to come back to a session.
    pub(super) fn resumable(&self, dir: &Path) -> String {
        let args = [("dir", dir.display().to_string().into())];
        self.say("cli-resumable", &args)
    }
}
