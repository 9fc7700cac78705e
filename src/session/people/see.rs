//! What one seat sees of its team.

use std::sync::Arc;

use super::ballot::same;
use super::gathering::Gathering;
use super::roster::Person;
use crate::session::view::team::{
    BallotView, DraftView, FloorView, MessageView, ProposalView, TeamView,
};
use crate::session::view::{Command, OptionView, View};

impl Gathering {
    /// What this seat sees beside its world; none where it has no team.
    #[must_use]
    pub fn team_view(
        &self,
        seat: u32,
        world: &Arc<View>,
        waiting_for: &[String],
    ) -> Option<TeamView> {
        let you = self.roster.person(seat)?;
        let team = you.team?;
        Some(TeamView {
            you: you.view(),
            ..self.table_view(team, Some(seat), world, waiting_for)
        })
    }

    /// What the seats of a team see, without any of its own.
    pub(super) fn table_view(
        &self,
        team: usize,
        seat: Option<u32>,
        world: &Arc<View>,
        waiting_for: &[String],
    ) -> TeamView {
        let floor = &self.floors[team];
        TeamView {
            world: Arc::clone(world),
            team: self.teams[team].name.clone(),
            you: Default::default(),
            people: self.roster.of_team(team).map(Person::view).collect(),
            ballot: self.ballot(team, seat, world, waiting_for),
            floor: FloorView {
                paused: self.clock.paused || !self.started(),
                held: floor.held,
                locked: floor.locked,
                left: floor.left(self.clock.now).filter(|_| !floor.ballot.sealed),
                over: self.over,
                debrief: self.debriefed() && world.ending.is_some(),
            },
            messages: (1..)
                .zip(&floor.messages)
                .map(|(number, (hint, text))| MessageView {
                    number,
                    hint: *hint,
                    text: text.clone(),
                })
                .collect(),
        }
    }

    fn ballot(
        &self,
        team: usize,
        seat: Option<u32>,
        world: &View,
        waiting_for: &[String],
    ) -> BallotView {
        let ballot = &self.floors[team].ballot;
        let mut drafts: Vec<DraftView> = Vec::new();
        for (by, wanted, reason) in &ballot.votes {
            let vote = (self.name(*by), reason.clone());
            let alike = |draft: &&mut DraftView| {
                let command = draft.command.as_ref();
                command.is_some_and(|command| same(command, wanted))
            };
            match drafts.iter_mut().find(alike) {
                Some(draft) => {
                    draft.votes.push(vote);
                    draft.yours |= seat == Some(*by);
                }
                None => drafts.push(DraftView {
                    options: words(world, wanted),
                    command: Some(bare(wanted)),
                    votes: vec![vote],
                    yours: seat == Some(*by),
                }),
            }
        }
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.votes.len()));
        let proposal = ballot.proposal.as_ref();
        BallotView {
            drafts,
            proposal: proposal.map(|(by, command)| ProposalView {
                by: self.name(*by),
                yours: seat == Some(*by),
                command: Some(bare(command)),
                options: words(world, command),
                note: match command {
                    Command::Commit { note, .. } => note.clone(),
                    _ => String::new(),
                },
                irreversible: chosen(world, command).any(|option| option.irreversible),
            }),
            dissent: ballot
                .dissent
                .iter()
                .map(|(by, reason)| (self.name(*by), reason.clone()))
                .collect(),
            undecided: match world.decision.is_some() && !ballot.sealed {
                true => self.undecided(team),
                false => Vec::new(),
            },
            waiting_for: match ballot.sealed || world.decision.is_none() {
                true => waiting_for.to_vec(),
                false => Vec::new(),
            },
        }
    }

    /// Those who are here, can vote and have not.
    pub(super) fn undecided(&self, team: usize) -> Vec<String> {
        let ballot = &self.floors[team].ballot;
        let voted = |person: &Person| {
            let proposed = ballot.proposal.as_ref();
            ballot.votes.iter().any(|(by, ..)| *by == person.seat)
                || proposed.is_some_and(|(by, _)| *by == person.seat)
        };
        let people = self.roster.of_team(team);
        let open = people.filter(|person| person.here && person.role.decides() && !voted(person));
        open.map(|person| person.name.clone()).collect()
    }

    fn name(&self, seat: u32) -> String {
        let person = self.roster.person(seat);
        person.map_or_else(String::new, |person| person.name.clone())
    }
}

/// A command without what is said beside it.
fn bare(command: &Command) -> Command {
    match command {
        Command::Commit { picks, .. } => Command::Commit {
            picks: picks.clone(),
            note: String::new(),
            forecasts: Vec::new(),
        },
        other => other.clone(),
    }
}

/// The options that a command takes, as the decision at hand shows them.
fn chosen<'a>(world: &'a View, command: &'a Command) -> impl Iterator<Item = &'a OptionView> {
    let picks = match command {
        Command::Commit { picks, .. } => picks.as_slice(),
        _ => &[],
    };
    let options = world.decision.iter().flat_map(|decision| &decision.options);
    options.filter(move |option| picks.iter().any(|(id, _)| *id == option.id))
}

fn words(world: &View, command: &Command) -> Vec<String> {
    chosen(world, command)
        .map(|option| option.label.clone())
        .collect()
}
