//! What line mode says beside its pages: why a line was not taken, and how the store is.

use super::choice::Slip;
use super::page::Page;
use super::play::Desk;
use crate::locale::Arg;
use crate::session::view::Refused;
use crate::text::truncate;

/// The most cells of a word that was typed, where it is told again.
const GIVEN: usize = 40;

impl Desk<'_> {
    /// Says something beside the pages. Nobody may be there to hear it, which stops nothing.
    pub(super) fn mention(&mut self, key: &str, args: &[(&str, Arg)]) {
        let mut page = Page::new(self.seat.locale, self.seat.width);
        let args: Vec<(&str, Arg)> = args.iter().map(short).collect();
        let said = page.say(key, &args);
        page.line(&said);
        let _ = self.talk.write_all(page.text.as_bytes());
        let _ = self.talk.flush();
    }

    pub(super) fn complain(&mut self, slip: &Slip) {
        match slip {
            Slip::Empty => self.mention("plain-empty", &[]),
            Slip::Number(given, 0) => {
                self.mention("plain-no-number", &[("given", given.into())]);
            }
            Slip::Number(given, count) => {
                let args = [("given", given.into()), ("count", (*count).into())];
                self.mention("plain-number", &args);
            }
            Slip::Percent => self.mention("plain-no-percent", &[]),
            Slip::OneWord => self.mention("plain-one-word", &[]),
            Slip::Clause(given, None) => {
                self.mention("refusal-unknown-clause", &[("given", given.into())]);
            }
            Slip::Clause(given, Some(near)) => {
                let args = [("given", given.into()), ("near", near.into())];
                self.mention("refusal-unknown-clause-near", &args);
            }
            Slip::Greyed(option, reason) => {
                let args = [("option", option.into()), ("reason", reason.into())];
                self.mention("refusal-greyed", &args);
            }
        }
    }

    pub(super) fn refuse(&mut self, refused: &Refused) {
        let args: Vec<(&str, Arg)> = refused
            .arguments
            .iter()
            .map(|(name, value)| (name.as_str(), value.into()))
            .collect();
        self.mention(&format!("refusal-{}", refused.code), &args);
    }
}

/// What was typed is told again only as far as it helps to know it again.
fn short<'a>((name, value): &(&'a str, Arg)) -> (&'a str, Arg) {
    match value {
        Arg::Text(given) if *name == "given" => (name, truncate(given, GIVEN).as_ref().into()),
        value => (name, value.clone()),
    }
}
