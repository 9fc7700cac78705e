//! What the facilitator does, and what time does.

use super::super::store::RecordError;
use super::desk::Came;
use super::open::{Change, Hall, HallProblem, Inner};
use super::people::{Way, fresh_code, refusal};
use crate::session::people::{Order, What};
use crate::session::view::console::Steer;
use crate::session::{DEFAULTED, FACILITATOR, RULED, Remark, RemarkKind};

impl Hall {
    /// Carries out a step of the facilitator.
    ///
    /// # Errors
    /// See [`HallProblem`].
    pub fn steer(&self, steer: Steer) -> Result<(), HallProblem> {
        let mut inner = self.lock();
        let order = inner.gathering.steer(steer)?;
        let done = inner.carry_out(order, self.dir());
        self.tell(inner, Change::All);
        done
    }

    /// So many milliseconds of wall time have gone by: teams without time left take the declared
    /// default. To be called a few times a second.
    pub fn tick(&self, wall: u64) {
        let mut inner = self.lock();
        let before = inner.gathering.now() / 1000;
        let minutes = inner.gathering.wash_view().minutes;
        inner.gathering.pass(wall);
        inner.day_passes(wall);
        let overdue = inner.gathering.overdue();
        for team in &overdue {
            if let Err(HallProblem::Unsaved(error)) = inner.default_of(*team) {
                inner.trouble = Some(error);
            }
        }
        let seconds = inner.gathering.now() / 1000 != before;
        if !overdue.is_empty() || inner.gathering.wash_view().minutes != minutes {
            self.tell(inner, Change::All);
        } else if seconds {
            // Nothing else moves by itself than the time that is left.
            let timed = inner.gathering.timed();
            self.tell(inner, Change::Teams(&timed));
        }
    }
}

impl Inner {
    fn carry_out(&mut self, order: Order, dir: &std::path::Path) -> Result<(), HallProblem> {
        match order {
            Order::Happen(mut what, words) => {
                if let What::Noted {
                    team: Some(team),
                    on,
                    ..
                } = &mut what
                {
                    // What nobody says more of rests on what the table came to last.
                    let (desk, _) = self.desk(*team)?;
                    let newest = desk.table.entries().saturating_sub(1);
                    *on = Some(on.map_or(newest, |on| on.min(newest)));
                }
                if let What::Unseated(seat) = what {
                    self.links.drop(seat);
                }
                let still = |shown: &super::show::Shown| shown.known.world.ending.is_none();
                if matches!(what, What::Compared { .. })
                    && !self.gathering.over()
                    && self.shown.iter().any(still)
                {
                    return Err(refusal("still-playing").into());
                }
                let before = self.gathering.released();
                let stored = self.happen(what, &words);
                if self.gathering.released() != before {
                    (0..self.shown.len()).for_each(|team| self.uncover(team));
                }
                stored.map_err(HallProblem::Unsaved)
            }
            Order::Plan(team, remark) => self
                .happen_with(What::Planned { team }, vec![remark])
                .map_err(HallProblem::Unsaved),
            Order::Default(team) => self.default_of(team),
            Order::Hint(team, number) => {
                let hints = &self.shown[team].known.hints;
                let Some(words) = hints.get(number).cloned() else {
                    return Err(refusal("no-hint").into());
                };
                self.happen(What::Hinted(team, number), &words)
                    .map_err(HallProblem::Unsaved)
            }
            Order::Undo(team, reason) => {
                let (desk, _) = self.desk(team)?;
                let Some(undone) = desk.table.propose_undo() else {
                    return Err(refusal("nothing-done").into());
                };
                let (came, stored) = desk.record(undone, Vec::new());
                self.came_of(team, (came, stored), What::Undone(team), &reason)
            }
            Order::Rule(team, command, reason) => {
                let language = self.language.clone();
                let (desk, chair) = self.desk(team)?;
                let body = desk.table.propose(chair, &command, &language)?;
                let remark = Remark {
                    kind: RemarkKind::Note,
                    by: FACILITATOR.to_owned(),
                    about: RULED.to_owned(),
                    text: reason.clone(),
                };
                let (came, stored) = desk.record(body, vec![remark]);
                self.came_of(team, (came, stored), What::Ruled(team), &reason)
            }
            Order::Inject(team, id) => {
                let (desk, _) = self.desk(team)?;
                let inject = desk.inject(&id).ok_or_else(|| refusal("no-inject"))?;
                let body = desk.table.propose_inject(inject)?;
                let (came, stored) = desk.record(body, Vec::new());
                let what = What::Injected { team, inject: id };
                self.came_of(team, (came, stored), what, "")
            }
            Order::Rotate(team) => {
                let ways = self.ways.iter_mut();
                for way in ways.filter(|way| way.team == Some(team)) {
                    way.code = fresh_code().map_err(HallProblem::Unsaved)?;
                }
                Way::write(dir, &self.ways).map_err(HallProblem::Unsaved)
            }
        }
    }

    /// The team's table takes the declared default.
    fn default_of(&mut self, team: usize) -> Result<(), HallProblem> {
        let (desk, chair) = self.desk(team)?;
        let Some(body) = desk.table.propose_default(chair) else {
            // Nothing to decide: no deadline either.
            let what = What::Deadline(team, None);
            return self.happen(what, "").map_err(HallProblem::Unsaved);
        };
        let remark = Remark {
            kind: RemarkKind::Note,
            by: FACILITATOR.to_owned(),
            about: DEFAULTED.to_owned(),
            text: String::new(),
        };
        let (came, stored) = desk.record(body, vec![remark]);
        self.came_of(team, (came, stored), What::Defaulted(team), "")
    }

    /// Takes in an entry at a team's table, and what it was among the people.
    fn came_of(
        &mut self,
        team: usize,
        (came, stored): (Came, Result<(), RecordError>),
        what: What,
        words: &str,
    ) -> Result<(), HallProblem> {
        let done = self.came(team, came, stored);
        if !matches!(done, Err(HallProblem::Refused(_))) {
            self.happen_anyway(what, words);
        }
        done
    }
}
