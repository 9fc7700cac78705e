//! The page of one's team: the ballot, the people, what the facilitator said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ballot::{draft_words, drafts, proposal};
use super::people::{messages, roster};
use super::strip::key;
use crate::locale::{Locale, phrase};
use crate::session::view::Command;
use crate::session::view::team::{self, TeamView};
use crate::tui::crew::may_propose;
use crate::tui::keymap::{Action, Context};
use crate::tui::marks::Marks;
use crate::tui::message::Effect;
use crate::tui::screen::ask::{Ask, Page};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, below_title, columns, pane_title};

/// The width that shows the people beside the ballot.
const WIDE: u16 = 100;

/// The draft under the cursor, and why the last key did nothing.
#[derive(Default)]
pub(crate) struct TeamPage {
    cursor: usize,
    /// What the draft under the cursor is, so that it is followed where drafts change places.
    marked: Option<Command>,
    refused: Option<&'static str>,
    ballot: Scroll,
    side: Scroll,
}

impl TeamPage {
    /// Opens on what one wants oneself, else on what most want.
    pub(crate) fn open(&mut self, view: &TeamView) {
        let own = view.ballot.drafts.iter().position(|draft| draft.yours);
        self.refused = None;
        self.ballot.reset();
        self.side.reset();
        self.put_on(own.unwrap_or(0), view);
    }

    /// The view is another one: the cursor stays with its draft.
    pub(crate) fn hold(&mut self, view: &TeamView) {
        let drafts = &view.ballot.drafts;
        let same = drafts.iter().position(|draft| draft.command == self.marked);
        let most = drafts.len().saturating_sub(1);
        self.cursor = same.unwrap_or(self.cursor.min(most));
        self.refused = None;
    }

    pub(crate) fn scrolls(&self) -> [&Scroll; 2] {
        [&self.ballot, &self.side]
    }

    /// What decides the picture beside the view and the scrolls.
    pub(crate) fn mark(&self, marks: &mut Marks) {
        marks.count(self.cursor);
        marks.text(self.refused.unwrap_or_default());
    }

    fn put_on(&mut self, at: usize, view: &TeamView) {
        self.cursor = at;
        let draft = view.ballot.drafts.get(at);
        self.marked = draft.and_then(|draft| draft.command.clone());
    }

    pub(crate) fn act(&mut self, action: Action, view: &TeamView, locale: &Locale) -> Ask {
        self.refused = None;
        let last = view.ballot.drafts.len().saturating_sub(1);
        match action {
            Action::Back | Action::Team => return Ask::Back,
            Action::Messages => return Ask::Messages,
            Action::Up => self.put_on(self.cursor.saturating_sub(1), view),
            Action::Down if self.cursor < last => self.put_on(self.cursor + 1, view),
            Action::Write => match view.world.ending.is_some() || view.floor.over {
                true => return Ask::Go(Page::Account),
                false => self.refused = Some(phrase("team-not-over")),
            },
            Action::Vote
            | Action::Undo
            | Action::Propose
            | Action::Withdraw
            | Action::Second
            | Action::Dissent => return self.decide(action, view, locale),
            action => {
                self.ballot.act(action);
                self.side.act(action);
            }
        }
        Ask::Stay
    }

    /// What takes part in deciding; an observer is told.
    fn decide(&mut self, action: Action, view: &TeamView, locale: &Locale) -> Ask {
        let asked = match view.you.role.decides() {
            true => self.asks(action, view, locale),
            false => Err(phrase("team-observes")),
        };
        asked.unwrap_or_else(|why| {
            self.refused = Some(why);
            Ask::Stay
        })
    }

    fn asks(&self, action: Action, view: &TeamView, locale: &Locale) -> Result<Ask, &'static str> {
        let ask = |ask| Ok(Ask::Do(Effect::Ask(ask)));
        let proposal = view.ballot.proposal.as_ref();
        match action {
            Action::Vote => {
                let command = self.command(view).ok_or(phrase("team-no-draft"))?;
                let reason = String::new();
                ask(team::Ask::Vote { command, reason })
            }
            Action::Undo => ask(team::Ask::Unvote),
            Action::Withdraw => match proposal {
                Some(proposal) if proposal.yours => ask(team::Ask::Withdraw),
                _ => Err(phrase("team-none-of-yours")),
            },
            Action::Propose if !may_propose(view) => Err(phrase("team-led")),
            Action::Propose => {
                let command = self.command(view).ok_or(phrase("team-no-draft"))?;
                let for_good = irreversible(view, &command);
                let what = view.ballot.drafts.get(self.cursor);
                let what = what.map(|draft| draft_words(locale, draft));
                let ask = Effect::Ask(team::Ask::Propose(command));
                Ok(match for_good {
                    true => Ask::Certain(certain(locale, what.unwrap_or_default()), ask),
                    false => Ask::Do(ask),
                })
            }
            Action::Second => match proposal {
                None => Err(phrase("team-no-proposal")),
                Some(proposal) if proposal.yours => Err(phrase("team-own-proposal")),
                Some(proposal) if proposal.irreversible => Ok(Ask::Certain(
                    certain(locale, proposal.options.join(" + ")),
                    Effect::Ask(team::Ask::Second),
                )),
                Some(_) => ask(team::Ask::Second),
            },
            _ => Ok(Ask::Dissent),
        }
    }

    fn command(&self, view: &TeamView) -> Option<Command> {
        view.ballot.drafts.get(self.cursor)?.command.clone()
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &TeamView) {
        let name = [("team", view.team.as_str().into())];
        let title = look.locale.say("team-title", &name);
        let people = look.locale.say("team-people", &[]);
        if area.width < WIDE {
            let rest = below_title(area);
            let mut doc = Doc::new(Scroll::room(rest.width));
            if let [.., newest] = &view.messages[..] {
                doc.text(
                    &look.locale.say("facilitator-said", &[]),
                    look.style(Meaning::Title),
                );
                messages(&mut doc, look, std::slice::from_ref(newest));
            }
            self.decision(&mut doc, look, view);
            doc.heading(look, &people);
            roster(&mut doc, look, view);
            if let [earlier @ .., _] = &view.messages[..]
                && !earlier.is_empty()
            {
                doc.heading(look, &look.locale.say("facilitator-earlier", &[]));
                messages(&mut doc, look, earlier);
            }
            self.ballot.draw(buffer, rest, look, &doc);
            let page = self.ballot.page(look);
            pane_title(buffer, area, look, &title, &page, true);
            return;
        }
        let [left, right] = columns(area, [62, 38]);
        let rest = below_title(left);
        let mut doc = Doc::new(Scroll::room(rest.width));
        self.decision(&mut doc, look, view);
        self.ballot.draw(buffer, rest, look, &doc);
        pane_title(buffer, left, look, &title, &self.ballot.page(look), true);
        let rest = pane_title(buffer, right, look, &people, "", false);
        let mut doc = Doc::new(Scroll::room(rest.width));
        roster(&mut doc, look, view);
        if !view.messages.is_empty() {
            doc.heading(look, &look.locale.say("facilitator-said", &[]));
            messages(&mut doc, look, &view.messages);
        }
        self.side.draw(buffer, rest, look, &doc);
    }

    /// The question, what is proposed, what is wanted.
    fn decision(&self, doc: &mut Doc, look: Look<'_>, view: &TeamView) {
        if let Some(why) = self.refused {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say(why, &[]), warn, warn)
                .blank();
        }
        let ballot = &view.ballot;
        if !ballot.waiting_for.is_empty() {
            let who = [("who", ballot.waiting_for.join(", ").into())];
            let words = look.locale.say("strip-waiting", &who);
            doc.text(&words, look.style(Meaning::Strong)).blank();
        }
        let Some(decision) = &view.world.decision else {
            doc.text(
                &look.locale.say("decision-none", &[]),
                look.style(Meaning::Dim),
            );
            return;
        };
        doc.text(&decision.ask, look.style(Meaning::Strong)).blank();
        let key = |action| key(look.locale, Context::Team, action).unwrap_or_default();
        let how = match (&ballot.proposal, view.you.role.decides()) {
            (None, _) | (_, false) => String::new(),
            (Some(one), true) if one.yours => {
                let key = [("key", key(Action::Withdraw).into())];
                look.locale.say("ballot-yours", &key)
            }
            (Some(_), true) => {
                let key = [("key", key(Action::Second).into())];
                look.locale.say("ballot-second", &key)
            }
        };
        proposal(doc, look, ballot, &how);
        let cursor = view.you.role.decides().then_some(self.cursor);
        let places = drafts(doc, look, ballot, cursor);
        if let Some(lines) = cursor.and_then(|at| places.get(at)) {
            // The proposal above stays in sight with the first draft.
            let from = if self.cursor == 0 { 0 } else { lines.start };
            self.ballot.follow(self.cursor, &(from..lines.end));
        }
    }
}

fn certain(locale: &Locale, what: String) -> String {
    locale.say("team-certain", &[("what", what.into())])
}

/// Does it hold an option that cannot be taken back?
fn irreversible(view: &TeamView, command: &Command) -> bool {
    let (Command::Commit { picks, .. }, Some(decision)) = (command, &view.world.decision) else {
        return false;
    };
    let for_good = |id: &str| {
        let mut options = decision.options.iter();
        options.any(|option| option.id == id && option.irreversible)
    };
    picks.iter().any(|(id, _)| for_good(id))
}
