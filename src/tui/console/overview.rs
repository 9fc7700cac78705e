//! Every team on one page: two lines each, what stands out said by a sign and in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::machine::Console;
use crate::session::view::console::TeamRow;
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::screen::{drafts, proposal};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, pane_title, put};

/// Seconds without anything done after which a team is stuck.
const STUCK: u32 = 300;
/// With so many seconds left the time draws the eye.
const SOON: u32 = 60;
/// The width that tells of hints too, and of endings in full.
const ROOMY: usize = 90;
/// Rows below the teams that show the marked one's ballot.
const BALLOT: u16 = 8;
/// Cells of the columns right of the stage: clock, decisions, time left, idle.
const RIGHT: [usize; 4] = [9, 5, 8, 8];

/// How a team stands, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Stuck,
    Held,
    Locked,
    Waits,
    Ended,
    Fine,
}

impl Standing {
    const fn of(team: &TeamRow, rests: bool) -> Self {
        if team.ended {
            Self::Ended
        } else if team.held {
            Self::Held
        } else if team.locked {
            Self::Locked
        } else if team.waits {
            Self::Waits
        } else if team.idle >= STUCK && !rests {
            Self::Stuck
        } else {
            Self::Fine
        }
    }

    fn shown(self, look: Look<'_>, team: &TeamRow) -> (&'static str, Meaning, String) {
        let idle = [("time", time(look, team.idle).into())];
        let say = |key| look.locale.say(key, &[]);
        match self {
            Self::Stuck => ("!", Meaning::Bad, look.locale.say("row-stuck", &idle)),
            Self::Held => ("■", Meaning::Warn, say("floor-held")),
            Self::Locked => ("×", Meaning::Warn, say("floor-locked")),
            Self::Waits => ("…", Meaning::Dim, say("row-waits")),
            Self::Ended => ("✓", Meaning::Good, say("row-ended")),
            Self::Fine => (" ", Meaning::Text, String::new()),
        }
    }
}

/// Minutes and seconds.
pub(super) fn time(look: Look<'_>, seconds: u32) -> String {
    look.locale.duration(seconds.into())
}

impl Console {
    pub(super) fn overview(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let mut doc = Doc::new(Scroll::room(area.width));
        let names = self.view.teams.iter().map(|team| width(&team.team)).max();
        let names = names.unwrap_or(0).clamp(6, (doc.width() / 4).max(6));
        let mut here = 0..0;
        for (number, team) in self.view.teams.iter().enumerate() {
            let from = doc.len();
            let at = number == self.cursor;
            self.team(&mut doc, look, (team, names), at);
            if at {
                doc.mark(from..doc.len(), look.theme.row());
                here = from..doc.len();
            }
        }
        if self.view.teams.is_empty() {
            doc.text(
                &look.locale.say("console-no-teams", &[]),
                look.style(Meaning::Dim),
            );
        }
        heading(buffer, area, look, doc.width(), names);
        let rows = u16::try_from(doc.len()).unwrap_or(u16::MAX);
        let below = area.height.saturating_sub(1);
        let list = Rect {
            y: area.y + 1,
            height: rows.min(below),
            ..area
        };
        self.list.follow(self.cursor, &here);
        self.list.draw(buffer, list, look, &doc);
        let rest = Rect {
            y: list.bottom(),
            height: below - list.height,
            ..area
        };
        self.below(buffer, rest, look);
    }

    /// The newest incident, and the ballot of the marked team where there is room.
    fn below(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        if area.height < 2 {
            return;
        }
        let last = area.bottom() - 1;
        if let Some(incident) = self.view.incidents.last() {
            let words = [("text", incident.into())];
            let words = look.locale.say("console-incident", &words);
            put(
                buffer,
                area,
                area.x,
                last,
                &words,
                look.style(Meaning::Warn),
            );
        }
        let place = self.lateness(buffer, area, look);
        let (Some(table), BALLOT..) = (self.table(), place.height) else {
            return;
        };
        let team = [("team", table.seat.team.as_str().into())];
        let title = look.locale.say("console-ballot", &team);
        let rest = pane_title(buffer, place, look, &title, "", false);
        let mut doc = Doc::new(Scroll::room(rest.width).min(110));
        if let Some(decision) = &table.seat.world.decision {
            doc.text(&decision.ask, look.style(Meaning::Strong));
        }
        proposal(&mut doc, look, &table.seat.ballot, "");
        drafts(&mut doc, look, &table.seat.ballot, None);
        Scroll::default().draw(buffer, rest, look, &doc);
    }

    fn team(&self, doc: &mut Doc, look: Look<'_>, (team, names): (&TeamRow, usize), here: bool) {
        let rests = self.view.paused || self.view.over;
        let (sign, meaning, state) = Standing::of(team, rests).shown(look, team);
        let cursor = if here { "▶" } else { " " };
        let stage = match team.number.1 {
            0 => team.stage.clone(),
            of => {
                let arguments = [
                    ("number", team.number.0.into()),
                    ("of", of.into()),
                    ("stage", team.stage.as_str().into()),
                ];
                look.locale.say("row-stage", &arguments)
            }
        };
        let used = 3 + names + 2 + RIGHT.iter().sum::<usize>();
        let room = doc.width().saturating_sub(used);
        let [clock, commits, left, idle] = RIGHT;
        let soon = match team.left {
            Some(0..SOON) => Meaning::Warn,
            _ => Meaning::Text,
        };
        let tight = |words: String, cells: usize| format!(" {}", pad(&words, cells - 1));
        let text = look.style(Meaning::Text);
        let left_words = team.left.map_or(String::new(), |left| time(look, left));
        doc.line(vec![
            (cursor.to_owned(), look.style(Meaning::Focus)),
            (format!("{sign} "), look.sign(meaning)),
            (
                pad(&clean_line(&team.team), names),
                look.style(Meaning::Strong),
            ),
            (format!("  {}", pad(&clean_line(&stage), room)), text),
            (tight(look.clock(team.clock), clock), text),
            (tight(team.commits.to_string(), commits), text),
            (tight(left_words, left), look.style(soon)),
            (tight(time(look, team.idle), idle), look.style(Meaning::Dim)),
        ]);
        let (mut parts, still) = (facts(look, team), still(look, team, doc.width() >= ROOMY));
        if !state.is_empty() {
            parts.insert(0, (state, meaning));
        }
        let indent = "    ";
        let mut room = doc.width().saturating_sub(width(indent));
        // What is still possible keeps its place; names give way, with a mark.
        let kept = width(&still).min(room / 2);
        room -= kept;
        let mut spans = vec![(indent.to_owned(), text)];
        for (number, (words, meaning)) in parts.into_iter().enumerate() {
            let gap = if number > 0 { " · " } else { "" };
            let words = clean_line(&words).into_owned();
            let free = room.saturating_sub(width(gap) + 1);
            if free < 3 {
                // Every part before it has left a cell for this mark.
                room = room.saturating_sub(1);
                spans.push(("…".to_owned(), look.style(Meaning::Dim)));
                break;
            }
            let words = truncate(&words, free).into_owned();
            room = room.saturating_sub(width(gap) + width(&words));
            spans.push((gap.to_owned(), look.style(Meaning::Dim)));
            spans.push((words, look.style(meaning)));
        }
        spans.push((" ".repeat(room), text));
        spans.push((
            truncate(&still, kept).into_owned(),
            look.style(Meaning::Dim),
        ));
        doc.line(spans);
    }
}

/// The names of the columns.
fn heading(buffer: &mut Buffer, area: Rect, look: Look<'_>, width: usize, names: usize) {
    let used = 3 + names + 2 + RIGHT.iter().sum::<usize>();
    let room = width.saturating_sub(used);
    let say = |key| look.locale.say(key, &[]);
    let mut line = format!("   {}", pad(&say("row-team"), names));
    line += &format!("  {}", pad(&say("row-at"), room));
    let right = [
        say("row-clock"),
        say("row-decisions"),
        say("row-left"),
        say("row-idle"),
    ];
    for (words, cells) in right.iter().zip(RIGHT) {
        line += &format!(" {}", pad(words, cells - 1));
    }
    put(
        buffer,
        area,
        area.x,
        area.y,
        &line,
        look.style(Meaning::Title),
    );
}

/// What the second line tells: votes, proposal, who is missed, what is still open.
fn facts(look: Look<'_>, team: &TeamRow) -> Vec<(String, Meaning)> {
    let mut parts = Vec::new();
    let here =
        |person: &&crate::session::view::team::PersonView| person.here && person.role.decides();
    let voters = team.people.iter().filter(here).count();
    if !team.ended && !team.waits {
        let voted = voters.saturating_sub(team.undecided.len());
        let votes = [("count", voted.into()), ("of", voters.into())];
        parts.push((look.locale.say("row-voted", &votes), Meaning::Text));
    }
    if team.proposed {
        parts.push((look.locale.say("row-proposed", &[]), Meaning::Picked));
    }
    if !team.undecided.is_empty() && !team.ended {
        let who = [("who", team.undecided.join(", ").into())];
        parts.push((look.locale.say("strip-undecided", &who), Meaning::Text));
    }
    let away = team.people.iter().filter(|person| !person.here);
    let away: Vec<&str> = away.map(|person| person.name.as_str()).collect();
    if !away.is_empty() {
        let who = [("who", away.join(", ").into())];
        parts.push((look.locale.say("row-away", &who), Meaning::Warn));
    }
    parts
}

/// What is still possible, as far as it is known.
fn still(look: Look<'_>, team: &TeamRow, wide: bool) -> String {
    let mut parts = Vec::new();
    if team.hints.0 > 0 && wide && !team.ended {
        let hints = [("given", team.hints.1.into()), ("of", team.hints.0.into())];
        parts.push(look.locale.say("row-hints", &hints));
    }
    if let Some(open) = team.open.as_ref().filter(|_| !team.ended) {
        let count = [("count", open.len().into())];
        parts.push(match wide {
            true => look.locale.say("row-open", &count),
            false => look.locale.say("row-open-short", &count),
        });
    }
    if let Some(best) = team.best {
        let points = [("points", look.locale.points(best.into()).into())];
        parts.push(look.locale.say("row-best", &points));
    }
    parts.join(" · ")
}
