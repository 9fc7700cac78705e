//! What the facilitator does, as something that happens, or as something for the owner of the
//! tables to do.

use super::floor::kept;
use super::gathering::Gathering;
use super::happening::{What, WorldKind};
use crate::session::command::refused;
use crate::session::entry::Remark;
use crate::session::view::console::Steer;
use crate::session::view::{Command, Refused};

/// What a step of the facilitator comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// This happens, with these words as a personal remark.
    Happen(What, String),
    /// The team's table takes the declared default.
    Default(usize),
    /// The team's next hint; the words are the exercise's, and the owner of the tables knows them.
    Hint(usize, usize),
    /// The last decision of the team's table is taken back, for this reason.
    Undo(usize, String),
    /// The team's table decides this, for this reason.
    Rule(usize, Command, String),
    /// This inject is fired by hand at the team's table.
    Inject(usize, String),
    /// The team gets a new code.
    Rotate(usize),
    /// An action is named for a team, or for all; the personal remark holds it.
    Plan(Option<usize>, Remark),
}

impl Gathering {
    /// What a step of the facilitator comes to now.
    ///
    /// # Errors
    /// It makes no sense now, or names what is not there.
    pub fn steer(&self, steer: Steer) -> Result<Order, Refused> {
        let team = |team: usize| match team < self.teams.len() {
            true => Ok(team),
            false => Err(refused("no-team", [])),
        };
        let happen = |what| Ok(Order::Happen(what, String::new()));
        let now = self.clock.now;
        match steer {
            Steer::Pause if self.clock.paused => Err(refused("paused", [])),
            Steer::Pause => happen(What::Paused),
            Steer::Resume if !self.started() => happen(What::Started),
            Steer::Resume if !self.clock.paused => Err(refused("not-paused", [])),
            Steer::Resume => happen(What::Resumed),
            Steer::Speed(percent) if !super::clock::SPEEDS.contains(&percent) => {
                Err(refused("speed", []))
            }
            Steer::Speed(percent) => happen(What::Speed(percent)),
            Steer::Hold(number) => happen(What::Held(team(number)?)),
            Steer::Release(number) => happen(What::Released(team(number)?)),
            Steer::Lock(number) => happen(What::Locked(team(number)?)),
            Steer::Unlock(number) => happen(What::Unlocked(team(number)?)),
            Steer::Extend(number, seconds) => {
                let from = self.floors[team(number)?].deadline.unwrap_or(now).max(now);
                let at = from.saturating_add(u64::from(seconds) * 1000);
                happen(What::Deadline(number, Some(at)))
            }
            Steer::Unlimit(number) => happen(What::Deadline(team(number)?, None)),
            Steer::Skip(number) => Ok(Order::Default(team(number)?)),
            Steer::Message(number, words) => {
                let to = number.map(team).transpose()?;
                self.words(words, What::Said(to))
            }
            Steer::Hint(number) => Ok(Order::Hint(number, self.floors[team(number)?].hints)),
            Steer::Undo(number, reason) => Ok(Order::Undo(team(number)?, kept(&reason))),
            Steer::Rule(number, command, reason) => {
                Ok(Order::Rule(team(number)?, command, kept(&reason)))
            }
            Steer::Inject(..) if !self.started() => Err(refused("not-started", [])),
            Steer::Inject(..) if self.over => Err(refused("session-over", [])),
            Steer::Inject(number, inject) => Ok(Order::Inject(team(number)?, inject)),
            Steer::Note {
                team: about,
                objective,
                rating,
                on,
                text,
            } => {
                let team = about.map(team).transpose()?;
                if rating.is_some_and(|rating| !"PSMU".contains(rating)) {
                    return Err(refused("rating", []));
                }
                let what = What::Noted {
                    team,
                    objective,
                    rating,
                    on,
                };
                self.words(text, what)
            }
            Steer::Unseat(seat) => match self.person(seat) {
                Some(_) => happen(What::Unseated(seat)),
                None => Err(refused("no-seat", [])),
            },
            Steer::Rotate(number) => Ok(Order::Rotate(team(number)?)),
            Steer::End if self.over => Err(refused("session-over", [])),
            Steer::End => happen(What::Ended),
            Steer::Debrief if self.debriefed() => Err(refused("debriefed", [])),
            Steer::Debrief => happen(What::Debriefed),
            Steer::Compare { .. } if self.world() == Some(WorldKind::Opposed) => {
                Err(refused("one-world", []))
            }
            Steer::Compare { letters } => happen(What::Compared { letters }),
            Steer::Wash(seconds) => self.time_wash(seconds),
            Steer::Show(step) => self.show(step),
            Steer::Plan { team: of, words } => self.plan(of.map(team).transpose()?, words),
        }
    }

    /// Something that needs words.
    fn words(&self, words: String, what: What) -> Result<Order, Refused> {
        let words = kept(&words);
        match words.is_empty() {
            true => Err(refused("no-words", [])),
            false => Ok(Order::Happen(what, words)),
        }
    }
}
