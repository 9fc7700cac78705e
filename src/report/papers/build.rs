//! From a kind of paper to a paper, or to the rows of one that is a table.

use super::kind::Kind;
use super::material::Material;
use super::{cards, evaluation, events, feedback, guide, manual, results, roles, run_sheet, sheet};
use crate::report::page::{Page, Table};

/// A paper.
#[must_use]
pub fn papers(material: &Material<'_>, kind: Kind) -> Page {
    let chapters = match kind {
        Kind::Manual => manual::chapters(material),
        Kind::Roles => roles::chapters(material),
        Kind::Feedback => feedback::chapters(material),
        Kind::Cards => cards::chapters(material),
        Kind::Guide => guide::chapters(material),
        Kind::Events => events::chapters(material),
        Kind::Evaluation => evaluation::chapters(material),
        Kind::RunSheet => run_sheet::chapters(material),
        Kind::Results => results::chapters(material),
    };
    let promise = match kind {
        Kind::Cards => "papers-promise-cards",
        Kind::Roles => "papers-promise-role",
        kind if kind.is_private() => "papers-promise-private",
        _ => "papers-promise-open",
    };
    Page {
        language: material.locale.language().to_owned(),
        title: material.line(material.exercise.frame.title),
        subtitle: title(material, kind),
        contents: material.say("report-contents", &[]),
        skip: material.say("papers-skip", &[]),
        chapters,
        promise: material.locale.say(promise, &[]),
        sheets: matches!(kind, Kind::Roles | Kind::Cards | Kind::Evaluation),
    }
}

/// A paper as rows for a spreadsheet; none where it is no table.
#[must_use]
pub fn sheets(material: &Material<'_>, kind: Kind) -> Option<String> {
    let table: Table = match kind {
        Kind::Roles => roles::table(material),
        Kind::Feedback => feedback::table(material),
        Kind::Cards => cards::table(material),
        Kind::Events => events::table(material),
        Kind::Evaluation => evaluation::table(material),
        Kind::RunSheet => run_sheet::table(material),
        Kind::Manual | Kind::Guide | Kind::Results => return None,
    };
    Some(sheet::rows(&table))
}

/// What a kind of paper is called.
fn title(material: &Material<'_>, kind: Kind) -> String {
    material.locale.say(
        match kind {
            Kind::Manual => "papers-manual",
            Kind::Roles => "papers-role-cards",
            Kind::Feedback => "papers-feedback",
            Kind::Cards => "papers-cards",
            Kind::Guide => "papers-guide",
            Kind::Events => "papers-events",
            Kind::Evaluation => "papers-evaluate",
            Kind::RunSheet => "papers-run-sheet",
            Kind::Results => "papers-results",
        },
        &[],
    )
}
