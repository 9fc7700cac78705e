//! Moments on a line: each has room of its own, and what is left is shared out by the root of the
//! time between them, so that a month of waiting does not press all decisions to the edge.

/// Units that two moments stand apart where there is room.
const APART: u64 = 16;

/// Where moments stand on a line of `width` units. `minutes` rise.
pub(super) fn stops(minutes: &[u32], width: u32) -> Vec<i32> {
    let gaps = minutes.len().saturating_sub(1) as u64;
    let width = u64::from(width);
    let apart = APART.min(width.checked_div(gaps).unwrap_or(0));
    let free = width - apart * gaps;
    let mut roots = vec![0_u64];
    for pair in minutes.windows(2) {
        // In hundredths of a root, so that minutes differ from each other too.
        let length = u64::from(pair[1].saturating_sub(pair[0])) * 10_000;
        roots.push(roots[roots.len() - 1] + length.isqrt());
    }
    let whole = roots[roots.len() - 1].max(1);
    let place = |(nth, root): (u64, &u64)| {
        i32::try_from(nth * apart + root * free / whole).unwrap_or(i32::MAX)
    };
    (0..).zip(&roots).take(minutes.len()).map(place).collect()
}

/// Where a minute between moments stands.
pub(super) fn between(minutes: &[u32], stops: &[i32], at: u32) -> i32 {
    let after = minutes.partition_point(|minute| *minute <= at);
    let Some(before) = after.checked_sub(1) else {
        return stops.first().copied().unwrap_or(0);
    };
    let (Some(next), Some(end)) = (minutes.get(after), stops.get(after)) else {
        return stops[before];
    };
    let passed = i64::from(at - minutes[before]);
    let whole = i64::from(next - minutes[before]).max(1);
    let room = i64::from(end - stops[before]);
    stops[before] + i32::try_from(room * passed / whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_rise_and_fill_the_line() {
        let stops = stops(&[0, 1, 2, 60, 40_000], 600);
        assert_eq!((stops[0], stops[4]), (0, 600));
        assert!(
            stops.windows(2).all(|pair| pair[1] - pair[0] >= 16),
            "{stops:?}"
        );
        assert!(super::stops(&[], 600).is_empty());
        assert_eq!(super::stops(&[7], 600), [0]);
        let crowded: Vec<u32> = (0..900).collect();
        let crowded = super::stops(&crowded, 600);
        assert!(crowded.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(*crowded.last().unwrap() <= 600);
    }

    #[test]
    fn a_minute_between_stands_between() {
        let minutes = [0, 10, 20];
        let stops = [0, 100, 300];
        assert_eq!(between(&minutes, &stops, 5), 50);
        assert_eq!(between(&minutes, &stops, 10), 100);
        assert_eq!(between(&minutes, &stops, 15), 200);
        assert_eq!(between(&minutes, &stops, 99), 300);
        assert_eq!(between(&[], &[], 4), 0);
    }
}
