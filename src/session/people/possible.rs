//! Whether what is said to have happened can have happened.

use super::gathering::Gathering;
use super::happening::{What, WorldKind};
use crate::session::Misfit;
use crate::session::view::wash::Step;

impl Gathering {
    /// Whether this can happen now.
    pub(super) fn check(&self, what: &What) -> Result<(), Misfit> {
        let opening = matches!(what, What::Opened { .. });
        if opening != self.world.is_none() {
            return Err(match opening {
                true => Misfit::BeganTwice,
                false => Misfit::NotBegun,
            });
        }
        let fits = match what {
            What::Joined { seat, team, .. } => {
                *seat == self.roster.next() && team.is_none_or(|team| team < self.teams.len())
            }
            What::Back(seat) | What::Away(seat) | What::Unseated(seat) | What::Spoke(seat) => {
                self.roster.person(*seat).is_some()
            }
            What::Held(team)
            | What::Released(team)
            | What::Locked(team)
            | What::Unlocked(team)
            | What::Deadline(team, _)
            | What::Defaulted(team)
            | What::Hinted(team, _)
            | What::Undone(team)
            | What::Ruled(team)
            | What::Injected { team, .. } => *team < self.teams.len(),
            What::Said(team) | What::Noted { team, .. } | What::Planned { team } => {
                team.is_none_or(|team| team < self.teams.len())
            }
            What::Speed(percent) => super::clock::SPEEDS.contains(percent),
            What::Opened { .. }
            | What::Started
            | What::Paused
            | What::Resumed
            | What::Ended
            | What::Debriefed
            | What::Wash { .. }
            | What::Compared { .. } => true,
            // Own words come before any figure.
            What::Shown(step) => {
                let apart = self.world == Some(WorldKind::Parallel);
                *step == Step::Account
                    || self.wash.steps().has(Step::Account) && (*step != Step::Comparison || apart)
            }
        };
        match fits {
            true => Ok(()),
            false => Err(Misfit::Unknown),
        }
    }
}
