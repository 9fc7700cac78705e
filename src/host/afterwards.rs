//! What a facilitator wrote of a session, during play at the console and afterwards: notes, ratings,
//! and the actions that follow.

use std::collections::BTreeMap;
use std::path::Path;

use super::store::{Look, StoreError, look_afterwards, look_at_people};
use crate::report::{NoteFact, PlanFact, WordFact};
use crate::session::people::{Happening, What};
use crate::session::{After, PersonalPart, Remark};

/// What is told of one team, or of all.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Notes and ratings, oldest first, each with the team it is about, from 0, none for all,
    /// and the entry of its table's log that it rests on.
    notes: Vec<(Option<usize>, Option<u64>, NoteFact)>,
    /// Actions, likewise.
    plan: Vec<(Option<usize>, PlanFact)>,
    /// The team of each seat.
    seats: BTreeMap<u32, Option<usize>>,
    /// What the person at each seat named last.
    words: BTreeMap<u32, WordFact>,
}

impl Written {
    /// Reads it. A session that nobody hosted has only what was written afterwards.
    ///
    /// # Errors
    /// When the record is not whole.
    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let mut written = Self::default();
        if let Ok(look) = look_at_people(dir) {
            let look: Look<Happening> = look;
            for entry in look.entries {
                match entry.body.what {
                    What::Noted {
                        team,
                        objective,
                        rating,
                        on,
                    } => written.note(team, on, (objective, rating), &entry.personal),
                    What::Joined { seat, team, .. } => {
                        written.seats.insert(seat, team);
                    }
                    What::Spoke(seat) => written.spoke(seat, &entry.personal),
                    What::Planned { team } => written.plan(team, &entry.personal),
                    _ => {}
                }
            }
        }
        for entry in look_afterwards(dir)? {
            match entry.body {
                After::Noted {
                    team,
                    objective,
                    rating,
                    on,
                } => written.note(team, on, (objective, rating), &entry.personal),
                After::Action { team } => written.plan(team, &entry.personal),
            }
        }
        Ok(written)
    }

    fn plan(&mut self, team: Option<usize>, personal: &PersonalPart) {
        // An action whose words were taken out says nothing.
        if let Some(remark) = words(personal) {
            let fact = PlanFact {
                action: remark.text.clone(),
                owner: remark.by.clone(),
                due: remark.about.clone(),
            };
            self.plan.push((team, fact));
        }
    }

    fn spoke(&mut self, seat: u32, personal: &PersonalPart) {
        let remarks = match personal {
            PersonalPart::Attached(personal) => personal.remarks.as_slice(),
            PersonalPart::Absent | PersonalPart::Removed(_) => &[],
        };
        let word = |at: usize| remarks.get(at).map_or("", |remark| remark.text.as_str());
        let fact = WordFact {
            strength: word(0).to_owned(),
            improvement: word(1).to_owned(),
        };
        match fact.strength.is_empty() && fact.improvement.is_empty() {
            true => self.words.remove(&seat),
            false => self.words.insert(seat, fact),
        };
    }

    /// What the people of this team, from 0, named before any figure.
    #[must_use]
    pub fn words_of(&self, team: usize) -> Vec<WordFact> {
        let own = |seat: &u32| self.seats.get(seat).copied().flatten() == Some(team);
        let words = self.words.iter().filter(|(seat, _)| own(seat));
        words.map(|(_, word)| word.clone()).collect()
    }

    fn note(
        &mut self,
        team: Option<usize>,
        on: Option<u64>,
        (objective, rating): (String, Option<char>),
        personal: &PersonalPart,
    ) {
        let text = words(personal).map_or("", |remark| remark.text.as_str());
        if text.is_empty() && rating.is_none() {
            return;
        }
        let fact = NoteFact {
            objective,
            rating: rating.map(String::from),
            text: text.to_owned(),
            decision: None,
        };
        self.notes.push((team, on, fact));
    }

    /// What is about this team, from 0, or about all; `moment` tells which moment of its path, from 0,
    /// an entry of its table's log stands for.
    #[must_use]
    pub fn of(
        &self,
        team: usize,
        moment: &dyn Fn(u64) -> Option<usize>,
    ) -> (Vec<NoteFact>, Vec<PlanFact>) {
        let own = |of: &Option<usize>| of.is_none_or(|of| of == team);
        let notes = self.notes.iter().filter(|(of, ..)| own(of));
        let plan = self.plan.iter().filter(|(of, _)| own(of));
        (
            notes
                .map(|(_, on, fact)| NoteFact {
                    decision: on.and_then(moment).map(|moment| moment + 1),
                    ..fact.clone()
                })
                .collect(),
            plan.map(|(_, fact)| fact.clone()).collect(),
        )
    }
}

fn words(personal: &PersonalPart) -> Option<&Remark> {
    match personal {
        PersonalPart::Attached(personal) => personal.remarks.first(),
        PersonalPart::Absent | PersonalPart::Removed(_) => None,
    }
}
