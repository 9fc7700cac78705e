//! Precedence, origins, and what is said of a broken file.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::*;
use crate::diagnostic::Look;
use crate::tui::theme::{Caps, Colours, Meaning, Theme};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("offramp-settings-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(path.join("themes")).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn settings(flags: &Flags, variables: &[(&str, &str)]) -> Result<Settings, String> {
    let map: BTreeMap<&str, &str> = variables.iter().copied().collect();
    load(flags, &|name| map.get(name).map(OsString::from))
        .map_err(|trouble| trouble.pictures(Look::Plain).join("\n\n"))
}

fn from_file(folder: &Folder, text: &str) -> Result<Settings, String> {
    let path = folder.write("config.ron", text);
    settings(&Flags::default(), &[("OFFRAMP_CONFIG", &path)])
}

#[test]
fn nobody_says_anything() {
    let found = settings(&Flags::default(), &[]).unwrap();
    assert_eq!(
        (found.theme.value.as_str(), found.lang.value.as_str()),
        ("dark", "en")
    );
    assert!(!found.mouse.value && !found.bell.value && found.forecast.value);
    assert_eq!(found.colours.origin, Origin::Default);
    assert_eq!((found.data.value, found.file), (None, None));
}

#[test]
fn flag_before_variable_before_file_before_default() {
    let folder = Folder::new("order");
    let path = folder.write(
        "config.ron",
        "(\n    theme: \"light\",\n\n    bell: true,\n)\n",
    );
    let file = ("OFFRAMP_CONFIG", path.as_str());
    let theme = |flags: &Flags, variables: &[(&str, &str)]| {
        let found = settings(flags, variables).unwrap().theme;
        (found.value, found.origin)
    };
    let flags = Flags {
        theme: Some("monochrome".into()),
        ..Flags::default()
    };
    let variable = ("OFFRAMP_THEME", "high-contrast");
    let line = |line| Origin::File(PathBuf::from(&path), line);
    assert_eq!(
        theme(&flags, &[file, variable]),
        ("monochrome".into(), Origin::Flag("--theme"))
    );
    assert_eq!(
        theme(&Flags::default(), &[file, variable]),
        ("high-contrast".into(), Origin::Env("OFFRAMP_THEME"))
    );
    assert_eq!(theme(&Flags::default(), &[file]), ("light".into(), line(2)));
    let found = settings(&Flags::default(), &[file]).unwrap();
    assert_eq!((found.bell.value, found.bell.origin), (true, line(4)));
    assert_eq!(
        (found.mouse.value, found.mouse.origin),
        (false, Origin::Default)
    );
}

#[test]
fn no_color_is_a_word_about_colours() {
    let of = |flags: &Flags, variables: &[(&str, &str)]| {
        let found = settings(flags, variables).unwrap().colours;
        (found.value, found.origin)
    };
    let plain = ("NO_COLOR", "1");
    let none = Flags::default();
    assert_eq!(
        of(&none, &[plain]),
        (ColourChoice::Mono, Origin::Env("NO_COLOR"))
    );
    assert_eq!(of(&none, &[("NO_COLOR", "")]).1, Origin::Default);
    assert_eq!(
        of(&none, &[plain, ("OFFRAMP_COLOURS", "256")]),
        (ColourChoice::Indexed, Origin::Env("OFFRAMP_COLOURS"))
    );
    let folder = Folder::new("no-color");
    let path = folder.write("config.ron", "(colours: \"truecolour\")");
    let file = ("OFFRAMP_CONFIG", path.as_str());
    assert_eq!(of(&none, &[file]).0, ColourChoice::True);
    assert_eq!(
        of(&none, &[file, plain]),
        (ColourChoice::Mono, Origin::Env("NO_COLOR")),
        "before the file"
    );
    let flags = Flags {
        no_color: true,
        ..Flags::default()
    };
    assert_eq!(
        of(&flags, &[file, plain, ("OFFRAMP_COLOURS", "16")]),
        (ColourChoice::Mono, Origin::Flag("--no-color"))
    );
    assert_eq!(
        of(&flags, &[("OFFRAMP_COLOURS", "16")]).0,
        ColourChoice::Mono
    );
}

#[test]
fn a_host_is_set_up_like_everything_else() {
    let folder = Folder::new("door");
    let text = "(\n    listen: \"0.0.0.0:2200\",\n    advertise: \"drill.example:22\",\n    max_participants: 80,\n)\n";
    let path = folder.write("config.ron", text);
    let file = ("OFFRAMP_CONFIG", path.as_str());
    let found = settings(&Flags::default(), &[file]).unwrap();
    let listen = found.listen.value.unwrap().0;
    assert_eq!(listen.to_string(), "0.0.0.0:2200");
    assert_eq!(found.listen.origin, Origin::File(PathBuf::from(&path), 2));
    assert_eq!(found.advertise.value.unwrap().port, Some(22));
    assert_eq!(found.facilitator_key.value, None);
    assert_eq!(found.max_participants.value, 80);
    let variables = [file, ("OFFRAMP_MAX_PARTICIPANTS", "90")];
    let found = settings(&Flags::default(), &variables).unwrap();
    assert_eq!(
        (found.max_participants.value, found.max_participants.origin),
        (90, Origin::Env("OFFRAMP_MAX_PARTICIPANTS"))
    );
    let flags = Flags {
        max_participants: Some(100),
        ..Flags::default()
    };
    let found = settings(&flags, &variables).unwrap().max_participants;
    assert_eq!(
        (found.value, found.origin),
        (100, Origin::Flag("--max-participants"))
    );
    for (variable, given) in [
        ("OFFRAMP_LISTEN", "2222"),
        ("OFFRAMP_ADVERTISE", "-oProxyCommand=x"),
        ("OFFRAMP_MAX_PARTICIPANTS", "many"),
    ] {
        let trouble = settings(&Flags::default(), &[(variable, given)]).unwrap_err();
        assert!(trouble.contains(variable), "{trouble}");
    }
}

#[test]
fn a_broken_file_is_shown_at_its_place() {
    let folder = Folder::new("broken");
    for (text, wanted) in [
        ("(theem: \"light\")", "theem"),
        ("(listen: \"2222\")", "127.0.0.1:2222"),
        ("(facilitator_key: \"keys\")", "absolute"),
        ("(colours: \"many\")", "\"auto\""),
        ("(motion: \"none\")", "\"reduced\""),
        ("(mouse: 3)", "config.ron:1:9"),
        ("(bell: true", "config.ron:1"),
        ("(\n    data: \"here\",\n)", "config.ron:2:11"),
        ("(\n    lang: \"a b\",\n)", "config.ron:2:11"),
    ] {
        let said = from_file(&folder, text).unwrap_err();
        assert!(said.starts_with("error[E0"), "{said}");
        assert!(said.contains(wanted), "{wanted:?} in\n{said}");
        assert!(said.contains("config.ron:"), "{said}");
    }
}

#[test]
fn a_broken_variable_is_told() {
    let of = |name, value| settings(&Flags::default(), &[(name, value)]).unwrap_err();
    let said = of("OFFRAMP_MOUSE", "yes");
    assert!(
        said.contains("E0901") && said.contains("OFFRAMP_MOUSE") && said.contains("\"on\""),
        "{said}"
    );
    assert!(of("OFFRAMP_COLOURS", "red").contains("truecolour"));
    for tag in ["\x1b[31men", "not a tag", "e", "en-"] {
        let said = of("OFFRAMP_LANG", tag);
        assert!(
            said.contains("OFFRAMP_LANG: expected a language tag"),
            "{said}"
        );
        assert!(!said.contains('\x1b'), "{said:?}");
    }
    for tag in ["en", "pt-BR", "zh-Hant-TW"] {
        let found = settings(&Flags::default(), &[("OFFRAMP_LANG", tag)]).unwrap();
        assert_eq!(found.lang.value, tag);
    }
    assert!(of("OFFRAMP_CONFIG", "/nowhere/at/all.ron").contains("OFFRAMP_CONFIG"));
}

#[test]
fn the_folder_for_sessions_may_be_named() {
    let folder = Folder::new("data");
    let path = folder.write("config.ron", "(data: \"/srv/tables\")");
    let env = |name: &str| (name == "OFFRAMP_CONFIG").then(|| OsString::from(&path));
    let wanted = Path::new("/srv/tables")
        .is_absolute()
        .then(|| PathBuf::from("/srv/tables"));
    assert_eq!(data_folder(&env), wanted);
    folder.write("config.ron", "(data: ");
    assert_eq!(data_folder(&env), None);
}

fn in_truecolour(found: &Settings) -> Result<Theme, String> {
    let caps = Caps {
        colours: Colours::True,
    };
    theme(found, caps).map_err(|trouble| trouble.pictures(Look::Plain).join("\n\n"))
}

#[test]
fn a_theme_of_ones_own_is_a_patch() {
    let folder = Folder::new("theme");
    let mine = "(\n    base: \"light\",\n    paint: { Own: (colour: \"#102030\"), Bad: (bold: true) },\n)\n";
    folder.write("themes/mine.ron", mine);
    for name in ["mine", "themes/mine.ron"] {
        let found = from_file(&folder, &format!("(theme: \"{name}\")")).unwrap();
        let theme = in_truecolour(&found).unwrap();
        let own = theme.style(Meaning::Own).fg;
        assert_eq!(
            own,
            Some(ratatui::style::Color::Rgb(0x10, 0x20, 0x30)),
            "{name}"
        );
    }
}

#[test]
fn a_broken_theme_is_shown_at_its_place() {
    let folder = Folder::new("broken-theme");
    for (text, wanted) in [
        ("(paint: { Own: (colour: \"blue\") })", "#f2c15f"),
        ("(paint: { Owm: (bold: true) })", "Owm"),
        (
            "(paint: { Own: (colour: \"#000000\", blink: true) })",
            "blink",
        ),
        ("(base: \"ligt\")", "did you mean `light`"),
        ("(ground: #000000)", "mine.ron:1"),
    ] {
        folder.write("themes/mine.ron", text);
        let found = from_file(&folder, "(theme: \"mine\")").unwrap();
        let said = in_truecolour(&found).unwrap_err();
        assert!(said.contains(wanted), "{wanted:?} in\n{said}");
        assert!(said.contains("mine.ron:1:"), "{said}");
    }
}

#[test]
fn a_theme_that_is_nowhere_is_told_where_it_is_named() {
    let folder = Folder::new("lost-theme");
    let found = from_file(&folder, "(\n    theme: \"dakr\",\n)").unwrap();
    let said = in_truecolour(&found).unwrap_err();
    assert!(
        said.contains("E0902") && said.contains("config.ron:2:12"),
        "{said}"
    );
    assert!(said.contains("did you mean `dark`"), "{said}");
    let flags = Flags {
        theme: Some("paper.ron".into()),
        ..Flags::default()
    };
    let said = in_truecolour(&settings(&flags, &[]).unwrap()).unwrap_err();
    assert!(said.contains("no file `paper.ron`"), "{said}");
}

#[test]
#[cfg(all(unix, not(target_os = "macos")))]
fn the_file_is_where_the_platform_keeps_settings() {
    let path = |variables: &[(&str, &str)]| {
        let map: BTreeMap<&str, &str> = variables.iter().copied().collect();
        config_path(&|name| map.get(name).map(OsString::from))
    };
    let home = ("HOME", "/home/a");
    let at = |path: &str| Some(PathBuf::from(path));
    assert_eq!(path(&[home]), at("/home/a/.config/offramp/config.ron"));
    assert_eq!(
        path(&[home, ("XDG_CONFIG_HOME", "/c")]),
        at("/c/offramp/config.ron")
    );
    assert_eq!(
        path(&[home, ("XDG_CONFIG_HOME", "c")]),
        at("/home/a/.config/offramp/config.ron")
    );
    assert_eq!(path(&[home, ("OFFRAMP_CONFIG", "c.ron")]), at("c.ron"));
    assert_eq!(path(&[]), None);
}
