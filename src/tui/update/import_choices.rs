//! What can be chosen about an import: columns, currency, date order. Each choice shows the new preview.

use super::super::message::Effect;
use super::super::model::{Choice, Choose, Choosing, ImportEntry, ImportStage, Model, Overlay};
use crate::app::ImportOrder;
use crate::domain::money::Currency;
use crate::domain::search::fold;
use crate::i18n::Place;
use crate::import::{DateOrder, Field, USUAL_CURRENCIES};
/// The column that leaves a field empty, as in `--map`.
const NO_COLUMN: &str = "-";

impl Model {
    /// Puts a list to choose from on top of the import, the cursor on what holds now.
    pub(super) fn ask_for_import(&mut self, what: Choosing) {
        let choose = Choose::new(what);
        let choices = self.choices(&choose);
        let cursor = choices
            .iter()
            .position(|choice| self.is_on_of(&choose.what, choice));
        let cursor = cursor.unwrap_or(0);
        if let Some(Overlay::Import(entry)) = &mut self.overlay {
            entry.asking = Some(Choose { cursor, ..choose });
        }
    }

    fn is_on_of(&self, what: &Choosing, choice: &Choice) -> bool {
        match (what, choice, &self.overlay) {
            (Choosing::ImportColumn(field), Choice::Column(column), Some(Overlay::Import(it))) => {
                column_of(it, *field) == *column
            }
            _ => self.is_on(choice),
        }
    }

    /// Leaves a list on top of the import: from the columns back to the fields, from a date order that is needed back to
    /// what was there before.
    pub(super) fn close_import_choice(&mut self) {
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        match entry.asking.take().map(|choose| choose.what) {
            Some(Choosing::ImportColumn(field)) => self.ask_for_field(field),
            Some(Choosing::ImportDates) if matches!(entry.stage, ImportStage::DateOrder(_)) => {
                entry.go_back(None);
            }
            _ => {}
        }
    }

    fn ask_for_field(&mut self, field: Field) {
        self.ask_for_import(Choosing::ImportField);
        if let Some(Overlay::Import(entry)) = &mut self.overlay
            && let Some(choose) = &mut entry.asking
        {
            choose.cursor = Field::ALL.iter().position(|it| *it == field).unwrap_or(0);
        }
    }

    pub(super) fn take_for_import(&mut self, choice: Choice, effects: &mut Vec<Effect>) {
        let Some(Overlay::Import(entry)) = &mut self.overlay else {
            return;
        };
        let Some(what) = entry.asking.take().map(|choose| choose.what) else {
            return;
        };
        let Some(order) = entry.order.clone() else {
            return;
        };
        let order = match (what, choice) {
            (_, Choice::Field(field)) => return self.ask_for_import(Choosing::ImportColumn(field)),
            (Choosing::ImportColumn(field), Choice::Column(column)) => ImportOrder {
                mapping: mapped(entry, field, column, order.mapping),
                ..order
            },
            (_, Choice::Currency(currency)) => ImportOrder { currency, ..order },
            (_, Choice::DateOrder(date_order)) => ImportOrder {
                date_order,
                ..order
            },
            _ => return,
        };
        entry.preview(order, effects);
    }

    /// What can be chosen about the import on show.
    pub(super) fn import_choices(&self, what: &Choosing, typed: &str) -> Vec<Choice> {
        let Some(Overlay::Import(entry)) = &self.overlay else {
            return Vec::new();
        };
        match what {
            Choosing::ImportField => Field::ALL.map(Choice::Field).to_vec(),
            Choosing::ImportColumn(_) => {
                let columns = (0..entry.headings().len()).map(Some);
                std::iter::once(None)
                    .chain(columns)
                    .map(Choice::Column)
                    .collect()
            }
            Choosing::ImportCurrency => {
                let chosen = entry.order.as_ref().and_then(|order| order.currency);
                let typed = Currency::from_code(&fold(typed.trim()).to_uppercase());
                let first = [Some(self.currency), chosen, typed];
                let mut offered: Vec<Currency> = Vec::new();
                for currency in first.into_iter().flatten().chain(USUAL_CURRENCIES) {
                    if !offered.contains(&currency) {
                        offered.push(currency);
                    }
                }
                let offered = offered.into_iter().map(Some);
                std::iter::once(None)
                    .chain(offered)
                    .map(Choice::Currency)
                    .collect()
            }
            Choosing::ImportDates => {
                let as_written = [None].into_iter();
                // Where the order is needed, the file doesn't say it.
                let needed = matches!(entry.stage, ImportStage::DateOrder(_));
                let orders = DateOrder::ALL.map(Some).into_iter();
                orders
                    .chain(as_written.filter(|_| !needed))
                    .map(Choice::DateOrder)
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// A choice about an import in words.
    pub(super) fn import_choice_name(&self, choice: &Choice) -> String {
        let texts = &self.texts;
        match (choice, &self.overlay) {
            (Choice::Field(field), _) => texts.field(*field),
            (Choice::Column(None), _) => texts.get("import-no-column"),
            (Choice::Column(Some(index)), Some(Overlay::Import(entry))) => {
                let heading = entry.headings().get(*index).map_or("", String::as_str);
                if heading.is_empty() {
                    texts.with("import-nth-column", &[("number", Place::from(index + 1))])
                } else {
                    heading.to_owned()
                }
            }
            (Choice::Currency(None), _) => {
                let code = self.currency.code();
                texts.with("import-currency-of-file", &[("currency", code.into())])
            }
            (Choice::Currency(Some(currency)), _) => {
                let sign = currency.symbol().to_string();
                let code = currency.code();
                if sign == code {
                    code.to_owned()
                } else {
                    format!("{code}  {sign}")
                }
            }
            (Choice::DateOrder(None), _) => texts.get("import-dates-of-file"),
            (Choice::DateOrder(Some(order)), _) => texts.date_order(*order),
            _ => String::new(),
        }
    }

    /// What is worth knowing about a choice: what feeds a field now, what a column holds.
    pub fn choice_detail(&self, choice: &Choice) -> String {
        let Some(Overlay::Import(entry)) = &self.overlay else {
            return String::new();
        };
        match choice {
            Choice::Field(field) => entry.fed_by(*field).join(" + "),
            Choice::Column(Some(index)) => {
                let column = entry.recognised().and_then(|it| it.columns.get(*index));
                let samples = column.map(|column| column.samples.join(" | "));
                samples.unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// Whether the import on show is so already.
    pub(super) fn is_so_in_import(&self, choice: &Choice) -> bool {
        let Some(Overlay::Import(entry)) = &self.overlay else {
            return false;
        };
        let order = entry.order.as_ref();
        match (choice, entry.asking.as_ref().map(|choose| &choose.what)) {
            (Choice::Column(column), Some(Choosing::ImportColumn(field))) => {
                column_of(entry, *field) == *column
            }
            (Choice::Currency(currency), _) => {
                order.is_some_and(|order| order.currency == *currency)
            }
            (Choice::DateOrder(date_order), _) => {
                order.is_some_and(|order| order.date_order == *date_order)
            }
            _ => false,
        }
    }
}

/// The column that feeds a field now, the first if there are several.
fn column_of(entry: &ImportEntry, field: Field) -> Option<usize> {
    let recognised = entry.recognised()?;
    recognised.column_of(field).map(|column| column.index)
}

/// The mapping with another column for a field. Columns are named by heading where that is clear, else by number.
fn mapped(
    entry: &ImportEntry,
    field: Field,
    column: Option<usize>,
    mapping: Vec<(Field, String)>,
) -> Vec<(Field, String)> {
    let headings = entry.headings();
    let name = column.map(|index| {
        let heading = headings.get(index).map(|heading| heading.trim());
        let is_clear = |heading: &&str| {
            let first = headings.iter().position(|it| it == heading);
            !matches!(*heading, "" | NO_COLUMN) && first == Some(index)
        };
        heading
            .filter(is_clear)
            .map_or_else(|| (index + 1).to_string(), str::to_owned)
    });
    let mut mapping = mapping;
    mapping.retain(|(known, _)| *known != field);
    mapping.push((field, name.unwrap_or_else(|| NO_COLUMN.to_owned())));
    mapping
}
