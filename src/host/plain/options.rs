//! The options of a decision and the clauses of a composed message, as numbered lines.

use super::page::Page;
use crate::locale::Arg;
use crate::session::view::{ClauseView, DecisionView, OptionView, SlotView};
use crate::session::{LET_RING, PICK_UP};

/// The question, every option, and how to answer. The last line is the prompt.
pub(super) fn decision(page: &mut Page<'_>, decision: &DecisionView) {
    if let Some(channel) = &decision.ringing {
        let said = page.say("plain-ringing", &[("channel", channel.into())]);
        page.gap();
        page.line(&said);
    }
    page.prose(&decision.ask);
    for option in &decision.options {
        self::option(page, option);
    }
    if decision.picks.1 > 1 && decision.each_more > 0 {
        let minutes = page.locale.span(decision.each_more);
        let args = [("free", decision.free.into()), ("minutes", minutes.into())];
        let said = page.say("plain-picks-cost", &args);
        page.line(&said);
    }
    if let Some(next) = decision.next {
        let at = page.locale.clock(i64::from(next));
        let said = page.say("plain-next", &[("at", at.into())]);
        page.line(&said);
    }
    let args = [
        ("least", decision.picks.0.into()),
        ("most", decision.picks.1.into()),
    ];
    let said = match decision.picks {
        (_, 0 | 1) => page.say("plain-choose-one", &args),
        (least, most) if least == most => page.say("plain-choose-exactly", &args),
        _ => page.say("plain-choose-several", &args),
    };
    page.line(&said);
}

fn option(page: &mut Page<'_>, option: &OptionView) {
    let mark = match option.number {
        Some(number) => format!("{number:>3}  "),
        None => "  -  ".to_owned(),
    };
    let label = label(page, option);
    page.item(
        &mark,
        &format!("{}: {label}{}", option.id, facts(page, option)),
    );
    if let Some(reason) = &option.greyed {
        let said = page.say("plain-greyed", &[("reason", reason.into())]);
        page.item("     ", &said);
    }
    if !option.detail.is_empty() {
        page.item("     ", &option.detail);
    }
}

/// What the option is called; a call's two have their words in the catalogue.
pub(super) fn label(page: &Page<'_>, option: &OptionView) -> String {
    match option.id.as_str() {
        PICK_UP if option.label.is_empty() => page.say("plain-pick-up", &[]),
        LET_RING if option.label.is_empty() => page.say("plain-let-ring", &[]),
        _ => option.label.clone(),
    }
}

/// In brackets: how long it takes, whether it can be undone, what it cannot go with.
fn facts(page: &Page<'_>, option: &OptionView) -> String {
    let mut facts = Vec::new();
    if option.minutes > 0 {
        let minutes = page.locale.span(option.minutes);
        facts.push(page.say("plain-takes", &[("minutes", minutes.into())]));
    }
    if option.irreversible {
        facts.push(page.say("plain-irreversible", &[]));
    }
    if !option.slots.is_empty() {
        facts.push(page.say("plain-composed", &[("count", option.slots.len().into())]));
    }
    if !option.excludes.is_empty() {
        let others = option.excludes.join(", ");
        facts.push(page.say("plain-excludes", &[("others", others.into())]));
    }
    match facts.is_empty() {
        true => String::new(),
        false => format!(" ({})", facts.join("; ")),
    }
}

/// One slot of a message with its clauses. The last line is the prompt.
pub(super) fn slot(page: &mut Page<'_>, option: &OptionView, slot: &SlotView, number: usize) {
    let args = [
        ("slot", Arg::from(&slot.name)),
        ("number", number.into()),
        ("count", option.slots.len().into()),
    ];
    page.gap();
    let said = page.say("plain-slot", &args);
    page.line(&said);
    for (index, clause) in slot.clauses.iter().enumerate() {
        self::clause(page, clause, index + 1);
    }
    let said = page.say("plain-choose-clause", &args);
    page.line(&said);
}

fn clause(page: &mut Page<'_>, clause: &ClauseView, number: usize) {
    page.item(
        &format!("{number:>3}  "),
        &format!("{}: {}", clause.id, clause.label),
    );
    let under = [
        ("plain-clause-text", &clause.text),
        ("plain-clause-translated", &clause.translated),
        ("plain-clause-theirs", &clause.theirs),
        ("plain-clause-fact", &clause.fact),
    ];
    for (key, text) in under {
        if !text.is_empty() {
            let said = page.say(key, &[("text", text.into())]);
            page.item("     ", &said);
        }
    }
}

/// The message as it will leave.
pub(super) fn preview(page: &mut Page<'_>, option: &OptionView, clauses: &[&ClauseView]) {
    let parts = std::iter::once(option.message.as_str())
        .chain(clauses.iter().map(|clause| clause.text.as_str()));
    let text: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    page.gap();
    let said = page.say("plain-preview", &[]);
    page.line(&said);
    page.quote(&text.join(" "));
}
