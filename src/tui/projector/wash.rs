//! The hot wash on the wall: the step, the time that is left, what the room does now, and of the
//! debrief what is for all eyes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Projector;
use crate::session::view::projector::WallWash;
use crate::session::view::wash::Step;
use crate::text::{clean_line, width};
use crate::tui::screen::{WallStep, plan_of};
use crate::tui::steps::{step_does, step_name};
use crate::tui::theme::Meaning;
use crate::tui::widget::{DIGIT_ROWS, Doc, Look, Scroll, digits, put};

/// Rows that leave room for large figures.
const LARGE: u16 = 18;
/// With so many seconds left the time draws the eye.
const SOON: u32 = 60;
/// Rows of the head without large figures.
const HEAD: u16 = 3;

impl Projector {
    pub(super) fn wash(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, wash: &WallWash) {
        let rest = head(buffer, area, look, wash);
        let Some(step) = wash.now else {
            let mut doc = Doc::new(Scroll::room(rest.width));
            let whole = look.locale.say("wall-wash-whole", &[]);
            doc.text(&whole, look.style(Meaning::Strong));
            return self.scroll.draw(buffer, rest, look, &doc);
        };
        let mut doc = Doc::new(Scroll::room(rest.width));
        doc.text(&step_does(look.locale, step), look.style(Meaning::Strong))
            .blank();
        let told = told(&mut doc, look, wash, step);
        let shared = match (step, &self.view.paths) {
            (Step::Comparison, Some(paths)) => Some(paths),
            _ => None,
        };
        if shared.is_none() && (told || wash.record.is_none()) {
            if !told {
                let own = look.locale.say("wall-wash-own", &[]);
                doc.text(&own, look.style(Meaning::Text));
            }
            return self.scroll.draw(buffer, rest, look, &doc);
        }
        let rows = u16::try_from(doc.len())
            .unwrap_or(u16::MAX)
            .min(rest.height / 3);
        let above = Rect {
            height: rows,
            ..rest
        };
        Scroll::default().draw(buffer, above, look, &doc);
        let below = Rect {
            y: rest.y + rows,
            height: rest.height - rows,
            ..rest
        };
        match (shared, &wash.record) {
            (Some(paths), _) => self.paths.draw(buffer, below, look, paths),
            (None, Some(record)) => {
                let shown = WallStep {
                    step,
                    scroll: &self.scroll,
                    paths: &self.paths,
                };
                shown.draw(buffer, below, look, record);
            }
            (None, None) => {}
        }
    }
}

/// What is for everybody: who has spoken, questions, objectives, actions. Whether there is any that
/// stands for the step.
fn told(doc: &mut Doc, look: Look<'_>, wash: &WallWash, step: Step) -> bool {
    let text = look.style(Meaning::Text);
    match step {
        Step::Account => {
            for (team, count, of) in &wash.spoken {
                let words = [
                    ("team", team.as_str().into()),
                    ("count", (*count).into()),
                    ("of", (*of).into()),
                ];
                doc.text(&look.locale.say("wall-spoken", &words), text);
            }
            true
        }
        Step::Timeline if wash.record.is_none() && !wash.questions.is_empty() => {
            doc.text(&look.locale.say("wall-wash-own", &[]), text);
            doc.heading(look, &look.locale.say("wall-questions", &[]));
            for (number, question) in (1..).zip(&wash.questions) {
                let sign = format!("{number:>3}  ");
                doc.hang(&sign, question, look.style(Meaning::Dim), text);
            }
            true
        }
        Step::Objectives if wash.record.is_none() => {
            for objective in &wash.objectives {
                doc.hang("· ", objective, look.style(Meaning::Dim), text);
            }
            doc.blank()
                .text(&look.locale.say("wall-wash-own", &[]), text);
            true
        }
        Step::Actions => {
            plan_of(doc, look, &wash.plan);
            true
        }
        _ => false,
    }
}

/// The name and number of the step at the left, the time that is left at the right, in large figures
/// where there is room.
fn head(buffer: &mut Buffer, area: Rect, look: Look<'_>, wash: &WallWash) -> Rect {
    let large = area.height >= LARGE && wash.left.is_some();
    let digit_rows = u16::try_from(DIGIT_ROWS).unwrap_or(0);
    let rows = if large { digit_rows + 2 } else { HEAD }.min(area.height);
    let place = Rect {
        height: rows,
        ..area
    };
    let mut room = place;
    if let Some(left) = wash.left {
        let meaning = match left {
            0..SOON => Meaning::Warn,
            _ => Meaning::Focus,
        };
        let time = clean_line(&look.locale.duration(left.into())).into_owned();
        let label = match left {
            0 => look.locale.say("wash-over", &[]),
            _ => look.locale.say("wall-left", &[]),
        };
        let figures = digits(&time);
        let cells = match large {
            true => width(&figures[0]),
            false => width(&time),
        };
        let cells = u16::try_from(cells.max(width(&label))).unwrap_or(u16::MAX);
        let cells = cells.min(area.width);
        let x = area.right() - cells;
        put(buffer, place, x, place.y, &label, look.style(Meaning::Dim));
        match large {
            true => {
                for (row, figure) in (1..).zip(figures.iter().take(DIGIT_ROWS)) {
                    put(buffer, place, x, place.y + row, figure, look.sign(meaning));
                }
            }
            false => {
                put(buffer, place, x, place.y + 1, &time, look.style(meaning));
            }
        }
        room.width = room.width.saturating_sub(cells + 2);
    }
    let (title, number) = match wash.now {
        Some(step) => {
            let of = [
                ("number", step.number().into()),
                ("of", Step::ALL.len().into()),
            ];
            (
                step_name(look.locale, step),
                look.locale.say("wall-step", &of),
            )
        }
        None => (look.locale.say("wall-wash", &[]), String::new()),
    };
    put(
        buffer,
        room,
        room.x,
        room.y,
        &number,
        look.style(Meaning::Dim),
    );
    let y = room.y + 1;
    if y < room.bottom() {
        put(buffer, room, room.x, y, &title, look.style(Meaning::Focus));
    }
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}
