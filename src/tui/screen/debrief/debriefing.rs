//! The screen that holds the parts: which is open, and where one stands in each.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::ask::{Ask, Page};
use super::super::sheet::Sheet;
use super::account::{Form, Typed, written};
use super::cost::cost;
use super::forecasts::forecasts;
use super::history::history;
use super::knowledge::knowledge;
use super::part::{Part, strip};
use super::questions::questions;
use super::sources::sources;
use super::timeline::Timeline;
use crate::session::view::LineView;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::tui::keymap::{Action, Context};
use crate::tui::message::Effect;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, put};

/// A path that is looked back on.
pub(crate) struct Debriefing {
    record: Arc<Debrief>,
    open: usize,
    /// The account is being written; until it is kept or passed over, no figure is shown.
    form: Option<Form>,
    timeline: Timeline,
    sheet: Sheet,
    scrolls: [Scroll; 9],
}

impl Debriefing {
    pub(crate) fn new(record: Arc<Debrief>) -> Self {
        let form = record.account.is_none().then(Form::new);
        Self {
            open: usize::from(form.is_none()),
            record,
            form,
            timeline: Timeline::default(),
            sheet: Sheet::default(),
            scrolls: Default::default(),
        }
    }

    /// The record after the account was kept: one reads on where one was to read next.
    pub(crate) fn kept(&mut self, record: Arc<Debrief>) {
        let cost = std::mem::take(&mut Arc::make_mut(&mut self.record).cost);
        self.record = record;
        self.told(cost);
        self.form = None;
        self.turn(1);
    }

    /// What is known now of the cost of decisions; the record is shared, so it is copied once.
    pub(crate) fn told(&mut self, cost: Cost) {
        Arc::make_mut(&mut self.record).cost = cost;
    }

    /// Whether somebody is still at work on the cost of decisions.
    pub(crate) fn awaits(&self) -> bool {
        let working = matches!(self.record.cost, Cost::Unasked | Cost::Working(..));
        self.record.finished && working
    }

    /// Is an account on its way to be kept?
    pub(crate) const fn writes(&self) -> bool {
        self.form.is_some()
    }

    /// Whether words of an account were typed that are not kept.
    pub(crate) fn has_draft(&self) -> bool {
        let kept = self.record.account.clone().unwrap_or_default();
        self.form
            .as_ref()
            .is_some_and(|form| form.account() != kept)
    }

    fn parts(&self) -> &'static [Part] {
        Part::all(self.record.finished)
    }

    fn part(&self) -> Part {
        let parts = self.parts();
        parts[self.open.min(parts.len() - 1)]
    }

    pub(crate) fn context(&self) -> Context {
        match (&self.form, self.part()) {
            (Some(form), _) if form.skipping() => Context::Skip,
            (Some(_), _) => Context::Account,
            (None, Part::Account) => Context::Written,
            (None, Part::Timeline) if !self.record.finished => Context::SoFar,
            (None, Part::Timeline) => Context::Timeline,
            (None, Part::Score) if self.sheet.on_ledger() => Context::Ledger,
            (None, Part::Score) => Context::Sheet,
            (None, _) => Context::Debrief,
        }
    }

    /// The field that takes typed text.
    pub(crate) fn field(&mut self) -> Option<&mut Field> {
        self.form.as_mut().map(Form::field)
    }

    pub(crate) fn act(&mut self, action: Action) -> Ask {
        if let Some(form) = &mut self.form {
            return match form.act(action) {
                Typed::Stay => Ask::Stay,
                Typed::Keep(account) => Ask::Do(Effect::Account(account)),
                Typed::Skip => {
                    self.form = None;
                    if self.record.account.is_none() {
                        self.turn(1);
                    }
                    Ask::Stay
                }
                Typed::Leave => Ask::Leave,
            };
        }
        match action {
            Action::Next => self.turn(1),
            Action::Previous => self.turn(self.parts().len() - 1),
            Action::Number(number) => self.open_number(usize::from(number)),
            Action::Back => return Ask::Leave,
            Action::Log => return Ask::Go(Page::Log),
            Action::Briefing => return Ask::Go(Page::Briefing),
            Action::Write => self.form = Some(Form::of(self.record.account.as_ref())),
            Action::Rehearse if self.record.finished => {
                let moment = self.timeline.chosen(&self.record);
                return moment.map_or(Ask::Stay, |moment| Ask::Do(Effect::Rehearse(moment)));
            }
            action => self.act_on_part(action),
        }
        Ask::Stay
    }

    fn act_on_part(&mut self, action: Action) {
        match self.part() {
            Part::Timeline => self.timeline.act(action, &self.record),
            Part::Score if action == Action::Jump => {
                let line = self.sheet.line(&self.record.now);
                if let Some(number) = line.and_then(|line| moment_of(&self.record, line)) {
                    self.timeline.go(number);
                    self.open = 1;
                }
            }
            Part::Score => self.sheet.act(action, &self.record.now),
            _ => {
                self.scrolls[self.open].act(action);
            }
        }
    }

    fn turn(&mut self, by: usize) {
        self.open = (self.open + by) % self.parts().len();
    }

    fn open_number(&mut self, number: usize) {
        if (1..=self.parts().len()).contains(&number) {
            self.open = number - 1;
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let top = Rect {
            height: area.height.min(1),
            ..area
        };
        strip(buffer, top, look, (self.parts(), self.open), self.writes());
        let gap = u16::from(area.height >= 20 || !self.record.finished);
        if !self.record.finished {
            let below = Rect {
                y: top.bottom(),
                ..top
            };
            let words = look.locale.say("part-unfinished", &[]);
            put(
                buffer,
                below,
                below.x,
                below.y,
                &words,
                look.style(Meaning::Warn),
            );
        }
        let body = Rect {
            y: area.y + top.height + gap,
            height: area.height.saturating_sub(top.height + gap),
            ..area
        };
        if let Some(form) = &self.form {
            return form.draw(buffer, body, look);
        }
        match self.part() {
            Part::Timeline => self.timeline.draw(buffer, body, look, &self.record),
            Part::Score => self.sheet.draw(buffer, body, look, &self.record.now),
            part => self.text(buffer, body, look, part),
        }
    }

    /// A part that is one long text.
    fn text(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, part: Part) {
        let record = &*self.record;
        let sides = matches!(part, Part::Knowledge | Part::History);
        let most = if sides { 150 } else { 100 };
        let mut doc = Doc::new(Scroll::room(area.width).min(most));
        match part {
            Part::Account => written(&mut doc, look, record.account.as_ref()),
            Part::Knowledge => knowledge(&mut doc, look, record),
            Part::History => history(&mut doc, look, record),
            Part::Cost => cost(&mut doc, look, record),
            Part::Forecasts => forecasts(&mut doc, look, record),
            Part::Questions => questions(&mut doc, look, record),
            Part::Sources => sources(&mut doc, look, record),
            Part::Timeline | Part::Score => {}
        }
        self.scrolls[self.open].draw(buffer, area, look, &doc);
    }
}

/// The moment whose decision a line is about; else the last one before it.
fn moment_of(record: &Debrief, line: &LineView) -> Option<usize> {
    let about = |moment: &crate::session::view::debrief::Moment| {
        let mut options = moment.decision.iter().flat_map(|decided| &decided.options);
        moment.at <= line.at && options.any(|taken| taken.label == line.subject)
    };
    let named = record.moments.iter().rposition(about);
    named.or_else(|| {
        record
            .moments
            .iter()
            .rposition(|moment| moment.at <= line.at)
    })
}
