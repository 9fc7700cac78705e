//! Who sits where.

use crate::session::view::team::{PersonView, Role};
use crate::text;

/// Characters of a name that are kept.
const LONGEST: usize = 24;

/// A person of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The seat's number, from 1.
    pub seat: u32,
    /// As everybody sees it.
    pub name: String,
    /// What the person is there for.
    pub role: Role,
    /// The team; none for those who see all of them.
    pub team: Option<usize>,
    /// Somebody is at the seat now.
    pub here: bool,
}

impl Person {
    /// As others see the person.
    #[must_use]
    pub fn view(&self) -> PersonView {
        PersonView {
            seat: self.seat,
            name: self.name.clone(),
            role: self.role,
            here: self.here,
        }
    }
}

/// Everybody, by seat number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roster {
    people: Vec<Person>,
}

impl Roster {
    /// The number that the next new seat gets.
    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.people.len()).unwrap_or(u32::MAX - 1) + 1
    }

    pub(super) fn sit(&mut self, team: Option<usize>, role: Role, name: &str) -> u32 {
        let seat = self.next();
        let name = self.free_name(name);
        self.people.push(Person {
            seat,
            name,
            role,
            team,
            here: true,
        });
        seat
    }

    pub(super) fn person(&self, seat: u32) -> Option<&Person> {
        let index = usize::try_from(seat).ok()?.checked_sub(1)?;
        self.people.get(index)
    }

    pub(super) fn person_mut(&mut self, seat: u32) -> Option<&mut Person> {
        let index = usize::try_from(seat).ok()?.checked_sub(1)?;
        self.people.get_mut(index)
    }

    pub(super) fn everybody(&self) -> &[Person] {
        &self.people
    }

    pub(super) fn of_team(&self, team: usize) -> impl Iterator<Item = &Person> {
        self.people
            .iter()
            .filter(move |person| person.team == Some(team))
    }

    /// The name, cleaned and told apart from all others: two that would look the same at a glance
    /// count as one.
    fn free_name(&self, name: &str) -> String {
        let clean = text::clean_line(name.trim());
        let mut name: String = text::truncate(&clean, LONGEST).into_owned();
        if name.trim().is_empty() {
            name = format!("{}", self.next());
        }
        let taken = |name: &str| {
            let alike = |person: &Person| person.name.to_lowercase() == name.to_lowercase();
            self.people.iter().any(alike)
        };
        if !taken(&name) {
            return name;
        }
        let numbered = (2..).map(|number: u32| format!("{name} #{number}"));
        let mut free = numbered.filter(|name| !taken(name));
        free.next().unwrap_or_default()
    }
}
