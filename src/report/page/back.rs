//! What stands at the back: forecasts, strengths and improvements, questions, sources, and the
//! plan that the reader fills in.

use super::model::{Block, Cell, Chapter};
use super::session::Session;
use super::story::plain;
use super::words::{Words, blank, cited};
use crate::report::PlanFact;
use crate::session::view::debrief::{Debrief, Forecast};

/// Rows of the plan.
const ROWS: usize = 6;

/// Each forecast with what came of it, and what the figure for all of them means.
pub(super) fn forecasts(words: Words<'_>, session: &Session) -> Chapter {
    let debrief = &session.debrief;
    let mut blocks = Vec::new();
    if debrief.forecasts.is_empty() {
        blocks.push(Block::Quiet(words.say("forecasts-none", &[])));
    } else {
        blocks.push(Block::Text(words.say("forecasts-asked", &[])));
        let mut table = words.table(
            "report-forecasts",
            &[
                "report-when",
                "report-channel",
                "calibration-said",
                "calibration-came",
            ],
            &["calibration-said"],
        );
        for forecast in &debrief.forecasts {
            let percent = [("percent", i64::from(forecast.percent).into())];
            table.rows.push(vec![
                words.clock(forecast.at).into(),
                (&forecast.channel).into(),
                words.say("forecast-percent", &percent).into(),
                outcome(words, debrief, forecast).into(),
            ]);
        }
        blocks.push(Block::Table(table));
    }
    if let Some(brier) = debrief.brier {
        let score = words.locale.thousandths(brier);
        let args = [("score", score.into())];
        blocks.push(Block::Heading(3, words.say("calibration-title", &[])));
        blocks.push(Block::Text(words.say("calibration-brier", &args)));
        blocks.push(Block::Text(words.say("calibration-scale", &[])));
        blocks.push(Block::Text(match brier {
            0..=150 => words.say("report-brier-good", &[]),
            151..=249 => words.say("report-brier-fair", &[]),
            250 => words.say("report-brier-even", &[]),
            _ => words.say("report-brier-poor", &[]),
        }));
        blocks.push(Block::Quiet(words.say("calibration-how", &[])));
        let row = |(percent, said, came): &(u8, u32, u32)| {
            let args = [
                ("percent", i64::from(*percent).into()),
                ("said", i64::from(*said).into()),
                ("came", i64::from(*came).into()),
            ];
            words.say("calibration-row", &args)
        };
        blocks.push(Block::List(debrief.calibration.iter().map(row).collect()));
    }
    Chapter {
        id: words.id("forecasts"),
        title: words.say("report-forecasts", &[]),
        blocks,
    }
}

fn outcome(words: Words<'_>, debrief: &Debrief, forecast: &Forecast) -> String {
    let after = forecast.after.map(|after| words.span(after));
    let cost = [("cost", after.clone().unwrap_or_default().into())];
    let received = forecast.received.map(|after| words.span(after));
    match (forecast.came, &after) {
        (Some(true), Some(_)) => words.say("outcome-came", &cost),
        (Some(true), None) => words.say("outcome-came-somewhen", &[]),
        (Some(false), Some(_)) => words.say("outcome-late", &cost),
        (Some(false), None) if received.is_some() => words.say(
            "outcome-received",
            &[("received", received.unwrap_or_default().into())],
        ),
        (Some(false), None) if debrief.finished => words.say("outcome-never", &[]),
        (Some(false), None) => words.say("outcome-silent", &[]),
        (None, _) => words.say("outcome-open", &[]),
    }
}

/// What the team wants to keep and to change, in its own words.
pub(super) fn lessons(words: Words<'_>, session: &Session, anonymous: bool) -> Chapter {
    let account = session.debrief.account.as_ref();
    let part = |heading: String, text: Option<&String>| {
        let said = match text.filter(|text| !text.is_empty()) {
            Some(text) => Block::Own(String::new(), text.clone()),
            None if anonymous => Block::Quiet(words.say("report-left-out", &[])),
            None => Block::Quiet(words.say("account-none", &[])),
        };
        [Block::Heading(3, heading), said]
    };
    let mut blocks = vec![Block::Quiet(words.say("report-lessons-how", &[]))];
    blocks.extend(part(
        words.say("report-strengths", &[]),
        account.map(|account| &account.strength),
    ));
    blocks.extend(part(
        words.say("report-improvements", &[]),
        account.map(|account| &account.improvement),
    ));
    Chapter {
        id: words.id("lessons"),
        title: words.say("report-lessons", &[]),
        blocks,
    }
}

/// Questions for the hot wash; nothing where there are none.
pub(super) fn questions(words: Words<'_>, all: &[(String, Vec<String>)]) -> Option<Chapter> {
    if all.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    for (title, questions) in all {
        blocks.push(Block::Heading(
            3,
            match title.is_empty() {
                true => words.say("questions-whole", &[]),
                false => title.clone(),
            },
        ));
        blocks.push(Block::List(questions.clone()));
    }
    Some(Chapter {
        id: words.id("questions"),
        title: words.say("report-questions", &[]),
        blocks,
    })
}

/// Sources, claims to check, and what sources disagree on.
pub(super) fn sources(words: Words<'_>, debrief: &Debrief) -> Option<Chapter> {
    let mut blocks = Vec::new();
    if !debrief.cards.is_empty() {
        blocks.push(Block::Heading(3, words.say("sources-cards", &[])));
    }
    for card in &debrief.cards {
        blocks.push(Block::Heading(4, card.title.clone()));
        let text = format!("{}{}", card.text, cited(&card.sources));
        blocks.push(Block::Prose(text));
    }
    if !debrief.disputes.is_empty() {
        blocks.push(Block::Heading(3, words.say("sources-disputes", &[])));
    }
    for dispute in &debrief.disputes {
        blocks.push(Block::Heading(4, dispute.question.clone()));
        let claims = dispute.claims.iter().flat_map(|claim| plain(claim));
        blocks.push(Block::List(claims.collect()));
        let cited = cited(&dispute.sources);
        if !cited.is_empty() {
            blocks.push(Block::Quiet(cited.trim().to_owned()));
        }
    }
    if !debrief.sources.is_empty() {
        blocks.push(Block::Heading(3, words.say("sources-list", &[])));
        let all = debrief.sources.iter().map(|source| {
            let mut said = vec![source.reference.clone()];
            if !source.used_for.is_empty() {
                let args = [("what", (&source.used_for).into())];
                said.push(words.say("source-used", &args));
            }
            if source.unconfirmed {
                said.push(words.say("source-unconfirmed", &[]));
            }
            (source.id.clone(), said.join(". "))
        });
        blocks.push(Block::Facts(all.collect()));
    }
    (!blocks.is_empty()).then(|| Chapter {
        id: words.id("sources"),
        title: words.say("debrief-sources", &[]),
        blocks,
    })
}

/// What whoever watched rated, with the reason, and noted; nothing where there is neither.
pub(super) fn watched(words: Words<'_>, session: &Session, anonymous: bool) -> Option<Chapter> {
    let notes = &session.facts.notes;
    if notes.is_empty() {
        return None;
    }
    let heads = [
        "report-objective",
        "report-rating",
        "report-reason",
        "report-rests-on",
    ];
    let mut table = words.table("report-rated", &heads, &[]);
    let mut bare = Vec::new();
    for note in notes {
        let known = session.objectives.iter();
        let mut known = known.filter(|(id, _)| *id == note.objective);
        let about = known.next().map(|(_, text)| text.clone());
        let about = about.unwrap_or_else(|| note.objective.clone());
        let said = match (note.text.is_empty(), anonymous) {
            (false, _) => note.text.clone(),
            (true, true) => words.say("report-left-out", &[]),
            (true, false) => words.say("report-taken-out", &[]),
        };
        match &note.rating {
            Some(rating) => {
                let rating = words.band(rating);
                let rests = rests_on(words, session, note.decision);
                table
                    .rows
                    .push(vec![about.into(), rating.into(), said.into(), rests]);
            }
            None => bare.push(Block::Own(about, said)),
        }
    }
    let mut blocks = Vec::new();
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    if !bare.is_empty() {
        blocks.push(Block::Heading(3, words.say("report-notes", &[])));
        blocks.extend(bare);
    }
    Some(Chapter {
        id: words.id("watched"),
        title: words.say("report-watched", &[]),
        blocks,
    })
}

/// The decision that a rating rests on, with the way to it in the timeline.
fn rests_on(words: Words<'_>, session: &Session, decision: Option<usize>) -> Cell {
    let index = decision.and_then(|number| number.checked_sub(1));
    let moments = &session.debrief.moments;
    match index.filter(|index| *index < moments.len()) {
        Some(index) => Cell {
            lines: vec![words.place(&session.debrief, index)],
            id: String::new(),
            to: words.moment(index),
        },
        None => words.say("report-rests-on-none", &[]).into(),
    }
}

/// What will be done, by whom, until when, with rows to fill in by hand.
pub(super) fn plan(words: Words<'_>, sessions: &[Session]) -> Chapter {
    let mut table = words.table(
        "report-plan",
        &[
            "report-number",
            "report-action",
            "report-owner",
            "report-due",
        ],
        &[],
    );
    table.blank = true;
    let mut actions: Vec<&PlanFact> = Vec::new();
    for action in sessions.iter().flat_map(|one| &one.facts.plan) {
        // What follows from all teams stands once.
        if !actions.contains(&action) {
            actions.push(action);
        }
    }
    for (nth, action) in actions.iter().enumerate() {
        table.rows.push(vec![
            (nth + 1).to_string().into(),
            (&action.action).into(),
            (&action.owner).into(),
            (&action.due).into(),
        ]);
    }
    for number in actions.len() + 1..=ROWS.max(actions.len() + 2) {
        table
            .rows
            .push(vec![number.to_string().into(), blank(), blank(), blank()]);
    }
    Chapter {
        id: words.id("plan"),
        title: words.say("report-plan", &[]),
        blocks: vec![
            Block::Text(words.say("report-plan-how", &[])),
            Block::Table(table),
        ],
    }
}
