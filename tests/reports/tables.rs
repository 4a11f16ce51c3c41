//! Exported tables in a database in memory, to be asked in SQL. Amounts are whole numbers there, of ten-thousandths, so that sums
//! are exact.

use std::path::Path;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Columns that hold amounts.
const AMOUNTS: [&str; 9] = [
    "total",
    "paid",
    "credited",
    "written_off",
    "balance",
    "amount",
    "missing",
    "paid_in_time",
    "tolerance",
];

/// Columns that hold whole numbers.
const NUMBERS: [&str; 5] = ["debtor", "entry", "seconds", "facts", "instalments"];

/// Ten-thousandths.
pub fn scaled(amount: Decimal) -> i64 {
    let scaled = amount * Decimal::from(10_000);
    assert!(scaled.fract().is_zero(), "{amount} has too many decimals");
    scaled.to_i64().expect("is small enough")
}

/// What is asked of the tables of one schema.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    pub day: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub number: u32,
}

/// A database with the tables as they are on a day and, in the schema `earlier`, as they were before.
pub struct Tables {
    pub connection: Connection,
}

impl Tables {
    pub fn open() -> Self {
        let connection = Connection::open_in_memory().expect("opened");
        connection
            .execute_batch("ATTACH ':memory:' AS earlier")
            .expect("attached");
        Self { connection }
    }

    /// Reads the CSV files of a folder into a schema.
    pub fn read(&self, schema: &str, folder: &Path) {
        let files = std::fs::read_dir(folder).expect("there is an export");
        for file in files {
            let path = file.expect("can be listed").path();
            if path.extension().is_some_and(|it| it == "csv") {
                self.read_table(schema, &path);
            }
        }
        let (book, figures) = (
            include_str!("sql/book.sql"),
            include_str!("sql/figures.sql"),
        );
        for sql in [book, figures] {
            let sql = sql.replace("schema.", &format!("{schema}."));
            let made = self.connection.execute_batch(&sql);
            made.unwrap_or_else(|error| panic!("{error}: {sql}"));
        }
    }

    fn read_table(&self, schema: &str, path: &Path) {
        let name = path.file_stem().and_then(|it| it.to_str()).expect("a name");
        let mut reader = csv::Reader::from_path(path).expect("can be read");
        let columns: Vec<String> = reader
            .headers()
            .expect("has headings")
            .iter()
            .map(str::to_owned)
            .collect();
        let listed = columns
            .iter()
            .map(|column| format!("\"{column}\""))
            .collect::<Vec<_>>()
            .join(", ");
        let places = vec!["?"; columns.len()].join(", ");
        self.connection
            .execute_batch(&format!("BEGIN; CREATE TABLE {schema}.{name} ({listed})"))
            .expect("a table");
        let insert = format!("INSERT INTO {schema}.{name} VALUES ({places})");
        let mut statement = self.connection.prepare(&insert).expect("an insert");
        for row in reader.records() {
            let row = row.expect("a row of as many cells as there are columns");
            let cells = columns
                .iter()
                .zip(&row)
                .map(|(column, cell)| value(column, cell));
            statement
                .execute(params_from_iter(cells))
                .expect("inserted");
        }
        for column in ["debtor", "invoice"] {
            if columns.iter().any(|it| it == column) {
                let index = format!("CREATE INDEX {schema}.{name}_{column} ON {name} ({column})");
                self.connection.execute_batch(&index).expect("an index");
            }
        }
        self.connection.execute_batch("COMMIT").expect("committed");
    }

    /// Says what is asked about.
    pub fn ask(&self, schema: &str, of: Of<'_>) {
        let sql = format!(
            "DROP TABLE IF EXISTS {schema}.asked; CREATE TABLE {schema}.asked (day, first_day, last_day, n);
             INSERT INTO {schema}.asked VALUES ('{}', '{}', '{}', {})",
            of.day, of.from, of.to, of.number
        );
        self.connection.execute_batch(&sql).expect("asked");
    }

    /// The rows of a query, by the names of their columns.
    pub fn rows(&self, sql: &str) -> Vec<Vec<(String, Sql)>> {
        let mut statement = self
            .connection
            .prepare(sql)
            .unwrap_or_else(|error| panic!("{error}: {sql}"));
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).expect("can be asked");
        let mut found = Vec::new();
        while let Some(row) = rows.next().expect("a row") {
            let cells = columns.iter().enumerate();
            let cells = cells.map(|(at, name)| (name.clone(), row.get(at).expect("a value")));
            found.push(cells.collect());
        }
        found
    }
}

fn value(column: &str, cell: &str) -> Sql {
    if cell.is_empty() {
        return Sql::Null;
    }
    if AMOUNTS.contains(&column) {
        return Sql::Integer(scaled(cell.parse().expect("an amount")));
    }
    if NUMBERS.contains(&column) {
        return Sql::Integer(cell.parse().expect("a number"));
    }
    Sql::Text(cell.to_owned())
}
