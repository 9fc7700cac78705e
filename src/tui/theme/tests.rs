//! Shipped themes can be read by all eyes on all terminals; the reader's own is a patch.

use ratatui::style::{Color, Modifier};

use super::shipped::shipped;
use super::*;

fn caps(colours: Colours) -> Caps {
    Caps { colours }
}

fn theme(name: &str, colours: Colours) -> Theme {
    Theme::shipped(name, caps(colours)).unwrap()
}

/// The colour that a terminal draws.
fn drawn(colour: Option<Color>) -> Rgb {
    match colour {
        Some(Color::Rgb(r, g, b)) => Rgb(r, g, b),
        Some(Color::Indexed(index)) => Rgb::of_index(index),
        other => panic!("{other:?} is no mixed colour"),
    }
}

/// The share of light in a channel.
fn light(channel: u8) -> f64 {
    let channel = f64::from(channel) / 255.0;
    if channel <= 0.03928 {
        channel / 12.92
    } else {
        ((channel + 0.055) / 1.055).powf(2.4)
    }
}

/// Contrast as the web guidelines (WCAG 2) define it, 1..=21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |c: Rgb| 0.2126 * light(c.0) + 0.7152 * light(c.1) + 0.0722 * light(c.2);
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Themes and palettes that mix colours.
fn coloured() -> impl Iterator<Item = (&'static str, Colours)> {
    NAMES
        .into_iter()
        .filter(|name| *name != "monochrome")
        .flat_map(|name| [Colours::True, Colours::Indexed].map(|colours| (name, colours)))
}

#[test]
fn every_text_can_be_read_on_every_ground() {
    for (name, colours) in coloured() {
        let theme = theme(name, colours);
        for ground in [theme.ground().bg, theme.row().bg] {
            for meaning in Meaning::ALL {
                let least = if meaning.is_text() {
                    4.5
                } else if meaning == Meaning::Shore {
                    // A picture needs less than a letter.
                    3.0
                } else {
                    1.2
                };
                let found = contrast(drawn(theme.style(meaning).fg), drawn(ground));
                assert!(found >= least, "{name} {colours:?} {meaning:?}: {found:.2}");
            }
        }
    }
}

#[test]
fn high_contrast_is_higher() {
    for colours in [Colours::True, Colours::Indexed] {
        let theme = theme("high-contrast", colours);
        for meaning in Meaning::ALL.into_iter().filter(|one| one.is_text()) {
            let found = contrast(drawn(theme.style(meaning).fg), drawn(theme.ground().bg));
            assert!(found >= 7.0, "{meaning:?}: {found:.2}");
        }
    }
}

/// How far apart two colours are (CIE 1976) to an eye that a matrix over linear light stands for.
fn apart(one: Rgb, other: Rgb, eye: &[[f64; 3]; 3]) -> f64 {
    let lab = |colour: Rgb| {
        let c = [light(colour.0), light(colour.1), light(colour.2)];
        let seen = eye.map(|row| row[0] * c[0] + row[1] * c[1] + row[2] * c[2]);
        let xyz = [
            (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505,
            0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
            (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089,
        ];
        let f = xyz.map(|t: f64| {
            if t > 0.008_856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        });
        [
            116.0 * f[1] - 16.0,
            500.0 * (f[0] - f[1]),
            200.0 * (f[1] - f[2]),
        ]
    };
    let (one, other) = (lab(one), lab(other));
    let square: f64 = one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum();
    square.sqrt()
}

/// The simulation of Machado, Oliveira and Fernandes (2009) at full severity.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "no red cones",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "no green cones",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "no blue cones",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

#[test]
fn opposites_stay_apart_for_colour_blind_eyes() {
    const PAIRS: [(Meaning, Meaning); 4] = [
        (Meaning::Good, Meaning::Bad),
        (Meaning::Good, Meaning::Warn),
        (Meaning::Own, Meaning::Other),
        (Meaning::Text, Meaning::Bad),
    ];
    for (name, colours) in coloured() {
        let theme = theme(name, colours);
        let colour = |meaning| drawn(theme.style(meaning).fg);
        for (eye, matrix) in &EYES {
            for (one, other) in PAIRS {
                let found = apart(colour(one), colour(other), matrix);
                // Two colours side by side are told apart from about 2.3 on.
                assert!(
                    found >= 25.0,
                    "{name} {colours:?} {one:?} {other:?}, {eye}: {found:.0}"
                );
            }
        }
    }
}

#[test]
fn the_default_says_everything() {
    let dark = shipped("dark").unwrap();
    assert!(dark.ground.is_some() && dark.row.is_some() && dark.base.is_none());
    for meaning in Meaning::ALL {
        let paint = dark.paint.get(&meaning);
        assert!(
            paint.is_some_and(|p| p.colour.is_some() && p.ansi.is_some()),
            "{meaning:?}"
        );
    }
    for (at, meaning) in Meaning::ALL.into_iter().enumerate() {
        assert_eq!(meaning as usize, at);
    }
}

#[test]
fn fewer_colours_follow_from_the_mixed_ones() {
    assert_eq!(Rgb(0, 0, 0).nearest(), 16);
    assert_eq!(Rgb(255, 255, 255).nearest(), 231);
    assert_eq!(Rgb(8, 8, 8).nearest(), 232);
    assert_eq!(Rgb(0x5f, 0xaf, 0xff).nearest(), 75);
    for index in 16..=u8::MAX {
        let colour = Rgb::of_index(index);
        assert_eq!(Rgb::of_index(colour.nearest()), colour, "{index}");
    }
    let sixteen = theme("dark", Colours::Sixteen);
    assert_eq!(sixteen.style(Meaning::Bad).fg, Some(Color::LightRed));
    assert_eq!(sixteen.ground().bg, None);
}

#[test]
fn without_colours_there_are_none_whatever_the_theme() {
    for name in NAMES {
        for meaning in Meaning::ALL {
            let style = theme(name, Colours::Mono).style(meaning);
            assert_eq!((style.fg, style.bg), (None, None));
            let same = theme("monochrome", Colours::True).style(meaning);
            assert_eq!(style, same);
        }
    }
    let find = theme("light", Colours::Mono).style(Meaning::Find);
    assert!(find.add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn a_patch_keeps_what_it_does_not_say() {
    let draft: ThemeDraft = ron::from_str(
        "#![enable(implicit_some)]\n(base: \"light\", paint: { Own: (colour: \"#102030\") })",
    )
    .unwrap();
    let patched = Theme::patched(&draft, caps(Colours::True)).unwrap();
    let light = theme("light", Colours::True);
    assert_eq!(
        patched.style(Meaning::Own).fg,
        Some(Color::Rgb(0x10, 0x20, 0x30))
    );
    assert_eq!(patched.style(Meaning::Bad), light.style(Meaning::Bad));
    assert_eq!(patched.ground(), light.ground());
    let lost = ThemeDraft {
        base: Some("drak".into()),
        ..ThemeDraft::default()
    };
    assert_eq!(
        Theme::patched(&lost, caps(Colours::True)).unwrap_err(),
        "drak"
    );
}

#[test]
fn a_colour_is_six_digits() {
    assert_eq!(
        Rgb::try_from("#F2c15f".to_owned()),
        Ok(Rgb(0xf2, 0xc1, 0x5f))
    );
    for text in [
        "", "#", "f2c15f", "#f2c15", "#f2c15f0", "#f2c15g", "#é2c15", "#+2c15f", "red",
    ] {
        assert!(Rgb::try_from(text.to_owned()).is_err(), "{text}");
    }
}
