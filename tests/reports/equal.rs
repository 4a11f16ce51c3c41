//! Every report equals what SQL makes of the exported tables: to the cent, on three days, on the demo book and on real files.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;
use cobro::export::{export_book, report_json};
use cobro::i18n::Texts;
use cobro::report::{self, ALL, Wanted, last_moment};
use rusqlite::types::Value as Sql;
use serde_json::Value;

use crate::books::{Sample, day, eventful, folder, policy, real};
use crate::tables::{Of, Tables, scaled};

/// The queries, by report and grouping.
const QUERIES: [(&str, &str, &str); 21] = [
    ("aging", "debtor", include_str!("sql/aging_debtor.sql")),
    ("aging", "bucket", include_str!("sql/aging_bucket.sql")),
    (
        "promises",
        "debtor",
        include_str!("sql/promises_debtor.sql"),
    ),
    ("promises", "week", include_str!("sql/promises_week.sql")),
    ("expected", "", include_str!("sql/expected.sql")),
    ("collected", "week", include_str!("sql/collected_week.sql")),
    ("collected", "day", include_str!("sql/collected_day.sql")),
    (
        "collected",
        "month",
        include_str!("sql/collected_month.sql"),
    ),
    (
        "activity",
        "channel",
        include_str!("sql/activity_channel.sql"),
    ),
    (
        "activity",
        "author",
        include_str!("sql/activity_author.sql"),
    ),
    ("activity", "day", include_str!("sql/activity_day.sql")),
    (
        "effectiveness",
        "step",
        include_str!("sql/effectiveness_step.sql"),
    ),
    (
        "effectiveness",
        "channel",
        include_str!("sql/effectiveness_channel.sql"),
    ),
    (
        "effectiveness",
        "type",
        include_str!("sql/effectiveness_type.sql"),
    ),
    (
        "effectiveness",
        "template",
        include_str!("sql/effectiveness_template.sql"),
    ),
    ("dso", "", include_str!("sql/dso.sql")),
    (
        "disputes",
        "reason",
        include_str!("sql/disputes_reason.sql"),
    ),
    (
        "disputes",
        "debtor",
        include_str!("sql/disputes_debtor.sql"),
    ),
    ("concentration", "", include_str!("sql/concentration.sql")),
    ("silence", "", include_str!("sql/silence.sql")),
    ("cei", "", include_str!("sql/cei.sql")),
];

const REVIEW: &str = include_str!("sql/review.sql");

/// Periods that are asked for, in days until the day; the reports' own are of other lengths, so that neither is taken for granted.
const PERIOD_DAYS: u64 = 45;

/// A book on a day, with its exports and tables.
struct Scene<'a> {
    sample: &'a Sample,
    day: NaiveDate,
    tables: Tables,
    exports: RefCell<BTreeMap<NaiveDate, PathBuf>>,
    /// The reports that had rows.
    spoken: RefCell<BTreeSet<String>>,
}

impl<'a> Scene<'a> {
    fn new(sample: &'a Sample, day: NaiveDate) -> Self {
        let scene = Self {
            sample,
            day,
            tables: Tables::open(),
            exports: RefCell::default(),
            spoken: RefCell::default(),
        };
        scene.tables.read("main", &scene.export(day));
        let connection = &scene.tables.connection;
        connection
            .execute_batch(
                "CREATE TABLE moment AS SELECT 1 AS day_is_over;
                 CREATE TABLE policy (tolerance_percent, tolerance);
                 CREATE TABLE protocol_steps (protocol, step, template);",
            )
            .expect("made");
        let policy = policy();
        let tolerance = scaled(policy.promise.tolerance_amount);
        let percent = policy.promise.tolerance_percent.to_string();
        connection
            .execute(
                "INSERT INTO policy VALUES (CAST(? AS REAL), ?)",
                (percent, tolerance),
            )
            .expect("inserted");
        for (of, protocol) in policy.protocols.iter() {
            for step in &protocol.steps {
                let row = (of.id(), step.id.as_str(), step.template.as_deref());
                connection
                    .execute("INSERT INTO protocol_steps VALUES (?, ?, ?)", row)
                    .expect("inserted");
            }
        }
        scene
    }

    /// The tables as they were at the end of a day.
    fn export(&self, on: NaiveDate) -> PathBuf {
        let mut exports = self.exports.borrow_mut();
        let made = exports.entry(on).or_insert_with(|| {
            let folder = folder(&self.sample.home, &format!("{} {on}", self.day));
            let texts = Texts::for_language(Some("es"));
            export_book(&self.sample.book(on), &texts, &folder, false).expect("exported");
            folder
        });
        made.clone()
    }

    /// Puts the tables of an earlier day beside those of the day.
    fn beside(&self, on: NaiveDate) {
        let again = "DETACH earlier; ATTACH ':memory:' AS earlier";
        self.tables
            .connection
            .execute_batch(again)
            .expect("attached");
        self.tables.read("earlier", &self.export(on));
    }

    fn report(&self, id: &str, wanted: &Wanted) -> Value {
        let definition = report::find(id).expect("there is one");
        let asked = definition.ask(last_moment(self.day), wanted).expect("fits");
        // The book stands at a later day: only what is asked for says that it is about the past.
        let book = self.sample.book(day("2026-12-31"));
        report_json(&book.report(&asked).expect("made"))
    }

    fn check(&self, id: &str, by: &str, sql: &str) {
        let definition = report::find(id).expect("there is one");
        let from = self.day - chrono::Days::new(PERIOD_DAYS - 1);
        let number = match id {
            "effectiveness" => 10,
            "concentration" => 5,
            "silence" => 21,
            "expected" => 6,
            _ => 0,
        };
        let is_of_days = !matches!(definition.span, report::Span::Moment | report::Span::Ever);
        let name = definition.number.map(|it| it.name).unwrap_or_default();
        let wanted = Wanted {
            by: (!by.is_empty()).then(|| by.to_owned()),
            from: is_of_days.then_some(from),
            numbers: if number > 0 {
                vec![(name, number)]
            } else {
                Vec::new()
            },
            ..Wanted::default()
        };
        let told = self.report(id, &wanted);
        let (on, first) = (self.day.to_string(), from.to_string());
        let of = Of {
            day: &on,
            from: &first,
            to: &on,
            number,
        };
        self.tables.ask("main", of);
        if id == "cei" {
            let evening = from.pred_opt().expect("a day before");
            self.beside(evening);
            let evening = evening.to_string();
            let of = Of {
                day: &evening,
                to: &evening,
                ..of
            };
            self.tables.ask("earlier", of);
        }
        self.compare(&told, sql);
    }

    fn check_review(&self, id: &str) {
        let told = self.report(id, &Wanted::default());
        let text = |value: &Value| value.as_str().expect("a day").to_owned();
        for (schema, period) in [("main", &told["period"]), ("earlier", &told["before"])] {
            let (from, to) = (text(&period["from"]), text(&period["to"]));
            if schema == "earlier" {
                self.beside(day(&to));
            }
            let of = Of {
                day: &to,
                from: &from,
                to: &to,
                number: 0,
            };
            self.tables.ask(schema, of);
        }
        self.compare(&told, REVIEW);
    }

    /// The rows of a report are those of a query, and its totals their sums.
    fn compare(&self, told: &Value, sql: &str) {
        let columns = told["columns"].as_array().expect("a list");
        let kinds: BTreeMap<&str, &str> = columns
            .iter()
            .map(|it| {
                (
                    it["id"].as_str().unwrap_or(""),
                    it["type"].as_str().unwrap_or(""),
                )
            })
            .collect();
        let place = format!(
            "{} {} {} by {}",
            self.sample.name, self.day, told["report"], told["by"]
        );
        let rows = told["rows"].as_array().expect("a list");
        let mut found: Vec<Line> = rows.iter().map(|row| Line::of_json(row, &kinds)).collect();
        let worked_out = self.tables.rows(sql);
        let mut expected: Vec<Line> = worked_out
            .iter()
            .map(|row| Line::of_sql(row, &kinds))
            .collect();
        // Statistics of what is expected have no SQL; amounts do.
        if told["report"] != "expected"
            && let Some(row) = worked_out.first()
        {
            let asked: Vec<&str> = row.iter().map(|(name, _)| name.as_str()).collect();
            for column in kinds.keys() {
                assert!(
                    asked.contains(column),
                    "{place}: nothing is compared with {column}"
                );
            }
        }
        found.sort_by(|a, b| a.exact.cmp(&b.exact));
        expected.sort_by(|a, b| a.exact.cmp(&b.exact));
        let keys = |lines: &[Line]| -> Vec<String> {
            lines.iter().map(|it| format!("{:?}", it.exact)).collect()
        };
        similar(&place, &keys(&found), &keys(&expected));
        for (found, expected) in found.iter().zip(&expected) {
            let allowed = expected.allowed();
            for (name, number) in expected.near.iter().filter(|(name, _)| *name != OPEN) {
                let told = found.near[name];
                let same = match (told, number) {
                    (Some(told), Some(number)) => (told - number).abs() <= allowed,
                    (told, number) => told.is_none() && number.is_none(),
                };
                assert!(
                    same,
                    "{place}: {name} is {told:?}, not {number:?}: {expected:?}"
                );
            }
        }
        totals_are_sums(&place, told, &kinds);
        if !rows.is_empty() {
            let by = told["by"].as_str().unwrap_or_default();
            let name = format!("{} {by}", told["report"].as_str().unwrap_or_default());
            self.spoken.borrow_mut().insert(name.trim().to_owned());
        }
    }
}

fn similar(place: &str, found: &[String], expected: &[String]) {
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected, "{place}");
    }
    assert_eq!(
        found.len(),
        expected.len(),
        "{place}: {found:#?} {expected:#?}"
    );
}

/// A row: what must be the same, and what may be off by a rounding.
#[derive(Debug)]
struct Line {
    exact: Vec<(String, String)>,
    near: BTreeMap<String, Option<f64>>,
}

/// What is open in all, beside what is expected of it; it is not told, and says how exact that is.
const OPEN: &str = "open_in_all";

impl Line {
    /// How far a figure may be off that is no sum of amounts: four decimals are told. A forecast is cut to what its currency has
    /// of decimals, and its chances to nine.
    fn allowed(&self) -> f64 {
        let Some(open) = self.near.get(OPEN).copied().flatten() else {
            return 1e-4;
        };
        let is_whole = self.exact.iter().any(|(_, cell)| cell == "CLP");
        let unit = if is_whole { 10_000.0 } else { 100.0 };
        unit + open * 1e-9 + 1.0
    }

    fn of_json(row: &Value, kinds: &BTreeMap<&str, &str>) -> Self {
        let mut line = Self {
            exact: Vec::new(),
            near: BTreeMap::new(),
        };
        let report_of_expected = kinds.contains_key("low");
        for (name, kind) in kinds {
            let cell = &row[*name];
            match *kind {
                "percent" | "days" => {
                    line.near.insert((*name).to_owned(), cell.as_f64());
                }
                "money" if report_of_expected => {
                    if *name == "expected" {
                        let amount =
                            scaled(cell.as_str().expect("an amount").parse().expect("a number"));
                        line.near.insert((*name).to_owned(), Some(amount as f64));
                    }
                }
                "money" | "value" => {
                    let amount = match cell {
                        Value::String(text) => scaled(text.parse().expect("an amount")).to_string(),
                        other => other.to_string(),
                    };
                    line.exact.push(((*name).to_owned(), amount));
                }
                _ => {
                    let text = match cell {
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    line.exact.push(((*name).to_owned(), text));
                }
            }
        }
        line.exact.sort();
        line
    }

    fn of_sql(row: &[(String, Sql)], kinds: &BTreeMap<&str, &str>) -> Self {
        let mut line = Self {
            exact: Vec::new(),
            near: BTreeMap::new(),
        };
        for (name, cell) in row {
            let kind = match name == OPEN {
                true => Some("days"),
                false => kinds.get(name.as_str()).copied(),
            };
            let kind = kind.unwrap_or_else(|| panic!("there is no column {name}"));
            let is_expected = name == "expected";
            if matches!(kind, "percent" | "days") || is_expected {
                let number = match cell {
                    Sql::Integer(number) => Some(*number as f64),
                    Sql::Real(number) => Some(*number),
                    _ => None,
                };
                line.near.insert(name.clone(), number);
                continue;
            }
            let text = match cell {
                Sql::Null => "null".to_owned(),
                Sql::Integer(number) => number.to_string(),
                Sql::Real(number) => number.to_string(),
                Sql::Text(text) => text.clone(),
                Sql::Blob(_) => panic!("{name} is a blob"),
            };
            line.exact.push((name.clone(), text));
        }
        line.exact.sort();
        line
    }
}

/// Amounts in a row of totals are the sums of the rows of their currency.
fn totals_are_sums(place: &str, told: &Value, kinds: &BTreeMap<&str, &str>) {
    // A forecast's band does not add up, and neither does what is expected, cent by cent.
    if told["report"] == "expected" {
        return;
    }
    for total in told["totals"].as_array().expect("a list") {
        for (name, _) in kinds.iter().filter(|(_, kind)| **kind == "money") {
            let rows = told["rows"].as_array().expect("a list").iter();
            let own = rows.filter(|row| row["currency"] == total["currency"]);
            let amount = |row: &Value| {
                row[*name]
                    .as_str()
                    .map_or(0, |it| scaled(it.parse().expect("an amount")))
            };
            let sum: i64 = own.map(amount).sum();
            assert_eq!(amount(total), sum, "{place}: the total of {name}");
        }
    }
}

/// Checks all reports on all days of a book, and tells which of them had anything to say on any.
fn check_all(sample: &Sample) -> BTreeSet<String> {
    let mut spoken = BTreeSet::new();
    for on in sample.days {
        let scene = Scene::new(sample, day(on));
        for (id, by, sql) in QUERIES {
            if id == "expected" && !sample.plain {
                continue;
            }
            scene.check(id, by, sql);
        }
        scene.check_review("day");
        scene.check_review("month");
        let lone = check_verdicts(&scene);
        assert!(
            sample.plain || lone > 2,
            "{on}: {lone} promises stand alone"
        );
        check_journal(&scene);
        spoken.extend(scene.spoken.take());
    }
    spoken
}

/// Promises that stand alone are judged anew from the payments; tells how many there are.
fn check_verdicts(scene: &Scene<'_>) -> usize {
    let on = scene.day.to_string();
    scene.tables.ask(
        "main",
        Of {
            day: &on,
            from: &on,
            to: &on,
            number: 0,
        },
    );
    let lone = scene.tables.rows(include_str!("sql/verdicts.sql"));
    let count = lone.len();
    for row in lone {
        let cells: BTreeMap<&str, &Sql> = row
            .iter()
            .map(|(name, cell)| (name.as_str(), cell))
            .collect();
        assert_eq!(
            cells["status"], cells["expected_status"],
            "{} {on}: {cells:?}",
            scene.sample.name
        );
        if *cells["status"] != Sql::Text("pending".into()) {
            assert_eq!(
                cells["paid_in_time"], cells["expected_in_time"],
                "{on}: {cells:?}"
            );
        }
    }
    count
}

/// The tables of a day are what the journal, as it was exported long after, says of it.
fn check_journal(scene: &Scene<'_>) {
    let now = day("2026-12-31");
    let later = Tables::open();
    later.read("main", &scene.export(now));
    let on = scene.day.to_string();
    let of = Of {
        day: &on,
        from: &on,
        to: &on,
        number: 0,
    };
    later.ask("main", of);
    let mut said: Vec<String> = Vec::new();
    for row in later.rows(include_str!("sql/journal.sql")) {
        let cells: BTreeMap<&str, &Sql> = row
            .iter()
            .map(|(name, cell)| (name.as_str(), cell))
            .collect();
        let text = |name: &str| match cells[name] {
            Sql::Text(text) => text.clone(),
            Sql::Integer(number) => number.to_string(),
            other => panic!("{name}: {other:?}"),
        };
        let amount = scaled(text("amount").parse().expect("an amount"));
        said.push(format!(
            "{} {} {} {} {amount}",
            text("what"),
            text("debtor"),
            text("id"),
            text("day")
        ));
    }
    let tables = "SELECT 'invoice ' || debtor || ' ' || invoice || ' ' || issued_on || ' ' || total AS line FROM invoices WHERE charge IS NULL
        UNION ALL SELECT 'payment ' || debtor || ' ' || entry || ' ' || date(at) || ' ' || amount FROM payments";
    let mut held: Vec<String> = Vec::new();
    for row in scene.tables.rows(tables) {
        if let Sql::Text(line) = &row[0].1 {
            held.push(line.clone());
        }
    }
    said.sort();
    held.sort();
    similar(&format!("{} {on} journal", scene.sample.name), &held, &said);
}

#[test]
fn every_report_and_grouping_is_compared() {
    for definition in &ALL {
        if ["day", "month"].contains(&definition.id) {
            continue;
        }
        let groupings = match definition.groupings {
            [] => &[""][..],
            some => some,
        };
        for by in groupings {
            let compared = QUERIES
                .iter()
                .any(|it| (it.0, it.1) == (definition.id, *by));
            assert!(compared, "no query for {} by {by}", definition.id);
        }
    }
}

#[test]
fn reports_on_the_demo_book_equal_sql() {
    let spoken = check_all(&eventful());
    for (id, by, _) in QUERIES.iter().filter(|it| it.0 != "expected") {
        let name = format!("{id} {by}");
        assert!(
            spoken.contains(name.trim()),
            "{name} had nothing to say on any day"
        );
    }
}

#[test]
fn reports_on_real_files_equal_sql() {
    let mut spoken = BTreeSet::new();
    for sample in real() {
        spoken.extend(check_all(&sample));
    }
    let needed = [
        "aging debtor",
        "expected",
        "collected week",
        "dso",
        "cei",
        "disputes reason",
        "concentration",
        "silence",
    ];
    for name in needed.iter().filter(|_| !spoken.is_empty()) {
        assert!(
            spoken.contains(*name),
            "{name} had nothing to say of any file"
        );
    }
}
