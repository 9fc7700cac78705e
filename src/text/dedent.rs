//! Raw strings of an exercise stand indented in their file; this takes the indentation off again.

/// Removes the indentation common to all lines that are not blank, and a blank first and last
/// line. Blank lines in between become empty. Tabs and spaces each count as one column.
#[must_use]
pub fn dedent(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.first().is_some_and(|l| l.trim().is_empty()) {
        lines.remove(0);
    }
    if lines.last().is_some_and(|l| l.trim().is_empty()) {
        lines.pop();
    }
    // Text that starts right behind the opening quote has no indentation of its own to compare.
    let starts_inline = !text.starts_with(['\n', '\r']) && !text.starts_with([' ', '\t']);
    let common = lines
        .iter()
        .skip(usize::from(starts_inline))
        .filter(|l| !l.trim().is_empty())
        .map(|l| indentation(l))
        .min()
        .unwrap_or(0);
    let stripped: Vec<&str> = lines
        .iter()
        .map(|l| {
            if l.trim().is_empty() {
                ""
            } else {
                &l[common.min(indentation(l))..]
            }
        })
        .collect();
    stripped.join("\n")
}

/// Leading spaces and tabs; one byte each, so also a valid slice boundary.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
