//! The last question before a commit: what is committed, a note for the debrief, and a forecast
//! for each channel that rings, for teams that like to be held to one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::foretell::Foretell;
use super::stack::Said;
use crate::session::view::{OptionView, View};
use crate::tui::keymap::{Action, Context};
use crate::tui::marks::Marks;
use crate::tui::screen::{Picks, menu, minutes, opens, outgoing, reopens};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, pane_title, popup_frame, put};

/// The note and the forecasts so far, and whether what cannot be undone was asked about.
pub(crate) struct Confirm {
    note: Field,
    foretell: Foretell,
    irreversible: bool,
    sure: bool,
    /// In a team it is a vote.
    vote: Option<Vote>,
    scroll: Scroll,
}

/// What a vote knows of its team.
#[derive(Clone, Copy)]
struct Vote {
    may_propose: bool,
    /// The team has committed meanwhile.
    late: bool,
}

impl Confirm {
    /// `rings` are the channels that a forecast may be made for, `kept` what was foreseen before.
    pub(crate) fn new(
        irreversible: bool,
        rings: Vec<(String, String)>,
        kept: &[(String, u8)],
    ) -> Self {
        Self {
            note: Field::new(true),
            foretell: Foretell::new(rings, kept),
            irreversible,
            sure: false,
            vote: None,
            scroll: Scroll::default(),
        }
    }

    /// The question is what one wants of one's team.
    pub(crate) fn voting(mut self, may_propose: bool) -> Self {
        self.vote = Some(Vote {
            may_propose,
            late: false,
        });
        self
    }

    /// The team has committed while this was typed.
    pub(crate) fn too_late(&mut self) {
        if let Some(vote) = &mut self.vote {
            vote.late = true;
        }
    }

    /// What decides the picture; false where that is more than these numbers, since something is
    /// typed.
    pub(crate) fn mark(&self, marks: &mut Marks) -> bool {
        let vote = self.vote.map_or(0, |vote| 1 + u64::from(vote.late));
        marks.number(vote);
        marks.number(self.sure.into());
        self.foretell.mark(marks);
        self.note.is_untouched()
    }

    /// The window of the question.
    pub(crate) fn scroll(&self) -> &Scroll {
        &self.scroll
    }

    pub(crate) fn context(&self) -> Context {
        if self.vote.is_some() && !self.sure {
            return match (self.foretell.is_here(), self.foretell.rows()) {
                (true, _) => Context::BallotForecast,
                (false, 0) => Context::Ballot,
                (false, _) => Context::BallotNote,
            };
        }
        match (self.sure, self.foretell.is_here(), self.foretell.rows()) {
            (true, ..) => Context::Sure,
            (false, true, _) => Context::Forecast,
            (false, false, 0) => Context::Confirm,
            (false, false, _) => Context::Note,
        }
    }

    /// The note and the forecasts so far.
    pub(crate) fn said(&self) -> (String, Vec<(String, u8)>) {
        (self.note.text().trim().to_owned(), self.foretell.said())
    }

    pub(crate) fn note(&mut self) -> &mut Field {
        &mut self.note
    }

    /// After a failure the question stands as before, the note kept.
    pub(crate) fn ask_again(&mut self) {
        self.sure = false;
    }

    pub(crate) fn act(&mut self, action: Action) -> Said {
        match (action, self.vote) {
            (Action::Commit | Action::Propose, Some(Vote { late: true, .. })) => Said::Close,
            (Action::Commit, Some(_)) if !self.sure => {
                let (reason, forecasts) = self.said();
                Said::Vote(reason, forecasts)
            }
            (Action::Propose, Some(vote)) if self.irreversible && vote.may_propose => {
                self.sure = true;
                Said::Stay
            }
            // Who may not is told by the team's own rule.
            (Action::Propose | Action::Commit, Some(_)) => {
                let (note, forecasts) = self.said();
                Said::Propose(note, forecasts)
            }
            (action, _) => self.answer(action),
        }
    }

    fn answer(&mut self, action: Action) -> Said {
        match action {
            Action::Commit if self.irreversible && !self.sure => {
                self.sure = true;
                Said::Stay
            }
            Action::Commit => {
                let (note, forecasts) = self.said();
                Said::Commit(note, forecasts)
            }
            Action::Back if self.sure => {
                self.sure = false;
                Said::Stay
            }
            Action::Back => Said::Close,
            Action::NewLine => {
                self.note.new_line();
                Said::Stay
            }
            action => {
                if !self.foretell.act(action) {
                    self.scroll.act(action);
                }
                Said::Stay
            }
        }
    }

    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: &View,
        picks: &Picks,
    ) {
        let title = match self.vote {
            Some(_) if !self.sure => look.locale.say("vote-title", &[]),
            Some(_) => look.locale.say("vote-propose-title", &[]),
            None => look.locale.say("confirm-title", &[]),
        };
        let width = area.width.saturating_sub(4).clamp(area.width.min(28), 92);
        let mut doc = Doc::new(Scroll::room(width.saturating_sub(4)));
        self.summary(&mut doc, look, view, picks);
        let note_rows: u16 = match (self.sure, area.height) {
            (true, _) => 0,
            (false, 20..) => 5,
            (false, _) => 3,
        };
        let foretold = match self.sure {
            true => 0,
            false => self.foretell.rows(),
        };
        let wanted = u16::try_from(doc.len())
            .unwrap_or(u16::MAX)
            .saturating_add(note_rows + foretold + 3);
        let inside = popup_frame(
            buffer,
            area,
            look,
            &title,
            (width, wanted.min(area.height)),
            self.context(),
        );
        let foretold = foretold.min(inside.height / 3);
        let note_rows = note_rows.min((inside.height - foretold) / 2);
        let rows = |y: u16, height: u16| Rect {
            y: inside.y + y,
            height,
            ..inside
        };
        let upper = inside.height - foretold - note_rows;
        self.scroll.draw(buffer, rows(0, upper), look, &doc);
        self.foretell.draw(buffer, rows(upper, foretold), look);
        if note_rows > 0 {
            let rest = pane_title(
                buffer,
                rows(upper + foretold, note_rows),
                look,
                &match self.vote {
                    Some(_) => look.locale.say("vote-reason", &[]),
                    None => look.locale.say("confirm-note", &[]),
                },
                "",
                !self.foretell.is_here(),
            );
            match self.foretell.is_here() {
                true => self.note.draw_idle(buffer, rest, look),
                false => self.note.draw(buffer, rest, look),
            }
            if self.note.text().is_empty() && !self.foretell.is_here() {
                let words = look.locale.say("note-empty", &[]);
                // Behind the cursor.
                put(
                    buffer,
                    rest,
                    rest.x + 2,
                    rest.y,
                    &words,
                    look.style(Meaning::Dim),
                );
            }
        }
    }

    fn summary(&self, doc: &mut Doc, look: Look<'_>, view: &View, picks: &Picks) {
        let Some(decision) = &view.decision else {
            return;
        };
        let menu = menu(view, look.locale);
        if let Some(Vote { late: true, .. }) = self.vote {
            let warn = look.style(Meaning::Warn);
            doc.hang("! ", &look.locale.say("vote-late", &[]), warn, warn)
                .blank();
        }
        if self.sure {
            doc.hang(
                "! ",
                &look.locale.say("confirm-sure", &[]),
                look.style(Meaning::Bad),
                look.style(Meaning::Bad),
            )
            .blank();
        }
        doc.text(&decision.ask, look.style(Meaning::Dim)).blank();
        if picks.options.is_empty() {
            doc.text(
                &look.locale.say("confirm-nothing", &[]),
                look.style(Meaning::Strong),
            );
        }
        let picked = picks
            .options
            .iter()
            .filter_map(|id| menu.iter().find(|option| option.id == *id));
        for option in picked {
            summarise(doc, look, option, picks);
        }
        doc.blank();
        let cost = look.cost(minutes(decision, &menu, &picks.options));
        doc.text(
            &look.locale.say("option-takes", &[("cost", cost.into())]),
            look.style(Meaning::Dim),
        );
        let picked = menu.iter().filter(|option| picks.has(&option.id));
        if let Some(next) = picked.filter_map(|option| reopens(view, option)).max() {
            doc.text(&opens(look, next), look.style(Meaning::Text));
        }
    }
}

/// The option with the wording of its message.
fn summarise(doc: &mut Doc, look: Look<'_>, option: &OptionView, picks: &Picks) {
    doc.hang(
        "■ ",
        &option.label,
        look.style(Meaning::Picked),
        look.style(Meaning::Strong),
    );
    outgoing(doc, look, option, &picks.letter(option));
}
