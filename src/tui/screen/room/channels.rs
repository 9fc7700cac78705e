//! The channels of the chair: how each stands, what was last said on it, what it is good for.

use std::ops::Range;

use super::news::News;
use crate::locale::phrase;
use crate::session::view::{ChannelStanding, ChannelView, TrafficView, View};
use crate::text::{clean_line, width};
use crate::tui::screen::traffic::{self, Mark};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Every channel; returns the lines of each. The one under the cursor tells what it is good for, and
/// all do where it is roomy. `only` is the one whose traffic alone is shown.
pub(super) fn channels(
    doc: &mut Doc,
    look: Look<'_>,
    view: &View,
    news: &News,
    cursor: Option<usize>,
    only: Option<&str>,
) -> Vec<Range<usize>> {
    if view.channels.is_empty() {
        doc.text(
            &look.locale.say("channels-none", &[]),
            look.style(Meaning::Dim),
        );
    }
    let mut lines = Vec::with_capacity(view.channels.len());
    for (number, channel) in view.channels.iter().enumerate() {
        let from = doc.len();
        let here = cursor == Some(number);
        let (sign, meaning, words) = standing(look, view, channel);
        let new = if news.channel(&channel.id) {
            "▌"
        } else {
            " "
        };
        let mark = match (here, only == Some(channel.id.as_str())) {
            (true, _) => "▶",
            (false, true) => "◂",
            (false, false) => new,
        };
        let name = if here { Meaning::Strong } else { Meaning::Text };
        let left = format!("{mark}{sign} {}", channel.name);
        let fits = width(&clean_line(&left)) + width(&words) < doc.width();
        if fits {
            doc.apart((&left, look.style(name)), (&words, look.style(meaning)));
        } else {
            doc.hang(
                &format!("{mark}{sign} "),
                &channel.name,
                look.style(name),
                look.style(name),
            );
            doc.hang("   ", &words, look.style(meaning), look.style(meaning));
        }
        if here {
            doc.mark(from..doc.len(), look.theme.row());
            about(doc, look, view, channel);
        }
        lines.push(from..doc.len());
    }
    lines
}

/// Does the call of the scene ring on this channel?
fn rings(view: &View, channel: &ChannelView) -> bool {
    let decision = view.decision.as_ref();
    decision.and_then(|one| one.ringing.as_deref()) == Some(&channel.name)
}

/// What the channel is good for, and the last that was said on it.
fn about(doc: &mut Doc, look: Look<'_>, view: &View, channel: &ChannelView) {
    let dim = look.style(Meaning::Dim);
    if !channel.about.is_empty() {
        doc.hang("   ", &channel.about, dim, dim);
    }
    if let Some(last) = on(view, channel).next_back() {
        traffic::item(doc, look, last, Mark::None);
    }
}

/// The traffic of a channel.
pub(super) fn on<'a>(
    view: &'a View,
    channel: &'a ChannelView,
) -> impl DoubleEndedIterator<Item = &'a TrafficView> {
    let here = |item: &&TrafficView| item.channel == channel.name;
    view.traffic.iter().filter(here)
}

/// Sign, colour and words of how a channel stands.
pub(super) fn standing(
    look: Look<'_>,
    view: &View,
    channel: &ChannelView,
) -> (&'static str, Meaning, String) {
    if rings(view, channel) {
        return ("◉", Meaning::Warn, look.locale.say("channel-ringing", &[]));
    }
    let (sign, meaning, key) = match channel.standing {
        ChannelStanding::Untried => ("·", Meaning::Dim, phrase("channel-untried")),
        ChannelStanding::Waiting => ("◌", Meaning::Warn, phrase("channel-waiting")),
        ChannelStanding::Silent => ("○", Meaning::Bad, phrase("channel-silent")),
        ChannelStanding::Answered => ("●", Meaning::Good, phrase("channel-answered")),
        ChannelStanding::Shut => ("✗", Meaning::Greyed, phrase("channel-shut")),
    };
    let words = look.locale.say(key, &[]);
    let words = match channel.last_try {
        // An answer may have come hours after the call.
        Some(at) if channel.standing == ChannelStanding::Answered => {
            let tried = [("at", look.clock(at).into())];
            look.locale.say("channel-answered-try", &tried)
        }
        Some(at) => format!("{words} {}", look.clock(at)),
        None => words,
    };
    (sign, meaning, words)
}
