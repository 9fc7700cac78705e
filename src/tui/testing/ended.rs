//! The same crisis when play is over: its ending, its score, and why nobody answered.

use super::room::view;
use crate::session::view::*;

/// When play is over.
pub(crate) fn ended() -> View {
    View {
        decision: None,
        stage: None,
        situation: Vec::new(),
        ending: Some(EndingView {
            id: "berth".into(),
            title: "A berth for one night".into(),
            text: "The *Fulmar* lies behind the mole. Nobody has signed anything. In the morning both sides say that they were asked.".into(),
            history: "In the case this is made after, the ship lay there for three weeks.".into(),
        }),
        sheet: Some(sheet()),
        silences: silences(),
        ..view()
    }
}

fn sheet() -> SheetView {
    let dimensions = [
        ("escalation", 2150, 3000),
        ("contact", 1325, 2000),
        ("messages", 900, 2000),
        ("reciprocity", 1100, 1500),
        ("objectives", 1275, 1500),
    ];
    let codes = [
        "escalation",
        "contact",
        "messages",
        "reciprocity",
        "objectives",
    ];
    SheetView {
        total: 6750,
        band: "S".into(),
        dimensions: dimensions
            .map(|(code, points, weight)| (code.to_owned(), points, weight))
            .to_vec(),
        objectives: vec![
            (
                "The crew is brought home unharmed.".into(),
                "P".into(),
                "All eleven were ashore by the third day.".into(),
            ),
            ("No shot is fired.".into(), "P".into(), "None was.".into()),
            (
                "A line stays open after the crisis.".into(),
                "-".into(),
                "Play ended before it could be tried.".into(),
            ),
        ],
        ledger: (0..40)
            .map(|number: i32| LineView {
                at: u32::try_from(number).unwrap() * 97,
                dimension: codes[number as usize % codes.len()].into(),
                rule: if number % 5 == 4 {
                    "made-up-rule".into()
                } else {
                    "own-act".into()
                },
                subject: format!("Act {number}: a second number was tried"),
                arguments: vec![
                    ("class".into(), "posturing".into()),
                    ("hours".into(), number.to_string()),
                ],
                points: 350 - (number % 7) * 125,
                anchor: "rivera".into(),
                reason: if number % 3 == 0 {
                    "Trying another door within the hour is what the record lacked.".into()
                } else {
                    String::new()
                },
            })
            .collect(),
    }
}

fn silences() -> Vec<SilenceView> {
    vec![
        SilenceView {
            at: 125,
            channel: "Duty desk".into(),
            reason:
                "The officer of the watch heard it ring and was not allowed to lift the receiver."
                    .into(),
            needed: Some(5),
            held: Some(3),
            terms: vec![
                ("Hours of the night".into(), 4, None),
                ("Your statement to the press".into(), -1, Some(60)),
            ],
        },
        SilenceView {
            at: 875,
            channel: "Fisheries office".into(),
            reason: "It was a Sunday.".into(),
            ..SilenceView::default()
        },
    ]
}
