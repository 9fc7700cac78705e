//! What happened: facts, in the order in which they happened.
//!
//! Numbers are indices in file order of the exercise whose text the session keeps beside its log.
//! The serial form is a contract of the log: names and fields are added, never changed.

use super::action::Clauses;
use crate::exercise::model::*;
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// A fact. Replay applies facts and never decides again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The path sets out for a stage.
    Left {
        /// Where it goes; none when it goes to the end.
        to: Option<StageId>,
        /// The way that credits passed-over occasions.
        credit: Option<CreditId>,
    },
    /// The clock shows a later minute.
    Clock {
        /// The minute.
        to: Minutes,
    },
    /// The stage opens. What nothing reads from here on is forgotten.
    Entered {
        /// The stage.
        stage: StageId,
    },
    /// A decision arises.
    Opened {
        /// The point.
        point: PointId,
    },
    /// A chair picked an option.
    Chose {
        /// The option; its menu names the chair.
        option: OptionId,
        /// The clause of each slot.
        clauses: Clauses,
        /// Somebody sat in the chair; else its policy picked.
        seated: bool,
    },
    /// Chance fell.
    Drew {
        /// Where.
        site: SiteId,
        /// The branch, by index.
        index: u16,
    },
    /// The first outcome that held.
    Came {
        /// The option.
        option: OptionId,
        /// The outcome, by index.
        outcome: u16,
        /// The drawn branch, by index.
        branch: Option<u16>,
    },
    /// A slot has a new value.
    Set {
        /// The slot.
        slot: SlotId,
        /// Its value.
        to: i16,
    },
    /// A bit was raised.
    Raised {
        /// The bit.
        bit: BitId,
    },
    /// A bit was lowered.
    Lowered {
        /// The bit.
        bit: BitId,
    },
    /// An act term was added; its slot follows as `Set`.
    Termed {
        /// The term.
        term: TermId,
    },
    /// A chair acted, in the catalogue's terms.
    Acted {
        /// Who.
        chair: ChairId,
        /// CAMEO code.
        code: CompactString,
        /// Manner.
        manner: CompactString,
        /// Severity class.
        class: crate::exercise::draft::Class,
    },
    /// A chair learned a fact.
    Told {
        /// Who.
        chair: ChairId,
        /// What.
        fact: FactId,
    },
    /// The joint action of a point is settled.
    Settled {
        /// The point.
        point: PointId,
        /// When it will have taken its time.
        until: Minutes,
        /// Where the path then goes; none for the next decision.
        goal: Option<Goal>,
    },
    /// A call rings.
    Rang {
        /// The channel.
        channel: ChannelId,
    },
    /// Its other end picked up; it will speak.
    PickedUp {
        /// The channel.
        channel: ChannelId,
        /// The answer, by index.
        answer: u8,
    },
    /// Its other end let it ring.
    LetRing {
        /// The channel.
        channel: ChannelId,
    },
    /// The answer came.
    Spoke {
        /// The channel.
        channel: ChannelId,
        /// The answer, by index.
        answer: u8,
    },
    /// The call counts as unanswered.
    FellSilent {
        /// The channel.
        channel: ChannelId,
    },
    /// A message left.
    Sent {
        /// Its option.
        option: OptionId,
        /// What the channel will do to it.
        fate: Fate,
    },
    /// The channel carried it.
    Carried {
        /// Its option.
        option: OptionId,
        /// What became of it.
        fate: Fate,
    },
    /// It lies with the other side.
    Delivered {
        /// Its option.
        option: OptionId,
        /// As it left, or garbled.
        fate: Fate,
    },
    /// Somebody read it.
    WasRead {
        /// Its option.
        option: OptionId,
    },
    /// They will answer it.
    WillReply {
        /// Its option.
        option: OptionId,
        /// The answer, by index.
        answer: u8,
    },
    /// They answered it.
    Replied {
        /// Its option.
        option: OptionId,
        /// The answer, by index.
        answer: u8,
    },
    /// Its time ran out before an answer.
    Expired {
        /// Its option.
        option: OptionId,
    },
    /// A channel was shut.
    Shut {
        /// The channel.
        channel: ChannelId,
        /// Until when.
        until: Minutes,
    },
    /// A channel is open again.
    Reopened {
        /// The channel.
        channel: ChannelId,
    },
    /// An inject fired.
    Fired {
        /// The inject.
        inject: InjectId,
        /// The drawn branch, by index.
        branch: Option<u16>,
    },
    /// Somebody fires an inject by hand, early or late; that it fired follows.
    ByHand {
        /// The inject.
        inject: InjectId,
    },
    /// Something turned the path aside before the decision took its time.
    Turned {
        /// Where it goes.
        goal: Goal,
    },
    /// Play is over.
    Ended {
        /// The first ending that applied.
        ending: EndingId,
    },
}

/// What a channel does to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fate {
    /// It arrives as it left.
    Intact,
    /// It arrives garbled, or mistranslated.
    Garbled,
    /// It does not arrive.
    Lost,
}
