//! The arguments. Help and complaints about them are in English.

mod after;
mod before;
mod command;

pub(in crate::cli) use after::{Form, Note, Rated, Redact, Report, ReportFor};
pub(in crate::cli) use before::{PaperForm, Papers, Rehearse};
pub(in crate::cli) use command::*;
