//! Neutralises hostile text: after it nothing can move the cursor, reorder a line, hide a message
//! or pile marks over the neighbouring cells.
//!
//! Two passes. The first judges characters one by one and drops control sequences whole; the
//! second judges grapheme clusters and limits what may be stacked in one.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Zero-width marks kept per cluster: a Hebrew letter with point and accent, a Tibetan stack.
const MARKS: usize = 4;
/// Characters with a width kept per cluster: an emoji family with skin tones has seven.
const SPACING: usize = 8;
/// Joiners kept per cluster: the longest emoji in common use has three.
const JOINERS: usize = 4;

const ZWJ: char = '\u{200D}';
const ZWNJ: char = '\u{200C}';
const ESC: char = '\u{1B}';

/// Makes text of several lines harmless. Keeps `\n`, turns tabs into single spaces and other line
/// ends into `\n`; unprintable characters go, private ones become U+FFFD. Idempotent.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(stands_alone) {
        return Cow::Borrowed(text);
    }
    let mut done = characters(text);
    // Cutting a cluster can let its rest join the next one; each round shortens the text.
    loop {
        let next = clusters(&done);
        if next == done {
            break;
        }
        done = next;
    }
    if done == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(done)
    }
}

/// [`clean`] for a field of one line: line ends become single spaces.
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if cleaned.contains('\n') {
        Cow::Owned(cleaned.replace('\n', " "))
    } else {
        cleaned
    }
}

/// Whether a character is harmless wherever it stands beside others of its kind: what nearly every
/// text of a screen is made of, so that nothing of it needs a second look.
fn stands_alone(c: char) -> bool {
    // ASCII; Latin letters; dashes, quotes and dots; arrows; lines, blocks and shapes; Braille.
    matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{24F}'
        | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21FF}' | '\u{2500}'..='\u{25FF}'
        | '\u{2800}'..='\u{28FF}')
}

/// First pass: control sequences, invisible and private characters.
fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{2028}' | '\u{2029}' => out.push('\n'),
            ESC => escape(&mut rest),
            '\u{9B}' => control_sequence(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9D}'..='\u{9F}' => control_string(&mut rest),
            ZWJ | ZWNJ => {
                if joins(c, &out, rest.peek().copied()) {
                    out.push(c);
                }
            }
            c if c.is_control() || is_invisible(c) => {}
            c if is_private(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Skips what follows an ESC: a control sequence, a control string or a short escape.
fn escape(rest: &mut Rest<'_>) {
    match rest.peek() {
        Some('[') => {
            rest.next();
            control_sequence(rest);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            rest.next();
            control_string(rest);
        }
        // A single shift means the character after it: arrow keys are sent so.
        Some('N' | 'O') => {
            rest.next();
            rest.next_if(|c| matches!(c, ' '..='~'));
        }
        _ => {
            while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
            rest.next_if(|c| matches!(c, '0'..='~'));
        }
    }
}

/// Skips parameters, intermediates and the final byte of a CSI sequence.
fn control_sequence(rest: &mut Rest<'_>) {
    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
    rest.next_if(|c| matches!(c, '@'..='~'));
}

/// Skips an OSC, DCS, SOS, PM or APC string. An unterminated one ends with its line, so that it
/// cannot swallow the text after it.
fn control_string(rest: &mut Rest<'_>) {
    while let Some(&c) = rest.peek() {
        match c {
            '\n' | '\r' => return,
            '\u{07}' | '\u{9C}' => {
                rest.next();
                return;
            }
            ESC => {
                rest.next();
                rest.next_if_eq(&'\\');
                return;
            }
            _ => {
                rest.next();
            }
        }
    }
}

/// A joiner stays only where a script needs it: between emoji, or inside Arabic and Indic words.
fn joins(joiner: char, before: &str, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    let mut before = before.chars().rev();
    let Some(last) = before.next() else {
        return false;
    };
    if needs_joiners(last) && needs_joiners(after) {
        return true;
    }
    let base = if last == '\u{FE0F}' {
        before.next()
    } else {
        Some(last)
    };
    joiner == ZWJ && base.is_some_and(is_emoji) && is_emoji(after)
}

fn needs_joiners(c: char) -> bool {
    // Arabic to Arabic Extended; Devanagari to Myanmar; Khmer and Mongolian letters.
    matches!(c, '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{180A}' | '\u{1820}'..='\u{18AA}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F300}'..='\u{1FAFF}')
}

/// Characters that show nothing and can reorder, hide or smuggle: bidi controls, zero-width
/// spaces, byte order marks, annotation marks, and the whole plane of tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Private use and noncharacters: their look is up to a font, or to nobody.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{F0000}'..)
        || (c as u32) & 0xFFFE == 0xFFFE
}

/// Second pass: limits each cluster, and drops clusters of marks that have no base.
fn clusters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster == "\n" || cluster.is_ascii() {
            out.push_str(cluster);
        } else {
            limit(cluster, &mut out);
        }
    }
    out
}

fn limit(cluster: &str, out: &mut String) {
    if cluster.chars().all(|c| c.width().unwrap_or(0) == 0) {
        return;
    }
    let (mut marks, mut spacing, mut joiners) = (0, 0, 0);
    let mut after_joiner = false;
    for c in cluster.chars() {
        let kept = match c {
            ZWJ | ZWNJ => {
                joiners += 1;
                joiners <= JOINERS && spacing < SPACING
            }
            c if c.width().unwrap_or(0) == 0 => {
                marks += 1;
                marks <= MARKS
            }
            _ => {
                spacing += 1;
                spacing <= SPACING && joiners <= JOINERS
            }
        };
        if kept {
            after_joiner = matches!(c, ZWJ | ZWNJ);
            out.push(c);
        }
    }
    if after_joiner
        && cluster
            .chars()
            .next_back()
            .is_some_and(|c| !matches!(c, ZWJ | ZWNJ))
    {
        // The cluster was cut behind a joiner, which must not reach for the next one.
        out.pop();
    }
}
