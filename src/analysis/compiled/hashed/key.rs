//! States of a stop as one integer: the numbers that are live there, side by side.

use crate::analysis::compiled::program::Program;

/// An integer that holds a state.
pub(super) trait Key: Copy + Eq + Default + Send + Sync {
    /// With the value entered at the bit.
    fn with(self, value: i32, shift: u32) -> Self;
    /// The value that stands at the bit, of so many bits.
    fn part(self, shift: u32, bits: u32) -> i32;
    /// Without its last six bits, and these.
    fn split(self) -> (Self, u32);
    /// Both parts together again.
    fn join(shared: Self, place: u32) -> Self;
    /// A well-mixed hash: states are small numbers in few bits, and their sums collide.
    fn mixed(self) -> u64;
}

/// The parts of a state, in an integer of either width; how it is mixed, each has its own way.
macro_rules! key {
    ($whole:ty, $mixed:expr) => {
        impl Key for $whole {
            #[inline]
            fn with(self, value: i32, shift: u32) -> Self {
                self | Self::from(value.unsigned_abs()) << shift
            }

            #[inline]
            fn part(self, shift: u32, bits: u32) -> i32 {
                ((self >> shift) & ((1 << bits) - 1)) as i32
            }

            #[inline]
            fn split(self) -> (Self, u32) {
                (self >> 6, (self & 63) as u32)
            }

            #[inline]
            fn join(shared: Self, place: u32) -> Self {
                shared << 6 | Self::from(place)
            }

            #[inline]
            fn mixed(self) -> u64 {
                let mixed: fn(Self) -> u64 = $mixed;
                mixed(self)
            }
        }
    };
}

key!(u64, |key| {
    let wide = u128::from(key ^ 0x9e37_79b9_7f4a_7c15)
        .wrapping_mul(0xd134_2543_de82_ef95_2d58_1f5a_6c04_1b7b);
    (wide >> 64) as u64 ^ wide as u64
});
key!(u128, |key| {
    let (low, high) = (key as u64, (key >> 64) as u64);
    low.mixed() ^ high.mixed().rotate_left(29)
});

/// Where each live number of a stop stands in its key.
#[derive(Debug, Clone)]
pub(super) struct Packing {
    parts: Vec<(usize, u32, u32)>,
    pub(super) bits: u32,
}

impl Packing {
    pub(super) fn new(program: &Program, stop: u32) -> Self {
        let (mut parts, mut shift) = (Vec::new(), 0);
        for var in program.live(stop).iter().map(|var| usize::from(*var)) {
            let bits = program.vars()[var]
                .most
                .unsigned_abs()
                .checked_ilog2()
                .map_or(0, |top| top + 1);
            parts.push((var, shift, bits));
            shift += bits;
        }
        Self { parts, bits: shift }
    }

    #[inline]
    pub(super) fn pack<K: Key>(&self, vars: &[i32]) -> K {
        let parts = self.parts.iter();
        parts.fold(K::default(), |key, (var, shift, _)| {
            key.with(vars[*var], *shift)
        })
    }

    #[inline]
    pub(super) fn read<K: Key>(&self, key: K, vars: &mut [i32]) {
        for (var, shift, bits) in &self.parts {
            vars[*var] = key.part(*shift, *bits);
        }
    }
}
