//! Reading `config.toml`: every fault is told at once, each where it stands.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::Flag;
use crate::diagnostic::{Diagnostic, nearest, of_toml, or_list};
use crate::week::Week;

use super::Profile;
use super::cues::Cue;
use super::rows::Key;
use super::settings::{Fault, Settings, day};
use super::value::Value;

/// The keys that are tables.
const TABLES: [&str; 3] = ["cues", "since", "week"];

impl Profile {
    /// Reads the file's text. All faults found are returned, in the order of the file.
    pub fn read(text: &str, catalogue: &Catalogue) -> Result<Profile, Vec<Diagnostic>> {
        let root = DeTable::parse(text).map_err(|error| vec![of_toml(&error)])?;
        let mut reader = Reader { catalogue, faults: Vec::new() };
        let mut profile = Profile::default();
        let mut base = Settings::default();
        for (name, value) in root.get_ref() {
            match &**name.get_ref() {
                "cues" => reader.cues(value, &mut profile),
                "since" => reader.since(value, &mut profile),
                "week" => reader.weeks(value, &mut profile),
                known => match Key::from_word(known) {
                    Some(key) => reader.key(key, value, &mut base),
                    None => reader.unknown(name, true),
                },
            }
        }
        profile.take(&base);
        let mut faults = reader.faults;
        faults.sort_by_key(|fault| fault.span.as_ref().map(|span| span.start));
        if faults.is_empty() { Ok(profile) } else { Err(faults) }
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn key(&mut self, key: Key, value: &Spanned<DeValue<'_>>, settings: &mut Settings) {
        if let Err(faults) = settings.take(key, &value.get_ref().into(), self.catalogue) {
            self.tell(faults, value);
        }
    }

    fn tell(&mut self, faults: Vec<Fault>, value: &Spanned<DeValue<'_>>) {
        for fault in faults {
            let item = fault.item.and_then(|item| value.get_ref().get(item));
            let span = item.map_or_else(|| value.span(), Spanned::span);
            self.faults.push(Diagnostic { message: fault.message, span: Some(span), hint: fault.hint });
        }
    }

    fn unknown(&mut self, name: &Spanned<impl AsRef<str>>, with_tables: bool) {
        let known = Key::ALL.iter().filter(|key| with_tables || key.may_differ_for_a_week());
        let known = known.map(|key| key.as_str()).chain(TABLES.into_iter().filter(|_| with_tables));
        let known: Vec<&str> = known.collect();
        let given = name.get_ref().as_ref();
        let hint = match nearest(given, known.iter().copied()) {
            _ if Cue::from_word(given).is_some() => "it stands below [cues]".to_string(),
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("expected {}", or_list(&known)),
        };
        let fault = Diagnostic::at(Some(name.span()), format!("unknown field '{given}'"));
        self.faults.push(fault.hint(hint));
    }

    /// Returns what a table holds; anything else is a fault.
    fn table<'v, 'i>(&mut self, value: &'v Spanned<DeValue<'i>>, like: &str) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let message = format!("expected a table, found {}", Value::from(value.get_ref()).described());
            self.faults.push(Diagnostic::at(Some(value.span()), message).hint(like));
        }
        table
    }

    fn cues(&mut self, value: &Spanned<DeValue<'_>>, profile: &mut Profile) {
        let Some(table) = self.table(value, "like cues = { bell = false }") else { return };
        let known: Vec<&str> = Cue::ALL.iter().map(|cue| cue.as_str()).collect();
        for (name, value) in table {
            let given = &**name.get_ref();
            let Some(cue) = Cue::from_word(given) else {
                let hint = match nearest(given, known.iter().copied()) {
                    Some(near) => format!("did you mean '{near}'?"),
                    None => format!("expected {}", or_list(&known)),
                };
                let fault = Diagnostic::at(Some(name.span()), format!("unknown field '{given}'"));
                self.faults.push(fault.hint(hint));
                continue;
            };
            if let Err(faults) = profile.cues.take(cue, &value.get_ref().into()) {
                self.tell(faults, value);
            }
        }
    }

    fn since(&mut self, value: &Spanned<DeValue<'_>>, profile: &mut Profile) {
        let Some(table) = self.table(value, "like since = { recent-sprain = \"2026-11-02\" }") else {
            return;
        };
        for (name, value) in table {
            let given = &**name.get_ref();
            let Some(flag) = Flag::from_word(given) else {
                let near = nearest(given, Flag::ALL.iter().map(|flag| flag.as_str()));
                let mut fault = Diagnostic::at(Some(name.span()), format!("unknown word '{given}'"));
                fault.hint = near.map(|near| format!("did you mean '{near}'?"));
                self.faults.push(fault);
                continue;
            };
            match since(value.get_ref()) {
                Ok(day) => drop(profile.since.insert(flag, day)),
                Err(faults) => self.tell(faults, value),
            }
        }
    }

    fn weeks(&mut self, value: &Spanned<DeValue<'_>>, profile: &mut Profile) {
        let Some(table) = self.table(value, "like [week.\"2026-W48\"]") else { return };
        for (name, value) in table {
            let given = &**name.get_ref();
            let Ok(week) = given.parse::<Week>() else {
                let fault = Diagnostic::at(Some(name.span()), format!("'{given}' is not a week"));
                self.faults.push(fault.hint("weeks are written 2026-W48"));
                continue;
            };
            let Some(keys) = self.table(value, "like [week.\"2026-W48\"]") else { continue };
            let mut settings = Settings::default();
            for (name, value) in keys {
                let given = &**name.get_ref();
                match Key::from_word(given) {
                    Some(key) if key.may_differ_for_a_week() => self.key(key, value, &mut settings),
                    None if !TABLES.contains(&given) => self.unknown(name, false),
                    _ => {
                        let message = format!("'{given}' cannot change for one week");
                        self.faults.push(Diagnostic::at(Some(name.span()), message));
                    }
                }
            }
            profile.weeks.insert(week, settings);
        }
    }
}

fn since(value: &DeValue<'_>) -> Result<NaiveDate, Vec<Fault>> {
    day(&value.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::vocabulary::Equipment;
    use crate::profile::TrainingDays;
    use crate::profile::cues::Program;
    use crate::week::Weekday;

    fn read(text: &str) -> Result<Profile, Vec<Diagnostic>> {
        Profile::read(text, &Catalogue::bundled())
    }

    #[test]
    fn an_empty_file_is_the_default_profile() {
        assert_eq!(read(""), Ok(Profile::default()));
    }

    #[test]
    fn every_key_of_the_product_is_understood() {
        let profile = read(
            r#"
            level = 2
            days = ["fri", "mon"]
            minutes = 25
            equipment = []
            flags = ["recent-sprain"]
            hard_run_days = ["tue"]
            goal = "maintain"
            prefer = "range"
            units = "lb"
            increments_kg = [1.25, 2.5]
            hsr_from = "2026-11-23"
            max_load_kg = 20
            avoid = ["squat-jack"]
            favour = ["tibialis-raise"]
            hold = ["calf-raise"]
            races = ["2027-04-18"]
            age = 41
            sex = "f"
            bodyweight_kg = 61.5
            [cues]
            flash = false
            bell = true
            notify = true
            say = "espeak-ng -v de"
            run = "/opt/lamp"
            [since]
            recent-sprain = "2026-11-02"
            [week."2026-W48"]
            days = 2
            equipment = ["step"]
            "#,
        )
        .expect("a profile");
        assert_eq!(profile.days, TrainingDays::On(vec![Weekday::Mon, Weekday::Fri]));
        assert_eq!((profile.level, profile.minutes, profile.equipment.len()), (2, 25, 0));
        let cues = &profile.cues;
        assert_eq!((cues.flash, cues.bell, cues.notify), (false, true, true));
        assert_eq!(cues.say.as_ref().map(ToString::to_string).as_deref(), Some("espeak-ng -v de"));
        assert_eq!(cues.run.as_ref().map(Program::name), Some("/opt/lamp"));
        let week = profile.for_week("2026-W48".parse().expect("a week"));
        assert_eq!((week.days, week.minutes), (TrainingDays::Free(2), 25));
        assert_eq!(week.equipment, [Equipment::Step]);
        assert_eq!(profile.for_week("2026-W49".parse().expect("a week")), profile);
    }

    #[test]
    fn faults_are_named_located_and_come_with_what_was_meant() {
        for (text, message, line, hint) in [
            ("levle = 2", "unknown field 'levle'", 1, Some("did you mean 'level'?")),
            ("\nlevel = 4", "level 4 does not exist", 2, Some("1 beginner, 2 intermediate, 3 advanced")),
            ("days = []", "there is no day to train on", 1, Some("one day is the least, like \"mon\"")),
            ("days = 8", "8 sessions a week is not 1 to 7", 1, None),
            ("days = [\"mno\"]", "unknown word 'mno'", 1, Some("did you mean 'mon'?")),
            ("minutes = 0", "0 minutes is not 1 to 240", 1, None),
            ("equipment = [\"dumbell\"]", "unknown word 'dumbell'", 1, Some("did you mean 'dumbbell'?")),
            (
                "level = \"two\"",
                "expected a level, found the text 'two'",
                1,
                Some("1 beginner, 2 intermediate, 3 advanced"),
            ),
            ("level = 1.5", "level 1.5 does not exist", 1, Some("1 beginner, 2 intermediate, 3 advanced")),
            ("minutes = 999999", "999999 minutes is not 1 to 240", 1, None),
            ("minutes = -1", "-1 minutes is not 1 to 240", 1, None),
            ("minutes = 2.5", "expected minutes from 1 to 240, found 2.5", 1, None),
            ("minutes = true", "expected minutes from 1 to 240, found true", 1, None),
            ("minutes = 0xff", "255 minutes is not 1 to 240", 1, None),
            ("age = 300", "300 years is not 1 to 120", 1, None),
            ("days = 0", "0 sessions a week is not 1 to 7", 1, None),
            (
                "days = \"mon\"",
                "expected a list of days like [\"mon\", \"thu\"], or a number of sessions from 1 to 7, found the text 'mon'",
                1,
                None,
            ),
            ("equipment = \"wall\"", "expected a list like [\"wall\"], found the text 'wall'", 1, None),
            ("units = \"stone\"", "unknown word 'stone'", 1, Some("expected kg or lb")),
            ("goal = 2", "expected build or maintain, found 2", 1, None),
            (
                "max_load_kg = \"20 kg\"",
                "expected kilograms, a number like 2.5, found the text '20 kg'",
                1,
                None,
            ),
            ("max_load_kg = -2", "-2 kg is not more than 0 kg", 1, None),
            ("increments_kg = [0]", "0 kg is not more than 0 kg", 1, None),
            ("increments_kg = []", "there is no step of weight", 1, Some("one is the least, like 2.5")),
            ("hsr_from = 2026", "expected a day like \"2026-11-23\", found 2026", 1, None),
            (
                "since = 2",
                "expected a table, found 2",
                1,
                Some("like since = { recent-sprain = \"2026-11-02\" }"),
            ),
            ("cues = true", "expected a table, found true", 1, Some("like cues = { bell = false }")),
            ("bell = true", "unknown field 'bell'", 1, Some("it stands below [cues]")),
            ("[cues]\nflsh = true", "unknown field 'flsh'", 2, Some("did you mean 'flash'?")),
            (
                "[cues]\nvolume = 3",
                "unknown field 'volume'",
                2,
                Some("expected flash, bell, notify, say or run"),
            ),
            ("[cues]\nbell = \"off\"", "expected true or false, found the text 'off'", 2, None),
            ("[cues]\nsay = true", "expected a program like \"espeak-ng\", found true", 2, None),
            (
                "[cues]\nsay = \" \"",
                "there is no program",
                2,
                Some("to do without: ankle config remove cues.say"),
            ),
            (
                "[cues]\nrun = \"none\"",
                "'none' is no program",
                2,
                Some("to do without: ankle config remove cues.run"),
            ),
            (
                "[cues]\nrun = \"~/bin/lamp on\"",
                "'~/bin/lamp' is a path that only a shell understands",
                2,
                Some("write the path in full"),
            ),
            ("[week.\"2026-W48\"]\ncues = 9", "'cues' cannot change for one week", 2, None),
            ("[since]\nsprain = \"2026-11-02\"", "unknown word 'sprain'", 2, None),
            ("[since]\npast-sprain = 3", "expected a day like \"2026-11-23\", found 3", 2, None),
            ("[week.\"2026-W48\"]\nminuts = 9", "unknown field 'minuts'", 2, Some("did you mean 'minutes'?")),
            ("[week.\"2026-W48\"]\nsince = 9", "'since' cannot change for one week", 2, None),
            ("increments_kg = [5, 2.5]", "the steps do not grow from the smallest", 1, None),
            ("races = [\"18.4.2027\"]", "'18.4.2027' is not a day like 2026-11-23", 1, None),
            (
                "avoid = [\"calf-rais\"]",
                "there is no exercise 'calf-rais'",
                1,
                Some("did you mean 'calf-raise'?"),
            ),
            ("[week.\"W48\"]\ndays = 1", "'W48' is not a week", 1, Some("weeks are written 2026-W48")),
            ("[week.\"2026-W48\"]\nage = 40", "'age' cannot change for one week", 2, None),
        ] {
            let faults = read(text).expect_err(text);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert_eq!(faults[0].message, message);
            assert_eq!(faults[0].line(text), Some(line), "{text}");
            assert_eq!(faults[0].hint.as_deref(), hint, "{text}");
        }
    }

    #[test]
    fn all_faults_are_told_at_once_in_the_order_of_the_file() {
        let text = "minutes = 999\nlevel = \"two\"\nequipment = [\"wal\", \"wall\", \"chiar\"]\nage = {}\n";
        let faults = read(text).expect_err("faults");
        let lines: Vec<Option<usize>> = faults.iter().map(|fault| fault.line(text)).collect();
        assert_eq!(lines, [Some(1), Some(2), Some(3), Some(3), Some(4)]);
    }

    #[test]
    fn a_day_may_stand_without_quotes() {
        let profile = read("races = [2027-04-18]\nhsr_from = 2026-11-23").expect("a profile");
        assert_eq!(profile.value(Key::Races).map(|value| value.typed()), Some("2027-04-18".to_string()));
        assert_eq!(profile.value(Key::HsrFrom).map(|value| value.typed()), Some("2026-11-23".to_string()));
    }

    #[test]
    fn every_value_reads_back_as_it_is_held() {
        let text = "level = 2\ndays = 3\nincrements_kg = [1.25, 5.0]\nage = 41\nsex = \"m\"\nraces = [\"2027-04-18\"]";
        let profile = read(text).expect("a profile");
        for key in Key::ALL {
            let Some(value) = profile.value(*key) else { continue };
            let mut settings = Settings::default();
            settings.take(*key, &value, &Catalogue::bundled()).expect("its own value");
            let mut other = Profile::default();
            other.take(&settings);
            assert_eq!(other.value(*key), Some(value), "{key}");
        }
    }
}
