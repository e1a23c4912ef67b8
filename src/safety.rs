//! When to stop and who to see (B.21, D.12), and the tags by which a person notes it (D.5). General advice in our own
//! words; no diagnosis.

use crate::vocabulary::vocabulary;

/// One group of warning signs.
#[derive(Debug, Clone, Copy)]
pub struct Warning {
    /// What it may be about, in a few words.
    pub title: &'static str,
    /// What to look for, and what to do.
    pub text: &'static str,
}

impl Warning {
    /// Returns the tags that belong to it, in the order of the list.
    pub fn tags(&self) -> impl Iterator<Item = Tag> {
        Tag::ALL.iter().copied().filter(|tag| tag.advice() == self.text)
    }
}

/// What every person should have read once.
pub const NOTICE: &str = "This is general strength advice for healthy adults, not treatment. See a clinician first \
     if you have pain or an injury, had surgery lately, are pregnant and have ankle trouble, have diabetes with numb \
     feet, take blood thinners, or are at risk of falling.";

/// The warning signs, the most common first. Sources: L69 (Ottawa rules), L70, L71 and general knowledge.
pub const WARNINGS: [Warning; 7] = [TWIST, SNAP, BONE, CALF, JOINT, MEDICINE, LASTING];

const TWIST: Warning = Warning {
    title: "After a twist or a fall",
    text: "Have it looked at, perhaps X-rayed, when there is pain around the ankle bones and either the back edge \
           or the tip of the outer or inner ankle bone hurts when pressed, or you could not take four steps right \
           away and still cannot. The same goes for pain in the middle of the foot with a sore spot at the base \
           of the little-toe side or on the inner arch bone. These rules (Ottawa) miss almost nothing, but do not \
           count when drunk, after a blow to the head, with numb feet, or when a stress fracture is suspected.",
};

const SNAP: Warning = Warning {
    title: "A snap in the calf or the tendon",
    text: "A sudden snap, or a feeling of being kicked from behind, a dent in the tendon, or being unable to rise \
           on that foot: go to urgent care today. Do not test it.",
};

const BONE: Warning = Warning {
    title: "Pain in the bone",
    text: "A sore spot one finger can cover, pain that grows through a run, pain at night or at rest, pain when \
           hopping on that leg, or an earlier stress fracture: no impact and no loading until someone has cleared it.",
};

const CALF: Warning = Warning {
    title: "A swollen calf",
    text: "A calf that is swollen, warm, red or tender, above all after a journey, an operation or an illness, may \
           be a clot: have it seen today. With breathlessness or chest pain call an ambulance.",
};

const JOINT: Warning = Warning {
    title: "Heat, numbness, a cold foot",
    text: "A hot and swollen joint with fever or feeling ill, sudden numbness or weakness, a foot that drops, or a \
           cold, pale foot: urgent care. Tightness with numbness that comes at the same point of every run: have \
           it assessed.",
};

const MEDICINE: Warning = Warning {
    title: "New tendon pain after certain medicines",
    text: "New tendon pain during or after a course of fluoroquinolone antibiotics or of steroids: stop and ask \
           the clinician who prescribed them.",
};

const LASTING: Warning = Warning {
    title: "Pain that does not settle",
    text: "Pain above 5 of 10 that has not settled by the next day twice running, or any pain that changes the way \
           you walk: stop loading and have it assessed.",
};

/// What noting a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing is planned until it is cleared.
    Stops,
    /// It is noted for its day and stops nothing by itself.
    Noted,
}

/// Makes the tags: each a word, what it does, its meaning in a few words, and the advice that is printed.
macro_rules! tags {
    ($($variant:ident = $word:literal, $effect:ident, $meaning:literal, $advice:expr;)+) => {
        vocabulary! {
            /// What a person may notice. All that goes by the tags goes by this list.
            Tag { $(#[doc = $meaning] $variant = $word,)+ }
        }

        impl Tag {
            /// Returns what noting it does.
            pub const fn effect(self) -> Effect {
                match self { $(Tag::$variant => Effect::$effect,)+ }
            }

            /// Returns its meaning in a few words.
            pub const fn meaning(self) -> &'static str {
                match self { $(Tag::$variant => $meaning,)+ }
            }

            /// Returns what to do about it.
            pub const fn advice(self) -> &'static str {
                match self { $(Tag::$variant => $advice,)+ }
            }
        }
    };
}

tags! {
    Snap = "snap", Stops, "a snap in calf or tendon", SNAP.text;
    BonePain = "bone-pain", Stops, "a sore spot on a bone", BONE.text;
    NightPain = "night-pain", Stops, "pain at night or at rest", BONE.text;
    CannotWalk = "cannot-walk", Stops, "four steps are not possible", TWIST.text;
    Limp = "limp", Stops, "pain changes how you walk", LASTING.text;
    SwollenCalf = "swollen-calf", Stops, "a calf swollen, warm or tender", CALF.text;
    HotJoint = "hot-joint", Stops, "a hot, swollen joint, or fever", JOINT.text;
    Numbness = "numbness", Stops, "sudden numbness, weakness, cold foot", JOINT.text;
    Antibiotic = "antibiotic", Stops, "tendon pain after antibiotics or steroids", MEDICINE.text;
    Sharp = "sharp", Noted, "a sharp pain while training",
        "That ends today: what you did takes a step back and rests, and the rest of the week is changed; it says \
         until when. See it: ankle plan --week. When to have it seen: ankle safety";
    Swelling = "swelling", Noted, "an ankle thicker than usual",
        "For a week no hops are planned and no exercise with more load on the tendon begins. If it does not go \
         down, or comes back, have it seen: ankle safety";
    GivingWay = "giving-way", Noted, "the ankle gave way",
        "For a week no hops are planned and no exercise with more load on the tendon begins. If it happens \
         again, have it seen: ankle safety";
    Tired = "tired", Noted, "more tired than usual",
        "Three times in a fortnight, with one more sign, make a lighter week.";
}

impl Tag {
    /// Whether nothing is planned while it is open.
    pub fn stops(self) -> bool {
        self.effect() == Effect::Stops
    }

    /// Returns the tags that do the same, in the order of the list.
    pub fn that(effect: Effect) -> impl Iterator<Item = Tag> {
        Tag::ALL.iter().copied().filter(move |tag| tag.effect() == effect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_tag_says_what_to_do_in_the_words_of_a_warning() {
        for tag in Tag::that(Effect::Stops) {
            assert!(WARNINGS.iter().any(|warning| warning.tags().any(|other| other == tag)), "{tag}");
        }
    }

    #[test]
    fn a_meaning_is_a_handful_of_words() {
        for tag in Tag::ALL {
            assert!((3..=6).contains(&tag.meaning().split(' ').count()), "{tag}");
        }
    }
}
