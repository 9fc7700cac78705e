//! The screen that holds the parts: which is open, and where one stands in each.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::ask::{Ask, Page};
use super::super::paths::PathsPage;
use super::super::sheet::Sheet;
use super::account::{Form, Typed, written};
use super::cost::cost;
use super::forecasts::forecasts;
use super::history::history;
use super::knowledge::knowledge;
use super::part::{PARTS, Part, strip};
use super::questions::questions;
use super::room::{actions, others, rated};
use super::sources::sources;
use super::timeline::Timeline;
use crate::session::view::LineView;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::session::view::paths::PathsView;
use crate::session::view::wash::Step;
use crate::tui::keymap::{Action, Context};
use crate::tui::message::Effect;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, put};

/// A path that is looked back on.
pub(crate) struct Debriefing {
    record: Arc<Debrief>,
    open: Part,
    /// The account is being written; until it is kept or passed over, no figure is shown.
    form: Option<Form>,
    timeline: Timeline,
    sheet: Sheet,
    paths: PathsPage,
    scrolls: [Scroll; PARTS],
}

impl Debriefing {
    pub(crate) fn new(record: Arc<Debrief>) -> Self {
        let asked = record.account.is_none() && record.steps.has(Step::Account);
        let form = asked.then(|| Form::new().of_room(&record));
        let parts = Part::all(&record);
        let next = parts.get(1).filter(|_| form.is_none());
        Self {
            open: *next.unwrap_or(&parts[0]),
            record,
            form,
            timeline: Timeline::default(),
            sheet: Sheet::default(),
            paths: PathsPage::fixed(),
            scrolls: Default::default(),
        }
    }

    /// The same path with more of it released. What was released last is opened, unless somebody
    /// writes.
    pub(crate) fn renew(&mut self, record: Arc<Debrief>) {
        let before = self.record.steps;
        let cost = std::mem::take(&mut Arc::make_mut(&mut self.record).cost);
        self.record = record;
        let new = self.record.steps.iter().filter(|step| !before.has(*step));
        let newest = new.last().map(Part::of);
        if let Some(part) = newest.filter(|part| self.parts().contains(part)) {
            self.open = part;
        }
        // Asked for anew: more of it may be told now.
        if matches!(cost, Cost::Working(..)) {
            self.told(cost);
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
        let steps = self.record.steps.iter();
        let open = steps.map(Part::of).any(|part| part == Part::Cost);
        self.record.finished && working && open
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

    fn parts(&self) -> Vec<Part> {
        Part::all(&self.record)
    }

    /// The place of the open part among those there are.
    fn place(&self) -> usize {
        let mut parts = self.parts().into_iter();
        parts.position(|part| part == self.open).unwrap_or(0)
    }

    fn part(&self) -> Part {
        self.parts()[self.place()]
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
            Action::Write => {
                let form = Form::of(self.record.account.as_ref());
                self.form = Some(form.of_room(&self.record));
            }
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
                    self.open = Part::Timeline;
                }
            }
            Part::Score => self.sheet.act(action, &self.record.now),
            Part::Comparison => {
                if let Some(paths) = paths(&self.record) {
                    self.paths.act(action, paths);
                }
            }
            part => {
                self.scrolls[part as usize].act(action);
            }
        }
    }

    fn turn(&mut self, by: usize) {
        let parts = self.parts();
        self.open = parts[(self.place() + by) % parts.len()];
    }

    fn open_number(&mut self, number: usize) {
        let parts = self.parts();
        let part = number.checked_sub(1).and_then(|at| parts.get(at));
        self.open = *part.unwrap_or(&self.open);
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let top = Rect {
            height: area.height.min(1),
            ..area
        };
        let parts = self.parts();
        strip(buffer, top, look, (&parts, self.place()), self.writes());
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
            Part::Comparison => {
                if let Some(paths) = paths(&self.record) {
                    self.paths.draw(buffer, body, look, paths);
                }
            }
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
            Part::Account => {
                written(&mut doc, look, record.account.as_ref());
                others(&mut doc, look, record);
            }
            Part::Objectives => rated(&mut doc, look, record),
            Part::Actions => actions(&mut doc, look, record),
            Part::Knowledge => knowledge(&mut doc, look, record),
            Part::History => history(&mut doc, look, record),
            Part::Cost => cost(&mut doc, look, record),
            Part::Forecasts => forecasts(&mut doc, look, record),
            Part::Questions => questions(&mut doc, look, record),
            Part::Sources => sources(&mut doc, look, record),
            Part::Timeline | Part::Score | Part::Comparison => {}
        }
        self.scrolls[part as usize].draw(buffer, area, look, &doc);
    }
}

/// The teams beside each other, where that is released.
fn paths(record: &Debrief) -> Option<&PathsView> {
    record.room.as_ref()?.paths.as_deref()
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
