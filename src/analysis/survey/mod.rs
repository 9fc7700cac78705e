//! Everything a complete search tells of an exercise from one chair, as plain numbers.

mod figures;
mod menus;
mod solution;
mod standing;

pub use figures::{EndingRow, Route, Survey};
pub use menus::{MenuRow, Menus, OptionRow};
pub use solution::Solution;
pub use standing::Asked;
