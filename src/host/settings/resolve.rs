//! The settings in force: flag, environment, file, default.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use super::address::{Advertise, Listen};
use super::codes::BAD_SETTING;
use super::draft::{ColourChoice, MotionChoice, SettingsDraft};
use super::files::{Env, Read, Trouble, config_path, read};
use crate::diagnostic::Diagnostic;
use crate::exercise::source::codes;
use crate::text::{clean_line, truncate};
use crate::tui::theme::NAMES;

/// Connections to a host at most, where nobody says otherwise: several rooms.
const PEOPLE: u32 = 500;

/// Settings from the command line; `None` and `false` say nothing.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Flags {
    pub theme: Option<String>,
    pub lang: Option<String>,
    pub no_color: bool,
    pub mouse: bool,
    pub reduced_motion: bool,
    pub bell: bool,
    pub listen: Option<Listen>,
    pub advertise: Option<Advertise>,
    pub facilitator_key: Option<PathBuf>,
    pub max_participants: Option<u32>,
}

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A flag of the command.
    Flag(&'static str),
    /// A variable of the environment.
    Env(&'static str),
    /// A line of a file, from 1.
    File(PathBuf, u32),
    /// Nobody has said anything.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) | Self::Env(name) => f.write_str(name),
            Self::File(path, line) => write!(f, "{}:{line}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value in force.
    pub value: T,
    /// Whence.
    pub origin: Origin,
}

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Settings {
    pub theme: Setting<String>,
    pub colours: Setting<ColourChoice>,
    pub lang: Setting<String>,
    pub mouse: Setting<bool>,
    pub motion: Setting<MotionChoice>,
    pub bell: Setting<bool>,
    pub forecast: Setting<bool>,
    /// Where sessions are kept; none for the platform's place.
    pub data: Setting<Option<PathBuf>>,
    /// Where a host listens; none where it is asked for.
    pub listen: Setting<Option<Listen>>,
    /// What people type after the `@`; none for the address it listens at.
    pub advertise: Setting<Option<Advertise>>,
    /// Public keys that open the facilitator's console.
    pub facilitator_key: Setting<Option<PathBuf>>,
    /// Connections to a host at most.
    pub max_participants: Setting<u32>,
    /// Where the file is, or would be.
    pub file: Option<PathBuf>,
}

/// The settings in force.
///
/// # Errors
/// A file that cannot be read as settings, or a variable with a value that is none.
pub fn load(flags: &Flags, env: &Env<'_>) -> Result<Settings, Box<Trouble>> {
    let path = config_path(env);
    let file = match &path {
        Some(path) => read::<SettingsDraft>(path)?,
        None => None,
    };
    if let (Some(path), None, Some(_)) = (&path, &file, said(env, "OFFRAMP_CONFIG")) {
        let message = format!(
            "there is no file `{}`, which OFFRAMP_CONFIG names",
            path.display()
        );
        let problem = Diagnostic::new(&codes::MISSING_FILE, message)
            .help("write the path of a file, or unset OFFRAMP_CONFIG");
        return Err(Box::new(Trouble::one(problem)));
    }
    let file = file.map(paths_are_absolute).transpose()?;
    let file = file.map(lang_is_a_tag).transpose()?;
    let from = Sources {
        flags,
        env,
        file: file.as_ref(),
        path: path.as_deref(),
    };
    from.settings().map(|settings| Settings {
        file: path.clone(),
        ..settings
    })
}

/// What a file names must not depend on where the program was started.
fn paths_are_absolute(file: Read<SettingsDraft>) -> Result<Read<SettingsDraft>, Box<Trouble>> {
    let said = [
        ("data", file.said.data.clone()),
        ("facilitator_key", file.said.facilitator_key.clone()),
    ];
    for (field, path) in said {
        let relative = path.filter(|path| !Path::new(path).is_absolute());
        if let Some(path) = relative {
            let message = format!("`{path}` is no absolute path");
            let help = format!("write the path from the root on, or take `{field}` out");
            return Err(Box::new(file.trouble(&BAD_SETTING, field, message, help)));
        }
    }
    Ok(file)
}

fn lang_is_a_tag(file: Read<SettingsDraft>) -> Result<Read<SettingsDraft>, Box<Trouble>> {
    match file.said.lang.as_deref().map(language) {
        Some(Err(why)) => {
            let help = "write a language tag, or take `lang` out".to_owned();
            Err(Box::new(file.trouble(&BAD_SETTING, "lang", why, help)))
        }
        _ => Ok(file),
    }
}

/// A language as it is asked for, such as `en` or `pt-BR`.
///
/// # Errors
/// What was expected, where it is no tag of a language.
pub fn language(given: &str) -> Result<String, String> {
    match given.parse::<LanguageIdentifier>() {
        Ok(_) => Ok(given.to_owned()),
        Err(_) => {
            let given = truncate(&clean_line(given), 40).into_owned();
            Err(format!(
                "expected a language tag such as \"en\" or \"pt-BR\", found \"{given}\""
            ))
        }
    }
}

/// A variable that says something.
fn said(env: &Env<'_>, name: &str) -> Option<OsString> {
    env(name).filter(|value| !value.is_empty())
}

struct Sources<'a> {
    flags: &'a Flags,
    env: &'a Env<'a>,
    file: Option<&'a Read<SettingsDraft>>,
    path: Option<&'a Path>,
}

impl Sources<'_> {
    fn settings(&self) -> Result<Settings, Box<Trouble>> {
        let flags = self.flags;
        let on = |given: bool, name| given.then_some((true, name));
        let no_colour = flags.no_color.then_some((ColourChoice::Mono, "--no-color"));
        let plain = || {
            let asked = said(self.env, "NO_COLOR").is_some();
            asked.then_some((ColourChoice::Mono, "NO_COLOR"))
        };
        let colours = match self.variable("OFFRAMP_COLOURS", |text| text.to_owned().try_into())? {
            Some(colours) => Some(colours),
            None => plain(),
        };
        let theme = flags.theme.clone().map(|theme| (theme, "--theme"));
        let lang = flags.lang.clone().map(|lang| (lang, "--lang"));
        let motion = flags
            .reduced_motion
            .then_some((MotionChoice::Reduced, "--reduced-motion"));
        Ok(Settings {
            theme: self.pick(
                theme,
                self.text("OFFRAMP_THEME")?,
                "theme",
                |f| f.theme.clone(),
                NAMES[0].to_owned(),
            ),
            colours: self.pick(
                no_colour,
                colours,
                "colours",
                |f| f.colours,
                ColourChoice::Auto,
            ),
            lang: self.pick(
                lang,
                self.variable("OFFRAMP_LANG", language)?,
                "lang",
                |f| f.lang.clone(),
                "en".to_owned(),
            ),
            mouse: self.pick(
                on(flags.mouse, "--mouse"),
                self.switch("OFFRAMP_MOUSE")?,
                "mouse",
                |f| f.mouse,
                false,
            ),
            motion: self.pick(
                motion,
                self.variable("OFFRAMP_MOTION", |text| text.to_owned().try_into())?,
                "motion",
                |f| f.motion,
                MotionChoice::Full,
            ),
            bell: self.pick(
                on(flags.bell, "--bell"),
                self.switch("OFFRAMP_BELL")?,
                "bell",
                |f| f.bell,
                false,
            ),
            forecast: self.pick(
                None,
                self.switch("OFFRAMP_FORECAST")?,
                "forecast",
                |f| f.forecast,
                true,
            ),
            data: self.pick(
                None,
                said(self.env, "OFFRAMP_DATA")
                    .map(|data| (Some(PathBuf::from(data)), "OFFRAMP_DATA")),
                "data",
                |f| f.data.as_ref().map(|data| Some(PathBuf::from(data))),
                None,
            ),
            listen: self.pick(
                flags.listen.map(|listen| (Some(listen), "--listen")),
                self.variable("OFFRAMP_LISTEN", str::parse)?
                    .map(|(listen, name)| (Some(listen), name)),
                "listen",
                |f| f.listen.map(Some),
                None,
            ),
            advertise: self.pick(
                flags
                    .advertise
                    .clone()
                    .map(|host| (Some(host), "--advertise")),
                self.variable("OFFRAMP_ADVERTISE", str::parse)?
                    .map(|(host, name)| (Some(host), name)),
                "advertise",
                |f| f.advertise.clone().map(Some),
                None,
            ),
            facilitator_key: self.pick(
                flags
                    .facilitator_key
                    .clone()
                    .map(|file| (Some(file), "--facilitator-key")),
                said(self.env, "OFFRAMP_FACILITATOR_KEY")
                    .map(|file| (Some(PathBuf::from(file)), "OFFRAMP_FACILITATOR_KEY")),
                "facilitator_key",
                |f| f.facilitator_key.as_ref().map(|file| Some(file.into())),
                None,
            ),
            max_participants: self.pick(
                flags
                    .max_participants
                    .map(|most| (most, "--max-participants")),
                self.variable("OFFRAMP_MAX_PARTICIPANTS", |text| {
                    let wrong = |_| format!("expected a number, found \"{text}\"");
                    text.parse().map_err(wrong)
                })?,
                "max_participants",
                |f| f.max_participants,
                PEOPLE,
            ),
            file: None,
        })
    }

    /// The first that says something.
    fn pick<T>(
        &self,
        flag: Option<(T, &'static str)>,
        variable: Option<(T, &'static str)>,
        field: &str,
        of: impl Fn(&SettingsDraft) -> Option<T>,
        default: T,
    ) -> Setting<T> {
        if let Some((value, name)) = flag {
            return Setting {
                value,
                origin: Origin::Flag(name),
            };
        }
        if let Some((value, name)) = variable {
            return Setting {
                value,
                origin: Origin::Env(name),
            };
        }
        let file = self.file.and_then(|file| Some((of(&file.said)?, file)));
        match (file, self.path) {
            (Some((value, file)), Some(path)) => Setting {
                value,
                origin: Origin::File(path.to_owned(), file.place(field).line),
            },
            _ => Setting {
                value: default,
                origin: Origin::Default,
            },
        }
    }

    fn text(&self, name: &'static str) -> Result<Option<(String, &'static str)>, Box<Trouble>> {
        self.variable(name, |text| Ok(text.to_owned()))
    }

    fn switch(&self, name: &'static str) -> Result<Option<(bool, &'static str)>, Box<Trouble>> {
        self.variable(name, |text| match text {
            "on" | "true" | "1" => Ok(true),
            "off" | "false" | "0" => Ok(false),
            _ => Err(format!("expected \"on\" or \"off\", found \"{text}\"")),
        })
    }

    fn variable<T>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<(T, &'static str)>, Box<Trouble>> {
        let Some(given) = said(self.env, name) else {
            return Ok(None);
        };
        let text = given.to_string_lossy();
        match read(&text) {
            Ok(value) => Ok(Some((value, name))),
            Err(why) => {
                let problem = Diagnostic::new(&BAD_SETTING, format!("{name}: {why}"))
                    .help(format!("set {name} to what is expected, or unset it"));
                Err(Box::new(Trouble::one(problem)))
            }
        }
    }
}
