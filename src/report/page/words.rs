//! Words that several chapters share: times, points, places, choices.

use crate::locale::{Arg, Locale};
use crate::report::page::model::{Cell, Head, Table};
use crate::session::view::MeterView;
use crate::session::view::cost::ChoiceView;
use crate::session::view::debrief::{Debrief, Moment, Source};

/// The language of a page, and the ids of one session in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Words<'a> {
    pub(in crate::report) locale: &'a Locale,
    /// Stands before every id of the session's chapters.
    pub(in crate::report) prefix: &'a str,
}

impl Words<'_> {
    pub(in crate::report) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.locale.say(key, args)
    }

    pub(in crate::report) fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// Names a moment of the timeline in links; `index` is from 0.
    pub(in crate::report) fn moment(&self, index: usize) -> String {
        self.id(&format!("moment-{}", index + 1))
    }

    pub(in crate::report) fn clock(&self, minute: u32) -> String {
        self.locale.clock(i64::from(minute))
    }

    pub(in crate::report) fn points(&self, hundredths: i32) -> String {
        self.locale.points(i64::from(hundredths))
    }

    pub(in crate::report) fn signed(&self, hundredths: i32) -> String {
        self.locale.signed_points(i64::from(hundredths))
    }

    /// Minutes as people say them.
    pub(in crate::report) fn span(&self, minutes: u32) -> String {
        self.locale.span(minutes)
    }

    /// A band by its letter and its words.
    pub(in crate::report) fn band(&self, letter: &str) -> String {
        let words = match letter {
            "-" => return self.say("report-not-tested", &[]),
            letter => self.say(&format!("band-{}", letter.to_lowercase()), &[]),
        };
        format!("{letter}: {words}")
    }

    pub(in crate::report) fn dimension(&self, code: &str) -> String {
        self.say(&format!("dimension-{code}"), &[])
    }

    /// A decision by its number, minute and stage; numbered from 0 here, from 1 for people.
    pub(in crate::report) fn place(&self, debrief: &Debrief, index: usize) -> String {
        let moment = debrief.moments.get(index);
        let stage = moment.and_then(|moment| moment.stage.as_ref());
        let args = [
            ("number", (index + 1).into()),
            (
                "time",
                moment
                    .map_or_else(String::new, |moment| self.clock(moment.at))
                    .into(),
            ),
            (
                "stage",
                stage.map_or("", |stage| stage.title.as_str()).into(),
            ),
        ];
        self.say("swing-place", &args)
    }

    /// A choice by its labels, with the words of a composed message where they matter.
    pub(in crate::report) fn choice(&self, what: &ChoiceView, clauses: bool) -> String {
        match what.picked_up {
            Some(true) => return self.say("swing-pick-up", &[]),
            Some(false) => return self.say("swing-let-ring", &[]),
            None if what.options.is_empty() => return self.say("swing-nothing", &[]),
            None => {}
        }
        let options = what.options.join(" ");
        match clauses && !what.clauses.is_empty() {
            true => format!("{options} [{}]", what.clauses.join("; ")),
            false => options,
        }
    }

    /// What was decided at a moment, one line an option.
    pub(in crate::report) fn decided(&self, moment: &Moment) -> Vec<String> {
        let Some(decision) = &moment.decision else {
            return vec![self.say("report-the-end", &[])];
        };
        match decision.picked_up {
            Some(true) => vec![self.say("debrief-picked-up", &[])],
            Some(false) => vec![self.say("debrief-let-ring", &[])],
            None if decision.options.is_empty() => vec![self.say("swing-nothing", &[])],
            None => decision
                .options
                .iter()
                .map(|option| option.label.clone())
                .collect(),
        }
    }

    /// A meter in words: its name, value and band.
    pub(in crate::report) fn gauge(&self, meter: &MeterView) -> String {
        let args = [
            ("name", Arg::from(&meter.name)),
            ("value", meter.value.into()),
            ("most", meter.range.1.into()),
            ("band", Arg::from(&meter.band)),
        ];
        match meter.band.is_empty() {
            true => self.say("plain-gauge", &args),
            false => self.say("plain-gauge-band", &args),
        }
    }

    /// A table of this caption and these columns; those named in `numbers` hold numbers.
    pub(in crate::report) fn table(
        &self,
        caption: &str,
        heads: &[&str],
        numbers: &[&str],
    ) -> Table {
        let head = |key: &&str| {
            let text = self.say(key, &[]);
            match numbers.contains(key) {
                true => Head::numbers(text),
                false => Head::words(text),
            }
        };
        Table {
            caption: self.say(caption, &[]),
            heads: heads.iter().map(head).collect(),
            ..Table::default()
        }
    }
}

/// The names of sources, as the list of sources calls them.
pub(in crate::report) fn cited(sources: &[Source]) -> String {
    let names: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(" [{}]", names.join(", ")),
    }
}

/// A cell without words, to be filled in by hand.
pub(in crate::report) fn blank() -> Cell {
    Cell::default()
}
