//! The long texts of the help: how to write sets, the tags, the profile.

use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::profile::cues::Cue;
use crate::profile::rows::{Help, Items, Kind, ROWS, Row};
use crate::safety::{Effect, Tag};

/// Examples of `plan`, for its long help.
pub(super) const PLAN_HELP: &str = "\
Examples:
  ankle plan                    today's session
  ankle plan --week             this week, ticked off so far
  ankle plan --week --explain   and why each line is there
  ankle plan --next             next week
  ankle plan --date fri         the session of a day
  ankle plan -w -o week.html    a page to print; .ics is a calendar, .md a note
  ankle plan --week --minutes 30 --equipment wall,step
                                what it would be; nothing is written

What it plans for: ankle setup, ankle config get";

/// Returns the examples of `symptom` and its tags, each with its meaning.
pub(super) fn symptom_help() -> String {
    let tags = |effect| {
        let line = |tag: Tag| format!("\n  {:<14}{}", tag.as_str(), tag.meaning());
        Tag::that(effect).map(line).collect::<String>()
    };
    format!(
        "Examples:\n  ankle symptom\n  ankle symptom limp\n  ankle symptom limp --clear --reason \"seen, a bruise\"\n\n\
         Each of these stops the plan until it is cleared:{}\n\nThese are noted for their day:{}",
        tags(Effect::Stops),
        tags(Effect::Noted)
    )
}

/// Columns of the second column of the profile's help, and of its lines.
const PROFILE_COLUMN: usize = 32;
const PROFILE_WIDTH: usize = 80;

/// Returns what `ankle help profile` says: every key with an example and what it is.
pub fn profile_help() -> String {
    let mut text = "\
Your profile is config.toml in the configuration folder, on Linux and macOS
~/.config/ankle. ankle setup asks for it; ankle config set KEY VALUE changes one
key (add and remove for lists, --week 2026-W48 for one week); comments stay.
Every key may be left out:"
        .to_string();
    let shares_a_line = |a: &Row, b: &Row| a.help == b.help && a.help.example.is_none();
    for rows in ROWS.chunk_by(shares_a_line) {
        let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
        let Row { help: Help { example, text: about }, kind, .. } = rows[0];
        let example = example.map_or_else(String::new, |example| format!(" = {example}"));
        let about = about.map_or_else(|| words_of(kind), ToString::to_string);
        text += &entry(&format!("{}{example}", keys.join(", ")), &about);
    }
    text += &entry("[cues]", "how a guided session calls for you:");
    for cue in Cue::ALL {
        text += &entry(&format!("  {cue} = {}", cue.example()), cue.about());
    }
    text += &entry("[since]", "since when: recent-sprain = \"2026-11-02\"");
    text + &entry("[week.\"2026-W48\"]", "keys for that week alone")
}

/// Returns the words a list takes.
fn words_of(kind: Kind) -> String {
    let words: Vec<&str> = match kind {
        Kind::List(Items::Equipment) => Equipment::ALL.iter().map(|thing| thing.as_str()).collect(),
        Kind::List(Items::Flags) => Flag::ALL.iter().map(|flag| flag.as_str()).collect(),
        _ => Vec::new(),
    };
    words.join(" ")
}

/// Returns a line of the profile's help, and those on which its second column goes on.
fn entry(first: &str, second: &str) -> String {
    let gap = "\n".to_string() + &" ".repeat(PROFILE_COLUMN);
    let width = PROFILE_WIDTH - PROFILE_COLUMN;
    let second: Vec<_> = textwrap::wrap(
        second,
        textwrap::Options::new(width)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace),
    );
    let first = format!("\n  {first}");
    let line = if first.len() + 1 > PROFILE_COLUMN { first + &gap } else { format!("{first:<33}") };
    line + &second.join(&gap)
}

/// What `ankle help sets` says.
pub const SETS_HELP: &str = "\
How to write sets, in any order with the name of the exercise:
  3x12                   three sets of twelve, on each side for one-sided work
  12,12,10               one number for each set
  3x30s  2x1m30s         holds
  3x12+10kg  3x12+25lb   added load
  3x12@8                 effort, RPE 1 to 10: at 8 two more would have gone
  L12,12,11 R12,12,12    left and right; also L3x12
  3x12 pain2             worst pain, 0 to 10
  3x30s touch2           support touches in each set of a balance drill
  12,12,9 stopped        form ended the last set
  3×8+                   in a plan: an open last set, stop with two in reserve

In words too, where they cannot be misread:
  3 x 12, 3 sets of 12, 12 reps, 30 sec, 3x12 @8, pain 2

Several groups may follow each other:
  ankle log 2x12+10kg@8 9+10kg@9.5 single-leg-raise

Names may be shortened as long as they fit one exercise: ankle log 3x10 neg calf";
