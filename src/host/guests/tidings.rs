//! What came to pass around a seat without a terminal, as sentences: its team, its ballot, the
//! facilitator, the time.

use crate::locale::{Arg, Locale};
use crate::session::view::team::{BallotView, FloorView, TeamView};

/// What changed between two looks; everything that stands now, where there was no look before.
pub(super) fn tidings(locale: &Locale, before: Option<&TeamView>, now: &TeamView) -> Vec<String> {
    let empty = TeamView::default();
    let known = before.unwrap_or(&empty);
    let mut said = Vec::new();
    if before.is_none() {
        let args = [
            ("name", now.you.name.as_str().into()),
            ("team", now.team.as_str().into()),
            ("role", now.you.role.code().into()),
        ];
        said.push(locale.say("tidings-seat", &args));
    }
    if now.world.commits < known.world.commits {
        said.push(locale.say("tidings-undone", &[]));
    }
    floor(locale, &known.floor, &now.floor, &mut said);
    let heard = known.messages.iter().map(|message| message.number).max();
    for message in now.messages.iter().filter(|one| Some(one.number) > heard) {
        let key = if message.hint {
            "message-hint"
        } else {
            "strip-message"
        };
        said.push(locale.say(key, &[("text", message.text.as_str().into())]));
    }
    ballot(locale, known, now, &mut said);
    said
}

fn floor(locale: &Locale, before: &FloorView, now: &FloorView, said: &mut Vec<String>) {
    let changes = [
        (
            before.paused,
            now.paused,
            ["tidings-paused", "tidings-goes-on"],
        ),
        (before.held, now.held, ["tidings-held", "tidings-released"]),
        (
            before.locked,
            now.locked,
            ["tidings-locked", "tidings-unlocked"],
        ),
    ];
    for (before, now, [begun, ended]) in changes {
        match (before, now) {
            (false, true) => said.push(locale.say(begun, &[])),
            (true, false) => said.push(locale.say(ended, &[])),
            _ => {}
        }
    }
    if let Some(left) = now.left.filter(|_| before.left.is_none()) {
        let time = [("time", locale.span(left.div_ceil(60)).into())];
        said.push(locale.say("tidings-deadline", &time));
    }
}

fn ballot(locale: &Locale, before: &TeamView, now: &TeamView, said: &mut Vec<String>) {
    let (old, new) = (&*before.ballot, &*now.ballot);
    if !new.waiting_for.is_empty() && old.waiting_for != new.waiting_for {
        let who = [("who", new.waiting_for.join(", ").into())];
        said.push(locale.say("strip-waiting", &who));
        return;
    }
    let (voted, of) = votes(new);
    // Alone there is nobody to wait for.
    if of > 1 && voted > 0 && voted != votes(old).0 {
        let args = [("count", voted.into()), ("of", of.into())];
        said.push(locale.say("strip-voted", &args));
    }
    for (name, reason) in new.dissent.iter().filter(|one| !old.dissent.contains(one)) {
        let args: [(&str, Arg); 2] = [("name", name.into()), ("reason", reason.into())];
        said.push(locale.say("tidings-dissent", &args));
    }
    match (&old.proposal, &new.proposal) {
        (old, Some(new)) if old.as_ref() != Some(new) => {
            let what = match new.options.is_empty() {
                true => locale.say("draft-nothing", &[]),
                false => new.options.join(" + "),
            };
            let args = [("by", new.by.as_str().into()), ("what", what.into())];
            let key = match (new.yours, now.you.role.decides()) {
                (true, _) => "strip-you-propose",
                (false, true) => "tidings-proposes",
                (false, false) => "strip-proposed",
            };
            said.push(locale.say(key, &args));
        }
        (Some(_), None) if before.world.commits == now.world.commits => {
            said.push(locale.say("tidings-withdrawn", &[]));
        }
        _ => {}
    }
}

/// How many have voted, and how many may.
fn votes(ballot: &BallotView) -> (usize, usize) {
    let voted = ballot.drafts.iter().map(|draft| draft.votes.len()).sum();
    (voted, voted + ballot.undecided.len())
}
