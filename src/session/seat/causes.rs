//! What moved a number, gathered in order, so that the changes that are told add up.

use crate::exercise::model::Minutes;
use crate::session::view::Cause;

/// So many of the last causes are told, and every one since the last commit.
const CAUSES: usize = 5;

/// The changes of one number, oldest first. What time did is told once for each decision, so that
/// a slow change does not bury the others.
#[derive(Debug, Default)]
pub(super) struct Moves {
    all: Vec<(Minutes, i32, Cause)>,
    /// What time has done since the last decision.
    time: Option<(Minutes, i32, Cause)>,
    /// How many there were at the last commit.
    before: usize,
}

impl Moves {
    /// The number moved.
    pub(super) fn moved(&mut self, at: Minutes, by: i32, cause: Cause) {
        match cause {
            Cause::Time | Cause::Worn => {
                let so_far = self.time.take().map_or(0, |(_, by, _)| by);
                self.time = Some((at, so_far.saturating_add(by), cause));
            }
            Cause::Known(_) | Cause::Hidden if by != 0 => self.all.push((at, by, cause)),
            Cause::Known(_) | Cause::Hidden => {}
        }
    }

    /// Somebody has decided: what time did until then is told.
    pub(super) fn decided(&mut self) {
        self.all
            .extend(self.time.take().filter(|(_, by, _)| *by != 0));
    }

    /// The last commit begins here.
    pub(super) fn committed(&mut self) {
        self.decided();
        self.before = self.all.len();
    }

    /// What is told, newest first, and how much of it came since the last commit.
    pub(super) fn told(mut self) -> (Vec<(Minutes, i32, Cause)>, usize) {
        self.decided();
        let since = self.all.len() - self.before;
        let most = since.max(CAUSES);
        (self.all.into_iter().rev().take(most).collect(), since)
    }
}
