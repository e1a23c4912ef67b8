//! The keys of the profile as options of `plan`: what the week would be. Nothing is written.

use crate::catalogue::Catalogue;
use crate::cli::WhatIf;
use crate::env::World;
use crate::failure::{ConfigFailure, Failure, Intent};
use crate::plan::Note;
use crate::profile::key::Name;
use crate::profile::settings::Settings;

use super::draft;
use super::load::LoadedProfile;

/// Returns the profile as it would be with the options.
pub(super) fn apply(
    what_if: &WhatIf,
    loaded: LoadedProfile,
    catalogue: &Catalogue,
    world: &World,
) -> Result<LoadedProfile, Failure> {
    if what_if.given.is_empty() {
        return Ok(loaded);
    }
    let mut settings = Settings::default();
    let mut differ = Vec::new();
    for (key, typed) in &what_if.given {
        let value = draft::read_value(Name::Key(*key), typed, catalogue, world, Intent::Read)?;
        settings.take(*key, &value, catalogue).map_err(|faults| {
            let fault = faults.into_iter().next();
            let (message, hint) = fault.map_or_else(Default::default, |fault| (fault.message, fault.hint));
            ConfigFailure::BadValue { place: WhatIf::option(*key), message, hint, writes: false }
        })?;
        differ.push((*key, value.typed()));
    }
    let profile = loaded.profile.what_if(&settings);
    Ok(LoadedProfile { profile, what_if: Some(Note::WhatIf(differ)), ..loaded })
}
