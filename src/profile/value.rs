//! What stands under a key of the profile, wherever it comes from: the file, an option, an answer.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use toml::de::DeValue;

use crate::catalogue::vocabulary::{Equipment, Flag};
use crate::units::{Decimal, LoadUnit};
use crate::week::Weekday;

use super::{Goal, Injured, Prefer, Sex, TrainingDays};

/// A value, before it is known whether its key can have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number in decimal digits.
    Number(String),
    /// A text, a day among them.
    Text(String),
    /// On or off.
    Switch(bool),
    /// Several.
    List(Vec<Value>),
    /// What no key can have, in words.
    Other(&'static str),
}

impl Value {
    /// Returns the value as it is typed behind `ankle config set`.
    pub fn typed(&self) -> String {
        match self {
            Value::Number(text) | Value::Text(text) => text.clone(),
            Value::Switch(is_on) => is_on.to_string(),
            Value::List(values) if values.is_empty() => NONE.to_string(),
            Value::List(values) => values.iter().map(Value::typed).collect::<Vec<String>>().join(" "),
            Value::Other(what) => (*what).to_string(),
        }
    }

    /// Says what was found where something else belongs.
    pub(super) fn described(&self) -> String {
        match self {
            Value::Number(text) => text.clone(),
            Value::Switch(is_on) => is_on.to_string(),
            Value::Text(text) => format!("the text '{text}'"),
            Value::List(_) => "a list".to_string(),
            Value::Other(what) => (*what).to_string(),
        }
    }

    /// Returns the items of a list.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }
}

/// A name of the profile with what stands under it.
#[derive(Debug, Serialize)]
pub struct Setting {
    /// The name.
    pub key: String,
    /// The value; none where an optional one is not set.
    pub value: Option<Value>,
    /// Whether nobody chose it.
    pub default: bool,
    /// Whether it holds in the named week alone.
    pub of_week: bool,
}

/// The word for an empty list.
pub const NONE: &str = "none";

/// What a key can hold, as a value.
pub(super) trait Held {
    /// Returns the value; none where an optional one is not set.
    fn held(&self) -> Option<Value>;
}

macro_rules! held {
    ($variant:ident: $($kind:ty),+) => {
        $(impl Held for $kind {
            fn held(&self) -> Option<Value> {
                Some(Value::$variant(self.to_string()))
            }
        })+
    };
}

held!(Number: u8, u16, Decimal);
held!(Text: String, NaiveDate, Weekday, LoadUnit, Equipment, Flag, Goal, Prefer, Sex, Injured);

impl Held for bool {
    fn held(&self) -> Option<Value> {
        Some(Value::Switch(*self))
    }
}

impl<T: Held> Held for Option<T> {
    fn held(&self) -> Option<Value> {
        self.as_ref().and_then(Held::held)
    }
}

impl<T: Held> Held for Vec<T> {
    fn held(&self) -> Option<Value> {
        Some(Value::List(self.iter().filter_map(Held::held).collect()))
    }
}

impl Held for TrainingDays {
    fn held(&self) -> Option<Value> {
        match self {
            TrainingDays::On(days) => days.held(),
            TrainingDays::Free(sessions) => sessions.held(),
        }
    }
}

impl From<&DeValue<'_>> for Value {
    fn from(value: &DeValue<'_>) -> Value {
        match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(integer) => {
                let number = i128::from_str_radix(integer.as_str(), integer.radix());
                Value::Number(number.map_or_else(|_| integer.to_string(), |number| number.to_string()))
            }
            DeValue::Float(float) => {
                let number = float.as_str().parse::<f64>().ok().filter(|number| number.is_finite());
                Value::Number(number.map_or_else(|| float.to_string(), |number| number.to_string()))
            }
            // A day without quotes is a day all the same.
            DeValue::Datetime(day) => Value::Text(day.to_string()),
            DeValue::Array(items) => Value::List(items.iter().map(|item| item.get_ref().into()).collect()),
            DeValue::Boolean(is_on) => Value::Switch(*is_on),
            DeValue::Table(_) => Value::Other("a table"),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Number(text) => match text.parse::<Decimal>() {
                Ok(number) => number.serialize(serializer),
                Err(_) => text.serialize(serializer),
            },
            Value::Text(text) => text.serialize(serializer),
            Value::Switch(is_on) => is_on.serialize(serializer),
            Value::List(items) => items.serialize(serializer),
            Value::Other(what) => what.serialize(serializer),
        }
    }
}

impl From<&Value> for toml_edit::Value {
    fn from(value: &Value) -> toml_edit::Value {
        match value {
            Value::Number(text) => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(number), _) => number.into(),
                (_, Ok(number)) => number.into(),
                _ => text.into(),
            },
            Value::Text(text) => text.into(),
            Value::Switch(is_on) => (*is_on).into(),
            Value::List(items) => items.iter().map(toml_edit::Value::from).collect(),
            Value::Other(what) => (*what).into(),
        }
    }
}
