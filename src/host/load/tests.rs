//! The screen that a load reads, and its figures.

use super::figures::Span;
use super::glass::Glass;
use super::{Load, LoadError, Meter, allow_files, play};
use crate::locale::Locale;

#[test]
fn a_glass_shows_what_a_terminal_would() {
    let mut glass = Glass::new(20, 3);
    glass.take(b"\x1b[?1049h\x1b[m\x1b[2J\x1b[2;3Hplain\x1b[1;38;5;9m words");
    assert!(glass.shows("plain words") && glass.find(&["plain"]) == Some((2, 1)));
    // In pieces, with wide signs, and over what stood there.
    for byte in "\u{1b}[1;1H▶[ ] 船A\u{1b}[2;3Hpl".as_bytes() {
        glass.take(&[*byte]);
    }
    assert_eq!(glass.find(&["▶(", "▶["]), Some((0, 0)));
    assert!(glass.shows("船 A") && glass.shows("plain"));
    glass.take(b"\x1b[9;90Hnowhere\xff\x1b(B\x1b[2J");
    assert!(!glass.shows("plain") && !glass.shows("nowhere"));
}

#[test]
fn ranks_of_times() {
    let span = Span::of((1..=1000).rev().map(|n| n * 1000).collect());
    assert_eq!((span.count, span.p50, span.p99), (1000, 500.0, 990.0));
    assert_eq!(Span::of(vec![7000]).p99, 7.0);
    assert_eq!(Span::of(Vec::new()), Span::default());
}

#[test]
fn goes_to_this_machine_alone() {
    let load = |target: &str, codes: &[&str]| Load {
        target: target.parse().unwrap(),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        sessions: 1,
        seconds: 1,
        storm: false,
        locale: Locale::default(),
    };
    for target in ["192.0.2.1:2222", "0.0.0.0:2222", "[2001:db8::1]:22"] {
        let refused = play(load(target, &["7k3m-q9xd"]));
        assert!(matches!(refused, Err(LoadError::Elsewhere)), "{target}");
    }
    let refused = play(load("127.0.0.1:1", &[]));
    assert!(matches!(refused, Err(LoadError::NoCode)));
    // Nobody listens there: all are dropped, and that is told.
    let figures = play(load("127.0.0.1:1", &["7k3m-q9xd"])).unwrap();
    assert_eq!((figures.joined, figures.dropped), (0, 1));
}

#[test]
fn a_meter_sees_what_is_taken() {
    let meter = Meter::start();
    let start = std::time::Instant::now();
    let mut block = vec![0_u8; 0];
    while start.elapsed() < std::time::Duration::from_millis(400) {
        block.resize(64 << 20, 1);
    }
    let taken = meter.between((0, 400), 10);
    assert!(block.len() > 1 && taken.cpu_percent > 1.0, "{taken:?}");
    assert!(taken.memory_kib > 1000, "{taken:?}");
    assert!(allow_files(10).is_ok());
    assert!(allow_files(u64::MAX - 1).is_err() || cfg!(not(unix)));
}
