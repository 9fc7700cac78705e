//! What is done with sessions once they are over.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(in crate::cli) struct Report {
    /// Names or folders of sessions; several of one exercise are compared.
    #[arg(required = true)]
    pub(in crate::cli) sessions: Vec<String>,
    /// One team of a hosted session, by its number or name; without it all of them.
    #[arg(long, value_name = "N|NAME")]
    pub(in crate::cli) team: Option<String>,
    /// The form.
    #[arg(long, value_enum)]
    pub(in crate::cli) to: Form,
    /// The file to write; standard output without it.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Write over a file that exists.
    #[arg(long, requires = "out")]
    pub(in crate::cli) force: bool,
    /// Leave out names, and everything that people wrote.
    #[arg(long)]
    pub(in crate::cli) anonymous: bool,
    /// Who reads it: for a team, html and md leave out the seed and what every other choice would
    /// have been worth.
    #[arg(long = "for", value_enum, value_name = "READER", default_value_t = ReportFor::Facilitator)]
    pub(in crate::cli) reader: ReportFor,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Form {
    /// One page, to be read on a screen or printed.
    Html,
    /// The same as Markdown.
    Md,
    /// One object for one team, an array for several.
    Json,
    /// A row for each event.
    Csv,
}

/// Who reads a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFor {
    /// Who ran the exercise.
    Facilitator,
    /// Who played it.
    Team,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Redact {
    /// The session's name or folder.
    pub(in crate::cli) session: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Note {
    /// The session's name or folder.
    pub(in crate::cli) session: String,
    /// The words of a note, or the reason of a rating.
    #[arg(long, value_name = "WORDS", required_unless_present = "action")]
    pub(in crate::cli) text: Option<String>,
    /// The objective it is about, by id.
    #[arg(long, value_name = "ID", requires = "text")]
    pub(in crate::cli) objective: Option<String>,
    /// A rating of that objective.
    #[arg(long, value_enum, ignore_case = true, requires = "objective")]
    pub(in crate::cli) rating: Option<Rated>,
    /// The decision it rests on, by its number in the timeline.
    #[arg(long, value_name = "N", requires = "text")]
    pub(in crate::cli) decision: Option<usize>,
    /// An action of the improvement plan.
    #[arg(long, value_name = "WORDS", conflicts_with = "text", requires_all = ["owner", "due"])]
    pub(in crate::cli) action: Option<String>,
    /// Who answers for the action.
    #[arg(long, value_name = "NAME", requires = "action")]
    pub(in crate::cli) owner: Option<String>,
    /// The day until which it is done, such as `2027-03-01`.
    #[arg(long, value_name = "DAY", requires = "action")]
    pub(in crate::cli) due: Option<jiff::civil::Date>,
    /// The team it is about, by its number or name; all without it.
    #[arg(long, value_name = "N|NAME")]
    pub(in crate::cli) team: Option<String>,
}

/// Ratings of an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Rated {
    /// Performed without challenges.
    P,
    /// Performed with some challenges.
    S,
    /// Performed with major challenges.
    M,
    /// Unable to be performed.
    U,
}

impl Rated {
    pub(in crate::cli) fn letter(self) -> char {
        match self {
            Self::P => 'P',
            Self::S => 'S',
            Self::M => 'M',
            Self::U => 'U',
        }
    }
}
