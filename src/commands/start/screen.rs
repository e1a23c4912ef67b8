//! The session on a screen: keys in, pictures out, never more than ten a second.

use std::collections::VecDeque;
use std::io::Write;
use std::time::{Duration, Instant};

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::env;
use crate::failure::Failure;
use crate::guide::effect::{Change, Cue, Told};
use crate::guide::screen::draw;
use crate::guide::session::{Event, Key, Session};
use crate::view::look::Look;

use super::cues::Cues;
use super::led::{Audience, Led};
use super::programs::Programs;
use super::signals::{Asked, Signals};
use super::terminal::{Taken, stop_oneself};
use super::today::Found;

/// A wait for keys is at most so long: a signal is seen when it ends.
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// Most pictures in a second.
const MOST_DRAWN: usize = 10;

/// More letters at once than this were pasted, not typed; at once is what comes with no longer a break than this.
const MOST_TYPED_AT_ONCE: usize = 5;
const SAME_BREATH: Duration = Duration::from_millis(8);

/// What comes so soon behind a paste belongs to it.
const PASTE_GOES_ON: Duration = Duration::from_millis(150);

/// A screen, with the cues that go with it.
struct Stage<'o> {
    terminal: Terminal<CrosstermBackend<&'o mut dyn Write>>,
    cues: Cues,
    programs: Programs,
    look: Look,
    shown: Option<Buffer>,
    drawn: VecDeque<Instant>,
    /// When something was pasted last.
    pasted: Option<Instant>,
    /// What is to be written beside the pictures.
    given: Vec<Cue>,
}

impl Audience for Stage<'_> {
    fn cue(&mut self, cue: Cue) {
        self.given.push(cue);
    }

    fn say(&mut self, words: &str) {
        if !self.cues.is_muted {
            self.programs.say(words);
        }
    }

    fn hush(&mut self) {
        self.programs.hush();
    }

    fn change(&mut self, change: &Change) {
        self.programs.change(change);
    }

    fn tell(&mut self, told: &Told, _: &Session) {
        if let Told::Muted(is_muted) = told {
            self.cues.is_muted = *is_muted;
        }
    }
}

/// Leads a session on a screen to its end; returns an exit code where a signal ended it.
pub(super) fn lead(led: &mut Led<'_>, found: &Found, mut out: &mut dyn Write) -> Result<Option<u8>, Failure> {
    let signals = Signals::listen();
    let cannot = |source| Failure::Terminal { source };
    let taken = Taken::take(&mut out).map_err(cannot)?;
    let options = TerminalOptions { viewport: Viewport::Fullscreen };
    let terminal = Terminal::with_options(CrosstermBackend::new(out), options).map_err(cannot)?;
    let mut stage = Stage {
        terminal,
        cues: Cues::new(found.cues, env::terminal_signs()),
        programs: Programs::new(found.say.clone(), found.run.clone()),
        look: found.look,
        shown: None,
        drawn: VecDeque::new(),
        pasted: None,
        given: Vec::new(),
    };
    let mut code = None;
    while !led.session.is_over() {
        led.tick(&mut stage);
        stage.after(led);
        stage.show(&led.session);
        match signals.asked() {
            Some(Asked::End(number)) => {
                code = Some(number);
                led.happen(Event::Terminate, &mut stage);
            }
            Some(Asked::Quit) => led.happen(Event::Key(Key::Interrupt), &mut stage),
            None => {}
        }
        if signals.went_on() {
            stage.take_again();
        }
        env::provoke_panic();
        let wait = stage.wait(led);
        match read_keys(wait) {
            Ok(keys) => stage.press(led, keys),
            // The terminal is gone: nobody can be led any more.
            Err(_) => led.happen(Event::Terminate, &mut stage),
        }
    }
    stage.cues.no_progress(stage.terminal.backend_mut());
    drop(stage);
    drop(taken);
    Ok(code)
}

/// More keys than this are not waited for: the session goes on between them.
const LONGEST_BREATH: usize = 4096;

/// Something that was pressed, or happened to the terminal.
enum Input {
    Key(Key),
    Suspend,
    Resize,
}

/// Waits for keys, and returns all that have come.
fn read_keys(wait: Duration) -> std::io::Result<Vec<Input>> {
    let mut keys = Vec::new();
    if !event::poll(wait)? {
        return Ok(keys);
    }
    loop {
        match event::read()? {
            event::Event::Key(key) if key.kind == KeyEventKind::Press => keys.extend(meant(key)),
            event::Event::Resize(..) => keys.push(Input::Resize),
            _ => {}
        }
        if keys.len() >= LONGEST_BREATH || !event::poll(SAME_BREATH)? {
            return Ok(keys);
        }
    }
}

fn meant(key: KeyEvent) -> Option<Input> {
    let has_control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(Input::Key(match key.code {
        KeyCode::Char('c') if has_control => Key::Interrupt,
        KeyCode::Char('z') if has_control => return Some(Input::Suspend),
        KeyCode::Char(_) if has_control || key.modifiers.contains(KeyModifiers::ALT) => return None,
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::Enter => Key::Enter,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Esc => Key::Escape,
        _ => return None,
    }))
}

impl Stage<'_> {
    /// Does what the session left to be done: cues, programs, the terminal's own progress.
    fn after(&mut self, led: &mut Led<'_>) {
        for cue in std::mem::take(&mut self.given) {
            self.cues.give(cue, self.terminal.backend_mut());
        }
        self.cues.look_after(self.terminal.backend_mut());
        self.cues.progress(&led.session, self.terminal.backend_mut());
        if let Some(complaint) = self.programs.look_after() {
            led.happen(Event::CueFailed(complaint), self);
        }
    }

    /// Hands keys on; what was pasted is no command.
    fn press(&mut self, led: &mut Led<'_>, keys: Vec<Input>) {
        let letters = keys.iter().filter(|key| matches!(key, Input::Key(Key::Char(_) | Key::Enter))).count();
        let goes_on = self.pasted.is_some_and(|at| at.elapsed() < PASTE_GOES_ON);
        let is_pasted = letters > MOST_TYPED_AT_ONCE || letters > 0 && goes_on;
        if is_pasted {
            self.pasted = Some(env::instant());
        }
        // A text takes what is pasted, its ends of lines too.
        let is_typing = led.session.is_typing();
        for key in keys {
            match key {
                Input::Key(Key::Interrupt) => led.happen(Event::Key(Key::Interrupt), self),
                Input::Key(Key::Enter) if is_pasted && is_typing => {
                    led.happen(Event::Key(Key::Char(' ')), self);
                }
                Input::Key(_) if is_pasted && !is_typing => {}
                Input::Key(key) => {
                    led.tick(self);
                    led.happen(Event::Key(key), self);
                }
                Input::Suspend => {
                    led.happen(Event::Suspend, self);
                    self.stop();
                }
                Input::Resize => {
                    let _ = self.terminal.autoresize();
                    self.shown = None;
                    led.happen(Event::Resize, self);
                }
            }
        }
    }

    /// Gives the terminal back, stops, and takes it again when told to go on.
    fn stop(&mut self) {
        super::terminal::give_back(self.terminal.backend_mut());
        stop_oneself();
        self.take_again();
    }

    /// Takes the terminal again: whoever had it meanwhile has set its modes.
    fn take_again(&mut self) {
        let _ = super::terminal::take(self.terminal.backend_mut());
        // Clears and draws all again without asking the terminal anything.
        if let Ok(size) = self.terminal.size() {
            let _ = self.terminal.resize(ratatui::layout::Rect::new(0, 0, size.width, size.height));
        }
        self.shown = None;
    }

    /// Draws the session, where it looks otherwise than before.
    fn show(&mut self, session: &Session) {
        if !self.may_draw() {
            return;
        }
        let Ok(size) = self.terminal.size() else { return };
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, size.width, size.height));
        draw(session, self.look, self.cues.is_flashing(), &mut buffer);
        if self.shown.as_ref() == Some(&buffer) {
            return;
        }
        let drawn = self.terminal.draw(|frame| {
            if frame.area() == buffer.area {
                frame.buffer_mut().clone_from(&buffer);
            }
        });
        if drawn.is_ok() {
            self.shown = Some(buffer);
            self.drawn.push_back(env::instant());
            if self.drawn.len() > MOST_DRAWN {
                self.drawn.pop_front();
            }
        }
    }

    /// Whether another picture still fits in this second.
    fn may_draw(&self) -> bool {
        self.drawn.len() < MOST_DRAWN
            || self.drawn.front().is_none_or(|first| first.elapsed() >= Duration::from_secs(1))
    }

    /// Returns how long to wait for keys.
    fn wait(&self, led: &Led<'_>) -> Duration {
        let next = led.session.until_next().map(|time| led.clock.real_time(time));
        [next, self.cues.until_due()].into_iter().flatten().fold(LONGEST_WAIT, Duration::min)
    }
}
