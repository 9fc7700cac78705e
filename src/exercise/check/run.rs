//! The order of checking: join, name, lower, judge, seal.

use super::lower::lower;
use super::merge::Merged;
use super::names::Names;
use super::report::Report;
use super::rules::*;
use super::translations::{self, Translation};
use crate::diagnostic::Diagnostic;
use crate::exercise::Assets;
use crate::exercise::draft::ExerciseDraft;
use crate::exercise::model::Exercise;
use crate::exercise::source::SourceSet;

/// Checks the drafts of the files, each with its index in `sources`, the exercise's own first.
/// The exercise is there if no diagnostic is an error.
pub(in crate::exercise) fn check(
    sources: &SourceSet,
    files: Vec<(usize, ExerciseDraft)>,
    texts: Vec<Translation>,
    assets: &Assets,
) -> (Option<Exercise>, Vec<Diagnostic>) {
    let merged = Merged::new(files);
    let mut report = Report::default();
    draft_rules(&merged, &mut report);
    let names = Names::new(&merged, &mut report);
    let (mut parts, ways, mut report) = lower(&merged, names, assets, report);
    if let Some(ways) = ways {
        stage::check(&merged, &parts, &ways, &mut report);
        cycle::check(&merged, &parts, &mut report);
        translations::apply(&merged, texts, &mut parts.texts, &mut report);
    }
    let found = report.finish(sources);
    let sound = !found.iter().any(Diagnostic::is_error);
    (sound.then(|| Exercise::seal(parts)), found)
}

/// The rules that look at what is written, not at what it leads to.
fn draft_rules(merged: &Merged, report: &mut Report) {
    whole::parts(merged, report);
    whole::bytes(merged, report);
    text::check(merged, report);
    range::check(merged, report);
    effect::check(merged, report);
    weights::check(merged, report);
    menu::check(merged, report);
    policy::check(merged, report);
    post::check(merged, report);
    clock::check(merged, report);
    condition::check(merged, report);
    ending::check(merged, report);
    objective::check(merged, report);
    rubric::check(merged, report);
    occasion::check(merged, report);
    map::check(merged, report);
    translations::languages(merged, report);
}
