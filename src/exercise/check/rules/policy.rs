//! What a policy chooses and what an option excludes is on the same menu.

use super::super::at::At;
use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::*;

/// An option of another menu.
pub(in crate::exercise::check) const NOT_IN_MENU: Code = error(
    "E0308",
    "not-in-menu",
    "an option that is not on this menu",
    "A policy chooses from its own menu, and an option can exclude only options of its own menu: \
     an option of another menu of the stage is never there to be chosen with it.",
);

/// A set of options that the menu would refuse.
pub(in crate::exercise::check) const BAD_SET: Code = error(
    "E0309",
    "policy-set",
    "a policy that chooses what the menu would refuse",
    "A policy decides like a person: it picks as many different options as the menu takes, and \
     none that excludes another. A set that breaks this could never be taken, and the rule would \
     be passed over without a word.",
);

/// Looks at all policies and exclusions.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    visit(
        merged,
        &mut Policies {
            report,
            stage: None,
        },
    );
}

struct Policies<'d, 'r> {
    report: &'r mut Report,
    stage: Option<&'d StageDraft>,
}

impl<'d> Visit<'d> for Policies<'d, '_> {
    fn stage(&mut self, stage: &'d StageDraft, _: &At<'_>) {
        self.stage = Some(stage);
    }

    fn menu(&mut self, menu: &'d MenuDraft, at: &At<'_>) {
        for (nth, option) in menu.options.iter().enumerate() {
            let at = at.nth("options", nth);
            let at = at.field("excludes");
            for (nth, id) in option.excludes.iter().enumerate() {
                self.on_menu(menu, id, &at.index(nth));
                if *id == option.id {
                    let problem =
                        self.report
                            .say(&NOT_IN_MENU, &at.index(nth), "an option excludes itself");
                    problem.help("name another option of the menu");
                }
            }
        }
        for (nth, rule) in menu.policy.iter().enumerate() {
            let at = at.nth("policy", nth);
            let at = at.field("choose");
            for (nth, (_, set)) in rule.choose.iter().enumerate() {
                let at = at.index(nth);
                self.set(menu, set, &at.index(1));
            }
        }
    }
}

impl Policies<'_, '_> {
    fn set(&mut self, menu: &MenuDraft, set: &[Id], at: &At<'_>) {
        for (nth, id) in set.iter().enumerate() {
            self.on_menu(menu, id, &at.index(nth));
        }
        let (least, most) = (menu.pick.least, menu.pick.most);
        let count = u32::try_from(set.len()).unwrap_or(u32::MAX);
        let twice = set
            .iter()
            .enumerate()
            .any(|(nth, id)| set[..nth].contains(id));
        let excluded = menu
            .options
            .iter()
            .filter(|option| set.contains(&option.id))
            .find_map(|option| {
                let other = option.excludes.iter().find(|other| set.contains(other))?;
                Some((&option.id, other))
            });
        let message = if count < least || count > most {
            format!("the menu takes {least} to {most} options, not {count}")
        } else if twice {
            "an option is chosen twice".into()
        } else if let Some((one, other)) = excluded {
            format!("`{one}` and `{other}` cannot be picked together")
        } else {
            return;
        };
        self.report
            .say(&BAD_SET, at, message)
            .help("choose what a person could choose");
    }

    /// An option of the stage that is on another menu; one that is nowhere was reported.
    fn on_menu(&mut self, menu: &MenuDraft, id: &str, at: &At<'_>) {
        if menu.options.iter().any(|option| option.id == id) {
            return;
        }
        let menus = self
            .stage
            .iter()
            .flat_map(|stage| &stage.points)
            .flat_map(|point| &point.menus);
        if menus
            .flat_map(|menu| &menu.options)
            .any(|option| option.id == id)
        {
            let message = format!("option `{id}` is on another menu of this stage");
            self.report
                .say(&NOT_IN_MENU, at, message)
                .help("name an option of the same menu");
        }
    }
}
