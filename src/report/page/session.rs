//! What a report is made from: a session looked back on, and how much of it the reader may see.

use crate::locale::Locale;
use crate::report::Facts;
use crate::session::view::debrief::Debrief;

/// A session, seen from one chair. Costs are in the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What readers call the team.
    pub name: String,
    /// The path looked back on.
    pub debrief: Debrief,
    /// The same for programs.
    pub facts: Facts,
    /// Objectives that notes and ratings can be about: id and text.
    pub objectives: Vec<(String, String)>,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reader {
    /// Who ran the exercise: everything.
    #[default]
    Facilitator,
    /// Who played it: its own path, without every alternative and without the seed, from which
    /// the exercise could be played again with the same luck.
    Team,
}

impl Session {
    /// The same with the people of its decisions by numbers, in the order in which they are heard.
    #[must_use]
    pub fn unnamed(mut self, locale: &Locale) -> Self {
        let mut names: Vec<String> = Vec::new();
        let moments = self.debrief.moments.iter_mut();
        let decided = moments.filter_map(|moment| moment.decision.as_mut());
        let voices = decided.flat_map(|decision| &mut decision.voices);
        for voice in voices.filter(|voice| !voice.by.is_empty()) {
            let known = names.iter().position(|name| *name == voice.by);
            let number = known.unwrap_or_else(|| {
                names.push(voice.by.clone());
                names.len() - 1
            });
            voice.by = locale.say("report-person", &[("number", (number + 1).into())]);
        }
        self
    }

    /// The same without names and without anything that a person wrote. `number` is from 1.
    #[must_use]
    pub fn anonymous(mut self, locale: &Locale, number: usize) -> Self {
        self.name = locale.say("report-team", &[("number", number.into())]);
        self.debrief.account = None;
        for moment in &mut self.debrief.moments {
            if let Some(decision) = &mut moment.decision {
                decision.note.clear();
                decision.voices.clear();
            }
        }
        self.facts = self.facts.anonymous();
        self
    }
}
