//! `ankle setup`: the profile by questions, in a terminal or line by line.

use std::io::Write;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::env::{World, read_answer, stdin_is_terminal};
use crate::failure::{ConfigFailure, Failure, Intent, MinutesAt};
use crate::profile::Profile;
use crate::profile::edit;
use crate::profile::key::{Key, Name};
use crate::profile::rows::{Items, Kind, Question, ROWS, Row};
use crate::profile::settings::{self, Fault, Settings};
use crate::profile::value::{NONE, Value};
use crate::text::escape;
use crate::view::questions::{self, Ending};

use super::config::print_after;
use super::draft::{self, Draft};
use super::{load, print};

/// Runs the command.
pub fn run(world: &World, out: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let draft = Draft::open(world)?;
    let was = draft.profile(&catalogue)?;
    let mut dialogue = Dialogue { world, out, catalogue: &catalogue, draft, was };
    let ending = dialogue.run()?;
    let text = questions::ending(&dialogue.draft.shown, ending, &world.look);
    print_after(dialogue.out, &text, ending == Ending::Written)
}

/// What a person wants for a key.
enum Answer {
    Keep,
    Set(Value),
    Clear,
}

struct Dialogue<'a> {
    world: &'a World,
    out: &'a mut dyn Write,
    catalogue: &'a Catalogue,
    draft: Draft,
    /// The profile before the first answer.
    was: Profile,
}

impl Dialogue<'_> {
    fn run(&mut self) -> Result<Ending, Failure> {
        let look = &self.world.look;
        print(self.out, &questions::opening(&self.draft.shown, self.draft.was.is_some(), look))?;
        for row in ROWS.iter().filter(|row| is_main(row)) {
            self.ask(row)?;
            if row.key == Key::Flags {
                self.ask_since()?;
            }
        }
        print(self.out, "\n")?;
        if self.confirm("Goal, weights, races, age too?", false)? {
            for row in &ROWS {
                let is_asked = match row.question {
                    Question::More(_) => true,
                    Question::Weights(_) => self.profile()?.owns_weight(),
                    Question::Main(_) | Question::None => false,
                };
                if is_asked {
                    self.ask(row)?;
                }
            }
        }
        self.make_possible()?;
        if !self.draft.is_changed() {
            return Ok(Ending::Same);
        }
        let was = self.draft.was.clone().unwrap_or_default();
        let changes = edit::changes(&was, &self.draft.text);
        print(self.out, &questions::preview(&self.draft.shown, &changes, look))?;
        if !self.confirm("Write it?", true)? {
            return Ok(Ending::Refused);
        }
        self.draft.write()?;
        Ok(Ending::Written)
    }

    fn profile(&self) -> Result<Profile, Failure> {
        self.draft.profile(self.catalogue)
    }

    /// Asks until there is an answer, and takes it over.
    fn ask(&mut self, row: &Row) -> Result<(), Failure> {
        let held = self.profile()?.value(row.key);
        let shown = held.as_ref().map_or_else(|| NONE.to_string(), Value::typed);
        print(self.out, &questions::question(row, &self.world.look))?;
        loop {
            let line = self.answer(&questions::prompt(row.key.as_str(), &shown, &self.world.look))?;
            match self.read(row.key, &line) {
                Ok(answer) => return self.take(Name::Key(row.key), answer, held.as_ref()),
                Err(faults) => self.refuse(&faults)?,
            }
        }
    }

    fn read(&self, key: Key, line: &str) -> Result<Answer, Vec<Fault>> {
        if line.is_empty() {
            return Ok(Answer::Keep);
        }
        if !key.is_list() && line.eq_ignore_ascii_case(NONE) && Profile::default().value(key).is_none() {
            return Ok(Answer::Clear);
        }
        let value = key.read(&[line.to_string()]);
        let value = match key.kind() {
            Kind::List(Items::Equipment) => by_number(value, Equipment::ALL),
            Kind::List(Items::Flags) => by_number(value, Flag::ALL),
            _ => value,
        };
        Settings::default().take(key, &value, self.catalogue)?;
        Ok(Answer::Set(value))
    }

    /// Takes an answer over; a new file has what everybody is asked, kept or not.
    fn take(&mut self, name: Name, answer: Answer, held: Option<&Value>) -> Result<(), Failure> {
        let is_new =
            self.draft.was.is_none() && ROWS.iter().any(|row| is_main(row) && Name::Key(row.key) == name);
        match (answer, held) {
            (Answer::Clear, Some(_)) => self.draft.remove(None, name),
            (Answer::Set(value), held) if is_new || held != Some(&value) => {
                self.draft.set(None, name, &value)
            }
            (Answer::Keep, Some(held)) if is_new => self.draft.set(None, name, held),
            _ => Ok(()),
        }
    }

    /// Asks since when a sprain or a strain is that was not there before.
    fn ask_since(&mut self) -> Result<(), Failure> {
        let now = self.profile()?;
        for flag in [Flag::RecentSprain, Flag::PastSprain, Flag::CalfStrain] {
            if !now.has(flag) || self.was.has(flag) {
                continue;
            }
            let held = now.held(Name::Since(flag));
            let shown = held.as_ref().map_or_else(|| NONE.to_string(), Value::typed);
            print(self.out, &questions::since(flag, &self.world.look))?;
            loop {
                let label = format!("since {flag}");
                let line = self.answer(&questions::prompt(&label, &shown, &self.world.look))?;
                if line.is_empty() || line.eq_ignore_ascii_case(NONE) {
                    break;
                }
                let name = Name::Since(flag);
                let value = draft::read_value(name, &[line], self.catalogue, self.world, Intent::Profile)?;
                match settings::day(&value) {
                    Ok(_) => {
                        self.take(name, Answer::Set(value), held.as_ref())?;
                        break;
                    }
                    Err(faults) => self.refuse(&faults)?,
                }
            }
        }
        Ok(())
    }

    /// Asks for the minutes again while no session fits them.
    fn make_possible(&mut self) -> Result<(), Failure> {
        loop {
            match self.draft.check(self.catalogue, None, self.world) {
                Err(Failure::Config(ConfigFailure::TooFewMinutes {
                    given,
                    least,
                    at: MinutesAt::Option | MinutesAt::Profile { week: None },
                })) => {
                    let message = format!("no session fits in {given} minutes; {least} would do");
                    print(self.out, &questions::refusal(&message, None, &self.world.look))?;
                    self.ask(Key::Minutes.row())?;
                }
                checked => return checked.map(|_| ()),
            }
        }
    }

    fn refuse(&mut self, faults: &[Fault]) -> Result<(), Failure> {
        for fault in faults {
            let text = questions::refusal(&fault.message, fault.hint.as_deref(), &self.world.look);
            print(self.out, &text)?;
        }
        Ok(())
    }

    fn confirm(&mut self, ask: &str, yes_by_default: bool) -> Result<bool, Failure> {
        loop {
            let line = self.answer(&questions::prompt(
                ask,
                if yes_by_default { "Y/n" } else { "y/N" },
                &self.world.look,
            ))?;
            match line.to_lowercase().as_str() {
                "" => return Ok(yes_by_default),
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => print(self.out, &questions::refusal("y or n", None, &self.world.look))?,
            }
        }
    }

    /// Prints a prompt and reads a line; what is piped in is shown as if it had been typed.
    fn answer(&mut self, prompt: &str) -> Result<String, Failure> {
        print(self.out, prompt)?;
        let line = read_answer().map_err(|source| ConfigFailure::NoAnswers { source })?;
        let Some(line) = line else {
            print(self.out, "\n")?;
            return Err(ConfigFailure::NoMoreAnswers.into());
        };
        if !stdin_is_terminal() {
            print(self.out, &format!("{}\n", escape(&line)))?;
        }
        Ok(line)
    }
}

/// Whether everybody is asked for a key.
fn is_main(row: &Row) -> bool {
    matches!(row.question, Question::Main(_))
}

/// Puts the words of a list in place of their numbers.
fn by_number<T: AsRef<str>>(value: Value, words: &[T]) -> Value {
    let word = |item: Value| match &item {
        Value::Number(number) => {
            let position = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let word = position.and_then(|position| words.get(position));
            word.map_or(item.clone(), |word| Value::Text(word.as_ref().to_string()))
        }
        _ => item,
    };
    match value {
        Value::List(items) => Value::List(items.into_iter().map(word).collect()),
        other => other,
    }
}
