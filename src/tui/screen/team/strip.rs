//! The line of a team that stands on every page of play: what is stopped, the time that is left,
//! how far the ballot is; and below it the facilitator's newest message until it was read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ballot::words;
use crate::locale::Locale;
use crate::session::view::team::{BallotView, FloorView, TeamView};
use crate::session::view::wash::WashView;
use crate::text::{clean_line, truncate, width};
use crate::tui::crew::Crew;
use crate::tui::keymap::{Action, Binding, Context, bindings};
use crate::tui::screen::ask::Page;
use crate::tui::steps::step_name;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Look, put};

/// The least rows of a page that spares one for the line, and one more for a message.
const LEAST: u16 = 8;
/// With so many seconds left the time draws the eye.
const SOON: u32 = 60;
/// The least cells of a proposal's words that tell anything.
const TELLING: usize = 14;

/// Draws it; returns what is left below.
pub(crate) fn strip(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    crew: &Crew,
    page: Page,
) -> Rect {
    let rows = strip_rows(area.height, crew, page);
    if rows == 0 {
        return area;
    }
    line(buffer, area, look, crew);
    if let Some(message) = crew.unread().filter(|_| rows > 1) {
        let next = Rect {
            y: area.y + 1,
            height: 1,
            ..area
        };
        let text = [("text", message.text.as_str().into())];
        let words = look.locale.say("strip-message", &text);
        told(buffer, next, look, &words, page == Page::Room);
    }
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// Rows that [`strip`] takes of so many.
pub(crate) fn strip_rows(height: u16, crew: &Crew, page: Page) -> u16 {
    match crew.unread().is_some() && page != Page::Team {
        _ if height < LEAST => 0,
        true => 2,
        false => 1,
    }
}

/// The message with the key that shows the whole of it.
fn told(buffer: &mut Buffer, area: Rect, look: Look<'_>, words: &str, in_room: bool) {
    let new = look.style(Meaning::New);
    let mut room = area;
    if let Some(key) = key(look.locale, Context::TeamRoom, Action::Messages).filter(|_| in_room) {
        let hint = look.locale.say("strip-read", &[("key", key.into())]);
        let cells = u16::try_from(width(&hint)).unwrap_or(u16::MAX);
        if cells.saturating_add(20) < area.width {
            let x = area.right() - cells;
            put(buffer, area, x, area.y, &hint, look.style(Meaning::Key));
            room.width -= cells + 1;
        }
    }
    let used = put(buffer, room, room.x, room.y, "▌ ", new);
    put(buffer, room, room.x + used, room.y, words, new);
}

/// The key of an action.
pub(super) fn key(locale: &Locale, context: Context, action: Action) -> Option<String> {
    let does = |binding: &&Binding| binding.action == action;
    let binding = bindings(context).find(does)?;
    Some(binding.keys.first()?.name(locale))
}

/// What the facilitator has stopped, the time that is left; each a word and its meaning.
fn floor(look: Look<'_>, floor: &FloorView) -> Vec<(String, Meaning)> {
    let mut parts = Vec::new();
    let stopped = [
        (floor.over, look.locale.say("floor-over", &[])),
        (floor.paused, look.locale.say("floor-paused", &[])),
        (floor.held, look.locale.say("floor-held", &[])),
        (floor.locked, look.locale.say("floor-locked", &[])),
    ];
    for (_, words) in stopped.into_iter().filter(|(stopped, _)| *stopped) {
        parts.push((words, Meaning::Warn));
    }
    if let Some(left) = floor.left {
        let time = [("time", look.locale.duration(left.into()).into())];
        let meaning = match left {
            0..SOON => Meaning::Warn,
            _ => Meaning::Strong,
        };
        parts.push((look.locale.say("floor-left", &time), meaning));
    }
    parts
}

/// The step of the debrief that the room is at, and the minutes that are left.
fn wash(look: Look<'_>, wash: &WashView) -> Option<String> {
    let step = [("step", step_name(look.locale, wash.now?).into())];
    Some(match wash.minutes {
        Some(minutes) => {
            let [step] = step;
            let left = ("left", look.locale.span(minutes).into());
            look.locale.say("strip-wash-left", &[step, left])
        }
        None => look.locale.say("strip-wash", &step),
    })
}

fn line(buffer: &mut Buffer, area: Rect, look: Look<'_>, crew: &Crew) {
    let top = Rect { height: 1, ..area };
    let mut x = top.x;
    let mut parts = floor(look, &crew.view.floor);
    let used: usize = parts.iter().map(|(words, _)| width(words) + 3).sum();
    let room = usize::from(top.width).saturating_sub(used);
    match wash(look, &crew.view.wash) {
        Some(words) => parts.push((words, Meaning::Strong)),
        None => parts.extend(standing(look, crew, room)),
    }
    for (number, (words, meaning)) in parts.iter().enumerate() {
        if number > 0 {
            x += put(buffer, top, x, top.y, " · ", look.style(Meaning::Dim));
        }
        x += put(buffer, top, x, top.y, words, look.style(*meaning));
    }
}

/// How far the team is, in so many cells.
fn standing(look: Look<'_>, crew: &Crew, room: usize) -> Vec<(String, Meaning)> {
    let view = &*crew.view;
    let ballot = &view.ballot;
    let say = |key| look.locale.say(key, &[]);
    if crew.late {
        return vec![(say("strip-late"), Meaning::New)];
    }
    if view.world.ending.is_some() {
        return vec![(view.team.clone(), Meaning::Title)];
    }
    if !ballot.waiting_for.is_empty() {
        let who = [("who", ballot.waiting_for.join(", ").into())];
        return vec![(look.locale.say("strip-waiting", &who), Meaning::Strong)];
    }
    let voted = voted(look, view, ballot);
    match proposed(look, view, room, width(&voted) + 3) {
        Some((words, true)) => vec![(voted, Meaning::Dim), (words, Meaning::Picked)],
        Some((words, false)) => vec![(words, Meaning::Picked)],
        None if view.world.decision.is_none() => vec![(say("strip-nothing"), Meaning::Dim)],
        None => {
            let mut parts = vec![(voted, Meaning::Text)];
            if !ballot.undecided.is_empty() {
                let who = [("who", as_many(&ballot.undecided, room).into())];
                parts.push((look.locale.say("strip-undecided", &who), Meaning::Dim));
            }
            if let Some(key) = key(look.locale, Context::TeamRoom, Action::Team) {
                let key = [("key", key.into())];
                parts.insert(1, (look.locale.say("strip-team", &key), Meaning::Dim));
            }
            parts
        }
    }
}

/// Names, as many as can be seen in so many cells: a team may be a hundred.
fn as_many(names: &[String], room: usize) -> String {
    let mut cells = 0;
    let seen = names.iter().take_while(|name| {
        let seen = cells <= room;
        cells += width(name);
        seen
    });
    let seen: Vec<&str> = seen.map(String::as_str).collect();
    seen.join(", ")
}

/// How many of those who may vote have.
fn voted(look: Look<'_>, view: &TeamView, ballot: &BallotView) -> String {
    let votes: usize = ballot.drafts.iter().map(|draft| draft.votes.len()).sum();
    let arguments = [
        ("count", votes.into()),
        ("of", (votes + ballot.undecided.len()).into()),
    ];
    match view.you.role.decides() {
        true => look.locale.say("strip-voted", &arguments),
        false => look.locale.say("strip-voted-observed", &arguments),
    }
}

/// The proposal in as many cells as there are, and whether the votes fit beside it.
fn proposed(look: Look<'_>, view: &TeamView, room: usize, beside: usize) -> Option<(String, bool)> {
    let proposal = view.ballot.proposal.as_ref()?;
    let there = key(look.locale, Context::TeamRoom, Action::Team);
    let then = key(look.locale, Context::Team, Action::Second);
    let key = [there, then].map(Option::unwrap_or_default).join(" ");
    let told = |what: &str| {
        let arguments = [
            ("by", proposal.by.as_str().into()),
            ("what", what.into()),
            ("key", key.as_str().into()),
        ];
        match (proposal.yours, view.you.role.decides()) {
            (true, _) => look.locale.say("strip-you-propose", &arguments),
            (false, true) => look.locale.say("strip-proposes", &arguments),
            (false, false) => look.locale.say("strip-proposed", &arguments),
        }
    };
    let what = clean_line(&words(
        look.locale,
        &proposal.options,
        proposal.command.as_ref(),
    ))
    .into_owned();
    let bare = width(&told(""));
    match (
        room.saturating_sub(bare + beside),
        room.saturating_sub(bare),
    ) {
        (cells @ TELLING.., _) => Some((told(&truncate(&what, cells)), true)),
        (_, cells @ TELLING..) => Some((told(&truncate(&what, cells)), false)),
        _ => {
            let arguments = [("by", proposal.by.as_str().into()), ("what", what.into())];
            Some((look.locale.say("strip-proposed", &arguments), false))
        }
    }
}
