//! The options of the open decision: which there are, how they are shown, what committing them says.

use std::borrow::Cow;

use super::picks::{Picks, excludes};
use crate::locale::Locale;
use crate::session::view::{Command, DecisionView, OptionView, SlotView, View};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Names of the two moves while a call rings at one's own end.
const PICK_UP: &str = "pick-up";
/// See [`PICK_UP`].
const LET_RING: &str = "let-ring";

/// The options to show. A call that rings at one's own end has no authored ones: then they are
/// picking up and letting it ring.
pub(crate) fn menu<'a>(view: &'a View, locale: &Locale) -> Cow<'a, [OptionView]> {
    match &view.decision {
        None => Cow::Borrowed(&[]),
        Some(decision) if decision.options.is_empty() && decision.ringing.is_some() => {
            let option = |number, id: &str, label, detail| OptionView {
                number: Some(number),
                id: id.to_owned(),
                label,
                detail,
                ..OptionView::default()
            };
            Cow::Owned(vec![
                option(
                    1,
                    PICK_UP,
                    locale.say("ring-pick-up", &[]),
                    locale.say("ring-pick-up-detail", &[]),
                ),
                option(
                    2,
                    LET_RING,
                    locale.say("ring-let", &[]),
                    locale.say("ring-let-detail", &[]),
                ),
            ])
        }
        Some(decision) => Cow::Borrowed(&decision.options),
    }
}

/// Channels that what is picked rings, each once: name in the file and name for people.
pub(crate) fn rings(menu: &[OptionView], picks: &Picks) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for ring in menu
        .iter()
        .filter(|option| picks.has(&option.id))
        .flat_map(|option| &option.rings)
    {
        if !all.contains(ring) {
            all.push(ring.clone());
        }
    }
    all
}

/// The command that commits what is picked, with what is said beside it: note and forecasts.
pub(crate) fn command(
    view: &View,
    picks: &Picks,
    menu: &[OptionView],
    (note, forecasts): (String, Vec<(String, u8)>),
) -> Command {
    let ringing = view
        .decision
        .as_ref()
        .is_some_and(|decision| decision.ringing.is_some());
    match picks.options.first().map(String::as_str) {
        Some(PICK_UP) if ringing => return Command::PickUp,
        Some(LET_RING) if ringing => return Command::LetRing,
        _ => {}
    }
    let worded = |id: &String| {
        let option = menu.iter().find(|option| option.id == *id)?;
        let letter = picks.letter(option);
        let clause = |(choice, slot): (&Option<usize>, &SlotView)| {
            choice
                .and_then(|index| slot.clauses.get(index))
                .map(|clause| clause.id.clone())
        };
        Some((
            id.clone(),
            letter
                .iter()
                .zip(&option.slots)
                .filter_map(clause)
                .collect(),
        ))
    };
    Command::Commit {
        picks: picks.options.iter().filter_map(worded).collect(),
        note,
        forecasts,
    }
}

/// Scenario minutes that the picks take together.
pub(crate) fn minutes(decision: &DecisionView, menu: &[OptionView], picks: &[String]) -> u32 {
    let picked = menu.iter().filter(|option| picks.contains(&option.id));
    let longest = picked
        .clone()
        .map(|option| option.minutes)
        .max()
        .unwrap_or(0);
    let beyond =
        u32::try_from(picked.count().saturating_sub(decision.free.max(1))).unwrap_or(u32::MAX);
    longest.saturating_add(beyond.saturating_mul(decision.each_more))
}

/// One option of the menu: its sign, number and sentence; the reason where it is greyed; all about
/// it where the cursor is.
pub(crate) fn option(
    doc: &mut Doc,
    look: Look<'_>,
    option: &OptionView,
    several: bool,
    picked: bool,
    here: bool,
) {
    let greyed = option.greyed.is_some();
    let meaning = match (greyed, picked, here) {
        (true, ..) => Meaning::Greyed,
        (false, true, _) => Meaning::Picked,
        (false, false, true) => Meaning::Strong,
        (false, false, false) => Meaning::Text,
    };
    let cursor = if here { "▶" } else { " " };
    let box_sign = match (greyed, picked, several) {
        (true, ..) => "  –",
        (false, true, true) => "[x]",
        (false, false, true) => "[ ]",
        (false, true, false) => "(•)",
        (false, false, false) => "( )",
    };
    let number = option
        .number
        .map_or_else(|| "  ".to_owned(), |number| format!("{number:>2}"));
    let marker = format!("{cursor}{box_sign} {number} ");
    let from = doc.len();
    doc.hang(
        &marker,
        &option.label,
        look.style(if here { Meaning::Focus } else { meaning }),
        look.style(meaning),
    );
    if here {
        let to = doc.len();
        doc.mark(from..to, look.theme.row());
    }
    let indent = " ".repeat(marker.chars().count());
    if let Some(reason) = &option.greyed {
        let reason = look
            .locale
            .say("option-greyed", &[("reason", reason.as_str().into())]);
        doc.hang(
            &indent,
            &reason,
            look.style(Meaning::Greyed),
            look.style(Meaning::Greyed),
        );
    }
}

/// From when on there is something to decide again.
pub(crate) fn opens(look: Look<'_>, next: u32) -> String {
    let arguments = [("at", look.clock(next).into())];
    look.locale.say("decision-next", &arguments)
}

/// The minute before which nothing is decided again once this option is taken; none where that is
/// not known before.
pub(crate) fn reopens(view: &View, option: &OptionView) -> Option<u32> {
    let decision = view.decision.as_ref()?;
    // A line that rings can be answered, and so be decided about, at any minute.
    let own = (option.minutes > 0 && decision.ringing.is_none())
        .then(|| view.elapsed.saturating_add(option.minutes));
    decision.next.max(own)
}

/// What it takes and whether it can be undone, then what one would do; `next` is the minute of
/// [`opens`].
pub(super) fn detail(
    doc: &mut Doc,
    look: Look<'_>,
    option: &OptionView,
    menu: &[OptionView],
    picks: &Picks,
    next: Option<u32>,
) {
    // What one must know before Enter stands first: a long text must not hide it.
    let mut price: Vec<String> = Vec::new();
    if option.minutes > 0 {
        let cost = [("cost", look.cost(option.minutes).into())];
        price.push(look.locale.say("option-takes", &cost));
    }
    price.extend(next.map(|next| opens(look, next)));
    if !option.slots.is_empty() {
        price.push(match picks.is_worded(option) {
            true => look.locale.say("option-composed", &[]),
            false => look
                .locale
                .say("option-compose", &[("count", option.slots.len().into())]),
        });
    }
    let text = look.style(Meaning::Text);
    if !price.is_empty() {
        doc.hang("· ", &price.join(" · "), text, text);
    }
    if option.irreversible {
        let warn = look.style(Meaning::Warn);
        doc.hang(
            "! ",
            &look.locale.say("option-irreversible", &[]),
            warn,
            warn,
        );
    }
    doc.blank().markdown(look, &option.detail, 0, text).blank();
    let mut facts: Vec<String> = Vec::new();
    let clashes: Vec<&OptionView> = menu
        .iter()
        .filter(|other| other.id != option.id && excludes(option, other))
        .collect();
    for other in clashes {
        facts.push(
            look.locale
                .say("option-excludes", &[("other", other.label.as_str().into())]),
        );
    }
    if !facts.is_empty() {
        doc.blank();
    }
    for fact in facts {
        doc.hang(
            "· ",
            &fact,
            look.style(Meaning::Dim),
            look.style(Meaning::Dim),
        );
    }
    if option.slots.is_empty() && !option.message.is_empty() {
        doc.blank().hang(
            "│ ",
            &option.message,
            look.style(Meaning::Line),
            look.style(Meaning::Own),
        );
    }
}
