//! What is picked at the open decision, and how its options are shown.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::locale::Locale;
use crate::session::view::{Command, DecisionView, OptionView, SlotView, View};
use crate::tui::marks::Marks;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// Names of the two moves while a call rings at one's own end.
const PICK_UP: &str = "pick-up";
/// See [`PICK_UP`].
const LET_RING: &str = "let-ring";

/// Picks and wordings at the open decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picks {
    /// Options by name, in the order they were picked.
    pub(crate) options: Vec<String>,
    /// The clause of each slot of each composed option, by index.
    letters: BTreeMap<String, Vec<Option<usize>>>,
    /// What was picked before Enter picked by itself.
    before: Option<Vec<String>>,
    /// The clause of each slot of each option at earlier decisions, all by name in the file.
    earlier: BTreeMap<(String, String), String>,
}

/// Why a pick was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unpicked {
    Greyed(String),
    TooFew(usize),
    TooMany(usize),
    Excluded(String),
}

impl Picks {
    /// What decides the picture.
    pub(crate) fn mark(&self, marks: &mut Marks) {
        marks.texts(&self.options);
        marks.count(self.letters.len());
        for (option, clauses) in &self.letters {
            marks.text(option);
            marks.count(clauses.len());
            clauses.iter().for_each(|clause| marks.maybe(*clause));
        }
        marks.number(self.before.is_some().into());
        marks.texts(self.before.as_deref().unwrap_or_default());
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.options.iter().any(|picked| picked == id)
    }

    /// Picks or unpicks; with a single pick, the new one takes the place of the old.
    pub(crate) fn toggle(
        &mut self,
        decision: &DecisionView,
        menu: &[OptionView],
        option: &OptionView,
    ) -> Result<(), Unpicked> {
        if let Some(reason) = &option.greyed {
            return Err(Unpicked::Greyed(reason.clone()));
        }
        self.before = None;
        if self.has(&option.id) {
            self.options.retain(|picked| *picked != option.id);
            return Ok(());
        }
        if decision.picks.1 <= 1 {
            self.options.clear();
        }
        let clash = menu
            .iter()
            .find(|other| self.has(&other.id) && excludes(option, other));
        if let Some(other) = clash {
            return Err(Unpicked::Excluded(other.label.clone()));
        }
        if self.options.len() >= decision.picks.1.max(1) {
            return Err(Unpicked::TooMany(decision.picks.1));
        }
        self.options.push(option.id.clone());
        Ok(())
    }

    /// [`toggle`](Self::toggle) for a key that goes on at once: [`take_back`](Self::take_back) undoes
    /// it.
    pub(crate) fn pick_for_now(
        &mut self,
        decision: &DecisionView,
        menu: &[OptionView],
        option: &OptionView,
    ) -> Result<(), Unpicked> {
        let before = self.options.clone();
        let taken = self.toggle(decision, menu, option);
        if self.options != before {
            self.before = Some(before);
        }
        taken
    }

    /// Takes back what was picked for a question that is refused now.
    pub(crate) fn take_back(&mut self) {
        if let Some(before) = self.before.take() {
            self.options = before;
        }
    }

    /// The clause of each slot of an option so far.
    pub(crate) fn letter(&self, option: &OptionView) -> Vec<Option<usize>> {
        let mut letter = self.letters.get(&option.id).cloned().unwrap_or_default();
        letter.resize(option.slots.len(), None);
        for (choice, slot) in letter.iter_mut().zip(&option.slots) {
            // A slot with one wording leaves nothing to choose.
            if slot.clauses.len() == 1 {
                *choice = Some(0);
            }
            *choice = choice.filter(|index| *index < slot.clauses.len());
        }
        letter
    }

    /// At the next decision nothing is picked, and how messages were worded is still known.
    pub(crate) fn after(&self, before: &View) -> Self {
        let mut earlier = self.earlier.clone();
        let options = before.decision.iter().flat_map(|one| &one.options);
        for option in options {
            for (slot, choice) in option.slots.iter().zip(self.letter(option)) {
                if let Some(clause) = choice.and_then(|index| slot.clauses.get(index)) {
                    earlier.insert((option.id.clone(), slot.id.clone()), clause.id.clone());
                }
            }
        }
        Self {
            earlier,
            ..Self::default()
        }
    }

    /// The clause that this slot had at an earlier decision, where it can be taken again.
    pub(crate) fn earlier(&self, option: &OptionView, slot: usize) -> Option<usize> {
        let slot = option.slots.get(slot)?;
        let wanted = self.earlier.get(&(option.id.clone(), slot.id.clone()))?;
        slot.clauses.iter().position(|clause| clause.id == *wanted)
    }

    /// Words an option; one that was worded counts as picked by hand.
    pub(crate) fn set_letter(&mut self, option: &str, letter: Vec<Option<usize>>) {
        self.before = None;
        self.letters.insert(option.to_owned(), letter);
    }

    /// Has every slot of the option its clause?
    pub(crate) fn is_worded(&self, option: &OptionView) -> bool {
        self.open_slots(option).is_empty()
    }

    /// The slots of the option, by index, that a clause is still to be chosen for.
    pub(crate) fn open_slots(&self, option: &OptionView) -> Vec<usize> {
        let letter = self.letter(option);
        let open = |at: &usize| letter[*at].is_none() && !option.slots[*at].clauses.is_empty();
        (0..option.slots.len()).filter(open).collect()
    }

    /// The first picked option whose message is not composed yet.
    pub(crate) fn unworded<'a>(&self, menu: &'a [OptionView]) -> Option<&'a OptionView> {
        let picked = |id: &String| menu.iter().find(|option| option.id == *id);
        self.options
            .iter()
            .filter_map(picked)
            .find(|option| !self.is_worded(option))
    }
}

fn excludes(one: &OptionView, other: &OptionView) -> bool {
    one.excludes.contains(&other.id) || other.excludes.contains(&one.id)
}

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
