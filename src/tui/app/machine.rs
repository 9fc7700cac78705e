//! The screens as one machine: `update` takes a message and says what the shell must do, `draw`
//! shows the state and changes nothing that a player could see.

use std::sync::Arc;

use crate::locale::Locale;
use crate::session::view::{Command, View};
use crate::tui::backend::{Library, Opened, Place, Problem};
use crate::tui::crew::Crew;
use crate::tui::key::Key;
use crate::tui::keymap::{self, Action};
use crate::tui::message::{Effect, Leave, Msg};
use crate::tui::play::Play;
use crate::tui::popup::{Certain, Confirm, Help, Leaving, Notice, Palette, Popup, Said, Why};
use crate::tui::screen::{self, Ask, Here, LibraryScreen, Page};
use crate::tui::taste::Taste;
use crate::tui::theme::Theme;

/// The screens of one seat.
pub struct App {
    pub(super) locale: Locale,
    pub(super) theme: Theme,
    pub(super) taste: Taste,
    pub(super) size: (u16, u16),
    pub(super) page: Page,
    pub(super) popups: Vec<Popup>,
    pub(super) library: LibraryScreen,
    pub(super) play: Option<Play>,
    /// Who one plays with; none alone.
    pub(super) crew: Option<Crew>,
    /// The shell was asked for something and has not answered; keys but Ctrl-C wait.
    pub(super) busy: bool,
}

impl App {
    /// Opens on the library, with its notices on top.
    #[must_use]
    pub fn new(library: Library, locale: Locale, theme: Theme, size: (u16, u16)) -> Self {
        Self {
            locale,
            theme,
            taste: Taste::default(),
            size,
            page: Page::Library,
            popups: Vec::new(),
            library: LibraryScreen::new(library),
            play: None,
            crew: None,
            busy: false,
        }
    }

    /// As the player likes it.
    #[must_use]
    pub fn with_taste(mut self, taste: Taste) -> Self {
        self.taste = taste;
        self
    }

    /// What the player likes.
    #[must_use]
    pub fn taste(&self) -> Taste {
        self.taste
    }

    /// What the shell must do first to begin with this exercise instead of the library.
    #[must_use]
    pub fn begin_with_exercise(&mut self, exercise: &str) -> Vec<Effect> {
        self.ask_shell(Effect::Play(exercise.to_owned()))
    }

    /// What the shell must do first to begin with this session instead of the library.
    #[must_use]
    pub fn begin_with_session(&mut self, session: &str) -> Vec<Effect> {
        self.ask_shell(Effect::Resume(session.to_owned()))
    }

    /// What the shell must do first to look back on this session instead of the library.
    #[must_use]
    pub fn begin_with_debrief(&mut self, session: &str) -> Vec<Effect> {
        self.ask_shell(Effect::Debrief(Some(session.to_owned())))
    }

    /// Whether the library is what one sees, under whatever popup.
    #[must_use]
    pub fn shows_library(&self) -> bool {
        self.page == Page::Library
    }

    /// Fills the library with what can be chosen; popups stay.
    pub fn stock(&mut self, library: Library) {
        self.library.renew(library);
    }

    /// The view that is shown, once a session is open.
    #[must_use]
    pub fn view(&self) -> Option<&View> {
        self.play.as_ref().map(|play| &*play.view)
    }

    /// Takes a message; returns what the shell must do, in order.
    #[must_use]
    pub fn update(&mut self, message: Msg) -> Vec<Effect> {
        let mut effects = self.take(message);
        self.catch_up();
        effects.extend(self.bell());
        effects
    }

    fn take(&mut self, message: Msg) -> Vec<Effect> {
        match message {
            Msg::Key(key) => return self.key(key),
            Msg::Pointer(pointer, column, row) => self.pointer(pointer, (column, row).into()),
            Msg::Tick => return self.tick(),
            Msg::Paste(text) => {
                if !self.busy
                    && let Some(field) = self.field()
                {
                    field.paste(&text);
                }
            }
            Msg::Resize(columns, rows) => self.size = (columns, rows),
            Msg::Opened(opened, place) => self.opened(opened, place),
            Msg::View(view) => self.viewed(view),
            Msg::Problem(problem) => self.problem(problem),
            Msg::Library(library) => self.back_in_library(library),
            Msg::Debrief(record) => return self.looked_back(record),
            Msg::Cost(cost) => self.costed(cost),
            Msg::Team(team) => return self.teamed(team),
        }
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        let context = self.context();
        let action = keymap::action(context, key);
        if action == Some(Action::Interrupt) {
            return self.interrupt();
        }
        if self.busy || self.size.0 == 0 || self.size.1 == 0 {
            return Vec::new();
        }
        match action {
            None => {
                if let Some(field) = self.field() {
                    field.key(key);
                }
                Vec::new()
            }
            Some(action) => self.act(action),
        }
    }

    /// Leaves at once; only words of an account that would be lost are asked about, once.
    fn interrupt(&mut self) -> Vec<Effect> {
        let asked = matches!(self.popups.last(), Some(Popup::Leave(_)));
        let draft = self.has_draft() || self.crew.as_ref().is_some_and(Crew::has_draft);
        if asked || self.busy || !draft {
            return vec![Effect::Quit(Leave::Interrupted)];
        }
        self.ask_to_leave();
        Vec::new()
    }

    fn ask_to_leave(&mut self) {
        let place = self.play.as_ref().and_then(|play| play.place.clone());
        let leaving = match &self.crew {
            Some(crew) => Leaving::from_seat(crew.has_draft()),
            None => Leaving::new(place, self.play.is_some(), self.has_draft()),
        };
        self.popups.push(Popup::Leave(leaving));
    }

    fn has_draft(&self) -> bool {
        let play = self.play.as_ref();
        let debrief = play.and_then(|play| play.debrief.as_ref());
        debrief.is_some_and(screen::Debriefing::has_draft)
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        if let Some(popup) = self.popups.last_mut() {
            let said = popup.act(action, &self.locale);
            return self.said(said);
        }
        let context = self.context();
        match action {
            Action::Help => self.popups.push(Popup::Help(Help::new(context))),
            Action::Palette => self
                .popups
                .push(Popup::Palette(Box::new(Palette::new(context)))),
            Action::Quit => self.ask_to_leave(),
            action => {
                let ask = self.act_on_page(action);
                return self.answer(ask);
            }
        }
        Vec::new()
    }

    pub(super) fn act_on_page(&mut self, action: Action) -> Ask {
        let Some(play) = self.play.as_mut().filter(|_| self.page != Page::Library) else {
            return self.library.act(action);
        };
        let here = Here {
            view: &play.view,
            locale: &self.locale,
        };
        match self.page {
            Page::Library => Ask::Stay,
            Page::Briefing => play.briefing.act(action, here),
            Page::Room => play.room.act(action, here),
            Page::Composer => play.composer.act(action, here, &mut play.room.picks),
            Page::Consequence => play.consequence.act(action, here),
            Page::Log => play.log.act(action, here.view, &play.past),
            Page::Ending => {
                let closed = |crew: &Crew| !crew.view.floor.debrief;
                let closed = self.crew.as_ref().is_some_and(closed);
                play.ending.act(action, closed)
            }
            Page::Debrief => play
                .debrief
                .as_mut()
                .map_or(Ask::Leave, |debrief| debrief.act(action)),
            Page::Map => play.map.act(action),
            Page::Team | Page::Account => {
                let crew = self.crew.as_mut();
                crew.map_or(Ask::Back, |crew| crew.act(self.page, action, &self.locale))
            }
        }
    }

    fn answer(&mut self, ask: Ask) -> Vec<Effect> {
        match ask {
            Ask::Stay => {}
            Ask::Go(page) => self.go(page),
            Ask::Back => {
                let from = self.play.as_ref().map_or(Page::Library, |play| play.from);
                self.page = from;
            }
            Ask::Search => {
                self.go(Page::Log);
                if let Some(play) = &mut self.play {
                    play.log.open(true);
                }
            }
            Ask::Find(action) => self.find(action),
            Ask::Why(question) => self.popups.push(Popup::Why(Why::new(question))),
            Ask::Compose(option) => self.compose(&option),
            Ask::Confirm => self.confirm(),
            Ask::Debrief => return self.look_back(),
            Ask::Messages => self.show_messages(),
            Ask::Dissent => self.dissent(),
            Ask::Certain(words, effect) => self
                .popups
                .push(Popup::Certain(Certain::new(words, effect))),
            Ask::Leave => return self.leave_debrief(),
            Ask::Do(effect) => return self.ask_shell(effect),
        }
        Vec::new()
    }

    fn go(&mut self, page: Page) {
        let Some(play) = &mut self.play else { return };
        if matches!(page, Page::Log | Page::Briefing | Page::Map)
            || (page == Page::Team && self.page != Page::Account)
        {
            play.from = self.page;
        }
        match page {
            Page::Log => play.log.open(false),
            Page::Briefing => play.briefing = screen::Briefing::default(),
            _ => {}
        }
        if let Some(crew) = &mut self.crew {
            crew.enter(page);
        }
        self.page = page;
    }

    /// In the log, from where its last search stands.
    fn find(&mut self, action: Action) {
        let Some(play) = &mut self.play else { return };
        play.from = self.page;
        play.log.open_again();
        play.log.act(action, &play.view, &play.past);
        self.page = Page::Log;
    }

    fn compose(&mut self, option: &str) {
        let Some(play) = &mut self.play else { return };
        let menu = screen::menu(&play.view, &self.locale);
        if let Some(option) = menu.iter().find(|known| known.id == option) {
            play.composer = std::mem::take(&mut play.composer).next(option, &play.room.picks);
            self.page = Page::Composer;
        }
    }

    fn confirm(&mut self) {
        if self.only_watches() {
            return;
        }
        let Some(play) = &mut self.play else { return };
        let menu = screen::menu(&play.view, &self.locale);
        let irreversible = menu
            .iter()
            .any(|option| option.irreversible && play.room.picks.has(&option.id));
        let rings = screen::rings(&menu, &play.room.picks);
        let mut confirm = Confirm::new(irreversible, rings, &play.foretold);
        if let Some(crew) = &self.crew {
            confirm = confirm.voting(crew.may_propose());
        }
        confirm.note().paste(&play.composer.note().text());
        self.popups.push(Popup::Confirm(Box::new(confirm)));
    }

    fn said(&mut self, said: Said) -> Vec<Effect> {
        match said {
            Said::Stay => Vec::new(),
            Said::Close => {
                let closed = self.popups.pop();
                if let (Some(Popup::Confirm(confirm)), Some(play)) = (closed, &mut self.play) {
                    play.room.picks.take_back();
                    // Another pick may follow: what was typed and foreseen is not lost over it.
                    let (note, forecasts) = confirm.said();
                    play.composer.note().clear();
                    play.composer.note().paste(&note);
                    play.foretold = forecasts;
                }
                Vec::new()
            }
            Said::Commit(note, forecasts) => match self.picked((note, forecasts)) {
                Some(command) => self.ask_shell(Effect::Commit(command)),
                None => Vec::new(),
            },
            Said::Vote(reason, forecasts) => self.vote(reason, forecasts),
            Said::Propose(note, forecasts) => self.propose((note, forecasts)),
            Said::Try(effect) => self.ask_shell(effect),
            Said::Act(action) => {
                self.popups.pop();
                self.act(action)
            }
            Said::Do(effect) => {
                self.popups.pop();
                self.ask_shell(effect)
            }
        }
    }

    /// The command of what is picked in the room.
    pub(super) fn picked(&self, said: (String, Vec<(String, u8)>)) -> Option<Command> {
        let play = self.play.as_ref()?;
        let menu = screen::menu(&play.view, &self.locale);
        Some(screen::command(&play.view, &play.room.picks, &menu, said))
    }

    pub(super) fn ask_shell(&mut self, effect: Effect) -> Vec<Effect> {
        if let (Effect::Ask(ask), Some(crew)) = (&effect, &mut self.crew) {
            crew.asked = Some(ask.clone());
        }
        self.busy = true;
        vec![effect]
    }

    fn opened(&mut self, opened: Opened, place: Option<Place>) {
        self.busy = false;
        let play = Play::new(opened.view, place, self.size);
        self.page = play.first_page();
        self.play = Some(play);
        self.popups.clear();
        if !opened.notices.is_empty() {
            self.tell(self.locale.say("notice-title", &[]), opened.notices);
        }
        if let Some(draft) = opened.draft {
            self.restore(&draft);
        }
    }

    /// What came of a commit.
    fn viewed(&mut self, view: Arc<View>) {
        self.busy = false;
        self.popups
            .retain(|popup| !matches!(popup, Popup::Confirm(_)));
        if let Some(play) = &mut self.play {
            play.committed(view, self.size);
            self.page = Page::Consequence;
        }
    }

    fn back_in_library(&mut self, library: Library) {
        self.busy = false;
        self.library.renew(library);
        self.play = None;
        self.popups.clear();
        self.page = Page::Library;
    }

    fn problem(&mut self, problem: Problem) {
        self.busy = false;
        self.not_answered();
        for popup in &mut self.popups {
            if let Popup::Confirm(confirm) = popup {
                confirm.ask_again();
            }
        }
        match problem {
            Problem::Refused(refused) => {
                let words = self.refusal(&refused);
                self.tell(self.locale.say("refused-title", &[]), vec![words]);
            }
            Problem::Failed(sentences) => {
                self.tell(self.locale.say("failed-title", &[]), sentences)
            }
            Problem::NotKept(mut sentences) => {
                sentences.push(self.locale.say("not-kept-try-again", &[]));
                self.tell(self.locale.say("not-kept-title", &[]), sentences);
            }
            Problem::Store(store) => {
                let paragraphs = self.store_words(&store);
                if let Some(view) = store.view {
                    self.viewed(view);
                }
                self.tell(self.locale.say("store-title", &[]), paragraphs);
            }
        }
    }

    pub(super) fn tell(&mut self, title: String, paragraphs: Vec<String>) {
        self.popups
            .push(Popup::Notice(Notice::new(title, paragraphs)));
    }
}
