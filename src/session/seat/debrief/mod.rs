//! The path looked back on, from one chair. What is not the chair's to know during play is left
//! out here until play has ended; a screen never has to hide it.

mod back;
mod build;
mod knowledge;
mod lede;
mod moments;
mod tellers;
#[cfg(test)]
mod tests;
mod voices;
mod words;

pub use build::debrief;
pub(in crate::session) use moments::{Rest, rests};
pub use voices::{DEFAULTED, DISSENT, FACILITATOR, RULED};
