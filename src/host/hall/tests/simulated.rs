//! Whole sessions on a virtual clock, drawn from seeds: people come, go and come back, vote late,
//! pause, undo; stores fail. What the logs say must always be what everybody sees.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::super::super::founding::{seated, setup};
use super::super::super::store::{FACILITATOR, FaultyStore, Journal, MemStore, Outage, table_name};
use super::super::open::{Hall, gathered};
use super::super::people::{Seated, Way};
use super::super::{Plan, Worlds};
use super::sessions::{minimal, pick};
use super::wash::shows_no_more;
use crate::session::people::Gathering;
use crate::session::view::Command;
use crate::session::view::console::Steer;
use crate::session::view::debrief::Account;
use crate::session::view::team::Ask;
use crate::session::view::wash::Step;
use crate::session::{Body, Header, Line, Table, read_log, redecide};

/// Sessions that are played; each has its own seed.
const SEEDS: u64 = 1_500;
const STEPS: usize = 60;

/// A session in memory, with what its logs hang on.
struct Played {
    hall: Hall,
    header: Header,
    seats: Vec<(Way, Seated)>,
}

fn open(rng: &mut Pcg64Mcg) -> Played {
    let loaded = minimal();
    let worlds = match rng.random_range(0..3) {
        0 => Worlds::Opposed,
        count => Worlds::Parallel(count),
    };
    let plan = Plan {
        worlds,
        chair: None,
        limit: rng.random_bool(0.5).then_some(90),
        seed: 7,
        dir: None,
        language: "en".into(),
    };
    let exercise = loaded.exercise.clone().unwrap();
    let (seating, opened) = plan.found(&exercise).unwrap();
    let header = seated(&exercise, seating, 7, &loaded.texts);
    let mut journal = |name: &str| {
        let fails = rng.random_range(0..40);
        let outage = Outage {
            calls: fails..fails + rng.random_range(0..4),
            error: ErrorKind::StorageFull,
        };
        let store = FaultyStore::new(MemStore::new(header.root(name)), vec![outage]);
        Journal::open(Box::new(store)).unwrap()
    };
    let (mut tables, mut journals) = (Vec::new(), Vec::new());
    for seating in &header.seating {
        let mut table = Table::new(setup(Arc::clone(&exercise), &header, seating.table));
        let mut log = journal(&table_name(seating.table));
        let began = table.begin().unwrap();
        let _ = log.record(&began, None);
        table.accept(began, Vec::new()).unwrap();
        tables.push(table);
        journals.push(log);
    }
    let mut gathering = Gathering::new();
    let opened = gathering.happens(opened);
    let mut log = journal(FACILITATOR);
    let _ = log.record(&opened, None);
    gathering.accept(&opened, &[]).unwrap();
    journals.push(log);
    let ways = Way::fresh(&gathering).unwrap();
    let hall = Hall::on(
        (PathBuf::new(), header.clone()),
        journals,
        tables,
        gathering,
        ways,
        "en",
    )
    .unwrap();
    let seats = Vec::new();
    Played {
        hall,
        header,
        seats,
    }
}

fn wish(rng: &mut Pcg64Mcg) -> Command {
    match rng.random_range(0..6) {
        0 => pick("ring", &[]),
        1 => pick("letter", &["plain"]),
        2 => pick("letter", &["courteous"]),
        3 => pick("fetch", &[]),
        4 => Command::LetRing,
        _ => Command::PickUp,
    }
}

impl Played {
    /// One thing that somebody does, or that time does. What is refused is refused.
    fn step(&mut self, rng: &mut Pcg64Mcg) {
        let ways = self.hall.ways();
        let way = ways[rng.random_range(0..ways.len())].clone();
        let team = rng.random_range(0..3);
        let seat = (!self.seats.is_empty()).then(|| rng.random_range(0..self.seats.len()));
        match (rng.random_range(0..22), seat) {
            (0 | 1, _) | (_, None) => {
                if let Ok(seated) = self.hall.join(&way, "Ann") {
                    self.seats.push((way, seated));
                }
            }
            (2, Some(seat)) => self.hall.leave(self.seats[seat].1),
            (3 | 4, Some(seat)) => {
                let (way, seated) = self.seats[seat].clone();
                if let Ok(again) = self.hall.retake(&way, seated.seat) {
                    self.seats[seat].1 = again;
                }
            }
            (5..=15, Some(seat)) => {
                let ask = match rng.random_range(0..12) {
                    0..=2 => Ask::Vote {
                        command: wish(rng),
                        reason: "so".into(),
                    },
                    3..=5 => Ask::Propose(wish(rng)),
                    6 | 7 => Ask::Second,
                    8 => Ask::Dissent("no".into()),
                    9 | 10 => Ask::Account(words(rng)),
                    _ => Ask::Withdraw,
                };
                let _ = self.hall.ask(self.seats[seat].1, ask);
            }
            (16, _) => self.hall.tick(rng.random_range(0..60_000)),
            (_, _) => {
                let steer = match rng.random_range(0..20) {
                    0..=3 => Steer::Resume,
                    4 => Steer::Pause,
                    5 => Steer::Hold(team),
                    6 => Steer::Release(team),
                    7 => Steer::Undo(team, "slip".into()),
                    8 => Steer::Skip(team),
                    9 => Steer::Extend(team, 30),
                    10 => Steer::Speed(rng.random_range(5..1200)),
                    11 => Steer::Inject(team, "press".into()),
                    12 => Steer::Wash(rng.random_bool(0.7).then(|| rng.random_range(1..1800))),
                    13..=16 => Steer::Show(Step::ALL[rng.random_range(0..Step::ALL.len())]),
                    17 => Steer::Plan {
                        team: rng.random_bool(0.5).then_some(team),
                        words: ["Print the list", "Ann", "2026-12-01"].map(str::to_owned),
                    },
                    18 if rng.random_bool(0.2) => Steer::End,
                    18 => Steer::Note {
                        team: Some(team),
                        objective: "buoy".into(),
                        rating: Some('S'),
                        on: None,
                        text: "seen".into(),
                    },
                    _ => Steer::Rule(team, wish(rng), "so".into()),
                };
                let _ = self.hall.steer(steer);
            }
        }
    }

    /// The worlds and the people as their logs have them.
    fn as_logged(&self) -> (Vec<Table>, Gathering) {
        let inner = self.hall.lock();
        let bytes = |lines: &[Line]| lines.concat_bytes();
        let tables = inner
            .desks
            .iter()
            .zip(&self.header.seating)
            .map(|(desk, seating)| {
                let root = self.header.root(&table_name(seating.table));
                let bytes = bytes(desk.journal.lines());
                let read = read_log::<Body>(&bytes, root);
                assert!(read.error.is_none() && read.torn.is_none());
                let exercise = Arc::clone(desk.table.exercise());
                let setup = setup(exercise, &self.header, seating.table);
                redecide(setup.clone(), &read.entries).expect("the rules lead to what is logged");
                Table::replay(setup, &read.entries).unwrap()
            });
        let tables = tables.collect();
        let bytes = bytes(inner.log.lines());
        let people = read_log(&bytes, self.header.root(FACILITATOR));
        assert!(people.error.is_none());
        (tables, gathered(&people.entries).unwrap())
    }

    fn check(&self) {
        let (tables, people) = self.as_logged();
        let inner = self.hall.lock();
        for (desk, table) in inner.desks.iter().zip(&tables) {
            assert_eq!(desk.table.record(), table.record());
            assert_eq!(desk.table.state(), table.state());
            assert_eq!(desk.table.entries(), table.entries());
        }
        assert_eq!(inner.gathering.people(), people.people());
        assert_eq!(inner.gathering.started(), people.started());
        assert_eq!(inner.gathering.released(), people.released());
        let teams = || 0..inner.gathering.teams().len();
        let said = |of: &Gathering| teams().map(|team| of.words_of(team)).collect::<Vec<_>>();
        assert_eq!(said(&inner.gathering), said(&people));
        assert_eq!(inner.gathering.plan_of(None), people.plan_of(None));
        let teams = inner.gathering.teams().to_vec();
        drop(inner);
        for (way, seated) in &self.seats {
            let Some(view) = self.hall.team_view(*seated) else {
                continue;
            };
            assert_eq!(
                Some(view.team.clone()),
                way.team.map(|team| teams[team].name.clone())
            );
            shows_no_more(&self.hall, *seated, &view);
            let here = view.people.iter().find(|person| person.seat == seated.seat);
            assert!(here.is_some_and(|person| person.here), "who sees is here");
        }
    }
}

fn words(rng: &mut Pcg64Mcg) -> Account {
    let word = |rng: &mut Pcg64Mcg, word: &str| match rng.random_bool(0.7) {
        true => word.to_owned(),
        false => String::new(),
    };
    Account {
        story: word(rng, "we rang"),
        strength: word(rng, "calm"),
        improvement: word(rng, "log it"),
    }
}

trait Bytes {
    fn concat_bytes(&self) -> Vec<u8>;
}

impl Bytes for [Line] {
    fn concat_bytes(&self) -> Vec<u8> {
        self.iter()
            .flat_map(|line| line.bytes.iter().copied())
            .collect()
    }
}

fn play(seed: u64) {
    let mut rng = Pcg64Mcg::seed_from_u64(seed);
    let mut played = open(&mut rng);
    for step in 0..STEPS {
        played.step(&mut rng);
        if step % 20 == 19 {
            played.check();
        }
    }
    // The stores have room again after a while.
    (0..8).for_each(|_| {
        let _ = played.hall.unsaved();
    });
    assert_eq!(played.hall.unsaved(), 0, "seed {seed}");
}

#[test]
fn whatever_people_do_the_logs_say_what_everybody_sees() {
    (0..SEEDS).for_each(play);
}

#[test]
fn a_pause_changes_nothing_but_wall_time() {
    for seed in 0..200 {
        let run = |pauses: bool| {
            let mut rng = Pcg64Mcg::seed_from_u64(seed);
            let mut played = open(&mut rng);
            let _ = played.hall.steer(Steer::Resume);
            for _ in 0..STEPS {
                let runs = !played.hall.console(&str::to_owned).paused;
                if pauses && runs {
                    played.hall.steer(Steer::Pause).unwrap_or_default();
                    played.hall.tick(rng_free(seed));
                    played.hall.steer(Steer::Resume).unwrap_or_default();
                }
                played.step(&mut rng);
            }
            let inner = played.hall.lock();
            let states: Vec<_> = inner
                .desks
                .iter()
                .map(|desk| desk.table.state().clone())
                .collect();
            (
                states,
                inner.gathering.people().to_vec(),
                inner.gathering.now(),
            )
        };
        assert_eq!(run(true), run(false), "seed {seed}");
    }
}

/// A length of a pause that leaves the other draws alone: up to eleven days.
fn rng_free(seed: u64) -> u64 {
    seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 1_000_000_000
}
