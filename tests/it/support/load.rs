//! Exercises as the product loads them, from their folders.

use offramp::exercise::model::Exercise;
use offramp::exercise::source::ReadError;
use offramp::exercise::{Assets, Loaded, load};
use std::path::Path;

/// The assets that all exercises share.
pub(crate) fn assets() -> Assets {
    let text = |name: &str| {
        std::fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("assets")
                .join(name),
        )
        .expect("asset")
    };
    Assets::parse(&text("acts.ron"), &text("rubric.ron")).expect("assets are sound")
}

/// Loads the exercise of a folder under the root of the package.
pub(crate) fn folder(path: &str) -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let read = |name: &str| {
        std::fs::read(root.join(name)).map_err(|error| ReadError::Other(error.to_string()))
    };
    load("exercise.ron", &read, &assets())
}

/// The exercise of a folder, which must be clean.
pub(crate) fn exercise(path: &str) -> Exercise {
    let loaded = folder(path);
    let pictures: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| problem.picture(&loaded.sources, offramp::diagnostic::Look::Plain))
        .collect();
    loaded
        .exercise
        .unwrap_or_else(|| panic!("{path} is broken:\n{}", pictures.join("\n")))
}
