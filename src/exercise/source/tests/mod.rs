//! Tests of the text layer, over a small draft of their own.

mod broken;
mod draft;
mod grammar;
mod limits;
mod places;
mod properties;
mod walk;
