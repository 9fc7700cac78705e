//! M and R: what a decision said, and how it answered what came before.

use super::ledger::{Account, Evidence, Line, Rule};
use super::tally::{Resolve, Tally};
use crate::engine::Clauses;
use crate::exercise::draft::{Class, Dimension, Feature, Mark};
use crate::exercise::model::*;
use smallvec::SmallVec;

/// What one chair chose at one point.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    pub(super) options: SmallVec<[OptionId; 2]>,
    pub(super) clauses: SmallVec<[Clauses; 2]>,
}

/// The lines of a decision. `trigger` is the class of the last act of another chair before it. Tells
/// whether an occasion was judged, so that its words were weighed.
pub(super) fn judge(
    exercise: &Exercise,
    tally: &mut Tally,
    at: Minutes,
    chosen: &Chosen,
    trigger: Option<Class>,
    lines: &mut dyn FnMut(Line),
) -> bool {
    let Some(first) = chosen.options.first() else {
        return false;
    };
    let mut enter = |dimension, rule, points| {
        if points != 0 {
            let evidence = Evidence::Options(chosen.options.clone());
            lines(Line {
                at,
                account: Account::Of(dimension),
                rule,
                evidence,
                points,
                reason: TextId::default(),
            });
        }
    };
    let rubric = &exercise.rubric;
    let features = features(exercise, chosen);
    let occasion = exercise.menus[exercise.options[*first].menu]
        .occasion
        .filter(|occasion| tally.first_time(rubric, *occasion));
    let weighed = occasion.map(|occasion| &rubric.occasions[occasion]);
    if let Some(occasion) = weighed {
        let percent = message_percent(rubric, &features);
        enter(
            Dimension::Messages,
            Rule::Message(percent),
            message_points(rubric, occasion, percent),
        );
        let (rule, percent) = conduct(exercise, chosen, trigger);
        enter(
            Dimension::Reciprocity,
            rule,
            rubric.weights[3] * occasion.reciprocity * percent / 10_000,
        );
    }
    for _ in features
        .iter()
        .filter(|feature| **feature == Feature::Ultimatum)
    {
        enter(Dimension::Messages, Rule::Ultimatum, -rubric.ultimatum);
    }
    if breaks_word(exercise, tally, chosen) {
        enter(Dimension::Messages, Rule::BrokenWord, -rubric.broken_word);
    }
    if resolve_first(exercise, tally, chosen) {
        enter(
            Dimension::Reciprocity,
            Rule::ResolveFirst,
            rubric.resolve_first,
        );
    }
    weighed.is_some()
}

fn message_points(rubric: &Rubric, occasion: &Occasion, percent: i32) -> i32 {
    rubric.weights[2] * occasion.messages * percent / 10_000
}

/// What the words of a composed message are worth, hundredths of the account of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Words {
    /// Where an occasion is judged by them.
    pub weighed: i32,
    /// Where none is.
    pub plain: i32,
}

/// The words of an option that is chosen alone.
pub(super) fn words(exercise: &Exercise, option: OptionId, clauses: &Clauses) -> Words {
    let chosen = Chosen {
        options: SmallVec::from_elem(option, 1),
        clauses: SmallVec::from_elem(clauses.clone(), 1),
    };
    let rubric = &exercise.rubric;
    let features = features(exercise, &chosen);
    let threats = features.iter().filter(|one| **one == Feature::Ultimatum);
    let plain = -threats.map(|_| rubric.ultimatum).sum::<i32>();
    let occasion = exercise.menus[exercise.options[option].menu].occasion;
    let message = occasion.map_or(0, |occasion| {
        let percent = message_percent(rubric, &features);
        message_points(rubric, &rubric.occasions[occasion], percent)
    });
    Words {
        weighed: plain + message,
        plain,
    }
}

/// Occasions that a way passes over and the rubric credits, for a chair that has a menu of them.
pub(super) fn credit(
    exercise: &Exercise,
    tally: &mut Tally,
    chair: ChairId,
    at: Minutes,
    credit: CreditId,
    lines: &mut dyn FnMut(Line),
) {
    let rubric = &exercise.rubric;
    for id in &exercise.credits[credit].occasions {
        let mine = exercise
            .menus
            .iter()
            .any(|(_, menu)| menu.chair == chair && menu.occasion == Some(*id));
        if !mine || !tally.first_time(rubric, *id) {
            continue;
        }
        let occasion = &rubric.occasions[*id];
        let accounts = [
            (
                Dimension::Messages,
                rubric.credited_messages,
                rubric.weights[2] * occasion.messages,
            ),
            (
                Dimension::Reciprocity,
                rubric.credited_reciprocity,
                rubric.weights[3] * occasion.reciprocity,
            ),
        ];
        for (dimension, percent, share) in accounts {
            let points = share * percent / 10_000;
            if points != 0 {
                let (account, rule) = (Account::Of(dimension), Rule::Credited(percent));
                lines(Line {
                    at,
                    account,
                    rule,
                    evidence: Evidence::Occasion(*id),
                    points,
                    reason: TextId::default(),
                });
            }
        }
    }
}

/// Everything the messages and clauses of the decision carry. A feature counts once.
fn features(exercise: &Exercise, chosen: &Chosen) -> SmallVec<[Feature; 16]> {
    let mut all: SmallVec<[Feature; 16]> = SmallVec::new();
    for (option, clauses) in chosen.options.iter().zip(&chosen.clauses) {
        let option = &exercise.options[*option];
        all.extend(
            option
                .message
                .iter()
                .flat_map(|message| message.features.iter().copied()),
        );
        let picked = option
            .slots
            .iter()
            .zip(clauses)
            .filter_map(|(slot, clause)| slot.clauses.get(usize::from(*clause)));
        all.extend(picked.flat_map(|clause| clause.features.iter().copied()));
    }
    if all.len() < 2 {
        return all;
    }
    all.sort();
    all.dedup();
    all
}

fn message_percent(rubric: &Rubric, features: &[Feature]) -> i32 {
    let percent = |feature: &Feature| {
        rubric
            .features
            .iter()
            .find(|(of, _)| of == feature)
            .map_or(0, |(_, percent)| *percent)
    };
    features
        .iter()
        .map(percent)
        .sum::<i32>()
        .clamp(rubric.floor, 100)
}

/// The class of a decision is that of its heaviest act; one without an act changes nothing.
fn conduct(exercise: &Exercise, chosen: &Chosen, trigger: Option<Class>) -> (Rule, i32) {
    let rubric = &exercise.rubric;
    let acts = chosen
        .options
        .iter()
        .filter_map(|option| exercise.options[*option].act.as_ref());
    let own = acts
        .map(|act| act.row.class)
        .max()
        .unwrap_or(Class::StatusQuo);
    let restrained = own as usize <= trigger.unwrap_or(Class::StatusQuo) as usize + 1;
    let matched = own == Class::DeEscalation && trigger == Some(Class::DeEscalation);
    let marks =
        marks(exercise, chosen).filter(|mark| !matches!(mark, Mark::Resolve | Mark::Concession));
    let grit = marks.count().min(rubric.grit_most);
    let whole = |held: bool, percent: i32| if held { percent } else { 0 };
    let percent = whole(restrained, rubric.restraint)
        + whole(matched, rubric.matched)
        + rubric.grit * i32::try_from(grit).unwrap_or(0);
    (
        Rule::Conduct {
            restrained,
            matched,
            grit: u8::try_from(grit).unwrap_or(u8::MAX),
        },
        percent,
    )
}

fn marks<'a>(exercise: &'a Exercise, chosen: &'a Chosen) -> impl Iterator<Item = &'a Mark> {
    chosen
        .options
        .iter()
        .flat_map(|option| &exercise.options[*option].marks)
}

/// Takes note of promises made; tells whether one made before is broken now.
fn breaks_word(exercise: &Exercise, tally: &mut Tally, chosen: &Chosen) -> bool {
    let bits = |promises: &[PromiseId]| {
        promises
            .iter()
            .fold(0u32, |bits, promise| bits | 1 << (promise.0 & 31))
    };
    let (mut made, mut broken) = (0, 0);
    for (option, clauses) in chosen.options.iter().zip(&chosen.clauses) {
        let option = &exercise.options[*option];
        broken |= bits(&option.breaks);
        made |= bits(&option.promises);
        let picked = option
            .slots
            .iter()
            .zip(clauses)
            .filter_map(|(slot, clause)| slot.clauses.get(usize::from(*clause)));
        made |= picked.fold(0, |made, clause| made | bits(&clause.promises));
    }
    let breaks = tally.promises & broken != 0;
    tally.promises = tally.promises & !broken | made;
    breaks
}

/// Takes note of resolve and concession; tells whether this is the first concession, after resolve.
fn resolve_first(exercise: &Exercise, tally: &mut Tally, chosen: &Chosen) -> bool {
    let has = |wanted: Mark| marks(exercise, chosen).any(|mark| *mark == wanted);
    let before = tally.resolve;
    if before != Resolve::Settled && has(Mark::Concession) {
        tally.resolve = Resolve::Settled;
    } else if before == Resolve::Neither && has(Mark::Resolve) {
        tally.resolve = Resolve::Shown;
    }
    before == Resolve::Shown && tally.resolve == Resolve::Settled
}
