//! Guided sessions in a real terminal: led, killed, stopped, resized, with a disk that fills.

mod luck;
mod terminal;
mod wait;
mod whole;
