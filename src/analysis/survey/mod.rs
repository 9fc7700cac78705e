//! Everything a complete search tells of an exercise from one chair, as plain numbers.

mod menus;
mod solution;
mod standing;
mod survey;

pub use menus::{MenuRow, Menus, OptionRow};
pub use solution::Solution;
pub use standing::Asked;
pub use survey::{EndingRow, Route, Survey};
