//! Texts, dates and amounts in the user's language. The texts are in `assets/i18n`, one folder for each language.

mod agreed;
mod bank;
mod codes;
mod day;
mod dealings;
mod einvoices;
mod entries;
mod errors;
mod figures;
mod format;
mod guide;
mod habit;
mod history;
mod imports;
mod interest;
mod limits;
mod messages;
mod policy;
mod post;
mod privacy;
mod refusals;
mod scripts;
mod standing;
mod terms;
mod typed;

pub use day::DaySection;
pub use figures::{Amounts, ReportTable};
pub use guide::{GUIDES, GuideLine, guide_lines};
pub use imports::{assumption_id, set_aside_id};
pub use messages::{Asked, NotWritten, Writer};
pub use policy::PolicySection;
pub use post::short_id;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::debtor::DebtorType;
use crate::domain::phone;
use crate::domain::protocol::{Protocols, StepId};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static TEXTS = {
        locales: "./assets/i18n",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The languages there are texts in.
pub const LANGUAGES: [&str; 2] = ["es", "en"];

/// The texts of one language, and how its readers write dates and amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Texts {
    language: LanguageIdentifier,
    locale: chrono::Locale,
    numbers: format::Numbers,
    step_titles: Arc<BTreeMap<(DebtorType, StepId), String>>,
    excuse_names: Arc<BTreeMap<String, String>>,
    country: Arc<str>,
}

impl Texts {
    /// The texts for what was asked for: `--lang`, the configuration, else what the system says. A country, as in
    /// `es-MX`, decides how numbers are written.
    pub fn for_language(asked: Option<&str>) -> Self {
        let wanted = match asked {
            Some(asked) if asked != "auto" && !asked.is_empty() => asked.to_owned(),
            _ => sys_locale::get_locale().unwrap_or_default(),
        };
        let tag = wanted
            .split('.')
            .next()
            .unwrap_or_default()
            .replace('_', "-");
        let spanish = tag.to_lowercase().starts_with("es");
        Self {
            language: if spanish {
                langid!("es")
            } else {
                langid!("en")
            },
            locale: if spanish {
                chrono::Locale::es_ES
            } else {
                chrono::Locale::en_US
            },
            numbers: format::Numbers::new(if spanish { &tag } else { "en" }),
            step_titles: Arc::default(),
            excuse_names: Arc::default(),
            country: "".into(),
        }
    }

    /// The same texts, with what the steps of protocols are called.
    #[must_use]
    pub fn with_protocols(mut self, protocols: &Protocols) -> Self {
        let titles = protocols.iter().flat_map(|(of, protocol)| {
            let steps = protocol.steps.iter();
            steps.map(move |step| (of, step))
        });
        let titles = titles.map(|(of, step)| {
            let title = step.title(self.tag()).to_owned();
            ((of, step.id.clone()), title)
        });
        self.step_titles = Arc::new(titles.collect());
        self
    }

    /// The same texts, with what excuses are called, by their codes.
    #[must_use]
    pub fn with_excuses(mut self, names: BTreeMap<String, String>) -> Self {
        self.excuse_names = Arc::new(names);
        self
    }

    /// The same texts, for readers in a country: numbers of phones are written as there.
    #[must_use]
    pub fn in_country(mut self, country: &str) -> Self {
        self.country = country.into();
        self
    }

    /// The country of the readers, ISO 3166 alpha-2; empty when it is not known.
    pub fn country(&self) -> &str {
        &self.country
    }

    /// The number of a phone as it is written in the readers' country.
    pub fn phone(&self, kept: &str) -> String {
        phone::shown(kept, &self.country)
    }

    /// Whether there are texts in the language of this tag.
    pub fn knows(tag: &str) -> bool {
        let language = tag.split(['-', '_', '.']).next().unwrap_or_default();
        tag == "auto" || LANGUAGES.contains(&language.to_lowercase().as_str())
    }

    /// The short tag of the language: `es` or `en`.
    pub fn tag(&self) -> &str {
        self.language.language.as_str()
    }

    /// The text with this id.
    pub fn get(&self, id: &str) -> String {
        TEXTS.lookup(&self.language, id)
    }

    /// The text with this id, its places filled in.
    pub fn with(&self, id: &str, places: &[(&'static str, Place<'_>)]) -> String {
        let places: HashMap<Cow<'static, str>, FluentValue<'_>> = places
            .iter()
            .map(|(name, place)| (Cow::Borrowed(*name), place.value()))
            .collect();
        TEXTS.lookup_with_args(&self.language, id, &places)
    }

    /// Whether there is a text with this id, without places to fill in, in this language itself.
    pub fn has(&self, id: &str) -> bool {
        TEXTS
            .lookup_no_default_fallback::<String>(&self.language, id, None)
            .is_some()
    }
}

/// What fills a place in a text.
#[derive(Debug, Clone)]
pub enum Place<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A count, which decides between one and many.
    Count(i64),
}

impl Place<'_> {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_ref()),
            Self::Count(count) => FluentValue::from(*count),
        }
    }
}

impl<'a> From<&'a str> for Place<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Place<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Place<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! counts {
    ($($number:ty),*) => { $(
        impl From<$number> for Place<'_> {
            fn from(count: $number) -> Self {
                Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
            }
        }
    )* };
}

counts!(i64, u64, u32, usize);
