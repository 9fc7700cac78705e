//! A number that is watched, and what moved it.

/// A meter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeterView {
    /// Its name in the file; empty for the tension.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its value.
    pub value: i32,
    /// Its lowest and highest value.
    pub range: (i32, i32),
    /// The name of its band; empty where it has none.
    pub band: String,
    /// All its bands, rising.
    pub bands: Vec<BandView>,
    /// Its last changes, newest first: minute, change, what caused it. What time did is told once
    /// for each decision. The changes not told are what the value has beyond their sum.
    pub causes: Vec<(u32, i32, Cause)>,
    /// So many of the causes came since the last commit.
    pub since: usize,
}

impl MeterView {
    /// What the value is made of beside the causes that are told: where it began, and what moved it
    /// before the oldest of them.
    #[must_use]
    pub fn earlier(&self) -> i32 {
        let told = self.causes.iter().map(|(_, change, _)| *change);
        told.fold(self.value, i32::saturating_sub)
    }
}

/// A stretch of a meter's range.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BandView {
    /// Its lowest value.
    pub from: i32,
    /// Its name for people.
    pub name: String,
    /// What the literature compares with it; empty where nothing is.
    pub beside: String,
}

/// What moved a meter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A decision, an inject, a channel, an act of another side: by name for people.
    Known(String),
    /// What was done before wears off.
    Worn,
    /// Nothing but time.
    Time,
    /// Something that is not the chair's to know.
    Hidden,
}
