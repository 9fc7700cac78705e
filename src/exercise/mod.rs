//! WHAT MAY HAPPEN: the authored format, from text to a model whose references are resolved.
//!
//! In reading order: [`draft`] mirrors the file, [`source`] knows where everything stands in it,
//! `check` gives it meaning or says why it has none, [`model`] is what the rest of the house
//! sees. [`load`] does all four; [`pack`] keeps what came of it.

mod assets;
mod check;
pub mod draft;
mod load;
pub mod model;
mod packed;
pub mod source;
mod spots;
#[cfg(test)]
mod tests;

pub use assets::{ActCatalogue, Assets};
pub use check::CODES;
pub use load::{Loaded, load};
pub use packed::pack;
pub(crate) use packed::unpack;
pub use spots::{Spot, Spots};
