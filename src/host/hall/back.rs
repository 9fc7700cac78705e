//! Looking back: what a team may see of its own path once the facilitator has opened the debrief.

use std::sync::Arc;

use super::open::Hall;
use super::people::Seated;
use crate::analysis::Told;
use crate::exercise::model::ChairId;
use crate::report::{cost, path};
use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::session::{Table, debrief};

impl Hall {
    /// The debrief of the person's team; none before it is opened, or before play has ended there.
    #[must_use]
    pub fn debrief(&self, seated: Seated) -> Option<Arc<Debrief>> {
        let (table, chair, language) = self.ended(seated)?;
        Some(Arc::new(debrief(&table, chair, &language)))
    }

    /// What the decisions of the person's team cost, or that every path is still being searched.
    #[must_use]
    pub fn cost(&self, seated: Seated) -> Cost {
        let Some((table, chair, language)) = self.ended(seated) else {
            return Cost::Untold("unfinished".to_owned());
        };
        let path = path(&table, chair);
        let inner = self.lock();
        let told = match (&path, &inner.book) {
            (Ok(path), Some(book)) => Told::of(table.exercise(), book, path),
            (Err(untold), _) => Err(*untold),
            (Ok(_), None) => return Cost::Working(0, 0),
        };
        drop(inner);
        cost(table.exercise(), &language, &told)
    }

    /// The table and chair of a person's team, where it may be looked back on.
    fn ended(&self, seated: Seated) -> Option<(Table, ChairId, String)> {
        let mut inner = self.lock();
        let open = inner.gathering.debriefed() && inner.links.holds(seated);
        let team = inner.gathering.person(seated.seat)?.team.filter(|_| open)?;
        let language = inner.language.clone();
        let (desk, chair) = inner.desk(team).ok()?;
        desk.table.ending()?;
        Some((desk.table.clone(), chair, language))
    }
}
