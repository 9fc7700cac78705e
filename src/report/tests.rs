//! Reports of a played session.
