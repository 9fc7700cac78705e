//! Text that cannot move, hide or reorder anything on the screen it is printed on.

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthChar;

/// Marks of zero width that may stand on one character before the rest is cut: more than any
/// script stacks, far fewer than a hostile cluster.
const MARKS: usize = 8;

/// One line of text with every character that a terminal would obey, hide or reorder by
/// written as `\u{..}`: control characters (line breaks too), bidi controls, tag and other
/// invisible characters; an endless stack of combining marks is cut with `…`. Tabs become
/// four spaces. Everything else is left alone, and most texts are returned as they are.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        push(&mut out, c, marks);
    }
    Cow::Owned(out)
}

/// Appends one character, made harmless; `marks` is how many of zero width have followed
/// each other, this one included.
pub(super) fn push(out: &mut String, c: char, marks: usize) {
    if c == '\t' {
        out.push_str("    ");
    } else if is_hostile(c) {
        // Writing to a String cannot fail.
        let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
    } else if marks == MARKS + 1 {
        out.push('…');
    } else if marks <= MARKS {
        out.push(c);
    }
}

/// Whether it is drawn on the character before it.
pub(super) fn is_mark(c: char) -> bool {
    !is_hostile(c) && c.width() == Some(0)
}

fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}
