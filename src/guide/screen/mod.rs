//! The session on a screen.
