//! Names: which are defined where, and what a reference means.

use super::at::At;
use super::merge::Merged;
use super::report::Report;
use crate::diagnostic::{Code, Severity};
use crate::exercise::draft::*;
use crate::exercise::model::Key;
use std::collections::BTreeMap;

/// A reference to something that is not defined.
pub(super) const UNKNOWN_ID: Code = Code {
    id: "E0201",
    slug: "unknown-id",
    severity: Severity::Error,
    title: "a name that nothing has",
    explanation: "Parts of an exercise refer to each other by id: a link names a stage, an effect a \
        meter, a menu a chair. Nothing of that kind has this id. The help names the nearest id that \
        exists. Ids of one kind mean nothing to another: a flag is not a counter, and an option is \
        named together with its stage.",
};

/// Two of a kind with one name.
pub(super) const DUPLICATE_ID: Code = Code {
    id: "E0202",
    slug: "duplicate-id",
    severity: Severity::Error,
    title: "the same id twice",
    explanation: "An id must mean one thing. Meters, counters and authorisations share their names, \
        since conditions ask for all three alike; injects share theirs over all stages; options are \
        unique within their stage, act terms over all authorisations. Rename one of the two and \
        every reference to it.",
};

/// A name that cannot be written in commands.
pub(super) const BAD_ID: Code = Code {
    id: "E0203",
    slug: "bad-id",
    severity: Severity::Error,
    title: "an id of forbidden form",
    explanation: "Ids stand in commands, logs and translations. They are 1 to 64 characters long, \
        begin with a lower-case letter or a digit and hold only lower-case letters a to z, digits, \
        `-` and `_`. What people read is the name, title or label beside the id.",
};

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Side,
    Chair,
    Value,
    Flag,
    Authorisation,
    Term,
    Channel,
    Fact,
    Inject,
    Stage,
    Ending,
    Objective,
    Learning,
    Source,
    Unit,
    Occasion,
    Line,
}

const KINDS: usize = 17;

impl Kind {
    /// What messages call it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Chair => "chair",
            Self::Value => "meter, counter or authorisation",
            Self::Flag => "flag",
            Self::Authorisation => "authorisation",
            Self::Term => "act term",
            Self::Channel => "channel",
            Self::Fact => "fact",
            Self::Inject => "inject",
            Self::Stage => "stage",
            Self::Ending => "ending",
            Self::Objective => "objective",
            Self::Learning => "learning objective",
            Self::Source => "source",
            Self::Unit => "unit",
            Self::Occasion => "occasion",
            Self::Line => "rubric line",
        }
    }
}

/// The names of one kind, in file order.
#[derive(Debug, Default)]
struct Shelf<'d> {
    index: BTreeMap<&'d str, usize>,
    names: Vec<&'d str>,
}

impl<'d> Shelf<'d> {
    /// Adds a name; tells the index of the first that had it.
    fn add(&mut self, name: &'d str) -> Result<(), usize> {
        let next = self.names.len();
        self.names.push(name);
        match self.index.entry(name) {
            std::collections::btree_map::Entry::Occupied(first) => Err(*first.get()),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(next);
                Ok(())
            }
        }
    }
}

/// All names of an exercise.
#[derive(Debug, Default)]
pub(super) struct Names<'d> {
    shelves: [Shelf<'d>; KINDS],
    /// Options of each stage with their index over all stages.
    options: Vec<Shelf<'d>>,
    /// Index over all stages of each stage's first option.
    first_option: Vec<usize>,
}

impl<'d> Names<'d> {
    /// Collects all names and reports those that are malformed or stand twice.
    pub(super) fn new(merged: &'d Merged, report: &mut Report) -> Self {
        let mut names = Self::default();
        spelling(&merged.head.id, &At::file(0).field("id"), report);
        names.add_world(merged, report);
        names.add_story(merged, report);
        names.add_rubric(merged, report);
        names
    }

    fn add(&mut self, kind: Kind, name: &'d str, at: &At<'_>, report: &mut Report) {
        spelling(name, at, report);
        if self.shelves[kind as usize].add(name).is_err() && !name.is_empty() {
            twice(kind.word(), name, at, report);
        }
    }

    fn add_world(&mut self, merged: &'d Merged, report: &mut Report) {
        macro_rules! rows {
            ($kind:ident, $list:ident) => {
                for item in &merged.$list {
                    let id = &item.draft.id;
                    self.add(
                        Kind::$kind,
                        id,
                        &item.at(stringify!($list), id).field("id"),
                        report,
                    );
                }
            };
        }
        rows!(Source, sources);
        rows!(Learning, learning);
        rows!(Side, sides);
        rows!(Chair, chairs);
        rows!(Value, meters);
        rows!(Value, counters);
        rows!(Value, authorisations);
        rows!(Channel, channels);
        rows!(Fact, facts);
        rows!(Ending, endings);
        rows!(Objective, objectives);
        for item in &merged.flags {
            self.add(Kind::Flag, &item.draft, &item.at("flags", ""), report);
        }
        for item in &merged.authorisations {
            let at = item.at("authorisations", &item.draft.id);
            let shelf = &mut self.shelves[Kind::Authorisation as usize];
            // A second one of the name was reported among the values.
            let _ = shelf.add(&item.draft.id);
            for (nth, term) in item.draft.acts.iter().enumerate() {
                self.add(
                    Kind::Term,
                    &term.id,
                    &at.nth("acts", nth).field("id"),
                    report,
                );
            }
        }
        for item in &merged.chairs {
            let at = item.at("chairs", "");
            unique(
                "role",
                item.draft.roles.iter().map(|row| &row.id),
                &at,
                "roles",
                report,
            );
        }
        for item in &merged.channels {
            let at = item.at("channels", "");
            unique(
                "answer",
                item.draft.answers.iter().map(|row| &row.id),
                &at,
                "answers",
                report,
            );
        }
        if let Some(map) = &merged.head.map {
            let at = At::file(merged.homes.map);
            let at = at.field("map");
            for (nth, unit) in map.units.iter().enumerate() {
                self.add(
                    Kind::Unit,
                    &unit.id,
                    &at.nth("units", nth).field("id"),
                    report,
                );
            }
        }
    }

    fn add_story(&mut self, merged: &'d Merged, report: &mut Report) {
        for item in &merged.injects {
            let at = item.at("injects", &item.draft.id);
            self.add_inject(&item.draft, &at, report);
        }
        let mut options = 0;
        for item in &merged.stages {
            let stage = &item.draft;
            let at = item.at("stages", &stage.id);
            self.add(Kind::Stage, &stage.id, &at.field("id"), report);
            for (nth, inject) in stage.injects.iter().enumerate() {
                self.add_inject(inject, &at.nth("injects", nth), report);
            }
            unique(
                "point",
                stage.points.iter().map(|row| &row.id),
                &at,
                "points",
                report,
            );
            let mut shelf = Shelf::default();
            self.first_option.push(options);
            for (point, at) in rows(&stage.points, &at, "points") {
                for (menu, at) in rows(&point.menus, &at, "menus") {
                    for (option, at) in rows(&menu.options, &at, "options") {
                        let id = at.field("id");
                        spelling(&option.id, &id, report);
                        if shelf.add(&option.id).is_err() && !option.id.is_empty() {
                            twice("option in this stage", &option.id, &id, report);
                        }
                        inside_option(option, &at, report);
                        options += 1;
                    }
                }
            }
            self.options.push(shelf);
        }
    }

    fn add_inject(&mut self, inject: &'d InjectDraft, at: &At<'_>, report: &mut Report) {
        self.add(Kind::Inject, &inject.id, &at.field("id"), report);
        branches(&inject.chance, at, report);
    }

    fn add_rubric(&mut self, merged: &'d Merged, report: &mut Report) {
        let Some(rubric) = &merged.head.rubric else {
            return;
        };
        let at = At::file(merged.homes.rubric);
        let at = at.field("rubric");
        for (nth, occasion) in rubric.occasions.iter().enumerate() {
            let at = at.nth("occasions", nth);
            self.add(Kind::Occasion, &occasion.id, &at.field("id"), report);
        }
        for (nth, line) in rubric.lines.iter().enumerate() {
            self.add(
                Kind::Line,
                &line.id,
                &at.nth("lines", nth).field("id"),
                report,
            );
        }
    }

    /// The index of a name, or of the one that was probably meant; a problem if it is not known.
    pub(super) fn find<K: Key>(
        &self,
        kind: Kind,
        name: &str,
        at: &At<'_>,
        report: &mut Report,
    ) -> Option<K> {
        let shelf = &self.shelves[kind as usize];
        shelf.find(kind.word(), name, at, report).map(K::from_index)
    }

    /// The index of a name, and nothing said if it is not known.
    pub(super) fn known<K: Key>(&self, kind: Kind, name: &str) -> Option<K> {
        self.shelves[kind as usize]
            .index
            .get(name)
            .copied()
            .map(K::from_index)
    }

    /// The option of a stage, over all stages. `at` is what holds both names.
    pub(super) fn option<K: Key>(
        &self,
        stage: &str,
        option: &str,
        at: &At<'_>,
        report: &mut Report,
    ) -> Option<K> {
        let stage_index =
            self.shelves[Kind::Stage as usize].find("stage", stage, &at.index(0), report)?;
        let found = self.options[stage_index].find("option", option, &at.index(1), report)?;
        Some(K::from_index(self.first_option[stage_index] + found))
    }

    /// The option of the stage with this index, for rules inside the stage.
    pub(super) fn own_option<K: Key>(
        &self,
        stage: usize,
        option: &str,
        at: &At<'_>,
        report: &mut Report,
    ) -> Option<K> {
        let found = self.options[stage].find("option", option, at, report)?;
        Some(K::from_index(self.first_option[stage] + found))
    }
}

impl Shelf<'_> {
    fn find(&self, what: &str, name: &str, at: &At<'_>, report: &mut Report) -> Option<usize> {
        if let Some(index) = self.index.get(name) {
            return Some(*index);
        }
        let guess = report.guess(name, &self.names);
        let problem = report.say(&UNKNOWN_ID, at, format!("unknown {what} `{name}`"));
        match guess {
            Some(meant) => {
                problem.help(format!("did you mean `{meant}`?"));
            }
            None if self.names.is_empty() => {
                problem.help(format!("the exercise defines no {what}"));
            }
            None if self.names.len() <= 8 => {
                problem.help(format!("known: `{}`", self.names.join("`, `")));
            }
            None => {}
        }
        report.lost |= guess.is_none() && what == Kind::Stage.word();
        guess.and_then(|meant| self.index.get(meant).copied())
    }
}

/// Rows of a list with where they stand.
fn rows<'d, 'a, T>(
    list: &'d [T],
    at: &'a At<'a>,
    name: &'static str,
) -> impl Iterator<Item = (&'d T, At<'a>)> + use<'d, 'a, T> {
    list.iter()
        .enumerate()
        .map(move |(nth, row)| (row, at.nth(name, nth)))
}

fn spelling(id: &str, at: &At<'_>, report: &mut Report) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let sound = id.bytes().next().is_some_and(plain)
        && id
            .bytes()
            .all(|byte| plain(byte) || byte == b'-' || byte == b'_')
        && id.len() <= 64;
    if sound {
        return;
    }
    let message = if id.is_empty() {
        "the id is missing".into()
    } else {
        format!("`{id}` cannot be an id")
    };
    let problem = report.say(&BAD_ID, at, message);
    problem
        .help("write lower-case letters, digits, `-` and `_`, a letter or digit first, at most 64");
}

fn twice(what: &str, name: &str, at: &At<'_>, report: &mut Report) {
    let message = format!("a second {what} is named `{name}`");
    report
        .say(&DUPLICATE_ID, at, message)
        .help("rename one of the two");
}

fn unique<'i>(
    what: &str,
    ids: impl Iterator<Item = &'i String>,
    at: &At<'_>,
    list: &'static str,
    report: &mut Report,
) {
    let mut shelf = Shelf::default();
    for (nth, id) in ids.enumerate() {
        let row = at.nth(list, nth);
        let at = row.field("id");
        spelling(id, &at, report);
        if shelf.add(id).is_err() && !id.is_empty() {
            twice(what, id, &at, report);
        }
    }
}

fn inside_option(option: &OptionDraft, at: &At<'_>, report: &mut Report) {
    unique(
        "slot in this option",
        option.slots.iter().map(|row| &row.id),
        at,
        "slots",
        report,
    );
    for (slot, at) in rows(&option.slots, at, "slots") {
        unique(
            "clause in this slot",
            slot.clauses.iter().map(|row| &row.id),
            &at,
            "clauses",
            report,
        );
    }
    for (outcome, at) in rows(&option.outcomes, at, "outcomes") {
        branches(&outcome.chance, &at, report);
    }
}

/// Branches may be left without a name; those that have one must differ.
fn branches(chance: &[BranchDraft], at: &At<'_>, report: &mut Report) {
    let mut shelf = Shelf::default();
    for (branch, at) in rows(chance, at, "chance") {
        let at = at.field("id");
        if branch.id.is_empty() {
            continue;
        }
        spelling(&branch.id, &at, report);
        if shelf.add(&branch.id).is_err() {
            twice("branch of this chance", &branch.id, &at, report);
        }
    }
}
