//! The runs in words: first all of them in a few lines, then three of them stage by stage, then where
//! those three part.

use super::super::play::width;
use super::super::words::Words;
use super::command::Rehearsal;
use super::run::Run;
use crate::exercise::model::ChairId;
use crate::locale::Arg;
use crate::session::paths;
use crate::session::view::debrief::Moment;
use crate::session::view::paths::PathsView;
use crate::text::{clean, hang, wrap};

/// Lines under construction.
struct Lines<'a> {
    words: &'a Words,
    width: usize,
    text: String,
}

pub(super) fn page(words: &Words, rehearsal: &Rehearsal, chair: ChairId) -> String {
    let mut lines = Lines {
        words,
        width: width(),
        text: String::new(),
    };
    lines.opening(rehearsal);
    let last = rehearsal.runs.len() - 1;
    let told = [
        ("rehearse-best", 0),
        ("rehearse-typical", rehearsal.typical),
        ("rehearse-worst", last),
    ];
    for (title, at) in told {
        lines.run(title, &rehearsal.runs[at]);
    }
    let names = told.map(|(title, _)| words.locale.say(title, &[]));
    let walkers: Vec<_> = told
        .iter()
        .zip(&names)
        .map(|((_, at), name)| (name.as_str(), &rehearsal.runs[*at].table, chair))
        .collect();
    lines.parting(&paths(&walkers, &words.language));
    lines.text
}

impl Lines<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.locale.say(key, args)
    }

    fn add(&mut self, mark: &str, text: &str) {
        for line in clean(text).lines() {
            for line in hang(mark, line, self.width) {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
            }
        }
    }

    fn heading(&mut self, text: &str) {
        self.text.push('\n');
        for line in wrap(text, self.width) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    fn points(&self, hundredths: i32) -> String {
        self.words.locale.points(i64::from(hundredths))
    }

    fn opening(&mut self, rehearsal: &Rehearsal) {
        let view = &rehearsal.runs[0].debrief.now;
        let args = [
            ("title", view.title.as_str().into()),
            ("chair", view.chair.as_str().into()),
            ("count", rehearsal.runs.len().into()),
            ("seed", rehearsal.seed.to_string().into()),
        ];
        let said = self.say("rehearse-opening", &args);
        self.add("", &said);
        let said = self.say("rehearse-endings", &[]);
        self.heading(&said);
        let mut endings: Vec<(String, usize)> = Vec::new();
        for run in &rehearsal.runs {
            let ending = run.debrief.now.ending.as_ref();
            let title = ending.map_or_else(String::new, |ending| ending.title.clone());
            match endings.iter_mut().find(|(known, _)| *known == title) {
                Some((_, count)) => *count += 1,
                None => endings.push((title, 1)),
            }
        }
        endings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for (title, count) in endings {
            let args = [("title", title.into()), ("count", count.into())];
            let said = self.say("rehearse-ending-count", &args);
            self.add("  ", &said);
        }
        let said = self.say("rehearse-ways", &[]);
        self.heading(&said);
        let planned = |run: &&Run| run.way != "rehearse-uniform";
        for run in rehearsal.runs.iter().filter(planned) {
            let said = self.summary(run);
            self.add("  ", &said);
        }
    }

    /// Who played, what it came to, how it ended.
    fn summary(&self, run: &Run) -> String {
        let ending = run.debrief.now.ending.as_ref();
        let args = [
            ("way", self.say(run.way, &[]).into()),
            ("points", self.points(run.total()).into()),
            (
                "ending",
                ending
                    .map_or_else(String::new, |ending| ending.title.clone())
                    .into(),
            ),
            ("decisions", run.decisions().into()),
            (
                "span",
                self.words.locale.span(run.debrief.now.elapsed).into(),
            ),
        ];
        self.say("rehearse-summary", &args)
    }

    fn run(&mut self, title: &str, run: &Run) {
        let args = [("title", self.say(title, &[]).into())];
        let said = self.say("rehearse-run", &args);
        self.heading(&said);
        let said = self.summary(run);
        self.add("", &said);
        for (nth, moment) in run.debrief.moments.iter().enumerate() {
            self.moment(nth, moment);
        }
        if let Some(ending) = &run.debrief.now.ending {
            let args = [("title", ending.title.as_str().into())];
            let said = self.say("rehearse-ended", &args);
            self.add("  ", &said);
        }
    }

    fn moment(&mut self, nth: usize, moment: &Moment) {
        let stage = moment.stage.as_ref();
        let args = [
            ("number", (nth + 1).into()),
            ("time", self.words.locale.clock(i64::from(moment.at)).into()),
            (
                "stage",
                stage
                    .map_or_else(String::new, |stage| stage.title.clone())
                    .into(),
            ),
            ("tension", self.tension(moment).into()),
        ];
        let Some(decision) = &moment.decision else {
            let said = self.say("rehearse-end", &args);
            self.add("", &said);
            return;
        };
        let said = self.say("rehearse-moment", &args);
        self.add("", &said);
        match decision.picked_up {
            Some(true) => self.choice("swing-pick-up"),
            Some(false) => self.choice("swing-let-ring"),
            None if decision.options.is_empty() => self.choice("swing-nothing"),
            None => {
                for option in &decision.options {
                    self.add("     > ", &option.label);
                    for line in &option.letter {
                        self.add("       | ", line);
                    }
                }
            }
        }
        if let Some(points) = moment.points.filter(|points| *points != 0) {
            let points = self.words.locale.signed_points(i64::from(points));
            let said = self.say("rehearse-points", &[("points", points.into())]);
            self.add("       ", &said);
        }
    }

    fn tension(&self, moment: &Moment) -> String {
        let args = [
            ("value", moment.tension.value.into()),
            ("band", moment.tension.band.as_str().into()),
        ];
        match moment.tension.band.is_empty() {
            true => self.say("rehearse-tension", &args),
            false => self.say("rehearse-tension-band", &args),
        }
    }

    fn choice(&mut self, key: &str) {
        let said = self.say(key, &[]);
        self.add("     > ", &said);
    }

    /// Where the told runs stood together for the last time.
    fn parting(&mut self, view: &PathsView) {
        let said = self.say("rehearse-part", &[]);
        self.heading(&said);
        let together = view.steps.iter().take_while(|step| {
            let mut stood = step.stood.iter();
            let first = stood.next().copied().flatten();
            first.is_some() && stood.all(|one| *one == first)
        });
        let together = together.count();
        let Some(step) = together.checked_sub(1).and_then(|at| view.steps.get(at)) else {
            let said = self.say("rehearse-part-at-once", &[]);
            self.add("  ", &said);
            return;
        };
        let args = [
            ("number", together.into()),
            (
                "stage",
                step.places
                    .first()
                    .map_or("", |place| place.title.as_str())
                    .into(),
            ),
        ];
        let mut chose = step.chose.iter();
        let first = chose.next();
        let alike = chose.all(|one| Some(one) == first);
        let said = match (together == view.steps.len(), alike) {
            (true, _) => self.say("rehearse-part-never", &args),
            (false, true) => self.say("rehearse-part-luck", &args),
            (false, false) => self.say("rehearse-part-after", &args),
        };
        self.add("  ", &said);
        if let Some(parting) = view.parting {
            let step = &view.steps[parting.step];
            let place = step.places.first();
            let args = [
                ("number", (parting.step + 1).into()),
                (
                    "stage",
                    place.map_or("", |place| place.title.as_str()).into(),
                ),
            ];
            let said = match parting.chance {
                true => self.say("rehearse-part-chance", &args),
                false => self.say("rehearse-part-good", &args),
            };
            self.add("  ", &said);
        }
    }
}
