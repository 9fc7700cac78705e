//! A new session from a past moment of another: what was decided and drawn before it is played
//! anew, then it goes on live.

use std::path::Path;
use std::sync::Arc;

use super::founding::{create, kept, setup};
use super::live::{Live, OpenError};
use super::looked::{replay, seat_of};
use super::store::{FileStore, Look, RecordError, look, look_at_table, now_rfc3339};
use crate::engine::Event;
use crate::exercise::model::ChairId;
use crate::session::{Body, ENGINE_VERSION, Header, Recorded, ReplayError, Seating, Table};

/// Starts a rehearsal of the session in `dir` from the decision of this number, from 0, of the
/// team of this number, from 0; one beyond the last goes to where the record stands. It goes to the folder
/// `to`, or the next free one among the user's sessions. Notes and accounts stay behind. The seed
/// stays as it was, so chance falls as it did wherever the same comes up.
///
/// # Errors
/// As [`Live::resume`] for the old session and [`Live::start`] for the new one.
pub fn rehearse(
    dir: &Path,
    (team, decision): (usize, usize),
    to: Option<&Path>,
    language: &str,
) -> Result<Live, OpenError> {
    let mut old: Look<Body> = look(dir)?;
    if old.header.engine != ENGINE_VERSION {
        return Err(OpenError::Version(old.header.engine, ENGINE_VERSION));
    }
    if let Some((table, chairs)) = seat_of(&old.header, team) {
        if table != 1 {
            old = look_at_table(dir, table)?;
        }
        // The rehearsal has the one table, and its first chair is the one that is played.
        old.header.seating = vec![Seating { table: 1, chairs }];
    }
    let past = kept(&old.header, &old.texts)?;
    let played = replay(dir, past.setup.clone(), &old.entries)?;
    let before = before(played.record(), past.chair, decision);
    let header = Header {
        product: env!("CARGO_PKG_VERSION").to_owned(),
        rehearsal: true,
        draws: draws(before),
        created: Some(now_rfc3339()),
        ..old.header
    };
    let exercise = Arc::clone(&past.setup.exercise);
    let id = exercise.id.clone();
    let mut table = Table::new(setup(exercise, &header, 1));
    let began = table.begin().expect("nothing has happened at a new table");
    fits(&table, before)?;
    let first = FileStore::first_line(&header, &began).map_err(OpenError::Entry)?;
    table
        .accept(began, Vec::new())
        .expect("what the table proposed fits the table");
    let store = create(&id, to, &header, &old.texts, &first)?;
    let subject = super::cost::Subject::of(&header);
    let mut live = Live::new(table, store, (past.chair, subject), language)?;
    for entry in before.iter().skip(1) {
        if let Body::Noted { .. } = entry.body {
            continue;
        }
        live.record(entry.body.clone(), None)
            .map_err(|error| match error {
                RecordError::Store(error) => OpenError::Store(error),
                RecordError::Entry(error) => OpenError::Entry(error),
            })?;
    }
    Ok(live)
}

/// Whether the past can be played anew: tried before anything is written.
fn fits(table: &Table, before: &[Recorded]) -> Result<(), OpenError> {
    let mut tried = table.clone();
    for (entry, past) in (0..).zip(before) {
        if !matches!(past.body, Body::Noted { .. }) {
            let accepted = tried.accept(past.body.clone(), Vec::new());
            accepted.map_err(|misfit| OpenError::Replay(ReplayError { entry, misfit }))?;
        }
    }
    Ok(())
}

/// What counts of the record before the chair's decision of this number.
fn before(entries: &[Recorded], chair: ChairId, decision: usize) -> &[Recorded] {
    let own = |entry: &Recorded| match &entry.body {
        Body::Decided { action, .. } => action.moves.iter().any(|(of, _)| *of == chair),
        _ => false,
    };
    let places = entries.iter().enumerate().filter(|(_, entry)| own(entry));
    let cut = places.map(|(place, _)| place).nth(decision);
    // A move that waits for other chairs belongs to the decision it waits for.
    let cut = cut.map(|cut| {
        let open = |entry: &&Recorded| !matches!(entry.body, Body::Sealed { .. });
        entries[..cut]
            .iter()
            .rposition(|entry| open(&entry))
            .map_or(cut, |last| last + 1)
    });
    &entries[..cut.unwrap_or(entries.len())]
}

/// What was drawn.
fn draws(entries: &[Recorded]) -> Vec<u32> {
    let events = entries.iter().flat_map(|entry| entry.body.events());
    let drawn = events.filter_map(|event| match event {
        Event::Drew { index, .. } => Some(u32::from(*index)),
        _ => None,
    });
    drawn.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tests::play::{MINIMAL, load_whole};
    use crate::exercise::model::Chairs;
    use crate::session::view::Command;
    use crate::session::{Misfit, Setup};

    const NORTH: ChairId = ChairId(0);

    fn fresh() -> Table {
        Table::new(Setup {
            exercise: Arc::new(load_whole(MINIMAL)),
            seated: Chairs::NONE.with(NORTH),
            seed: 7,
            draws: Vec::new(),
            rehearsal: false,
        })
    }

    /// The beginning, two calls of the north with a word between them.
    fn past() -> Vec<Recorded> {
        let mut table = fresh();
        let began = table.begin().unwrap();
        table.accept(began, Vec::new()).unwrap();
        for nth in 0..2 {
            let ring = Command::Commit {
                picks: vec![("ring".into(), Vec::new())],
                note: String::new(),
                forecasts: Vec::new(),
            };
            let body = table.propose(NORTH, &ring, "en").unwrap();
            table.accept(body, Vec::new()).unwrap();
            if nth == 0 {
                let word = Body::Noted { chair: NORTH };
                table.accept(word, Vec::new()).unwrap();
            }
        }
        table.record().to_vec()
    }

    fn refused(table: &Table, past: &[Recorded]) -> (u64, Misfit) {
        match fits(table, past) {
            Err(OpenError::Replay(ReplayError { entry, misfit })) => (entry, misfit),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_a_new_table_refuses_of_the_past_is_told_by_its_place_in_the_record() {
        let (table, past) = (fresh(), past());
        assert!(fits(&table, &past).is_ok());
        assert_eq!(table.record().len(), 0, "it was only tried");
        assert_eq!(refused(&table, &past[1..]), (0, Misfit::NotBegun));
        let twice = [&past[..1], &past[..]].concat();
        assert_eq!(refused(&table, &twice), (1, Misfit::BeganTwice));
        // A word takes a place in the record, though it is not played anew.
        let mut other = past.clone();
        let Body::Decided { action, .. } = &mut other[3].body else {
            panic!("{:?}", other[3].body)
        };
        action.moves = Vec::new().into();
        assert_eq!(refused(&table, &other), (3, Misfit::NotDue));
    }
}
