//! Added loads, in the unit they were typed in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;

/// The unit of a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LoadUnit {
    /// Kilograms.
    #[default]
    Kg,
    /// Pounds.
    Lb,
}

impl LoadUnit {
    /// Every unit.
    pub const ALL: [LoadUnit; 2] = [LoadUnit::Kg, LoadUnit::Lb];

    /// Returns the unit as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            LoadUnit::Kg => "kg",
            LoadUnit::Lb => "lb",
        }
    }
}

/// An added load, an exact decimal in the unit it was typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// How much.
    pub amount: Decimal,
    /// Of what.
    pub unit: LoadUnit,
}

/// Kilograms in one pound (the international pound, exact by definition), for figures that are rounded afterwards.
pub const KG_PER_LB: f64 = 0.453_592_37;

impl Load {
    /// Returns the load in kilograms, rounded down to a billionth.
    pub fn to_kg(self) -> Decimal {
        match self.unit {
            LoadUnit::Kg => self.amount,
            LoadUnit::Lb => self.amount.times(45_359_237, 100_000_000),
        }
    }

    /// Returns kilograms as a person reads and can load them in a unit: half pounds, and quarter kilograms where they have
    /// more than two decimals.
    pub fn shown(kg: Decimal, unit: LoadUnit) -> Load {
        let round_to = |step: u64, parts: u64| Decimal::from_billionths(step * ((parts + step / 2) / step));
        let amount = match unit {
            LoadUnit::Kg if kg.floor_to(Decimal::from_billionths(10_000_000)) == kg => kg,
            LoadUnit::Kg => round_to(250_000_000, kg.billionths()),
            LoadUnit::Lb => round_to(500_000_000, kg.times(100_000_000, 45_359_237).billionths()),
        };
        Load { amount, unit }
    }
}

impl AsRef<str> for LoadUnit {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for LoadUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.unit)
    }
}

/// Why a text is not a load: the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotALoad(pub String);

impl fmt::Display for NotALoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a load like 10kg or 25lb", self.0)
    }
}

impl FromStr for Load {
    type Err = NotALoad;

    fn from_str(text: &str) -> Result<Load, NotALoad> {
        let of = |unit: LoadUnit| {
            let amount = text.strip_suffix(unit.as_str())?.parse().ok()?;
            Some(Load { amount, unit })
        };
        LoadUnit::ALL.into_iter().find_map(of).ok_or_else(|| NotALoad(text.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_an_amount_with_its_unit() {
        for text in ["10kg", "2.5kg", "0.1lb", "25lb", "0kg"] {
            assert_eq!(text.parse::<Load>().map(|load| load.to_string()).as_deref(), Ok(text));
        }
        for text in ["10", "kg", "10 kg", "10st", "-5kg", ""] {
            assert_eq!(text.parse::<Load>(), Err(NotALoad(text.to_string())));
        }
    }

    #[test]
    fn a_load_is_shown_as_it_can_be_put_on() {
        for (kg, unit, shown) in [
            ("5", LoadUnit::Kg, "5kg"),
            ("1.25", LoadUnit::Kg, "1.25kg"),
            ("1.2", LoadUnit::Kg, "1.2kg"),
            ("11.33980925", LoadUnit::Kg, "11.25kg"),
            ("5", LoadUnit::Lb, "11lb"),
            ("2.5", LoadUnit::Lb, "5.5lb"),
            ("11.566605435", LoadUnit::Lb, "25.5lb"),
        ] {
            assert_eq!(Load::shown(kg.parse().expect("a decimal"), unit).to_string(), shown, "{kg}");
        }
    }

    #[test]
    fn a_pound_is_exact() {
        let kg = |text: &str| text.parse::<Load>().map(|load| load.to_kg().to_string());
        assert_eq!(kg("25lb").as_deref(), Ok("11.33980925"));
        assert_eq!(kg("7.5kg").as_deref(), Ok("7.5"));
    }
}
