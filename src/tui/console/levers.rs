//! What each lever of the facilitator does: at once, after a question, or from a form.

use super::boxes::Boxed;
use super::form::{Form, Purpose, Row};
use super::machine::Console;
use super::message::ConsoleEffect;
use super::ruling::Ruling;
use crate::locale::phrase;
use crate::session::view::console::{InjectView, Steer, TeamRow};
use crate::tui::keymap::Lever;
use crate::tui::popup::Certain;
use crate::tui::screen::role;

/// Speeds of session time in percent, real time among them.
const SPEEDS: [u32; 9] = [10, 25, 50, 100, 150, 200, 300, 500, 1000];
/// Minutes that can be given.
const MINUTES: [u32; 6] = [1, 2, 5, 10, 15, 30];

impl Console {
    pub(super) fn pull(&mut self, lever: Lever) -> Vec<ConsoleEffect> {
        match lever {
            Lever::Pause if !self.view.started => return self.start(),
            Lever::Pause if self.view.paused => return self.steer(Steer::Resume),
            Lever::Pause => return self.steer(Steer::Pause),
            Lever::Slower => return self.speed(false),
            Lever::Faster => return self.speed(true),
            Lever::TellAll => self.message(None),
            Lever::Note => self.note(),
            Lever::End => self.certain(Steer::End, self.locale.say("steer-end", &[])),
            Lever::Debrief => {
                self.certain(Steer::Debrief, self.locale.say("steer-debrief", &[]));
            }
            Lever::Compare => self.compare(),
            Lever::WashTime => self.wash_time(),
            Lever::WashUnlimit => return self.steer(Steer::Wash(None)),
            Lever::Plan => self.plan(),
            lever => {
                let Some(team) = self.marked().cloned() else {
                    return Vec::new();
                };
                return self.pull_at(lever, self.cursor, &team);
            }
        }
        Vec::new()
    }

    /// A lever of one team.
    fn pull_at(&mut self, lever: Lever, at: usize, team: &TeamRow) -> Vec<ConsoleEffect> {
        let name = [("team", team.team.as_str().into())];
        match lever {
            Lever::Hold if team.held => return self.steer(Steer::Release(at)),
            Lever::Hold => return self.steer(Steer::Hold(at)),
            Lever::Lock if team.locked => return self.steer(Steer::Unlock(at)),
            Lever::Lock => return self.steer(Steer::Lock(at)),
            Lever::Unlimit => return self.steer(Steer::Unlimit(at)),
            Lever::Hint if team.hints.1 >= team.hints.0 => self.tell(phrase("steer-no-hint")),
            Lever::Hint => return self.steer(Steer::Hint(at)),
            Lever::Tell => self.message(Some(at)),
            Lever::Extend => self.extend(at, team),
            Lever::Skip => self.certain(Steer::Skip(at), self.locale.say("steer-skip", &name)),
            Lever::Rotate => {
                self.certain(Steer::Rotate(at), self.locale.say("steer-rotate", &name));
            }
            Lever::Undo if team.commits == 0 => self.tell(phrase("steer-no-undo")),
            Lever::Undo => {
                let title = self.locale.say("form-undo", &name);
                let reason = self.locale.say("form-reason", &[]);
                let mut form = Form::new(title, Purpose::Undo(at), Vec::new(), Some(reason));
                form.above.push(self.locale.say("steer-undo", &name));
                self.boxes.push(Boxed::Form(Box::new(form)));
            }
            Lever::Unseat => self.unseat(team),
            Lever::Rule => self.rule(at, team),
            Lever::Inject => self.inject(at, team),
            _ => {}
        }
        Vec::new()
    }

    fn certain(&mut self, steer: Steer, words: String) {
        self.boxes.push(Boxed::Certain(Certain::new(words, steer)));
    }

    /// Play begins; what may be missing is asked about first.
    fn start(&mut self) -> Vec<ConsoleEffect> {
        let missing = self.missing();
        if missing.is_empty() {
            return self.steer(Steer::Resume);
        }
        let missing = [("missing", missing.join(" ").into())];
        let words = self.locale.say("steer-start", &missing);
        self.certain(Steer::Resume, words);
        Vec::new()
    }

    pub(super) fn compare(&mut self) {
        let row = Row {
            label: self.locale.say("form-names", &[]),
            values: ["form-names-shown", "form-names-letters"]
                .map(|value| self.locale.say(value, &[]))
                .into(),
            at: 0,
        };
        let title = self.locale.say("form-compare", &[]);
        let mut form = Form::new(title, Purpose::Compare, vec![row], None);
        form.above.push(self.locale.say("steer-compare", &[]));
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    fn speed(&mut self, faster: bool) -> Vec<ConsoleEffect> {
        let now = self.view.speed;
        let next = match faster {
            true => SPEEDS.into_iter().find(|speed| *speed > now),
            false => SPEEDS.into_iter().rev().find(|speed| *speed < now),
        };
        match next {
            Some(speed) => self.steer(Steer::Speed(speed)),
            None => Vec::new(),
        }
    }

    /// A row of every team, behind `first`.
    pub(super) fn teams(&self, label: &'static str, first: &'static str, at: Option<usize>) -> Row {
        let teams = self.view.teams.iter().map(|team| team.team.clone());
        Row {
            label: self.locale.say(label, &[]),
            values: std::iter::once(self.locale.say(first, &[]))
                .chain(teams)
                .collect(),
            at: at.map_or(0, |at| at + 1),
        }
    }

    fn message(&mut self, team: Option<usize>) {
        let rows = vec![self.teams(phrase("form-to"), phrase("form-all"), team)];
        let title = self.locale.say("form-message", &[]);
        let text = self.locale.say("form-words", &[]);
        let form = Form::new(title, Purpose::Tell, rows, Some(text));
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    fn note(&mut self) {
        let none = self.locale.say("form-none", &[]);
        let about = match self.view.teams.is_empty() {
            true => None,
            false => Some(self.cursor),
        };
        let known = self.table().map_or(&[][..], |table| &table.objectives);
        let (names, texts): (Vec<String>, Vec<String>) = known.iter().cloned().unzip();
        let ratings = ["p", "s", "m", "u"].map(|code| {
            let band = self.locale.say(&format!("band-{code}"), &[]);
            let letter = code.to_uppercase();
            let arguments = [("letter", letter.into()), ("band", band.into())];
            self.locale.say("form-band", &arguments)
        });
        let (rests, entries) = self.evidence();
        let with_none = |values: Vec<String>| {
            let mut all = vec![none.clone()];
            all.extend(values);
            all
        };
        let rows = vec![
            self.teams(phrase("form-team"), phrase("form-none"), about),
            Row {
                label: self.locale.say("form-objective", &[]),
                values: with_none(texts),
                at: 0,
            },
            Row {
                label: self.locale.say("form-rating", &[]),
                values: with_none(ratings.to_vec()),
                at: 0,
            },
            Row {
                label: self.locale.say("form-rests", &[]),
                values: rests,
                at: 0,
            },
        ];
        let title = self.locale.say("form-note", &[]);
        let text = self.locale.say("form-note-words", &[]);
        let form = Form::new(
            title,
            Purpose::Note(names, self.cursor, entries),
            rows,
            Some(text),
        );
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    /// What a note can rest on: where the team stands, or one of its decisions, the newest first;
    /// and the entry of each of these.
    fn evidence(&self) -> (Vec<String>, Vec<u64>) {
        let decided = self.table().map_or(&[][..], |table| &table.decided);
        let mut rests = vec![self.locale.say("form-rests-now", &[])];
        let numbered = decided.iter().enumerate().rev();
        rests.extend(numbered.map(|(number, decided)| {
            let what = match decided.picked_up {
                Some(_) => self.locale.say("form-rests-call", &[]),
                None => decided.options.join(" + "),
            };
            let words = [
                ("number", (number + 1).into()),
                ("time", self.locale.clock(i64::from(decided.at)).into()),
                ("what", what.into()),
            ];
            self.locale.say("form-rests-on", &words)
        }));
        let entries = decided.iter().rev().map(|decided| decided.n);
        (rests, entries.collect())
    }

    fn extend(&mut self, at: usize, team: &TeamRow) {
        let name = [("team", team.team.as_str().into())];
        let minutes = |minutes: u32| self.locale.span(minutes);
        let row = Row {
            label: self.locale.say("form-more", &[]),
            values: MINUTES.into_iter().map(minutes).collect(),
            at: 2,
        };
        let title = self.locale.say("form-extend", &name);
        let seconds = MINUTES.into_iter().map(|minutes| minutes * 60).collect();
        let purpose = Purpose::Extend(at, seconds);
        let mut form = Form::new(title, purpose, vec![row], None);
        if team.left.is_none() {
            form.above.push(self.locale.say("steer-new-deadline", &[]));
        }
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    fn unseat(&mut self, team: &TeamRow) {
        if team.people.is_empty() {
            return self.tell(phrase("steer-nobody"));
        }
        let person = |person: &crate::session::view::team::PersonView| {
            let state = match person.here {
                true => self.locale.say("person-here", &[]),
                false => self.locale.say("person-away", &[]),
            };
            let words = [
                ("name", person.name.as_str().into()),
                ("role", role(&self.locale, person.role).into()),
                ("state", state.into()),
            ];
            self.locale.say("person-line", &words)
        };
        let row = Row {
            label: self.locale.say("form-seat", &[]),
            values: team.people.iter().map(person).collect(),
            at: 0,
        };
        let seats = team.people.iter().map(|person| person.seat).collect();
        let title = self.locale.say("form-unseat", &[]);
        let mut form = Form::new(title, Purpose::Unseat(seats), vec![row], None);
        form.above.push(self.locale.say("steer-unseat", &[]));
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    fn inject(&mut self, at: usize, team: &TeamRow) {
        let injects = self
            .table()
            .map_or(&[][..], |table| &table.injects)
            .to_vec();
        if injects.is_empty() {
            return self.tell(phrase("steer-no-inject"));
        }
        let value = |inject: &InjectView| {
            let minute = inject.at.map(|at| self.locale.span(at));
            let when = match &minute {
                Some(at) => self.locale.say("inject-at", &[("at", at.as_str().into())]),
                None => self.locale.say("inject-open", &[]),
            };
            let words = [("from", inject.from.as_str().into()), ("when", when.into())];
            self.locale.say("inject-line", &words)
        };
        let row = Row {
            label: self.locale.say("form-inject-which", &[]),
            values: injects.iter().map(value).collect(),
            at: 0,
        };
        let name = [("team", team.team.as_str().into())];
        let title = self.locale.say("form-inject", &name);
        let ids = injects.iter().map(|inject| inject.id.clone()).collect();
        let mut form = Form::new(title, Purpose::Inject(at, ids), vec![row], None);
        form.above.push(self.locale.say("steer-inject", &name));
        form.details = injects.into_iter().map(|inject| inject.text).collect();
        self.boxes.push(Boxed::Form(Box::new(form)));
    }

    fn rule(&mut self, at: usize, team: &TeamRow) {
        let world = self.table().map(|table| table.seat.world.clone());
        match world.filter(|world| world.decision.is_some()) {
            Some(world) => {
                let ruling = Ruling::new(at, team.team.clone(), world);
                self.boxes.push(Boxed::Ruling(Box::new(ruling)));
            }
            None => self.tell(phrase("steer-no-decision")),
        }
    }
}
