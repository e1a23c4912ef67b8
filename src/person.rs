//! Who is planned for: the exercises there are, the profile, and what was logged.

use crate::catalogue::Catalogue;
use crate::history::History;
use crate::profile::Profile;

/// A person, as a week finds them.
///
/// The exercises live longer than the rest: a plan holds on to them, and to nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Person<'c, 'p> {
    /// The exercises.
    pub catalogue: &'c Catalogue,
    /// What they said of themselves.
    pub profile: &'p Profile,
    /// What they logged.
    pub history: &'p History,
}

impl<'c, 'p> Person<'c, 'p> {
    /// Returns the person with another profile.
    #[must_use]
    pub fn with_profile<'q>(self, profile: &'q Profile) -> Person<'c, 'q>
    where
        'p: 'q,
    {
        Person { catalogue: self.catalogue, profile, history: self.history }
    }

    /// Returns the person as an earlier morning knew them.
    #[must_use]
    pub fn with_history<'q>(self, history: &'q History) -> Person<'c, 'q>
    where
        'p: 'q,
    {
        Person { catalogue: self.catalogue, profile: self.profile, history }
    }
}
