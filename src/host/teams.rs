//! A stored session by its teams: every world that was played in it, from every chair that a team
//! sat in.

use std::path::Path;

use super::cost::Subject;
use super::founding::{chair_of, kept, setup};
use super::live::{Looked, OpenError, look_at, replay};
use super::store::{FACILITATOR, Look, look_at_people, look_at_table};
use crate::session::people::{Happening, What};
use crate::session::{Body, Header};

/// One team of a session.
pub struct TeamLooked {
    /// What it was called where the session was hosted; none for a session of one team.
    pub name: Option<String>,
    /// Its world.
    pub looked: Looked,
}

/// Reads every team of a stored session without lock or repair, in the order of its opening.
///
/// # Errors
/// When this program has no use for it.
pub fn look_at_teams(dir: &Path) -> Result<Vec<TeamLooked>, OpenError> {
    if !dir.join(format!("{FACILITATOR}.jsonl")).exists() {
        return Ok(vec![TeamLooked {
            name: None,
            looked: look_at(dir)?,
        }]);
    }
    let look: Look<Happening> = look_at_people(dir)?;
    let mut all = Vec::new();
    for (name, number, chair) in opened(&look) {
        all.push(team(dir, &name, number, &chair)?);
    }
    Ok(all)
}

fn opened(look: &Look<Happening>) -> Vec<(String, u32, String)> {
    let first = look.entries.first();
    match first.map(|entry| &entry.body.what) {
        Some(What::Opened { teams, .. }) => teams.clone(),
        _ => Vec::new(),
    }
}

fn team(dir: &Path, name: &str, number: u32, chair: &str) -> Result<TeamLooked, OpenError> {
    let look: Look<Body> = look_at_table(dir, number)?;
    let kept = kept(&look.header, &look.texts)?;
    let exercise = kept.setup.exercise.clone();
    let chair = chair_of(&exercise, Some(chair))?;
    let setup = setup(exercise, &look.header, number);
    Ok(TeamLooked {
        name: Some(name.to_owned()),
        looked: Looked {
            table: replay(dir, setup, &look.entries)?,
            chair,
            subject: Subject::of(&at_table(&look.header, number)),
            torn: look.torn.map(|torn| torn.line),
            exercise: look.header.exercise_digest,
        },
    })
}

/// The header as if this table were the only one: what is searched hangs on its chairs alone.
fn at_table(header: &Header, number: u32) -> Header {
    let mut header = header.clone();
    header.seating.retain(|seating| seating.table == number);
    header
}
