//! Acts must be in the catalogue and somebody's.

use super::super::at::At;
use super::super::report::Report;
use crate::diagnostic::{Code, Severity};
use crate::exercise::ActCatalogue;
use crate::exercise::draft::ActDraft;

/// An act that the catalogue does not have.
pub(in crate::exercise::check) const UNKNOWN_ACT: Code = Code {
    id: "E0204",
    slug: "unknown-act",
    severity: Severity::Error,
    title: "an act that the catalogue does not have",
    explanation: "An act is named by its CAMEO code and, where one code covers a firm and a soft \
        form, by its manner. The catalogue of acts says how severe each is, the same for all \
        exercises, so an exercise cannot add one.",
};

/// An act without a chair.
pub(in crate::exercise::check) const NOBODYS_ACT: Code = Code {
    id: "E0205",
    slug: "act-of-nobody",
    severity: Severity::Error,
    title: "an act that no chair does",
    explanation: "Every act is scored for the chair that does it. An option is the act of the chair \
        that chooses it, an answer the act of the chair at the other end; in an inject, and where \
        several chairs could have replied, the act must say `chair: \"...\"`.",
};

/// An option that is somebody else's act.
pub(in crate::exercise::check) const ANOTHERS_ACT: Code = Code {
    id: "E0206",
    slug: "act-of-another",
    severity: Severity::Error,
    title: "an option that is the act of another chair",
    explanation: "An option is the act of the chair that chooses it, and an answer that of the \
        chair at the other end of the line. Acts of others belong in an inject, a branch or a \
        reply. Leave `chair` out.",
};

/// Reports an act that is not in the catalogue.
pub(in crate::exercise::check) fn unknown(
    catalogue: &ActCatalogue,
    act: &ActDraft,
    at: &At<'_>,
    report: &mut Report,
) {
    let manners: Vec<&str> = catalogue
        .manners(&act.code)
        .map(|row| row.manner.as_str())
        .collect();
    if manners.is_empty() {
        let rows = catalogue.rows();
        let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let guess = report.guess(&act.code, &codes);
        let row = guess.and_then(|code| rows.iter().find(|row| row.code == code));
        let message = format!("unknown act code `{}`", act.code);
        let problem = report.say(&UNKNOWN_ACT, &at.field("code"), message);
        if let Some(row) = row {
            problem.help(format!("did you mean `{}` ({})?", row.code, row.name));
        }
        return;
    }
    let written = at.field("manner");
    let message = format!("act `{}` has no manner `{}`", act.code, act.manner);
    let problem = report.say(&UNKNOWN_ACT, &written, message);
    problem.help(format!(
        "known manners of this act: `{}`",
        manners.join("`, `")
    ));
}

/// Reports an act without a chair.
pub(in crate::exercise::check) fn nobody(at: &At<'_>, report: &mut Report) {
    let problem = report.say(
        &NOBODYS_ACT,
        at,
        "this act does not say which chair does it",
    );
    problem.help("add `chair: \"...\"`");
}

/// Reports an act that names a chair other than the one whose act it must be.
pub(in crate::exercise::check) fn own(
    act: &ActDraft,
    chair: Option<&str>,
    at: &At<'_>,
    report: &mut Report,
) {
    if let (Some(named), Some(own)) = (&act.chair, chair)
        && named != own
    {
        let message = format!("this is the act of `{own}`, not of `{named}`");
        report
            .say(&ANOTHERS_ACT, &at.field("chair"), message)
            .help("leave `chair` out");
    }
}
