//! What is done with an exercise before the day.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::report::papers::Kind;

#[derive(Debug, Args)]
pub(in crate::cli) struct Papers {
    /// An id from `offramp list`, or the path of a folder or file.
    pub(in crate::cli) ex: String,
    /// The form.
    #[arg(long, value_enum)]
    pub(in crate::cli) to: PaperForm,
    /// The folder for them; one paper goes to standard output without it.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// These papers alone, separated by commas.
    #[arg(long, value_enum, value_name = "PAPER", value_delimiter = ',')]
    pub(in crate::cli) only: Vec<PaperKind>,
    /// The chair that people sit in, by id; the first of the exercise without it.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) chair: Option<String>,
    /// The time there is, from the welcome to the end, such as `3h30m`.
    #[arg(long, value_name = "SPAN", value_parser = crate::cli::host::budget)]
    pub(in crate::cli) budget: Option<u32>,
    /// Write over files that exist.
    #[arg(long, requires = "out")]
    pub(in crate::cli) force: bool,
}

/// The forms of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PaperForm {
    /// Pages, to be printed.
    Html,
    /// The same as Markdown.
    Md,
    /// Rows for a spreadsheet, of those that are tables.
    Csv,
}

/// Papers by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PaperKind {
    /// For everybody: what is known before the first decision.
    SituationManual,
    /// For each role its card.
    RoleCards,
    /// What participants fill in afterwards.
    FeedbackForm,
    /// Cards to play without a screen.
    PlayCards,
    /// Every stage, what to watch, hints, and how paths split.
    FacilitatorGuide,
    /// The master scenario events list.
    EventsList,
    /// What earns which rating, with room for evidence.
    EvaluationGuide,
    /// The day by the clock, and what to leave out first.
    RunSheet,
    /// What comes of each option, to play without a screen.
    PlayResults,
}

impl From<PaperKind> for Kind {
    fn from(kind: PaperKind) -> Self {
        match kind {
            PaperKind::SituationManual => Self::Manual,
            PaperKind::RoleCards => Self::Roles,
            PaperKind::FeedbackForm => Self::Feedback,
            PaperKind::PlayCards => Self::Cards,
            PaperKind::FacilitatorGuide => Self::Guide,
            PaperKind::EventsList => Self::Events,
            PaperKind::EvaluationGuide => Self::Evaluation,
            PaperKind::RunSheet => Self::RunSheet,
            PaperKind::PlayResults => Self::Results,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Rehearse {
    /// An id from `offramp list`, or the path of a folder or file.
    pub(in crate::cli) ex: String,
    /// So many runs that take every option alike, beside those with a plan.
    #[arg(long, value_name = "N", default_value_t = 99, value_parser = clap::value_parser!(u16).range(1..=2000))]
    pub(in crate::cli) runs: u16,
    /// What chance follows from, in every run alike; without it a fresh one is drawn.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
    /// The chair that decides, by id; the first of the exercise without it.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) chair: Option<String>,
}
