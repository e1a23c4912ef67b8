//! Values over time, drawn with text: dots of braille, or letters where there is ASCII alone.

use chrono::{Datelike, NaiveDate};

use crate::figure::canvas::{Canvas, Stroke};
use crate::week::{day_with_year, month_and_year};

use super::look::{Look, Style};
use super::page::{Line, Page};

/// Widest chart, in characters.
const WIDEST: usize = 60;

/// Narrowest.
const NARROWEST: usize = 10;

/// Dots of a row of characters.
const DOTS: u16 = 4;

/// Rows from one label of the scale to the next.
const ROWS_A_STEP: u16 = 2;

/// What a step of the scale may be.
const STEPS: [u32; 14] = [1, 2, 3, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 5000];

/// One line of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// How it is drawn.
    pub stroke: Stroke,
    /// What marks its points where there is ASCII alone.
    pub letter: char,
    /// What stands at its end.
    pub name: String,
    /// Days and values, oldest first.
    pub points: Vec<(NaiveDate, f64)>,
}

/// A chart of one or two lines over the same days.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The lines; the first lies on top where letters meet.
    pub series: Vec<Series>,
    /// Rows of characters.
    pub rows: u16,
    /// The first and the last day.
    pub days: (NaiveDate, NaiveDate),
    /// Today, for whether a year is told.
    pub today: NaiveDate,
    /// Whether the days stand below.
    pub has_dates: bool,
}

/// The scale of a chart: the value of the middle of the first row, and how much one label is from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scale {
    top: u32,
    step: u32,
}

impl Scale {
    /// Finds the finest scale that shows all values.
    fn of(least: f64, most: f64, rows: u16) -> Scale {
        let last_row = rows.saturating_sub(1);
        let labels = u32::from(last_row / ROWS_A_STEP);
        for step in STEPS {
            let top = (whole((most / f64::from(step)).ceil()) * step).max(labels * step);
            let bottom = f64::from(top) - f64::from(step) * f64::from(last_row) / f64::from(ROWS_A_STEP);
            if bottom <= least {
                return Scale { top, step };
            }
        }
        let step = STEPS[STEPS.len() - 1];
        Scale { top: whole((most / f64::from(step)).ceil()) * step, step }
    }

    /// Returns how far below the middle of the first row a value lies, in dots.
    fn below(self, value: f64) -> f64 {
        let dots = f64::from(DOTS * ROWS_A_STEP);
        ((f64::from(self.top) - value) / f64::from(self.step) * dots).max(0.0)
    }

    /// Returns the row a value lies in, of so many.
    fn row(self, value: f64, rows: u16) -> usize {
        (whole((self.below(value) / f64::from(DOTS)).round()) as usize).min(usize::from(rows) - 1)
    }
}

#[expect(clippy::cast_sign_loss, reason = "what is drawn is never below zero")]
fn whole(number: f64) -> u32 {
    number as u32
}

impl Chart {
    /// Draws the chart; the names stand at the ends of the lines, or below on a narrow page.
    pub fn draw(&self, page: &mut Page, look: &Look) {
        let values = || self.series.iter().flat_map(|series| series.points.iter().map(|(_, value)| *value));
        let least = values().fold(f64::INFINITY, f64::min);
        let most = values().fold(0.0, f64::max);
        if !least.is_finite() || self.rows == 0 {
            return;
        }
        let scale = Scale::of(least, most, self.rows);
        let label_width = scale.top.to_string().len().max(2);
        let before = 2 + label_width + 2;
        let name_width = self.series.iter().map(|series| series.name.len() + 2).max().unwrap_or(0);
        let beside = !page.is_narrow();
        let after = if beside { name_width } else { 0 };
        let columns = page.width().saturating_sub(before + after).clamp(NARROWEST, WIDEST);
        let rows = if look.ascii { self.letters(scale, columns) } else { self.dots(scale, columns) };
        let names = self.names(scale);
        for (position, row) in rows.into_iter().enumerate() {
            let value = (position / usize::from(ROWS_A_STEP)) as u32 * scale.step;
            let is_labelled = position.is_multiple_of(ROWS_A_STEP.into()) && value <= scale.top;
            let label = if is_labelled { (scale.top - value).to_string() } else { String::new() };
            let line = Line::new().add(Style::Dim, format!("  {label:>label_width$} ┤")).plain(row);
            let name = names.iter().filter(|_| beside).find(|(at, _)| *at == position);
            page.line(match name {
                Some((_, name)) => line.plain(format!("  {name}")),
                None => line,
            });
        }
        if self.has_dates {
            page.line(
                Line::new().add(Style::Dim, format!("{}└{}", " ".repeat(before - 1), "─".repeat(columns))),
            );
            page.line(Line::new().add(Style::Dim, format!("{}{}", " ".repeat(before), self.dates(columns))));
        }
        if !beside {
            let indent = " ".repeat(before);
            let drawn = self.series.iter().filter(|series| !series.points.is_empty());
            let told: Vec<String> =
                drawn.map(|series| format!("{} {}", series.sample(look), series.name)).collect();
            page.line(Line::new().plain(format!("{indent}{}", told.join("   "))));
        }
    }

    /// Returns where a day stands among so many places.
    fn place(&self, day: NaiveDate, places: usize) -> usize {
        let (first, last) = self.days;
        let days = |to: NaiveDate| usize::try_from((to - first).num_days()).unwrap_or(0);
        let (from, all) = (days(day), days(last));
        let widest = places.saturating_sub(1);
        (2 * from * widest + all).checked_div(2 * all).unwrap_or(0).min(widest)
    }

    /// The points of a line on a grid, the highest where several days share a place.
    fn points(
        series: &Series,
        x: impl Fn(NaiveDate) -> usize,
        y: impl Fn(f64) -> usize,
    ) -> Vec<(usize, usize)> {
        let mut points: Vec<(usize, usize)> = Vec::new();
        for (day, value) in &series.points {
            let (x, y) = (x(*day), y(*value));
            match points.last_mut() {
                Some(last) if last.0 == x => last.1 = last.1.min(y),
                _ => points.push((x, y)),
            }
        }
        points
    }

    fn dots(&self, scale: Scale, columns: usize) -> Vec<String> {
        let mut canvas = Canvas::new(columns, self.rows.into());
        // The middle of a row lies between its second and its third dot; a value on a label takes the second.
        let lowest = canvas.height() - 1;
        let y = |value: f64| (whole((scale.below(value) + 1.0).round()) as usize).min(lowest);
        let width = canvas.width();
        for series in &self.series {
            let points = Chart::points(series, |day| self.place(day, width), y);
            canvas.lines(&points, series.stroke);
            if let [(x, y)] = points[..] {
                // A line of one point would hardly be seen.
                for (x, y) in [(x + 1, y), (x, y + 1), (x + 1, y + 1)] {
                    canvas.dot(x, y);
                }
            }
        }
        canvas.rows().collect()
    }

    fn letters(&self, scale: Scale, columns: usize) -> Vec<String> {
        let mut rows = vec![vec![' '; columns]; self.rows.into()];
        for series in self.series.iter().rev() {
            let y = |value: f64| scale.row(value, self.rows);
            for (x, y) in Chart::points(series, |day| self.place(day, columns), y) {
                let cell = &mut rows[y][x];
                *cell = if *cell == ' ' { series.letter } else { '*' };
            }
        }
        rows.into_iter().map(|row| row.into_iter().collect()).collect()
    }

    /// The rows the names stand in: those where the lines end, one each.
    fn names(&self, scale: Scale) -> Vec<(usize, &str)> {
        let row = |value: f64| scale.row(value, self.rows);
        let mut names: Vec<(usize, &str, f64)> = self
            .series
            .iter()
            .filter_map(|series| series.points.last().map(|(_, last)| (row(*last), &*series.name, *last)))
            .collect();
        names.sort_by(|a, b| b.2.total_cmp(&a.2));
        for index in 1..names.len() {
            let above = names[index - 1].0;
            names[index].0 = names[index].0.max(above + 1);
        }
        // At the bottom there is no row below: the name above makes room.
        for index in (0..names.len()).rev() {
            let lowest = usize::from(self.rows).saturating_sub(names.len() - index);
            names[index].0 = names[index].0.min(lowest);
        }
        names.into_iter().map(|(row, name, _)| (row, name)).collect()
    }

    /// The days below: the first, the last, and some between where there is room.
    fn dates(&self, columns: usize) -> String {
        /// Characters from the end of a label to the next one, and the shortest label that is reckoned with.
        const GAP: usize = 12;
        const SHORTEST: usize = "Nov 2026".len();
        let (first, last) = self.days;
        let span = (last - first).num_days();
        let is_long = first.year() != last.year();
        let told = |day: NaiveDate| {
            if is_long { month_and_year(day) } else { day_with_year(day, self.today) }
        };
        if span == 0 {
            return told(first);
        }
        let room = told(first).len().max(SHORTEST) + GAP;
        let between = i64::try_from((columns / room).saturating_sub(1)).unwrap_or(0);
        let mut text = told(first);
        for part in 1..=between + 1 {
            let day = first + chrono::TimeDelta::days(span * part / (between + 1));
            let name = told(day);
            let is_last = part == between + 1;
            let place = self.place(day, columns);
            let from = if is_last { columns.saturating_sub(name.len()) } else { place };
            if from >= text.len() + 2 && (is_last || !text.ends_with(&name)) {
                text = format!("{text:from$}{name}");
            }
        }
        text
    }
}

impl Series {
    /// What the line looks like, for telling which is which.
    fn sample(&self, look: &Look) -> String {
        match self.stroke {
            _ if look.ascii => self.letter.to_string(),
            Stroke::Solid => "⠤⠤⠤⠤".to_string(),
            Stroke::Dashed => "⠤⠄⠠⠤".to_string(),
        }
    }
}

/// Bars of the weeks, the oldest first: how many sets each held.
pub fn bars(weeks: &[u16]) -> String {
    const BARS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];
    let most = usize::from(weeks.iter().copied().max().unwrap_or(0).max(1));
    let bar = |sets: &u16| match usize::from(*sets) {
        0 => '·',
        sets => BARS[(sets * BARS.len()).div_ceil(most) - 1],
    };
    weeks.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(of_november: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, of_november).expect("a day")
    }

    fn chart(right: &[(u32, f64)], left: &[(u32, f64)]) -> Chart {
        let series = |stroke, letter, name: &str, points: &[(u32, f64)]| Series {
            stroke,
            letter,
            name: name.to_string(),
            points: points.iter().map(|(of, value)| (day(*of), *value)).collect(),
        };
        let days: Vec<u32> = right.iter().chain(left).map(|(day, _)| *day).collect();
        Chart {
            series: vec![
                series(Stroke::Solid, 'R', "right", right),
                series(Stroke::Dashed, 'L', "left", left),
            ],
            rows: 6,
            days: (day(*days.iter().min().expect("days")), day(*days.iter().max().expect("days"))),
            today: day(20),
            has_dates: true,
        }
    }

    fn drawn(chart: &Chart, width: usize, ascii: bool) -> String {
        let look = Look { width, ascii, colour: false };
        let mut page = Page::new(&look);
        chart.draw(&mut page, &look);
        page.render(&look)
    }

    #[test]
    fn the_scale_is_the_finest_that_shows_all() {
        for (least, most, rows, top, step) in [
            (8.0, 14.0, 6, 15, 3),
            (12.0, 12.0, 6, 12, 1),
            (1.0, 1.0, 6, 2, 1),
            (0.0, 0.0, 6, 2, 1),
            (10.0, 60.0, 6, 60, 20),
            (0.0, 7.5, 3, 10, 10),
            (1.0, 10_000.0, 6, 10_000, 5000),
        ] {
            assert_eq!(Scale::of(least, most, rows), Scale { top, step }, "{least} {most}");
        }
    }

    #[test]
    fn two_lines_are_told_apart_by_their_stroke_or_their_letter() {
        let chart = chart(&[(2, 10.0), (9, 11.0), (16, 14.0)], &[(2, 8.0), (9, 11.0), (16, 13.0)]);
        let rows = [
            "  15 ┤⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
            "     ┤⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⢀⣀⢤⡔⠒⠭",
            "  12 ┤⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⢀⣀⡤⠔⠒⠛⠃⠀⠁⠀⠀⠀",
            "     ┤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠮⠍⠉⠉⠁⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
            "   9 ┤⠀⡀⠀⠤⠂⠀⠉⠁⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
            "     ┤⠉⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
            "     └─────────────────────────",
            "      2 Nov              16 Nov",
            "      ⠤⠤⠤⠤ right   ⠤⠄⠠⠤ left",
        ];
        assert_eq!(drawn(&chart, 31, false).lines().collect::<Vec<&str>>(), rows);
        let rows = [
            "  15 |",
            "     |                        *",
            "  12 |",
            "     |R           *",
            "   9 |",
            "     |L",
            "     +-------------------------",
            "      2 Nov              16 Nov",
            "      R right   L left",
        ];
        assert_eq!(drawn(&chart, 31, true).lines().collect::<Vec<&str>>(), rows);
    }

    #[test]
    fn every_size_and_every_number_of_points_can_be_drawn() {
        for width in [20, 40, 59, 60, 80, 200] {
            for points in [&[(2, 8.0)][..], &[(2, 8.0), (3, 100.0)], &[(2, 0.0), (16, 6000.0)]] {
                for (right, left) in [(points, points), (points, &[][..]), (&[][..], points)] {
                    for ascii in [false, true] {
                        let text = drawn(&chart(right, left), width, ascii);
                        assert!(text.lines().all(|line| line.chars().count() <= width), "{width}\n{text}");
                        assert!(text.lines().count() >= 8, "{text}");
                        assert!(!ascii || text.is_ascii(), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn bars_are_as_high_as_the_sets_of_a_week() {
        assert_eq!(bars(&[0, 1, 4, 7]), "·▁▄▇");
        assert_eq!(bars(&[2, 2]), "▇▇");
        assert_eq!(bars(&[0, 0]), "··");
        assert_eq!(bars(&[]), "");
    }
}
