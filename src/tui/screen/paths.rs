//! Where the paths of teams parted and met again: a lane for each team, a row for each decision,
//! and below what the teams at the marked one decided.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::Locale;
use crate::session::view::paths::{Chosen, PathsView, Step};
use crate::text::{clean_line, pad, truncate, width};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, pane_title, put};

/// The narrowest and the widest lane, cells.
const LANE: (u16, u16) = (3, 11);
/// The widest name of a row, cells.
const NAME: u16 = 46;
/// Rows of words below the picture that are kept even where decisions are many.
const WORDS: u16 = 6;

/// The page: which decision is marked, how far its words are scrolled.
#[derive(Debug, Clone, Default)]
pub(crate) struct PathsPage {
    /// None before a key was pressed: the one that separates outcomes, or the last.
    marked: Option<usize>,
    scroll: Scroll,
    /// The first team that has a lane, and how many have one beside it; known once it was drawn.
    lanes: Cell<(usize, usize)>,
    /// Left and right mean something else where the page stands.
    fixed: bool,
}

/// What of the picture has to be told in words.
struct Told {
    /// Teams that have no room for a lane.
    hidden: usize,
    /// Whether teams stand under their numbers, their names being cut to the same beginning.
    numbered: bool,
}

impl PathsPage {
    /// A page whose lanes begin with the first team for good.
    pub(crate) fn fixed() -> Self {
        Self {
            fixed: true,
            ..Self::default()
        }
    }

    /// Takes an action; whether it was one for this page.
    pub(crate) fn act(&mut self, action: Action, view: &PathsView) -> bool {
        let last = view.steps.len().saturating_sub(1);
        let at = self.at(view);
        let (first, wide) = self.lanes.get();
        match action {
            _ if self.fixed => {}
            Action::Left => self.lanes.set((first.saturating_sub(wide.max(1)), wide)),
            Action::Right => self.lanes.set((first + wide.max(1), wide)),
            _ => {}
        }
        let at = match action {
            Action::Left | Action::Right => return !self.fixed,
            Action::Up => at.saturating_sub(1),
            Action::Down => (at + 1).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            action => return self.scroll.act(action),
        };
        self.marked = Some(at);
        self.scroll.reset();
        true
    }

    fn at(&self, view: &PathsView) -> usize {
        let last = view.steps.len().saturating_sub(1);
        let first = view.parting.map_or(last, |parting| parting.step);
        self.marked.unwrap_or(first).min(last)
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &PathsView) {
        let title = look.locale.say("paths-title", &[]);
        let page = self.scroll.page(look);
        let rest = pane_title(buffer, area, look, &title, &page, true);
        if rest.is_empty() || view.steps.is_empty() {
            return;
        }
        let steps = u16::try_from(view.steps.len()).unwrap_or(u16::MAX);
        let words = WORDS.min(rest.height / 2);
        let rows = steps.saturating_add(1).min(rest.height - words);
        let picture = Rect {
            height: rows,
            ..rest
        };
        let told = self.picture(buffer, picture, look, view);
        let below = Rect {
            y: rest.y + rows,
            height: rest.height - rows,
            ..rest
        };
        let at = self.at(view);
        let number = [("number", (at + 1).into())];
        let title = match view.steps.get(at) {
            Some(step) if step.is_last() => look.locale.say("paths-last", &[]),
            _ => look.locale.say("paths-at", &number),
        };
        let below = pane_title(buffer, below, look, &title, "", false);
        let mut doc = Doc::new(Scroll::room(below.width));
        if told.hidden > 0 {
            let how = if self.fixed {
                "wall-more"
            } else {
                "paths-more"
            };
            let more = look.locale.say(how, &[("count", told.hidden.into())]);
            doc.text(&more, look.style(Meaning::Dim));
        }
        in_words(&mut doc, look, view, (at, told.numbered));
        self.scroll.draw(buffer, below, look, &doc);
    }

    /// The lanes, from the first team that is wanted on.
    fn picture(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &PathsView) -> Told {
        let teams = u16::try_from(view.teams.len()).unwrap_or(u16::MAX).max(1);
        let name = (area.width * 2 / 5).min(NAME);
        let lane = ((area.width - name) / teams).clamp(LANE.0, LANE.1);
        let wide = usize::from((area.width - name) / lane);
        let first = self.lanes.get().0;
        let first = first.min(view.teams.len().saturating_sub(wide));
        self.lanes.set((first, wide));
        let lanes = Lanes {
            x: area.x + name,
            width: lane,
            right: area.right(),
            first,
        };
        let room = usize::from(lane.saturating_sub(1));
        let numbered = alike(&view.teams, room);
        let head = Rect { height: 1, ..area };
        for (team, words) in view.teams.iter().enumerate() {
            let Some(x) = lanes.start(team) else { continue };
            let words = match numbered {
                true => (team + 1).to_string(),
                false => truncate(&clean_line(words), room).into_owned(),
            };
            put(buffer, head, x, head.y, &words, look.style(Meaning::Strong));
        }
        let rows = usize::from(area.height.saturating_sub(1));
        let at = self.at(view);
        // The marked row stays in sight, with what came before it.
        let above = (at + 1).saturating_sub(rows);
        let shown = view.steps.iter().enumerate().skip(above).take(rows);
        for (y, (index, step)) in (area.y + 1..area.bottom()).zip(shown) {
            let line = Rect {
                y,
                height: 1,
                ..area
            };
            let label = Rect {
                width: name.saturating_sub(2),
                ..line
            };
            let parts = view.parting.is_some_and(|parting| parting.step == index);
            row_name(buffer, label, look, step, (index, index == at, parts));
            for team in 0..view.teams.len() {
                let Some(x) = lanes.start(team) else { continue };
                let next = lanes.start(team + 1).is_some();
                lane_at(buffer, line, look, step, (team, x, lane, next));
            }
        }
        let hidden = (0..view.teams.len()).filter(|team| lanes.start(*team).is_none());
        Told {
            hidden: hidden.count(),
            numbered,
        }
    }
}

/// Whether two names look the same once they are cut to so many cells.
fn alike(names: &[String], room: usize) -> bool {
    let mut cut: Vec<String> = names
        .iter()
        .map(|name| truncate(&clean_line(name), room).into_owned())
        .collect();
    cut.sort_unstable();
    cut.windows(2).any(|two| two[0] == two[1])
}

/// Where the lanes stand.
struct Lanes {
    x: u16,
    width: u16,
    right: u16,
    /// The team whose lane stands first.
    first: usize,
}

impl Lanes {
    /// The first cell of a team's lane; none where it is before the first, or the window ends before
    /// its end.
    fn start(&self, team: usize) -> Option<u16> {
        let team = u16::try_from(team.checked_sub(self.first)?).ok()?;
        let x = self.x.checked_add(team.checked_mul(self.width)?)?;
        (x.checked_add(self.width)? <= self.right).then_some(x)
    }
}

/// `▶12 ◆ H+36:00 The charter`: marked, number, parts outcomes, when, where.
fn row_name(
    buffer: &mut Buffer,
    area: Rect,
    look: Look<'_>,
    step: &Step,
    (index, marked, parts): (usize, bool, bool),
) {
    let (sign, meaning) = match (marked, parts) {
        (true, _) => ("▶", Meaning::Focus),
        (false, true) => (" ", Meaning::Warn),
        (false, false) => (" ", Meaning::Text),
    };
    let part = if parts { "◆" } else { " " };
    let place = step.places.first();
    let clock = place.map_or_else(String::new, |place| look.clock(place.clock));
    let mut titles: Vec<&str> = Vec::new();
    for place in &step.places {
        if !titles.contains(&place.title.as_str()) {
            titles.push(&place.title);
        }
    }
    let titles = clean_line(&titles.join(" / ")).into_owned();
    let clock = pad(&clock, 8);
    let words = format!("{sign}{:>2} {part} {clock} {titles}", index + 1);
    put(buffer, area, area.x, area.y, &words, look.style(meaning));
}

/// One team at one step: the letter of its place, and a bar to its neighbour where both are there.
fn lane_at(
    buffer: &mut Buffer,
    line: Rect,
    look: Look<'_>,
    step: &Step,
    (team, x, lane, next): (usize, u16, u16, bool),
) {
    let stood = |team: usize| step.stood.get(team).copied().flatten();
    let Some(place) = stood(team) else { return };
    let moves = step.chose.get(team).is_some_and(Option::is_some);
    let beside = next && stood(team + 1) == Some(place);
    let meaning = match (moves, step.places[place].joined) {
        (false, _) => Meaning::Strong,
        (true, true) => Meaning::Good,
        (true, false) => Meaning::Own,
    };
    // A place of the end stands in brackets.
    let sign = match moves {
        true => sign_of(place),
        false => format!("[{}]", sign_of(place)),
    };
    let used = put(buffer, line, x, line.y, &sign, look.sign(meaning));
    if beside {
        let bar = "━".repeat(usize::from(lane.saturating_sub(used)));
        put(buffer, line, x + used, line.y, &bar, look.sign(meaning));
    }
}

/// The letter of a place: a to z, then numbers.
fn sign_of(place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26);
    letter.map_or_else(
        || (place + 1).to_string(),
        |place| char::from(b'a' + place).to_string(),
    )
}

/// Who stood where at a step, and what was decided there; with their numbers where those stand
/// above the lanes.
fn in_words(doc: &mut Doc, look: Look<'_>, view: &PathsView, (at, numbered): (usize, bool)) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if let Some(parting) = view.parting.filter(|parting| parting.step == at) {
        let counts = [("pairs", parting.pairs.into()), ("of", parting.of.into())];
        let words = match parting.chance {
            true => look.locale.say("paths-parting-chance", &counts),
            false => look.locale.say("paths-parting", &counts),
        };
        doc.hang("◆ ", &words, look.style(Meaning::Warn), text);
    }
    let step = &view.steps[at];
    for (number, place) in step.places.iter().enumerate() {
        let here = |team: &usize| step.stood[*team] == Some(number);
        let teams: Vec<usize> = (0..view.teams.len()).filter(here).collect();
        let head = format!(
            "{} · {} · {}",
            sign_of(number),
            look.clock(place.clock),
            place.title
        );
        doc.blank().text(&head, look.style(Meaning::Title));
        if place.joined {
            doc.hang("  ", &look.locale.say("paths-joined", &[]), dim, dim);
        }
        let mut told: Vec<(Option<&Chosen>, Vec<String>)> = Vec::new();
        for team in teams {
            let chosen = step.chose[team].as_ref();
            let name = match numbered {
                true => format!("{} {}", team + 1, view.teams[team]),
                false => view.teams[team].clone(),
            };
            match told.iter_mut().find(|(known, _)| *known == chosen) {
                Some((_, names)) => names.push(name),
                None => told.push((chosen, vec![name])),
            }
        }
        for (chosen, names) in told {
            let names = names.join(", ");
            let ended =
                chosen.is_none() && view.endings.iter().flatten().any(|e| *e == place.title);
            let words = decided(look.locale, chosen, ended);
            let first = format!("  {names}: ");
            let first = match width(&first) * 2 > doc.width() {
                true => {
                    doc.hang(
                        "  ",
                        &names,
                        look.style(Meaning::Own),
                        look.style(Meaning::Own),
                    );
                    "    ".to_owned()
                }
                false => first,
            };
            doc.hang(&first, &words, look.style(Meaning::Own), text);
        }
    }
}

/// What a team decided, in words; `ended` where play had ended there.
#[must_use]
pub fn decided(locale: &Locale, chosen: Option<&Chosen>, ended: bool) -> String {
    match chosen {
        None if ended => locale.say("paths-ended", &[]),
        None => locale.say("paths-waits", &[]),
        Some(Chosen::PickedUp) => locale.say("paths-picked-up", &[]),
        Some(Chosen::LetRing) => locale.say("paths-let-ring", &[]),
        Some(Chosen::Options(options)) => {
            let option = |(label, clauses): &(String, Vec<String>)| match clauses.is_empty() {
                true => label.clone(),
                false => format!("{label} ({})", clauses.join("; ")),
            };
            let all: Vec<String> = options.iter().map(option).collect();
            all.join(" + ")
        }
    }
}
