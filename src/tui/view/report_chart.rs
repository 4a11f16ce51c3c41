//! The chart of a report: bars across for what has names, bars that stand for days and weeks, a line of small bars where there are
//! many of those. Every bar has its figure beside it, or a scale: colour alone says nothing.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Bar, BarChart, Paragraph, Sparkline};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::text::{cut, left, right, width};
use crate::i18n::{Place, Texts};
use crate::report::{Cell, Kind, Report};
use crate::tui::model::{MadeReport, Model};

/// The widest name beside a bar.
const WIDEST_NAME: usize = 28;

/// Columns of a bar that stands, with its figure on it.
const STANDING: u16 = 5;

/// No bar that stands is wider.
const WIDEST_STANDING: u16 = 11;

/// A chart of bars that stand is no lower.
const STANDING_LINES: u16 = 8;

/// Bars keep so many decimals.
const SCALE: i64 = 100;

/// What is drawn.
struct Drawn {
    /// What it measures.
    title: String,
    points: Vec<Point>,
    /// What the longest bar would be; the largest of the points where it isn't said.
    most: Option<u64>,
}

/// A bar.
struct Point {
    label: Cell,
    value: Cell,
    /// The same of the period before, where the report compares.
    before: Option<Cell>,
}

/// How many lines the chart of the currency under the cursor wants; none where there is nothing to draw.
pub(super) fn lines(made: &MadeReport, row: usize) -> u16 {
    let points = points(made, row);
    let Some(first) = points.first() else {
        return 0;
    };
    if matches!(first.label, Cell::Date(_)) {
        return STANDING_LINES;
    }
    let each = if first.before.is_some() { 2 } else { 1 };
    u16::try_from(points.len() * each + 1).unwrap_or(u16::MAX)
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, made: &MadeReport, area: Rect) {
    let drawn = Drawn {
        title: title(&model.texts, made, model.reports.row),
        points: points(made, model.reports.row),
        most: most(&made.report),
    };
    let Some(first) = drawn.points.first() else {
        return;
    };
    let [head, body] = Split::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    if body.is_empty() {
        return;
    }
    let told = if first.before.is_some() {
        draw_compared(frame, model, &drawn, body)
    } else if !matches!(first.label, Cell::Date(_)) {
        draw_lying(frame, model, &drawn, body)
    } else if usize::from(body.width) >= drawn.points.len() * usize::from(STANDING + 1) {
        draw_standing(frame, model, &drawn, body)
    } else {
        draw_line(frame, model, &drawn, body)
    };
    let mut title = format!(" {}", drawn.title);
    if let Some(told) = told {
        title = format!("{title} · {told}");
    }
    let title = cut(&title, usize::from(head.width));
    frame.render_widget(Paragraph::new(Line::styled(title, model.theme.title)), head);
}

/// The points of the report's own chart for the currency under the cursor; else of its rows, where they measure one thing.
fn points(made: &MadeReport, row: usize) -> Vec<Point> {
    let report = &made.report;
    let currency = made.part_of(row).and_then(|part| part.currency);
    if report.before.is_some() {
        return compared(report);
    }
    let mut own = report.chart.iter();
    let own = own.find(|it| it.currency == currency).or(match currency {
        None => report.chart.first(),
        Some(_) => None,
    });
    if let Some(series) = own {
        let points = series.points.iter().map(|(label, value)| Point {
            label: label.clone(),
            value: value.clone(),
            before: None,
        });
        return points.collect();
    }
    let Some((label, value)) = charted(report) else {
        return Vec::new();
    };
    let point = |row: &Vec<Cell>| Point {
        label: row[label].clone(),
        value: row[value].clone(),
        before: None,
    };
    let is_money = report.columns[value].kind == Kind::Money;
    let rows = report.rows.iter();
    let own = rows.filter(|row| !is_money || report.currency_of(row) == currency);
    let known = own.filter(|row| row[value].number().is_some());
    known.take(64).map(point).collect()
}

/// The columns that a report without a chart of its own is drawn by: what names its rows, and what its bars or its only share say.
fn charted(report: &Report) -> Option<(usize, usize)> {
    let at = |fits: &dyn Fn(Kind) -> bool| report.columns.iter().position(|it| fits(it.kind));
    let named = report.column("name").or_else(|| at(&|it| it == Kind::Text));
    let label = named.or_else(|| at(&|it| it == Kind::Currency))?;
    let bar = report.bar.and_then(|id| report.column(id));
    let value = bar.or_else(|| report.column("dso"));
    let value = value.or_else(|| at(&|it| it == Kind::Percent))?;
    Some((label, value))
}

/// The counts of a report that compares two periods.
fn compared(report: &Report) -> Vec<Point> {
    let places = ["measure", "value", "before"].map(|id| report.column(id));
    let [Some(label), Some(value), Some(before)] = places else {
        return Vec::new();
    };
    let rows = report.rows.iter();
    let counts = rows.filter(|row| matches!(row[value], Cell::Count(_)));
    let told = counts.filter(|row| [value, before].iter().any(|at| height(&row[*at]) > 0));
    told.map(|row| Point {
        label: row[label].clone(),
        value: row[value].clone(),
        before: Some(row[before].clone()),
    })
    .collect()
}

fn title(texts: &Texts, made: &MadeReport, row: usize) -> String {
    let report = &made.report;
    if report.before.is_some() {
        return texts.get("reports-chart-compared");
    }
    let currency = made.part_of(row).and_then(|part| part.currency);
    let mut own = report.chart.iter();
    let own = own.find(|it| it.currency == currency);
    if let Some(series) = own.or(report.chart.first()) {
        return texts.report_series(series);
    }
    let Some((_, value)) = charted(report) else {
        return String::new();
    };
    let column = &report.columns[value];
    let heading = texts.report_column(column.id);
    match currency.filter(|_| column.kind == Kind::Money) {
        Some(currency) => format!("{heading} ({})", currency.code()),
        None => heading,
    }
}

/// Shares of a hundred are drawn as such.
fn most(report: &Report) -> Option<u64> {
    let drawn = report.chart.first().and_then(|it| it.points.first());
    let drawn = match drawn {
        Some((_, value)) => matches!(value, Cell::Percent(_)),
        None => charted(report).is_some_and(|(_, at)| report.columns[at].kind == Kind::Percent),
    };
    drawn.then_some(100 * SCALE.unsigned_abs())
}

/// How tall or long the bar of a value is; what is below zero has none.
fn height(cell: &Cell) -> u64 {
    let number = cell.number().unwrap_or_default();
    let scaled = number.checked_mul(Decimal::from(SCALE));
    scaled.and_then(|it| it.round().to_u64()).unwrap_or(0)
}

/// Bars across, each with its name and its figure before it.
fn draw_lying(frame: &mut Frame<'_>, model: &Model, drawn: &Drawn, area: Rect) -> Option<String> {
    let shown = usize::from(area.height).min(drawn.points.len());
    let points = &drawn.points[..shown];
    let label = |point: &Point| model.texts.report_cell(&point.label);
    let value = |point: &Point| model.texts.report_cell(&point.value);
    let names = points.iter().map(|it| width(&label(it))).max().unwrap_or(0);
    let names = names.min(WIDEST_NAME);
    let values = points.iter().map(|it| width(&value(it))).max().unwrap_or(0);
    let bars = points.iter().map(|point| {
        let name = left(&label(point), names);
        let line = format!(" {name}  {}", right(&value(point), values));
        Bar::new(height(&point.value))
            .label(Line::styled(line, model.theme.text))
            .text_value("")
    });
    let bars: Vec<Bar<'_>> = bars.collect();
    render(frame, model, BarChart::horizontal(bars), drawn, area, 1);
    let count = drawn.points.len();
    (shown < count).then(|| shown_of(model, shown, count))
}

/// Two bars for each count: now, and in the period before.
fn draw_compared(
    frame: &mut Frame<'_>,
    model: &Model,
    drawn: &Drawn,
    area: Rect,
) -> Option<String> {
    let texts = &model.texts;
    let shown = usize::from(area.height / 2).min(drawn.points.len());
    let points = &drawn.points[..shown];
    let when = [texts.report_column("value"), texts.report_column("before")];
    let whens = when.iter().map(|it| width(it)).max().unwrap_or(0);
    let label = |point: &Point| texts.report_cell(&point.label);
    let names = points.iter().map(|it| width(&label(it))).max().unwrap_or(0);
    let names = names.min(WIDEST_NAME);
    let mut bars = Vec::new();
    for point in points {
        let both = [Some(&point.value), point.before.as_ref()];
        for (at, cell) in both.into_iter().flatten().enumerate() {
            let name = if at == 0 { label(point) } else { String::new() };
            let figure = right(&texts.report_cell(cell), 6);
            let line = format!(
                " {}  {}{figure}",
                left(&name, names),
                left(&when[at], whens)
            );
            let style = [model.theme.amount, model.theme.dim][at];
            let bar = Bar::new(height(cell)).text_value("").style(style);
            bars.push(bar.label(Line::styled(line, model.theme.text)));
        }
    }
    render(frame, model, BarChart::horizontal(bars), drawn, area, 1);
    let count = drawn.points.len();
    (shown < count).then(|| shown_of(model, shown, count))
}

/// Bars that stand, each with its figure on it and its day below.
fn draw_standing(
    frame: &mut Frame<'_>,
    model: &Model,
    drawn: &Drawn,
    area: Rect,
) -> Option<String> {
    let count = u16::try_from(drawn.points.len()).unwrap_or(1).max(1);
    let wide = (area.width / count).saturating_sub(1);
    let wide = wide.clamp(STANDING, WIDEST_STANDING);
    let bars = drawn.points.iter().map(|point| {
        let label = Line::styled(day(&point.label), model.theme.text);
        Bar::new(height(&point.value))
            .label(label)
            .text_value(short(&model.texts, &point.value, usize::from(wide)))
    });
    let bars: Vec<Bar<'_>> = bars.collect();
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    };
    render(frame, model, BarChart::vertical(bars), drawn, area, wide);
    None
}

/// A line of small bars, the last days where there is no room for all; the largest figure is told.
fn draw_line(frame: &mut Frame<'_>, model: &Model, drawn: &Drawn, area: Rect) -> Option<String> {
    let room = usize::from(area.width).saturating_sub(2);
    let skipped = drawn.points.len().saturating_sub(room);
    let points = &drawn.points[skipped..];
    let each = (room / points.len().max(1)).clamp(1, usize::from(WIDEST_STANDING));
    let heights = points.iter().map(|it| height(&it.value));
    let data: Vec<u64> = heights
        .flat_map(|it| std::iter::repeat_n(it, each))
        .collect();
    let [bars, days] = Split::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(area);
    let bars = Rect {
        x: bars.x + 1,
        width: bars.width.saturating_sub(2),
        ..bars
    };
    let mut line = Sparkline::default().data(&data).style(model.theme.amount);
    if let Some(most) = drawn.most {
        line = line.max(most);
    }
    let used = data.len();
    frame.render_widget(line, bars);
    let ends = [points.first(), points.last()];
    let ends = ends.map(|it| it.map_or(String::new(), |it| day(&it.label)));
    let between = used.saturating_sub(width(&ends[0]) + width(&ends[1]));
    let scale = format!(" {}{}{}", ends[0], " ".repeat(between), ends[1]);
    frame.render_widget(Paragraph::new(Line::styled(scale, model.theme.dim)), days);
    let largest = points.iter().max_by_key(|it| height(&it.value))?;
    let places = [
        (
            "amount",
            Place::from(model.texts.report_cell(&largest.value)),
        ),
        ("day", Place::from(day(&largest.label))),
    ];
    Some(model.texts.with("reports-chart-most", &places))
}

fn render(
    frame: &mut Frame<'_>,
    model: &Model,
    chart: BarChart<'_>,
    drawn: &Drawn,
    area: Rect,
    wide: u16,
) {
    let mut chart = chart
        .bar_width(wide)
        .bar_gap(u16::from(wide > 1))
        .group_gap(0)
        .bar_style(model.theme.amount)
        .value_style(model.theme.amount.reversed());
    if let Some(most) = drawn.most {
        chart = chart.max(most);
    }
    frame.render_widget(chart, area);
}

fn shown_of(model: &Model, shown: usize, count: usize) -> String {
    let places = [("shown", Place::from(shown)), ("count", Place::from(count))];
    model.texts.with("reports-chart-first", &places)
}

/// A day in few letters.
fn day(label: &Cell) -> String {
    match label {
        Cell::Date(day) => short_day(*day),
        _ => String::new(),
    }
}

fn short_day(day: NaiveDate) -> String {
    day.format("%d/%m").to_string()
}

/// A figure that fits on a bar: in whole units, in thousands or in millions.
fn short(texts: &Texts, cell: &Cell, columns: usize) -> String {
    let number = cell.number().unwrap_or_default();
    if let Cell::Percent(percent) = cell {
        return format!("{}%", percent.round());
    }
    let units = [
        (Decimal::ONE, ""),
        (Decimal::from(1_000), "k"),
        (Decimal::from(1_000_000), "M"),
        (Decimal::from(1_000_000_000), "G"),
    ];
    let written = units.into_iter().map(|(unit, sign)| {
        let part = number.checked_div(unit).unwrap_or_default().round();
        format!("{}{sign}", texts.number(part))
    });
    let mut fitting = written.filter(|it| width(it) <= columns);
    fitting.next().unwrap_or_default()
}
