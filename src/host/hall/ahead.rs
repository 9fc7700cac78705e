//! What the facilitator alone may see of the future: the endings that each team can still reach, and
//! the best total still possible. All paths are searched once, aside, while people join.

use std::path::PathBuf;
use std::sync::{Arc, Weak};

use super::super::cost::{Subject, book, onward, splits_of};
use super::open::{Change, Hall};
use crate::analysis::{Book, Onward, Outlook, Watch, hundredths};
use crate::exercise::model::{ChairId, Exercise};
use crate::report::{cost, path};
use crate::session::Table;

/// A search goes on for as long as its hall is there.
struct While(Weak<Hall>);

impl Watch for While {
    fn goes_on(&mut self, _known: usize, _expanded: usize) -> bool {
        self.0.strong_count() > 0
    }
}

impl Hall {
    /// Searches all paths on a thread of its own, and shows from then on what is still possible.
    /// Where they are too many to be searched, or people sit in several chairs of one world, nothing
    /// is shown. What `folder` keeps of an earlier search is used, and what is found is kept there.
    /// The run sheet of the day is then fitted to what play can come to.
    pub fn look_ahead(self: &Arc<Self>, folder: Option<PathBuf>) {
        let Some((exercise, chair, subject)) = self.question() else {
            return;
        };
        self.lock().cache.clone_from(&folder);
        let hall = Arc::downgrade(self);
        let again = Weak::clone(&hall);
        let search = move || {
            // One core: people join meanwhile.
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(1)
                .build()
                .ok()?;
            let mut watch = While(Weak::clone(&hall));
            let found = || book(&exercise, chair, subject, folder.as_deref(), &mut watch).ok();
            let found = pool.install(found)?;
            let hall = hall.upgrade()?;
            hall.lock().books.insert(0, found);
            hall.look_again();
            (0..hall.teams()).for_each(|team| hall.look_from(team));
            let planned = hall.lock().day.is_some();
            drop(hall);
            if planned {
                let found =
                    || splits_of(&exercise, chair, subject, folder.as_deref(), &mut watch).ok();
                let found = pool.install(found)?;
                again.upgrade()?.fit_day(&found);
            }
            Some(())
        };
        // Where the system has no thread to give, nothing is shown.
        let _ = std::thread::Builder::new()
            .name("paths".to_owned())
            .spawn(search);
    }

    /// Searches aside what is still possible from wherever something was done to a team's table by
    /// hand: nothing that was searched from the start has been there.
    pub fn look_from(self: &Arc<Self>, team: usize) {
        if self.unsearched(team).is_none() {
            return;
        }
        let hall = Arc::downgrade(self);
        let search = move || -> Option<()> {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(1)
                .build()
                .ok()?;
            let mut watch = While(Weak::clone(&hall));
            loop {
                let (exercise, from, folder) = hall.upgrade()?.unsearched(team)?;
                let subject = Subject::of(&hall.upgrade()?.header);
                let found = || onward(from, &exercise, subject, folder.as_deref(), &mut watch);
                let found = pool.install(found);
                let hall = hall.upgrade()?;
                let mut inner = hall.lock();
                match found {
                    Ok(found) => inner.books.push(found),
                    Err(untold) => {
                        let language = inner.language.clone();
                        inner.shown[team].cost = Some(cost(&exercise, &language, &Err(untold)));
                        return None;
                    }
                }
                inner.look(team);
                hall.tell(inner, Change::Teams(&[team]));
            }
        };
        let _ = std::thread::Builder::new()
            .name("onward".to_owned())
            .spawn(search);
    }

    /// A point on a team's path that is still to be searched from, once the start was, and where
    /// searches are kept.
    fn unsearched(&self, team: usize) -> Option<(Arc<Exercise>, Onward, Option<PathBuf>)> {
        let mut inner = self.lock();
        if inner.books.is_empty() {
            return None;
        }
        let (desk, chair) = inner.desk(team).ok()?;
        let path = path(&desk.table, chair).ok()?;
        let exercise = Arc::clone(desk.table.exercise());
        let from = Onward::first(&exercise, &inner.books, &path)?;
        Some((exercise, from, inner.cache.clone()))
    }

    fn question(&self) -> Option<(Arc<Exercise>, ChairId, Subject)> {
        let mut inner = self.lock();
        let subject = Subject::of(&self.header);
        let (desk, chair) = inner.desk(0).ok()?;
        let exercise = Arc::clone(desk.table.exercise());
        path(&desk.table, chair).ok()?;
        Some((exercise, chair, subject))
    }

    fn look_again(&self) {
        let mut inner = self.lock();
        (0..inner.shown.len()).for_each(|team| inner.look(team));
        self.tell(inner, Change::All);
    }
}

/// The endings that a table can still reach, by name for people, and the best expected total,
/// hundredths.
pub(super) fn outlook(
    books: &[Book],
    table: &Table,
    chair: ChairId,
    language: &str,
) -> Option<(Vec<String>, i32)> {
    if books.is_empty() {
        return None;
    }
    let exercise = table.exercise();
    let outlook = Outlook::of(exercise, books, &path(table, chair).ok()?).ok()?;
    let title = |ending| exercise.endings[ending].title;
    let open = outlook.open.into_iter().map(title);
    let open = open.map(|title| exercise.texts.get(title, language).to_owned());
    Some((open.collect(), hundredths(outlook.best)))
}
