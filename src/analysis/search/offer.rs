//! What states offer: the leads of the chair, once for all states of one outline, with what their
//! words are worth.

use super::expand::{Asked, Choice, Grown};
use crate::engine::{Lead, Move, Outline, State, leads, outline};
use crate::scoring::{Scorer, Words};
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Leads of all offers that are kept at most.
const KEPT: usize = 1 << 18;

/// The leads of states of one outline.
#[derive(Debug)]
pub(in crate::analysis) struct Offer {
    /// Its number; none where it is not kept.
    pub(in crate::analysis) number: Option<usize>,
    pub(in crate::analysis) leads: Vec<Lead>,
    /// How many of them are like none before them.
    pub(in crate::analysis) own: usize,
    /// For each lead its sort of words.
    pub(in crate::analysis) sorts: Vec<usize>,
    /// What each sort of words is worth.
    pub(in crate::analysis) words: Vec<Words>,
}

/// Where the edges of a lead are among those of its node.
pub(in crate::analysis) struct Row {
    /// The first state it leads to, among those of its offer.
    pub(in crate::analysis) leaf: usize,
    pub(in crate::analysis) falls: usize,
    /// For one that is like another the first edge of that one, and its sort of words.
    pub(in crate::analysis) like: Option<(usize, usize)>,
    pub(in crate::analysis) sort: usize,
}

/// Offers that were met.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Offers {
    known: RwLock<Known>,
}

#[derive(Debug, Default)]
struct Known {
    offers: FxHashMap<Outline, Arc<Offer>>,
    /// Leads of all of them.
    leads: usize,
}

impl Offers {
    /// What the state offers.
    pub(in crate::analysis) fn of(
        &self,
        asked: &Asked<'_>,
        scorer: &Scorer<'_>,
        state: &State,
    ) -> Arc<Offer> {
        let outline = outline(asked.exercise, &asked.choices, state, asked.chair);
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(offer) = known.offers.get(&outline) {
            return Arc::clone(offer);
        }
        drop(known);
        let mut new = Offer::new(asked, scorer, state);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let Known { offers, leads } = &mut *known;
        if *leads + new.leads.len() > KEPT {
            return Arc::new(new);
        }
        let number = offers.len();
        let offer = offers.entry(outline).or_insert_with(|| {
            *leads += new.leads.len();
            new.number = Some(number);
            Arc::new(new)
        });
        Arc::clone(offer)
    }
}

impl Offer {
    fn new(asked: &Asked<'_>, scorer: &Scorer<'_>, state: &State) -> Self {
        let leads = leads(asked.exercise, &asked.choices, state, asked.chair);
        let mut words: Vec<Words> = Vec::new();
        let sort = |lead: &Lead| {
            let own = match &lead.what {
                Move::Picks(picks) if picks.len() == 1 => {
                    scorer.words(picks[0].option, &picks[0].clauses)
                }
                _ => Words::default(),
            };
            words.iter().position(|one| *one == own).unwrap_or_else(|| {
                words.push(own);
                words.len() - 1
            })
        };
        let sorts = leads.iter().map(sort).collect();
        Self {
            number: None,
            own: leads.iter().filter(|lead| lead.like.is_none()).count(),
            leads,
            sorts,
            words,
        }
    }

    /// The leads as choices.
    pub(in crate::analysis) fn choices(&self, grown: &Grown) -> Vec<Choice> {
        let mut own = grown.falls.iter();
        let mut all: Vec<Choice> = Vec::with_capacity(self.leads.len());
        for lead in &self.leads {
            let falls = match lead.like {
                Some(like) => all[like].falls.clone(),
                None => own.next().map(|falls| falls.to_vec()).unwrap_or_default(),
            };
            all.push(Choice {
                what: lead.what.clone(),
                ways: lead.ways,
                falls,
            });
        }
        all
    }

    /// Where the edges of each lead are.
    pub(in crate::analysis) fn rows(&self, grown: &Grown) -> Vec<Row> {
        let mut own = grown.falls.iter();
        let (mut leaves, mut edges) = (0, 0);
        let mut all: Vec<Row> = Vec::with_capacity(self.leads.len());
        let mut firsts: Vec<usize> = Vec::with_capacity(self.leads.len());
        for (lead, sort) in self.leads.iter().zip(&self.sorts) {
            let row = match lead.like {
                Some(like) => Row {
                    like: Some((firsts[like], self.sorts[like])),
                    sort: *sort,
                    ..all[like]
                },
                None => {
                    let falls = own.next().map_or(0, |falls| falls.len());
                    leaves += falls;
                    Row {
                        leaf: leaves - falls,
                        falls,
                        like: None,
                        sort: *sort,
                    }
                }
            };
            firsts.push(edges);
            edges += row.falls;
            all.push(row);
        }
        all
    }
}
