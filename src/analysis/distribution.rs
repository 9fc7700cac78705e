//! How single plays spread: how likely each total and each sum of an account is under one way to
//! play. One pass along the order of the graph, in which every node holds what plays that come to it
//! have earned so far, until it is left.
//!
//! Where there are more sums than can be followed in sensible time and memory, nothing is told of
//! them: a part would be no distribution.
//!
//! A share is counted in units of 2^-60. Each division is cut to the unit below, so all shares
//! together fall short of the whole by a little; nothing is more likely than it is said to be.

use super::counts::Counts;
use super::graph::{ACCOUNTS, Edge, Graph, NodeId, Reward, Target};
use super::order::order;
use super::shares::{WHOLE, weights};
use super::value::Values;
use rayon::prelude::*;

/// How likely each total and each sum of an account is, in units of 2^-60.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Distribution {
    /// Of all accounts together; none where it takes too much to follow.
    pub total: Option<Counts>,
    /// Of each account: the five dimensions in the order of the rubric, then the gates; none as above.
    pub accounts: [Option<Counts>; ACCOUNTS],
}

/// A sum of points, in hundredths, and how likely it is.
type Row = (i32, u64);

/// What is added up along a path: all accounts, or one of them.
type Measure = Option<usize>;

/// Measures that are followed together.
const GROUPS: [&[Measure]; 2] = [
    &[None, Some(4), Some(5)],
    &[Some(0), Some(1), Some(2), Some(3)],
];
/// Rows of one measure that are kept at once at most: 32 MiB of them.
const KEPT: usize = 2 << 20;
/// Rows of one measure that are handed on at most: a second of work.
const MOVED: usize = 1 << 27;

impl Distribution {
    /// Follows several ways to play; `values` say what the best and the worst choose.
    #[must_use]
    pub fn follow_all<const N: usize>(graph: &Graph, values: &[Values; N]) -> [Self; N] {
        let order = order(graph);
        let each = values
            .iter()
            .flat_map(|values| GROUPS.map(|group| (values, group)));
        let each: Vec<(&Values, &[Measure])> = each.collect();
        let found: Vec<Vec<Option<Counts>>> = each
            .into_par_iter()
            .map(|(values, group)| Pass::new(graph, values, group).along(&order))
            .collect();
        let mut groups = found.into_iter();
        std::array::from_fn(|_| {
            let mut all = Self::default();
            for (group, found) in GROUPS.iter().zip(groups.by_ref()) {
                for (measure, counts) in group.iter().zip(found) {
                    match measure {
                        Some(account) => all.accounts[*account] = counts,
                        None => all.total = counts,
                    }
                }
            }
            all
        })
    }

    /// Nothing yet, of every measure.
    pub(super) fn none() -> Self {
        Self {
            total: Some(Counts::default()),
            accounts: std::array::from_fn(|_| Some(Counts::default())),
        }
    }

    /// Enters plays that came to these points.
    pub(super) fn add(&mut self, points: [i32; ACCOUNTS], share: u64) {
        if let Some(total) = &mut self.total {
            total.add_times(points.iter().sum(), share);
        }
        for (account, points) in self.accounts.iter_mut().flatten().zip(points) {
            account.add_times(points, share);
        }
    }

    /// Mean points of each account, in units of 2^-60 of a hundredth; 0 of one that is not told.
    #[must_use]
    pub fn means(&self) -> [i128; ACCOUNTS] {
        self.accounts.each_ref().map(|counts| {
            let rows = counts.iter().flat_map(Counts::iter);
            rows.map(|(points, share)| i128::from(points) * i128::from(share))
                .sum()
        })
    }
}

/// One measure of a pass.
#[derive(Debug)]
struct Lane {
    measure: Measure,
    /// What plays that are over have come to; none once it was too much.
    ended: Option<Counts>,
    /// For each place the rows that have come there.
    kept: Vec<Vec<Row>>,
    /// How many rows are kept, and were handed on.
    rows: usize,
    moved: usize,
    scratch: Vec<u64>,
}

impl Lane {
    fn new(measure: &Measure) -> Self {
        Self {
            measure: *measure,
            ended: Some(Counts::default()),
            kept: Vec::new(),
            rows: 0,
            moved: 0,
            scratch: Vec::new(),
        }
    }

    /// Takes what has come to a place, each sum once.
    fn take(&mut self, place: usize, own: &mut Vec<Row>) {
        own.clear();
        if let Some(kept) = self.kept.get_mut(place) {
            *own = std::mem::take(kept);
            self.rows -= own.len();
            merge(own, &mut self.scratch);
        }
    }

    /// Adds a part of the rows, with what the edge earns, to a place or to what is over.
    fn arrive(&mut self, place: Option<usize>, reward: &Reward, part: Part, own: &[Row]) {
        let Some(ended) = &mut self.ended else { return };
        let more = match self.measure {
            Some(account) => reward.points[account],
            None => reward.total(),
        };
        let added = own
            .iter()
            .map(|(sum, share)| (sum + more, part.of_share(*share)));
        let Some(place) = place else {
            added.for_each(|(sum, share)| ended.add_times(sum, share));
            return;
        };
        if self.kept.len() <= place {
            self.kept.resize(place + 1, Vec::new());
        }
        let kept = &mut self.kept[place];
        let before = kept.len();
        // Sums that came before are joined where there would have to be new room for them.
        if before + own.len() > kept.capacity() && before > 64 {
            merge(kept, &mut self.scratch);
        }
        kept.extend(added);
        self.rows = self.rows + kept.len() - before;
        self.moved += own.len();
        if self.rows > KEPT || self.moved > MOVED {
            (self.ended, self.kept, self.rows) = (None, Vec::new(), 0);
        }
    }
}

/// One way to play on its way along the graph.
struct Pass<'a> {
    graph: &'a Graph,
    values: &'a Values,
    lanes: Vec<Lane>,
    /// For each node that was met and not left where its rows are kept; [`NOWHERE`] for others.
    place: Vec<u32>,
    /// Places that are free again, and how many there are.
    free: Vec<u32>,
    places: u32,
}

const NOWHERE: u32 = u32::MAX;

impl<'a> Pass<'a> {
    fn new(graph: &'a Graph, values: &'a Values, group: &[Measure]) -> Self {
        Self {
            graph,
            values,
            lanes: group.iter().map(Lane::new).collect(),
            place: vec![NOWHERE; graph.nodes()],
            free: Vec::new(),
            places: 0,
        }
    }

    fn along(mut self, order: &[NodeId]) -> Vec<Option<Counts>> {
        let start: Vec<(u64, Edge)> = self.graph.start().collect();
        let whole: u64 = start.iter().map(|(weight, _)| *weight).sum();
        let mut own: Vec<Vec<Row>> = self.lanes.iter().map(|_| vec![(0, WHOLE)]).collect();
        for (weight, edge) in start {
            self.arrive(edge, Part::of(weight.into(), whole.into()), &own);
        }
        for node in order {
            if self.lanes.iter().all(|lane| lane.ended.is_none()) {
                break;
            }
            let place = std::mem::replace(&mut self.place[*node as usize], NOWHERE);
            if place != NOWHERE {
                self.free.push(place);
                for (lane, own) in self.lanes.iter_mut().zip(&mut own) {
                    lane.take(place as usize, own);
                }
                self.leave(*node, &own);
            }
        }
        self.lanes.into_iter().map(|lane| lane.ended).collect()
    }

    fn leave(&mut self, node: NodeId, own: &[Vec<Row>]) {
        let graph = self.graph;
        let rows: Vec<_> = graph.choices(node).collect();
        let weights = weights(graph, self.values, &rows);
        let whole = u128::from(weights.iter().sum::<u64>());
        let taken = weights.iter().zip(&rows).filter(|(weight, _)| **weight > 0);
        for (weight, (choice, edges)) in taken {
            let falls = u128::from(choice.falls.iter().sum::<u64>());
            let fallen = choice.falls.iter().zip(*edges);
            for (fall, edge) in fallen.filter(|(fall, _)| **fall > 0) {
                let weight = u128::from(*weight) * u128::from(*fall);
                self.arrive(*edge, Part::of(weight, whole * falls), own);
            }
        }
    }

    /// Hands on a part of the rows.
    fn arrive(&mut self, edge: Edge, part: Part, own: &[Vec<Row>]) {
        let reward = self.graph.reward(edge);
        let place = match edge.target() {
            Target::Node(node) => Some(self.place(node)),
            Target::Ending(_) => None,
        };
        for (lane, own) in self.lanes.iter_mut().zip(own) {
            lane.arrive(place, &reward, part, own);
        }
    }

    /// Where the rows of a node are kept.
    fn place(&mut self, node: NodeId) -> usize {
        let place = &mut self.place[node as usize];
        if *place == NOWHERE {
            *place = self.free.pop().unwrap_or(self.places);
            self.places = self.places.max(*place + 1);
        }
        *place as usize
    }
}

/// A part of a share, made once for many rows.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    /// In units of 2^-64.
    Less(u64),
}

impl Part {
    fn of(weight: u128, whole: u128) -> Self {
        // Both are cut so far that there is room for 64 bits more; the whole to the number above.
        let cut = 128u32
            .saturating_sub(whole.leading_zeros())
            .saturating_sub(63);
        match weight < whole {
            true => {
                let part = ((weight >> cut) << 64) / ((whole >> cut) + u128::from(cut > 0));
                Self::Less(u64::try_from(part).unwrap_or(u64::MAX))
            }
            false => Self::Whole,
        }
    }

    #[inline]
    fn of_share(self, share: u64) -> u64 {
        match self {
            Self::Whole => share,
            Self::Less(part) => ((u128::from(share) * u128::from(part)) >> 64) as u64,
        }
    }
}

/// Joins rows of one sum, rising; those that came to nothing are left out.
fn merge(rows: &mut Vec<Row>, scratch: &mut Vec<u64>) {
    if rows.len() < 2 {
        return;
    }
    let (least, most) = rows
        .iter()
        .fold((i32::MAX, i32::MIN), |(least, most), row| {
            (least.min(row.0), most.max(row.0))
        });
    let wide = most.abs_diff(least) as usize + 1;
    if wide <= 16 * rows.len() {
        scratch.clear();
        scratch.resize(wide, 0);
        for (sum, share) in rows.iter() {
            scratch[sum.abs_diff(least) as usize] += share;
        }
        rows.clear();
        let sums = (least..).zip(scratch.iter().copied());
        rows.extend(sums.filter(|(_, share)| *share > 0));
        return;
    }
    rows.sort_unstable_by_key(|row| row.0);
    rows.dedup_by(|later, first| {
        let same = later.0 == first.0;
        first.1 += if same { later.1 } else { 0 };
        same
    });
    rows.retain(|row| row.1 > 0);
}
