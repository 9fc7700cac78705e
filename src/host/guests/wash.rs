//! The debrief for a guest without a terminal: each time a line comes, what was released meanwhile.

use std::io::{self, Write};
use std::sync::Arc;

use super::super::hall::Seated;
use super::super::plain::{self, Heard, Lines};
use super::house::House;
use super::lines::{self, LOOK, WIDTH};
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::team::Ask;
use crate::session::view::wash::{Step, Steps};
use crate::text::wrap;

/// Reads lines until the input ends or the seat is another's; nobody is made to wait for them.
pub(super) fn read(
    house: &Arc<House>,
    seated: Seated,
    input: &mut dyn Lines,
    output: &mut dyn Write,
) {
    let mut reader = Reader {
        house,
        seated,
        input,
        output,
        told: Steps::NONE,
        announced: Steps::NONE,
        asked: false,
    };
    // Whoever cannot be reached any more has left.
    let _ = reader.run();
}

struct Reader<'a> {
    house: &'a Arc<House>,
    seated: Seated,
    input: &'a mut dyn Lines,
    output: &'a mut dyn Write,
    /// Steps that were shown.
    told: Steps,
    /// Steps of which was said that they are there.
    announced: Steps,
    /// The own account was asked for.
    asked: bool,
}

impl Reader<'_> {
    fn run(&mut self) -> io::Result<()> {
        self.say("lines-wash")?;
        loop {
            match self.input.next(LOOK)? {
                Heard::End => return Ok(()),
                Heard::Silence => {
                    self.announce()?;
                    continue;
                }
                Heard::Line(_) => {}
            }
            if !self.house.hall().holds(self.seated) {
                return Ok(());
            }
            match self.house.hall().debrief(self.seated) {
                None => self.say("lines-wash")?,
                Some(back) if self.asks(&back) => {
                    if !self.account(&back)? {
                        return Ok(());
                    }
                    self.show()?;
                }
                Some(_) => self.show()?,
            }
        }
    }

    /// Says once that something was released.
    fn announce(&mut self) -> io::Result<()> {
        let back = self.house.hall().debrief(self.seated);
        let released = back.map_or(Steps::NONE, |back| back.steps);
        let new = released.iter().any(|step| !self.announced.has(step));
        self.announced = released;
        match new {
            true => self.say("lines-released"),
            false => Ok(()),
        }
    }

    fn asks(&mut self, back: &Debrief) -> bool {
        let asks = !self.asked && back.account.is_none() && back.steps.has(Step::Account);
        self.asked |= asks;
        asks
    }

    /// Asks for the person's own words, before any figure; whether the input goes on.
    fn account(&mut self, back: &Debrief) -> io::Result<bool> {
        let mut words = [String::new(), String::new()];
        for (word, key) in words
            .iter_mut()
            .zip(["lines-strength", "lines-improvement"])
        {
            let asked = self.house.locale().say(key, &[]);
            self.put(&asked)?;
            match self.line()? {
                Some(line) => *word = line,
                None => return Ok(false),
            }
        }
        let [strength, improvement] = words;
        let story = back.room.as_ref().map(|room| room.story.clone());
        let account = Account {
            story: story.unwrap_or_default(),
            strength,
            improvement,
        };
        // What cannot be kept is told at the console; the words are not lost to this session.
        let _ = self.house.hall().ask(self.seated, Ask::Account(account));
        Ok(true)
    }

    /// Every step that was released and not shown.
    fn show(&mut self) -> io::Result<()> {
        let hall = self.house.hall();
        let Some(back) = hall.debrief(self.seated) else {
            return Ok(());
        };
        let cost = hall.cost(self.seated);
        let back = Debrief {
            cost,
            ..Debrief::clone(&back)
        };
        let new: Vec<Step> = back
            .steps
            .iter()
            .filter(|step| !self.told.has(*step))
            .collect();
        if new.is_empty() {
            return self.say("lines-nothing-new");
        }
        for step in new {
            let page = plain::step(self.house.locale(), WIDTH, &back, step);
            self.put(&format!("\n{page}"))?;
            self.told = self.told.with(step);
        }
        self.announced = back.steps;
        Ok(())
    }

    fn say(&mut self, key: &str) -> io::Result<()> {
        let words = self.house.locale().say(key, &[]);
        self.put(&format!("{}\n", wrap(&words, WIDTH).join("\n")))
    }

    fn put(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())?;
        self.output.flush()
    }

    /// The next line; none at the end of the input.
    fn line(&mut self) -> io::Result<Option<String>> {
        let line = lines::line(self.input)?;
        Ok(line.map(|line| line.trim().to_owned()))
    }
}
