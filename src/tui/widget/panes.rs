//! Splits a place into columns.

use ratatui::layout::Rect;

/// Columns with shares of the width in percent, two cells apart; the last takes the rest.
pub(crate) fn columns<const N: usize>(area: Rect, shares: [u16; N]) -> [Rect; N] {
    const GAP: u16 = 2;
    let gaps = GAP.saturating_mul(u16::try_from(N.saturating_sub(1)).unwrap_or(0));
    let room = u32::from(area.width.saturating_sub(gaps));
    let mut x = area.left();
    let mut out = [Rect::ZERO; N];
    for (number, share) in shares.iter().enumerate() {
        let rest = area.right().saturating_sub(x);
        let part = u16::try_from(room * u32::from(*share) / 100).unwrap_or(u16::MAX);
        let width = if number + 1 == N {
            rest
        } else {
            part.min(rest)
        };
        out[number] = Rect {
            x,
            y: area.y,
            width,
            height: area.height,
        };
        x = x
            .saturating_add(width)
            .saturating_add(GAP)
            .min(area.right());
    }
    out
}
