//! What several tests need: exercises from the folder, plays by a policy, and the plain
//! breadth-first counter.

pub(crate) mod explore;
pub(crate) mod load;
pub(crate) mod play;
