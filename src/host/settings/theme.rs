//! The theme that a setting names.

use std::path::{Path, PathBuf};

use super::codes::UNKNOWN_THEME;
use super::draft::SettingsDraft;
use super::files::{Trouble, read};
use super::resolve::{Origin, Settings};
use crate::diagnostic::Diagnostic;
use crate::exercise::source::nearest;
use crate::tui::theme::{Caps, NAMES, Theme, ThemeDraft};

/// The theme in force, in as many colours as there are.
///
/// # Errors
/// A theme that is nowhere, or a file that is none.
pub fn theme(settings: &Settings, caps: Caps) -> Result<Theme, Box<Trouble>> {
    let name = settings.theme.value.as_str();
    if let Some(theme) = Theme::shipped(name, caps) {
        return Ok(theme);
    }
    let path = file_of(settings);
    let found = match &path {
        Some(path) => read::<ThemeDraft>(path)?,
        None => None,
    };
    let Some(draft) = found else {
        return Err(Box::new(nowhere(settings, path.as_deref())));
    };
    Theme::patched(&draft.said, caps).map_err(|base| {
        let message = format!("unknown theme `{base}`");
        Box::new(draft.trouble(&UNKNOWN_THEME, "base", message, shipped_ones(&base)))
    })
}

/// The file of a theme that is not shipped: a path from where one stands, or, if the file of
/// settings says it, from beside that; a bare name is a file in `themes` there.
fn file_of(settings: &Settings) -> Option<PathBuf> {
    let name = settings.theme.value.as_str();
    let beside = settings.file.as_deref().and_then(Path::parent);
    let is_path = name.contains(['/', '\\']) || name.ends_with(".ron");
    match (is_path, &settings.theme.origin) {
        (true, Origin::File(..)) => beside.map(|folder| folder.join(name)),
        (true, _) => Some(PathBuf::from(name)),
        (false, _) => beside.map(|folder| folder.join("themes").join(format!("{name}.ron"))),
    }
}

fn nowhere(settings: &Settings, path: Option<&Path>) -> Trouble {
    let name = settings.theme.value.as_str();
    let message = match path {
        Some(path) => format!(
            "unknown theme `{name}`, and there is no file `{}`",
            path.display()
        ),
        None => format!("unknown theme `{name}`"),
    };
    if let Origin::File(config, _) = &settings.theme.origin
        && let Ok(Some(said)) = read::<SettingsDraft>(config)
    {
        return said.trouble(&UNKNOWN_THEME, "theme", message, shipped_ones(name));
    }
    Trouble::one(Diagnostic::new(&UNKNOWN_THEME, message).help(shipped_ones(name)))
}

fn shipped_ones(name: &str) -> String {
    match nearest(name, NAMES) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("shipped are {}", NAMES.join(", ")),
    }
}
