//! A decision with two picks, one of them a composed message.

use crate::session::view::*;

fn option(number: Option<usize>, id: &str, label: &str, minutes: u32) -> OptionView {
    OptionView {
        number,
        id: id.into(),
        label: label.into(),
        detail: "The desk officer has the number. The call is logged on both sides, whether or not somebody speaks.".into(),
        minutes,
        ..OptionView::default()
    }
}

pub(super) fn decision() -> DecisionView {
    DecisionView {
        ask: "The ship drags. Whom do you reach, and how?".into(),
        options: vec![
            OptionView {
                excludes: vec!["letter".into()],
                rings: vec![("duty-desk".into(), "Duty desk".into())],
                ..option(
                    Some(1),
                    "desk",
                    "Ring the duty desk and hold the line until somebody picks up.",
                    45,
                )
            },
            OptionView {
                message: "To the harbour master.".into(),
                slots: slots(),
                ..option(Some(2), "letter", "Send the harbour master a message.", 30)
            },
            OptionView {
                greyed: Some("the tow has not arrived".into()),
                ..option(None, "tow", "Order the tow to pass the patrol boats.", 120)
            },
            OptionView {
                irreversible: true,
                ..option(
                    Some(3),
                    "destroyer",
                    "Send the destroyer Skua inside twelve miles.",
                    180,
                )
            },
            option(
                Some(4),
                "wait",
                "Wait for first light and say nothing more tonight.",
                60,
            ),
        ],
        picks: (1, 2),
        free: 1,
        each_more: 10,
        ringing: None,
        next: Some(66 * 60),
    }
}

fn slots() -> Vec<SlotView> {
    let clause = |id: &str, label: &str, text: &str, translated: &str, theirs: &str, fact: &str| {
        ClauseView {
            id: id.into(),
            label: label.into(),
            text: text.into(),
            translated: translated.into(),
            theirs: theirs.into(),
            fact: fact.into(),
        }
    };
    let slot = |id: &str, name: &str, clauses| SlotView {
        id: id.into(),
        name: name.into(),
        clauses,
    };
    vec![
        slot(
            "tone",
            "Opening",
            vec![
                clause(
                    "regret",
                    "Regret",
                    "We regret that our vessel troubles your coast.",
                    "我方船只给贵方海岸造成困扰，我们对此表示遗憾。",
                    "我方对此深表歉意。",
                    "Says that something happened, not who is at fault.",
                ),
                clause(
                    "facts",
                    "Facts first",
                    "Our vessel lost both engines at 21:40 and drags her anchor.",
                    "我船于21时40分主机全部失灵，正在走锚。",
                    "",
                    "",
                ),
                clause("none", "No opening", "", "", "", "Leaves the opening out."),
            ],
        ),
        slot(
            "ask",
            "What we ask",
            vec![
                clause(
                    "berth",
                    "A berth",
                    "We ask for a berth for one night.",
                    "我们请求提供一夜泊位。",
                    "我们要求泊位。",
                    "A request; it can be refused without a reason.",
                ),
                clause(
                    "demand",
                    "Free passage",
                    "We expect free passage for our tow.",
                    "我们期待拖船自由通行。",
                    "",
                    "Names a right, and so invites a quarrel about it.",
                ),
            ],
        ),
        slot(
            "offer",
            "What we offer",
            vec![
                clause(
                    "report",
                    "A report",
                    "You will have our engineers' report within a week.",
                    "贵方将在一周内收到我方工程师的报告。",
                    "",
                    "",
                ),
                clause("nothing", "Nothing", "", "", "", ""),
            ],
        ),
    ]
}
