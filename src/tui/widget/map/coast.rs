//! The shipped coastlines, read once and only when a map is drawn.

use std::sync::LazyLock;

/// Rings of land and lakes, for a part of the globe.
#[derive(Debug, Default)]
pub(super) struct Coast {
    /// West, south, east and north edge of what it knows, hundredths of a degree.
    pub(super) region: [i32; 4],
    pub(super) rings: Vec<Ring>,
}

/// A closed line; the last point joins the first.
#[derive(Debug)]
pub(super) struct Ring {
    /// Longitude and latitude, hundredths of a degree.
    pub(super) points: Vec<(i32, i32)>,
    /// West, south, east and north edge.
    pub(super) reach: [i32; 4],
}

/// East and Southeast Asia.
pub(super) static COAST: LazyLock<Coast> = LazyLock::new(|| {
    Coast::read(include_str!("../../../../assets/coast/east-asia.txt"))
        .expect("the embedded coast is read whole by a test")
});

impl Coast {
    /// Reads the form that the head of the asset describes; none where a line is not of that form.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut coast = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("region ") {
                Some(edges) => {
                    let edges: Vec<i32> = edges
                        .split(' ')
                        .map(|edge| edge.parse().ok())
                        .collect::<Option<_>>()?;
                    coast.region = edges.try_into().ok()?;
                }
                None => coast.rings.push(Ring::read(line)?),
            }
        }
        Some(coast)
    }

    /// Whether a stretch lies on the edge of what is known: a cut through land, and no shore.
    pub(super) fn is_cut(&self, from: (i32, i32), to: (i32, i32)) -> bool {
        let [west, south, east, north] = self.region;
        let along = |a: i32, b: i32, edges: [i32; 2]| a == b && edges.contains(&a);
        along(from.0, to.0, [west, east]) || along(from.1, to.1, [south, north])
    }
}

impl Ring {
    fn read(line: &str) -> Option<Self> {
        let (mut x, mut y) = (0_i32, 0_i32);
        let mut points = Vec::new();
        let mut reach = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        for step in line.split(' ') {
            let (east, north) = step.split_once(',')?;
            x = x.checked_add(east.parse().ok()?)?;
            y = y.checked_add(north.parse().ok()?)?;
            reach = [
                reach[0].min(x),
                reach[1].min(y),
                reach[2].max(x),
                reach[3].max(y),
            ];
            points.push((x, y));
        }
        (points.len() >= 3).then_some(Self { points, reach })
    }
}
