//! Where the program's own parts come from.

use std::fs;
use std::path::Path;

fn file(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(name)).unwrap()
}

/// The packages of the lock file: each with its lines.
fn locked() -> Vec<Vec<(String, String)>> {
    let text = file("Cargo.lock");
    let packages = text.split("[[package]]").skip(1);
    let fields = |package: &str| {
        let lines = package.lines().filter_map(|line| line.split_once(" = "));
        let unquoted = |value: &str| value.trim_matches('"').to_owned();
        lines
            .map(|(name, value)| (name.to_owned(), unquoted(value)))
            .collect()
    };
    packages.map(fields).collect()
}

fn field<'a>(package: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = package.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

#[test]
fn every_part_is_of_the_registry_and_cannot_be_swapped() {
    let packages = locked();
    assert!(packages.len() > 100, "{}", packages.len());
    for package in &packages {
        let name = field(package, "name").unwrap();
        if name == "offramp" {
            continue;
        }
        let source = field(package, "source");
        assert_eq!(
            source,
            Some("registry+https://github.com/rust-lang/crates.io-index"),
            "{name}"
        );
        assert_eq!(field(package, "checksum").map(str::len), Some(64), "{name}");
    }
}

/// Strangers speak with it before anybody is known: it changes only when somebody has read what
/// changed, and there is one of it.
#[test]
fn what_meets_strangers_is_pinned() {
    let manifest = file("Cargo.toml");
    let pinned = manifest
        .lines()
        .find_map(|line| line.strip_prefix("russh = { version = \"="));
    let (pinned, rest) = pinned.unwrap().split_once('"').unwrap();
    assert!(rest.contains("default-features = false"), "{rest}");
    let packages = locked();
    let of = |wanted: &str| -> Vec<&str> {
        let named = packages
            .iter()
            .filter(|package| field(package, "name") == Some(wanted));
        named
            .filter_map(|package| field(package, "version"))
            .collect()
    };
    assert_eq!(of("russh"), [pinned]);
    assert_eq!(of("ring").len(), 1, "one crypto library");
    for left_out in ["rsa", "openssl-sys", "flate2"] {
        assert!(of(left_out).is_empty(), "{left_out} is built in");
    }
}
