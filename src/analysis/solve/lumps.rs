//! Nodes from which a measure goes on alike, made one: from each of a lump the same sums follow, with
//! the same shares. A measure sees little of a state, so lumps are few where nodes are many.

use super::counts::Counts;
use super::shares::WHOLE;
use crate::analysis::search::{Edge, Graph, NodeId, Reward, Target, divisor};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// What is added up along a path: all accounts, or one of them.
pub(in crate::analysis) type Measure = Option<usize>;

/// Cells that are kept at once at most: 512 MiB of them.
const KEPT: u64 = 1 << 26;
/// Cells that are handed on at most: some seconds of work.
const MOVED: u64 = 1 << 32;

/// The lump of all that is over.
const OVER: u32 = 0;

/// A way on from a lump.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Step {
    to: u32,
    /// What it adds to the measure.
    more: i32,
    part: Part,
}

/// The lumps of one measure.
pub(in crate::analysis) struct Lumps {
    /// What each reward adds to the measure.
    points: Vec<i32>,
    /// The lump of each node.
    of_node: Vec<u32>,
    /// The steps of all lumps, and where those of each end; steps lead to earlier lumps.
    steps: Vec<Step>,
    ends: Vec<usize>,
    table: HashTable<u32>,
    /// The ways of a node, as they are joined.
    ways: Vec<(u32, i32, u128)>,
    own: Vec<Step>,
}

impl Lumps {
    pub(in crate::analysis) fn new(graph: &Graph, measure: Measure) -> Self {
        let points = |reward: &Reward| match measure {
            Some(account) => reward.points[account],
            None => reward.total(),
        };
        Self {
            points: graph.rewards.rows().iter().map(points).collect(),
            of_node: vec![OVER; graph.nodes()],
            steps: Vec::new(),
            ends: vec![0],
            table: HashTable::new(),
            ways: Vec::new(),
            own: Vec::new(),
        }
    }

    /// Puts a node into its lump. All nodes that its edges lead to are in theirs.
    pub(in crate::analysis) fn add(&mut self, node: NodeId, edges: &[(Edge, u128)], whole: u128) {
        self.join(edges, whole);
        self.of_node[node as usize] = match self.own.as_slice() {
            [only] if only.more == 0 && only.part == Part::Whole => only.to,
            _ => self.lump(),
        };
    }

    /// The steps of a node: what leads to one lump with the same points is one.
    fn join(&mut self, edges: &[(Edge, u128)], whole: u128) {
        let (of_node, points) = (&self.of_node, &self.points);
        let way = |(edge, weight): &(Edge, u128)| {
            let to = match edge.target() {
                Target::Node(next) => of_node[next as usize],
                Target::Ending(_) => OVER,
            };
            (to, points[edge.reward() as usize], *weight)
        };
        self.ways.clear();
        self.ways.extend(edges.iter().map(way));
        self.ways.sort_unstable_by_key(|(to, more, _)| (*to, *more));
        self.ways.dedup_by(|later, first| {
            let same = (later.0, later.1) == (first.0, first.1);
            first.2 += if same { later.2 } else { 0 };
            same
        });
        self.own.clear();
        self.own
            .extend(self.ways.iter().map(|(to, more, weight)| Step {
                to: *to,
                more: *more,
                part: Part::of(*weight, whole),
            }));
    }

    /// The lump with these steps.
    fn lump(&mut self) -> u32 {
        let Self {
            steps,
            ends,
            table,
            own,
            ..
        } = self;
        let of = |lump: u32| {
            let lump = lump as usize;
            &steps[ends[lump - 1]..ends[lump]]
        };
        let hash = |steps: &[Step]| FxBuildHasher.hash_one(steps);
        let same = |lump: &u32| of(*lump) == own.as_slice();
        if let Some(known) = table.find(hash(own), same) {
            return *known;
        }
        // There are no more lumps than nodes.
        let new = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        table.insert_unique(hash(own), new, |lump| hash(of(*lump)));
        steps.extend_from_slice(own);
        ends.push(steps.len());
        new
    }

    fn of(&self, lump: usize) -> &[Step] {
        match lump.checked_sub(1) {
            Some(before) => &self.steps[self.ends[before]..self.ends[lump]],
            None => &[],
        }
    }

    /// Deals play out from its start; none where that would take too much.
    pub(in crate::analysis) fn spread(
        mut self,
        start: &[(Edge, u128)],
        whole: u128,
    ) -> Option<Counts> {
        self.join(start, whole);
        self.steps.extend_from_slice(&self.own);
        self.ends.push(self.steps.len());
        let unit = self.unit();
        let spans = self.spans(unit)?;
        let wide = |lump: usize| (spans[lump].1 - spans[lump].0) as usize + 1;
        let mut kept: Vec<Vec<u64>> = vec![Vec::new(); self.ends.len()];
        if let Some(first) = kept.last_mut() {
            first.push(WHOLE);
        }
        for lump in (1..self.ends.len()).rev() {
            let own = std::mem::take(&mut kept[lump]);
            for step in self.of(lump) {
                let to = step.to as usize;
                if kept[to].is_empty() {
                    kept[to] = vec![0; wide(to)];
                }
                let from = spans[lump].0 + i64::from(step.more / unit) - spans[to].0;
                step.part.hand_on(&own, &mut kept[to][from as usize..]);
            }
        }
        let mut all = Counts::default();
        let sums = spans[OVER as usize].0..;
        for (sum, share) in sums
            .zip(&kept[OVER as usize])
            .filter(|(_, share)| **share > 0)
        {
            let sum = i32::try_from(sum * i64::from(unit)).ok()?;
            all.add_times(sum, *share);
        }
        Some(all)
    }

    /// What every step adds a multiple of.
    fn unit(&self) -> i32 {
        let each = self
            .steps
            .iter()
            .map(|step| u64::from(step.more.unsigned_abs()));
        let unit = each.fold(0, divisor).max(1);
        i32::try_from(unit).unwrap_or(1)
    }

    /// The lowest and the highest sum with which play comes to each lump, in units; none where there
    /// are so many between them that it would take too much to follow them.
    fn spans(&self, unit: i32) -> Option<Vec<(i64, i64)>> {
        let mut spans = vec![(i64::MAX, i64::MIN); self.ends.len()];
        let wide = |(least, most): (i64, i64)| u64::try_from(most - least).ok().map(|one| one + 1);
        *spans.last_mut()? = (0, 0);
        let (mut moved, mut kept, mut met) = (0u64, 0u64, vec![false; self.ends.len()]);
        for lump in (1..self.ends.len()).rev() {
            let (least, most) = spans[lump];
            let own = wide((least, most))?;
            for step in self.of(lump) {
                let more = i64::from(step.more / unit);
                let span = &mut spans[step.to as usize];
                *span = (span.0.min(least + more), span.1.max(most + more));
                moved = moved.saturating_add(own);
            }
        }
        // What is kept grows when a lump is met, and shrinks when it is left.
        let mut most = 0;
        for lump in (1..self.ends.len()).rev() {
            for step in self.of(lump) {
                if !std::mem::replace(&mut met[step.to as usize], true) {
                    kept = kept.saturating_add(wide(spans[step.to as usize])?);
                }
            }
            most = most.max(kept);
            if met[lump] {
                kept -= wide(spans[lump])?;
            }
        }
        (moved <= MOVED && most <= KEPT).then_some(spans)
    }
}

/// A part of a share, made once for many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

    /// Adds the part of each share to what is there, from the first on.
    fn hand_on(self, shares: &[u64], to: &mut [u64]) {
        let pairs = to.iter_mut().zip(shares);
        match self {
            Self::Whole => pairs.for_each(|(sum, share)| *sum += share),
            Self::Less(part) => {
                let part = u128::from(part);
                pairs.for_each(|(sum, share)| {
                    *sum += ((u128::from(*share) * part) >> 64) as u64;
                });
            }
        }
    }
}
