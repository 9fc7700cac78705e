//! Names that strangers give themselves: shown to everybody, beside those of others.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::clean::clean_line;

/// Clusters of a name.
const CLUSTERS: usize = 24;
/// Zero-width marks in one of them, joiners among them.
const MARKS: usize = 4;
/// Bytes of one of them: a family of four in skin tones needs more and is cut.
const BYTES: usize = 32;

/// A name as it may be shown: cleaned, in one line, single spaces, of bounded length in every
/// way. Empty where nothing of it can be shown. Idempotent.
#[must_use]
pub fn clean_name(text: &str) -> String {
    // Far more than can be kept; the rest need not be read.
    let end = text.floor_char_boundary(4 * CLUSTERS * BYTES);
    let mut name = text[..end].to_owned();
    // Cutting a cluster can let its rest join the next one; each round shortens the name.
    loop {
        let next = round(&name);
        if next == name {
            return next;
        }
        name = next;
    }
}

fn round(text: &str) -> String {
    let line = clean_line(text);
    let spaced = line.replace(char::REPLACEMENT_CHARACTER, " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let line = words.join(" ");
    let mut name = String::new();
    for cluster in line.graphemes(true).take(CLUSTERS) {
        limit(cluster, &mut name);
    }
    name.trim_end().to_owned()
}

fn limit(cluster: &str, name: &mut String) {
    let (mut marks, mut bytes) = (0, 0);
    for c in cluster.chars() {
        let is_mark = c.width().unwrap_or(0) == 0;
        bytes += c.len_utf8();
        marks += usize::from(is_mark);
        if bytes > BYTES {
            return;
        }
        if !is_mark || marks <= MARKS {
            name.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_people_stay() {
        for name in [
            "Ana",
            "José",
            "Nguyễn Thị Minh Khai",
            "李小龍",
            "Ngũgĩ wa Thiong'o",
            "שָׁלוֹם",
            "👩‍🚀",
            "नमस्ते",
        ] {
            assert_eq!(clean_name(name), name);
        }
        assert_eq!(clean_name("  two \t words\n"), "two words");
    }

    #[test]
    fn what_is_no_name_goes() {
        assert_eq!(clean_name("\x1b[31mred\x1b]0;title\x07"), "red");
        assert_eq!(clean_name("a\u{202e}b\u{2066}c\u{200f}d\u{61c}e"), "abcde");
        assert_eq!(clean_name("x\u{e0041}\u{e007f}\u{fdd0}y\u{ffff}"), "x y");
        assert_eq!(clean_name("\u{200b}\u{feff}\u{301}"), "");
        assert_eq!(clean_name(&"n".repeat(9000)), "n".repeat(24));
        let piled = format!("o{}k", "\u{301}".repeat(10_000));
        assert_eq!(clean_name(&piled), "o\u{301}\u{301}\u{301}\u{301}");
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_bounded_name(text in "[\\PC\u{0}-\u{20}\u{301}\u{200d}👩🏽🇦-🇿]{0,60}") {
            let name = clean_name(&text);
            prop_assert!(name.graphemes(true).count() <= CLUSTERS);
            for cluster in name.graphemes(true) {
                prop_assert!(cluster.len() <= BYTES);
                let marks = cluster.chars().filter(|c| c.width().unwrap_or(0) == 0).count();
                prop_assert!(marks <= MARKS, "{:?}", cluster);
            }
            prop_assert!(!name.chars().any(char::is_control));
            prop_assert_eq!(clean_name(&name), name.clone());
        }
    }
}
