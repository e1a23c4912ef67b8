//! What `setup` asks, in plain words.

use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::profile::edit::Change;
use crate::profile::key::Key;
use crate::text::escape;

use super::look::{Look, Style};
use super::page::{Line, Page};
use super::profile::changes;

/// A question about one key.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The key.
    pub key: Key,
    ask: &'static str,
}

/// What everybody is asked.
pub const MAIN: [Question; 6] = [
    Question {
        key: Key::Level,
        ask: "How far along are you? 1 beginner, or back after a break; 2 ten single-leg calf raises are no trouble; 3 years of \
              strength training.",
    },
    Question {
        key: Key::Days,
        ask: "Which days can you train? Like 'mon wed fri', or just how many sessions, like '3'.",
    },
    Question { key: Key::Minutes, ask: "How many minutes may a session take, warm-up included?" },
    Question { key: Key::Equipment, ask: "What do you have? Words or numbers, or 'none'." },
    Question { key: Key::Flags, ask: "Is there anything to be careful about? Numbers or words, or 'none'." },
    Question {
        key: Key::HardRunDays,
        ask: "On which days do you run fast or long? Like 'tue sat', or 'none'. Heavy calf work keeps clear of them.",
    },
];

/// What only those are asked who want to tell more.
pub const MORE: [Question; 8] = [
    Question { key: Key::Goal, ask: "'build' strength, or 'maintain' it with about half the work?" },
    Question { key: Key::Units, ask: "Weights in 'kg' or 'lb'?" },
    Question {
        key: Key::IncrementsKg,
        ask: "Which steps do your weights allow, in kilograms, smallest first? Like '1.25 2.5'.",
    },
    Question { key: Key::MaxLoadKg, ask: "What is the most you can add, in kilograms? 'none' for no limit." },
    Question { key: Key::Races, ask: "Do you race? Days like 2027-04-18, or 'none'." },
    Question { key: Key::Age, ask: "Your age, for the typical range of the self-tests only; or 'none'." },
    Question { key: Key::Sex, ask: "'f' or 'm', for the same; or 'none'." },
    Question { key: Key::BodyweightKg, ask: "Body weight in kilograms, for the same; or 'none'." },
];

/// Says what is about to happen.
pub fn opening(path: &str, exists: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    let what = if exists { "Your profile again" } else { "Your profile" };
    page.paragraph(
        0,
        Style::Plain,
        &format!(
            "{what}, in a few questions. Enter keeps what stands in brackets. Nothing is written before you have seen it; it goes \
             into {path}."
        ),
    );
    page.render(look)
}

/// Asks.
pub fn question(question: &Question, look: &Look) -> String {
    let mut page = Page::new(look);
    page.blank();
    page.paragraph(0, Style::Plain, question.ask);
    match question.key {
        Key::Equipment => {
            numbered(&mut page, Equipment::ALL.iter().map(|thing| (thing.as_str(), about(*thing))));
        }
        Key::Flags => {
            numbered(&mut page, Flag::ALL.iter().map(|flag| (flag.as_str(), meaning(*flag))));
        }
        _ => {}
    }
    page.render(look)
}

/// Asks since when something is.
pub fn since(flag: Flag, look: &Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(
        0,
        Style::Plain,
        &format!(
            "Since when? ({}) A day like 2026-11-02, 'yesterday' or '3d'; Enter if you do not know.",
            meaning(flag)
        ),
    );
    page.render(look)
}

/// Stands before the answer; `held` is what Enter keeps.
pub fn prompt(label: &str, held: &str, look: &Look) -> String {
    format!("{} [{}]: ", look.paint(Style::Bold, label), escape(held))
}

/// Says why an answer is none.
pub fn refusal(message: &str, hint: Option<&str>, look: &Look) -> String {
    let mut page = Page::new(look);
    let hint = hint.map_or_else(String::new, |hint| format!(" ({hint})"));
    page.paragraph(2, Style::Partly, &escape(&format!("{message}{hint}")));
    page.render(look)
}

/// Shows what would be written.
pub fn preview(path: &str, of: &[Change<'_>], look: &Look) -> String {
    let mut page = Page::new(look);
    page.blank();
    page.line(Line::new().plain(format!("This goes into {path}:")));
    page.blank();
    format!("{}{}\n", page.render(look), changes(of, look))
}

/// Says how it ended.
pub fn ending(path: &str, outcome: Ending, look: &Look) -> String {
    let mut page = Page::new(look);
    match outcome {
        Ending::Written => {
            page.line(Line::new().add(Style::Good, "✓").plain(format!(" Written to {path}")));
            page.paragraph(
                4,
                Style::Dim,
                "your week: ankle plan --week; one key later: ankle config set minutes 30",
            );
        }
        Ending::Same => page.line(Line::new().plain(format!("Nothing is different: {path} stays as it is."))),
        Ending::Refused => page.line(Line::new().plain("Nothing was written.")),
    }
    page.render(look)
}

/// How the dialogue ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The profile is written.
    Written,
    /// Every answer was what the profile says already.
    Same,
    /// The person would rather not.
    Refused,
}

fn numbered<'a>(page: &mut Page, entries: impl Iterator<Item = (&'a str, &'a str)>) {
    for (position, (word, about)) in entries.enumerate() {
        let line = Line::new().plain(format!("  {:>2} {word}", position + 1));
        page.line_hanging(line.to_column(27).add(Style::Dim, about), 27);
    }
}

/// What a thing is good for, or what does as well.
fn about(thing: Equipment) -> &'static str {
    match thing {
        Equipment::Wall => "or a rail, to hold on to",
        Equipment::Chair => "a sturdy one",
        Equipment::Step => "a stair, or a box that stands firm",
        Equipment::Plate => "a weight plate, or a thick book to stand on",
        Equipment::Dumbbell | Equipment::Kettlebell | Equipment::CalfMachine | Equipment::LegPress => "",
        Equipment::Backpack => "one that takes weight",
        Equipment::Band => "a resistance band",
        Equipment::Towel => "or a folded blanket",
        Equipment::Cushion => "or a balance pad",
    }
}

/// A flag in plain words.
fn meaning(flag: Flag) -> &'static str {
    match flag {
        Flag::InsertionalAchilles => "pain where the Achilles tendon meets the heel",
        Flag::MidportionAchilles => "pain in the middle of the Achilles tendon",
        Flag::PlantarHeel => "pain under the heel",
        Flag::RecentSprain => "a sprained ankle, under six weeks ago",
        Flag::PastSprain => "an older sprain",
        Flag::BoneStress => "a stress injury of a bone, known or suspected",
        Flag::CalfStrain => "a strained calf",
        Flag::HalluxRigidus => "a stiff big toe",
        Flag::KneeFlexionPain => "a knee that hurts when it bends under load",
        Flag::BalanceImpaired => "trouble keeping balance",
        Flag::NoJump => "no jumping, please",
    }
}
