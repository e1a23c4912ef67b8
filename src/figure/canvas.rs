//! A canvas of braille dots: each character holds two columns and four rows of them.

/// The bit of each dot of a character, row by row, left before right.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// The character without a dot; the others follow it, in the order of their bits.
const BLANK: u32 = 0x2800;

/// Dots of a dashed line that are drawn, and that are left out after them.
const DASH: (usize, usize) = (3, 3);

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Every dot.
    Solid,
    /// Some dots, then some gaps.
    Dashed,
}

/// Dots to be drawn, the first column left, the first row on top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canvas {
    columns: usize,
    cells: Vec<u8>,
}

impl Canvas {
    /// Starts a blank canvas of so many characters.
    pub fn new(columns: usize, rows: usize) -> Canvas {
        Canvas { columns, cells: vec![0; columns * rows] }
    }

    /// Returns how many dots stand side by side.
    pub fn width(&self) -> usize {
        2 * self.columns
    }

    /// Returns how many dots stand one under the other.
    pub fn height(&self) -> usize {
        4 * self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Draws a dot; outside of the canvas nothing is drawn.
    pub fn dot(&mut self, x: usize, y: usize) {
        if x < self.width() && y < self.height() {
            self.cells[y / 4 * self.columns + x / 2] |= BITS[y % 4][x % 2];
        }
    }

    /// Draws straight lines from point to point; a single point is one dot.
    pub fn lines(&mut self, points: &[(usize, usize)], stroke: Stroke) {
        let mut drawn = 0;
        let mut draw = |canvas: &mut Canvas, x, y| {
            if stroke == Stroke::Solid || drawn % (DASH.0 + DASH.1) < DASH.0 {
                canvas.dot(x, y);
            }
            drawn += 1;
        };
        if let Some((x, y)) = points.first() {
            draw(self, *x, *y);
        }
        for pair in points.windows(2) {
            let ((from_x, from_y), (to_x, to_y)) = (pair[0], pair[1]);
            let (across, down) = (from_x.abs_diff(to_x), from_y.abs_diff(to_y));
            let steps = across.max(down);
            for step in 1..=steps {
                // Rounded to the nearest dot.
                let part = |from: usize, to: usize, distance: usize| {
                    let moved = (2 * distance * step + steps) / (2 * steps);
                    if to < from { from - moved } else { from + moved }
                };
                draw(self, part(from_x, to_x, across), part(from_y, to_y, down));
            }
        }
    }

    /// Returns the rows of characters, from the top.
    pub fn rows(&self) -> impl Iterator<Item = String> {
        let to_char = |bits: &u8| char::from_u32(BLANK + u32::from(*bits)).unwrap_or(' ');
        self.cells.chunks(self.columns.max(1)).map(move |row| row.iter().map(to_char).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(canvas: &Canvas) -> Vec<String> {
        canvas.rows().collect()
    }

    #[test]
    fn each_dot_of_a_character_has_its_place() {
        for (x, y, expected) in [
            (0, 0, "⠁"),
            (0, 1, "⠂"),
            (0, 2, "⠄"),
            (0, 3, "⡀"),
            (1, 0, "⠈"),
            (1, 1, "⠐"),
            (1, 2, "⠠"),
            (1, 3, "⢀"),
            (2, 0, "⠀"),
            (0, 4, "⠀"),
        ] {
            let mut canvas = Canvas::new(1, 1);
            canvas.dot(x, y);
            assert_eq!(shown(&canvas), [expected], "{x} {y}");
        }
    }

    #[test]
    fn lines_run_from_point_to_point_solid_or_dashed() {
        for (points, stroke, expected) in [
            (&[(0, 3), (7, 0)][..], Stroke::Solid, "⣀⠤⠒⠉"),
            (&[(7, 0), (0, 3)], Stroke::Solid, "⣀⠤⠒⠉"),
            (&[(0, 0), (7, 0)], Stroke::Dashed, "⠉⠁⠀⠉"),
            (&[(0, 0), (0, 3), (7, 3)], Stroke::Solid, "⣇⣀⣀⣀"),
            (&[(3, 1)], Stroke::Dashed, "⠀⠐⠀⠀"),
            (&[(3, 1), (3, 1)], Stroke::Solid, "⠀⠐⠀⠀"),
            (&[], Stroke::Solid, "⠀⠀⠀⠀"),
        ] {
            let mut canvas = Canvas::new(4, 1);
            canvas.lines(points, stroke);
            assert_eq!(shown(&canvas), [expected], "{points:?} {stroke:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_drawn_leaves_the_canvas(
            columns in 0usize..9,
            rows in 0usize..5,
            points in prop::collection::vec((0usize..40, 0usize..40), 0..6),
        ) {
            let mut canvas = Canvas::new(columns, rows);
            canvas.lines(&points, Stroke::Solid);
            for row in canvas.rows() {
                prop_assert_eq!(row.chars().count(), columns);
            }
        }
    }
}
