//! What a load comes to.

use serde::{Deserialize, Serialize};

/// Times in milliseconds, by rank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// How many were measured.
    pub count: usize,
    /// Half of them took no longer.
    pub p50: f64,
    /// 99 of 100 took no longer.
    pub p99: f64,
}

impl Span {
    /// Of these times, microseconds.
    #[must_use]
    pub fn of(mut times: Vec<u64>) -> Self {
        times.sort_unstable();
        let rank = |percent: usize| {
            let nth = (times.len() * percent).div_ceil(100).max(1) - 1;
            times.get(nth).map_or(0.0, |time| *time as f64 / 1000.0)
        };
        Self {
            count: times.len(),
            p50: rank(50),
            p99: rank(99),
        }
    }
}

/// What the people met.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Who wanted to join.
    pub sessions: usize,
    /// Whose first picture came.
    pub joined: usize,
    /// Whose key moved the own cursor.
    pub played: usize,
    /// Who left and was let go well.
    pub left: usize,
    /// Connections that were refused or ended by themselves.
    pub dropped: usize,
    /// From the first byte of a connection to its first picture, milliseconds.
    pub first_frame_ms: Span,
    /// From a key to its effect on the own screen, milliseconds.
    pub key_ms: Span,
    /// The same while a storm of votes goes on; none where there was none.
    pub storm_key_ms: Option<Span>,
    /// Keys whose effect was never seen.
    pub keys_lost: usize,
    /// Votes that were cast.
    pub votes: usize,
    /// Pictures that came while people played.
    pub frames: u64,
    /// Bytes of one of them, before the protocol's own.
    pub bytes_per_frame: f64,
    /// When people played, and when the storm was, milliseconds since the load began.
    pub playing: (u64, u64),
    /// See [`Figures::playing`].
    pub storm: Option<(u64, u64)>,
}
