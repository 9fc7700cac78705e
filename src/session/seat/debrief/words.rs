//! A piece of traffic as a paragraph of its own, where nothing beside it says whose it is.

use crate::session::view::TrafficView;

/// Who spoke, on which channel, in bold, then the words; none where it has no words. `who` is
/// false where the reader knows whose it is.
pub(super) fn told(item: &TrafficView, who: bool) -> Option<String> {
    let from = if who { item.from.as_str() } else { "" };
    let head: Vec<&str> = [from, &item.channel]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let mut parts = Vec::new();
    if !item.text.is_empty() {
        parts.push(headed(&head.join(", "), &item.text));
    }
    if let Some((from, text)) = &item.reply {
        parts.push(headed(from, text));
    }
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn headed(head: &str, text: &str) -> String {
    match head.chars().last() {
        None => text.to_owned(),
        // The label of an option is a sentence of its own.
        Some('.' | '!' | '?') => format!("**{head}** {text}"),
        Some(_) => format!("**{head}:** {text}"),
    }
}
