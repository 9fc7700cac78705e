//! What one seat sees of its team.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ballot::same;
use super::gathering::Gathering;
use super::roster::Person;
use crate::session::view::team::{
    BallotView, DraftView, FloorView, MessageView, ProposalView, TeamView,
};
use crate::session::view::{Command, OptionView, View};

/// What the seats of a team share, made once for all of them.
#[derive(Debug, Clone, Default)]
pub struct TeamShare {
    view: TeamView,
    /// Who wants which draft, by seat number.
    wants: BTreeMap<u32, usize>,
    /// Who proposed.
    proposed: Option<u32>,
    /// The ballot as those see it who want this draft, or proposed.
    own: BTreeMap<Own, Arc<BallotView>>,
    /// The roles within the team, with what their holders alone read.
    roles: Arc<Vec<(String, String)>>,
    /// Who holds them: seats that decide, in order.
    holders: Vec<u32>,
}

/// What of a ballot is a seat's own: a draft, the proposal.
type Own = (Option<usize>, bool);

impl TeamShare {
    /// The same with numbers that no other of its kind has: its own, and that of its world.
    #[must_use]
    pub fn numbered(mut self, version: u64, moved: u64) -> Self {
        (self.view.version, self.view.moved) = (version, moved);
        self
    }

    /// The same with roles within the team, of name and private briefing.
    #[must_use]
    pub fn with_roles(mut self, roles: &Arc<Vec<(String, String)>>) -> Self {
        self.roles = Arc::clone(roles);
        self
    }

    /// The roles of a seat. All of them are held: dealt one by one to those who decide, and anew
    /// when another comes.
    fn roles_of(&self, seat: u32) -> Vec<(String, String)> {
        let Some(place) = self.holders.iter().position(|holder| *holder == seat) else {
            return Vec::new();
        };
        let dealt = self.roles.iter().skip(place);
        dealt.step_by(self.holders.len()).cloned().collect()
    }

    /// What a person of the team sees.
    #[must_use]
    pub fn seen_by(&mut self, person: &Person) -> TeamView {
        let seat = person.seat;
        let own = (self.wants.get(&seat).copied(), self.proposed == Some(seat));
        let roles = self.roles_of(seat);
        let ballot = match own {
            (None, false) => &self.view.ballot,
            own => self
                .own
                .entry(own)
                .or_insert_with(|| Arc::new(marked(&self.view.ballot, own))),
        };
        TeamView {
            you: person.view(),
            roles,
            ballot: Arc::clone(ballot),
            ..self.view.clone()
        }
    }
}

/// The ballot with what is one's own marked.
fn marked(ballot: &BallotView, (draft, proposed): Own) -> BallotView {
    let mut ballot = ballot.clone();
    if let Some(draft) = draft.and_then(|draft| ballot.drafts.get_mut(draft)) {
        draft.yours = true;
    }
    if let Some(proposal) = &mut ballot.proposal {
        proposal.yours = proposed;
    }
    ballot
}

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
        let mut share = self.team_share(you.team?, world, waiting_for);
        Some(share.seen_by(you))
    }

    /// What the seats of a team share.
    #[must_use]
    pub fn team_share(&self, team: usize, world: &Arc<View>, waiting_for: &[String]) -> TeamShare {
        let ballot = &self.floors[team].ballot;
        let view = self.table_view(team, world, waiting_for);
        let draft = |wanted: &Command| {
            let mut drafts = view.ballot.drafts.iter();
            drafts.position(|draft| draft.command.as_ref().is_some_and(|one| same(one, wanted)))
        };
        let votes = ballot.votes.iter();
        let people = self.roster.of_team(team);
        let holders = people.filter(|person| person.role.decides());
        TeamShare {
            roles: Arc::default(),
            holders: holders.map(|person| person.seat).collect(),
            wants: votes
                .filter_map(|(by, wanted, _)| Some((*by, draft(wanted)?)))
                .collect(),
            proposed: ballot.proposal.as_ref().map(|(by, _)| *by),
            own: BTreeMap::new(),
            view,
        }
    }

    /// What the seats of a team see, without any of its own.
    pub(super) fn table_view(
        &self,
        team: usize,
        world: &Arc<View>,
        waiting_for: &[String],
    ) -> TeamView {
        let floor = &self.floors[team];
        let messages = (1..).zip(&floor.messages);
        TeamView {
            world: Arc::clone(world),
            team: self.teams[team].name.clone(),
            people: Arc::new(self.roster.of_team(team).map(Person::view).collect()),
            ballot: Arc::new(self.ballot(team, world, waiting_for)),
            floor: FloorView {
                paused: self.clock.paused || !self.started(),
                held: floor.held,
                locked: floor.locked,
                left: floor.left(self.clock.now).filter(|_| !floor.ballot.sealed),
                over: self.over,
                debrief: self.released().any() && world.ending.is_some(),
            },
            wash: self.wash_view(),
            messages: Arc::new(
                messages
                    .map(|(number, (hint, text))| MessageView {
                        number,
                        hint: *hint,
                        text: text.clone(),
                    })
                    .collect(),
            ),
            ..TeamView::default()
        }
    }

    /// The teams for which time runs out in sight: their screens change every second.
    #[must_use]
    pub fn timed(&self) -> Vec<usize> {
        if !self.runs() {
            return Vec::new();
        }
        let floors = self.floors.iter().enumerate();
        let timed = floors.filter(|(_, floor)| floor.deadline.is_some() && !floor.ballot.sealed);
        timed.map(|(team, _)| team).collect()
    }

    fn ballot(&self, team: usize, world: &View, waiting_for: &[String]) -> BallotView {
        let ballot = &self.floors[team].ballot;
        let mut drafts: Vec<DraftView> = Vec::new();
        for (by, wanted, reason) in &ballot.votes {
            let vote = (self.name(*by), reason.clone());
            let alike = |draft: &&mut DraftView| {
                let command = draft.command.as_ref();
                command.is_some_and(|command| same(command, wanted))
            };
            match drafts.iter_mut().find(alike) {
                Some(draft) => draft.votes.push(vote),
                None => drafts.push(DraftView {
                    options: words(world, wanted),
                    command: Some(bare(wanted)),
                    votes: vec![vote],
                    yours: false,
                }),
            }
        }
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.votes.len()));
        let proposal = ballot.proposal.as_ref();
        BallotView {
            drafts,
            proposal: proposal.map(|(by, command)| ProposalView {
                by: self.name(*by),
                yours: false,
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
        let voters: BTreeSet<u32> = ballot.votes.iter().map(|(by, ..)| *by).collect();
        let voted = |person: &Person| {
            let proposed = ballot.proposal.as_ref();
            voters.contains(&person.seat) || proposed.is_some_and(|(by, _)| *by == person.seat)
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

/// What a command takes, a sentence each: who votes or turns a key sees how a message is worded.
fn words(world: &View, command: &Command) -> Vec<String> {
    chosen(world, command)
        .map(|option| match letter(option, command) {
            letter if letter.is_empty() => option.label.clone(),
            letter => format!("{} “{letter}”", option.label),
        })
        .collect()
}

/// The message of an option, as it is composed; empty where there is none.
fn letter(option: &OptionView, command: &Command) -> String {
    let picks = match command {
        Command::Commit { picks, .. } => picks.as_slice(),
        _ => &[],
    };
    let mine = picks.iter().filter(|(id, _)| *id == option.id);
    let chosen: Vec<&String> = mine.flat_map(|(_, clauses)| clauses).collect();
    let slots = option.slots.iter();
    let clauses = slots.flat_map(|slot| slot.clauses.iter().find(|one| chosen.contains(&&one.id)));
    let clauses = clauses.map(|clause| clause.text.as_str());
    let parts = std::iter::once(option.message.as_str()).chain(clauses);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match option.slots.is_empty() {
        true => String::new(),
        false => parts.join(" "),
    }
}
