//! Rules of the engine, on small exercises.
