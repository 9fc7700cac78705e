//! Yes-or-no facts of the state, made only where a condition asks for them: a bit that nothing
//! reads would only multiply the states to explore.

use super::context::Lowering;
use crate::exercise::model::*;
use std::collections::BTreeMap;

/// The bits so far, flags first.
#[derive(Debug, Default)]
pub(super) struct Facts {
    kinds: Vec<BitKind>,
    index: BTreeMap<BitKind, BitId>,
}

impl Facts {
    pub(super) fn add_flags(&mut self, count: usize) {
        for flag in 0..count {
            self.ask(BitKind::Flag(u16::try_from(flag).unwrap_or(u16::MAX)));
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// The bit of a fact, made when first asked for.
    pub(super) fn ask(&mut self, kind: BitKind) -> BitId {
        let next = BitId::from_index(self.kinds.len());
        *self.index.entry(kind).or_insert_with(|| {
            self.kinds.push(kind);
            next
        })
    }
}

impl Lowering<'_> {
    /// Ties each bit to what raises it.
    pub(super) fn place_facts(&mut self) {
        for kind in std::mem::take(&mut self.facts.kinds) {
            let start = matches!(kind, BitKind::Shut(channel)
                if self.merged.channels.get(channel.index()).is_some_and(|row| row.draft.shut));
            let bit = self.parts.bits.push(Bit { kind, start });
            match kind {
                BitKind::Flag(_) => {}
                BitKind::Chose(option) => self.parts.options.row_mut(option).chosen = Some(bit),
                BitKind::Fired(inject) => self.parts.injects.row_mut(inject).fired = Some(bit),
                BitKind::Tried(channel) => self.parts.channels.row_mut(channel).tried = Some(bit),
                BitKind::Answered(channel) => {
                    self.parts.channels.row_mut(channel).answered = Some(bit);
                }
                BitKind::Shut(channel) => self.parts.channels.row_mut(channel).shut = Some(bit),
                BitKind::Message(option, progress) => {
                    if let Some(message) = &mut self.parts.options.row_mut(option).message {
                        message.progress.push((progress, bit));
                    }
                }
            }
        }
    }
}
