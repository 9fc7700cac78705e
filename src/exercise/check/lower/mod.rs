//! From the draft to the model: names become indices, texts get places, times become minutes.
//!
//! Lowering never stops at a problem. A reference that means nothing is reported and replaced by
//! what does least (a condition that always holds, an effect that is left out), so that the rules
//! after it still see the rest of the exercise; the model is sealed only if nothing was reported.

mod clockwork;
mod context;
mod facts;
mod frame;
mod live;
mod logic;
mod option;
mod rubric;
mod stage;
mod words;
mod world;

pub(super) use context::lower;
pub(super) use logic::minutes;
pub(super) use words::prepared;
