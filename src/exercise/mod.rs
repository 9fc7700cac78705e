//! WHAT MAY HAPPEN: the authored format, from text to a model whose references are resolved.

pub mod draft;
pub mod model;
pub mod source;
