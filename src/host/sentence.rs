//! What the store says, in the words of the phrase catalogue.

use super::store::StoreError;
use crate::locale::{Arg, Locale};

/// The sentence of a failure, without a full stop.
#[must_use]
pub fn store_sentence(locale: &Locale, error: &StoreError) -> String {
    let args: Vec<(&str, Arg)> = error
        .args()
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let anonymous = error.code() == "store-held" && args.iter().all(|(name, _)| *name != "pid");
    match anonymous {
        true => locale.say("store-held-unnamed", &args),
        false => locale.say(error.code(), &args),
    }
}
