//! When to stop, and what the program may say.
//!
//! **B.21** Warning signs, which [`mod@crate::safety`] words for people.
//!
//! - *Ottawa ankle rules* (L69): hurt around the ankle bones after an accident, and one of them sore to the touch
//!   along its back edge or tip (the lowest 6 cm), or four steps impossible both then and now; for the foot the
//!   mid-foot, the base of the fifth metatarsal and the navicular. They miss few fractures, and do not hold for
//!   people who are drunk, had a blow to the head, have numb feet, or may have a stress fracture.
//! - *Achilles rupture*: a snap or a kick from behind, a dent, no rise on that foot (L71).
//! - *Bone stress*: pain under one finger, growing through the run, at night or at rest, or when hopping; an earlier
//!   stress fracture (L70).
//! - *A clot*: the calf swollen, warm, red or tender, above all after travel, surgery or illness (L71).
//! - *Infection, nerve, vessel*: a hot joint with fever; sudden numbness or weakness; a cold, pale foot; numbness at
//!   the same point of every run.
//! - *Medicines*: new tendon pain with fluoroquinolone antibiotics or steroids (L71).
//! - *Pain that does not settle*: above 5 of 10 and still there on the next day, twice running, or a changed walk.
//!
//! **D.12** What may be said. The first run shows a notice: this is general advice, not treatment, and who should see
//! a clinician before. A stop tag prints its warning, that nothing is planned until it is cleared, and the command
//! for that. Training trains and may help; no text promises to heal, cure or prevent. Every figure on the screen
//! leads to a founding text, a paper, or our default.
