//! The long texts of the help: how to write sets, the profile.

/// Examples of `plan`, for its long help.
pub(super) const PLAN_HELP: &str = "\
Examples:
  ankle plan                    today's session
  ankle plan --week             this week, ticked off so far
  ankle plan --week --explain   and why each line is there
  ankle plan --next             next week
  ankle plan --date fri         the session of a day
  ankle plan -w -o week.html    a page to print; .ics is a calendar, .md a note
  ankle plan --week --minutes 30 --equipment wall,step
                                what it would be; nothing is written

What it plans for: ankle setup, ankle config get";

/// What `ankle help profile` says.
pub const PROFILE_HELP: &str = "\
Your profile is config.toml in the configuration folder, on Linux and macOS
~/.config/ankle. ankle setup asks for it; ankle config set KEY VALUE changes one
key (add and remove for lists, --week 2026-W48 for one week); comments stay.
Every key may be left out:
  level = 1                     1 beginner, 2 intermediate, 3 advanced
  days = [\"mon\", \"wed\", \"fri\"]  or a number of sessions: days = 3
  minutes = 20                  of one session, warm-up included
  equipment = [\"wall\", \"chair\", \"towel\"]
                                wall chair step plate dumbbell kettlebell
                                backpack band towel cushion calf-machine
                                leg-press
  flags = []                    insertional-achilles midportion-achilles
                                plantar-heel recent-sprain past-sprain
                                bone-stress calf-strain hallux-rigidus
                                knee-flexion-pain balance-impaired no-jump
  hard_run_days = []            days of fast or long runs
  goal = \"build\"                or \"maintain\"
  prefer = \"load\"               or \"range\": what grows first when both could
  units = \"kg\"                  or \"lb\"
  increments_kg = [2.5]         the steps your weights allow
  max_load_kg = 20              the most you can add
  avoid = []                    exercises never planned
  favour = []                   exercises chosen first among equals
  hold = []                     exercises whose target stays where it is
  races = []                    days like \"2027-04-18\"
  hsr_from = \"2026-11-23\"       the heavy slow resistance block began that day
  age, sex, bodyweight_kg       for typical ranges of the self-tests only
  [since]                       since when: recent-sprain = \"2026-11-02\"
  [week.\"2026-W48\"]             keys for that week alone";

/// What `ankle help sets` says.
pub const SETS_HELP: &str = "\
How to write sets, in any order with the name of the exercise:
  3x12                   three sets of twelve, on each side for one-sided work
  12,12,10               one number for each set
  3x30s  2x1m30s         holds
  3x12+10kg  3x12+25lb   added load
  3x12@8                 effort, RPE 1 to 10: at 8 two more would have gone
  L12,12,11 R12,12,12    left and right; also L3x12
  3x12 pain2             worst pain, 0 to 10
  3x30s touch2           support touches in each set of a balance drill

In words too, where they cannot be misread:
  3 x 12, 3 sets of 12, 12 reps, 30 sec, 3x12 @8, pain 2

Several groups may follow each other:
  ankle log 2x12+10kg@8 9+10kg@9.5 single-leg-raise

Names may be shortened as long as they fit one exercise: ankle log 3x10 neg calf";
