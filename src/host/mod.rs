//! WHERE IT RUNS: the imperative shell; files, terminals and clocks are touched here only.
//!
//! A [`library`] finds and loads exercises, a [`store`] keeps sessions, a [`Live`] table owns one
//! in play, and [`plain`] plays it as lines of text. [`settings`] say what a player likes.

mod afterwards;
pub mod cost;
mod founding;
mod gate;
pub mod guests;
mod hall;
pub mod library;
mod live;
pub mod load;
mod loading;
mod looked;
pub mod plain;
mod rehearse;
mod seat;
mod sentence;
pub mod settings;
mod shipped;
pub mod ssh;
pub mod store;
pub mod terminal;

pub use afterwards::Written;
pub use founding::{Kept, kept};
pub use gate::Gate;
pub use hall::{Clock, Hall, HallError, HallProblem, Plan, PlanError, Seated, Way, Worlds, ways};
pub use live::{Live, OpenError, Options, SubmitError};
pub use loading::{Loaded, load, load_kept};
pub use looked::{Looked, look_at, look_at_all, look_at_team, replay, seat_of, setup_of};
pub use rehearse::rehearse;
pub use seat::LocalSeat;
pub use sentence::{not_found, open_sentences, repaired, store_sentence};
