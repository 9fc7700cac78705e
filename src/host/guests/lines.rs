//! A guest without a terminal: `ssh -T` plays the same session as lines of text.

use std::io::{BufRead, Write};
use std::sync::Arc;

use super::super::hall::{HallProblem, Seated, Way};
use super::super::plain::{self, Game, Left};
use super::super::{Gate, SubmitError};
use super::house::House;
use super::participant::refusal;
use super::wash;
use crate::session::view::team::{Ask, TeamView};
use crate::session::view::{Command, Refused, View};

/// Cells of a line, where nobody says how wide the reader is.
pub(super) const WIDTH: usize = 80;
/// Bytes of a name that are read.
const NAME: u64 = 256;
/// Exit codes of a guest.
const FINE: u8 = 0;
const REFUSED: u8 = 1;

/// Asks for a name, sits down, and plays until the session or the input ends; the exit code.
pub(super) fn play(
    house: &Arc<House>,
    way: &Way,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> u8 {
    let lobby = house.hall().lobby(way, None);
    let asked = house
        .locale()
        .say("lines-name", &[("title", lobby.title.as_str().into())]);
    let mut name = String::new();
    let told = output
        .write_all(asked.as_bytes())
        .and_then(|()| output.flush());
    let read = told.and_then(|()| std::io::Read::take(&mut *input, NAME).read_line(&mut name));
    if read.is_err() || name.trim().is_empty() {
        return REFUSED;
    }
    let same = lobby
        .seats
        .iter()
        .find(|seat| seat.name == name.trim() && !seat.here);
    let seated = match same {
        Some(kept) => house.hall().retake(way, kept.seat),
        None => house.hall().join(way, &name),
    };
    let seated = match seated {
        Ok(seated) => seated,
        Err(refused) => {
            let _ = writeln!(output, "{}", refusal(house, &refused));
            return REFUSED;
        }
    };
    let mut player = Player {
        house: Arc::clone(house),
        seated,
        commits: None,
    };
    let seat = plain::Seat {
        locale: house.locale(),
        width: WIDTH,
        ask: false,
        resumed: same.is_some(),
    };
    // What cannot be taken is told among the lines: there is nowhere else.
    let mut talk = Vec::new();
    let left = plain::play(
        &mut player,
        seat,
        &Gate::default(),
        input,
        output,
        &mut talk,
    );
    let _ = output.write_all(&talk);
    if matches!(left, Left::Ended) {
        wash::read(house, seated, input, output);
    }
    house.hall().leave(seated);
    match left {
        Left::Ended | Left::InputEnded | Left::OutputClosed => FINE,
        Left::InputFailed(_) | Left::OutputFailed(_) => REFUSED,
    }
}

struct Player {
    house: Arc<House>,
    seated: Seated,
    /// Decisions that had been committed when this seat last decided.
    commits: Option<usize>,
}

impl Player {
    /// Waits until the seat sees what is looked for; none once it is no longer its own.
    fn wait_for(&self, is: impl Fn(&TeamView) -> bool) -> Option<TeamView> {
        loop {
            let version = self.house.version(None);
            let view = self.house.hall().team_view(self.seated)?;
            if is(&view) {
                return Some(view);
            }
            if view.floor.over {
                return None;
            }
            self.house.wait_beyond(version);
        }
    }
}

impl Game for Player {
    fn next(&mut self) -> Option<View> {
        let moved = |view: &TeamView| {
            let world = &view.world;
            let anew = self.commits.is_none_or(|commits| world.commits > commits);
            world.ending.is_some() || anew && world.decision.is_some() && !view.floor.paused
        };
        self.wait_for(moved).map(|view| (*view.world).clone())
    }

    fn consider(&self, command: &Command) -> Result<(), Refused> {
        self.house.hall().consider(self.seated, command)
    }

    /// In a team of several, wants it, proposes it where it may, turns the second key where the
    /// same is proposed already, and then waits for the others.
    fn submit(&mut self, command: &Command, note: &str) -> Result<(), SubmitError> {
        let hall = Arc::clone(self.house.hall());
        let Some(view) = hall.team_view(self.seated) else {
            return Err(SubmitError::Refused(Refused::default()));
        };
        let proposed = view.ballot.proposal.as_ref();
        let same = proposed.is_some_and(|proposal| {
            !proposal.yours
                && proposal
                    .command
                    .as_ref()
                    .is_some_and(|own| alike(own, command))
        });
        let steps = match same {
            true => vec![Ask::Second],
            false => vec![
                Ask::Vote {
                    command: command.clone(),
                    reason: note.to_owned(),
                },
                Ask::Propose(command.clone()),
            ],
        };
        for step in steps {
            match hall.ask(self.seated, step) {
                Ok(()) => {}
                // Who may not propose has voted.
                Err(HallProblem::Refused(refused))
                    if matches!(refused.code.as_str(), "not-lead" | "proposed") => {}
                Err(HallProblem::Refused(refused)) => return Err(SubmitError::Refused(refused)),
                Err(HallProblem::Unsaved(error)) => {
                    self.commits = Some(view.world.commits);
                    return Err(SubmitError::Unsaved(error));
                }
            }
        }
        self.commits = Some(view.world.commits);
        Ok(())
    }

    fn unsaved(&self) -> u64 {
        0
    }

    fn saved_decisions(&self) -> usize {
        self.commits.unwrap_or(0)
    }
}

/// Whether both take the same options.
fn alike(one: &Command, other: &Command) -> bool {
    match (one, other) {
        (Command::Commit { picks: one, .. }, Command::Commit { picks: other, .. }) => one == other,
        (one, other) => one == other,
    }
}
