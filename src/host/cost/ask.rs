//! One question, answered from what is kept or from a search.

use std::path::Path;

use super::keep;
use super::splits::keep_splits;
use crate::analysis::{Book, Limits, Onward, Path as Played, Solution, Told, Untold, Watch};
use crate::exercise::model::{ChairId, Exercise};
use crate::host::Looked;
use crate::report::path;
use crate::scoring;
use crate::session::{Digest, ENGINE_VERSION, Header, Table};

/// What a search hangs on: the exercise's files, its rubric, the chair, and the rules of this
/// program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject(Digest);

impl Subject {
    /// The subject of a session. Rules are those of this program, whatever it was played under: a
    /// record that does not follow from them is told apart by the path itself.
    #[must_use]
    pub fn of(header: &Header) -> Self {
        // Tables of one session differ in nothing that a search hangs on.
        let chairs = header.seating.first().map(|seating| seating.chairs.iter());
        let chairs = chairs.into_iter().flatten();
        let chairs: Vec<&str> = chairs.map(String::as_str).collect();
        let rubric = header
            .rubric_digest
            .map_or([0; 32], |digest| *digest.bytes());
        let rules = [ENGINE_VERSION, scoring::VERSION, header.format];
        let rules: Vec<u8> = rules.iter().flat_map(|one| one.to_le_bytes()).collect();
        Self(Digest::of_parts(&[
            header.exercise_digest.bytes(),
            &rubric,
            &rules,
            env!("CARGO_PKG_VERSION").as_bytes(),
            b"\0",
            chairs.join("\0").as_bytes(),
        ]))
    }

    /// The subject of what is searched from one point of a path on.
    fn from(self, onward: &Onward) -> Self {
        Self(Digest::of_parts(&[self.0.bytes(), &onward.key()]))
    }

    pub(super) fn bytes(self) -> [u8; 32] {
        *self.0.bytes()
    }

    pub(super) fn name(self) -> String {
        self.0.to_string()[..32].to_owned()
    }
}

/// What is asked: the cost of the decisions on this path.
#[derive(Debug, Clone)]
pub struct Question {
    /// The path.
    pub table: Table,
    /// From this chair.
    pub chair: ChairId,
    /// What its paths are searched under.
    pub subject: Subject,
}

impl From<Looked> for Question {
    fn from(looked: Looked) -> Self {
        Self {
            table: looked.table,
            chair: looked.chair,
            subject: looked.subject,
        }
    }
}

/// What searches found, for questions that are asked one after the other: sessions of one exercise
/// are answered from one search, also where nothing can be kept on disk.
#[derive(Debug, Default)]
pub struct Shelf<'a> {
    folder: Option<&'a Path>,
    held: Option<(Subject, Vec<Book>)>,
}

impl<'a> Shelf<'a> {
    /// What is kept in `folder` is used, and what had to be searched is kept there; a file that is
    /// damaged or foreign is passed over and written anew. That it could not be written costs only
    /// time, so it is no failure.
    #[must_use]
    pub fn new(folder: Option<&'a Path>) -> Self {
        Self { folder, held: None }
    }

    /// Answers a question.
    ///
    /// # Errors
    /// Why nothing can be told.
    pub fn tell(&mut self, question: &Question, watch: &mut dyn Watch) -> Result<Told, Untold> {
        let Question {
            table,
            chair,
            subject,
        } = question;
        let path = path(table, *chair)?;
        if table.ending().is_none() {
            return Err(Untold::Unfinished);
        }
        let exercise = table.exercise();
        let held = self.held.take().filter(|(of, _)| of == subject);
        let fresh = held.is_some();
        let kept = || Some(vec![keep::read(self.folder?, *subject)?]);
        if let Some(mut books) = held.map(|(_, books)| books).or_else(kept) {
            let told = self.tell_from(&mut books, exercise, &path, *subject, watch);
            // Written by a program that numbers states otherwise: search anew, once.
            if fresh || told != Err(Untold::Foreign) {
                self.held = Some((*subject, books));
                return told;
            }
        }
        let mut books = vec![search(exercise, *chair, *subject, self.folder, watch)?];
        let told = self.tell_from(&mut books, exercise, &path, *subject, watch);
        self.held = Some((*subject, books));
        told
    }

    /// Answers from these books, the first of them searched from the start; what the path needs
    /// besides is searched and put to them.
    fn tell_from(
        &self,
        books: &mut Vec<Book>,
        exercise: &Exercise,
        path: &Played,
        subject: Subject,
        watch: &mut dyn Watch,
    ) -> Result<Told, Untold> {
        // Of earlier sessions nothing but the whole search is of use.
        books.truncate(1);
        while let Some(from) = Onward::first(exercise, books, path) {
            books.push(onward(from, exercise, subject, self.folder, watch)?);
        }
        Told::of(exercise, books, path)
    }
}

/// Answers one question, as a [`Shelf`] does.
///
/// # Errors
/// Why nothing can be told.
pub fn tell(
    question: &Question,
    folder: Option<&Path>,
    watch: &mut dyn Watch,
) -> Result<Told, Untold> {
    Shelf::new(folder).tell(question, watch)
}

/// All paths of the subject, from what is kept or from a search that is kept then.
///
/// # Errors
/// When the search was not brought to its end.
pub fn book(
    exercise: &Exercise,
    chair: ChairId,
    subject: Subject,
    folder: Option<&Path>,
    watch: &mut dyn Watch,
) -> Result<Book, Untold> {
    match folder.and_then(|folder| keep::read(folder, subject)) {
        Some(book) => Ok(book),
        None => search(exercise, chair, subject, folder, watch),
    }
}

/// All paths from a point on, from what is kept or from a search that is kept then.
///
/// # Errors
/// When the search was not brought to its end.
pub fn onward(
    from: Onward,
    exercise: &Exercise,
    subject: Subject,
    folder: Option<&Path>,
    watch: &mut dyn Watch,
) -> Result<Book, Untold> {
    let subject = subject.from(&from);
    if let Some(kept) = folder.and_then(|folder| keep::read(folder, subject)) {
        return Ok(kept);
    }
    let book = from.search(exercise, subject.bytes(), Limits::default(), watch)?;
    keep_book(folder, subject, &book);
    Ok(book)
}

fn search(
    exercise: &Exercise,
    chair: ChairId,
    subject: Subject,
    folder: Option<&Path>,
    watch: &mut dyn Watch,
) -> Result<Book, Untold> {
    let solution = Solution::new(exercise, chair, Limits::default(), watch);
    let solution = solution.map_err(|unfinished| Untold::Stopped(unfinished.why))?;
    if let Some(folder) = folder {
        keep_splits(exercise, &solution, subject, folder);
    }
    let book = Book::of(exercise, &solution, subject.bytes());
    drop(solution);
    keep_book(folder, subject, &book);
    Ok(book)
}

/// That it could not be written costs only time.
fn keep_book(folder: Option<&Path>, subject: Subject, book: &Book) {
    if let Some(folder) = folder {
        let _ = keep::write(folder, subject, book);
    }
}
