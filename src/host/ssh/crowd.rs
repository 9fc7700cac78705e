//! How many may be in, and how many at the door, in all and from one address.
//!
//! A room of a workshop stands behind one address, so that an address may have as many in as a
//! room holds. Those at the door who have shown nothing yet are turned away at random once they
//! are many: whoever comes in earnest tries again, and a flood cannot hold all places.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// How many connections there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// In all.
    pub people: usize,
    /// From one address. As many as a room holds, or a whole workshop is turned away.
    pub people_from_one: usize,
    /// Not yet let in. From half of it on, some are turned away.
    pub strangers: usize,
    /// Not yet let in, from one address; likewise.
    pub strangers_from_one: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            people: 500,
            people_from_one: 500,
            strangers: 400,
            strangers_from_one: 200,
        }
    }
}

/// Why a connection is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// As many are in as may be.
    Full,
    /// Too many are at the door.
    Crowded,
}

/// Counts everybody who is in or at the door.
#[derive(Debug)]
pub(super) struct Crowd {
    limits: Limits,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    all: Count,
    from: HashMap<IpAddr, Count>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    people: usize,
    strangers: usize,
}

impl Crowd {
    pub(super) fn new(limits: Limits) -> Arc<Self> {
        let counts = Mutex::default();
        Arc::new(Self { limits, counts })
    }

    /// How many may be in at once.
    pub(super) const fn most(&self) -> usize {
        self.limits.people
    }

    /// One more at the door. `chance` is any number.
    pub(super) fn enter(self: &Arc<Self>, from: IpAddr, chance: u32) -> Result<Place, Turned> {
        let from = network(from);
        let limits = &self.limits;
        self.change(|counts| {
            let one = counts.from.get(&from).copied().unwrap_or_default();
            let all = counts.all;
            if all.people >= limits.people || one.people >= limits.people_from_one {
                return Err(Turned::Full);
            }
            if early(all.strangers, limits.strangers, chance)
                || early(one.strangers, limits.strangers_from_one, chance)
            {
                return Err(Turned::Crowded);
            }
            for count in [&mut counts.all, counts.from.entry(from).or_default()] {
                count.people += 1;
                count.strangers += 1;
            }
            Ok(())
        })?;
        let crowd = self.clone();
        Ok(Place {
            crowd,
            from,
            stranger: true,
        })
    }

    /// Connections there are.
    pub(super) fn people(&self) -> usize {
        self.change(|counts| counts.all.people)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Counts) -> T) -> T {
        change(&mut self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The place of one connection, for as long as it lives.
#[derive(Debug)]
pub(super) struct Place {
    crowd: Arc<Crowd>,
    from: IpAddr,
    stranger: bool,
}

impl Place {
    /// Whoever has this place is let in, and stands no longer at the door.
    pub(super) fn known(&mut self) {
        if std::mem::take(&mut self.stranger) {
            self.leave(0, 1);
        }
    }

    fn leave(&self, people: usize, strangers: usize) {
        self.crowd.change(|counts| {
            let Some(one) = counts.from.get_mut(&self.from) else {
                return;
            };
            for count in [&mut counts.all, one] {
                count.people -= people;
                count.strangers -= strangers;
            }
            if counts
                .from
                .get(&self.from)
                .is_some_and(|count| count.people == 0)
            {
                counts.from.remove(&self.from);
            }
        });
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.leave(1, usize::from(self.stranger));
    }
}

/// Whether one more is turned away: nobody up to half of the limit, everybody at the limit, and
/// the more in between the more there are.
fn early(count: usize, limit: usize, chance: u32) -> bool {
    let half = limit.div_ceil(2);
    if count < half {
        return false;
    }
    let chance = usize::try_from(chance).unwrap_or_default();
    count >= limit || chance % (limit - half) < count - half
}

/// Whom one address stands for: with version 6, everybody has a whole network of them.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        people: 10,
        people_from_one: 8,
        strangers: 6,
        strangers_from_one: 4,
    };

    fn at(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    #[test]
    fn a_room_comes_in_and_a_flood_does_not() {
        let crowd = Crowd::new(LIMITS);
        let mut places = Vec::new();
        for _ in 0..8 {
            let mut place = crowd.enter(at(1), 0).unwrap();
            place.known();
            place.known();
            places.push(place);
        }
        assert_eq!(crowd.enter(at(1), 0).unwrap_err(), Turned::Full);
        let others = [crowd.enter(at(2), 1), crowd.enter(at(3), 1)];
        assert!(others.iter().all(Result::is_ok));
        assert_eq!(crowd.enter(at(4), 1).unwrap_err(), Turned::Full);
        drop((places, others));
        assert_eq!(crowd.people(), 0);
        assert!(
            crowd.counts.lock().unwrap().from.is_empty(),
            "nobody is remembered"
        );
    }

    #[test]
    fn strangers_are_turned_away_the_more_there_are() {
        let crowd = Crowd::new(LIMITS);
        let mut places = Vec::new();
        for _ in 0..2 {
            places.push(crowd.enter(at(1), 0).unwrap());
        }
        places.push(crowd.enter(at(1), 1).unwrap());
        assert_eq!(
            crowd.enter(at(1), 0).unwrap_err(),
            Turned::Crowded,
            "by chance"
        );
        places.push(crowd.enter(at(1), 1).unwrap());
        for chance in 0..9 {
            assert_eq!(crowd.enter(at(1), chance).unwrap_err(), Turned::Crowded);
        }
        places.push(crowd.enter(at(2), 2).unwrap());
        places[0].known();
        assert!(
            crowd.enter(at(1), 1).is_ok(),
            "another may come when one is in"
        );
    }

    #[test]
    fn addresses_of_one_network_count_as_one() {
        let parse = |text: &str| network(text.parse().unwrap());
        assert_eq!(parse("2001:db8::1"), parse("2001:db8:0:0:ffff::2"));
        assert_ne!(parse("2001:db8::1"), parse("2001:db8:0:1::1"));
        assert_eq!(parse("::ffff:192.0.2.1"), parse("192.0.2.1"));
        assert_ne!(parse("192.0.2.2"), parse("192.0.2.1"));
    }
}
