//! What a way does to one number: add, then clamp. Several in a row are one again.

/// `x` becomes `(x + add)` within `least..=most`; where both are one value, that value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Map {
    /// What is added.
    pub add: i32,
    /// The lowest value it can come to.
    pub least: i32,
    /// The highest.
    pub most: i32,
}

impl Map {
    /// Leaves every value of the range as it is.
    pub(super) fn same(range: (i32, i32)) -> Self {
        Self {
            add: 0,
            least: range.0,
            most: range.1,
        }
    }

    /// Becomes one value, whatever it was.
    pub(super) fn always(value: i32) -> Self {
        Self {
            add: 0,
            least: value,
            most: value,
        }
    }

    /// Whether it forgets what the number was.
    #[must_use]
    pub fn is_constant(self) -> bool {
        self.least == self.most
    }

    /// What the value becomes.
    #[must_use]
    #[inline]
    pub fn of(self, value: i32) -> i32 {
        // Not `clamp`, whose assertion of order costs more than the two comparisons.
        (value + self.add).max(self.least).min(self.most)
    }

    /// This, then another.
    pub(super) fn then(self, next: Self) -> Self {
        let (least, most) = (next.of(self.least), next.of(self.most));
        if least == most {
            return Self::always(least);
        }
        Self {
            add: self.add.saturating_add(next.add),
            least,
            most,
        }
    }
}

/// Effects that are added up before they are clamped once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    set: Option<i32>,
    add: i32,
}

impl Sum {
    pub(super) fn add(&mut self, by: i32) {
        self.add = self.add.saturating_add(by);
    }

    pub(super) fn set(&mut self, to: i32) {
        *self = Self {
            set: Some(to),
            add: 0,
        };
    }

    /// What the sum makes of a number that the map has led to, once it is clamped to the range.
    pub(super) fn close(self, map: Map, range: (i32, i32)) -> Map {
        let clamp = |value: i32| value.max(range.0).min(range.1);
        match self.set {
            Some(value) => Map::always(clamp(value.saturating_add(self.add))),
            None => map.then(Map {
                add: self.add,
                least: range.0,
                most: range.1,
            }),
        }
    }
}
