//! The nearest known name to one that is not known.

/// The candidate that differs least from `name`, if it is near enough to be a slip of the pen:
/// one change for up to 4 characters, two up to 8, a third of the length beyond. A change is a
/// character added, lost, replaced, or two neighbours swapped; a change of case alone always
/// counts as near. Ties go to the first candidate.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let limit = match wanted.len() {
        0 => return None,
        1..=4 => 1,
        5..=8 => 2,
        more => more / 3,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let known: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
        if known.len().abs_diff(wanted.len()) > limit {
            continue;
        }
        let changes = distance(&wanted, &known);
        // A one-letter name that shares nothing with the candidate is no slip of it.
        let near = changes <= limit && changes < known.len().max(wanted.len());
        if near && best.is_none_or(|(least, _)| changes < least) {
            best = Some((changes, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Fewest changes between two names, swaps of neighbours included (each place changed once).
fn distance(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut above: Vec<usize> = (0..width).collect();
    for row in 1..=one.len() {
        let mut current = vec![row; width];
        for column in 1..width {
            let (a, b) = (one[row - 1], other[column - 1]);
            let replaced = above[column - 1] + usize::from(a != b);
            let mut least = replaced.min(above[column] + 1).min(current[column - 1] + 1);
            let swapped = row > 1 && column > 1 && a == other[column - 2] && b == one[row - 2];
            if swapped {
                least = least.min(before[column - 2] + 1);
            }
            current[column] = least;
        }
        before = std::mem::replace(&mut above, current);
    }
    above[width - 1]
}
