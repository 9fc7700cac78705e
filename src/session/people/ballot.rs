//! What one team is about to decide: drafts with reasons, a proposal, dissent.

use crate::session::view::Command;

/// A team's decision that its table has to take now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The team.
    pub team: usize,
    /// What.
    pub command: Command,
    /// Who proposed it; none where nobody of the team did.
    pub by: Option<u32>,
    /// What people said on the way to it: seat, what they wanted, why; those who dissent come with
    /// nothing wanted.
    pub said: Vec<(u32, Option<Command>, String)>,
}

/// Drafts, a proposal, dissent; all gone once the team's table has moved on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ballot {
    /// The latest wish of each seat, in the order they were first made.
    pub(super) votes: Vec<(u32, Command, String)>,
    pub(super) proposal: Option<(u32, Command)>,
    pub(super) dissent: Vec<(u32, String)>,
    /// The team has committed and others are waited for.
    pub(super) sealed: bool,
}

impl Ballot {
    pub(super) fn vote(&mut self, seat: u32, command: Command, reason: String) {
        match self.votes.iter_mut().find(|(by, ..)| *by == seat) {
            Some(vote) => *vote = (seat, command, reason),
            None => self.votes.push((seat, command, reason)),
        }
    }

    /// Whether there was a vote.
    pub(super) fn unvote(&mut self, seat: u32) -> bool {
        let before = self.votes.len();
        self.votes.retain(|(by, ..)| *by != seat);
        self.votes.len() < before
    }

    pub(super) fn dissent(&mut self, seat: u32, reason: String) {
        self.dissent.retain(|(by, _)| *by != seat);
        if !reason.is_empty() {
            self.dissent.push((seat, reason));
        }
    }

    /// Forgets a seat that was given up.
    pub(super) fn forget(&mut self, seat: u32) {
        self.unvote(seat);
        self.dissent.retain(|(by, _)| *by != seat);
        if self.proposal.as_ref().is_some_and(|(by, _)| *by == seat) {
            self.proposal = None;
        }
    }

    /// What is committed with this command.
    pub(super) fn commit(&self, team: usize, command: Command, by: Option<u32>) -> Commit {
        let votes = self.votes.iter();
        let votes = votes.map(|(seat, wanted, why)| (*seat, Some(wanted.clone()), why.clone()));
        let dissent = self.dissent.iter();
        let dissent = dissent.map(|(seat, why)| (*seat, None, why.clone()));
        Commit {
            team,
            command,
            by,
            said: votes.chain(dissent).collect(),
        }
    }
}

/// Whether two commands would do the same in the world, whatever is said beside them.
pub(super) fn same(one: &Command, other: &Command) -> bool {
    match (one, other) {
        (Command::Commit { picks: one, .. }, Command::Commit { picks: other, .. }) => {
            let sorted = |picks: &[(String, Vec<String>)]| {
                let mut picks = picks.to_vec();
                picks.sort();
                picks
            };
            sorted(one) == sorted(other)
        }
        (one, other) => one == other,
    }
}
