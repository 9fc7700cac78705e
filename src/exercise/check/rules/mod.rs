//! What an exercise must obey, a file for each rule or family of rules.

pub(super) mod acts;
