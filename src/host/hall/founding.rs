//! What a hosted session is to be: teams, chairs, tables.

use std::path::PathBuf;

use crate::exercise::model::Exercise;
use crate::session::Seating;
use crate::session::people::{What, WorldKind};

/// One world for each team, or one for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worlds {
    /// So many teams, each in a world of its own, all in the same chair.
    Parallel(u32),
    /// One team for each chair of one world.
    Opposed,
}

/// How a hosted session is to be.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Teams and worlds.
    pub worlds: Worlds,
    /// The chair of parallel teams, by id; the first of the exercise when none is named.
    pub chair: Option<String>,
    /// Seconds of session time for a decision; none without a limit.
    pub limit: Option<u32>,
    /// What draws follow from; the same at every table.
    pub seed: u64,
    /// Where the session goes; the next free folder among the user's sessions when none is named.
    pub dir: Option<PathBuf>,
    /// Language of every seat.
    pub language: String,
}

/// Why a plan cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// The exercise has no such chair; those it has.
    Chair(String, Vec<String>),
    /// An opposed session needs two chairs or more.
    OneChair,
}

/// Names of parallel teams: told apart at a glance and by ear.
const NAMES: [&str; 8] = [
    "Amber", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor",
];

impl Plan {
    /// The seating and the opening of a session of this exercise.
    pub(super) fn found(&self, exercise: &Exercise) -> Result<(Vec<Seating>, What), PlanError> {
        let ids: Vec<String> = exercise
            .chairs
            .iter()
            .map(|(_, chair)| chair.id.clone())
            .collect();
        let teams = match self.worlds {
            Worlds::Opposed if ids.len() < 2 => return Err(PlanError::OneChair),
            Worlds::Opposed => exercise
                .chairs
                .iter()
                .map(|(_, chair)| {
                    let name = exercise.texts.get(chair.name, &self.language).to_owned();
                    (name, 1, chair.id.clone())
                })
                .collect(),
            Worlds::Parallel(count) => {
                let chair = match &self.chair {
                    Some(id) if !ids.contains(id) => {
                        return Err(PlanError::Chair(id.clone(), ids));
                    }
                    Some(id) => id.clone(),
                    None => ids.first().cloned().unwrap_or_default(),
                };
                (1..=count)
                    .map(|number| (name(number), number, chair.clone()))
                    .collect()
            }
        };
        let what = What::Opened {
            world: match self.worlds {
                Worlds::Parallel(_) => WorldKind::Parallel,
                Worlds::Opposed => WorldKind::Opposed,
            },
            limit: self.limit,
            teams,
        };
        Ok((seating(&what), what))
    }
}

fn name(number: u32) -> String {
    let known = usize::try_from(number - 1)
        .ok()
        .and_then(|index| NAMES.get(index));
    known.map_or_else(|| format!("Team {number}"), |name| (*name).to_owned())
}

/// The chairs of each table.
fn seating(opened: &What) -> Vec<Seating> {
    let What::Opened { teams, .. } = opened else {
        return Vec::new();
    };
    let mut tables: Vec<Seating> = Vec::new();
    for (_, table, chair) in teams {
        match tables.iter_mut().find(|seating| seating.table == *table) {
            Some(seating) => seating.chairs.push(chair.clone()),
            None => tables.push(Seating {
                table: *table,
                chairs: vec![chair.clone()],
            }),
        }
    }
    tables
}
