//! Why a whole XML file can't be read.

/// What is wrong with an XML file as a whole.
#[derive(Debug, thiserror::Error)]
pub enum XmlFault {
    /// It can't be opened or read.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It says that it is in an encoding that nobody knows.
    #[error("the encoding {0:?} isn't known")]
    Encoding(String),
    /// It is larger than any invoice, attachments aside.
    #[error("it is larger than any invoice, attachments aside")]
    TooLarge,
    /// It has a document type, which is how entities and references to other files come in.
    #[error("it has a document type (DOCTYPE), which no invoice has")]
    DocumentType,
    /// It uses an entity that XML doesn't have by itself.
    #[error("it uses the entity &{0};, which no invoice does")]
    Entity(String),
    /// Its elements are nested deeper than those of any invoice.
    #[error("its elements are nested deeper than those of any invoice")]
    TooDeep,
    /// It ends in the midst of an element.
    #[error("it ends in the midst of an element")]
    CutOff,
    /// It isn't XML.
    #[error("it isn't well-formed XML: {0}")]
    Malformed(String),
    /// It is an invoice of a version of its format that is no longer in use.
    #[error("it is {0}, which is no longer in use and isn't read")]
    OldVersion(String),
    /// It is XML of something else.
    #[error("no invoice of a known format is in it; its outermost element is {0:?}")]
    NoInvoice(String),
}

impl XmlFault {
    /// A stable name for JSON and texts.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            XmlFault::Io(_) => "io",
            XmlFault::Encoding(_) => "encoding",
            XmlFault::TooLarge => "too_large",
            XmlFault::DocumentType => "document_type",
            XmlFault::Entity(_) => "entity",
            XmlFault::TooDeep => "too_deep",
            XmlFault::CutOff => "cut_off",
            XmlFault::Malformed(_) => "malformed",
            XmlFault::OldVersion(_) => "old_version",
            XmlFault::NoInvoice(_) => "no_invoice",
        }
    }
}

/// What is wrong with an XML file as a whole, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct XmlError {
    /// The line at which reading stopped, counted from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: XmlFault,
}
