//! Who one plays with, as the screens know it: what the seat sees, what was asked of the team and
//! not answered yet, and what one is writing.

use std::sync::Arc;

use crate::locale::Locale;
use crate::session::view::Command;
use crate::session::view::debrief::Account;
use crate::session::view::team::{self, MessageView, Role, TeamView};
use crate::tui::keymap::Action;
use crate::tui::message::Effect;
use crate::tui::screen::{Ask, Form, Page, TeamPage, Typed};
use crate::tui::widget::Field;

/// The seat's team.
pub(crate) struct Crew {
    /// What the seat sees, the newest.
    pub(crate) view: Arc<TeamView>,
    pub(crate) page: TeamPage,
    /// What was asked last, until it shows that it was done or refused.
    pub(crate) asked: Option<team::Ask>,
    /// Messages up to this number were read.
    read: u32,
    /// The world has moved on and is not shown yet, because something is being typed.
    pub(crate) late: bool,
    /// The own account, as it is typed.
    pub(crate) form: Option<Form>,
    /// The account that was kept last.
    kept: Account,
}

impl Crew {
    pub(crate) fn new(view: Arc<TeamView>) -> Self {
        Self {
            view,
            page: TeamPage::default(),
            asked: None,
            read: 0,
            late: false,
            form: None,
            kept: Account::default(),
        }
    }

    /// The newest message that was not read.
    pub(crate) fn unread(&self) -> Option<&MessageView> {
        let newest = self.view.messages.last();
        newest.filter(|message| message.number > self.read)
    }

    /// Every message was seen.
    pub(crate) fn seen(&mut self) {
        self.read = self.view.messages.last().map_or(0, |last| last.number);
    }

    /// Whether this seat may propose: its lead may, and anybody where no lead is here.
    pub(crate) fn may_propose(&self) -> bool {
        may_propose(&self.view)
    }

    /// Words of an account that were not kept.
    pub(crate) fn has_draft(&self) -> bool {
        let form = self.form.as_ref();
        form.is_some_and(|form| form.account() != self.kept)
    }

    /// The account was taken.
    pub(crate) fn account_kept(&mut self) {
        if let Some(form) = &self.form {
            self.kept = form.account();
        }
    }

    /// Has an account been kept from here?
    pub(crate) fn has_account(&self) -> bool {
        self.kept != Account::default()
    }

    pub(crate) fn field(&mut self) -> Option<&mut Field> {
        self.form.as_mut().map(Form::field)
    }

    /// A page opens.
    pub(crate) fn enter(&mut self, page: Page) {
        match page {
            Page::Team => {
                self.page.open(&self.view);
                self.seen();
            }
            Page::Account if self.form.is_none() => {
                let kept = self.has_account().then_some(&self.kept);
                self.form = Some(Form::of(kept).of_one());
            }
            _ => {}
        }
    }

    pub(crate) fn act(&mut self, page: Page, action: Action, locale: &Locale) -> Ask {
        if page != Page::Account {
            return self.page.act(action, &self.view, locale);
        }
        let out = match self.view.world.ending {
            Some(_) => Page::Ending,
            None => Page::Team,
        };
        match self.form.as_mut().map(|form| form.act(action)) {
            Some(Typed::Stay) => Ask::Stay,
            Some(Typed::Keep(account)) => Ask::Do(Effect::Ask(team::Ask::Account(account))),
            Some(Typed::Skip | Typed::Leave) | None => Ask::Go(out),
        }
    }

    /// Does what the seat sees show that what it asked was done?
    pub(crate) fn is_done(&self) -> bool {
        let ballot = &self.view.ballot;
        match &self.asked {
            Some(team::Ask::Vote { command, .. }) => ballot.drafts.iter().any(|draft| {
                let own = draft.command.as_ref().filter(|_| draft.yours);
                own.is_some_and(|own| same(own, command))
            }),
            Some(team::Ask::Propose(_)) => {
                let proposal = ballot.proposal.as_ref();
                proposal.is_some_and(|one| one.yours) || !ballot.waiting_for.is_empty()
            }
            Some(team::Ask::Dissent(reason)) => {
                let mut own = ballot.dissent.iter();
                let own = own.find(|(name, _)| *name == self.view.you.name);
                own.map_or("", |(_, said)| said) == reason
            }
            _ => true,
        }
    }
}

/// See [`Crew::may_propose`].
pub(crate) fn may_propose(view: &TeamView) -> bool {
    let led = view
        .people
        .iter()
        .any(|one| one.here && one.role == Role::Lead);
    match view.you.role {
        Role::Lead => true,
        role => role.decides() && !led,
    }
}

/// The same options with the same wording, in whatever order; notes and forecasts do not count.
fn same(one: &Command, other: &Command) -> bool {
    let sorted = |picks: &[(String, Vec<String>)]| {
        let mut picks = picks.to_vec();
        picks.sort();
        picks
    };
    match (one, other) {
        (Command::Commit { picks: one, .. }, Command::Commit { picks: other, .. }) => {
            sorted(one) == sorted(other)
        }
        (one, other) => one == other,
    }
}
