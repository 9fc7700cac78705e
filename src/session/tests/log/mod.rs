//! The codec and its chain: the golden bytes, and every way a log can be wrong.

mod any;
mod damaged;
mod given;
mod personal;
mod written;
