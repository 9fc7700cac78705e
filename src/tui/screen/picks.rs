//! What is picked and worded at the open decision.

use std::collections::BTreeMap;

use crate::session::view::{DecisionView, OptionView, SlotView, View};
use crate::tui::backend::Draft;
use crate::tui::marks::Marks;

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
    /// Enter alone was pressed.
    Nothing,
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

    /// What is picked and worded, by name, to be put back another day.
    pub(crate) fn draft(&self, menu: &[OptionView]) -> Draft {
        let worded = |(id, choices): (&String, &Vec<Option<usize>>)| {
            let option = menu.iter().find(|option| option.id == *id)?;
            let clause = |(slot, choice): (&SlotView, &Option<usize>)| {
                let clause = slot.clauses.get((*choice)?)?;
                Some((slot.id.clone(), clause.id.clone()))
            };
            let clauses = option.slots.iter().zip(choices).filter_map(clause);
            Some((id.clone(), clauses.collect()))
        };
        Draft {
            options: self.options.clone(),
            letters: self.letters.iter().filter_map(worded).collect(),
            ..Draft::default()
        }
    }

    /// Picks and words as a draft says, where that is possible now. Whether anything was.
    pub(crate) fn restore(
        &mut self,
        decision: &DecisionView,
        menu: &[OptionView],
        draft: &Draft,
    ) -> bool {
        let mut restored = false;
        for option in menu {
            if let Some(clauses) = draft.letters.get(&option.id) {
                let clause = |slot: &SlotView| {
                    let wanted = clauses.get(&slot.id)?;
                    slot.clauses.iter().position(|clause| clause.id == *wanted)
                };
                let letter: Vec<_> = option.slots.iter().map(clause).collect();
                restored |= letter.iter().any(Option::is_some);
                self.set_letter(&option.id, letter);
            }
        }
        for id in &draft.options {
            if let Some(option) = menu.iter().find(|option| option.id == *id) {
                restored |= !self.has(id) && self.toggle(decision, menu, option).is_ok();
            }
        }
        restored
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

/// Whether the two cannot be picked together.
pub(super) fn excludes(one: &OptionView, other: &OptionView) -> bool {
    one.excludes.contains(&other.id) || other.excludes.contains(&one.id)
}
