//! Pictures made of text.

pub mod canvas;
