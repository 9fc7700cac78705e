//! What the rules found, before places are looked up.

use super::at::At;
use crate::diagnostic::{Code, Diagnostic, in_order};
use crate::exercise::source::{DocPath, SourceSet, nearest};

/// Problems of one code that are said; more of them would only repeat the same slip.
const EACH: usize = 50;
/// Comparisons of characters that the search for nearest names may take altogether, about a
/// second; a file full of slips is told of all of them, but not guessed about for ever.
const GUESSING: usize = 400_000_000;

/// One problem at a value of a file.
#[derive(Debug)]
pub(super) struct Problem {
    code: &'static Code,
    file: usize,
    path: DocPath,
    message: String,
    help: Option<String>,
    also: Option<(usize, DocPath, &'static str)>,
}

impl Problem {
    /// Sets what to write instead.
    pub(super) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another value too.
    pub(super) fn also(&mut self, at: &At<'_>, label: &'static str) -> &mut Self {
        self.also = Some((at.file_index(), at.path(), label));
        self
    }
}

/// All problems found so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    problems: Vec<Problem>,
    guessed: usize,
    /// A way leads to a stage that cannot even be guessed, so what is come to is not known.
    pub(super) lost: bool,
}

impl Report {
    /// Adds a problem at a value.
    pub(super) fn say(
        &mut self,
        code: &'static Code,
        at: &At<'_>,
        message: impl Into<String>,
    ) -> &mut Problem {
        self.say_at(code, at.file_index(), at.path(), message)
    }

    /// Adds a problem at a path that is already built.
    pub(super) fn say_at(
        &mut self,
        code: &'static Code,
        file: usize,
        path: DocPath,
        message: impl Into<String>,
    ) -> &mut Problem {
        let message = message.into();
        self.problems.push(Problem {
            code,
            file,
            path,
            message,
            help: None,
            also: None,
        });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// The candidate that was probably meant; gives up after many, since each costs a look at all.
    pub(super) fn guess<'n>(&mut self, name: &str, known: &[&'n str]) -> Option<&'n str> {
        let lengths = known.iter().map(|known| known.len());
        let compared = lengths.fold(0, usize::saturating_add);
        let compared = compared.saturating_mul(name.len());
        self.guessed = self.guessed.saturating_add(compared);
        if self.guessed > GUESSING {
            return None;
        }
        nearest(name, known.iter().copied())
    }

    /// The diagnostics with their places, in the order of the files.
    pub(super) fn finish(self, sources: &SourceSet) -> Vec<Diagnostic> {
        let mut said: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        let mut out = Vec::new();
        for problem in self.problems {
            let count = said.entry(problem.code.id).or_default();
            *count += 1;
            if *count > EACH {
                continue;
            }
            let mut diagnostic =
                sources.diagnostic(problem.code, problem.file, &problem.path, problem.message);
            if let Some((file, path, label)) = &problem.also {
                diagnostic = diagnostic.also_opt(sources.place(*file, path), *label);
            }
            out.push(diagnostic.help_opt(problem.help));
        }
        in_order(out)
    }
}
