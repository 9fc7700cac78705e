//! Hands the arguments to the command line and returns its exit code.

use std::process::ExitCode;

/// Searching allocates on one thread what another lets go; this allocator does not make them wait
/// for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    offramp::cli::main(std::env::args_os())
}
