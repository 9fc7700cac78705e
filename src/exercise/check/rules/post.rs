//! Messages go by channels that carry messages.

use super::super::at::At;
use super::super::codes::error;
use super::super::merge::Merged;
use super::super::report::Report;
use super::super::visit::{Visit, visit};
use crate::diagnostic::Code;
use crate::exercise::draft::OptionDraft;
use std::collections::BTreeSet;

/// A message by a channel that carries none.
pub(in crate::exercise::check) const ONLY_RINGS: Code = error(
    "E0407",
    "channel-without-post",
    "a message by a channel that only rings",
    "A channel carries messages if it says how long they travel, in `post`; without it, it can only \
     be called. A message sent by it would never arrive. Add `post` to the channel, name another \
     channel, or leave `via` out for a statement that everyone hears.",
);

/// Looks at what options send.
pub(in crate::exercise::check) fn check(merged: &Merged, report: &mut Report) {
    let ringing = merged
        .channels
        .iter()
        .filter(|item| item.draft.post.is_none())
        .map(|item| item.draft.id.as_str())
        .collect();
    visit(merged, &mut Messages { ringing, report });
}

struct Messages<'d, 'r> {
    ringing: BTreeSet<&'d str>,
    report: &'r mut Report,
}

impl<'d> Visit<'d> for Messages<'d, '_> {
    fn option(&mut self, option: &'d OptionDraft, at: &At<'_>) {
        let via = option
            .message
            .as_ref()
            .and_then(|message| message.via.as_deref());
        if let Some(via) = via.filter(|via| self.ringing.contains(via)) {
            let message = format!("the channel `{via}` carries no messages");
            let at = at.field("message");
            let problem = self.report.say(&ONLY_RINGS, &at.field("via"), message);
            problem.help("add `post` to the channel");
        }
    }
}
