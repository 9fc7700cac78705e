//! What a session is set up with: the header that says so, and the way back from it.

use std::path::Path;
use std::sync::Arc;

use super::live::{OpenError, Options};
use super::loading::load_kept;
use super::store::{
    FileStore, SessionTexts, StoreError, next_session_dir, now_rfc3339, sessions_root,
};
use crate::exercise::draft::FORMAT;
use crate::exercise::model::{ChairId, Chairs, Exercise};
use crate::scoring;
use crate::session::{ENGINE_VERSION, Header, LOG_VERSION, Line, Seating, Setup};

/// What the header and texts of a session stand for.
pub struct Kept {
    /// How its table is set up.
    pub setup: Setup,
    /// The chair that is played.
    pub chair: ChairId,
}

/// Reads a session's exercise as it was kept.
///
/// # Errors
/// When this program has no use for it.
pub fn kept(header: &Header, texts: &SessionTexts) -> Result<Kept, OpenError> {
    let loaded = load_kept(texts);
    let Some(exercise) = loaded.exercise.clone() else {
        return Err(OpenError::Exercise(Arc::new(loaded)));
    };
    let seated = header.seating.first().map(|seating| &seating.chairs);
    let chair = chair_of(
        &exercise,
        seated.and_then(|chairs| chairs.first()).map(String::as_str),
    )?;
    Ok(Kept {
        setup: setup(exercise, header, 1),
        chair,
    })
}

/// The chair of an id, or the first.
pub(super) fn chair_of(exercise: &Exercise, id: Option<&str>) -> Result<ChairId, OpenError> {
    let known = || exercise.chairs.iter().map(|(_, chair)| chair.id.clone());
    let found = match id {
        None => exercise.chairs.keys().next(),
        Some(id) => exercise
            .chairs
            .find(|chair| chair.id == id)
            .map(|(id, _)| id),
    };
    found.ok_or_else(|| OpenError::Chair(id.unwrap_or_default().to_owned(), known().collect()))
}

/// What a session of one table, and of one chair there, is.
pub(super) fn header(
    exercise: &Exercise,
    chair: ChairId,
    options: &Options,
    texts: &SessionTexts,
) -> Header {
    let seating = vec![Seating {
        table: 1,
        chairs: vec![exercise.chairs[chair].id.clone()],
    }];
    Header {
        rehearsal: !options.draws.is_empty(),
        draws: options.draws.clone(),
        ..seated(exercise, seating, options.seed, texts)
    }
}

/// What a session with these chairs is, by the rules of this program.
pub(super) fn seated(
    exercise: &Exercise,
    seating: Vec<Seating>,
    seed: u64,
    texts: &SessionTexts,
) -> Header {
    Header {
        log: LOG_VERSION,
        product: env!("CARGO_PKG_VERSION").to_owned(),
        format: FORMAT,
        engine: ENGINE_VERSION,
        rubric: FORMAT,
        scoring: scoring::VERSION,
        exercise: exercise.id.clone(),
        exercise_digest: texts.exercise_digest(),
        rubric_digest: texts.rubric_digest(),
        seed,
        seating,
        rehearsal: false,
        draws: Vec::new(),
        created: Some(now_rfc3339()),
    }
}

/// How the table of this number, from 1, is set up.
pub(super) fn setup(exercise: Arc<Exercise>, header: &Header, table: u32) -> Setup {
    let ids: Vec<&String> = header
        .seating
        .iter()
        .filter(|seating| seating.table == table)
        .flat_map(|seating| &seating.chairs)
        .collect();
    let seated = exercise
        .chairs
        .iter()
        .filter(|(_, chair)| ids.contains(&&chair.id))
        .fold(Chairs::NONE, |seated, (id, _)| seated.with(id));
    Setup {
        exercise,
        seated,
        seed: header.seed,
        draws: header.draws.clone(),
        rehearsal: header.rehearsal,
    }
}

/// A new session's folder with the first line in its log: the named one, or the next free one.
/// Another program may take that first, so a few are tried.
pub(super) fn create(
    exercise: &str,
    dir: Option<&Path>,
    header: &Header,
    texts: &SessionTexts,
    first: &Line,
) -> Result<FileStore, StoreError> {
    let first = std::slice::from_ref(first);
    in_free_folder(exercise, dir, |dir| {
        FileStore::create_with(dir, header, texts, first)
    })
}

/// Creates a session in the named folder, or in the next free one among the user's sessions.
pub(super) fn in_free_folder<S>(
    exercise: &str,
    dir: Option<&Path>,
    create: impl Fn(&Path) -> Result<S, StoreError>,
) -> Result<S, StoreError> {
    if let Some(dir) = dir {
        return create(dir);
    }
    let root = sessions_root()?;
    let mut made = create(&next_session_dir(&root, exercise));
    for _ in 0..100 {
        match &made {
            Err(error) if error.code() == "store-not-empty" => {
                made = create(&next_session_dir(&root, exercise));
            }
            _ => break,
        }
    }
    made
}
