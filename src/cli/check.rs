//! `offramp check`: everything wrong with exercises, for people and for programs.

use std::path::Path;
use std::sync::Arc;

use super::args;
use super::output::{data, json, talk};
use super::stop::{REFUSED, Stop};
use super::words::Words;
use crate::analysis::{self, Limits};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Texts};
use crate::exercise::CODES;
use crate::exercise::source::{codes, nearest};
use crate::host::Loaded;
use crate::host::library::{self, NotFound};
use crate::host::settings;

pub(super) fn run(words: &Words, args: &args::Check) -> Result<(), Stop> {
    if let Some(code) = &args.explain {
        return explain(words, code);
    }
    let (mut records, mut pictures) = (Vec::new(), String::new());
    let mut counts = [0_usize; 3];
    for path in &args.paths {
        let (mut problems, sources) = check(path);
        if args.prove {
            problems.extend(sources.proved(words, args.bounds.limits()));
        }
        for problem in &problems {
            counts[problem.severity as usize] += 1;
            match args.json {
                true => records.push(problem.record()),
                false => {
                    pictures.push_str(&problem.picture(&sources, words.look));
                    pictures.push_str("\n\n");
                }
            }
        }
    }
    match args.json {
        true => data(words, &json(&records))?,
        false => {
            data(words, &pictures)?;
            summary(words, args.paths.len(), counts);
        }
    }
    match counts[Severity::Error as usize] {
        0 => Ok(()),
        _ => Err(Stop::silent(REFUSED)),
    }
}

/// The files of an exercise by the paths that a person typed.
struct Shown {
    folder: String,
    loaded: Option<Arc<Loaded>>,
}

impl Shown {
    /// What exploring every path finds; nothing of an exercise that cannot be played.
    fn proved(&self, words: &Words, limits: Limits) -> Vec<Diagnostic> {
        let Some(loaded) = &self.loaded else {
            return Vec::new();
        };
        let Some(exercise) = &loaded.exercise else {
            return Vec::new();
        };
        let found = super::explore::prove(words, exercise, &loaded.sources, limits);
        found
            .into_iter()
            .map(|problem| self.seen_from_here(&problem))
            .collect()
    }

    /// The problem with its places named from where the person stands.
    fn seen_from_here(&self, problem: &Diagnostic) -> Diagnostic {
        let named = |place: &Place| Place {
            file: Arc::from(format!("{}{}", self.folder, place.file)),
            ..place.clone()
        };
        Diagnostic {
            place: problem.place.as_ref().map(named),
            also: problem
                .also
                .iter()
                .map(|(place, label)| (named(place), label.clone()))
                .collect(),
            ..problem.clone()
        }
    }
}

impl Texts for Shown {
    fn text(&self, file: &str) -> Option<&str> {
        let loaded = self.loaded.as_ref()?;
        loaded.sources.text(file.strip_prefix(&self.folder)?)
    }
}

/// The problems of the exercise at a path, their places named from where the person stands.
fn check(path: &Path) -> (Vec<Diagnostic>, Shown) {
    let found = match library::at_path(path) {
        Ok(found) => found,
        Err(why) => {
            let said = match why {
                NotFound::NoEntry => path.join(library::ENTRY),
                NotFound::Path | NotFound::Name(_) => path.to_owned(),
            };
            let message = format!("there is no file `{}`", said.display());
            let none = Shown {
                folder: String::new(),
                loaded: None,
            };
            return (vec![Diagnostic::new(&codes::MISSING_FILE, message)], none);
        }
    };
    let loaded = Arc::new(found.check());
    let folder = match path.is_dir() {
        true => path.to_owned(),
        false => path.parent().unwrap_or(Path::new("")).to_owned(),
    };
    let folder = match folder.as_os_str().is_empty() {
        true => String::new(),
        false => format!("{}/", folder.display().to_string().trim_end_matches('/')),
    };
    let shown = Shown {
        folder,
        loaded: Some(Arc::clone(&loaded)),
    };
    let problems = loaded.problems.iter();
    (
        problems
            .map(|problem| shown.seen_from_here(problem))
            .collect(),
        shown,
    )
}

fn summary(words: &Words, paths: usize, [errors, warnings, notes]: [usize; 3]) {
    let args = [
        ("paths", paths.into()),
        ("errors", errors.into()),
        ("warnings", warnings.into()),
        ("notes", notes.into()),
    ];
    let said = match errors + warnings + notes {
        0 => words.say("cli-check-clean", &args),
        _ => words.say("cli-check-summary", &args),
    };
    talk(&said);
}

/// The long form of a code.
fn explain(words: &Words, given: &str) -> Result<(), Stop> {
    let all = codes::CODES
        .iter()
        .chain(CODES)
        .chain(analysis::CODES)
        .chain(settings::CODES);
    let all: Vec<&Code> = all.copied().collect();
    let found = all
        .iter()
        .find(|code| code.id.eq_ignore_ascii_case(given) || code.slug == given);
    let Some(code) = found else {
        let near = nearest(given, all.iter().flat_map(|code| [code.id, code.slug]));
        let args = [
            ("given", given.into()),
            ("near", near.unwrap_or_default().into()),
        ];
        let said = match near {
            Some(_) => words.say("cli-no-code-near", &args),
            None => words.say("cli-no-code", &args),
        };
        return Err(Stop::refused(said));
    };
    let (id, slug, severity) = (code.id, code.slug, code.severity);
    let text = format!(
        "{id} {slug} ({severity}): {}\n\n{}\n",
        code.title, code.explanation
    );
    data(words, &text)
}
