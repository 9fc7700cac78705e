//! The screens as one machine: [`App::update`] takes a message and says what the shell must do,
//! [`App::draw`] shows the state and changes nothing that a player could see.

mod context;
mod debrief;
mod draft;
mod live;
mod machine;
mod marks;
mod paint;
mod team;
mod words;

pub use machine::App;
