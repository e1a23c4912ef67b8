//! What passes by itself.

use super::*;

#[test]
fn a_session_leads_itself_and_tells_each_change_at_its_moment() {
    let mut script = Script::new(of(&[part("crane-balance", 2, 10), part("calf-raise", 2, 10)]));
    script.wait(1000.0);
    let told: Vec<String> = script.told.iter().map(|(at, line)| format!("{at:.1} {line}")).collect();
    let setup = |slug: &str| part(slug, 1, 1).setup.join(" ");
    let wanted = format!(
        "\
0.0 Warm up for 2 minutes: easy walking. Enter goes on.
57.5 Half: 58 s left.
90.0 Next, in 25 s: crane-balance, 2 sets of 10s a side. {}
105.0 10 s left.
112.0 3 s left.
115.0 Get ready: left leg, set 1 of 2. Grow tall through the spine.
120.0 Left leg, set 1 of 2: 10s.
127.0 3 s left.
130.0 Done: 10s, left leg.
130.0 Change to the right leg: 10 s.
140.0 Right leg, set 1 of 2: 10s.
147.0 3 s left.
150.0 Done: 10s, right leg.
150.0 Rest 15 s. Then set 2 of 2, left leg.
162.0 3 s left.
165.0 Left leg, set 2 of 2: 10s.
172.0 3 s left.
175.0 Done: 10s, left leg.
175.0 Change to the right leg: 10 s.
185.0 Right leg, set 2 of 2: 10s.
192.0 3 s left.
195.0 Done: 10s, right leg.
195.0 Next, in 25 s: calf-raise, 2 sets of 10 reps. {}
210.0 10 s left.
217.0 3 s left.
220.0 Get ready: set 1 of 2. Grow tall, do not lean forward.
225.0 Set 1 of 2: 10 reps, up 2s, hold 1s, down 3s.
255.0 5 of 10.
285.0 Done: 10 reps.
285.0 Rest 1 min. Then set 2 of 2.
315.0 Half: 30 s left.
335.0 10 s left.
342.0 3 s left.
345.0 Set 2 of 2: 10 reps, up 2s, hold 1s, down 3s.
375.0 5 of 10.
405.0 Done: 10 reps.
405.0 How hard was it as a whole, 0 to 10? Enter passes.",
        setup("crane-balance"),
        setup("calf-raise"),
    );
    assert_eq!(told, wanted.lines().collect::<Vec<&str>>());
    let kept = ["crane-balance L 10s", "crane-balance R 10s"];
    let kept = [kept, kept].concat().into_iter().chain(["calf-raise 10"; 2]);
    assert_eq!(script.sets(), kept.collect::<Vec<&str>>());
    assert_eq!(script.writes, 6);
}

#[test]
fn the_voice_counts_so_that_each_word_ends_with_its_moment_and_leaves_no_repetition_out() {
    let mut script = Script::new(of(&[part("calf-raise", 1, 2)]));
    script.wait(140.0);
    let said: Vec<String> = script.said.iter().map(|(at, words)| format!("{at:.1} {words}")).collect();
    assert_eq!(
        said,
        [
            "0.0 warm up",
            "90.0 next: calf raise, 1 set of 2 reps",
            "105.0 ten seconds",
            "115.0 set 1, 2 reps",
            "116.7 three",
            "117.7 two",
            "118.7 one",
            "120.0 1",
            "122.0 hold",
            "123.0 down",
            "126.0 2",
            "128.0 hold",
            "129.0 down",
            "132.0 done. how hard was it, zero to ten?",
        ]
    );
}

/// Lengths of ticks that have no pattern: 7 ms to 1.9 s, to the nanosecond.
fn irregular() -> impl Iterator<Item = Duration> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        Duration::from_nanos(7_000_000 + state % 1_893_000_000)
    })
}

#[test]
fn every_stretch_begins_at_the_sum_of_those_before_whatever_the_ticks() {
    let mut slow = item("single-leg-calf-raise", 3, 9);
    slow.other_tempo = Some(crate::units::Tempo::of("1.7-0.3-2.9-0.1"));
    let slow = Part::of(&slow, Vec::new(), Side::Right, LoadUnit::Kg);
    for today in [
        today(BEGINNER),
        today("level = 3\nminutes = 60\nequipment = [\"wall\", \"step\", \"chair\", \"towel\", \"band\"]"),
        of(&[slow, part("pogo-hop", 4, 15), part("side-hop", 1, 9)]),
        // More than an hour.
        of(&[part("plantar-stretch", 20, 30), part("calf-raise", 20, 15), part("calf-iso-hold", 20, 45)]),
    ] {
        let mut script = Script::new(today);
        let mut seen = vec![0];
        for tick in irregular() {
            script.monotonic += tick;
            let before = script.session.at;
            script.happen(Event::Tick(script.moment()));
            let session = &script.session;
            assert_eq!(session.running(), script.monotonic);
            if session.stage != Stage::Timed {
                break;
            }
            if session.at != before {
                let sum: Duration = session.timeline[..session.at].iter().map(|stretch| stretch.lasts).sum();
                assert_eq!(session.since, sum, "{:?}", session.stretch());
                assert!(session.elapsed() <= Duration::from_millis(1900));
                seen.push(session.at);
            }
        }
        assert!(seen.len() > script.session.timeline.len() / 2);
        assert_eq!(script.session.stage, Stage::HowHard(String::new()));
        // However late a tick came, every word of every stretch was said.
        let works = script.session.timeline.iter().filter(|stretch| stretch.phase == Phase::Work).count();
        assert_eq!(script.told.iter().filter(|(_, line)| line.starts_with("Done:")).count(), works);
        assert_eq!(script.sets().len(), works);
        let cues = |cue: Cue| script.effects.iter().filter(|effect| **effect == Effect::Cue(cue)).count();
        let rests = script.session.timeline.iter().filter(|stretch| stretch.phase == Phase::Rest).count();
        assert_eq!(cues(Cue::RestOver), rests);
    }
}

/// Lets a tick come so many milliseconds later on each clock.
fn tick(script: &mut Script, monotonic: u64, wall: i64) {
    let last = script.session.clock.last().expect("a moment");
    let wall = last.wall + TimeDelta::milliseconds(wall);
    script.monotonic = last.monotonic + Duration::from_millis(monotonic);
    script.happen(Event::Tick(Moment { monotonic: script.monotonic, wall }));
}

#[test]
fn a_gap_of_more_than_two_seconds_pauses_and_counts_nothing() {
    for (what, monotonic, wall, is_gap) in [
        ("two seconds are none", 2000, 2000, false),
        ("the program was stopped", 2001, 2001, true),
        ("the lid was closed, and the monotonic clock stood still", 100, 2101, true),
        ("the lid was closed for a night", 100, 28_800_000, true),
        ("both clocks ran on", 28_800_000, 28_800_000, true),
        ("the wall's clock was set back, and time goes on", 100, -3_600_000, false),
        ("the wall's clock runs a little slower", 500, 100, false),
        ("the program was stopped, and the wall's clock set back", 5000, -3_600_000, true),
    ] {
        let mut script = Script::new(of(&[part("calf-raise", 2, 10)]));
        script.wait(133.0);
        let (running, done) = (script.session.running(), script.session.completed());
        tick(&mut script, monotonic, wall);
        let counted = if is_gap { 0 } else { monotonic };
        assert_eq!(script.session.running(), running + Duration::from_millis(counted), "{what}");
        assert_eq!(matches!(script.session.pause, Some(Pause::Gap(_))), is_gap, "{what}");
        assert_eq!(script.session.completed(), done, "{what}");
        let told =
            script.lines().iter().filter(|line| line.starts_with("Paused: the machine was away")).count();
        assert_eq!(told, usize::from(is_gap), "{what}");
        if is_gap {
            // It stands still until the person is back; another gap says nothing new.
            script.wait(30.0);
            tick(&mut script, 100, 60_000);
            assert_eq!(script.session.running(), running, "{what}");
            script.play("⏎");
            tick(&mut script, 250, 250);
            assert_eq!(script.session.running(), running + Duration::from_millis(250), "{what}");
        }
    }
}

#[test]
fn a_gap_says_how_long_it_was() {
    let mut script = Script::new(of(&[part("calf-raise", 2, 10)]));
    script.wait(3.0);
    tick(&mut script, 100, 75_000);
    assert_eq!(script.last_line(), "Paused: the machine was away for 1 min 15 s. Enter goes on.");
}

#[test]
fn a_monotonic_clock_that_runs_backward_is_not_counted_twice() {
    let mut script = Script::new(of(&[part("calf-raise", 2, 10)]));
    let at = |milliseconds| Moment { monotonic: Duration::from_millis(milliseconds), wall: beginning() };
    for milliseconds in [1000, 500, 1000, 1100] {
        script.happen(Event::Tick(at(milliseconds)));
    }
    assert_eq!(script.session.running(), Duration::from_millis(1100));
}

#[test]
fn a_pause_moves_all_that_follows_by_its_length() {
    let paused = |pauses: &[(f64, f64)]| {
        let mut script = Script::new(of(&[part("crane-balance", 2, 10), part("calf-raise", 2, 10)]));
        for (after, length) in pauses {
            script.wait(*after);
            script.play("␣");
            script.wait(*length);
            script.play("␣");
        }
        script.wait(500.0);
        let work = script.told.iter().filter(|(_, line)| line.starts_with("Done"));
        work.map(|(at, _)| (at * 10.0).round() / 10.0).collect::<Vec<f64>>()
    };
    let plain = paused(&[]);
    let with = paused(&[(122.0, 7.0), (6.0, 600.0), (47.0, 0.3)]);
    let by = [607.0, 607.0, 607.0, 607.3, 607.3, 607.3];
    let moved = plain.iter().zip(by).map(|(at, by)| ((at + by) * 10.0).round() / 10.0);
    assert_eq!(with, moved.collect::<Vec<f64>>());
}

#[test]
fn a_tick_long_after_the_last_set_changes_nothing_of_it() {
    let mut script = Script::new(of(&[part("calf-raise", 1, 10)]));
    script.wait(180.0);
    assert_eq!(script.session.stage, Stage::HowHard(String::new()));
    tick(&mut script, 3_600_000, 3_600_000);
    assert_eq!((script.session.pause, script.session.running()), (None, Duration::from_secs(180)));
    script.play("7⏎2⏎");
    let [Kind::Session { rpe, minutes, pain, .. }] = script.others()[..] else { panic!("{:?}", script.disk) };
    assert_eq!(
        (rpe.to_string(), *minutes, pain.map(crate::units::Pain::number)),
        ("7".to_string(), 3, Some(2))
    );
    assert_eq!(script.session.ending(), Some(&Ending::Done));
    let (session, written) = (script.session.clone(), script.writes);
    tick(&mut script, 86_400_000, 86_400_000);
    script.play("⏎+b8q");
    script.line("12");
    assert_eq!((script.session, script.writes), (session, written));
}

#[test]
fn a_pace_lets_gaps_be_seconds_of_the_person() {
    let mut setting = Script::new(of(&[part("calf-raise", 2, 30)])).session.setting;
    setting.second = Duration::from_secs(60);
    let mut session = Session::new(setting, of(&[part("calf-raise", 2, 30)]));
    for (seconds, is_paused) in [(0, false), (100, false), (220, false), (341, true)] {
        let wall = beginning() + TimeDelta::seconds(seconds);
        let moment = Moment { monotonic: Duration::from_secs(seconds.unsigned_abs()), wall };
        session = session.step(Event::Tick(moment)).0;
        assert_eq!(session.pause.is_some(), is_paused, "{seconds}");
    }
}

#[test]
fn work_that_begins_late_in_a_tick_begins_with_its_first_word() {
    let mut script = Script::new(of(&[part("calf-raise", 1, 4)]));
    script.wait(119.0);
    for _ in 0..4 {
        tick(&mut script, 1700, 1700);
    }
    let said: Vec<&str> = script.said.iter().map(|(_, words)| &**words).collect();
    assert_eq!(said[said.len() - 5..], ["two", "one", "1", "hold", "down"][..], "{said:?}");
}
