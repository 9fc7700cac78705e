//! Playing in a team: what comes unasked from the others, and what is asked of them.

use std::sync::Arc;

use super::App;
use crate::locale::Locale;
use crate::session::view::View;
use crate::session::view::team::{self, TeamView};
use crate::tui::backend::Library;
use crate::tui::crew::Crew;
use crate::tui::message::Effect;
use crate::tui::play::{Play, Worlds};
use crate::tui::popup::{Dissent, Popup};
use crate::tui::screen::Page;
use crate::tui::theme::Theme;

impl App {
    /// Opens at a seat of a team, on the briefing or where play has ended. From then on the shell
    /// sends [`Msg::Team`](crate::tui::Msg::Team) whenever something has changed.
    #[must_use]
    pub fn seated(view: Arc<TeamView>, locale: Locale, theme: Theme, size: (u16, u16)) -> Self {
        let mut app = Self::new(Library::default(), locale, theme, size);
        app.sit_down(view);
        app
    }

    /// What the seat sees now. The first one opens play.
    pub(super) fn teamed(&mut self, view: Arc<TeamView>) -> Vec<Effect> {
        self.busy = false;
        let (Some(crew), Some(play)) = (&mut self.crew, &self.play) else {
            self.sit_down(view);
            return Vec::new();
        };
        let told = view.wash.version != crew.view.wash.version && play.debrief.is_some();
        crew.view = view;
        crew.page.hold(&crew.view);
        if self.page == Page::Team {
            crew.seen();
        }
        self.answered();
        // Asked for in passing: whoever reads goes on reading.
        match told {
            true => vec![Effect::Debrief(None)],
            false => Vec::new(),
        }
    }

    fn sit_down(&mut self, view: Arc<TeamView>) {
        let mut play = Play::new(view.world.clone(), None, self.size);
        let now = view.moved;
        play.number = (now != 0).then_some(Worlds {
            before: 0,
            opened: now,
            now,
        });
        self.page = match view.world.ending {
            Some(_) => Page::Ending,
            None => Page::Briefing,
        };
        self.play = Some(play);
        self.crew = Some(Crew::new(view));
        self.popups.clear();
    }

    /// Closes what was asked once it shows that it was done; what was not done yet stays open.
    fn answered(&mut self) {
        let Some(crew) = &mut self.crew else { return };
        let done = crew.is_done();
        match &crew.asked {
            Some(team::Ask::Account(_)) => {
                crew.account_kept();
                self.page = match crew.view.world.ending {
                    Some(_) => Page::Ending,
                    None => Page::Team,
                };
            }
            Some(team::Ask::Vote { .. } | team::Ask::Propose(_)) if done => {
                self.popups
                    .retain(|popup| !matches!(popup, Popup::Confirm(_)));
            }
            Some(team::Ask::Dissent(_)) if done => {
                self.popups
                    .retain(|popup| !matches!(popup, Popup::Dissent(_)));
            }
            _ => {}
        }
        if done {
            crew.asked = None;
        }
    }

    /// What was asked was refused: an account goes on being written.
    pub(super) fn not_answered(&mut self) {
        let Some(crew) = &mut self.crew else { return };
        if let Some(team::Ask::Account(_)) = crew.asked.take() {
            self.page = Page::Account;
        }
    }

    /// Shows the newest world, unless somebody would lose what is being typed for another decision.
    pub(super) fn catch_up(&mut self) {
        let types = self.context().types() || self.busy;
        let (Some(crew), Some(play)) = (&mut self.crew, &mut self.play) else {
            return;
        };
        let world = &crew.view.world;
        if Arc::ptr_eq(world, &play.view) {
            crew.late = false;
            return;
        }
        if same_decision(world, &play.view) {
            crew.late = false;
            play.numbered(crew.view.moved, false);
            return play.renewed(world.clone());
        }
        crew.late = types;
        if types {
            for popup in &mut self.popups {
                match popup {
                    Popup::Confirm(confirm) => confirm.too_late(),
                    Popup::Dissent(dissent) => dissent.too_late(),
                    _ => {}
                }
            }
            return;
        }
        let world = world.clone();
        self.move_on(world);
    }

    /// Another decision, or the end: what came of the one before is shown where there was one.
    fn move_on(&mut self, world: Arc<View>) {
        self.popups
            .retain(|popup| !matches!(popup, Popup::Confirm(_) | Popup::Why(_)));
        let (Some(crew), Some(play)) = (&self.crew, &mut self.play) else {
            return;
        };
        play.numbered(crew.view.moved, true);
        let (before, now) = (play.view.commits, world.commits);
        let over = world.ending.is_some();
        play.committed(world, self.size);
        match now.cmp(&before) {
            std::cmp::Ordering::Greater => self.page = Page::Consequence,
            std::cmp::Ordering::Equal if over => self.page = Page::Ending,
            std::cmp::Ordering::Equal => {
                if matches!(self.page, Page::Composer | Page::Consequence | Page::Ending) {
                    self.page = Page::Room;
                }
            }
            std::cmp::Ordering::Less => {
                self.page = Page::Room;
                let title = self.locale.say("taken-back-title", &[]);
                let words = self.locale.say("taken-back", &[]);
                self.tell(title, vec![words]);
            }
        }
    }

    /// An observer is told that observers decide nothing.
    pub(super) fn only_watches(&mut self) -> bool {
        let watches = |crew: &Crew| !crew.view.you.role.decides();
        let watches = self.crew.as_ref().is_some_and(watches);
        if watches {
            let words = self.locale.say("team-observes", &[]);
            self.tell(self.locale.say("refused-title", &[]), vec![words]);
        }
        watches
    }

    pub(super) fn vote(&mut self, reason: String, forecasts: Vec<(String, u8)>) -> Vec<Effect> {
        match self.picked((String::new(), forecasts)) {
            Some(command) => self.ask_shell(Effect::Ask(team::Ask::Vote { command, reason })),
            None => Vec::new(),
        }
    }

    pub(super) fn propose(&mut self, said: (String, Vec<(String, u8)>)) -> Vec<Effect> {
        let may = self.crew.as_ref().is_some_and(Crew::may_propose);
        match self.picked(said).filter(|_| may) {
            Some(command) => self.ask_shell(Effect::Ask(team::Ask::Propose(command))),
            None => {
                let words = self.locale.say("team-led", &[]);
                self.tell(self.locale.say("refused-title", &[]), vec![words]);
                Vec::new()
            }
        }
    }

    pub(super) fn show_messages(&mut self) {
        let Some(crew) = &mut self.crew else { return };
        crew.seen();
        let mut said: Vec<String> = crew
            .view
            .messages
            .iter()
            .rev()
            .map(|message| match message.hint {
                true => self
                    .locale
                    .say("message-hint", &[("text", message.text.as_str().into())]),
                false => message.text.clone(),
            })
            .collect();
        if said.is_empty() {
            said.push(self.locale.say("facilitator-silent", &[]));
        }
        let title = self.locale.say("facilitator-said", &[]);
        self.tell(title, said);
    }

    pub(super) fn dissent(&mut self) {
        let Some(crew) = &self.crew else { return };
        let mut dissent = crew.view.ballot.dissent.iter();
        let own = dissent.find(|(name, _)| *name == crew.view.you.name);
        let own = own.map(|(_, reason)| reason.as_str());
        self.popups
            .push(Popup::Dissent(Box::new(Dissent::new(own))));
    }
}

/// Is what is decided in both the same? Then picks and words for one are picks and words for the
/// other.
fn same_decision(one: &View, other: &View) -> bool {
    let asked = |view: &View| {
        let decision = view.decision.as_ref()?;
        let options = decision.options.iter().map(|option| option.id.clone());
        Some((
            decision.ask.clone(),
            decision.ringing.clone(),
            decision.picks,
            options.collect::<Vec<String>>(),
        ))
    };
    one.commits == other.commits
        && one.ending.is_some() == other.ending.is_some()
        && asked(one) == asked(other)
}
