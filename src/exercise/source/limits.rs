//! Limits that keep a hostile exercise from exhausting memory, stack or patience. Each is far
//! beyond any exercise that people could play.

/// Bytes of one file: 4 MiB.
pub const FILE_BYTES: usize = 4 << 20;
/// Bytes of all files together: 16 MiB.
pub const TOTAL_BYTES: usize = 16 << 20;
/// Files, the first one included.
pub const FILES: usize = 256;
/// Brackets inside each other. Both readers stop at 128 of their own levels, some of which an
/// author does not see.
pub const DEPTH: usize = 64;
/// Words, texts and marks in a file whose syntax tree is still built: up to 500 bytes of memory
/// each while it is built. Beyond, only the first problem of the form is told.
pub const TREE_TOKENS: usize = 1_000_000;
/// Structural problems said per file; more would only repeat the same slip.
pub const PROBLEMS: usize = 100;
