//! The order of checking: join, name, lower, judge, seal.

use super::lower::lower;
use super::merge::Merged;
use super::names::Names;
use super::report::Report;
use crate::diagnostic::{Diagnostic, in_order};
use crate::exercise::Assets;
use crate::exercise::draft::ExerciseDraft;
use crate::exercise::model::Exercise;
use crate::exercise::source::SourceSet;

/// Checks the drafts of the files, each with its index in `sources`, the exercise's own first.
/// The exercise is there if no diagnostic is an error.
pub fn check(
    sources: &SourceSet,
    files: Vec<(usize, ExerciseDraft)>,
    assets: &Assets,
) -> (Option<Exercise>, Vec<Diagnostic>) {
    let merged = Merged::new(files);
    let mut report = Report::default();
    let names = Names::new(&merged, &mut report);
    let (parts, _names, report) = lower(&merged, names, assets, report);
    let found = in_order(report.finish(sources));
    let sound = !found.iter().any(Diagnostic::is_error);
    (sound.then(|| Exercise::seal(parts)), found)
}
