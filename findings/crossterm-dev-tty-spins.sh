#!/usr/bin/env bash
# crossterm 0.29.0 with its feature `use-dev-tty`: a wait for keys spins over its last part of a millisecond.
#
# Expected: `event::poll(100 ms)` with no key pressed sleeps in the system until the time is over.
# Seen: the time that is left is handed to poll(2) in whole milliseconds, rounded down. The first call waits 99 ms, and
# what is left is asked for with a time-out of 0, again and again, until the millisecond is over: about a hundred calls
# and nearly a millisecond of processor time for each wait. With the default reader (mio) a wait takes a few hundredths.
# Ten waits a second are a hundredth of a core for a program that does nothing.
#
# Output seen on Debian 12, rustc 1.95:
#   use-dev-tty: 950 us of processor time a wait
#   default:      40 us of processor time a wait
#
# Fails if that changes: needs cargo, and script(1) for a terminal.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

program() {
    mkdir -p "$1/src"
    cat >"$1/Cargo.toml" <<TOML
[package]
name = "$1"
version = "0.1.0"
edition = "2021"

[dependencies]
crossterm = { version = "=0.29.0", features = [$2] }
TOML
    cat >"$1/src/main.rs" <<'RUST'
use std::time::Duration;

/// Nanoseconds this process ran on a processor (Linux).
fn ran() -> u64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse().unwrap()
}

fn main() {
    const WAITS: u64 = 30;
    crossterm::terminal::enable_raw_mode().unwrap();
    // The first call opens the terminal.
    crossterm::event::poll(Duration::from_millis(20)).unwrap();
    let before = ran();
    for _ in 0..WAITS {
        assert!(!crossterm::event::poll(Duration::from_millis(100)).unwrap());
    }
    let each = (ran() - before) / WAITS / 1000;
    crossterm::terminal::disable_raw_mode().unwrap();
    std::fs::write("each", each.to_string()).unwrap();
}
RUST
    (cd "$1" && cargo build --quiet --release)
    # A terminal whose other end never types.
    (cd "$1" && sleep 60 | script -qec "target/release/$1" /dev/null >/dev/null & wait_for "$1/each")
}

wait_for() {
    for _ in $(seq 600); do
        [ -s "$1" ] && return 0
        sleep 0.1
    done
    echo "the program did not end" >&2
    return 1
}

program dev_tty '"use-dev-tty"'
program default ''
spins=$(cat dev_tty/each)
sleeps=$(cat default/each)
printf 'use-dev-tty: %4s us of processor time a wait\n' "$spins"
printf 'default:     %4s us of processor time a wait\n' "$sleeps"
[ "$spins" -ge 300 ] && [ "$spins" -ge $((3 * sleeps)) ] || { echo "this has changed" >&2; exit 1; }
