//! Tells the order of numeric dates from whole columns, and never by a guess.

use super::dates::{Shape, shape};
use super::error::{ReadError, UnclearDates};
use super::field::Field;
use super::options::DateOrder;

const ORDERS: [DateOrder; 3] = [
    DateOrder::DayMonthYear,
    DateOrder::MonthDayYear,
    DateOrder::YearMonthDay,
];
const SAMPLES: usize = 3;

/// How the order of a date column became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderSource {
    /// Its values can be read in one way only.
    Values,
    /// A person gave the order.
    Given,
    /// The heading says it, as in `Fecha (dd/mm/aaaa)`.
    Heading,
    /// The values fit more than one order; another date column of the file fits only this one.
    OtherColumn {
        /// The heading of that column.
        heading: String,
    },
    /// The dates are written so that no order is needed.
    NotNeeded,
}

/// How the dates of a column are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateColumn {
    /// The order of numeric dates.
    pub order: Option<DateOrder>,
    /// How it became known.
    pub source: OrderSource,
    /// Whether the dates are day counts of a spreadsheet.
    pub serial: bool,
}

/// What the values of one column say about the order.
#[derive(Debug, Clone, Default)]
pub(super) struct DateTally {
    pub filled: u64,
    good: u64,
    serials: u64,
    destroyed: u64,
    parts: u64,
    fits: [u64; 3],
    only_day_first: u64,
    only_month_first: u64,
    /// Values that are two different days in two orders.
    open: u64,
    all_short: bool,
    first_range: Option<(u32, u32)>,
    third_range: Option<(u32, u32)>,
    open_samples: Vec<String>,
    one_way_samples: [Option<String>; 2],
    destroyed_sample: String,
}

impl DateTally {
    /// Counts one trimmed cell.
    pub(super) fn take(&mut self, text: &str) {
        match shape(text) {
            Shape::Empty => return,
            Shape::Full(_) => self.good += 1,
            Shape::Serial(_) => self.serials += 1,
            Shape::Destroyed => {
                if self.destroyed == 0 {
                    text.clone_into(&mut self.destroyed_sample);
                }
                self.destroyed += 1;
            }
            Shape::Other => {}
            Shape::Parts(parts) => {
                let [day_first, month_first, year_first] = ORDERS.map(|order| parts.date(order));
                for (count, date) in self
                    .fits
                    .iter_mut()
                    .zip([day_first, month_first, year_first])
                {
                    *count += u64::from(date.is_some());
                }
                if day_first.is_some() || month_first.is_some() || year_first.is_some() {
                    self.all_short = parts.short && (self.all_short || self.parts == 0);
                    self.parts += 1;
                }
                let one_way = [
                    day_first.is_some() && month_first.is_none(),
                    month_first.is_some() && day_first.is_none(),
                ];
                self.only_day_first += u64::from(one_way[0]);
                self.only_month_first += u64::from(one_way[1]);
                for (sample, is_this_way) in self.one_way_samples.iter_mut().zip(one_way) {
                    if is_this_way && sample.is_none() {
                        *sample = Some(text.to_owned());
                    }
                }
                if day_first.is_some() && month_first.is_some() && day_first != month_first {
                    self.open += 1;
                    self.keep_sample(text);
                }
                widen(&mut self.first_range, parts.first);
                widen(&mut self.third_range, parts.third);
            }
        }
        self.filled += 1;
    }

    fn keep_sample(&mut self, text: &str) {
        if self.open_samples.len() < SAMPLES
            && !self.open_samples.iter().any(|sample| sample == text)
        {
            self.open_samples.push(text.to_owned());
        }
    }

    /// Values that show why the order isn't clear.
    fn samples(&self) -> Vec<String> {
        self.open_samples
            .iter()
            .chain(self.one_way_samples.iter().flatten())
            .cloned()
            .collect()
    }

    /// Whether every value lost its date.
    fn is_destroyed(&self) -> bool {
        self.destroyed > 0 && self.good == 0 && self.parts == 0 && self.serials == 0
    }

    /// The order that the values themselves prove. `Err` if they fit several, or none well enough.
    fn own_order(&self) -> Result<DateOrder, ()> {
        let misses = |order: &DateOrder| {
            let fits = ORDERS
                .iter()
                .zip(self.fits)
                .find(|(known, _)| *known == order)
                .map_or(0, |(_, count)| count);
            self.parts - fits.min(self.parts)
        };
        let mut orders = vec![DateOrder::DayMonthYear, DateOrder::MonthDayYear];
        if self.all_short
            && (orders.iter().all(|order| misses(order) > 0) || self.could_start_with_year())
        {
            orders.push(DateOrder::YearMonthDay);
        }
        let spotless: Vec<_> = orders.iter().filter(|order| misses(order) == 0).collect();
        match spotless.as_slice() {
            [order] => Ok(**order),
            [order, ..]
                if self.open == 0
                    && spotless.len() == 2
                    && !spotless.contains(&&DateOrder::YearMonthDay) =>
            {
                Ok(**order)
            }
            [_, ..] => Err(()),
            [] => {
                let few: Vec<_> = orders
                    .iter()
                    .filter(|order| misses(order) * 100 < self.parts)
                    .collect();
                if let [order] = few.as_slice() {
                    Ok(**order)
                } else {
                    Err(())
                }
            }
        }
    }

    /// Years of two digits, where the last number runs through a month while the first hardly moves.
    fn could_start_with_year(&self) -> bool {
        let spread = |range: Option<(u32, u32)>| range.map_or(0, |(low, high)| high - low);
        spread(self.third_range) >= 12 && spread(self.first_range) <= 3
    }

    /// Whether some value is of no use in this order although it is a date in another.
    fn speaks_against(&self, order: DateOrder) -> bool {
        match order {
            DateOrder::DayMonthYear => self.only_month_first * 100 >= self.parts.max(1),
            DateOrder::MonthDayYear => self.only_day_first * 100 >= self.parts.max(1),
            DateOrder::YearMonthDay => !self.all_short,
        }
    }
}

fn widen(range: &mut Option<(u32, u32)>, value: u32) {
    let (low, high) = range.unwrap_or((value, value));
    *range = Some((low.min(value), high.max(value)));
}

/// A date column with what was counted in it.
pub(super) struct CountedDates<'a> {
    pub heading: &'a str,
    pub field: Field,
    pub tally: &'a DateTally,
}

/// Decides the order of all date columns together.
pub(super) fn decide(
    columns: &[CountedDates<'_>],
    given: Option<DateOrder>,
) -> Result<Vec<DateColumn>, ReadError> {
    if let Some(column) = columns.iter().find(|column| column.tally.is_destroyed()) {
        return Err(ReadError::DatesDestroyed {
            heading: column.heading.to_owned(),
            field: column.field,
            sample: column.tally.destroyed_sample.clone(),
        });
    }
    let decided: Vec<Option<DateColumn>> = columns
        .iter()
        .map(|column| decide_alone(column, given))
        .collect();
    let mut result = Vec::new();
    let mut unclear = Vec::new();
    for (column, alone) in columns.iter().zip(&decided) {
        match alone
            .clone()
            .or_else(|| decide_by_others(column, columns, &decided))
        {
            Some(dates) => result.push(dates),
            None => unclear.push(UnclearDates {
                heading: column.heading.to_owned(),
                field: column.field,
                samples: column.tally.samples(),
                only_day_first: column.tally.only_day_first,
                only_month_first: column.tally.only_month_first,
            }),
        }
    }
    if unclear.is_empty() {
        Ok(result)
    } else {
        Err(ReadError::AmbiguousDates { columns: unclear })
    }
}

fn decide_alone(column: &CountedDates<'_>, given: Option<DateOrder>) -> Option<DateColumn> {
    let tally = column.tally;
    let serial = tally.serials * 2 > tally.filled;
    let with = |order, source| {
        Some(DateColumn {
            order,
            source,
            serial,
        })
    };
    if given.is_some() {
        return with(given, OrderSource::Given);
    }
    if tally.parts == 0 {
        return with(None, OrderSource::NotNeeded);
    }
    if let Some(hint) = order_in_heading(column.heading).filter(|hint| !tally.speaks_against(*hint))
    {
        return with(Some(hint), OrderSource::Heading);
    }
    tally
        .own_order()
        .ok()
        .and_then(|order| with(Some(order), OrderSource::Values))
}

fn decide_by_others(
    column: &CountedDates<'_>,
    columns: &[CountedDates<'_>],
    decided: &[Option<DateColumn>],
) -> Option<DateColumn> {
    let mut found: Option<(DateOrder, &str)> = None;
    for (other, dates) in columns.iter().zip(decided) {
        // A column that can be read either way with the same result is no witness.
        let Some(order) = dates.as_ref().and_then(|dates| dates.order).filter(|_| {
            other.tally.open > 0 || other.tally.only_day_first != other.tally.only_month_first
        }) else {
            continue;
        };
        if found.is_some_and(|(known, _)| known != order) {
            return None;
        }
        found = found.or(Some((order, other.heading)));
    }
    let (order, heading) = found.filter(|(order, _)| !column.tally.speaks_against(*order))?;
    Some(DateColumn {
        order: Some(order),
        source: OrderSource::OtherColumn {
            heading: heading.to_owned(),
        },
        serial: false,
    })
}

/// The order that a heading spells out: `Fecha (dd/mm/aaaa)`.
fn order_in_heading(heading: &str) -> Option<DateOrder> {
    let lower: String = heading.to_lowercase().replace(['-', '.', ' '], "/");
    if lower.contains("dd/mm") || lower.contains("d/m/") {
        return Some(DateOrder::DayMonthYear);
    }
    (lower.contains("mm/dd") || lower.contains("m/d/")).then_some(DateOrder::MonthDayYear)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide_for(columns: &[(&str, &[&str])], given: Option<DateOrder>) -> String {
        let tallies: Vec<DateTally> = columns
            .iter()
            .map(|(_, cells)| {
                let mut tally = DateTally::default();
                cells.iter().for_each(|cell| tally.take(cell));
                tally
            })
            .collect();
        let counted: Vec<_> = columns
            .iter()
            .zip(&tallies)
            .map(|((heading, _), tally)| CountedDates {
                heading,
                field: Field::DueOn,
                tally,
            })
            .collect();
        match decide(&counted, given) {
            Ok(dates) => {
                let words = dates.iter().map(|dates| {
                    format!(
                        "{}{}",
                        dates.order.map_or("-", DateOrder::id),
                        match &dates.source {
                            OrderSource::Values | OrderSource::NotNeeded => String::new(),
                            OrderSource::Given => " given".to_owned(),
                            OrderSource::Heading => " by heading".to_owned(),
                            OrderSource::OtherColumn { heading } => format!(" as {heading}"),
                        }
                    )
                });
                words.collect::<Vec<_>>().join("; ")
            }
            Err(ReadError::AmbiguousDates { columns }) => {
                format!(
                    "ambiguous {}",
                    columns
                        .iter()
                        .map(|column| format!("{} {:?}", column.heading, column.samples))
                        .collect::<Vec<_>>()
                        .join("; ")
                )
            }
            Err(ReadError::DatesDestroyed { sample, .. }) => format!("destroyed {sample}"),
            Err(error) => error.to_string(),
        }
    }

    fn check(columns: &[(&str, &[&str])], expected: &str) {
        assert_eq!(decide_for(columns, None), expected, "{columns:?}");
    }

    #[test]
    fn orders_table() {
        check(&[("A", &["13/01/2020", "02/01/2020"])], "dmy");
        check(&[("A", &["01/13/2020", "02/01/2020"])], "mdy");
        check(&[("A", &["2020-01-02", "2020-02-01"])], "-");
        check(
            &[("A", &["01/02/2020", "03/04/2020"])],
            "ambiguous A [\"01/02/2020\", \"03/04/2020\"]",
        );
        check(&[("A", &["01/01/2020", "05/05/2020"])], "dmy");
        check(
            &[("A", &["01/02/2020"]), ("B", &["13/02/2020"])],
            "dmy as B; dmy",
        );
        check(
            &[("A", &["01/02/2020"]), ("B", &["02/13/2020"])],
            "mdy as B; mdy",
        );
        check(
            &[
                ("A", &["01/02/2020"]),
                ("B", &["13/02/2020"]),
                ("C", &["02/13/2020"]),
            ],
            "ambiguous A [\"01/02/2020\"]",
        );
        check(
            &[("A", &["01/02/2020"]), ("B", &["05/05/2020"])],
            "ambiguous A [\"01/02/2020\"]",
        );
        check(
            &[("A", &["01/02/2020"]), ("B", &["2020-05-06"])],
            "ambiguous A [\"01/02/2020\"]",
        );
        check(&[("Fecha (dd/mm/aaaa)", &["01/02/2020"])], "dmy by heading");
        check(&[("Fecha (dd/mm/aaaa)", &["01/22/2020"])], "mdy");
        check(
            &[("A", &["13/01/2020", "01/13/2020"])],
            "ambiguous A [\"13/01/2020\", \"01/13/2020\"]",
        );
        check(&[("A", &["31-01-20", "28-02-20"])], "dmy");
        check(
            &[("A", &["20-01-31", "20-01-13", "20-02-01"])],
            "ambiguous A [\"20-01-31\"]",
        );
        check(&[("A", &["20-13-31"])], "-");
        check(&[("A", &["99/12/31", "99/11/30"])], "ymd");
        check(&[("A", &["00:00.0", "00:00.0"])], "destroyed 00:00.0");
        check(&[("A", &["00:00.0", "2020-01-01"])], "-");
        check(&[("A", &["", "-"])], "-");
    }

    #[test]
    fn one_stray_row_in_two_hundred_is_left_to_its_rejection() {
        let mut cells = vec!["13/01/2020"; 200];
        cells.push("01/13/2020");
        check(&[("A", &cells)], "dmy");
        cells.extend(["01/13/2020"; 5]);
        check(
            &[("A", &cells)],
            "ambiguous A [\"13/01/2020\", \"01/13/2020\"]",
        );
    }

    #[test]
    fn a_given_order_counts_for_all() {
        let columns: &[(&str, &[&str])] = &[("A", &["01/02/2020"]), ("B", &["2020-01-01"])];
        assert_eq!(
            decide_for(columns, Some(DateOrder::MonthDayYear)),
            "mdy given; mdy given"
        );
    }
}
