//! Offramp runs crisis tabletop exercises in the terminal. This is the map of the house.
//!
//! The layers, in reading order; each imports only what stands above it in this list:
//!
//! - [`text`]: safe and measured text, a leaf that everyone may use
//! - [`diagnostic`]: one problem, where it is and what to write instead
//! - [`exercise`]: what may happen, the authored format from text to model
//! - [`engine`]: what happens, the pure rules
//! - [`scoring`]: how well, from events to a ledger
//! - [`analysis`]: what could happen, every path of an exercise searched
//! - [`session`]: who plays, the log and what one seat may see
//! - [`locale`]: the phrase catalogue, for the layers that people look at
//! - [`report`]: what we learned, facts and their forms
//! - [`tui`]: how it looks, drawn from one seat's view
//! - [`host`]: where it runs, the one place with files and a clock
//! - [`cli`]: the command line
//!
//! Three sentences hold it together: the engine knows teams, the session knows people; events are
//! facts, so replay applies them and never decides again; a seat receives only what it may see,
//! so hiding is never left to a screen.

pub mod analysis;
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod exercise;
pub mod host;
pub mod locale;
pub mod report;
pub mod scoring;
pub mod session;
pub mod text;
pub mod tui;
