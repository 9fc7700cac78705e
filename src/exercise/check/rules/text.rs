//! Texts that somebody will look for are there.

use super::super::at::At;
use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::*;

/// A text that people look for is empty.
pub(in crate::exercise::check) const MISSING_TEXT: Code = error(
    "E0210",
    "missing-text",
    "an empty text where people look for one",
    "Titles, names, labels and questions are how people find their way; what arrives, is said or \
     is told cannot be nothing. Write the text, or leave out what it belongs to.",
);

/// Looks at all texts that must be there.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let mut texts = Texts(report);
    texts.need(&merged.head.title, "title", &At::file(0));
    macro_rules! rows {
        ($($list:ident: $($field:ident),+;)+) => {$(
            for item in &merged.$list {
                let at = item.at(stringify!($list), "");
                $(texts.need(&item.draft.$field, stringify!($field), &at);)+
            }
        )+};
    }
    rows! {
        sides: name;
        chairs: name;
        meters: name;
        authorisations: name;
        channels: name;
        facts: text;
        sources: reference;
        learning: text, evidence;
        cards: title, text;
        disputes: question;
        endings: title, text;
        objectives: text, failed;
    }
    for item in &merged.channels {
        let at = item.at("channels", "");
        for (nth, answer) in item.draft.answers.iter().enumerate() {
            let at = at.nth("answers", nth);
            texts.need(&answer.by, "by", &at);
            texts.need(&answer.says, "says", &at);
        }
        let at = at.field("silence");
        texts.need(&item.draft.silence.text, "text", &at);
        texts.need(&item.draft.silence.reason, "reason", &at);
    }
    for item in &merged.objectives {
        let at = item.at("objectives", "");
        for (nth, rating) in item.draft.ratings.iter().enumerate() {
            texts.need(&rating.reason, "reason", &at.nth("ratings", nth));
        }
    }
    visit(merged, &mut texts);
}

struct Texts<'r>(&'r mut Report);

impl Texts<'_> {
    fn need(&mut self, text: &str, field: &'static str, at: &At<'_>) {
        if text.trim().is_empty() {
            let message = format!("`{field}` is empty");
            self.0
                .say(&MISSING_TEXT, &at.field(field), message)
                .help("write the text");
        }
    }
}

impl<'d> Visit<'d> for Texts<'_> {
    fn stage(&mut self, stage: &'d StageDraft, at: &At<'_>) {
        self.need(&stage.title, "title", at);
        for (nth, passage) in stage.situation.iter().enumerate() {
            self.need(&passage.text, "text", &at.nth("situation", nth));
        }
    }

    fn inject(&mut self, inject: &'d InjectDraft, at: &At<'_>) {
        self.need(&inject.from, "from", at);
        self.need(&inject.text, "text", at);
    }

    fn reply(&mut self, reply: &'d ReplyDraft, at: &At<'_>) {
        self.need(&reply.from, "from", at);
        self.need(&reply.text, "text", at);
    }

    fn menu(&mut self, menu: &'d MenuDraft, at: &At<'_>) {
        self.need(&menu.ask, "ask", at);
    }

    fn option(&mut self, option: &'d OptionDraft, at: &At<'_>) {
        self.need(&option.label, "label", at);
        for (nth, (_, reason)) in option.unless.iter().enumerate() {
            let at = at.nth("unless", nth);
            if reason.trim().is_empty() {
                let problem = self
                    .0
                    .say(&MISSING_TEXT, &at.index(1), "the reason is empty");
                problem.help("say why the option cannot be taken");
            }
        }
        for (nth, slot) in option.slots.iter().enumerate() {
            let at = at.nth("slots", nth);
            self.need(&slot.name, "name", &at);
            for (nth, clause) in slot.clauses.iter().enumerate() {
                self.need(&clause.label, "label", &at.nth("clauses", nth));
            }
        }
    }
}
