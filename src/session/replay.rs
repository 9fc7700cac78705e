//! From a log back to a table, and the proof that the rules would write the same log again.

use std::fmt;

use super::body::Body;
use super::entry::Entry;
use super::fits::Misfit;
use super::table::{Setup, Table};
use crate::engine::{self, Action, Event, Fixed, Refusal, Seeded};
use crate::exercise::model::Chairs;

/// The version of the rules that this program plays; a session records the one it was played by.
pub const ENGINE_VERSION: u32 = 1;

/// An entry that cannot be replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplayError {
    /// Its number, from 0.
    pub entry: u64,
    /// Why.
    pub misfit: Misfit,
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}: {}", self.entry, self.misfit)
    }
}

impl std::error::Error for ReplayError {}

impl Table {
    /// The table that these entries lead to. Facts are applied; nothing is decided or drawn again.
    ///
    /// # Errors
    /// The first entry that cannot follow those before it.
    pub fn replay(setup: Setup, entries: &[Entry<Body>]) -> Result<Self, ReplayError> {
        let mut table = Self::new(setup);
        for entry in entries {
            table
                .accept_stored(entry.body.clone(), &entry.personal)
                .map_err(|misfit| ReplayError {
                    entry: entry.n,
                    misfit,
                })?;
        }
        Ok(table)
    }
}

/// Decides every entry again and compares. Only a log of this [`ENGINE_VERSION`] can be held to
/// that.
///
/// # Errors
/// The first entry that the rules would not have written.
pub fn redecide(setup: Setup, entries: &[Entry<Body>]) -> Result<(), ReplayError> {
    let mut table = Table::new(setup);
    for entry in entries {
        let fault = |misfit| ReplayError {
            entry: entry.n,
            misfit,
        };
        let before = table.clone();
        table
            .accept_stored(entry.body.clone(), &entry.personal)
            .map_err(fault)?;
        compare(&before, &entry.body).map_err(fault)?;
    }
    Ok(())
}

fn compare(before: &Table, body: &Body) -> Result<(), Misfit> {
    let seated = before.setup().seated;
    let again = match body {
        Body::Began { .. } => before
            .begin()
            .map_or_else(Vec::new, |body| body.events().to_vec()),
        Body::Decided { action, .. } => {
            before.decide(seated, action).map_err(|_| Misfit::Refused)?
        }
        Body::Injected { inject, .. } => before.fire(*inject).map_err(|_| Misfit::Refused)?,
        Body::Noted { .. } | Body::Undone => return Ok(()),
        Body::Sealed { chair, what } => {
            let action = Action::of(*chair, what.clone());
            let alone = before.decide(Chairs::only(*chair), &action);
            return alone.map(|_| ()).map_err(|_| Misfit::Refused);
        }
    };
    if again == body.events() {
        return Ok(());
    }
    match with_recorded_draws(before, body) {
        Ok(events) if events == body.events() => Err(Misfit::Draws),
        _ => Err(Misfit::Events),
    }
}

/// What the rules make of the entry with its own draws.
fn with_recorded_draws(before: &Table, body: &Body) -> Result<Vec<Event>, Refusal> {
    let setup = before.setup();
    let drawn = body.events().iter().filter_map(|event| match event {
        Event::Drew { index, .. } => Some(usize::from(*index)),
        _ => None,
    });
    let mut draw = Fixed::new(drawn, Seeded::new(setup.seed));
    let mut events = Vec::new();
    match body {
        Body::Decided { action, .. } => {
            let (exercise, state) = (&setup.exercise, before.state());
            engine::decide(
                exercise,
                setup.seated,
                state,
                action,
                &mut draw,
                &mut events,
            )?;
        }
        Body::Injected { inject, .. } => {
            let (exercise, state) = (&setup.exercise, before.state());
            engine::fire_by_hand(
                exercise,
                setup.seated,
                state,
                *inject,
                &mut draw,
                &mut events,
            )?;
        }
        Body::Began { .. } | Body::Sealed { .. } | Body::Noted { .. } | Body::Undone => {
            engine::begin(&setup.exercise, setup.seated, &mut draw, &mut events);
        }
    }
    Ok(events)
}
