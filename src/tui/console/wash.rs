//! The hot wash at the console: the steps in their order, which are released, the time that is left
//! for the others, and what people have said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::boxes::Boxed;
use super::form::{Form, Purpose, Row};
use super::machine::{Console, Page};
use super::message::ConsoleEffect;
use super::overview::time;
use crate::locale::phrase;
use crate::session::view::console::Steer;
use crate::session::view::wash::{SteeredWash, Step};
use crate::text::{pad, width};
use crate::tui::keymap::Action;
use crate::tui::screen::plan_of;
use crate::tui::steps::{step_does, step_name};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, below_title, pane_title};

/// Minutes that a hot wash can be given.
const MINUTES: [u32; 8] = [5, 10, 15, 20, 30, 45, 60, 90];
/// With so many seconds left the time draws the eye.
const SOON: u32 = 60;
/// The width that shows the steps and what is said in them beside each other.
const WIDE: u16 = 100;

/// Which step is marked.
#[derive(Default)]
pub(super) struct WashPage {
    cursor: usize,
    steps: Scroll,
}

/// The first step that is not released and can be.
fn next(wash: &SteeredWash) -> Option<usize> {
    let mut steps = Step::ALL.into_iter();
    steps.position(|step| {
        let none = step == Step::Comparison && wash.one_world;
        !wash.steps.has(step) && !none
    })
}

impl Console {
    pub(super) fn open_wash(&mut self) {
        self.mark_next_step();
        self.open(Page::Wash);
    }

    /// The cursor stands where the room goes next.
    pub(super) fn mark_next_step(&mut self) {
        self.wash.cursor = next(&self.view.wash).unwrap_or(self.wash.cursor);
    }

    pub(super) fn act_on_wash(&mut self, action: Action) -> Vec<ConsoleEffect> {
        let last = Step::ALL.len() - 1;
        let at = &mut self.wash.cursor;
        match action {
            Action::Up => *at = at.saturating_sub(1),
            Action::Down => *at = (*at + 1).min(last),
            Action::Choose => return self.release(),
            action => {
                self.reading.act(action);
            }
        }
        Vec::new()
    }

    /// The marked step for all; the first one with the time that all of them have.
    fn release(&mut self) -> Vec<ConsoleEffect> {
        let step = Step::ALL[self.wash.cursor.min(Step::ALL.len() - 1)];
        let wash = &self.view.wash;
        match step {
            step if wash.steps.has(step) => {
                self.tell(phrase("wash-open-already"));
                Vec::new()
            }
            Step::Account => {
                self.wash_time();
                Vec::new()
            }
            Step::Comparison if wash.steps.has(Step::Account) && !wash.one_world => {
                self.compare();
                Vec::new()
            }
            step => self.steer(Steer::Show(step)),
        }
    }

    /// How long the hot wash is to last, or how much longer.
    pub(super) fn wash_time(&mut self) {
        let begun = self.view.wash.begun;
        let span = |minutes: u32| self.locale.span(minutes);
        let mut values: Vec<String> = MINUTES.into_iter().map(span).collect();
        let mut lengths: Vec<Option<u32>> = MINUTES.map(|minutes| Some(minutes * 60)).into();
        let planned = self.view.wash.planned;
        let fits = MINUTES.iter().rposition(|minutes| *minutes <= planned);
        let (title, at) = match begun {
            true => (self.locale.say("form-wash-more", &[]), 0),
            false => {
                values.push(self.locale.say("form-wash-open", &[]));
                lengths.push(None);
                (self.locale.say("form-wash", &[]), fits.unwrap_or(0))
            }
        };
        let row = Row {
            label: self.locale.say("form-wash-lasts", &[]),
            values,
            at,
        };
        let mut form = Form::new(title, Purpose::Wash(lengths), vec![row], None);
        if !begun {
            let planned = [("planned", span(planned).into())];
            form.above.push(self.locale.say("steer-wash", &planned));
        }
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    /// An action, who answers for it, until when.
    pub(super) fn plan(&mut self) {
        let rows = vec![self.teams(phrase("form-team"), phrase("form-all"), None)];
        let title = self.locale.say("form-plan", &[]);
        let text = self.locale.say("form-plan-action", &[]);
        let lines = ["form-plan-owner", "form-plan-due"].map(|key| self.locale.say(key, &[]));
        let form = Form::new(title, Purpose::Plan, rows, Some(text)).with_lines(lines);
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    pub(super) fn draw_wash(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let wash = &*self.view.wash;
        let wide = area.width >= WIDE;
        let rows = u16::try_from(Step::ALL.len()).unwrap_or(u16::MAX) + 4;
        let left = match wide {
            true => Rect {
                width: area.width * 2 / 5,
                ..area
            },
            false => Rect {
                height: rows.min(area.height * 3 / 4),
                ..area
            },
        };
        let right = match wide {
            true => Rect {
                x: left.right() + 2,
                width: area.width - left.width - 2,
                ..area
            },
            false => Rect {
                y: left.bottom(),
                height: area.height - left.height,
                ..area
            },
        };
        self.steps(buffer, left, look, wash);
        self.said(buffer, right, look, wash);
    }

    /// The time that is left, and the steps.
    fn steps(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, wash: &SteeredWash) {
        let title = look.locale.say("wash-title", &[]);
        let rest = pane_title(buffer, area, look, &title, "", true);
        let mut doc = Doc::new(Scroll::room(rest.width));
        let (words, meaning) = pace(look, wash);
        doc.text(&words, look.style(meaning)).blank();
        let at = self.wash.cursor;
        let mut here = 0..0;
        for (number, step) in Step::ALL.into_iter().enumerate() {
            let from = doc.len();
            let cursor = if number == at { "▶" } else { " " };
            let none = step == Step::Comparison && wash.one_world;
            let (sign, meaning) = match (wash.steps.has(step), wash.now == Some(step)) {
                (true, true) => ("●", Meaning::Focus),
                (true, false) => ("✓", Meaning::Good),
                (false, _) if none => ("–", Meaning::Dim),
                (false, _) => ("·", Meaning::Text),
            };
            doc.line(vec![
                (cursor.to_owned(), look.style(Meaning::Focus)),
                (format!("{sign} "), look.sign(meaning)),
                (format!("{:>2} ", number + 1), look.style(Meaning::Dim)),
                (step_name(look.locale, step), look.style(meaning)),
            ]);
            if number == at {
                doc.mark(from..doc.len(), look.theme.row());
                here = from..doc.len();
            }
        }
        self.wash.steps.follow(at, &here);
        self.wash.steps.draw(buffer, rest, look, &doc);
    }

    /// What the room does in the marked step, and what was said so far.
    fn said(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, wash: &SteeredWash) {
        let step = Step::ALL[self.wash.cursor.min(Step::ALL.len() - 1)];
        let rest = below_title(area);
        let mut doc = Doc::new(Scroll::room(rest.width).min(100));
        let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
        doc.text(&step_does(look.locale, step), text);
        if step == Step::Comparison && wash.one_world {
            doc.text(&look.locale.say("paths-one-world", &[]), dim);
        }
        if !self.view.teams.iter().all(|team| team.ended) {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say("wash-in-play", &[]), warn, warn);
        }
        doc.heading(look, &look.locale.say("wash-spoken", &[]));
        let names = wash.spoken.iter().map(|(team, ..)| width(team)).max();
        for (team, count, of) in &wash.spoken {
            let words = [("count", (*count).into()), ("of", (*of).into())];
            let words = look.locale.say("wash-spoken-of", &words);
            doc.line(vec![
                (
                    format!("{}  ", pad(team, names.unwrap_or(0))),
                    look.style(Meaning::Strong),
                ),
                (words, text),
            ]);
        }
        for (team, word) in &wash.words {
            let who = [
                ("name", word.name.as_str().into()),
                ("team", team.as_str().into()),
            ];
            let who = look.locale.say("wash-who", &who);
            doc.blank().text(&who, look.style(Meaning::Title));
            let said = [("+ ", &word.strength), ("> ", &word.improvement)];
            for (sign, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
                doc.hang(sign, words, dim, text);
            }
        }
        doc.heading(look, &look.locale.say("wash-plan", &[]));
        plan_of(&mut doc, look, &wash.plan);
        self.reading.draw(buffer, rest, look, &doc);
        let title = step_name(look.locale, step);
        let page = self.reading.page(look);
        pane_title(buffer, area, look, &title, &page, false);
    }
}

/// The time that is left, and what it comes to for each step that is not released.
fn pace(look: Look<'_>, wash: &SteeredWash) -> (String, Meaning) {
    let open = Step::ALL.into_iter().filter(|step| !wash.steps.has(*step));
    let open = open.filter(|step| *step != Step::Comparison || !wash.one_world);
    let count = u32::try_from(open.count()).unwrap_or(u32::MAX);
    match (wash.begun, wash.left) {
        (false, _) => (look.locale.say("wash-not-begun", &[]), Meaning::Dim),
        (true, None) => (look.locale.say("wash-unlimited", &[]), Meaning::Dim),
        (true, Some(0)) => (look.locale.say("wash-time-up", &[]), Meaning::Warn),
        (true, Some(left)) => {
            let meaning = match left {
                0..SOON => Meaning::Warn,
                _ => Meaning::Strong,
            };
            let words = [
                ("left", time(look, left).into()),
                ("count", count.into()),
                ("each", time(look, left / count.max(1)).into()),
            ];
            (look.locale.say("wash-pace", &words), meaning)
        }
    }
}
