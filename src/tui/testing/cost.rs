//! What the decisions of the made-up crisis cost.

use std::sync::Arc;

use crate::session::view::cost::*;

/// Told in whole: a choice that was best, one with a better wording, one whose path parts.
pub(crate) fn cost() -> Cost {
    let mut decisions: Vec<DecisionCost> = (0..8).map(|_| DecisionCost::default()).collect();
    decisions[0] = DecisionCost {
        swing: 1_400,
        luck: -350,
        chosen: taken("Ring the duty desk and hold the line until somebody picks up."),
        better: Some(Alternative {
            what: option("Send the tow from the naval yard, and say so in public."),
            held: HeldView::Total(7_025, "The berth".into()),
            best: 8_810,
            worst: 1_200,
        }),
        others: Vec::new(),
        delay: Some(DelayView {
            what: option("Ring the duty desk and hold the line until somebody picks up."),
            minutes: 30,
            price: 1_400,
            chosen: true,
        }),
    };
    decisions[5] = DecisionCost {
        swing: 420,
        luck: 0,
        chosen: Alternative {
            what: message(["Plain facts", "Ask for two berths"]),
            ..taken("Send the harbour master a message.")
        },
        better: Some(Alternative {
            what: ChoiceView {
                reworded: true,
                ..message(["Plain facts", "Ask for one berth"])
            },
            held: HeldView::Diverges(2_600, "The second night".into()),
            best: 7_170,
            worst: 900,
        }),
        others: Vec::new(),
        delay: Some(DelayView {
            what: option("Wait for the morning."),
            minutes: 480,
            price: 210,
            chosen: false,
        }),
    };
    Cost::Told(Arc::new(Costs {
        by_hand: None,
        best: 8_810,
        actual: 6_750,
        choice: 1_820,
        luck: -240,
        decisions,
        ranked: vec![0, 5, 1, 2, 3, 4, 6, 7],
        good: false,
        exit: Some(ExitView {
            decision: 5,
            way: vec![
                option("Wait for the morning."),
                ChoiceView {
                    picked_up: Some(true),
                    ..ChoiceView::default()
                },
            ],
            ending: "The berth".into(),
            sure: false,
        }),
        least: LeastView::Changes(vec![
            (Some(5), option("Wait for the morning.")),
            (None, option("Thank them in the paper.")),
        ]),
    }))
}

fn message(clauses: [&str; 2]) -> ChoiceView {
    ChoiceView {
        clauses: clauses.map(String::from).to_vec(),
        slots: ["Opening", "What you ask"].map(String::from).to_vec(),
        ..option("Send the harbour master a message.")
    }
}

fn option(label: &str) -> ChoiceView {
    ChoiceView {
        options: vec![label.into()],
        ..ChoiceView::default()
    }
}

fn taken(label: &str) -> Alternative {
    Alternative {
        what: option(label),
        held: HeldView::Total(6_750, "The long wait".into()),
        best: 7_410,
        worst: 800,
    }
}
