//! What is done with a session once it is over: notes, ratings and actions come into its reports,
//! what is about persons is taken out of it, and what was recorded once means the same for ever.

mod notes;
mod record;
mod redacted;
mod steps;
