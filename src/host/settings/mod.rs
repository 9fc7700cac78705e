//! What a player likes: settings from flags, the environment and a file, in that order, else the
//! defaults; each with where it comes from.
//!
//! The file is `config.ron` in the platform's folder for settings, or where `OFFRAMP_CONFIG`
//! points. A reader's own theme is a file too; both are read by the reader of exercises, so what
//! is wrong with them is shown at its place.

mod address;
mod codes;
mod draft;
mod files;
mod resolve;
#[cfg(test)]
mod tests;
mod theme;

pub use address::{Advertise, Listen};
pub use codes::CODES;
pub use draft::{ColourChoice, MotionChoice, SettingsDraft};
pub use files::{Trouble, config_path, data_folder};
pub use resolve::{Flags, Origin, Setting, Settings, language, load};
pub use theme::theme;
