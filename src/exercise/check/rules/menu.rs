//! Menus: that there is something to choose, and how many.

use super::super::at::At;
use super::super::codes::{error, warning};
use super::super::merge::Merged;
use super::super::names::DUPLICATE_ID;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use super::condition::constant;
use crate::diagnostic::Code;
use crate::exercise::draft::*;

/// Numbers of picks that contradict each other.
pub(in crate::exercise::check) const PICK: Code = error(
    "E0307",
    "pick-numbers",
    "numbers of picks that contradict each other",
    "A menu takes at least `least` and at most `most` options, and so many as `free` cost no more \
     than the longest of them: 1 <= least <= most <= the number of options, and 1 <= free <= most.",
);

/// Nothing that could ever be chosen.
pub(in crate::exercise::check) const NOTHING: Code = error(
    "E0406",
    "nothing-to-choose",
    "a choice with nothing to choose",
    "A decision point needs a menu, a menu an option, a slot of a composed message a clause, and \
     not all of them may be `Never`. Leave the point or the slot out instead.",
);

/// A menu that could be empty.
pub(in crate::exercise::check) const MAY_BE_EMPTY: Code = warning(
    "W0503",
    "may-be-empty",
    "a choice that may have nothing to choose",
    "Every option of the menu, or every clause of the slot, has a condition, so there may be a \
     moment in which fewer are open than must be picked; the decision is then passed over. Leave \
     one without a condition, or make sure that at least one always holds.",
);

/// Looks at points, menus and slots.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    visit(merged, &mut Menus(report));
}

struct Menus<'r>(&'r mut Report);

impl<'d> Visit<'d> for Menus<'_> {
    fn point(&mut self, point: &'d PointDraft, at: &At<'_>) {
        if point.menus.is_empty() {
            let problem = self
                .0
                .say(&NOTHING, &at.field("menus"), "this point has no menu");
            problem.help("add a menu for the chair that decides");
        }
        for (nth, menu) in point.menus.iter().enumerate() {
            if point.menus[..nth]
                .iter()
                .any(|other| other.chair == menu.chair)
            {
                let message = format!("a second menu of this point is for chair `{}`", menu.chair);
                let problem =
                    self.0
                        .say(&DUPLICATE_ID, &at.nth("menus", nth).field("chair"), message);
                problem.help("join the two menus");
            }
        }
    }

    fn menu(&mut self, menu: &'d MenuDraft, at: &At<'_>) {
        self.pick(menu, at);
        let open: Vec<Option<bool>> = menu.options.iter().map(open).collect();
        self.choice(
            &open,
            menu.pick.least.max(1),
            "option",
            &at.field("options"),
        );
    }

    fn option(&mut self, option: &'d OptionDraft, at: &At<'_>) {
        for (nth, slot) in option.slots.iter().enumerate() {
            let open: Vec<_> = slot
                .clauses
                .iter()
                .map(|clause| constant(&clause.when))
                .collect();
            let at = at.nth("slots", nth);
            self.choice(&open, 1, "clause", &at.field("clauses"));
        }
    }
}

impl Menus<'_> {
    fn pick(&mut self, menu: &MenuDraft, at: &At<'_>) {
        let PickDraft {
            least, most, free, ..
        } = menu.pick;
        let count = u32::try_from(menu.options.len()).unwrap_or(u32::MAX);
        let message = if least == 0 || least > most {
            format!("at least {least} and at most {most} options cannot be picked")
        } else if most > count && count > 0 {
            format!("at most {most} picks are more than the {count} options")
        } else if free == 0 || free > most {
            format!("{free} free picks do not fit at most {most}")
        } else {
            return;
        };
        let problem = self.0.say(&PICK, &at.field("pick"), message);
        problem.help("keep to 1 <= least <= most <= options, 1 <= free <= most");
    }

    /// `open` says of each whether it can always, never or sometimes be chosen.
    fn choice(&mut self, open: &[Option<bool>], least: u32, what: &str, at: &At<'_>) {
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        let possible = open.iter().filter(|open| **open != Some(false)).count();
        let sure = open.iter().filter(|open| **open == Some(true)).count();
        if open.is_empty() {
            let problem = self.0.say(&NOTHING, at, format!("there is no {what}"));
            problem.help(format!("add an {what}").replace("an clause", "a clause"));
        } else if possible == 0 {
            let problem = self
                .0
                .say(&NOTHING, at, format!("no {what} can ever be chosen"));
            problem.help("let one of them have a condition that can hold");
        } else if sure < least {
            let message = match sure {
                0 => format!("no {what} can be taken for sure"),
                sure => format!("{least} must be picked, and only {sure} can be taken for sure"),
            };
            let problem = self.0.say(&MAY_BE_EMPTY, at, message);
            problem.help(format!("leave one more {what} without a condition"));
        }
    }
}

/// Whether an option can be taken in every state, in none, or in some.
fn open(option: &OptionDraft) -> Option<bool> {
    let mut greyed = option.unless.iter().map(|(cond, _)| constant(cond));
    if greyed.clone().any(|grey| grey == Some(true)) {
        return Some(false);
    }
    match constant(&option.when) {
        Some(true) if !greyed.all(|grey| grey == Some(false)) => None,
        known => known,
    }
}
