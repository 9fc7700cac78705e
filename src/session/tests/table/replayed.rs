//! That replay leads to the same table, and what is no log of one.

use std::sync::Arc;

use proptest::prelude::*;

use super::given::*;
use crate::engine::{Action, Event, Move, Phase};
use crate::exercise::model::{ChairId, Exercise, OptionId};
use crate::session::*;

#[test]
fn a_log_that_cannot_be_is_refused_and_named() {
    let mut table = north();
    play(&mut table, "north", &commit(&[("fetch", &[])]));
    let good = entries(&table);
    let setup = || table.setup().clone();
    let refused = |entries: &[Entry<Body>]| Table::replay(setup(), entries).unwrap_err();
    let renumbered = |bodies: Vec<Body>| -> Vec<Entry<Body>> {
        let numbered = bodies.into_iter().enumerate();
        numbered
            .map(|(n, body)| Entry {
                n: n as u64,
                body,
                personal: PersonalPart::Absent,
            })
            .collect()
    };
    let (began, decided) = (good[0].body.clone(), good[1].body.clone());
    let error = |entry, misfit| ReplayError { entry, misfit };
    assert_eq!(
        refused(&renumbered(vec![decided.clone()])),
        error(0, Misfit::NotBegun)
    );
    let twice = renumbered(vec![began.clone(), began.clone()]);
    assert_eq!(refused(&twice), error(1, Misfit::BeganTwice));
    let more = renumbered(vec![began.clone(), decided.clone(), decided.clone()]);
    assert_eq!(refused(&more), error(2, Misfit::NotDue));
    let Body::Decided { action, mut events } = decided else {
        panic!("decided")
    };
    events.push(Event::Chose {
        option: OptionId(999),
        clauses: Default::default(),
        seated: true,
    });
    let unknown = Body::Decided {
        action: action.clone(),
        events: events.clone(),
    };
    assert_eq!(
        refused(&renumbered(vec![began.clone(), unknown])),
        error(1, Misfit::Unknown)
    );

    // What exists but does not follow is found by deciding again.
    events.pop();
    let lost = Body::Decided {
        action: action.clone(),
        events: events[..events.len() - 1].to_vec(),
    };
    let lost = renumbered(vec![began.clone(), lost]);
    assert!(Table::replay(setup(), &lost).is_ok());
    assert_eq!(
        redecide(setup(), &lost).unwrap_err(),
        error(1, Misfit::Events)
    );
    let mut other = north();
    other = begun(Setup {
        draws: vec![1 - drawn(&table)],
        ..other.setup().clone()
    });
    play(&mut other, "north", &commit(&[("fetch", &[])]));
    assert_eq!(
        redecide(setup(), &entries(&other)).unwrap_err(),
        error(1, Misfit::Draws)
    );
    assert_eq!(redecide(setup(), &good), Ok(()));
}

fn drawn(table: &Table) -> u32 {
    let index = table.events().iter().find_map(|event| match event {
        Event::Drew { index, .. } => Some(u32::from(*index)),
        _ => None,
    });
    index.unwrap()
}

/// Plays rolls at a table of these chairs; after each entry replay must lead to the same table.
fn replayed(exercise: Arc<Exercise>, chairs: &[&str], seed: u64, draws: &[u32], rolls: &[u32]) {
    let mut table = begun(setup(exercise, chairs, seed, draws));
    for roll in rolls {
        let due: Vec<ChairId> = table.due().iter().collect();
        let Some(chair) = due.get(*roll as usize % due.len().max(1)) else {
            break;
        };
        let command = random_command(&view(&table.seen(*chair, "en")), *roll);
        match table.propose(*chair, &command, "en") {
            Ok(body) => table.accept(body, Vec::new()).unwrap(),
            Err(refused) => assert!(!refused.code.is_empty()),
        }
        let log = entries(&table);
        let bytes: Vec<Vec<u8>> = log
            .iter()
            .map(|entry| serde_json::to_vec(&entry.body).unwrap())
            .collect();
        for (entry, bytes) in log.iter().zip(&bytes) {
            let read: Body = serde_json::from_slice(bytes).unwrap();
            assert_eq!(read, entry.body);
        }
        same(&Table::replay(table.setup().clone(), &log).unwrap(), &table);
        assert_eq!(
            table.due().is_empty(),
            matches!(table.state().phase, Phase::Ended(_))
        );
    }
    redecide(table.setup().clone(), &entries(&table)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn replay_equals_the_live_table_after_every_entry(
        seed: u64,
        seats in 0..3_usize,
        draws in proptest::collection::vec(0..3_u32, 0..3),
        rolls in proptest::collection::vec(any::<u32>(), 1..12),
        both: bool,
    ) {
        let chairs: &[&str] = [&["north"] as &[_], &["west"], &["north", "west"]][seats];
        let exercise = if both { joint() } else { minimal() };
        replayed(exercise, chairs, seed, &draws, &rolls);
    }

    #[test]
    fn no_stored_body_makes_replay_panic(
        option: u16, channel: u16, answer: u8, slot: u16, stage: u16, minute: u32, pick: u8,
    ) {
        let table = north();
        let mut log = entries(&table);
        use crate::exercise::model::{ChannelId, SlotId, StageId};
        let clauses: crate::engine::Clauses = smallvec::smallvec![pick];
        let events = vec![
            Event::Chose { option: OptionId(option), clauses: clauses.clone(), seated: true },
            Event::PickedUp { channel: ChannelId(channel), answer },
            Event::Set { slot: SlotId(slot), to: 3 },
            Event::Entered { stage: StageId(stage) },
            Event::Clock { to: minute },
            Event::Replied { option: OptionId(option), answer },
            Event::Came { option: OptionId(option), outcome: channel, branch: Some(slot) },
        ];
        let pick = crate::engine::Pick { option: OptionId(option), clauses };
        let action = Action::of(chair(&table, "north"), Move::Picks(smallvec::smallvec![pick]));
        for event in events {
            let body = Body::Decided { action: action.clone(), events: vec![event] };
            log.truncate(1);
            log.push(Entry { n: 1, body, personal: PersonalPart::Absent });
            if let Ok(table) = Table::replay(table.setup().clone(), &log) {
                let _ = view(&table.seen(chair(&table, "north"), "en"));
            }
            let _ = redecide(table.setup().clone(), &log);
        }
    }
}
