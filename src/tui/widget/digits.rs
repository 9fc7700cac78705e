//! A time in figures three rows high, to be read from the back of a room.

/// Rows of a figure.
pub(crate) const DIGIT_ROWS: usize = 3;

/// Three columns and five rows of dots a figure, a row a number, the left dot the highest bit.
const FIGURES: [[u8; 5]; 10] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 7, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 1, 1, 1],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
];
const COLON: [u8; 5] = [0, 2, 0, 2, 0];

/// Figures and colons of a text as three rows; anything else leaves a gap.
pub(crate) fn digits(words: &str) -> [String; DIGIT_ROWS] {
    let mut rows = [const { String::new() }; DIGIT_ROWS];
    for (nth, sign) in words.chars().enumerate() {
        let dots = match (sign, sign.to_digit(10)) {
            (_, Some(figure)) => FIGURES[figure as usize % FIGURES.len()],
            (':', _) => COLON,
            _ => [0; 5],
        };
        for (row, line) in rows.iter_mut().enumerate() {
            if nth > 0 {
                line.push(' ');
            }
            let (upper, lower) = (dots[row * 2], dots.get(row * 2 + 1).copied().unwrap_or(0));
            for bit in [4, 2, 1] {
                line.push(match (upper & bit > 0, lower & bit > 0) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_drawn_in_half_blocks() {
        assert_eq!(digits("10"), ["▄█  █▀█", " █  █ █", "▀▀▀ ▀▀▀"]);
        assert_eq!(digits(":"), [" ▄ ", " ▄ ", "   "]);
        assert_eq!(digits("").concat(), "");
        assert_eq!(digits("x")[0], "   ");
    }
}
