//! One world in play: its record, and the state that the record leads to.
//!
//! A table is asked twice. [`Table::propose`] says what a command would add to the record and
//! changes nothing; once that is on disk, [`Table::accept`] makes it so. Live play and replay go
//! through the same `accept`, so a resumed table cannot differ from the one that was left.

use std::sync::Arc;

use super::body::{Body, Recorded};
use super::command;
use super::entry::{PersonalPart, Remark};
use super::fits::{Misfit, action_fits, event_fits};
use super::said::{self, Foretold};
use super::seat::Seen;
use super::view::debrief::Account;
use super::view::{Command, Refused};
use crate::engine::{self, Action, Event, Fixed, Move, Phase, Refusal, Seeded, State};
use crate::exercise::model::*;

/// What a table is set up with; all of it stands in the session's header.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What is played.
    pub exercise: Arc<Exercise>,
    /// The chairs that people sit in; all others follow their policy.
    pub seated: Chairs,
    /// What draws follow from.
    pub seed: u64,
    /// Draws fixed by hand, used before the seed's.
    pub draws: Vec<u32>,
    /// Nothing in it is for the record of a team.
    pub rehearsal: bool,
}

/// One world in play.
#[derive(Debug, Clone)]
pub struct Table {
    setup: Setup,
    record: Vec<Recorded>,
    /// The events of the record in one row, and how many there were before the last decision.
    events: Vec<Event>,
    before_last: usize,
    state: State,
    drawer: Seeded,
    /// Draws in the record; so many of the fixed ones are used up.
    drawn: usize,
    /// Moves of the decision at hand that wait for the other chairs, in chair order.
    sealed: Vec<(ChairId, Move)>,
    /// Forecasts of all chairs, oldest first.
    forecasts: Vec<Foretold>,
    /// What was accepted and no longer counts, oldest first.
    undone: Vec<Recorded>,
    /// How often something was taken back.
    undos: usize,
}

impl Table {
    /// A table at which nothing has happened. Its first entry is the one [`Table::begin`] proposes.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        Self {
            state: State::start(&setup.exercise),
            drawer: Seeded::new(setup.seed),
            record: Vec::new(),
            events: Vec::new(),
            before_last: 0,
            drawn: 0,
            sealed: Vec::new(),
            forecasts: Vec::new(),
            undone: Vec::new(),
            undos: 0,
            setup,
        }
    }

    /// What is played.
    #[must_use]
    pub fn exercise(&self) -> &Arc<Exercise> {
        &self.setup.exercise
    }

    /// What the table was set up with.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// What is true now.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything recorded that counts, oldest first.
    #[must_use]
    pub fn record(&self) -> &[Recorded] {
        &self.record
    }

    /// What was recorded and taken back, oldest first.
    #[must_use]
    pub fn undone(&self) -> &[Recorded] {
        &self.undone
    }

    /// How many entries its log has.
    #[must_use]
    pub fn entries(&self) -> u64 {
        (self.record.len() + self.undone.len() + self.undos) as u64
    }

    /// The facts of the record, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What a chair's view is made from.
    #[must_use]
    pub fn seen<'a>(&'a self, chair: ChairId, language: &'a str) -> Seen<'a> {
        Seen {
            exercise: &self.setup.exercise,
            chair,
            seated: self.setup.seated,
            language,
            state: &self.state,
            events: &self.events,
            before_last: self.before_last,
            forecasts: &self.forecasts,
            commits: self.commits(),
            seed: self.setup.seed,
            rehearsal: self.setup.rehearsal,
        }
    }

    /// What the chair last told of its play, once it has told it.
    #[must_use]
    pub fn account(&self, chair: ChairId) -> Option<Account> {
        let noted = self
            .record
            .iter()
            .rev()
            .find(|entry| matches!(entry.body, Body::Noted { chair: by } if by == chair));
        noted.and_then(|entry| said::account(&entry.remarks))
    }

    /// What the command of a chair says beside its move, and a further note, as remarks to store
    /// with its entry.
    #[must_use]
    pub fn remarks(&self, chair: ChairId, command: &Command, note: &str) -> Vec<Remark> {
        let exercise = &self.setup.exercise;
        let stage = self.state.stage(exercise);
        let stage = stage.map_or("", |stage| exercise.stages[stage].id.as_str());
        said::remarks(&exercise.chairs[chair].id, stage, command, note)
    }

    /// How many decisions have been committed by all chairs that were due.
    #[must_use]
    pub fn commits(&self) -> usize {
        let decided = |entry: &&Recorded| matches!(entry.body, Body::Decided { .. });
        self.record.iter().filter(decided).count()
    }

    /// The seated chairs that have yet to move.
    #[must_use]
    pub fn due(&self) -> Chairs {
        let waiting = engine::waiting(&self.setup.exercise, &self.state, self.setup.seated);
        let open = |chair: &ChairId| self.sealed.iter().all(|(sealed, _)| sealed != chair);
        waiting.iter().filter(open).fold(Chairs::NONE, Chairs::with)
    }

    /// How play ended, once it has.
    #[must_use]
    pub fn ending(&self) -> Option<EndingId> {
        match self.state.phase {
            Phase::Ended(ending) => Some(ending),
            _ => None,
        }
    }

    /// The first entry of the record; none once it is there.
    #[must_use]
    pub fn begin(&self) -> Option<Body> {
        if !self.record.is_empty() {
            return None;
        }
        let mut events = Vec::new();
        let mut draw = self.draw();
        engine::begin(
            &self.setup.exercise,
            self.setup.seated,
            &mut draw,
            &mut events,
        );
        Some(Body::Began { events })
    }

    /// What the command of a chair would add to the record. Nothing changes until
    /// [`Table::accept`]. Names in the refusal are in `language`.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn propose(
        &self,
        chair: ChairId,
        command: &Command,
        language: &str,
    ) -> Result<Body, Refused> {
        let moves = !matches!(command, Command::Account(_));
        if moves
            && self.ending().is_none()
            && self.sealed.iter().any(|(sealed, _)| *sealed == chair)
        {
            return Err(command::refused("sealed", []));
        }
        let seat = command::Seat {
            exercise: &self.setup.exercise,
            state: &self.state,
            chair,
            language,
        };
        let Some(what) = seat.resolve(command)? else {
            return Ok(Body::Noted { chair });
        };
        self.propose_move(chair, what)
            .map_err(|refusal| seat.say(refusal))
    }

    /// What the declared default of a chair would add to the record; none where the chair is not
    /// due.
    #[must_use]
    pub fn propose_default(&self, chair: ChairId) -> Option<Body> {
        let exercise = &self.setup.exercise;
        let what = engine::declared_default(exercise, &self.state, chair)?;
        let due = self.due().has(chair);
        due.then(|| self.propose_move(chair, what).ok()).flatten()
    }

    /// What taking the last decision back would add to the record; none where there is none.
    #[must_use]
    pub fn propose_undo(&self) -> Option<Body> {
        (self.commits() > 0).then_some(Body::Undone)
    }

    fn propose_move(&self, chair: ChairId, what: Move) -> Result<Body, Refusal> {
        let due = self.due();
        if due.has(chair) && due != Chairs::only(chair) {
            self.decide(Chairs::only(chair), &Action::of(chair, what.clone()))?;
            return Ok(Body::Sealed { chair, what });
        }
        let mut moves = self.sealed.clone();
        moves.push((chair, what));
        moves.sort_by_key(|(chair, _)| *chair);
        let action = Action {
            moves: moves.into(),
        };
        let events = self.decide(self.setup.seated, &action)?;
        Ok(Body::Decided { action, events })
    }

    /// Adds an entry to the record.
    ///
    /// # Errors
    /// When it cannot follow what is there; nothing has changed then.
    pub fn accept(&mut self, body: Body, remarks: Vec<Remark>) -> Result<(), Misfit> {
        self.accept_as(self.entries(), body, remarks)
    }

    /// The same for the entry of this number.
    fn accept_as(&mut self, n: u64, body: Body, remarks: Vec<Remark>) -> Result<(), Misfit> {
        self.check(&body)?;
        if body == Body::Undone {
            *self = self.without_last();
            return Ok(());
        }
        let exercise = Arc::clone(&self.setup.exercise);
        let (at, before) = (self.state.clock, self.events.len());
        let foretold = said::forecasts(&exercise, &remarks);
        self.forecasts
            .extend(foretold.map(|(chair, channel, percent)| Foretold {
                at,
                chair,
                channel,
                percent,
                before,
            }));
        for event in body.events() {
            engine::apply(&exercise, &mut self.state, event);
            if let Event::Drew { site, .. } = event {
                self.drawer.drawn(*site);
                self.drawn += 1;
            }
        }
        if let Body::Decided { .. } = body {
            self.before_last = before;
        }
        self.events.extend_from_slice(body.events());
        match &body {
            Body::Sealed { chair, what } => {
                self.sealed.push((*chair, what.clone()));
                self.sealed.sort_by_key(|(chair, _)| *chair);
            }
            Body::Began { .. } | Body::Decided { .. } => self.sealed.clear(),
            Body::Injected { .. } | Body::Noted { .. } | Body::Undone => {}
        }
        self.record.push(Recorded {
            n,
            at,
            body,
            remarks,
        });
        Ok(())
    }

    /// The table as it was before its last decision. An inject that was fired by hand before that
    /// stays; one that was fired after it goes with what it was fired into.
    fn without_last(&mut self) -> Self {
        let ran =
            |entry: &Recorded| matches!(entry.body, Body::Began { .. } | Body::Decided { .. });
        let last = self.record.iter().rposition(ran).unwrap_or(0);
        let before = self.record[..last].iter().rposition(ran).unwrap_or(0);
        let mut played = Self::new(self.setup.clone());
        played.undone = std::mem::take(&mut self.undone);
        played.undos = self.undos + 1;
        for (number, entry) in std::mem::take(&mut self.record).into_iter().enumerate() {
            let stays = match entry.body {
                Body::Noted { .. } => true,
                Body::Injected { .. } => number < last,
                _ => number <= before,
            };
            match stays {
                true => played
                    .accept_as(entry.n, entry.body, entry.remarks)
                    .expect("what was accepted once can be accepted again"),
                false => played.undone.push(entry),
            }
        }
        played
    }

    /// [`Table::accept`] for an entry read from a log.
    ///
    /// # Errors
    /// As there.
    pub(super) fn accept_stored(
        &mut self,
        body: Body,
        personal: &PersonalPart,
    ) -> Result<(), Misfit> {
        let remarks = match personal {
            PersonalPart::Attached(personal) => personal.remarks.clone(),
            PersonalPart::Absent | PersonalPart::Removed(_) => Vec::new(),
        };
        self.accept(body, remarks)
    }

    /// Whether an entry can follow the record: in its kind, and in what it names.
    fn check(&self, body: &Body) -> Result<(), Misfit> {
        let exercise = &self.setup.exercise;
        match (body, self.record.is_empty()) {
            (Body::Began { .. }, true) => {}
            (Body::Began { .. }, false) => return Err(Misfit::BeganTwice),
            (_, true) => return Err(Misfit::NotBegun),
            (Body::Sealed { chair, what }, false) => {
                let due = self.due();
                if !due.has(*chair) || due == Chairs::only(*chair) {
                    return Err(Misfit::NotDue);
                }
                if !engine::fits_move(exercise, what) {
                    return Err(Misfit::Unknown);
                }
            }
            (Body::Undone, false) if self.commits() == 0 => return Err(Misfit::NothingDone),
            (Body::Undone, false) => {}
            (Body::Noted { chair }, false) => {
                if exercise.chairs.get(*chair).is_none() {
                    return Err(Misfit::Unknown);
                }
            }
            (Body::Injected { inject, .. }, false) => {
                if exercise.injects.get(*inject).is_none() {
                    return Err(Misfit::Unknown);
                }
                if !self.may_inject(*inject) {
                    return Err(Misfit::Refused);
                }
            }
            (Body::Decided { action, .. }, false) => {
                if !action_fits(exercise, action) {
                    return Err(Misfit::Unknown);
                }
                if !self.joins(action) {
                    return Err(Misfit::NotDue);
                }
            }
        }
        match body
            .events()
            .iter()
            .all(|event| event_fits(exercise, event))
        {
            true => Ok(()),
            false => Err(Misfit::Unknown),
        }
    }

    /// Whether a move rests until other chairs have moved.
    pub(super) fn is_sealed(&self) -> bool {
        !self.sealed.is_empty()
    }

    /// Whether the action has the sealed moves as they are, and one of each chair still due.
    fn joins(&self, action: &Action) -> bool {
        let waiting = engine::waiting(&self.setup.exercise, &self.state, self.setup.seated);
        let all: Vec<ChairId> = action.moves.iter().map(|(chair, _)| *chair).collect();
        let due: Vec<ChairId> = waiting.iter().collect();
        !due.is_empty()
            && all == due
            && self
                .sealed
                .iter()
                .all(|sealed| action.moves.contains(sealed))
    }

    /// What the action leads to with the draws of this session.
    pub(super) fn decide(&self, seated: Chairs, action: &Action) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        let mut draw = self.draw();
        engine::decide(
            &self.setup.exercise,
            seated,
            &self.state,
            action,
            &mut draw,
            &mut events,
        )?;
        Ok(events)
    }

    /// The draws that come next.
    pub(super) fn draw(&self) -> Fixed<Seeded> {
        let given = self.setup.draws.iter().skip(self.drawn);
        let given = given.map(|draw| usize::try_from(*draw).unwrap_or(usize::MAX - 1));
        Fixed::new(given, self.drawer.clone())
    }
}
