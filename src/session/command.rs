//! From what a seat asks, by name, to a move of the engine; and from a refusal to a phrase.

use super::view::{Command, Refused};
use crate::engine::{self, Clauses, Move, Phase, Pick, Refusal, Standing, State, rings};
use crate::exercise::model::*;
use crate::exercise::source::nearest;
use smallvec::SmallVec;

/// A refusal with its arguments.
pub(super) fn refused<const N: usize>(code: &str, arguments: [(&str, String); N]) -> Refused {
    Refused {
        code: code.to_owned(),
        arguments: arguments
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

/// A chair at the state of its table, and the language of whoever sits there.
pub(super) struct Seat<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) state: &'a State,
    pub(super) chair: ChairId,
    pub(super) language: &'a str,
}

impl Seat<'_> {
    /// The move that the command stands for; none where it moves nothing in the world.
    pub(super) fn resolve(&self, command: &Command) -> Result<Option<Move>, Refused> {
        let (picks, forecasts) = match command {
            Command::PickUp => return Ok(Some(Move::PickUp)),
            Command::LetRing => return Ok(Some(Move::LetRing)),
            Command::Account(_) => return Ok(None),
            Command::Commit {
                picks, forecasts, ..
            } => (picks, forecasts),
        };
        let point = match self.state.phase {
            Phase::Deciding(point) => &self.exercise.points[point],
            Phase::Ended(_) => return Err(self.say(Refusal::Over)),
            _ => return Err(self.say(Refusal::WrongKind(self.chair))),
        };
        let mut menus = point.menus.iter().map(|menu| &self.exercise.menus[*menu]);
        let Some(menu) = menus.find(|menu| menu.chair == self.chair) else {
            return Err(self.say(Refusal::NotDue(self.chair)));
        };
        let seen = |option: &OptionId| {
            engine::standing(self.exercise, self.state, *option) != Standing::Hidden
        };
        let shown: Vec<OptionId> = menu.options.iter().copied().filter(seen).collect();
        let picks: SmallVec<[Pick; 2]> = picks
            .iter()
            .map(|(option, clauses)| self.pick(&shown, option, clauses))
            .collect::<Result<_, _>>()?;
        self.foretold(&picks, forecasts)?;
        Ok(Some(Move::Picks(picks)))
    }

    /// Whether each forecast is about a channel that the picks ring, once, and within 0..=100.
    fn foretold(&self, picks: &[Pick], forecasts: &[(String, u8)]) -> Result<(), Refused> {
        let channels = &self.exercise.channels;
        let rung = |id: &str| {
            let options = picks.iter().map(|pick| pick.option);
            let mut ringing = options.flat_map(|option| rings(self.exercise, option));
            ringing.any(|channel| channels[channel].id == id)
        };
        for (index, (channel, percent)) in forecasts.iter().enumerate() {
            let earlier = &forecasts[..index];
            let code = match () {
                () if *percent > 100 => "forecast-percent",
                () if !rung(channel) => "forecast-channel",
                () if earlier.iter().any(|(other, _)| other == channel) => "forecast-twice",
                () => continue,
            };
            let arguments = [
                ("channel", channel.clone()),
                ("percent", percent.to_string()),
            ];
            return Err(refused(code, arguments));
        }
        Ok(())
    }

    /// The pick of a named option with named clauses.
    fn pick(&self, shown: &[OptionId], id: &str, clauses: &[String]) -> Result<Pick, Refused> {
        let options = &self.exercise.options;
        let Some(option) = shown
            .iter()
            .copied()
            .find(|option| options[*option].id == id)
        else {
            let known = shown.iter().map(|option| options[*option].id.as_str());
            return Err(unknown("unknown-option", id, known));
        };
        let slots = &options[option].slots;
        if slots.len() != clauses.len() {
            let arguments = [
                ("option", id.to_owned()),
                ("expected", slots.len().to_string()),
                ("given", clauses.len().to_string()),
            ];
            return Err(refused("clauses", arguments));
        }
        let clauses = slots
            .iter()
            .zip(clauses)
            .map(|(slot, clause)| self.clause(slot, clause))
            .collect::<Result<Clauses, _>>()?;
        Ok(Pick { option, clauses })
    }

    /// The index of a named clause that can be taken.
    fn clause(&self, slot: &ClauseSlot, id: &str) -> Result<u8, Refused> {
        let open = |clause: &Clause| engine::holds(self.exercise, self.state, &clause.when);
        let found = slot
            .clauses
            .iter()
            .position(|clause| clause.id == id && open(clause));
        found
            .and_then(|index| u8::try_from(index).ok())
            .ok_or_else(|| {
                let known = slot.clauses.iter().filter(|clause| open(clause));
                unknown("unknown-clause", id, known.map(|clause| clause.id.as_str()))
            })
    }

    /// A refusal of the engine as a code with names for people.
    pub(super) fn say(&self, refusal: Refusal) -> Refused {
        let text = |id: TextId| self.exercise.texts.get(id, self.language).to_owned();
        let options = &self.exercise.options;
        let label = |option: OptionId| {
            let option = options.get(option);
            option.map_or_else(String::new, |option| text(option.label))
        };
        let chair = |chair: ChairId| text(self.exercise.chairs[chair].name);
        match refusal {
            Refusal::Over => refused("over", []),
            Refusal::NotDue(who) => refused("not-due", [("chair", chair(who))]),
            Refusal::Missing(who) => refused("missing", [("chair", chair(who))]),
            Refusal::WrongKind(_) if matches!(self.state.phase, Phase::Ringing(_)) => {
                refused("ringing", [])
            }
            Refusal::WrongKind(_) => refused("not-ringing", []),
            Refusal::NotThere(option) => refused("not-there", [("option", label(option))]),
            Refusal::Greyed(option, reason) => refused(
                "greyed",
                [("option", label(option)), ("reason", text(reason))],
            ),
            Refusal::Twice(option) => refused("twice", [("option", label(option))]),
            Refusal::Excluded(one, other) => {
                refused("excluded", [("one", label(one)), ("other", label(other))])
            }
            Refusal::TooFew(least) => refused("too-few", [("least", least.to_string())]),
            Refusal::TooMany(most) => refused("too-many", [("most", most.to_string())]),
            Refusal::Clause(option, slot) => {
                let slots = options.get(option).map(|option| &option.slots);
                let slot = slots.and_then(|slots| slots.get(slot));
                let slot = slot.map_or_else(String::new, |slot| text(slot.name));
                refused("clause", [("option", label(option)), ("slot", slot)])
            }
            Refusal::NotAuthorised(id, needed, held) => refused(
                "not-authorised",
                [
                    ("name", text(self.exercise.authorisations[id].name)),
                    ("needed", needed.to_string()),
                    ("held", held.to_string()),
                ],
            ),
            Refusal::NoAnswer(channel) => {
                let name = text(self.exercise.channels[channel].name);
                refused("no-answer", [("channel", name)])
            }
            Refusal::Fired(_) => refused("inject-fired", []),
            Refusal::Unfit(_) => refused("inject-unfit", []),
        }
    }
}

/// The refusal of a name, with the nearest known one where there is one.
fn unknown<'a>(code: &str, given: &str, known: impl Iterator<Item = &'a str>) -> Refused {
    let given_argument = ("given", given.to_owned());
    match nearest(given, known) {
        Some(near) => refused(
            &format!("{code}-near"),
            [given_argument, ("near", near.to_owned())],
        ),
        None => refused(code, [given_argument]),
    }
}
