//! What an exercise must obey, a file for each rule or family of rules. Each explains itself by
//! its codes, and each code has a folder of its slug in `tests/data/broken`.

pub(super) mod acts;
pub(super) mod clock;
pub(super) mod condition;
pub(super) mod cycle;
pub(super) mod effect;
pub(super) mod ending;
pub(super) mod map;
pub(super) mod menu;
pub(super) mod objective;
pub(super) mod occasion;
pub(super) mod policy;
pub(super) mod post;
pub(super) mod range;
pub(super) mod rubric;
pub(super) mod stage;
pub(super) mod text;
pub(super) mod weights;
pub(super) mod whole;
