//! How the people of a hosted session came to each decision, from what they said with it.

use super::super::seen::Seen;
use crate::engine::Move;
use crate::exercise::model::ChairId;
use crate::session::body::{Body, Recorded};
use crate::session::entry::{Remark, RemarkKind};
use crate::session::table::Table;
use crate::session::view::debrief::{Does, Voice};

/// What a vote is about that disagrees on the record.
pub const DISSENT: &str = "dissent";
/// What a note is about with which the facilitator ruled a decision.
pub const RULED: &str = "ruled";
/// The same where a stage's declared default was committed.
pub const DEFAULTED: &str = "default";
/// Whose such notes are.
pub const FACILITATOR: &str = "facilitator";

/// For each decision of the chair, in order, how its people came to it: what was taken back there
/// first.
pub(super) fn voices(table: &Table, now: &Seen<'_>) -> Vec<Vec<Voice>> {
    let (mut all, mut said) = (Vec::new(), Vec::new());
    let (mut sealed, mut since) = (Vec::new(), 0);
    for entry in table.record() {
        let mover = mover(entry, &mut sealed);
        if mover == Some(now.chair) {
            let heard = entry.remarks.iter();
            said.extend(heard.filter_map(|remark| voice(now, remark)));
        }
        if let Body::Decided { action, .. } = &entry.body
            && action.moves.iter().any(|(of, _)| *of == now.chair)
        {
            let mut here = taken_back(table, now, since, entry.n);
            here.append(&mut said);
            all.push(here);
            since = entry.n;
        }
    }
    all
}

/// The chair whose move an entry brings; `sealed` keeps the chairs whose moves rest.
fn mover(entry: &Recorded, sealed: &mut Vec<ChairId>) -> Option<ChairId> {
    match &entry.body {
        Body::Sealed { chair, .. } => {
            sealed.push(*chair);
            Some(*chair)
        }
        Body::Decided { action, .. } => {
            let before = std::mem::take(sealed);
            let mut moves = action.moves.iter().map(|(chair, _)| *chair);
            moves.find(|chair| !before.contains(chair))
        }
        _ => None,
    }
}

/// The decisions between these two entries that no longer count.
fn taken_back(table: &Table, now: &Seen<'_>, since: u64, until: u64) -> Vec<Voice> {
    let gone = table.undone().iter();
    let gone = gone.filter(|entry| since < entry.n && entry.n < until);
    let moves = gone.filter_map(|entry| match &entry.body {
        Body::Decided { action, .. } => action.moves.iter().find(|(of, _)| *of == now.chair),
        _ => None,
    });
    let options = |what: &Move| match what {
        Move::Picks(picks) => picks
            .iter()
            .map(|pick| now.text(now.exercise.options[pick.option].label))
            .collect(),
        Move::PickUp | Move::LetRing => Vec::new(),
    };
    moves
        .map(|(_, what)| Voice {
            does: Does::TookBack,
            by: String::new(),
            options: options(what),
            why: String::new(),
        })
        .collect()
}

fn voice(now: &Seen<'_>, remark: &Remark) -> Option<Voice> {
    let facilitated = remark.by == FACILITATOR;
    let does = match (remark.kind, remark.about.as_str()) {
        (RemarkKind::Vote, DISSENT) => Does::Dissented,
        (RemarkKind::Vote, _) => Does::Voted,
        (RemarkKind::Name, _) => Does::Proposed,
        (RemarkKind::Note, RULED) if facilitated => Does::Ruled,
        (RemarkKind::Note, DEFAULTED) if facilitated => Does::Defaulted,
        _ => return None,
    };
    let by = match does {
        Does::Ruled | Does::Defaulted => String::new(),
        _ => remark.by.clone(),
    };
    let ids = remark.about.split(' ').filter(|_| does == Does::Voted);
    Some(Voice {
        does,
        by,
        options: ids.map(|id| label(now, id)).collect(),
        why: remark.text.clone(),
    })
}

/// The words of an option; its name in the file where there is none, as a log may come from
/// anywhere.
fn label(now: &Seen<'_>, id: &str) -> String {
    let found = now.exercise.options.find(|option| option.id == id);
    found.map_or_else(|| id.to_owned(), |(_, option)| now.text(option.label))
}
