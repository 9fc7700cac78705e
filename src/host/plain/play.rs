//! The loop of line mode: show, read a line, commit, show what came of it.

use std::io::{self, Write};
use std::time::Duration;

use super::choice;
use super::game::{Game, Turn};
use super::input::{Heard, Lines};
use super::page::{self, Page};
use super::{ledger, map, options};
use crate::host::{Gate, SubmitError, store_sentence};
use crate::locale::Locale;
use crate::session::view::debrief::Forecast;
use crate::session::view::{ClauseView, Command, DecisionView, OptionView, UnitView};
use crate::session::{LET_RING, NOTE_ROOM, PICK_UP};

/// How long a line is waited for before one looks what the others did.
const LOOK: Duration = Duration::from_millis(200);

/// Who sits there and how they read.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    /// Its phrases.
    pub locale: &'a Locale,
    /// Cells of a line.
    pub width: usize,
    /// Asks for a forecast where something rings, and once more before what cannot be undone.
    pub ask: bool,
    /// The session goes on: what is told before play is not told again.
    pub resumed: bool,
}

/// How play was left.
#[derive(Debug)]
pub enum Left {
    /// It is over.
    Ended,
    /// The input ended.
    InputEnded,
    /// The input cannot be read.
    InputFailed(io::Error),
    /// Nobody reads the output any more.
    OutputClosed,
    /// The output cannot be written.
    OutputFailed(io::Error),
}

/// Plays a table until it ends or the input does. Pages go to `out`, everything about lines that
/// cannot be taken and about the store to `talk`.
pub fn play(
    game: &mut dyn Game,
    seat: Seat<'_>,
    gate: &Gate,
    input: &mut dyn Lines,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> Left {
    let mut desk = Desk {
        seat,
        gate,
        input,
        out,
        talk,
    };
    match desk.play(game) {
        Ok(()) => Left::Ended,
        Err(left) => left,
    }
}

/// Why a decision was not made here.
enum Stop {
    /// The seat was left.
    Left(Left),
    /// Others have made it, or undone the one before.
    Moved,
}

impl From<Left> for Stop {
    fn from(left: Left) -> Self {
        Self::Left(left)
    }
}

pub(super) struct Desk<'a> {
    pub(super) seat: Seat<'a>,
    gate: &'a Gate,
    input: &'a mut dyn Lines,
    out: &'a mut dyn Write,
    pub(super) talk: &'a mut dyn Write,
}

impl Desk<'_> {
    fn play(&mut self, game: &mut dyn Game) -> Result<(), Left> {
        let mut told: Option<Vec<String>> = None;
        let mut settled: Option<Vec<Forecast>> = None;
        let mut units: Option<Vec<UnitView>> = None;
        let mut fresh = !self.seat.resumed;
        loop {
            self.tell(&game.news())?;
            let view = match game.turn() {
                Turn::At(view) => view,
                Turn::Over => return Ok(()),
                Turn::Wait => {
                    self.wait(game)?;
                    continue;
                }
            };
            let mut page = Page::new(self.seat.locale, self.seat.width);
            match fresh {
                true => page::opening(&mut page, &view),
                false => page.text.push('\n'),
            }
            page::news(&mut page, &view, if fresh { 0 } else { view.traffic_seen });
            let before = settled.as_ref().unwrap_or(&view.forecasts);
            page::forecasts(&mut page, before, &view.forecasts);
            let Some(decision) = &view.decision else {
                ledger::ended(&mut page, &view);
                return self.show(&page.text);
            };
            page::standing(&mut page, &view, told.as_ref() != Some(&view.situation));
            map::units(&mut page, &view, units.as_deref());
            page::gauges(&mut page, &view);
            options::decision(&mut page, decision);
            self.show(&page.text)?;
            match self.decide(game, decision) {
                Ok(()) | Err(Stop::Moved) => {}
                Err(Stop::Left(left)) => return Err(left),
            }
            told = Some(view.situation.clone());
            settled = Some(view.forecasts.clone());
            units = view.map.as_ref().map(|map| map.units.clone());
            fresh = false;
        }
    }

    /// While the seat has nothing to decide: hears what is asked of the others.
    fn wait(&mut self, game: &mut dyn Game) -> Result<(), Left> {
        let Some(line) = self.line()? else {
            return Ok(());
        };
        match game.aside(line.trim(), false) {
            Some(said) => self.tell(&said),
            None => {
                self.mention("plain-not-now", &[]);
                Ok(())
            }
        }
    }

    /// Reads lines until one of them, with those of its messages, is committed.
    fn decide(&mut self, game: &mut dyn Game, decision: &DecisionView) -> Result<(), Stop> {
        let mut again = Page::new(self.seat.locale, self.seat.width);
        options::decision(&mut again, decision);
        loop {
            let (words, mut note) = self.answer(game, &again.text)?;
            let ids = match choice::picks(decision, &words) {
                Ok(ids) => ids,
                Err(slip) => {
                    self.complain(&slip);
                    continue;
                }
            };
            // The table judges the picks before anybody writes a message for nothing.
            let bare = command(decision, &ids, &|option| first(option), Vec::new());
            if let Err(refused) = game.consider(&bare) {
                self.refuse(&refused);
                continue;
            }
            let options = decision.options.iter();
            let picked: Vec<&OptionView> =
                options.filter(|option| ids.contains(&option.id)).collect();
            let mut written: Vec<(String, Vec<String>)> = Vec::new();
            for option in &picked {
                if !option.slots.is_empty() {
                    written.push((option.id.clone(), self.compose(game, option, &mut note)?));
                }
            }
            let mut forecasts = Vec::new();
            if self.seat.ask {
                forecasts = self.foretell(game, &picked)?;
                let for_good = picked.iter().any(|option| option.irreversible);
                if for_good && !self.confirm(game, &again.text)? {
                    continue;
                }
            }
            let clauses = |option: &OptionView| {
                let found = written.iter().find(|(id, _)| *id == option.id);
                found.map_or_else(Vec::new, |(_, clauses)| clauses.clone())
            };
            let whole = command(decision, &ids, &clauses, forecasts);
            if self.commit(game, &whole, &note) {
                return Ok(());
            }
        }
    }

    /// One line for each slot of a message, in file order.
    fn compose(
        &mut self,
        game: &mut dyn Game,
        option: &OptionView,
        note: &mut String,
    ) -> Result<Vec<String>, Stop> {
        let mut chosen: Vec<&ClauseView> = Vec::new();
        for (index, slot) in option.slots.iter().enumerate() {
            let mut page = Page::new(self.seat.locale, self.seat.width);
            options::slot(&mut page, option, slot, index + 1);
            self.show(&page.text)?;
            chosen.push(loop {
                let (words, more) = self.answer(game, &page.text)?;
                match choice::clause(slot, &words) {
                    Ok(clause) => {
                        let longer = joined(note, &more);
                        if self.fits(&longer) {
                            *note = longer;
                            break clause;
                        }
                    }
                    Err(slip) => self.complain(&slip),
                }
            });
        }
        let mut page = Page::new(self.seat.locale, self.seat.width);
        options::preview(&mut page, option, &chosen);
        self.show(&page.text)?;
        Ok(chosen.iter().map(|clause| clause.id.clone()).collect())
    }

    /// A percent for each channel that the picks ring, where the reader gives one.
    fn foretell(
        &mut self,
        game: &mut dyn Game,
        picked: &[&OptionView],
    ) -> Result<Vec<(String, u8)>, Stop> {
        let mut said: Vec<(String, u8)> = Vec::new();
        let mut asked: Vec<&str> = Vec::new();
        for (id, name) in picked.iter().flat_map(|option| &option.rings) {
            if asked.contains(&id.as_str()) {
                continue;
            }
            asked.push(id);
            let mut page = Page::new(self.seat.locale, self.seat.width);
            let ask = page.say("plain-forecast", &[("channel", name.into())]);
            page.line(&ask);
            self.show(&page.text)?;
            loop {
                let (words, _) = self.answer(game, &page.text)?;
                match choice::percent(&words) {
                    Ok(percent) => {
                        said.extend(percent.map(|percent| (id.clone(), percent)));
                        break;
                    }
                    Err(slip) => self.complain(&slip),
                }
            }
        }
        Ok(said)
    }

    /// Whether the reader means it.
    fn confirm(&mut self, game: &mut dyn Game, again: &str) -> Result<bool, Stop> {
        let mut page = Page::new(self.seat.locale, self.seat.width);
        let said = page.say("plain-confirm", &[]);
        page.line(&said);
        self.show(&page.text)?;
        loop {
            let (words, _) = self.answer(game, &page.text)?;
            match words.first().map(String::as_str) {
                Some("yes" | "y" | "1") => return Ok(true),
                Some("no" | "n" | "2") => {
                    self.show(again)?;
                    return Ok(false);
                }
                _ => self.mention("plain-yes-or-no", &[]),
            }
        }
    }

    /// Commits; whether it came to pass.
    fn commit(&mut self, game: &mut dyn Game, command: &Command, note: &str) -> bool {
        let before = game.unsaved();
        let done = self.gate.commit(|| {
            let done = game.submit(command, note);
            (done, game.unsaved())
        });
        match done {
            Ok(()) => {
                if before > 0 {
                    self.mention("plain-saved-again", &[]);
                }
                true
            }
            Err(SubmitError::Refused(refused)) => {
                self.refuse(&refused);
                false
            }
            Err(SubmitError::Unsaved(error)) => {
                let what = store_sentence(self.seat.locale, &error);
                let args = [
                    ("what", what.into()),
                    ("waiting", game.unsaved().into()),
                    ("saved", game.saved_decisions().into()),
                ];
                self.mention("plain-unsaved", &args);
                true
            }
        }
    }

    /// The words and the note of the next line that has any; `again` is shown to whoever asks.
    fn answer(&mut self, game: &mut dyn Game, again: &str) -> Result<(Vec<String>, String), Stop> {
        loop {
            let line = self.line()?;
            self.tell(&game.news())?;
            if game.moved() {
                // What was typed was meant for what has gone.
                if line.is_some() {
                    self.mention("plain-moved", &[]);
                }
                return Err(Stop::Moved);
            }
            let Some(line) = line else {
                continue;
            };
            if let Some(said) = game.aside(line.trim(), true) {
                self.tell(&said)?;
                continue;
            }
            match choice::read(&line) {
                choice::Line::Repeat => self.show(again)?,
                choice::Line::Words(words, note) if self.fits(&note) => return Ok((words, note)),
                choice::Line::Words(..) => {}
            }
        }
    }

    /// The next line, where one comes soon and can be read.
    fn line(&mut self) -> Result<Option<String>, Left> {
        match self.input.next(LOOK).map_err(Left::InputFailed)? {
            Heard::End => Err(Left::InputEnded),
            Heard::Silence => Ok(None),
            Heard::Line(Ok(line)) => Ok(Some(line)),
            Heard::Line(Err(fault)) => {
                self.mention(fault.phrase(), &[]);
                Ok(None)
            }
        }
    }

    /// Tells sentences, a line each.
    fn tell(&mut self, sentences: &[String]) -> Result<(), Left> {
        if sentences.is_empty() {
            return Ok(());
        }
        let mut page = Page::new(self.seat.locale, self.seat.width);
        for sentence in sentences {
            page.line(sentence);
        }
        self.show(&page.text)
    }

    /// Whether a note can be kept whole; where it cannot, that is said.
    fn fits(&mut self, note: &str) -> bool {
        let length = note.chars().count();
        if length > NOTE_ROOM {
            let args = [("length", length.into()), ("most", NOTE_ROOM.into())];
            self.mention("plain-note-too-long", &args);
        }
        length <= NOTE_ROOM
    }

    fn show(&mut self, text: &str) -> Result<(), Left> {
        let written = self.out.write_all(text.as_bytes());
        written
            .and_then(|()| self.out.flush())
            .map_err(|error| match error.kind() {
                io::ErrorKind::BrokenPipe => Left::OutputClosed,
                _ => Left::OutputFailed(error),
            })
    }
}

/// A note and what a further line adds to it.
fn joined(note: &str, more: &str) -> String {
    let parts = [note, more].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

/// The first clause of each slot: enough to ask whether the option can be picked at all.
fn first(option: &OptionView) -> Vec<String> {
    let slots = option.slots.iter();
    slots
        .filter_map(|slot| slot.clauses.first())
        .map(|clause| clause.id.clone())
        .collect()
}

/// The command that picks these options, in the order of the decision.
fn command(
    decision: &DecisionView,
    ids: &[String],
    clauses: &dyn Fn(&OptionView) -> Vec<String>,
    forecasts: Vec<(String, u8)>,
) -> Command {
    let option = |id: &String| decision.options.iter().find(|option| option.id == *id);
    // An authored option always has a label; the two of a call have theirs in the catalogue.
    if let [id] = ids
        && option(id).is_some_and(|option| option.label.is_empty())
    {
        match id.as_str() {
            PICK_UP => return Command::PickUp,
            LET_RING => return Command::LetRing,
            _ => {}
        }
    }
    Command::Commit {
        picks: ids
            .iter()
            .map(|id| (id.clone(), option(id).map_or_else(Vec::new, clauses)))
            .collect(),
        note: String::new(),
        forecasts,
    }
}
