//! The door of the made-up crisis, with two seats that are kept.

use super::hostile::evil;
use super::team::team;
use crate::session::view::lobby::LobbyView;
use crate::session::view::team::{PersonView, Role};

/// Before one has said who one is.
pub(crate) fn door() -> LobbyView {
    let people = team().people.to_vec();
    LobbyView {
        title: "A Ship Adrift".into(),
        team: "Norhaven".into(),
        role: Role::Member,
        content_notes: vec!["A drowning is described in two sentences.".into()],
        seats: people.iter().skip(2).cloned().collect(),
        people,
        you: None,
    }
}

/// Once one is in.
pub(crate) fn inside() -> LobbyView {
    LobbyView {
        you: Some(PersonView {
            seat: 5,
            name: "Eva".into(),
            role: Role::Member,
            here: true,
        }),
        ..door()
    }
}

/// With every text made hostile.
pub(crate) fn hostile_door() -> LobbyView {
    let mut door = door();
    (door.title, door.team) = (evil(&door.title), evil(&door.team));
    for person in door.seats.iter_mut().chain(&mut door.people) {
        person.name = evil(&person.name);
    }
    door.content_notes
        .iter_mut()
        .for_each(|note| *note = evil(note));
    door
}
