//! Line mode, from lines to pages.
