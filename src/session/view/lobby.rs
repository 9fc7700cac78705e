//! What somebody sees who comes in: where the code leads, which seats are kept, who is there.

use super::team::{PersonView, Role};

/// The way in, before play.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LobbyView {
    /// The exercise's title.
    pub title: String,
    /// The team that the code opens; empty where it opens none.
    pub team: String,
    /// The role one has then.
    pub role: Role,
    /// What to know before agreeing to play.
    pub content_notes: Vec<String>,
    /// Seats that are kept and that this code can take again.
    pub seats: Vec<PersonView>,
    /// Everybody of the team who has joined.
    pub people: Vec<PersonView>,
    /// The person at this seat, once joined.
    pub you: Option<PersonView>,
}
