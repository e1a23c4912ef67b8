//! When to stop and who to see (B.21, D.12). General advice in our own words; no diagnosis.

/// One group of warning signs.
#[derive(Debug, Clone, Copy)]
pub struct Warning {
    /// What it may be about, in a few words.
    pub title: &'static str,
    /// What to look for, and what to do.
    pub text: &'static str,
    /// Stop tags that belong to it.
    pub tags: &'static [&'static str],
}

/// What every person should have read once.
pub const NOTICE: &str = "This is general strength advice for healthy adults, not treatment. See a clinician first \
     if you have pain or an injury, had surgery lately, are pregnant and have ankle trouble, have diabetes with numb \
     feet, take blood thinners, or are at risk of falling.";

/// The warning signs, the most common first. Sources: L69 (Ottawa rules), L70, L71 and general knowledge.
pub const WARNINGS: [Warning; 7] = [
    Warning {
        title: "After a twist or a fall",
        text: "Have it looked at, perhaps X-rayed, when there is pain around the ankle bones and either the back edge \
               or the tip of the outer or inner ankle bone hurts when pressed, or you could not take four steps right \
               away and still cannot. The same goes for pain in the middle of the foot with a sore spot at the base \
               of the little-toe side or on the inner arch bone. These rules (Ottawa) miss almost nothing, but do not \
               count when drunk, after a blow to the head, with numb feet, or when a stress fracture is suspected.",
        tags: &["cannot-walk"],
    },
    Warning {
        title: "A snap in the calf or the tendon",
        text: "A sudden snap, or a feeling of being kicked from behind, a dent in the tendon, or being unable to rise \
               on that foot: go to urgent care today. Do not test it.",
        tags: &["snap"],
    },
    Warning {
        title: "Pain in the bone",
        text: "A sore spot one finger can cover, pain that grows through a run, pain at night or at rest, pain when \
               hopping on that leg, or an earlier stress fracture: no impact and no loading until someone has cleared it.",
        tags: &["bone-pain", "night-pain"],
    },
    Warning {
        title: "A swollen calf",
        text: "A calf that is swollen, warm, red or tender, above all after a journey, an operation or an illness, may \
               be a clot: have it seen today. With breathlessness or chest pain call an ambulance.",
        tags: &["swollen-calf"],
    },
    Warning {
        title: "Heat, numbness, a cold foot",
        text: "A hot and swollen joint with fever or feeling ill, sudden numbness or weakness, a foot that drops, or a \
               cold, pale foot: urgent care. Tightness with numbness that comes at the same point of every run: have \
               it assessed.",
        tags: &["hot-joint", "numbness"],
    },
    Warning {
        title: "New tendon pain after certain medicines",
        text: "New tendon pain during or after a course of fluoroquinolone antibiotics or of steroids: stop and ask \
               the clinician who prescribed them.",
        tags: &["antibiotic"],
    },
    Warning {
        title: "Pain that does not settle",
        text: "Pain above 5 of 10 that has not settled by the next day twice running, or any pain that changes the way \
               you walk: stop loading and have it assessed.",
        tags: &["limp"],
    },
];

/// What each tag means, in a few words: those that stop all loading first.
const MEANINGS: [(&str, &str); 11] = [
    ("snap", "a snap in calf or tendon"),
    ("bone-pain", "a sore spot on the bone"),
    ("night-pain", "pain at night or at rest"),
    ("cannot-walk", "four steps are too many"),
    ("limp", "pain changes how you walk"),
    ("swollen-calf", "calf swollen, warm or red"),
    ("hot-joint", "hot swollen joint, or fever"),
    ("numbness", "numb, weak or cold foot"),
    ("antibiotic", "tendon pain after an antibiotic"),
    ("sharp", "sharp pain while training"),
    ("tired", "legs stay heavy and tired"),
];

/// Returns what a tag means, in a few words; nothing of a tag that is none.
pub fn meaning(tag: &str) -> &'static str {
    MEANINGS.iter().find(|(other, _)| *other == tag).map_or("", |(_, meaning)| meaning)
}

/// Returns what to do about a stop tag, in one line.
pub fn advice(tag: &str) -> &'static str {
    let warning = WARNINGS.iter().find(|warning| warning.tags.contains(&tag));
    warning.map_or("Have it assessed before you load the ankle again.", |warning| warning.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{OTHER_TAGS, STOP_TAGS};

    #[test]
    fn every_tag_has_its_meaning_in_a_few_words() {
        let tags: Vec<&str> = STOP_TAGS.into_iter().chain(OTHER_TAGS).collect();
        assert_eq!(MEANINGS.map(|(tag, _)| tag).to_vec(), tags);
        for tag in tags {
            assert!((3..=6).contains(&meaning(tag).split(' ').count()), "{tag}");
        }
        assert_eq!(meaning("itchy"), "");
    }

    #[test]
    fn every_stop_tag_has_its_warning() {
        for tag in STOP_TAGS {
            assert!(WARNINGS.iter().any(|warning| warning.tags.contains(&tag)), "{tag}");
        }
    }
}
