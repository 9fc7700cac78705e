//! The flagship: it loads clean, its graph of states keeps to its budget, every ending is reachable.

use offramp::diagnostic::Look;
use offramp::exercise::model::Exercise;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, load};
use std::path::Path;

/// Loads a shipped exercise; fails with the pictures of its problems.
pub(super) fn shipped(id: &str) -> Exercise {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("exercises")
        .join(id);
    let acts = include_str!("../../assets/acts.ron");
    let rubric = include_str!("../../assets/rubric.ron");
    let assets = Assets::parse(acts, rubric).unwrap();
    let read = |name: &str| std::fs::read(folder.join(name)).map_err(|_| ReadError::Missing);
    let loaded = load("exercise.ron", &read, &assets);
    let pictures: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| problem.picture(&loaded.sources, Look::Plain))
        .collect();
    assert!(pictures.is_empty(), "{}", pictures.join("\n\n"));
    loaded.exercise.unwrap()
}

#[test]
fn the_flagship_is_clean() {
    shipped("an-empty-room");
}
