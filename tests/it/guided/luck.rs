//! Bad luck.
