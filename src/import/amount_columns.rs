//! Tells the decimal mark of whole columns.

use super::amounts::AmountTally;
use super::field::Field;
use super::recognise::{Tallies, Tally};
use super::recognised::{AmountColumn, MarkSource};
use iso_currency::Currency;

/// A column of amounts: its place and field, how it is read, and whether its percentages are fractions.
pub(super) type FoundAmount = (usize, Field, AmountColumn, bool);

/// The decimal mark of each column of amounts: by its own values, else by the other columns, else by the currency.
pub(super) fn amount_columns(tallies: &Tallies, currency: Currency) -> Vec<FoundAmount> {
    let counted: Vec<(usize, Field, &AmountTally)> = tallies
        .columns
        .iter()
        .filter_map(|counted| match &counted.tally {
            Tally::Amounts(tally) => Some((counted.column, counted.field, tally)),
            _ => None,
        })
        .collect();
    let is_money = |field| !matches!(field, Field::TaxPercent | Field::WithheldPercent);
    let mut proven = counted
        .iter()
        .filter(|(_, field, _)| is_money(*field))
        .filter_map(|(_, _, tally)| tally.own_mark());
    let common = proven
        .next()
        .filter(|mark| proven.all(|other| other == *mark));
    counted
        .iter()
        .map(|(column, field, tally)| {
            let open = tally.open_mark();
            let (mark, source) = match (tally.own_mark(), open, common) {
                (Some(mark), _, _) => (Some(mark), MarkSource::Values),
                (None, None, _) => (None, MarkSource::NotNeeded),
                (None, Some(_), Some(common)) => (Some(common), MarkSource::OtherColumns),
                (None, Some(open), None) => {
                    let has_three_decimals = currency.exponent() == Some(3);
                    (
                        Some(if has_three_decimals {
                            open
                        } else {
                            open.other()
                        }),
                        MarkSource::CurrencyDecimals,
                    )
                }
            };
            let sample_either = tally
                .sample_either
                .clone()
                .filter(|_| source != MarkSource::Values);
            let fraction = !is_money(*field) && tally.above_one == 0;
            (
                *column,
                *field,
                AmountColumn {
                    mark,
                    source,
                    sample_either,
                },
                fraction,
            )
        })
        .collect()
}
