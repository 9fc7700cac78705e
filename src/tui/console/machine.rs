//! The console as a machine: what is marked, which page is open, which box lies over it.

use std::sync::Arc;

use super::boxes::{Answered, Boxed};
use super::message::{ConsoleEffect, ConsoleMsg, Parting};
use super::parting::PartingBox;
use super::wash::WashPage;
use crate::locale::{Locale, phrase};
use crate::session::view::console::{ConsoleView, Steer, TableView, TeamRow};
use crate::tui::key::Key;
use crate::tui::keymap::{self, Action, Context};
use crate::tui::popup::{Help, Notice, Palette};
use crate::tui::screen::PathsPage;
use crate::tui::theme::Theme;
use crate::tui::widget::Scroll;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Overview,
    Table,
    Doors,
    Incidents,
    Notes,
    Paths,
    Seats,
    Wash,
    Day,
}

/// Parts of a table's page.
pub(super) const PARTS: usize = 3;

/// The screens of the facilitator.
pub struct Console {
    pub(super) locale: Locale,
    pub(super) theme: Theme,
    size: (u16, u16),
    pub(super) view: Arc<ConsoleView>,
    /// The table that came last, with the number of its team.
    table: Option<(usize, Arc<TableView>)>,
    /// Whose eyes the table is seen with, by seat; none for the facilitator's own.
    eyes: Option<u32>,
    /// The team under the cursor.
    pub(super) cursor: usize,
    pub(super) page: Page,
    /// The part of the table that keys scroll, and that is seen where one is seen at a time.
    pub(super) part: usize,
    pub(super) parts: [Scroll; PARTS],
    pub(super) list: Scroll,
    pub(super) reading: Scroll,
    pub(super) paths: PathsPage,
    pub(super) wash: WashPage,
    pub(super) boxes: Vec<Boxed>,
    /// What was sent and not answered, to be shown again where it is refused.
    sent: Option<Boxed>,
}

impl Console {
    /// Opens on the overview, or on the ways in while nobody has joined. The shell is asked for the
    /// first team's table by the first message.
    #[must_use]
    pub fn new(view: Arc<ConsoleView>, locale: Locale, theme: Theme, size: (u16, u16)) -> Self {
        let joined = view.teams.iter().any(|team| !team.people.is_empty());
        Self {
            locale,
            theme,
            size,
            page: match joined || view.doors.is_empty() {
                true => Page::Overview,
                false => Page::Doors,
            },
            view,
            table: None,
            eyes: None,
            cursor: 0,
            part: 0,
            parts: Default::default(),
            list: Scroll::default(),
            reading: Scroll::default(),
            paths: PathsPage::default(),
            wash: WashPage::default(),
            boxes: Vec::new(),
            sent: None,
        }
    }

    /// What the shell must do first: the table of the first team.
    #[must_use]
    pub fn begin(&self) -> Vec<ConsoleEffect> {
        match self.view.teams.is_empty() {
            true => Vec::new(),
            false => vec![ConsoleEffect::Detail(self.cursor)],
        }
    }

    /// Where keys go now.
    #[must_use]
    pub fn context(&self) -> Context {
        match (self.boxes.last(), self.page) {
            (Some(boxed), _) => boxed.context(),
            (None, Page::Overview) => Context::Overview,
            (None, Page::Table) => Context::Table,
            (None, Page::Wash) => Context::Wash,
            (None, Page::Paths) => Context::Paths,
            (None, _) => Context::Ledge,
        }
    }

    /// The team under the cursor.
    pub(super) fn marked(&self) -> Option<&TeamRow> {
        self.view.teams.get(self.cursor)
    }

    /// The table of the team under the cursor, once it has come.
    pub(super) fn table(&self) -> Option<&TableView> {
        let (team, table) = self.table.as_ref()?;
        (*team == self.cursor).then_some(table)
    }

    /// Takes a message; returns what the shell must do, in order.
    #[must_use]
    pub fn update(&mut self, message: ConsoleMsg) -> Vec<ConsoleEffect> {
        match message {
            ConsoleMsg::Key(key) => return self.key(key),
            ConsoleMsg::Paste(text) => {
                if let Some(field) = self.boxes.last_mut().and_then(Boxed::field) {
                    field.paste(&text);
                }
            }
            ConsoleMsg::Resize(columns, rows) => self.size = (columns, rows),
            ConsoleMsg::View(view) => {
                let released = view.wash.steps != self.view.wash.steps;
                self.view = view;
                if released {
                    self.mark_next_step();
                }
                let last = self.view.teams.len().saturating_sub(1);
                self.cursor = self.cursor.min(last);
            }
            ConsoleMsg::Table(team, table) => self.table = Some((team, table)),
            ConsoleMsg::Done => self.sent = None,
            ConsoleMsg::Refused(why) => {
                self.boxes.extend(self.sent.take());
                let title = self.locale.say("refused-title", &[]);
                let notice = Notice::new(title, vec![why]);
                self.boxes.push(Boxed::Notice(notice));
            }
        }
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<ConsoleEffect> {
        match keymap::action(self.context(), key) {
            Some(Action::Interrupt) => self.interrupt(),
            _ if self.size.0 == 0 || self.size.1 == 0 => Vec::new(),
            Some(action) => self.act(action),
            None => {
                if let Some(field) = self.boxes.last_mut().and_then(Boxed::field) {
                    field.key(key);
                }
                Vec::new()
            }
        }
    }

    /// A session is not dropped by one key: the first asks, the second leaves, and it stays up.
    fn interrupt(&mut self) -> Vec<ConsoleEffect> {
        if let Some(Boxed::Parting(_)) = self.boxes.last() {
            return vec![ConsoleEffect::Quit(Parting::Stays)];
        }
        self.boxes.push(Boxed::Parting(PartingBox::default()));
        Vec::new()
    }

    fn act(&mut self, action: Action) -> Vec<ConsoleEffect> {
        if let Some(boxed) = self.boxes.last_mut() {
            let answered = boxed.act(action, &self.locale);
            return self.answered(answered);
        }
        match action {
            Action::Help => {
                let help = Help::new(self.context());
                self.boxes.push(Boxed::Help(help));
            }
            Action::Palette => {
                let palette = Palette::new(self.context());
                self.boxes.push(Boxed::Palette(Box::new(palette)));
            }
            Action::Quit => self.boxes.push(Boxed::Parting(PartingBox::default())),
            Action::Lever(lever) => return self.pull(lever),
            Action::Doors => self.open(Page::Doors),
            Action::Incidents => self.open(Page::Incidents),
            Action::Notes => self.open(Page::Notes),
            Action::Seats => self.open(Page::Seats),
            Action::Paths => match self.view.paths {
                Some(_) => self.open(Page::Paths),
                None => self.tell(phrase("paths-one-world")),
            },
            Action::Wash => self.open_wash(),
            Action::Day => match self.view.day {
                Some(_) => self.open(Page::Day),
                None => self.tell(phrase("day-none")),
            },
            Action::Back => self.open(Page::Overview),
            Action::Number(number) => return self.mark(usize::from(number).saturating_sub(1)),
            action => return self.act_on_page(action),
        }
        Vec::new()
    }

    pub(super) fn open(&mut self, page: Page) {
        self.page = page;
        self.reading.reset();
    }

    fn act_on_page(&mut self, action: Action) -> Vec<ConsoleEffect> {
        let last = self.view.teams.len().saturating_sub(1);
        match (self.page, action) {
            (Page::Overview, Action::Up) => return self.mark(self.cursor.saturating_sub(1)),
            (Page::Overview, Action::Down) => return self.mark((self.cursor + 1).min(last)),
            (Page::Overview, Action::Top) => return self.mark(0),
            (Page::Overview, Action::Bottom) => return self.mark(last),
            (Page::Overview, Action::Choose) => {
                (self.page, self.eyes) = (Page::Table, None);
                return self.detail();
            }
            (Page::Overview, action) => {
                self.list.act(action);
            }
            (Page::Table, Action::Eyes) => return self.next_eyes(),
            (Page::Table, Action::Next) => self.part = (self.part + 1) % PARTS,
            (Page::Table, Action::Previous) => self.part = (self.part + PARTS - 1) % PARTS,
            (Page::Table, action) => {
                self.parts[self.part].act(action);
            }
            (Page::Paths, action) => {
                if let Some(paths) = &self.view.paths {
                    self.paths.act(action, paths);
                }
            }
            (Page::Wash, action) => return self.act_on_wash(action),
            (_, action) => {
                self.reading.act(action);
            }
        }
        Vec::new()
    }

    /// Another team is looked at.
    fn mark(&mut self, team: usize) -> Vec<ConsoleEffect> {
        if team == self.cursor || team >= self.view.teams.len() {
            return Vec::new();
        }
        (self.cursor, self.eyes) = (team, None);
        self.parts.iter().for_each(Scroll::reset);
        self.detail()
    }

    fn detail(&self) -> Vec<ConsoleEffect> {
        match (self.marked(), self.eyes) {
            (Some(_), None) => vec![ConsoleEffect::Detail(self.cursor)],
            (Some(_), Some(seat)) => vec![ConsoleEffect::Eyes(self.cursor, seat)],
            (None, _) => Vec::new(),
        }
    }

    /// The table as the next person of the team sees it; behind the last with one's own eyes again.
    fn next_eyes(&mut self) -> Vec<ConsoleEffect> {
        let people = self.marked().map_or(&[][..], |team| &team.people);
        let now = self.eyes.unwrap_or(0);
        let next = people
            .iter()
            .map(|person| person.seat)
            .find(|seat| *seat > now);
        if next.is_none() && self.eyes.is_none() {
            self.tell(phrase("steer-nobody"));
            return Vec::new();
        }
        self.eyes = next;
        self.detail()
    }

    pub(super) fn steer(&mut self, steer: Steer) -> Vec<ConsoleEffect> {
        self.sent = None;
        vec![ConsoleEffect::Steer(steer)]
    }

    pub(super) fn tell(&mut self, phrase: &str) {
        let title = self.locale.say("refused-title", &[]);
        let words = self.locale.say(phrase, &[]);
        self.boxes
            .push(Boxed::Notice(Notice::new(title, vec![words])));
    }

    fn answered(&mut self, answered: Answered) -> Vec<ConsoleEffect> {
        match answered {
            Answered::Stay => Vec::new(),
            Answered::Close => {
                self.boxes.pop();
                Vec::new()
            }
            Answered::Act(action) => {
                self.boxes.pop();
                self.act(action)
            }
            Answered::Then(next) => {
                self.boxes.pop();
                self.boxes.push(*next);
                Vec::new()
            }
            Answered::Send(steer) => {
                self.sent = self.boxes.pop();
                vec![ConsoleEffect::Steer(steer)]
            }
            Answered::Quit(parting) => vec![ConsoleEffect::Quit(parting)],
        }
    }
}
