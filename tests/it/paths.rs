//! Named paths through the flagship, each played over every outcome of chance.

use offramp::analysis::Falls;
use offramp::engine::{
    Action, Draw, Event, Move, Phase, Pick, Standing, State, authorisation, begin, decide, holds,
    standing,
};
use offramp::exercise::model::*;
use offramp::scoring::{Account, Scorer};
use std::collections::BTreeMap;

/// How a path writes its letter.
#[derive(Debug, Clone, Copy)]
pub(super) enum Letter {
    /// The needed word on the day that it may be accepted, and nothing before.
    Exact,
    /// A rung a day, as in the record.
    Climb,
    /// The word that admits fault, at once.
    Apologise,
    /// No page at all.
    Never,
    /// A page with a day in it, again and again.
    Dated,
}

/// What a path picks in each stage; where none of it can be taken, the first option that can.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: &'static str,
    pub(super) picks: Vec<(&'static str, Vec<String>)>,
    pub(super) letter: Letter,
}

/// What a path is worth on average over chance, in points.
#[derive(Debug, Clone, Default)]
pub(super) struct Worth {
    /// E, C, M, R, O, gates.
    pub(super) accounts: [f64; 6],
    /// Least and most total.
    pub(super) range: (f64, f64),
    /// Share of each ending.
    pub(super) endings: BTreeMap<String, f64>,
    /// Rating of each objective of the chair, by id, at the likeliest end.
    pub(super) ratings: BTreeMap<String, String>,
    /// Hour, authority and home support at each decision of the first outcome of chance.
    pub(super) trace: Vec<(u32, i32, i32)>,
}

impl Worth {
    pub(super) fn total(&self) -> f64 {
        self.accounts.iter().sum()
    }
}

fn named(name: &'static str, letter: Letter, picks: &'static str) -> Named {
    let part = |part: &'static str| {
        let (stage, options) = part.split_once('=').unwrap();
        (stage, options.split('+').map(str::to_owned).collect())
    };
    Named {
        name,
        picks: picks.split_whitespace().map(part).collect(),
        letter,
    }
}

/// The ten named paths: the record, three that should beat or lose to it, four habits, two landings elsewhere.
pub(super) fn ten() -> Vec<Named> {
    vec![
        named(
            "record",
            Letter::Climb,
            "mayday=hainan doors=embassy ringing=hold first-words=demand summons=counter patrol=linger two-stories=home first-step=regret handover=quiet phone=later",
        ),
        named(
            "calm",
            Letter::Exact,
            "mayday=report-pilot doors=sar ringing=facts+admirals first-words=concern summons=hear patrol=screen two-stories=show-privately first-step=list handover=thanks phone=protocol",
        ),
        named(
            "early-condolence",
            Letter::Exact,
            "mayday=hainan doors=dtl+sar ringing=facts+friend first-words=concern summons=joint-inquiry patrol=fly two-stories=junior first-step=list handover=mourn phone=session",
        ),
        named(
            "ultimatum",
            Letter::Climb,
            "mayday=hainan doors=embassy ringing=leak first-words=blame summons=counter patrol=linger two-stories=ultimatum first-step=regret handover=quiet phone=later",
        ),
        named(
            "always-wait",
            Letter::Never,
            "mayday=hainan doors=dtl ringing=hold first-words=wait summons=hear patrol=pause resume=stay-down two-stories=vice-chair first-step=wait handover=quiet phone=later",
        ),
        named(
            "always-concede",
            Letter::Apologise,
            "mayday=report-pilot doors=sar ringing=facts+friend first-words=concern summons=apologise patrol=pause resume=stay-down two-stories=junior first-step=trade handover=mourn phone=desk",
        ),
        named(
            "always-hotline",
            Letter::Exact,
            "mayday=hainan doors=dtl+leader ringing=hold first-words=wait summons=hear patrol=fly two-stories=junior first-step=wait handover=quiet phone=protocol",
        ),
        named(
            "always-toughest",
            Letter::Dated,
            "mayday=silent doors=leader ringing=leak first-words=blame summons=walk-out patrol=escort two-stories=ultimatum first-step=sanction handover=victory phone=suspend",
        ),
        named(
            "third-country",
            Letter::Never,
            "mayday=third-country doors=dtl+sar sea=joint-search ringing=facts+admirals first-words=joint-line summons=hear-search claims=show-track patrol=fly two-stories=show-privately settle=statement handover=thanks phone=protocol",
        ),
        named(
            "ditch-and-claim",
            Letter::Never,
            "mayday=ditch doors=embassy sea=own-search ringing=hold first-words=wait summons=counter claims=claim patrol=linger two-stories=publish settle=demand-damages handover=victory phone=suspend",
        ),
    ]
}

/// Plays the path over every outcome of chance.
pub(super) fn worth(exercise: &Exercise, path: &Named) -> Worth {
    let (chair, _) = exercise.chairs.find(|chair| chair.id == "us").unwrap();
    let mut worth = Worth {
        range: (f64::MAX, f64::MIN),
        ..Worth::default()
    };
    let mut falls = Some(Falls::first());
    while let Some(mut draw) = falls {
        let mut trace = Vec::new();
        let (events, state) = played(exercise, chair, &mut draw, |state| {
            trace.push((
                state.clock / 60,
                authority(exercise, state),
                slot(exercise, state, "home"),
            ));
            choose(exercise, state, chair, path)
        });
        let (part, whole) = draw.chance().unwrap();
        let share = part as f64 / whole as f64;
        worth.enter(exercise, chair, &events, &state, share);
        if worth.trace.is_empty() {
            worth.trace = trace;
        }
        falls = draw.next();
    }
    worth
}

/// Plays to the end in one chair: what happened, and where it ended.
pub(super) fn played(
    exercise: &Exercise,
    chair: ChairId,
    draw: &mut dyn Draw,
    mut choose: impl FnMut(&State) -> Action,
) -> (Vec<Event>, State) {
    let (seated, mut events) = (Chairs::only(chair), Vec::new());
    let mut state = begin(exercise, seated, draw, &mut events);
    while !matches!(state.phase, Phase::Ended(_)) {
        let action = choose(&state);
        state = decide(exercise, seated, &state, &action, draw, &mut events).unwrap();
    }
    (events, state)
}

impl Worth {
    fn enter(
        &mut self,
        exercise: &Exercise,
        chair: ChairId,
        events: &[Event],
        state: &State,
        chance: f64,
    ) {
        let sheet = Scorer::new(exercise, chair).sheet(events, state);
        let mut total = 0.0;
        for line in &sheet.lines {
            let account = match line.account {
                Account::Of(dimension) => dimension as usize,
                Account::Gate => 5,
            };
            self.accounts[account] += chance * f64::from(line.points) / 100.0;
            total += f64::from(line.points) / 100.0;
        }
        self.range = (self.range.0.min(total), self.range.1.max(total));
        if let Phase::Ended(ending) = state.phase {
            *self
                .endings
                .entry(exercise.endings[ending].id.clone())
                .or_default() += chance;
        }
        for (id, objective) in exercise
            .objectives
            .iter()
            .filter(|(_, objective)| objective.chair == chair)
        {
            let rating = offramp::scoring::rating(exercise, state, id)
                .map(|(rating, _)| format!("{rating:?}"));
            self.ratings
                .entry(objective.id.clone())
                .or_insert(rating.unwrap_or_default());
        }
    }
}

fn slot(exercise: &Exercise, state: &State, id: &str) -> i32 {
    exercise
        .slots
        .find(|slot| slot.id == id)
        .map_or(0, |(slot, _)| state.slot(slot))
}

fn authority(exercise: &Exercise, state: &State) -> i32 {
    exercise
        .authorisations
        .keys()
        .next()
        .map_or(0, |id| authorisation(exercise, state, id))
}

fn choose(exercise: &Exercise, state: &State, chair: ChairId, path: &Named) -> Action {
    let Phase::Deciding(point) = state.phase else {
        unreachable!("one chair sits")
    };
    let point = &exercise.points[point];
    let stage = &exercise.stages[point.stage].id;
    let menus = point.menus.iter().map(|menu| &exercise.menus[*menu]);
    let menu = menus.into_iter().find(|menu| menu.chair == chair).unwrap();
    let takeable = |option: &OptionId| standing(exercise, state, *option) == Standing::Open;
    let open = |id: &str| {
        menu.options
            .iter()
            .copied()
            .find(|option| exercise.options[*option].id == id && takeable(option))
    };
    let plain = |option: OptionId| Pick {
        option,
        clauses: Default::default(),
    };
    let picks: Vec<Pick> = if stage == "letter" {
        match page(exercise, state, path.letter) {
            Some(page) => vec![wording(exercise, state, open("draft").unwrap(), &page)],
            None => vec![plain(open("wait").unwrap())],
        }
    } else {
        let wanted = path.picks.iter().find(|(of, _)| of == stage);
        let wanted = wanted
            .into_iter()
            .flat_map(|(_, ids)| ids)
            .filter_map(|id| open(id));
        let mut picks: Vec<OptionId> = wanted.take(menu.most).collect();
        if picks.is_empty() {
            picks.extend(menu.options.iter().copied().find(takeable));
        }
        picks.into_iter().map(plain).collect()
    };
    Action::of(chair, Move::Picks(picks.into_iter().collect()))
}

/// The clauses that the letter wants today; none to hand over nothing.
fn page(exercise: &Exercise, state: &State, letter: Letter) -> Option<[(&'static str, String); 4]> {
    let clauses = |rung: i32, landing: &str, aircraft: &str, publication: &str| {
        [
            ("pilot", format!("rung-{rung}")),
            ("landing", landing.to_owned()),
            ("aircraft", aircraft.to_owned()),
            ("publication", publication.to_owned()),
        ]
    };
    // The first talks are at H108; an earlier letter counts as the first day.
    let day = usize::try_from((state.clock / 60).saturating_sub(108) / 24).unwrap_or(0);
    match letter {
        Letter::Exact if authority(exercise, state) >= 24 => Some(clauses(
            slot(exercise, state, "need").min(5),
            "rung-5",
            "matter",
            "exchange",
        )),
        Letter::Exact | Letter::Never => None,
        Letter::Climb => Some(clauses(
            [1, 2, 3, 5][day.min(3)],
            if day < 3 { "rung-2" } else { "rung-5" },
            "matter",
            "own",
        )),
        Letter::Apologise => Some(clauses(6, "rung-6", "matter", "own")),
        Letter::Dated => Some(clauses(5, "rung-5", "deadline", "own")),
    }
}

fn wording(
    exercise: &Exercise,
    state: &State,
    option: OptionId,
    page: &[(&'static str, String)],
) -> Pick {
    let polite = [
        ("thanks", "care".to_owned()),
        ("talks", "open".to_owned()),
        ("envoy", "ambassador".to_owned()),
    ];
    let clauses = exercise.options[option].slots.iter().map(|slot| {
        let wanted = page
            .iter()
            .chain(&polite)
            .find(|(of, _)| *of == slot.id)
            .map_or("", |(_, clause)| clause);
        let is = |clause: &&Clause| {
            holds(exercise, state, &clause.when)
                && (clause.id == wanted || clause.id == format!("{wanted}-alive"))
        };
        let index = slot.clauses.iter().position(|clause| is(&clause)).unwrap();
        u8::try_from(index).unwrap()
    });
    Pick {
        option,
        clauses: clauses.collect(),
    }
}

/// The options of the US menus of a stage, in file order.
pub(super) fn options(exercise: &Exercise, stage: &str) -> Vec<String> {
    let (_, stage) = exercise.stages.find(|one| one.id == stage).unwrap();
    let menus = stage
        .points
        .iter()
        .flat_map(|point| &exercise.points[*point].menus);
    let menus = menus.map(|menu| &exercise.menus[*menu]);
    let mine = menus.filter(|menu| exercise.chairs[menu.chair].id == "us");
    mine.flat_map(|menu| &menu.options)
        .map(|option| exercise.options[*option].id.clone())
        .collect()
}
