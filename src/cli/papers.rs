//! `offramp papers`: what is printed before the day.

use std::fs;
use std::path::PathBuf;

use super::args::{self, PaperForm};
use super::cost::Said;
use super::output::{data, talk};
use super::stop::Stop;
use super::target::{exists, taken, unwritable, write};
use super::words::Words;
use crate::analysis::Splits;
use crate::exercise::model::{ChairId, Exercise};
use crate::host::Loaded;
use crate::host::cost::{cache_folder, splits};
use crate::host::library;
use crate::report::papers::{Kind, Material, papers, sheets};
use crate::report::{html, markdown};

pub(super) fn run(words: &Words, args: &args::Papers) -> Result<(), Stop> {
    let kinds = kinds(words, args)?;
    let ending = match args.to {
        PaperForm::Md => "md",
        PaperForm::Html => "html",
        PaperForm::Csv => "csv",
    };
    let target = |kind: &Kind| {
        let folder = args.out.as_ref()?;
        Some(folder.join(format!("{}.{ending}", kind.name())))
    };
    let targets: Vec<Option<PathBuf>> = kinds.iter().map(target).collect();
    // Known before any search, which can take a minute.
    if let Some(out) = targets
        .iter()
        .flatten()
        .find(|out| !args.force && exists(out))
    {
        return Err(taken(words, out));
    }
    let found = library::find(&args.ex).map_err(|why| words.not_found(&args.ex, &why))?;
    let (exercise, chair) = found
        .open(args.chair.as_deref())
        .map_err(|error| words.not_opened(&error))?;
    if let Some(folder) = &args.out {
        fs::create_dir_all(folder).map_err(|error| unwritable(words, folder, &error))?;
    }
    let searched = [Kind::Guide, Kind::RunSheet];
    let splits = match kinds.iter().any(|kind| searched.contains(kind)) {
        true => search(words, &found.load(), &exercise, chair),
        false => None,
    };
    let material = Material {
        exercise: &exercise,
        chair,
        locale: &words.locale,
        language: &words.language,
        splits: splits.as_ref(),
        budget: args.budget.map(|seconds| seconds / 60),
    };
    for (kind, target) in kinds.iter().zip(&targets) {
        let text = match args.to {
            PaperForm::Md => markdown(&papers(&material, *kind)),
            PaperForm::Html => html(&papers(&material, *kind)),
            PaperForm::Csv => sheets(&material, *kind).unwrap_or_default(),
        };
        match target {
            None => data(words, &text)?,
            Some(out) => {
                write(words, out, args.force, &text)?;
                let args = [("path", out.display().to_string().into())];
                talk(&words.say("cli-papers-written", &args));
            }
        }
    }
    Ok(())
}

/// The kinds that were asked for and have the form; where several go somewhere, to a folder.
fn kinds(words: &Words, args: &args::Papers) -> Result<Vec<Kind>, Stop> {
    let asked = |kind: &Kind| {
        let named = args.only.iter();
        args.only.is_empty() || named.clone().any(|name| Kind::from(*name) == *kind)
    };
    let asked: Vec<Kind> = Kind::ALL.into_iter().filter(asked).collect();
    let formed = |kind: &&Kind| args.to != PaperForm::Csv || kind.is_table();
    let kinds: Vec<Kind> = asked.iter().filter(formed).copied().collect();
    let rest = asked.iter().filter(|kind| !kinds.contains(kind));
    let rest: Vec<&str> = rest.map(|kind| kind.name()).collect();
    let names = [("names", rest.join(", ").into())];
    if kinds.is_empty() {
        return Err(Stop::usage(words.say("cli-papers-nothing", &names)));
    }
    if args.out.is_none() && kinds.len() > 1 {
        let args = [("count", kinds.len().into())];
        return Err(Stop::usage(words.say("cli-papers-where", &args)));
    }
    if !rest.is_empty() {
        talk(&words.say("cli-papers-no-rows", &names));
    }
    Ok(kinds)
}

fn search(words: &Words, loaded: &Loaded, exercise: &Exercise, chair: ChairId) -> Option<Splits> {
    let folder = cache_folder();
    let mut said = Said::new(words, "cli-searching-papers");
    let found = splits(exercise, &loaded.texts, chair, folder.as_deref(), &mut said);
    said.done();
    if found.is_err() {
        talk(&words.say("cli-papers-unsearched", &[]));
    }
    found.ok()
}
