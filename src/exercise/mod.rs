//! What may happen: the authored format, from the text of its files to a checked model.

pub mod source;
