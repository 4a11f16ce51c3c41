//! The cells of a screen as a picture: text by runs of one style, lines and blocks as shapes, so that it looks the same
//! whatever font there is.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// What the terminal's own colours are in the picture.
const INK: &str = "#d3dae3";
const PAPER: &str = "#0d1117";

/// A cell, and the margin around all of them, in tenths of a pixel: whole numbers are written the same everywhere.
const WIDE: usize = 80;
const HIGH: usize = 170;
const MARGIN: usize = 120;

/// Where the letters stand in a cell.
const BASE: usize = 125;

/// A picture of the screen, with words for those who can't see it.
pub fn picture(buffer: &Buffer, title: &str) -> String {
    let (columns, lines) = (buffer.area.width, buffer.area.height);
    let wide = tenths(usize::from(columns) * WIDE + 2 * MARGIN);
    let high = tenths(usize::from(lines) * HIGH + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" role=\"img\">\n\
         <title>{}</title>\n\
         <style>text{{white-space:pre;font:13px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}}\
         .b{{font-weight:bold}}.i{{font-style:italic}}.u{{text-decoration:underline}}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n",
        escaped(title)
    );
    for line in 0..lines {
        let mut at = 0;
        while at < columns {
            let end = (at + 1..columns)
                .find(|next| look(&buffer[(*next, line)]) != look(&buffer[(at, line)]))
                .unwrap_or(columns);
            draw_run(&mut svg, buffer, line, at, end);
            at = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// How cells look: ink, paper, and the letters of the classes.
fn look(cell: &Cell) -> (String, String, String) {
    let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut paper);
    }
    let classes = [
        (Modifier::BOLD, "b"),
        (Modifier::ITALIC, "i"),
        (Modifier::UNDERLINED, "u"),
    ];
    let on = classes
        .iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier));
    let on: Vec<&str> = on.map(|(_, class)| *class).collect();
    (ink, paper, on.join(" "))
}

fn colour(colour: Color, own: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Reset => own.to_owned(),
        other => panic!("the themes name colours by #rrggbb, and this is {other:?}"),
    }
}

fn draw_run(svg: &mut String, buffer: &Buffer, line: u16, from: u16, to: u16) {
    let (ink, paper, classes) = look(&buffer[(from, line)]);
    let top = MARGIN + usize::from(line) * HIGH;
    let left = |column: u16| MARGIN + usize::from(column) * WIDE;
    if paper != PAPER {
        let (x, y) = (tenths(left(from)), tenths(top));
        let (w, h) = (tenths(usize::from(to - from) * WIDE), tenths(HIGH));
        let _ = writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{paper}\"/>"
        );
    }
    let mut shapes = Shapes::default();
    let mut words: Vec<(u16, u16, String)> = Vec::new();
    for column in from..to {
        let symbol = buffer[(column, line)].symbol();
        if symbol.trim().is_empty() || shapes.take(symbol, left(column), top) {
            continue;
        }
        match words.last_mut() {
            // One blank goes on with the words, two begin anew.
            Some((_, end, text)) if column - *end <= 1 => {
                text.extend((*end < column).then_some(' '));
                text.push_str(symbol);
                *end = column + 1;
            }
            _ => words.push((column, column + 1, symbol.to_owned())),
        }
    }
    shapes.draw(svg, &ink);
    let class = match classes.as_str() {
        "" => String::new(),
        classes => format!(" class=\"{classes}\""),
    };
    for (start, end, text) in words {
        let (x, y) = (tenths(left(start)), tenths(top + BASE));
        let length = tenths(usize::from(end - start) * WIDE);
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{ink}\"{class}>{}</text>",
            escaped(&text)
        );
    }
}

/// Lines and blocks of a run.
#[derive(Default)]
struct Shapes {
    strokes: String,
    filled: String,
    /// Where the last line along the row ends, so that it is made longer instead of a new one begun.
    open: Option<(usize, usize, usize)>,
}

impl Shapes {
    /// Takes a sign that is drawn and not written. Gives back whether it did.
    fn take(&mut self, symbol: &str, left: usize, top: usize) -> bool {
        let (right, bottom) = (left + WIDE, top + HIGH);
        let (middle, centre) = (top + HIGH / 2, left + WIDE / 2);
        if matches!(symbol, "─" | "━") {
            match &mut self.open {
                Some((_, end, y)) if *end == left && *y == middle => *end = right,
                _ => {
                    self.close();
                    self.open = Some((left, right, middle));
                }
            }
            return true;
        }
        let (l, r, t, b) = (tenths(left), tenths(right), tenths(top), tenths(bottom));
        let (m, c) = (tenths(middle), tenths(centre));
        let stroke = match symbol {
            "│" => format!("M{c} {t}V{b}"),
            "╭" => format!("M{c} {b}Q{c} {m} {r} {m}"),
            "╮" => format!("M{c} {b}Q{c} {m} {l} {m}"),
            "╰" => format!("M{c} {t}Q{c} {m} {r} {m}"),
            "╯" => format!("M{c} {t}Q{c} {m} {l} {m}"),
            _ => String::new(),
        };
        let (thin, low) = (tenths(left + 10), tenths(bottom - 40));
        let (near, far, up) = (tenths(left + 25), tenths(right - 5), tenths(top + 50));
        let (start, end) = (tenths(left), tenths(left + 50));
        let filled = match symbol {
            "▌" => format!("M{l} {t}H{c}V{b}H{l}Z"),
            "▏" => format!("M{l} {t}H{thin}V{b}H{l}Z"),
            "▰" => format!("M{near} {up}H{far}L{end} {low}H{start}Z"),
            _ => String::new(),
        };
        if symbol == "▱" {
            let _ = write!(self.strokes, "M{near} {up}H{far}L{end} {low}H{start}Z");
            return true;
        }
        self.strokes.push_str(&stroke);
        self.filled.push_str(&filled);
        !stroke.is_empty() || !filled.is_empty()
    }

    fn close(&mut self) {
        if let Some((from, to, y)) = self.open.take() {
            let (from, to, y) = (tenths(from), tenths(to), tenths(y));
            let _ = write!(self.strokes, "M{from} {y}H{to}");
        }
    }

    fn draw(mut self, svg: &mut String, ink: &str) {
        self.close();
        if !self.strokes.is_empty() {
            let path = &self.strokes;
            let _ = writeln!(svg, "<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\"/>");
        }
        if !self.filled.is_empty() {
            let _ = writeln!(svg, "<path d=\"{}\" fill=\"{ink}\"/>", self.filled);
        }
    }
}

fn tenths(number: usize) -> String {
    match number % 10 {
        0 => (number / 10).to_string(),
        rest => format!("{}.{rest}", number / 10),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
