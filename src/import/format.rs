//! The one door: what a file is, told by its content first and by its name second, and what of it is told to the user.
//!
//! A new format is a variant here, a way to know it in [`sniffing`] or [`xml`], two texts (`format-…`, `format-how-…`), and
//! a reader behind the door of its family.

mod sniffing;
mod xml;
mod zipped;

pub use sniffing::sniff;

/// What a file is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Text in rows and columns.
    Csv,
    /// A workbook of Excel since 2007.
    Xlsx,
    /// A workbook of Excel in its binary notation.
    Xlsb,
    /// A workbook of Excel before 2007.
    Xls,
    /// A spreadsheet of LibreOffice.
    Ods,
    /// The Spanish electronic invoice.
    Facturae,
    /// UBL 2.1, as in Peppol.
    Ubl,
    /// The Cross Industry Invoice of UN/CEFACT.
    Cii,
    /// The Mexican electronic invoice.
    Cfdi,
    /// The Chilean electronic invoice.
    Dte,
    /// The bank statement of Spanish banks, notebook 43 of the AEB.
    Norma43,
    /// A bank statement by ISO 20022.
    Camt053,
    /// The notice of single movements by ISO 20022.
    Camt054,
    /// The report of movements during the day by ISO 20022.
    Camt052,
    /// A bank statement by SWIFT.
    Mt940,
    /// Open Financial Exchange, versions 1 and 2.
    Ofx,
    /// A bank statement as text in rows and columns.
    BankCsv,
    /// A folder of files.
    Folder,
    /// A zip of files.
    Zip,
    /// The tables of a whole book, as cobro exports them.
    Book,
}

/// What is done with a file of this format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Rows and columns, whose headings say what they mean.
    Table,
    /// Electronic invoices, which say everything themselves.
    Invoices,
    /// Movements of a bank account.
    Bank,
    /// Several files, imported as one.
    Archive,
}

impl Family {
    /// The name in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Family::Table => "table",
            Family::Invoices => "invoices",
            Family::Bank => "bank",
            Family::Archive => "archive",
        }
    }
}

impl Format {
    /// All formats, by family.
    pub const ALL: [Format; 20] = [
        Format::Csv,
        Format::Xlsx,
        Format::Xlsb,
        Format::Xls,
        Format::Ods,
        Format::Facturae,
        Format::Ubl,
        Format::Cii,
        Format::Cfdi,
        Format::Dte,
        Format::Norma43,
        Format::Camt053,
        Format::Camt054,
        Format::Camt052,
        Format::Mt940,
        Format::Ofx,
        Format::BankCsv,
        Format::Folder,
        Format::Zip,
        Format::Book,
    ];

    /// The name in JSON and texts. It never changes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Facturae => "facturae",
            Format::Ubl => "ubl",
            Format::Cii => "cii",
            Format::Cfdi => "cfdi",
            Format::Dte => "dte",
            Format::Norma43 => "norma43",
            Format::Camt053 => "camt053",
            Format::Camt054 => "camt054",
            Format::Camt052 => "camt052",
            Format::Mt940 => "mt940",
            Format::Ofx => "ofx",
            Format::BankCsv => "bank_csv",
            Format::Folder => "folder",
            Format::Zip => "zip",
            Format::Book => "book",
        }
    }

    /// What is done with it.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Format::Csv | Format::Xlsx | Format::Xlsb | Format::Xls | Format::Ods => Family::Table,
            Format::Facturae | Format::Ubl | Format::Cii | Format::Cfdi | Format::Dte => {
                Family::Invoices
            }
            Format::Norma43
            | Format::Camt053
            | Format::Camt054
            | Format::Camt052
            | Format::Mt940
            | Format::Ofx
            | Format::BankCsv => Family::Bank,
            Format::Folder | Format::Zip | Format::Book => Family::Archive,
        }
    }

    /// Whether files of it can be imported by now, and are not only known.
    #[must_use]
    pub fn is_read(self) -> bool {
        matches!(
            self.family(),
            Family::Table | Family::Invoices | Family::Archive | Family::Bank
        )
    }

    /// Whether it is a workbook of sheets.
    #[must_use]
    pub fn is_workbook(self) -> bool {
        matches!(
            self,
            Format::Xlsx | Format::Xlsb | Format::Xls | Format::Ods
        )
    }

    /// How the names of such files usually end, in small letters.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Csv | Format::BankCsv => &["csv", "txt", "tsv"],
            Format::Xlsx => &["xlsx", "xlsm"],
            Format::Xlsb => &["xlsb"],
            Format::Xls => &["xls"],
            Format::Ods => &["ods"],
            Format::Facturae => &["xml", "xsig"],
            Format::Ubl | Format::Cii | Format::Cfdi | Format::Dte => &["xml"],
            Format::Norma43 => &["n43", "q43", "c43", "aeb", "txt"],
            Format::Camt053 | Format::Camt054 | Format::Camt052 => &["xml"],
            Format::Mt940 => &["mt940", "940", "sta", "txt"],
            Format::Ofx => &["ofx", "qfx"],
            Format::Folder | Format::Book => &[],
            Format::Zip => &["zip"],
        }
    }
}

/// A file that can't be imported although it is known what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Foreign {
    /// A page made for reading and printing.
    Pdf,
    /// A picture.
    Image,
    /// A notation for programs.
    Json,
    /// A page of the web, as some programs save it under the name of a spreadsheet.
    Html,
    /// XML of a kind that nobody here knows, with the name of its outermost element.
    Xml(String),
    /// A text document.
    Document,
    /// A workbook under a password.
    Encrypted,
    /// A compressed file of another kind than zip.
    Compressed,
    /// A database, perhaps a book of cobro.
    Database,
    /// A zip within a zip.
    Nested,
}

impl Foreign {
    /// The name in JSON and texts.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Foreign::Pdf => "pdf",
            Foreign::Image => "image",
            Foreign::Json => "json",
            Foreign::Html => "html",
            Foreign::Xml(_) => "xml",
            Foreign::Document => "document",
            Foreign::Encrypted => "encrypted",
            Foreign::Compressed => "compressed",
            Foreign::Database => "database",
            Foreign::Nested => "nested",
        }
    }
}

/// By what a file was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The outermost element of XML, and its namespace.
    Root {
        /// The name without prefix.
        element: String,
        /// The namespace; empty where there is none.
        namespace: String,
    },
    /// A zip that holds this file.
    Entry(String),
    /// A zip of files that are looked at each for itself.
    Files,
    /// The first bytes, as programs of that format write them.
    FirstBytes,
    /// The first record, and how all the others begin.
    Records,
    /// A tag at the beginning of a line.
    Tag(&'static str),
    /// Headings as banks write them.
    BankHeadings(String),
    /// Text in rows and columns, without the marks of any other format.
    Text,
    /// The end of its name, its content leaving it open.
    Name(String),
    /// It is a folder.
    Folder,
    /// A folder that holds the journal of a book.
    Journal,
}

/// What a file is taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sniffed {
    /// What it is taken for.
    pub format: Format,
    /// By what it was known.
    pub evidence: Evidence,
}

#[cfg(test)]
mod tests;
