//! A guest without a terminal: `ssh -T` plays the same session as lines of text.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use super::super::hall::{HallProblem, Seated, Way};
use super::super::plain::{self, Game, Heard, Left, Lines, Turn};
use super::super::{Gate, SubmitError, store_sentence};
use super::house::House;
use super::participant::refusal;
use super::tidings::tidings;
use super::wash;
use crate::session::view::team::{Ask, TeamView};
use crate::session::view::{Command, DecisionView, Refused, View};
use crate::text::wrap;

/// Cells of a line, where nobody says how wide the reader is.
pub(super) const WIDTH: usize = 80;
/// How long a line is waited for at a time.
pub(super) const LOOK: Duration = Duration::from_secs(1);
/// Exit codes of a guest.
const FINE: u8 = 0;
const REFUSED: u8 = 1;

/// Asks for a name, sits down, and plays until the session or the input ends; the exit code.
pub(super) fn play(
    house: &Arc<House>,
    way: &Way,
    input: &mut dyn Lines,
    output: &mut dyn Write,
) -> u8 {
    let lobby = house.hall().lobby(way, None);
    // What anybody should know who gives a name.
    let locale = house.locale();
    let mut known = vec![lobby.title.clone()];
    known.extend(lobby.content_notes.iter().map(|note| {
        let note = [("note", note.as_str().into())];
        locale.say("plain-content-note", &note)
    }));
    known.push(locale.say("lobby-recorded", &[]));
    let known: Vec<String> = known.iter().flat_map(|text| wrap(text, WIDTH)).collect();
    let asked = known.join("\n") + "\n" + &locale.say("lines-name", &[]);
    let told = output
        .write_all(asked.as_bytes())
        .and_then(|()| output.flush());
    let Some(name) = told.and_then(|()| line(input)).ok().flatten() else {
        return REFUSED;
    };
    let same = lobby
        .seats
        .iter()
        .find(|seat| seat.name == name.trim() && !seat.here);
    let seated = match same {
        Some(kept) => house.hall().retake(way, kept.seat),
        None => house.hall().join(way, &name),
    };
    let seated = match seated {
        Ok(seated) => seated,
        Err(refused) => {
            let _ = writeln!(output, "{}", refusal(house, &refused));
            return REFUSED;
        }
    };
    let mut player = Player {
        house: Arc::clone(house),
        seated,
        looked: None,
        view: None,
        told: None,
        asked: None,
    };
    let seat = plain::Seat {
        locale: house.locale(),
        width: WIDTH,
        ask: false,
        resumed: same.is_some(),
    };
    // What cannot be taken is told among the lines: there is nowhere else.
    let both = RefCell::new(output);
    let left = plain::play(
        &mut player,
        seat,
        &Gate::default(),
        input,
        &mut Shared(&both),
        &mut Shared(&both),
    );
    if matches!(left, Left::Ended) {
        wash::read(house, seated, input, both.into_inner());
    }
    house.hall().leave(seated);
    match left {
        Left::Ended | Left::InputEnded | Left::OutputClosed => FINE,
        Left::InputFailed(_) | Left::OutputFailed(_) => REFUSED,
    }
}

/// The next line that can be read, however long it takes; none at the end of the input.
pub(super) fn line(input: &mut dyn Lines) -> io::Result<Option<String>> {
    loop {
        match input.next(LOOK)? {
            Heard::Line(Ok(line)) => return Ok(Some(line)),
            Heard::Line(Err(_)) | Heard::Silence => {}
            Heard::End => return Ok(None),
        }
    }
}

/// One of two pens on the same paper.
struct Shared<'a, 'b>(&'a RefCell<&'b mut dyn Write>);

impl Write for Shared<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

struct Player {
    house: Arc<House>,
    seated: Seated,
    /// The team's version at which the view was taken.
    looked: Option<u64>,
    /// None once the seat is no longer its own.
    view: Option<Arc<TeamView>>,
    /// The view whose news was told last.
    told: Option<Arc<TeamView>>,
    /// What the seat was asked last, and at which minute of the story.
    asked: Option<(u32, Option<DecisionView>)>,
}

impl Player {
    /// What the seat sees now; none once it is no longer its own.
    fn look(&mut self) -> Option<Arc<TeamView>> {
        let version = self.house.version(None);
        if self.looked != Some(version) {
            self.view = self.house.hall().team_view(self.seated).map(Arc::new);
            self.looked = Some(version);
        }
        self.view.clone()
    }

    /// Asks the team; the refusal in words.
    fn ask(&self, ask: Ask) -> Vec<String> {
        match self.house.hall().ask(self.seated, ask) {
            Ok(()) => Vec::new(),
            Err(HallProblem::Refused(refused)) => vec![refusal(&self.house, &refused)],
            Err(HallProblem::Unsaved(error)) => vec![store_sentence(self.house.locale(), &error)],
        }
    }
}

/// Whether a seat is to decide: something is at hand, and it has not said what it wants.
fn ready(view: &TeamView) -> bool {
    let voted = view.ballot.drafts.iter().any(|draft| draft.yours);
    view.world.decision.is_some() && !voted && !view.floor.paused
}

fn asked(view: &TeamView) -> (u32, Option<DecisionView>) {
    (view.world.elapsed, view.world.decision.clone())
}

impl Game for Player {
    fn turn(&mut self) -> Turn {
        let Some(view) = self.look() else {
            return Turn::Over;
        };
        if view.world.ending.is_some() || ready(&view) {
            self.asked = Some(asked(&view));
            let mut world = View::clone(&view.world);
            world.roles.clone_from(&view.roles);
            return Turn::At(Arc::new(world));
        }
        match view.floor.over {
            true => Turn::Over,
            false => Turn::Wait,
        }
    }

    fn moved(&mut self) -> bool {
        let now = self.look().map(|view| asked(&view));
        now.is_none() || now != self.asked
    }

    fn news(&mut self) -> Vec<String> {
        let Some(now) = self.look() else {
            return Vec::new();
        };
        let before = self.told.replace(Arc::clone(&now));
        let same = before
            .as_ref()
            .is_some_and(|before| Arc::ptr_eq(before, &now));
        match same {
            true => Vec::new(),
            false => tidings(self.house.locale(), before.as_deref(), &now),
        }
    }

    fn aside(&mut self, word: &str, deciding: bool) -> Option<Vec<String>> {
        let asks = match word {
            "second" => Ask::Second,
            "again" => Ask::Unvote,
            "?" if !deciding => {
                let now = self.look()?;
                return Some(tidings(self.house.locale(), None, &now));
            }
            _ => return None,
        };
        if asks == Ask::Unvote {
            // What was proposed stands on the vote.
            let _ = self.ask(Ask::Withdraw);
        }
        Some(self.ask(asks))
    }

    fn consider(&self, command: &Command) -> Result<(), Refused> {
        self.house.hall().consider(self.seated, command)
    }

    /// In a team of several, wants it, proposes it where it may, turns the second key where the
    /// same is proposed already, and then waits for the others.
    fn submit(&mut self, command: &Command, note: &str) -> Result<(), SubmitError> {
        let hall = Arc::clone(self.house.hall());
        let Some(view) = hall.team_view(self.seated) else {
            return Err(SubmitError::Refused(Refused::default()));
        };
        let proposed = view.ballot.proposal.as_ref();
        let same = proposed.is_some_and(|proposal| {
            !proposal.yours
                && proposal
                    .command
                    .as_ref()
                    .is_some_and(|own| alike(own, command))
        });
        let steps = match same {
            true => vec![Ask::Second],
            false => vec![
                Ask::Vote {
                    command: command.clone(),
                    reason: note.to_owned(),
                },
                Ask::Propose(command.clone()),
            ],
        };
        for step in steps {
            match hall.ask(self.seated, step) {
                Ok(()) => {}
                // Who may not propose has voted.
                Err(HallProblem::Refused(refused))
                    if matches!(refused.code.as_str(), "not-lead" | "proposed") => {}
                Err(HallProblem::Refused(refused)) => return Err(SubmitError::Refused(refused)),
                Err(HallProblem::Unsaved(error)) => return Err(SubmitError::Unsaved(error)),
            }
        }
        Ok(())
    }

    fn unsaved(&self) -> u64 {
        0
    }

    fn saved_decisions(&self) -> usize {
        let view = self.view.as_ref();
        view.map_or(0, |view| view.world.commits)
    }
}

/// Whether both take the same options.
fn alike(one: &Command, other: &Command) -> bool {
    match (one, other) {
        (Command::Commit { picks: one, .. }, Command::Commit { picks: other, .. }) => one == other,
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::VecDeque;

    use super::super::super::hall::Hall;
    use super::super::super::hall::tests::{join, open, pick, seen, way};
    use super::super::super::store::tests::util::Scratch;
    use super::super::house::Keys;
    use super::*;
    use crate::host::Worlds;
    use crate::locale::Locale;
    use crate::session::view::console::Steer;
    use crate::session::view::team::Role;

    /// What happens next to a reader of lines.
    enum Next<'a> {
        /// A line comes.
        Types(&'a str),
        /// Somebody else does something; then the reader hears nothing for a while.
        Meanwhile(&'a dyn Fn(&Hall)),
    }
    use Next::{Meanwhile, Types};

    struct Script<'a>(&'a Hall, VecDeque<Next<'a>>);

    impl Lines for Script<'_> {
        fn next(&mut self, _: Duration) -> io::Result<Heard> {
            Ok(match self.1.pop_front() {
                None => Heard::End,
                Some(Types(line)) => Heard::Line(Ok(line.to_owned())),
                Some(Meanwhile(does)) => {
                    does(self.0);
                    Heard::Silence
                }
            })
        }
    }

    /// What Ann reads at the first team's table while this happens.
    fn read(hall: &Arc<Hall>, happens: Vec<Next<'_>>) -> String {
        let house = House::new(
            Arc::clone(hall),
            Locale::default(),
            "dark".into(),
            Keys::new(),
        );
        let mut script = Script(hall, happens.into());
        let mut paper = Vec::new();
        let way = way(hall, 0, Role::Member);
        assert_eq!(play(&house, &way, &mut script, &mut paper), FINE);
        String::from_utf8(paper).unwrap()
    }

    /// Where each of these stands, one after the other.
    fn in_order(text: &str, wanted: &[&str]) {
        let mut from = 0;
        for words in wanted {
            let found = text[from..].find(words);
            from += found.unwrap_or_else(|| panic!("{words:?} after byte {from} of {text}"));
        }
    }

    #[test]
    fn a_team_is_heard_and_a_second_key_is_turned_by_a_word() {
        let scratch = Scratch::new();
        let hall = Arc::new(open(&scratch, Worlds::Parallel(1), None));
        let bo = join(&hall, 0, "Bo");
        let says = |hall: &Hall| {
            hall.steer(Steer::Message(None, "Ten minutes.".into()))
                .unwrap();
        };
        let begins = |hall: &Hall| hall.steer(Steer::Resume).unwrap();
        let proposes = |hall: &Hall| hall.ask(bo, Ask::Propose(pick("ring", &[]))).unwrap();
        let text = read(
            &hall,
            vec![
                Types("Ann"),
                Types("1"),
                Meanwhile(&begins),
                Meanwhile(&says),
                Types("99"),
                Meanwhile(&proposes),
                Types("second"),
            ],
        );
        in_order(
            &text,
            &[
                "Nobody is hurt.",
                "words can be taken out",
                "Your name: ",
                "You are Ann, member of",
                "The session rests",
                "Nothing is yours to decide now.",
                "The session goes on.",
                "What do you do?",
                "Facilitator: Ten minutes.",
                "There is no 99 here",
                "Bo proposes:",
                "second key",
            ],
        );
        assert_eq!(seen(&hall, bo).world.commits, 1);
    }

    #[test]
    fn a_line_for_a_decision_that_others_made_is_not_used_for_the_next() {
        let scratch = Scratch::new();
        let hall = Arc::new(open(&scratch, Worlds::Parallel(1), None));
        let (bo, cy) = (join(&hall, 0, "Bo"), join(&hall, 0, "Cy"));
        hall.steer(Steer::Resume).unwrap();
        let decide = |hall: &Hall| {
            hall.ask(bo, Ask::Propose(pick("letter", &["plain"])))
                .unwrap();
            hall.ask(cy, Ask::Second).unwrap();
        };
        struct Late<'a>(Script<'a>, Option<&'a dyn Fn(&Hall)>);
        // The others decide while the line is on its way.
        impl Lines for Late<'_> {
            fn next(&mut self, within: Duration) -> io::Result<Heard> {
                let heard = self.0.next(within)?;
                if heard == Heard::Line(Ok("1".to_owned()))
                    && let Some(does) = self.1.take()
                {
                    does(self.0.0);
                }
                Ok(heard)
            }
        }
        let house = House::new(
            Arc::clone(&hall),
            Locale::default(),
            "dark".into(),
            Keys::new(),
        );
        let lines = vec![Types("Ann"), Types("1")];
        let mut script = Late(Script(&hall, lines.into()), Some(&decide));
        let mut paper = Vec::new();
        let way = way(&hall, 0, Role::Member);
        play(&house, &way, &mut script, &mut paper);
        let text = String::from_utf8(paper).unwrap();
        in_order(&text, &["What do you do?", "that line was not used"]);
        assert_eq!(seen(&hall, bo).world.commits, 1);
        assert!(seen(&hall, bo).ballot.drafts.is_empty(), "nobody voted");
    }

    #[test]
    fn who_has_voted_waits_and_may_think_again() {
        let scratch = Scratch::new();
        let hall = Arc::new(open(&scratch, Worlds::Parallel(1), None));
        // Who comes first leads, and proposes.
        let bo = Cell::new(None);
        let begins = |hall: &Hall| {
            bo.set(Some(join(hall, 0, "Bo")));
            hall.steer(Steer::Resume).unwrap();
        };
        let nothing = |_: &Hall| {};
        let withdrawn = |hall: &Hall| {
            let ballot = seen(hall, bo.get().unwrap()).ballot;
            assert!(ballot.drafts.is_empty() && ballot.proposal.is_none());
        };
        let text = read(
            &hall,
            vec![
                Types("Ann"),
                Meanwhile(&begins),
                Types("ring"),
                Meanwhile(&nothing),
                Types("letter"),
                Types("?"),
                Types("again"),
                Meanwhile(&withdrawn),
                Types("ring"),
                Meanwhile(&nothing),
            ],
        );
        in_order(
            &text,
            &[
                "What do you do?",
                "1 of 2 voted",
                "You propose:",
                "Nothing is yours to decide now.",
                "You are Ann",
                "Nothing is proposed any more.",
                "What do you do?",
                "You propose:",
            ],
        );
        let ballot = seen(&hall, bo.get().unwrap()).ballot;
        assert_eq!(ballot.proposal.as_ref().unwrap().by, "Ann");
    }
}
