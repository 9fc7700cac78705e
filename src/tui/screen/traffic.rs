//! What was said, heard and learned: one item, wherever it is shown.

use crate::locale::phrase;
use crate::session::view::{Progress, TrafficKind, TrafficView, View};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// One piece of traffic: when, what, from whom, by which channel; then what was said.
pub(super) fn item(doc: &mut Doc, look: Look<'_>, item: &TrafficView, mark: Mark) {
    let new = mark == Mark::New;
    let (sign, meaning, kind) = kind(item.kind);
    let dim = look.style(Meaning::Dim);
    let width = u16::try_from(doc.width()).unwrap_or(u16::MAX);
    let mut inner = Doc::new(width.saturating_sub(2));
    let mut head = vec![
        (format!("{} ", look.clock(item.at)), dim),
        (format!("{sign} "), look.style(meaning)),
    ];
    if !item.from.is_empty() {
        head.push((item.from.clone(), look.style(meaning)));
        head.push(("  ".to_owned(), dim));
    }
    head.push((look.locale.say(kind, &[]), dim));
    if !item.channel.is_empty() && item.channel != item.from {
        head.push((format!(", {}", item.channel), dim));
    }
    if new {
        head.push((
            format!("  {}", look.locale.say("traffic-new", &[])),
            look.style(Meaning::New),
        ));
    }
    head_lines(&mut inner, head);
    inner.markdown(look, &item.text, 2, look.style(Meaning::Text));
    if let Some((from, text)) = &item.reply {
        if !from.is_empty() {
            inner.hang(
                "  ↳ ",
                from,
                look.style(Meaning::Other),
                look.style(Meaning::Other),
            );
        }
        inner.markdown(look, text, 4, look.style(Meaning::Text));
    }
    let (new_style, found_style) = (look.style(Meaning::New), look.style(Meaning::Focus));
    match mark {
        Mark::None => doc.absorb(inner, ("  ", dim), ("  ", dim)),
        Mark::New => doc.absorb(inner, ("▌ ", new_style), ("▌ ", new_style)),
        Mark::Found => doc.absorb(inner, ("▶ ", found_style), ("  ", dim)),
    };
}

/// What sets an item apart from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    /// It came since the last commit.
    New,
    /// The search found it.
    Found,
}

/// The head on one line, or its parts wrapped where it is too long.
fn head_lines(doc: &mut Doc, head: Vec<(String, ratatui::style::Style)>) {
    let total: usize = head
        .iter()
        .map(|(words, _)| crate::text::width(words))
        .sum();
    if total <= doc.width() || head.len() < 4 {
        doc.line(head);
        return;
    }
    let mut first = head;
    let rest = first.split_off(3);
    doc.line(first);
    let mut second = vec![("  ".to_owned(), ratatui::style::Style::new())];
    let rest = rest
        .into_iter()
        .filter(|(words, _)| !words.trim().is_empty());
    for (number, (words, style)) in rest.enumerate() {
        let words = if number == 0 {
            words.trim_start_matches(", ").to_owned()
        } else {
            words
        };
        second.push((words, style));
    }
    doc.line(second);
}

/// Sign, colour and name of a kind.
fn kind(kind: TrafficKind) -> (&'static str, Meaning, &'static str) {
    match kind {
        TrafficKind::Inject => ("◆", Meaning::Warn, phrase("traffic-inject")),
        TrafficKind::Decision => ("■", Meaning::Own, phrase("traffic-decision")),
        TrafficKind::Consequence => ("↳", Meaning::Text, phrase("traffic-consequence")),
        TrafficKind::Sent => ("→", Meaning::Own, phrase("traffic-sent")),
        TrafficKind::Progress(step) => progress(step),
        TrafficKind::Received => ("←", Meaning::Other, phrase("traffic-received")),
        TrafficKind::Answer => ("●", Meaning::Good, phrase("traffic-answer")),
        TrafficKind::Silence => ("○", Meaning::Bad, phrase("traffic-silence")),
        TrafficKind::OwnLine => ("↔", Meaning::Own, phrase("traffic-own-line")),
        TrafficKind::Fact => ("·", Meaning::Title, phrase("traffic-fact")),
    }
}

/// How far a message has come, where the channel lets its sender know.
fn progress(step: Progress) -> (&'static str, Meaning, &'static str) {
    match step {
        Progress::Sent => ("→", Meaning::Own, phrase("message-sent")),
        Progress::Carried => ("⇢", Meaning::Own, phrase("message-carried")),
        Progress::Delivered => ("⇥", Meaning::Own, phrase("message-delivered")),
        Progress::Read => ("◎", Meaning::Own, phrase("message-read")),
        Progress::Answered => ("●", Meaning::Good, phrase("message-answered")),
        Progress::Expired => ("✗", Meaning::Bad, phrase("message-expired")),
    }
}

/// The traffic, the newest on top, what is new marked; of one channel, by name for people, where
/// one is named.
pub(super) fn newest_first(doc: &mut Doc, look: Look<'_>, view: &View, only: Option<&str>) {
    let all = view.traffic.iter().enumerate().rev();
    let mut shown = all
        .filter(|(_, each)| only.is_none_or(|channel| each.channel == channel))
        .peekable();
    if shown.peek().is_none() {
        doc.text(
            &look.locale.say("traffic-none", &[]),
            look.style(Meaning::Dim),
        );
    }
    for (number, each) in shown {
        let new = view.commits > 0 && number >= view.traffic_seen;
        item(doc, look, each, if new { Mark::New } else { Mark::None });
        doc.blank();
    }
}
