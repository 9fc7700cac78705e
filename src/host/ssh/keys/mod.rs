//! Bytes of a terminal as keys of the screens. The terminal at the other end is a stranger's: any
//! bytes may come, in pieces of any size, and nothing of it may grow, stick or fail.

mod decoder;
mod paste;
mod sequence;
#[cfg(test)]
mod tests;

pub use decoder::Decoder;
pub(super) use decoder::INTERRUPT;
