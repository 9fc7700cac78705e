//! All that play can come to, as numbers: nodes, the choices at each, and where each leads.

use super::coverage::Coverage;
use super::expand::Choice;
use super::pack::States;
use super::pool::Pool;
use crate::analysis::solve::shares;
use crate::engine::{Event, State};
use crate::exercise::draft::{Class, Dimension, Rating};
use crate::exercise::model::EndingId;
use crate::scoring::{Account, Line, Rule, Tally};
use std::sync::OnceLock;

/// A node by its number, in the order in which nodes were met.
pub type NodeId = u32;

/// A state in which the chair decides, with what scoring remembers of the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    pub(in crate::analysis) state: u32,
    pub(in crate::analysis) tally: u32,
}

/// Where one fall of chance in one choice leads, and what it earns on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edge {
    to: u32,
    reward: u32,
}

/// The node or the ending that an edge leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Play goes on.
    Node(NodeId),
    /// Play is over.
    Ending(EndingId),
}

/// Numbers from here on are endings.
const ENDINGS: u32 = u32::MAX - 65_535;

/// In place of a first edge: what the node leads to is not known.
pub(in crate::analysis) const UNEXPANDED: u32 = u32::MAX;

/// What one fall of chance in one choice earns, and what scoring saw on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Reward {
    /// Points by account, hundredths: the five dimensions in the order of the rubric, then the gates.
    pub points: [i32; ACCOUNTS],
    /// The heaviest act of any chair; none where nobody acted.
    pub act: Option<Class>,
    /// Where play ends, what became of each of the chair's objectives: three bits each, in file
    /// order; those beyond [`RATED`] are left out.
    ratings: u64,
}

/// The accounts of a score: five dimensions and the gates.
pub const ACCOUNTS: usize = 6;
/// So many objectives of a chair are told apart.
pub const RATED: usize = 21;

impl Reward {
    /// The sum of all accounts.
    #[must_use]
    pub fn total(self) -> i32 {
        self.points.iter().sum()
    }

    /// What became of the chair's objective of this number, where play ends: its rating, or
    /// `Some(None)` where it was not tested. None where play goes on.
    #[must_use]
    pub fn rating(self, nth: usize) -> Option<Option<Rating>> {
        match self.ratings >> (3 * nth.min(RATED)) & 7 {
            1 => Some(Some(Rating::P)),
            2 => Some(Some(Rating::S)),
            3 => Some(Some(Rating::M)),
            4 => Some(Some(Rating::U)),
            5 => Some(None),
            _ => None,
        }
    }

    /// Both together.
    #[must_use]
    pub(in crate::analysis) fn and(mut self, other: Self) -> Self {
        for (sum, points) in self.points.iter_mut().zip(other.points) {
            *sum += points;
        }
        self.act = self.act.max(other.act);
        self.ratings |= other.ratings;
        self
    }

    /// Enters a line.
    pub(in crate::analysis) fn enter(&mut self, line: &Line) {
        self.points[place(line.account)] += line.points;
        let rated = match line.rule {
            Rule::Rated(rating) => rating as u64 + 1,
            Rule::NotTested => 5,
            _ => return,
        };
        // Objectives are rated in file order, so the next is the first that has none yet.
        let next = (64 - self.ratings.leading_zeros()).div_ceil(3);
        if (next as usize) < RATED {
            self.ratings |= rated << (3 * next);
        }
    }

    /// Takes note of what happened.
    pub(in crate::analysis) fn witness(&mut self, events: &[Event]) {
        for event in events {
            if let Event::Acted { class, .. } = event {
                self.act = self.act.max(Some(*class));
            }
        }
    }
}

/// The place of the account of messages.
pub(in crate::analysis) const MESSAGES: usize = 2;

/// The place of an account among all.
pub(in crate::analysis) fn place(account: Account) -> usize {
    match account {
        Account::Of(Dimension::Escalation) => 0,
        Account::Of(Dimension::Contact) => 1,
        Account::Of(Dimension::Messages) => MESSAGES,
        Account::Of(Dimension::Reciprocity) => 3,
        Account::Of(Dimension::Objectives) => 4,
        Account::Gate => 5,
    }
}

/// An edge by its number, and the node it belongs to; none for an edge of the start.
pub(in crate::analysis) type Place = (Option<NodeId>, u32);

/// Everything that can happen from one chair.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub(in crate::analysis) states: States,
    pub(in crate::analysis) tallies: Pool<Tally>,
    pub(in crate::analysis) nodes: Pool<Node>,
    pub(in crate::analysis) menus: Pool<Vec<Choice>>,
    pub(in crate::analysis) rewards: Pool<Reward>,
    /// The menu of each node.
    pub(in crate::analysis) menu: Vec<u32>,
    /// Where the edges of each node begin; its menu says how many there are.
    pub(in crate::analysis) first: Vec<u32>,
    pub(in crate::analysis) edges: Vec<Edge>,
    /// The edge by which each node was met first.
    pub(in crate::analysis) met_by: Vec<Place>,
    /// For each ending the edge by which it was met first.
    pub(in crate::analysis) ended_by: Vec<Option<Place>>,
    /// Weights of the ways in which play can begin, and where each leads.
    pub(in crate::analysis) start: Vec<u64>,
    pub(in crate::analysis) transitions: usize,
    /// Fewest and most minutes after which play ended.
    pub(in crate::analysis) minutes: Option<(u32, u32)>,
    /// What happened on any path.
    pub(in crate::analysis) coverage: Coverage,
    /// All nodes, each before those it leads to; made when it is first asked for, which is after the
    /// search.
    pub(in crate::analysis) order: OnceLock<Vec<NodeId>>,
    /// For each menu the weights of its choices under uniform play; made as above.
    pub(in crate::analysis) even: OnceLock<Vec<Vec<u64>>>,
}

impl Edge {
    pub(in crate::analysis) fn to_node(node: NodeId, reward: u32) -> Self {
        Self { to: node, reward }
    }

    pub(in crate::analysis) fn to_ending(ending: EndingId, reward: u32) -> Self {
        Self {
            to: ENDINGS + u32::from(ending.0),
            reward,
        }
    }

    /// One that leads to the same and earns another reward.
    pub(in crate::analysis) fn earning(self, reward: u32) -> Self {
        Self { reward, ..self }
    }

    /// What it earns, by number.
    pub(in crate::analysis) fn reward(self) -> u32 {
        self.reward
    }

    /// Where it leads.
    #[must_use]
    pub fn target(self) -> Target {
        match self.to.checked_sub(ENDINGS) {
            Some(ending) => Target::Ending(EndingId(u16::try_from(ending).unwrap_or(u16::MAX))),
            None => Target::Node(self.to),
        }
    }
}

impl Graph {
    /// Nodes: states in which the chair decides, each with one tally.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.nodes.rows().len()
    }

    /// Distinct states, those in which play is over among them.
    #[must_use]
    pub fn states(&self) -> usize {
        self.states.len()
    }

    /// Ways from a state to another: one for each choice and fall of chance.
    #[must_use]
    pub fn transitions(&self) -> usize {
        self.transitions
    }

    /// Fewest and most minutes after which play ends; none where it never does.
    #[must_use]
    pub fn minutes(&self) -> Option<(u32, u32)> {
        self.minutes
    }

    /// What happens on some path.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The endings that can be reached.
    pub fn endings(&self) -> impl Iterator<Item = EndingId> + '_ {
        let met = self.ended_by.iter().enumerate();
        met.filter(|(_, by)| by.is_some())
            .filter_map(|(index, _)| u16::try_from(index).ok().map(EndingId))
    }

    /// The state of a node.
    #[must_use]
    pub fn state(&self, node: NodeId) -> State {
        self.states.get(self.nodes.get(node).state)
    }

    /// The states of all nodes, each once; `seen` has a place for each state.
    pub(in crate::analysis) fn states_at_rest<'g>(
        &'g self,
        seen: &'g mut [bool],
    ) -> impl Iterator<Item = State> + 'g {
        self.nodes.rows().iter().filter_map(|node| {
            let known = std::mem::replace(&mut seen[node.state as usize], true);
            (!known).then(|| self.states.get(node.state))
        })
    }

    /// A node at which nothing can be decided.
    pub(in crate::analysis) fn stuck(&self) -> Option<NodeId> {
        let mut all = 0..NodeId::try_from(self.nodes()).unwrap_or(NodeId::MAX);
        all.find(|node| self.menus.get(self.menu[*node as usize]).is_empty())
    }

    /// The node of a state and its tally, if play can come to it.
    #[must_use]
    pub fn find(&self, state: &State, tally: &Tally) -> Option<NodeId> {
        let state = self.states.find(state)?;
        let tally = self.tallies.find(tally)?;
        self.nodes.find(&Node { state, tally })
    }

    fn is_expanded(&self, node: usize) -> bool {
        self.first
            .get(node)
            .is_some_and(|first| *first != UNEXPANDED)
    }

    /// Bytes that it takes, by a rough count from above.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        let of_node = size_of::<Place>() + 2 * size_of::<u32>();
        self.states.bytes()
            + self.tallies.bytes()
            + self.nodes.bytes()
            + self.rewards.bytes()
            + self.edges.capacity() * size_of::<Edge>()
            + self.nodes() * of_node
    }

    /// The choices of a node, each with its edges; none where it is not known what it leads to.
    pub fn choices(&self, node: NodeId) -> impl Iterator<Item = (&Choice, &[Edge])> {
        let node = node as usize;
        let known = self.is_expanded(node);
        let from = if known {
            self.first[node] as usize
        } else {
            self.edges.len()
        };
        let menu: &[Choice] = if known {
            self.menus.get(self.menu[node])
        } else {
            &[]
        };
        let mut rest = &self.edges[from..];
        menu.iter().map(move |choice| {
            let (own, after) = rest.split_at(choice.falls.len());
            rest = after;
            (choice, own)
        })
    }

    /// The weights of the choices of a node where every set of options is taken alike, and of a
    /// composed message every wording alike.
    pub(in crate::analysis) fn even(&self, node: NodeId) -> &[u64] {
        let even = self.even.get_or_init(|| {
            let menus = self.menus.rows().iter();
            menus.map(|menu| shares(menu.iter())).collect()
        });
        match self.is_expanded(node as usize) {
            true => &even[self.menu[node as usize] as usize],
            false => &[],
        }
    }

    /// The ways in which play can begin, each with its weight.
    pub fn start(&self) -> impl Iterator<Item = (u64, Edge)> + '_ {
        self.start.iter().copied().zip(self.edges.iter().copied())
    }

    /// What an edge earns.
    #[must_use]
    pub fn reward(&self, edge: Edge) -> Reward {
        *self.rewards.get(edge.reward)
    }
}
