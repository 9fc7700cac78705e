//! The record of the made-up crisis, finished and not.

use std::sync::Arc;

use super::ended::ended;
use super::room::view;
use crate::session::view::debrief::*;
use crate::session::view::*;

/// Minute, stage and its number, what was decided, tension and support of each moment.
type Step = (u32, (&'static str, usize), &'static str, i32, i32);

const STEPS: [Step; 9] = [
    (
        0,
        ("First light", 1),
        "Ring the duty desk and hold the line until somebody picks up.",
        20,
        61,
    ),
    (
        30,
        ("First light", 1),
        "Send the tow from the naval yard, and say so in public.",
        26,
        60,
    ),
    (
        125,
        ("The first night", 2),
        "Ring the ministers' hotline.",
        33,
        60,
    ),
    (
        360,
        ("The first night", 2),
        "Answer the evening news with what is known and nothing else.",
        31,
        63,
    ),
    (
        875,
        ("The families", 3),
        "Let the fisheries office pass a note to the harbour master.",
        30,
        58,
    ),
    (
        1800,
        ("The second night", 4),
        "Send the harbour master a message.",
        44,
        57,
    ),
    (2600, ("The second night", 4), "", 41, 55),
    (
        3740,
        ("The third day", 5),
        "Take the berth for one night and thank them for it.",
        47,
        55,
    ),
    (4200, ("", 0), "", 35, 59),
];

/// After play, the account kept.
pub(crate) fn debrief() -> Debrief {
    Debrief {
        account: Some(Account {
            story: "We rang a number that was never going to answer, for two hours, because it was the number on the card.\n\nThen somebody remembered the fisheries office.".into(),
            strength: "Nobody shouted, and every call was logged.".into(),
            improvement: String::new(),
        }),
        ..unwritten()
    }
}

/// After play, before the account.
pub(crate) fn unwritten() -> Debrief {
    Debrief {
        now: Arc::new(View {
            tension_curve: curve(),
            ..ended()
        }),
        finished: true,
        account: None,
        moments: (0..STEPS.len()).map(moment).collect(),
        knowledge: knowledge(),
        known_at_once: 17,
        forecasts: forecasts(),
        calibration: vec![(30, 1, 0), (70, 2, 1)],
        brier: Some(273),
        questions: questions(),
        cards: vec![Card {
            title: "Who counted the calls?".into(),
            text: "One memoir says *forty rings*, the log of the exchange says eleven.\n\nWhich of the two would you have had in the room?".into(),
            sources: vec![source("tidewater", true)],
        }],
        disputes: vec![Dispute {
            question: "Was the duty officer asleep?".into(),
            claims: vec!["He was awake and had no leave to speak.".into(), "The desk was not manned at that hour at all.".into()],
            sources: vec![source("tidewater", true), source("harbour-log", false)],
        }],
        sources: vec![source("harbour-log", false), source("tidewater", true)],
        cost: super::cost::cost(),
        ..Debrief::default()
    }
}

/// While play goes on: nothing of the other side, of history or of the score.
pub(crate) fn unfinished() -> Debrief {
    let whole = debrief();
    let moment = |moment: &Moment| Moment {
        history: String::new(),
        sources: Vec::new(),
        points: None,
        decision: moment.decision.clone().map(|decided| Decided {
            historical: Vec::new(),
            options: decided
                .options
                .into_iter()
                .map(|taken| Taken {
                    note: String::new(),
                    act: String::new(),
                    class: String::new(),
                    sources: Vec::new(),
                    ..taken
                })
                .collect(),
            ..decided
        }),
        ..moment.clone()
    };
    let mut moments: Vec<Moment> = whole.moments.iter().take(7).map(moment).collect();
    if let Some(last) = moments.last_mut() {
        last.decision = None;
    }
    Debrief {
        now: Arc::new(View {
            tension_curve: curve().into_iter().filter(|(at, _)| *at <= 2600).collect(),
            elapsed: 2600,
            ..view()
        }),
        finished: false,
        moments,
        knowledge: Vec::new(),
        forecasts: whole.forecasts.into_iter().take(2).collect(),
        calibration: vec![(70, 1, 1)],
        brier: Some(90),
        cards: Vec::new(),
        disputes: Vec::new(),
        sources: Vec::new(),
        ..whole
    }
}

fn curve() -> Vec<(u32, i32)> {
    let mut points = vec![(0, 20), (3, 26), (126, 38), (200, 33), (420, 28), (901, 30)];
    points.extend([
        (1500, 39),
        (1801, 47),
        (2200, 41),
        (3000, 38),
        (3600, 42),
        (3741, 47),
        (4000, 35),
    ]);
    points
}

fn moment(number: usize) -> Moment {
    let (at, (title, stage), label, tension, support) = STEPS[number];
    let now = view();
    let letter = if label.contains("message") {
        vec![
            "We regret that our vessel troubles your coast.".into(),
            "We ask for a berth for one night.".into(),
        ]
    } else {
        Vec::new()
    };
    let taken = Taken {
        id: "taken".into(),
        label: label.into(),
        letter,
        note: "A number on a card is a plan only if **somebody has tried it** since the card was printed.".into(),
        act: "Uses a standing line".into(),
        class: "status-quo".into(),
        sources: vec![source("harbour-log", false)],
    };
    let last = number + 1 == STEPS.len();
    Moment {
        at,
        clocks: vec![
            ("Norhaven".into(), "Sun 4 Apr 09:07".into()),
            ("Port Sable".into(), "Sun 4 Apr 21:07".into()),
        ],
        stage: (!last).then(|| StageView {
            id: title.to_lowercase(),
            title: title.into(),
            number: (stage, 5),
        }),
        meters: now
            .meters
            .into_iter()
            .map(|meter| {
                if meter.id == "support" {
                    MeterView {
                        value: support,
                        ..meter
                    }
                } else {
                    meter
                }
            })
            .collect(),
        tension: MeterView {
            value: tension,
            ..now.tension
        },
        decision: (!last).then(|| Decided {
            voices: Vec::new(),
            ask: "The ship drags. Whom do you reach, and how?".into(),
            options: if label.is_empty() {
                Vec::new()
            } else {
                vec![taken]
            },
            picked_up: label.is_empty().then_some(false),
            note: if number == 2 {
                "The desk officer doubted it.".into()
            } else {
                String::new()
            },
            historical: if number.is_multiple_of(3) {
                vec!["Order the tow to pass the patrol boats.".into()]
            } else {
                Vec::new()
            },
            came: vec![
                "The line is good. It rings in an empty room.".into(),
                "After forty rings the exchange cuts the call.\n\nThe desk writes down the minute."
                    .into(),
            ],
        }),
        history: if stage % 2 == 1 {
            "In the case this is made after, **nobody rang** for the first six hours. The harbour learned of the ship from its own radar.".into()
        } else {
            String::new()
        },
        sources: vec![source("harbour-log", false)],
        points: Some(if number.is_multiple_of(2) { -125 } else { 210 }),
    }
}

fn knowledge() -> Vec<Knowledge> {
    let known = |own, other, text: &str| Knowledge {
        own,
        other,
        text: text.into(),
    };
    vec![
        known(Some(3), Some(875), "Nobody on board is hurt."),
        known(
            None,
            Some(10),
            "**Coastal radar:** It has followed her since dawn, and the harbour office knows it. Nobody has been told whose ship she is. …",
        ),
        known(Some(30), None, "The tow is nine hours away."),
        known(
            Some(1900),
            Some(1801),
            "A message asks for a berth for one night.",
        ),
    ]
}

fn forecasts() -> Vec<Forecast> {
    let forecast = |at, channel: &str, percent, came, after| Forecast {
        at,
        channel: channel.into(),
        percent,
        came,
        after,
        received: (at == 0).then_some(30),
    };
    vec![
        forecast(0, "Duty desk", 70, Some(false), None),
        forecast(125, "Ministers' hotline", 30, Some(false), Some(750)),
        forecast(875, "Fisheries office", 70, Some(true), Some(35)),
        forecast(3740, "Harbour radio", 90, None, None),
    ]
}

fn questions() -> Vec<(String, Vec<String>)> {
    vec![
        (
            String::new(),
            vec!["When did you first think of another door, and who said so?".into()],
        ),
        (
            "The first night".into(),
            vec![
                "Who in your own house has a list of numbers that was tried this year?".into(),
                "What would you have said, had somebody picked up?".into(),
            ],
        ),
    ]
}

fn source(id: &str, unconfirmed: bool) -> Source {
    Source {
        id: id.into(),
        reference: "Harbour Office of Port Sable, Log of the exchange, second watch, three volumes"
            .into(),
        used_for: "times of calls".into(),
        unconfirmed,
    }
}
