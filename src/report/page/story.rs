//! What happened, the team's own account, and what each side knew.

use super::model::{Block, Chapter, Figure};
use super::session::{Reader, Session};
use super::words::Words;
use crate::report::chart;
use crate::session::view::SilenceView;
use crate::session::view::debrief::Knowledge;

/// Rows of a picture of knowledge: more are higher than a sheet of paper.
const ROWS: usize = 40;

/// What was played and how it ended. No figure of the score is in it: a team tells its own story
/// first.
pub(super) fn happened(words: Words<'_>, session: &Session, reader: Reader) -> Chapter {
    let (debrief, view) = (&session.debrief, &session.debrief.now);
    let ending = view.ending.as_ref();
    let over = ending.map_or_else(
        || words.say("report-going-on", &[]),
        |ending| ending.title.clone(),
    );
    let decisions = debrief.moments.iter().filter(|one| one.decision.is_some());
    let mut facts = vec![
        (words.say("report-exercise", &[]), view.title.clone()),
        (words.say("report-of-team", &[]), session.name.clone()),
        (words.say("report-chair", &[]), view.chair.clone()),
        (words.say("report-ending", &[]), over),
        (words.say("report-length", &[]), words.span(view.elapsed)),
        (
            words.say("report-decided", &[]),
            decisions.count().to_string(),
        ),
    ];
    if reader == Reader::Facilitator {
        facts.push((words.say("report-seed", &[]), view.seed.to_string()));
    }
    let mut blocks = vec![Block::Facts(facts)];
    if view.rehearsal {
        blocks.push(Block::Quiet(words.say("plain-rehearsal", &[])));
    }
    if !debrief.finished {
        blocks.push(Block::Text(words.say("debrief-unfinished", &[])));
    }
    blocks.push(Block::Heading(3, words.say("report-beginning", &[])));
    blocks.push(Block::Prose(view.briefing.clone()));
    if let Some(ending) = ending {
        blocks.push(Block::Heading(3, ending.title.clone()));
        blocks.push(Block::Prose(ending.text.clone()));
    }
    Chapter {
        id: words.id("happened"),
        title: words.say("report-happened", &[]),
        blocks,
    }
}

/// What the team wrote of its own play.
pub(super) fn account(words: Words<'_>, session: &Session, anonymous: bool) -> Chapter {
    Chapter {
        id: words.id("account"),
        title: words.say("report-account", &[]),
        blocks: own_account(words, session, anonymous),
    }
}

pub(super) fn own_account(words: Words<'_>, session: &Session, anonymous: bool) -> Vec<Block> {
    let words_of_each = &session.facts.words;
    if session.debrief.account.is_none() && words_of_each.is_empty() {
        let key = match anonymous {
            true => "report-left-out",
            false => "report-no-account",
        };
        return vec![Block::Quiet(words.locale.say(key, &[]))];
    }
    let account = session.debrief.account.clone().unwrap_or_default();
    let strength = words.say("debrief-strength", &[]);
    let improvement = words.say("debrief-improvement", &[]);
    let each = words_of_each.iter().flat_map(|word| {
        [
            (strength.clone(), &word.strength),
            (improvement.clone(), &word.improvement),
        ]
    });
    let parts = [
        (words.say("debrief-story", &[]), &account.story),
        (strength.clone(), &account.strength),
        (improvement.clone(), &account.improvement),
    ];
    let written = parts
        .into_iter()
        .chain(each)
        .filter(|(_, text)| !text.is_empty());
    written
        .map(|(label, text)| Block::Own(label, text.clone()))
        .collect()
}

/// The two columns of knowledge, and what lay behind each silence.
pub(super) fn knowledge(words: Words<'_>, session: &Session) -> Chapter {
    let debrief = &session.debrief;
    let mut blocks = Vec::new();
    if debrief.knowledge.is_empty() {
        blocks.push(Block::Quiet(words.say("knowledge-none", &[])));
    } else {
        let parts = debrief.knowledge.chunks(ROWS).enumerate();
        blocks.extend(parts.map(|(nth, rows)| Block::Figure(picture(words, rows, nth))));
        let mut table = words.table(
            "knowledge-title",
            &[
                "report-number",
                "report-what",
                "report-you-knew",
                "report-they-knew",
            ],
            &[],
        );
        let never = words.say("knowledge-never", &[]);
        let when = |at: Option<u32>| at.map_or_else(|| never.clone(), |at| words.clock(at));
        for (index, row) in debrief.knowledge.iter().enumerate() {
            table.rows.push(vec![
                (index + 1).to_string().into(),
                plain(&row.text).into(),
                when(row.own).into(),
                when(row.other).into(),
            ]);
        }
        blocks.push(Block::Table(table));
    }
    if debrief.known_at_once > 0 {
        let args = [("count", debrief.known_at_once.into())];
        blocks.push(Block::Text(words.locale.say("knowledge-shared", &args)));
    }
    let silences = &debrief.now.silences;
    if !silences.is_empty() {
        blocks.push(Block::Heading(3, words.say("plain-silences", &[])));
        let all = silences.iter().map(|one| silence(words, one));
        blocks.push(Block::List(all.collect()));
    }
    Chapter {
        id: words.id("knowledge"),
        title: words.say("report-knowledge", &[]),
        blocks,
    }
}

/// Part of the knowledge, on one sheet of paper; parts are counted from 0.
fn picture(words: Words<'_>, rows: &[Knowledge], nth: usize) -> Figure {
    let first = nth * ROWS + 1;
    let count = |known: fn(Option<u32>, Option<u32>) -> bool| {
        rows.iter().filter(|row| known(row.own, row.other)).count()
    };
    let args = [
        ("from", first.into()),
        ("to", (first + rows.len() - 1).into()),
        ("all", rows.len().into()),
        (
            "first",
            count(|own, other| own < other && own.is_some() || own.is_some() && other.is_none())
                .into(),
        ),
        (
            "later",
            count(|own, other| other < own && other.is_some() || other.is_some() && own.is_none())
                .into(),
        ),
    ];
    Figure {
        id: words.id(&format!("knowledge-{}", nth + 1)),
        title: words.say("report-knowledge-part", &args),
        words: words.say("report-knowledge-words", &args),
        legend: words.say("report-knowledge-legend", &[]),
        picture: chart::knowledge(words.locale, rows, first),
    }
}

/// An author's text in a cell: its paragraphs, without marks of stress.
pub(super) fn plain(text: &str) -> Vec<String> {
    let lines = crate::text::plain(&crate::text::clean(text), usize::MAX);
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn silence(words: Words<'_>, silence: &SilenceView) -> String {
    let args = [
        ("channel", (&silence.channel).into()),
        ("reason", (&silence.reason).into()),
    ];
    let mut said = vec![format!(
        "{}, {}",
        words.clock(silence.at),
        words.say("plain-silence", &args)
    )];
    if let (Some(needed), Some(held)) = (silence.needed, silence.held) {
        let args = [("needed", needed.into()), ("held", held.into())];
        said.push(words.say("plain-authorisation", &args));
    }
    for (label, points, at) in &silence.terms {
        let args = [
            ("label", label.into()),
            ("points", words.locale.signed(i64::from(*points)).into()),
            ("time", words.clock(at.unwrap_or(0)).into()),
        ];
        let term = match at {
            Some(_) => words.say("plain-term-act", &args),
            None => words.say("plain-term-clock", &args),
        };
        said.push(format!("{term}."));
    }
    said.join(" ")
}
