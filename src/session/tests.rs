//! The codec and its chain.
