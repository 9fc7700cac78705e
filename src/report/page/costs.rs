//! What each decision cost: the ranking, what luck did, the last exit, the fewest other choices.

use super::model::{Block, Cell, Chapter, Figure, Table};
use super::session::{Reader, Session};
use super::words::Words;
use crate::report::chart;
use crate::session::view::cost::{
    Alternative, Cost, Costs, DecisionCost, ExitView, HeldView, LeastView,
};
use crate::session::view::debrief::Debrief;

/// So many decisions are named in the picture's words.
const NAMED: usize = 3;

/// What is known of it, or why nothing is.
pub(super) fn costs(words: Words<'_>, session: &Session, reader: Reader) -> Chapter {
    let debrief = &session.debrief;
    let blocks = match &debrief.cost {
        Cost::Told(costs) => told(words, debrief, costs, reader),
        Cost::Untold(code) => vec![Block::Text(untold(words, code))],
        Cost::Unasked | Cost::Working(..) => vec![Block::Text(untold(words, "stopped"))],
    };
    Chapter {
        id: words.id("costs"),
        title: words.say("swing-title", &[]),
        blocks,
    }
}

fn untold(words: Words<'_>, code: &str) -> String {
    match code {
        "shared" => words.say("swing-untold-shared", &[]),
        "limit" => words.say("swing-untold-limit", &[]),
        "draws" => words.say("swing-untold-draws", &[]),
        "foreign" => words.say("swing-untold-foreign", &[]),
        "unfinished" => words.say("swing-untold-unfinished", &[]),
        _ => words.say("swing-untold-stopped", &[]),
    }
}

fn told(words: Words<'_>, debrief: &Debrief, costs: &Costs, reader: Reader) -> Vec<Block> {
    let mut blocks = vec![
        Block::Text(sum(words, costs)),
        Block::Quiet(words.say("swing-true", &[])),
    ];
    if let Some(by_hand) = costs.by_hand {
        let args = [("number", (by_hand.first + 1).into())];
        blocks.push(Block::Text(match by_hand.first < costs.decisions.len() {
            true => words.say("swing-by-hand", &args),
            false => words.say("swing-by-hand-last", &[]),
        }));
    }
    blocks.extend(ranking(words, debrief, costs));
    blocks.push(Block::Heading(3, words.say("swing-exit", &[])));
    blocks.extend(way_out(words, debrief, costs));
    blocks.extend(waits(words, debrief, costs));
    if reader == Reader::Facilitator {
        blocks.push(Block::Heading(3, words.say("report-alternatives", &[])));
        blocks.push(Block::Quiet(words.say("report-alternatives-how", &[])));
        let all = costs.decisions.iter().enumerate();
        blocks.extend(all.map(|(index, one)| alternatives(words, debrief, index, one)));
    }
    blocks
}

/// Choice and luck in one sentence.
pub(super) fn sum(words: Words<'_>, costs: &Costs) -> String {
    let args = [
        ("best", words.points(costs.best).into()),
        ("actual", words.points(costs.actual).into()),
        (
            "lost",
            words.points(costs.best.saturating_sub(costs.actual)).into(),
        ),
        (
            "gained",
            words.points(costs.actual.saturating_sub(costs.best)).into(),
        ),
        ("choice", words.points(costs.choice).into()),
        ("luck", words.points(costs.luck.saturating_abs()).into()),
    ];
    if let Some(by_hand) = costs.by_hand {
        let [best, actual, _, _, choice, _] = args;
        let args = [
            best,
            actual,
            choice,
            ("luck", words.signed(costs.luck).into()),
            ("changed", words.signed(by_hand.changed).into()),
        ];
        return words.say("swing-sum-by-hand", &args);
    }
    match (costs.actual < costs.best, costs.luck.signum()) {
        (true, -1) => words.say("swing-sum-lost", &args),
        (true, 0) => words.say("swing-sum-choice", &args),
        (true, _) => words.say("swing-sum-lucky", &args),
        (false, _) => words.say("swing-sum-gained", &args),
    }
}

/// The picture and the table of decisions, the dearest first.
pub(super) fn ranking(words: Words<'_>, debrief: &Debrief, costs: &Costs) -> Vec<Block> {
    let ranked = costs.ranked.iter().copied();
    let ranked = ranked.filter_map(|index| Some((index, costs.decisions.get(index)?)));
    let dear: Vec<(usize, &DecisionCost)> = ranked.filter(|(_, one)| one.swing > 0).collect();
    let free = costs.decisions.len() - dear.len();
    let mut blocks = Vec::new();
    if !dear.is_empty() {
        let bars = dear.iter().map(|(index, one)| chart::Bar {
            name: place(words, debrief, *index),
            points: one.swing,
        });
        let bars: Vec<chart::Bar> = bars.collect();
        let first = bars.iter().take(NAMED);
        let first: Vec<String> = first
            .map(|bar| format!("{} ({})", bar.name, words.points(bar.points)))
            .collect();
        let args = [
            ("count", bars.len().into()),
            ("first", first.join("; ").into()),
        ];
        blocks.push(Block::Figure(Figure {
            id: words.id("swings"),
            title: words.say("swing-decisions", &[]),
            words: words.say("report-swings-words", &args),
            legend: words.say("report-swings-legend", &[]),
            picture: chart::swings(words.locale, &bars),
        }));
        blocks.push(Block::Table(ranks(words, debrief, &dear)));
    }
    if free > 0 {
        let args = [("count", free.into())];
        blocks.push(Block::Text(words.say("swing-free", &args)));
    }
    blocks
}

/// A decision as a bar of the ranking is named.
fn place(words: Words<'_>, debrief: &Debrief, index: usize) -> String {
    let moment = debrief.moments.get(index);
    let args = [
        ("number", (index + 1).into()),
        (
            "time",
            moment
                .map_or_else(String::new, |moment| words.clock(moment.at))
                .into(),
        ),
    ];
    words.say("report-place", &args)
}

fn ranks(words: Words<'_>, debrief: &Debrief, dear: &[(usize, &DecisionCost)]) -> Table {
    let mut table = words.table(
        "swing-decisions",
        &[
            "report-decision",
            "report-cost",
            "report-chose",
            "report-better",
            "report-luck",
        ],
        &["report-cost", "report-luck"],
    );
    for (index, one) in dear {
        let best = |alternative: &Alternative, clauses: bool| {
            let args = [("points", words.points(alternative.best).into())];
            vec![
                words.choice(&alternative.what, clauses),
                words.say("report-best-from", &args),
            ]
        };
        let better = one.better.as_ref().map_or_else(Vec::new, |better| {
            let mut said = best(better, !better.what.reworded);
            let wordings = one.chosen.what.reworded(&better.what).into_iter();
            let wordings = wordings.filter(|_| better.what.reworded);
            let wordings = wordings.map(|(slot, own, better)| {
                let args = [
                    ("slot", slot.into()),
                    ("own", own.into()),
                    ("better", better.into()),
                ];
                words.say("swing-reworded", &args)
            });
            said.splice(1..1, wordings);
            said.push(held(words, &better.held));
            said
        });
        table.rows.push(vec![
            words.place(debrief, *index).into(),
            words.points(one.swing).into(),
            best(&one.chosen, false).into(),
            better.into(),
            words.signed(one.luck).into(),
        ]);
    }
    table
}

fn held(words: Words<'_>, held: &HeldView) -> String {
    match held {
        HeldView::Total(points, ending) => {
            let args = [
                ("points", words.points(*points).into()),
                ("ending", ending.into()),
            ];
            words.say("swing-held", &args)
        }
        HeldView::Diverges(at, stage) => {
            let args = [("time", words.clock(*at).into()), ("stage", stage.into())];
            words.say("swing-diverges", &args)
        }
        HeldView::ByHand(at) => {
            words.say("swing-held-by-hand", &[("time", words.clock(*at).into())])
        }
    }
}

/// The last exit and the fewest changes.
pub(super) fn way_out(words: Words<'_>, debrief: &Debrief, costs: &Costs) -> Vec<Block> {
    let mut blocks = match &costs.exit {
        Some(exit) => self::exit(words, debrief, exit),
        None if costs.good => vec![Block::Text(words.say("swing-exit-good", &[]))],
        None if costs.by_hand.is_some() => {
            return vec![Block::Text(words.say("swing-exit-by-hand", &[]))];
        }
        None => vec![Block::Text(words.say("swing-exit-never", &[]))],
    };
    if costs.by_hand.is_some() && costs.least != LeastView::Good {
        blocks.push(Block::Quiet(words.say("swing-least-by-hand", &[])));
    }
    let count = |size: usize| [("count", size.into())];
    match &costs.least {
        LeastView::Good => {}
        LeastView::Changes(all) => {
            let size = all.iter().filter(|(place, _)| place.is_some()).count();
            blocks.push(Block::Text(words.say("swing-least", &count(size))));
            let change = all.iter().map(|(decision, what)| {
                let place = match decision {
                    Some(index) => words.place(debrief, *index),
                    None => words.say("swing-anew", &[]),
                };
                let what = words.choice(what, true);
                words.say(
                    "swing-change",
                    &[("place", place.into()), ("what", what.into())],
                )
            });
            blocks.push(Block::List(change.collect()));
        }
        LeastView::None(size) => {
            blocks.push(Block::Text(words.say("swing-least-none", &count(*size))));
        }
        LeastView::Bounded(size) => {
            blocks.push(Block::Text(words.say("swing-least-bounded", &count(*size))));
        }
    }
    blocks
}

fn exit(words: Words<'_>, debrief: &Debrief, exit: &ExitView) -> Vec<Block> {
    let args = [("place", words.place(debrief, exit.decision).into())];
    let ending = [("ending", (&exit.ending).into())];
    let way = match exit.sure {
        true => words.say("swing-exit-sure", &ending),
        false => words.say("swing-exit-way", &ending),
    };
    let steps = exit.way.iter().map(|what| words.choice(what, true));
    vec![
        Block::Text(words.say("swing-exit-at", &args)),
        Block::Text(way),
        Block::List(steps.collect()),
    ]
}

fn waits(words: Words<'_>, debrief: &Debrief, costs: &Costs) -> Vec<Block> {
    let waits = costs.decisions.iter().enumerate();
    let waits = waits.filter_map(|(index, one)| Some((index, one.delay.as_ref()?)));
    let said: Vec<String> = waits
        .map(|(index, wait)| {
            let args = [
                ("what", words.choice(&wait.what, false).into()),
                ("time", words.span(wait.minutes).into()),
                ("price", words.points(wait.price).into()),
            ];
            let price = match wait.chosen {
                true => words.say("swing-delay-paid", &args),
                false => words.say("swing-delay-price", &args),
            };
            let place = words.place(debrief, index);
            words.say(
                "swing-change",
                &[("place", place.into()), ("what", price.into())],
            )
        })
        .collect();
    let heading = Block::Heading(3, words.say("swing-delay", &[]));
    match said.is_empty() {
        true => vec![heading, Block::Text(words.say("swing-delay-none", &[]))],
        false => vec![heading, Block::List(said)],
    }
}

/// Everything that could be taken at a decision.
fn alternatives(words: Words<'_>, debrief: &Debrief, index: usize, one: &DecisionCost) -> Block {
    let mut table = words.table(
        "report-alternatives",
        &[
            "report-option",
            "report-held",
            "report-best",
            "report-worst",
        ],
        &["report-held", "report-best", "report-worst"],
    );
    let place = words.place(debrief, index);
    table.caption.clone_from(&place);
    // One's own words stand beside the better ones.
    let again = one.others.iter().any(|other| other.what.reworded);
    let others = one.others.iter().map(|other| (other, false));
    for (alternative, chosen) in [(&one.chosen, true)].into_iter().chain(others) {
        let worded = alternative.what.reworded || chosen && again;
        let mut what = words.choice(&alternative.what, worded);
        if chosen {
            what = words.say("report-chosen", &[("what", what.into())]);
        }
        let held: Cell = match &alternative.held {
            HeldView::Total(points, _) => words.points(*points).into(),
            HeldView::Diverges(..) => words.say("report-parts", &[]).into(),
            HeldView::ByHand(..) => words.say("report-by-hand", &[]).into(),
        };
        table.rows.push(vec![
            what.into(),
            held,
            words.points(alternative.best).into(),
            words.points(alternative.worst).into(),
        ]);
    }
    Block::Fold(place, false, vec![Block::Table(table)])
}
