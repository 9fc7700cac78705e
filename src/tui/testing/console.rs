//! Eight teams at eight tables, in every state a team can be in; one table in detail; the wall.

use std::sync::Arc;

use super::hostile::evil;
use super::room::view;
use super::team::{hostile_team, team};
use crate::session::view::console::*;
use crate::session::view::paths::{Chosen, Parting, PathsView, Place, Step};
use crate::session::view::projector::*;
use crate::session::view::team::{PersonView, Role};

const NAMES: [&str; 8] = [
    "Norhaven",
    "Port Sable",
    "Kestrel",
    "上海",
    "Aurora",
    "Meridian",
    "Halcyon",
    "Tern Island",
];

pub(super) fn names() -> Vec<String> {
    NAMES.map(String::from).to_vec()
}

fn row(number: usize) -> TeamRow {
    let people = team().people.to_vec();
    let low = u32::try_from(number).unwrap();
    let ended = number == 5;
    TeamRow {
        team: NAMES[number].into(),
        table: low + 1,
        chair: "Northern Crisis Staff".into(),
        stage: match ended {
            true => "A berth for one night".into(),
            false => "The second night".into(),
        },
        number: if ended { (0, 0) } else { (4, 9) },
        clock: 62 * 60 + 30 + low * 15,
        commits: 6 + number,
        ended,
        people: people
            .into_iter()
            .map(|person| PersonView {
                here: person.here || number > 2,
                ..person
            })
            .collect(),
        idle: if number == 1 { 432 } else { 20 + low },
        undecided: match number {
            0 => vec!["Bo".into()],
            3 => vec!["Ann".into(), "Bo".into(), "田中さくら".into()],
            _ => Vec::new(),
        },
        proposed: number == 0 || number == 4,
        waits: number == 6,
        held: number == 2,
        locked: number == 7,
        left: number.is_multiple_of(2).then_some(150 - low * 20),
        open: (number < 4).then(|| vec!["A berth for one night".into(), "The tow".into()]),
        best: (number < 4).then_some(6750 - 100 * i32::try_from(number).unwrap()),
        hints: (3, number % 4),
    }
}

/// The session as its facilitator sees it.
pub(crate) fn console() -> ConsoleView {
    let door = |team: &str, role, code: &str| DoorView {
        team: team.into(),
        role,
        line: format!("ssh -p 2222 {code}@192.168.0.17"),
    };
    ConsoleView {
        title: "A Ship Adrift".into(),
        teams: (0..8).map(row).collect(),
        elapsed: 4_325,
        paused: false,
        speed: 100,
        started: true,
        over: false,
        devices: vec![
            device("Ann", "Norhaven", (120, 36), 1 << 24, Some(3)),
            device("田中さくら", "Norhaven", (72, 20), 16, Some(412)),
            device("Eve", "", (200, 50), 0, None),
            DeviceView {
                name: "Bo".into(),
                team: "Norhaven".into(),
                screen: None,
            },
        ],
        doors: vec![
            door("Norhaven", Role::Member, "K7QM-3FRT"),
            door("Norhaven", Role::Lead, "P2WX-9BHN"),
            door("Port Sable", Role::Member, "T4ZC-8KDV"),
            door("", Role::Evaluator, "H6YJ-5MQP"),
        ],
        incidents: vec![
            "0:41 wrong code from 192.168.0.44, the third in a row: it waits a minute".into(),
            "1:02 Dmitri (Norhaven) was disconnected".into(),
        ],
        notes: vec![
            NoteView {
                at: 1_830,
                team: "Norhaven".into(),
                objective: "line-open".into(),
                rating: Some('S'),
                on: Some(2),
                text: "They rang twice, but nobody wrote down whom they reached.".into(),
            },
            NoteView {
                at: 2_400,
                text: "The room is too warm.".into(),
                ..NoteView::default()
            },
        ],
        paths: Some(Arc::new(went())),
        wash: Arc::new(super::wash::steered()),
        day: Some(Arc::new(day())),
    }
}

/// Eighteen minutes late, with a budget that does not suffice.
fn day() -> DayView {
    let item = |from, minutes, what, teams: &[&str]| DayItem {
        from,
        minutes,
        what,
        teams: teams.iter().map(|team| (*team).into()).collect(),
    };
    let stage = |name: &str| DayPart::Stage(name.into());
    DayView {
        budget: Some(120),
        minutes: 130,
        over: 10,
        items: vec![
            item(0, 10, DayPart::Welcome, &[]),
            item(10, 10, DayPart::Reading, &[]),
            item(20, 25, stage("First light"), &[]),
            item(
                45,
                20,
                stage("The second night"),
                &["Norhaven", "上海", "Kestrel"],
            ),
            item(65, 10, DayPart::Break, &[]),
            item(75, 20, stage("The berth"), &["Aurora"]),
            item(95, 30, DayPart::HotWash, &[]),
            item(125, 5, DayPart::Close, &[]),
        ],
        late: 18,
        slowest: "Port Sable".into(),
        cuts: vec![("The press".into(), 8), ("The owner rings".into(), 8)],
        short: 2,
        kept: vec!["Chooses a channel by who picks it up.".into()],
        lost: vec!["Says the same to the press and to the other side.".into()],
    }
}

fn device(name: &str, team: &str, size: (u16, u16), colours: u32, trip: Option<u32>) -> DeviceView {
    DeviceView {
        name: name.into(),
        team: team.into(),
        screen: Some(Device {
            size,
            colours,
            trip,
        }),
    }
}

/// Eight paths: three and three part at the second decision, two by chance at the first; one of them
/// comes back to the others.
pub(super) fn went() -> PathsView {
    let place = |title: &str, clock, joined| Place {
        title: title.into(),
        clock,
        joined,
    };
    let one = |label: &str| Some(Chosen::Options(vec![(label.into(), Vec::new())]));
    let letter = || {
        let clauses = vec!["courteous".into(), "joint inquiry".into()];
        Some(Chosen::Options(vec![("Send a letter".into(), clauses)]))
    };
    let at = |places: [usize; 8]| places.map(Some).to_vec();
    let (ring, wait) = (one("Ring the harbour office"), one("Wait for the tow"));
    PathsView {
        teams: NAMES.map(String::from).to_vec(),
        endings: [0, 0, 0, 1, 1, 1, 1, 1]
            .map(|at| Some(["Brought in", "Adrift"][at].into()))
            .to_vec(),
        parting: Some(Parting {
            step: 1,
            pairs: 9,
            of: 15,
            chance: false,
        }),
        steps: vec![
            Step {
                places: vec![place("The first night", 0, false)],
                stood: at([0; 8]),
                chose: vec![ring.clone(); 8],
            },
            Step {
                places: vec![
                    place("The first night", 40, false),
                    place("The first night", 55, false),
                ],
                stood: at([0, 0, 0, 0, 0, 0, 1, 1]),
                chose: [0, 0, 0, 1, 1, 1, 2, 3]
                    .map(|at| {
                        [
                            letter(),
                            wait.clone(),
                            Some(Chosen::PickedUp),
                            Some(Chosen::LetRing),
                        ][at]
                            .clone()
                    })
                    .to_vec(),
            },
            Step {
                places: vec![
                    place("The second night", 600, false),
                    place("The second night", 610, true),
                    place("Adrift", 700, false),
                ],
                stood: at([0, 0, 0, 1, 1, 1, 1, 2]),
                chose: vec![
                    ring.clone(),
                    ring.clone(),
                    wait.clone(),
                    wait.clone(),
                    wait.clone(),
                    wait.clone(),
                    wait,
                    None,
                ],
            },
            Step {
                places: vec![place("Brought in", 900, false), place("Adrift", 960, false)],
                stood: [0, 0, 0, 1, 1, 1, 1, 8]
                    .map(|place| Some(place).filter(|place| *place < 8))
                    .to_vec(),
                chose: vec![None; 8],
            },
        ],
    }
}

/// The first team's table.
pub(crate) fn table() -> TableView {
    let mut seat = team();
    seat.you = PersonView::default();
    for draft in &mut Arc::make_mut(&mut seat.ballot).drafts {
        draft.yours = false;
    }
    TableView {
        decided: vec![
            DecidedView {
                n: 1,
                at: 30,
                options: vec!["Ring the duty desk.".into()],
                picked_up: None,
            },
            DecidedView {
                n: 4,
                at: 600,
                options: Vec::new(),
                picked_up: Some(true),
            },
        ],
        seat,
        hints: vec![
            "Which number has a person behind it at night?".into(),
            "What would they have to decide before they may speak?".into(),
        ],
        guide: vec![
            "Teams tend to **write** here. Ask whom they expect to read it, and when.".into(),
            "Nothing they do tonight brings the tow earlier.".into(),
        ],
        injects: vec![
            InjectView {
                id: "press".into(),
                from: "A newspaper".into(),
                text: "A reporter asks **whose** crew it is.".into(),
                at: Some(180),
            },
            InjectView {
                id: "storm".into(),
                from: "The weather office".into(),
                text: "A storm comes two hours early.".into(),
                at: None,
            },
        ],
        objectives: vec![
            ("crew".into(), "The crew is brought home unharmed.".into()),
            (
                "line-open".into(),
                "A line stays open after the crisis.".into(),
            ),
        ],
    }
}

/// The same with every text made hostile.
pub(crate) fn hostile_console() -> (ConsoleView, TableView) {
    let (mut console, mut table) = (console(), table());
    console.title = evil(&console.title);
    for team in &mut console.teams {
        (team.team, team.chair) = (evil(&team.team), evil(&team.chair));
        team.stage = evil(&team.stage);
        team.undecided
            .iter_mut()
            .for_each(|name| *name = evil(name));
        for person in &mut team.people {
            person.name = evil(&person.name);
        }
    }
    for door in &mut console.doors {
        (door.team, door.line) = (evil(&door.team), evil(&door.line));
    }
    console
        .incidents
        .iter_mut()
        .for_each(|text| *text = evil(text));
    for note in &mut console.notes {
        (note.team, note.objective, note.text) =
            (evil(&note.team), evil(&note.objective), evil(&note.text));
    }
    table.seat = hostile_team();
    for device in &mut console.devices {
        (device.name, device.team) = (evil(&device.name), evil(&device.team));
    }
    super::wash::hostile(Arc::make_mut(&mut console.wash));
    if let Some(day) = console.day.as_mut().map(Arc::make_mut) {
        day.slowest = evil(&day.slowest);
        for (stage, _) in &mut day.cuts {
            *stage = evil(stage);
        }
        let objectives = day.kept.iter_mut().chain(&mut day.lost);
        objectives.for_each(|text| *text = evil(text));
        for item in &mut day.items {
            item.teams.iter_mut().for_each(|team| *team = evil(team));
            if let DayPart::Stage(name) = &mut item.what {
                *name = evil(name);
            }
        }
    }
    if let Some(paths) = &mut console.paths {
        let paths = Arc::make_mut(paths);
        let places = paths.steps.iter_mut().flat_map(|step| &mut step.places);
        let titles = places.map(|place| &mut place.title);
        let texts = paths.teams.iter_mut().chain(titles);
        texts.for_each(|text| *text = evil(text));
    }
    let texts = table.hints.iter_mut().chain(&mut table.guide);
    texts.for_each(|text| *text = evil(text));
    for (name, text) in &mut table.objectives {
        (*name, *text) = (evil(name), evil(text));
    }
    (console, table)
}

/// The wall during play.
pub(crate) fn wall() -> ProjectorView {
    let view = view();
    ProjectorView {
        title: view.title,
        started: true,
        doors: Vec::new(),
        joined: 31,
        stage: "The second night".into(),
        shared: true,
        situation: view.situation,
        clocks: view.clocks,
        left: Some(150),
        paused: false,
        over: false,
        paths: None,
        wash: None,
        teams: console()
            .teams
            .into_iter()
            .map(|team| TeamOnWall {
                team: team.team,
                number: team.number,
                clock: team.clock,
                commits: team.commits,
                ended: team.ended,
            })
            .collect(),
    }
}

/// The wall once everybody's paths are shown.
pub(crate) fn wall_after() -> ProjectorView {
    ProjectorView {
        over: true,
        paths: Some(Arc::new(went().lettered())),
        ..wall()
    }
}

/// The wall before play.
pub(crate) fn wall_before() -> ProjectorView {
    ProjectorView {
        started: false,
        doors: console().doors.into_iter().take(3).collect(),
        ..wall()
    }
}
