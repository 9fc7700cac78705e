//! How many terminal cells a text takes, and how it is cut or padded to fit.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark of a text that was cut.
const CUT: &str = "…";

/// Cells taken by one line of cleaned text, counted cluster by cluster as a terminal draws them.
#[must_use]
pub fn width(line: &str) -> usize {
    if line.is_ascii() {
        line.len()
    } else {
        line.graphemes(true).map(cells).sum()
    }
}

/// Cells of a single grapheme cluster.
pub(super) fn cells(cluster: &str) -> usize {
    UnicodeWidthStr::width(cluster)
}

/// Cuts a line to at most `limit` cells and marks the cut with `…`.
#[must_use]
pub fn truncate(line: &str, limit: usize) -> Cow<'_, str> {
    if width(line) <= limit {
        return Cow::Borrowed(line);
    }
    let Some(room) = limit.checked_sub(width(CUT)) else {
        return Cow::Borrowed("");
    };
    let mut used = 0;
    let mut cut = String::new();
    for cluster in line.graphemes(true) {
        used += cells(cluster);
        if used > room {
            break;
        }
        cut.push_str(cluster);
    }
    cut.push_str(CUT);
    Cow::Owned(cut)
}

/// Fits a line to exactly `limit` cells: cut when longer, filled with spaces when shorter.
#[must_use]
pub fn pad(line: &str, limit: usize) -> String {
    let mut fitted = truncate(line, limit).into_owned();
    let missing = limit.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}
