//! Plays scripts: lists of actions with only the facts worth asserting.
//!
//! Every step is replayed: applying its events to the state before it must give the state that
//! `decide` returned, and a refusal must leave no event behind.

use crate::diagnostic::Look;
use crate::engine::*;
use crate::exercise::model::*;
use crate::exercise::source::ReadError;
use crate::exercise::{Assets, load};

const ACTS: &str = include_str!("../../../assets/acts.ron");
const RUBRIC: &str = include_str!("../../../assets/rubric.ron");

/// The minimal exercise of the test data.
pub(crate) const MINIMAL: &str = include_str!("../../../tests/data/exercises/minimal/exercise.ron");

/// What every small exercise shares, unless its own text says otherwise.
const FRAME: [(&str, &str); 8] = [
    ("format", "1"),
    ("id", "\"small\""),
    ("title", "\"Small\""),
    ("summary", "\"Small.\""),
    (
        "clock",
        "(start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: H(10))",
    ),
    (
        "sides",
        "[(id: \"north\", name: \"North\"), (id: \"west\", name: \"West\")]",
    ),
    (
        "chairs",
        "[(id: \"north\", side: \"north\", name: \"Northern guard\", briefing: \"North it is.\"), \
          (id: \"west\", side: \"west\", name: \"Western guard\", briefing: \"West it is.\")]",
    ),
    (
        "endings",
        "[(id: \"over\", title: \"Over\", text: \"It is over.\")]",
    ),
];

/// The exercise of the text.
pub(crate) fn load_whole(text: &str) -> Exercise {
    try_whole(text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The exercise of the text, or what is wrong with it.
pub(crate) fn try_whole(text: &str) -> Result<Exercise, String> {
    let assets = Assets::parse(ACTS, RUBRIC).unwrap();
    let read = |name: &str| match name {
        "exercise.ron" => Ok(text.as_bytes().to_vec()),
        _ => Err(ReadError::Missing),
    };
    let loaded = load("exercise.ron", &read, &assets);
    let problems: Vec<String> = loaded
        .problems
        .iter()
        .filter(|problem| problem.is_error())
        .map(|problem| problem.picture(&loaded.sources, Look::Plain))
        .collect();
    let exercise = loaded.exercise.filter(|_| problems.is_empty());
    exercise.ok_or_else(|| problems.join("\n"))
}

/// An exercise from the fields that matter to a test; the frame is added.
pub(crate) fn small(fields: &str) -> Exercise {
    let mut text = String::from("(");
    for (field, value) in FRAME {
        // Ids and titles stand in every part; authorisations have clock terms in a list.
        let opens = value.chars().next().unwrap();
        let bracket = matches!(opens, '(' | '[');
        if !bracket || !fields.contains(&format!("{field}: {opens}")) {
            text += &format!("{field}: {value},\n");
        }
    }
    load_whole(&format!("{text}{fields})"))
}

/// A stage with one decision of the northern chair.
pub(crate) fn stage(id: &str, fields: &str, options: &str) -> String {
    format!(
        "(id: \"{id}\", title: \"{id}\", situation: [(text: \"It is {id}.\")], {fields} \
         points: [(id: \"act\", menus: [(chair: \"north\", ask: \"What now?\", \
         options: [{options}])])])"
    )
}

/// An option of so many minutes.
pub(crate) fn option(id: &str, minutes: u32, fields: &str) -> String {
    format!("(id: \"{id}\", label: \"Do {id}.\", cost: Min({minutes}), {fields})")
}

/// A play under way.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) exercise: Exercise,
    pub(crate) seated: Chairs,
    pub(crate) state: State,
    pub(crate) events: Vec<Event>,
    /// How many events there were before the last step.
    pub(crate) before: usize,
    draw: Fixed<Seeded>,
}

impl Play {
    /// Begins with these chairs seated (`north west`); draws come from the list, then from seed 1.
    pub(crate) fn begin(exercise: &Exercise, seated: &str, draws: &[usize]) -> Self {
        let chair = |id: &str| exercise.chairs.find(|chair| chair.id == id).unwrap().0;
        let seated = seated
            .split_whitespace()
            .map(chair)
            .fold(Chairs::NONE, Chairs::with);
        let mut draw = Fixed::new(draws.iter().copied(), Seeded::new(1));
        let mut events = Vec::new();
        let state = begin(exercise, seated, &mut draw, &mut events);
        let play = Self {
            exercise: exercise.clone(),
            seated,
            state,
            events,
            before: 0,
            draw,
        };
        play.replays(State::start(exercise));
        play
    }

    fn replays(&self, mut state: State) {
        for event in &self.events[self.before..] {
            assert!(fits(&self.exercise, event), "{event:?}");
            apply(&self.exercise, &mut state, event);
        }
        assert_eq!(state, self.state, "replay of {}", self.told());
        let sorted = self.state.pending.windows(2).all(|two| two[0] <= two[1]);
        assert!(sorted, "{:?}", self.state.pending);
        assert!(matches!(
            self.state.phase,
            Phase::Deciding(_) | Phase::Ringing(_) | Phase::Ended(_)
        ));
        assert!(self.state.clock <= self.exercise.clock.horizon);
        for (id, slot) in self.exercise.slots.iter() {
            assert!((slot.least..=slot.most).contains(&self.state.slot(id)));
        }
    }

    /// Takes the action.
    pub(crate) fn take(&mut self, action: &Action) -> Result<(), Refusal> {
        let before = self.state.clone();
        let length = self.events.len();
        let decided = decide(
            &self.exercise,
            self.seated,
            &self.state,
            action,
            &mut self.draw,
            &mut self.events,
        );
        match decided {
            Ok(state) => {
                self.state = state;
                self.before = length;
                self.replays(before);
                Ok(())
            }
            Err(refusal) => {
                assert_eq!(self.events.len(), length);
                assert_eq!(self.state, before);
                Err(refusal)
            }
        }
    }

    /// Takes the moves, one a chair: `north ring+letter:1.0`, `west pick-up`; joint ones with `;`.
    pub(crate) fn act(&mut self, moves: &str) -> &mut Self {
        let action = self.action(moves);
        let taken = self.take(&action);
        assert_eq!(taken, Ok(()), "{moves}");
        self
    }

    /// The moves must be refused, for this reason.
    pub(crate) fn refused(&mut self, moves: &str) -> Refusal {
        let action = self.action(moves);
        self.take(&action).unwrap_err()
    }

    pub(crate) fn action(&self, moves: &str) -> Action {
        let mut action = Action::default();
        for one in moves.split(';') {
            let (chair, what) = one.trim().split_once(' ').unwrap();
            let chair = self.exercise.chairs.find(|row| row.id == chair).unwrap().0;
            let what = match what {
                "pick-up" => Move::PickUp,
                "let-ring" => Move::LetRing,
                picks => Move::Picks(picks.split('+').map(|pick| self.pick(pick)).collect()),
            };
            action.moves.push((chair, what));
        }
        action
    }

    /// `letter:1.0` is the option `letter` with clause 1 in its first slot and 0 in its second.
    fn pick(&self, text: &str) -> Pick {
        let (id, clauses) = text.split_once(':').unwrap_or((text, ""));
        Pick {
            option: self.option(id),
            clauses: clauses
                .split('.')
                .filter(|clause| !clause.is_empty())
                .map(|clause| clause.parse().unwrap())
                .collect(),
        }
    }

    /// The option of this name, of the open stage where more than one has it.
    pub(crate) fn option(&self, id: &str) -> OptionId {
        let stage = self.state.stage(&self.exercise);
        let here = |row: &OptionModel| {
            let point = self.exercise.menus[row.menu].point;
            Some(self.exercise.points[point].stage) == stage
        };
        let options = &self.exercise.options;
        let found = options.find(|row| row.id == id && here(row));
        found.or(options.find(|row| row.id == id)).unwrap().0
    }

    /// Whether the option of this name stands in the state.
    pub(crate) fn standing(&self, id: &str) -> Standing {
        standing(&self.exercise, &self.state, self.option(id))
    }

    /// Every fact holds: `@90` (clock), `trust=5`, `+0` and `-0` (flag by its number in the file),
    /// `stage/point` (decision), `ringing:channel`, `ended:ending`.
    #[track_caller]
    pub(crate) fn is(&mut self, facts: &str) -> &mut Self {
        for fact in facts.split_whitespace() {
            assert_eq!(self.fact(fact), fact, "after {}", self.told());
        }
        self
    }

    /// The fact as it stands.
    fn fact(&self, fact: &str) -> String {
        let exercise = &self.exercise;
        let flag = |nth: &str| self.state.bit(BitId(nth.parse().unwrap()));
        if fact.starts_with('@') {
            return format!("@{}", self.state.clock);
        }
        if let Some((id, _)) = fact.split_once('=') {
            let slot = exercise.slots.find(|slot| slot.id == id).unwrap().0;
            return format!("{id}={}", self.state.slot(slot));
        }
        if let Some(id) = fact.strip_prefix(['+', '-']) {
            return format!("{}{id}", if flag(id) { '+' } else { '-' });
        }
        match self.state.phase {
            Phase::Deciding(point) => {
                let point = &exercise.points[point];
                format!("{}/{}", exercise.stages[point.stage].id, point.id)
            }
            Phase::Ringing(_) => format!("ringing:{}", exercise.channels[self.state.ringing[0]].id),
            Phase::Ended(ending) => format!("ended:{}", exercise.endings[ending].id),
            phase => format!("{phase:?}"),
        }
    }

    /// What happened in the last step, in short.
    pub(crate) fn told(&self) -> String {
        let events = self.events[self.before..].iter();
        let short: Vec<String> = events.map(|event| self.short(event)).collect();
        short.join(" ")
    }

    /// The last step holds these events, in this order and next to each other.
    #[track_caller]
    pub(crate) fn tells(&mut self, wanted: &str) -> &mut Self {
        let told = self.told();
        assert!(told.contains(wanted), "{wanted}\nis not in\n{told}");
        self
    }

    fn short(&self, event: &Event) -> String {
        let exercise = &self.exercise;
        let option = |id: &OptionId| &exercise.options[*id].id;
        let channel = |id: &ChannelId| &exercise.channels[*id].id;
        let branch = |index: &Option<u16>| index.map_or(String::new(), |index| format!(".{index}"));
        let goal = |goal: &Goal| match goal {
            Goal::Stage(stage) => format!("->{}", exercise.stages[*stage].id),
            Goal::End => "->end".to_owned(),
        };
        match event {
            Event::Left { to, .. } => goal(&to.map_or(Goal::End, Goal::Stage)),
            Event::Clock { to } => format!("@{to}"),
            Event::Entered { stage } => format!("in:{}", exercise.stages[*stage].id),
            Event::Opened { point } => format!("open:{}", exercise.points[*point].id),
            Event::Chose { option: id, .. } => option(id).clone(),
            Event::Drew { index, .. } => format!("drew:{index}"),
            Event::Came {
                option: id,
                outcome,
                branch: drawn,
            } => {
                format!("came:{}.{outcome}{}", option(id), branch(drawn))
            }
            Event::Set { slot, to } => format!("{}={to}", exercise.slots[*slot].id),
            Event::Raised { bit } => format!("+{}", bit.0),
            Event::Lowered { bit } => format!("-{}", bit.0),
            Event::Termed { term } => format!("term:{}", exercise.terms[*term].id),
            Event::Acted { code, .. } => format!("act:{code}"),
            Event::Told { fact, .. } => format!("told:{}", exercise.facts[*fact].id),
            Event::Settled { until, .. } => format!("settled:{until}"),
            Event::Rang { channel: id } => format!("rang:{}", channel(id)),
            Event::PickedUp {
                channel: id,
                answer,
            } => format!("up:{}.{answer}", channel(id)),
            Event::LetRing { channel: id } => format!("let:{}", channel(id)),
            Event::Spoke {
                channel: id,
                answer,
            } => format!("spoke:{}.{answer}", channel(id)),
            Event::FellSilent { channel: id } => format!("silent:{}", channel(id)),
            Event::Sent { option: id, .. } => format!("sent:{}", option(id)),
            Event::Carried { option: id, .. } => format!("carried:{}", option(id)),
            Event::Delivered { option: id, fate } => format!("delivered:{}.{fate:?}", option(id)),
            Event::WasRead { option: id } => format!("read:{}", option(id)),
            Event::WillReply { option: id, .. } => format!("will-reply:{}", option(id)),
            Event::Replied { option: id, .. } => format!("replied:{}", option(id)),
            Event::Expired { option: id } => format!("expired:{}", option(id)),
            Event::Shut { channel: id, until } => format!("shut:{}:{until}", channel(id)),
            Event::Reopened { channel: id } => format!("reopened:{}", channel(id)),
            Event::ByHand { inject } => format!("by-hand:{}", exercise.injects[*inject].id),
            Event::Fired {
                inject,
                branch: drawn,
            } => {
                format!("fired:{}{}", exercise.injects[*inject].id, branch(drawn))
            }
            Event::Turned { goal: to } => format!("turned{}", goal(to)),
            Event::Ended { ending } => format!("ended:{}", exercise.endings[*ending].id),
        }
    }

    /// Plays on with the nth of all moves each time, until play is over or no number is left.
    pub(crate) fn wander(&mut self, numbers: &[u16]) -> &mut Self {
        let choices = Choices::new(&self.exercise);
        for number in numbers {
            let due = waiting(&self.exercise, &self.state, self.seated);
            if due.is_empty() {
                break;
            }
            let mut action = Action::default();
            for (nth, chair) in due.iter().enumerate() {
                let all = moves(&self.exercise, &choices, &self.state, chair);
                assert!(!all.is_empty(), "nothing to do after {}", self.told());
                let which = (usize::from(*number) >> (nth * 4)) % all.len();
                action.moves.push((chair, all[which].clone()));
            }
            assert_eq!(self.take(&action), Ok(()), "{action:?}");
        }
        self
    }

    /// Whether play is over.
    pub(crate) fn over(&self) -> bool {
        matches!(self.state.phase, Phase::Ended(_))
    }
}
