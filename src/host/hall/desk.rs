//! One table of a hosted session, with the log it is written to.

use std::sync::Arc;

use super::super::store::{Journal, RecordError, fresh_salt};
use crate::engine::Move;
use crate::exercise::model::{ChairId, InjectId, Trigger};
use crate::session::people::Commit;
use crate::session::view::console::{DecidedView, InjectView};
use crate::session::view::{Refused, View};
use crate::session::{Body, DISSENT, Personal, Remark, RemarkKind, Table, view};

/// A table and its log.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) table: Table,
    pub(super) journal: Journal,
}

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// The table has moved on.
    Moved,
    /// It waits for other chairs.
    Sealed,
    /// Something has come, and the decision at hand is the same.
    Stirred,
    /// Nothing in the world has changed.
    Noted,
}

impl Desk {
    pub(super) fn chair(&self, id: &str) -> Option<ChairId> {
        let found = self.table.exercise().chairs.find(|chair| chair.id == id);
        found.map(|(id, _)| id)
    }

    pub(super) fn inject(&self, id: &str) -> Option<InjectId> {
        let found = self.table.exercise().injects.find(|inject| inject.id == id);
        found.map(|(id, _)| id)
    }

    /// Injects that could be fired by hand now.
    pub(super) fn injects(&self, language: &str) -> Vec<InjectView> {
        let exercise = self.table.exercise();
        let text = |id| exercise.texts.get(id, language).to_owned();
        let view = |id: InjectId| {
            let inject = &exercise.injects[id];
            InjectView {
                id: inject.id.clone(),
                from: text(inject.from),
                text: text(inject.text),
                at: match inject.trigger {
                    Trigger::At(minute) | Trigger::Absent(_, minute) => Some(minute),
                    Trigger::When(_) | Trigger::Called => None,
                },
            }
        };
        self.table.injects().into_iter().map(view).collect()
    }

    /// What the chair has decided.
    pub(super) fn decided(&self, chair: ChairId, language: &str) -> Vec<DecidedView> {
        let exercise = self.table.exercise();
        let text = |id| exercise.texts.get(id, language).to_owned();
        let record = self.table.record().iter();
        let own = record.filter_map(|entry| match &entry.body {
            Body::Decided { action, .. } => {
                let own = action.moves.iter().find(|(of, _)| *of == chair);
                own.map(|(_, what)| (entry, what))
            }
            _ => None,
        });
        own.map(|(entry, what)| DecidedView {
            n: entry.n,
            at: entry.at,
            options: match what {
                Move::Picks(picks) => {
                    let labels = picks.iter().map(|pick| exercise.options[pick.option].label);
                    labels.map(text).collect()
                }
                Move::PickUp | Move::LetRing => Vec::new(),
            },
            picked_up: match what {
                Move::Picks(_) => None,
                Move::PickUp => Some(true),
                Move::LetRing => Some(false),
            },
        })
        .collect()
    }

    /// What the chair sees now.
    pub(super) fn view(&self, chair: ChairId, language: &str) -> View {
        view(&self.table.seen(chair, language))
    }

    /// The chairs that have yet to move beside this one, by name for people.
    pub(super) fn waiting_for(&self, chair: ChairId, language: &str) -> Vec<String> {
        let exercise = self.table.exercise();
        let due = self.table.due();
        let others = due.iter().filter(|due| *due != chair);
        let name = |chair: ChairId| exercise.chairs[chair].name;
        others
            .map(|chair| exercise.texts.get(name(chair), language).to_owned())
            .collect()
    }

    /// Commits what a team decided, with what its people said.
    pub(super) fn commit(
        &mut self,
        chair: ChairId,
        commit: &Commit,
        names: &dyn Fn(u32) -> String,
        language: &str,
    ) -> Result<(Came, Result<(), RecordError>), Refused> {
        let body = self.table.propose(chair, &commit.command, language)?;
        let mut remarks = self.table.remarks(chair, &commit.command, "");
        remarks.extend(commit.by.map(|seat| Remark {
            kind: RemarkKind::Name,
            by: names(seat),
            about: "proposed".to_owned(),
            text: String::new(),
        }));
        remarks.extend(commit.said.iter().map(|(seat, wanted, why)| Remark {
            kind: RemarkKind::Vote,
            by: names(*seat),
            about: wanted.as_ref().map_or_else(|| DISSENT.to_owned(), about),
            text: why.clone(),
        }));
        Ok(self.record(body, remarks))
    }

    /// Stores an entry that the table proposed, and makes it so. When only the storing fails, the
    /// table goes on in memory.
    pub(super) fn record(
        &mut self,
        body: Body,
        remarks: Vec<Remark>,
    ) -> (Came, Result<(), RecordError>) {
        let personal = (!remarks.is_empty()).then(|| Personal {
            salt: fresh_salt(),
            remarks: remarks.clone(),
        });
        let point = |table: &Table| (table.state().phase, table.ending());
        let before = point(&self.table);
        let came = match body {
            Body::Sealed { .. } => Came::Sealed,
            Body::Noted { .. } => Came::Noted,
            Body::Injected { .. } => Came::Stirred,
            Body::Began { .. } | Body::Decided { .. } | Body::Undone => Came::Moved,
        };
        let stored = self.journal.record(&body, personal).map(|_| ());
        if !matches!(stored, Err(RecordError::Entry(_))) {
            self.table
                .accept(body, remarks)
                .expect("what the table proposed fits the table");
        }
        // An inject can turn the path aside, too.
        let came = match came {
            Came::Stirred if point(&self.table) != before => Came::Moved,
            came => came,
        };
        (came, stored)
    }
}

/// The options that a vote was for, by name in the file.
fn about(command: &crate::session::view::Command) -> String {
    use crate::session::view::Command;
    match command {
        Command::Commit { picks, .. } => {
            let ids: Vec<&str> = picks.iter().map(|(id, _)| id.as_str()).collect();
            ids.join(" ")
        }
        Command::PickUp => crate::session::PICK_UP.to_owned(),
        Command::LetRing => crate::session::LET_RING.to_owned(),
        Command::Account(_) => String::new(),
    }
}

/// A view that everybody of one chair shares.
pub(super) type Shared = Arc<View>;
