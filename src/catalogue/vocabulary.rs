//! The closed word lists of the catalogue and the profile (C.1, C.2).

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a week must cover (C.1). The order is that of a session (D.3b).
    Quality {
        /// Hops and jumps, counted in contacts.
        Plyometric = "plyometric",
        /// Control on one leg.
        Balance = "balance",
        /// Pushing the forefoot down with a straight knee.
        CalfStraight = "calf-straight",
        /// Pushing the forefoot down with a bent knee.
        CalfBent = "calf-bent",
        /// Hip, knee and ankle together.
        WholeLeg = "whole-leg",
        /// Holding still with the heel up.
        Iso = "iso",
        /// Pulling the foot up, in and out.
        AnkleControl = "ankle-control",
        /// The small muscles of the foot.
        FootIntrinsic = "foot-intrinsic",
        /// Stretch and range.
        Mobility = "mobility",
    }
}

vocabulary! {
    /// How an exercise is dosed and logged.
    Mode {
        /// Repetitions.
        Reps = "reps",
        /// Seconds held.
        Hold = "hold",
        /// Landings.
        Contacts = "contacts",
    }
}

vocabulary! {
    /// The part of the movement that is the point of the exercise.
    Emphasis {
        /// The lowering half.
        Eccentric = "eccentric",
    }
}

vocabulary! {
    /// How much rest between sessions a load asks for (C.1).
    LoadClass {
        /// 48 hours.
        Heavy = "heavy",
        /// 48 to 72 hours.
        Elastic = "elastic",
        /// A day.
        Moderate = "moderate",
        /// No rest needed.
        Light = "light",
    }
}

vocabulary! {
    /// Which legs work in a set.
    Sides {
        /// Both at once.
        Both = "both",
        /// Each in turn, the whole set.
        Each = "each",
        /// In turn within the set.
        Alternating = "alternating",
    }
}

vocabulary! {
    /// Things a person may have (C.2). "None" is an empty list.
    Equipment {
        /// A wall or a rail.
        Wall = "wall",
        /// A sturdy chair.
        Chair = "chair",
        /// A stair, step or box.
        Step = "step",
        /// A weight plate, or a thick book to stand on.
        Plate = "plate",
        /// A dumbbell.
        Dumbbell = "dumbbell",
        /// A kettlebell.
        Kettlebell = "kettlebell",
        /// A backpack that takes weight.
        Backpack = "backpack",
        /// A resistance band.
        Band = "band",
        /// A towel or a folded blanket.
        Towel = "towel",
        /// A cushion or a balance pad.
        Cushion = "cushion",
        /// A calf machine.
        CalfMachine = "calf-machine",
        /// A leg press.
        LegPress = "leg-press",
    }
}

impl Quality {
    /// Returns what a set adds to the plantar-flexor work of a leg, in half sets (C.1).
    pub const fn plantar_flexor_halves(self) -> u16 {
        match self {
            Quality::CalfStraight | Quality::CalfBent => 2,
            Quality::Iso | Quality::Plyometric => 1,
            _ => 0,
        }
    }

    /// Says it in words.
    pub const fn words(self) -> &'static str {
        match self {
            Quality::Plyometric => "hops",
            Quality::Balance => "balance",
            Quality::CalfStraight => "calf strength, knee straight",
            Quality::CalfBent => "calf strength, knee bent",
            Quality::WholeLeg => "whole leg",
            Quality::Iso => "holds with the heel up",
            Quality::AnkleControl => "shin and sides of the ankle",
            Quality::FootIntrinsic => "small muscles of the foot",
            Quality::Mobility => "mobility",
        }
    }
}

impl Equipment {
    /// Finds the thing a person means by a phrase in lower case: its word, its plural, or another name for it.
    pub fn meant(phrase: &str) -> Option<Equipment> {
        const OTHER_NAMES: [(&str, Equipment); 8] = [
            ("rail", Equipment::Wall),
            ("stair", Equipment::Step),
            ("weight plate", Equipment::Plate),
            ("rucksack", Equipment::Backpack),
            ("resistance band", Equipment::Band),
            ("exercise band", Equipment::Band),
            ("elastic band", Equipment::Band),
            ("balance pad", Equipment::Cushion),
        ];
        let named = |phrase: &str| {
            let other = || OTHER_NAMES.iter().find(|(name, _)| *name == phrase).map(|(_, thing)| *thing);
            Equipment::from_word(&phrase.replace(' ', "-")).or_else(other)
        };
        let plural = |ending| phrase.strip_suffix(ending).and_then(named);
        named(phrase).or_else(|| plural("s")).or_else(|| plural("es"))
    }

    /// Whether it is a weight to carry.
    pub const fn is_free_weight(self) -> bool {
        matches!(self, Equipment::Dumbbell | Equipment::Kettlebell | Equipment::Backpack)
    }

    /// Whether it carries a weight of its own.
    pub const fn is_machine(self) -> bool {
        matches!(self, Equipment::CalfMachine | Equipment::LegPress)
    }

    /// Whether the two serve the same purpose: C.2 lets the three free weights stand in for each other.
    pub fn stands_in_for(self, other: Equipment) -> bool {
        self == other || (self.is_free_weight() && other.is_free_weight())
    }
}

vocabulary! {
    /// What a person tells about the state of the ankle (C.2).
    Flag {
        /// Pain where the tendon meets the heel bone.
        InsertionalAchilles = "insertional-achilles",
        /// Pain in the middle of the tendon.
        MidportionAchilles = "midportion-achilles",
        /// Pain under the heel.
        PlantarHeel = "plantar-heel",
        /// A sprain less than six weeks old.
        RecentSprain = "recent-sprain",
        /// An older sprain.
        PastSprain = "past-sprain",
        /// A known or suspected bone stress injury.
        BoneStress = "bone-stress",
        /// A strained calf.
        CalfStrain = "calf-strain",
        /// A stiff big toe.
        HalluxRigidus = "hallux-rigidus",
        /// Pain when the knee bends under load.
        KneeFlexionPain = "knee-flexion-pain",
        /// Trouble keeping balance.
        BalanceImpaired = "balance-impaired",
        /// No jumping wanted.
        NoJump = "no-jump",
    }
}

vocabulary! {
    /// Where an exercise comes from.
    Origin {
        /// "How to Strengthen Ankles: 10 Exercises for Runners".
        S1 = "S1",
        /// "Single Leg Calf Raises".
        S2 = "S2",
        /// "Band Single Leg Calf Raise".
        S3 = "S3",
        /// "Ankle Loading Tips".
        S4 = "S4",
        /// Added by us.
        Added = "added",
        /// The person's own.
        Own = "own",
    }
}

vocabulary! {
    /// How far an entry follows its source.
    Fidelity {
        /// The source is clear and kept.
        Faithful = "faithful",
        /// The source leaves figures out; ours fill them.
        Completed = "completed",
        /// The source is vague; one reading is named.
        Interpreted = "interpreted",
        /// The source contradicts itself; the usual safe form is used.
        Contradictory = "contradictory",
        /// Not from a source text.
        Added = "added",
    }
}

impl Flag {
    /// Says it in plain words.
    pub const fn meaning(self) -> &'static str {
        match self {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_as_its_entry() {
        for quality in Quality::ALL {
            assert_eq!(Quality::from_word(quality.as_str()), Some(*quality));
        }
        for flag in Flag::ALL {
            assert_eq!(Flag::from_word(flag.as_str()), Some(*flag));
        }
        assert_eq!(Equipment::from_word("anvil"), None);
    }

    #[test]
    fn things_are_found_by_the_names_people_have_for_them() {
        for (phrase, thing) in [
            ("dumbbells", Some(Equipment::Dumbbell)),
            ("leg presses", Some(Equipment::LegPress)),
            ("calf machine", Some(Equipment::CalfMachine)),
            ("resistance bands", Some(Equipment::Band)),
            ("stairs", Some(Equipment::Step)),
            ("anvil", None),
            ("s", None),
        ] {
            assert_eq!(Equipment::meant(phrase), thing, "{phrase}");
        }
    }

    #[test]
    fn the_three_free_weights_stand_in_for_each_other_and_nothing_else_does() {
        assert!(Equipment::Backpack.stands_in_for(Equipment::Dumbbell));
        assert!(Equipment::Wall.stands_in_for(Equipment::Wall));
        assert!(!Equipment::Plate.stands_in_for(Equipment::Dumbbell));
        assert!(!Equipment::Wall.stands_in_for(Equipment::Chair));
    }
}
