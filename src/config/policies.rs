//! The files of rules on contacting clients and of holidays: the house's own in `assets/policies` and `assets/holidays`, one
//! for each country, and the user's in folders of the same names beside the configuration, which take their place one by
//! one. Mistakes say file and line; what was there before holds then.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use super::holidays::holidays_from_text;
pub use super::limit_rules::rules_from_text;
use super::{FileProblem, Trouble};
use crate::domain::holidays::HolidayRule;
use crate::domain::limits::{CountryRules, DEFAULT_COUNTRY};

/// The countries that have rules of their own here, and the cautious rules for all others.
pub const COUNTRIES: [&str; 8] = ["es", "mx", "co", "cl", "ec", "pe", "ar", DEFAULT_COUNTRY];

/// The folder of the user's own rules, beside the configuration.
const POLICIES: &str = "policies";

/// The folder of the user's own holidays, beside the configuration.
const HOLIDAYS: &str = "holidays";

macro_rules! own {
    ($folder:literal, $country:expr, [$($code:literal)*]) => {
        match $country {
            $($code => Some(include_str!(concat!("../../assets/", $folder, "/", $code, ".toml"))),)*
            _ => None,
        }
    };
}

/// The text of the rules of a country, with its comments; nothing for countries without rules of their own.
pub fn default_text(country: &str) -> Option<&'static str> {
    own!("policies", country, ["es" "mx" "co" "cl" "ec" "pe" "ar" "default"])
}

fn default_holidays(country: &str) -> Option<&'static str> {
    own!("holidays", country, ["es" "mx" "co" "cl" "ec" "pe" "ar"])
}

/// Where the user's own rules for a country are looked for.
pub fn path_of(config: &Path, country: &str) -> PathBuf {
    file_in(config, POLICIES, country)
}

fn file_in(config: &Path, folder: &str, country: &str) -> PathBuf {
    config
        .with_file_name(folder)
        .join(format!("{country}.toml"))
}

/// The rules and holidays of all countries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    /// The rules by country.
    pub rules: BTreeMap<String, CountryRules>,
    /// The holidays by country.
    pub holidays: BTreeMap<String, Vec<HolidayRule>>,
}

/// The rules and holidays that the program brings along. They are read once.
pub(super) fn defaults() -> Arc<Policies> {
    static DEFAULTS: LazyLock<Arc<Policies>> = LazyLock::new(|| Arc::new(read_defaults()));
    Arc::clone(&DEFAULTS)
}

#[allow(clippy::expect_used)] // The files are part of the program, and a test reads them.
fn read_defaults() -> Policies {
    let mut all = Policies::default();
    for country in COUNTRIES {
        let path = PathBuf::from(format!("{country}.toml"));
        if let Some(text) = default_text(country) {
            let rules = rules_from_text(&path, country, text).expect("the rules are sound");
            all.rules.insert(country.to_owned(), rules);
        }
        if let Some(text) = default_holidays(country) {
            let holidays = holidays_from_text(&path, text).expect("the holidays are sound");
            all.holidays.insert(country.to_owned(), holidays);
        }
    }
    all
}

/// The user's files over the defaults, and what is wrong with those that don't hold.
pub(super) fn load(config: &Path) -> (Arc<Policies>, Vec<FileProblem>) {
    let mut all = defaults();
    let mut problems = Vec::new();
    each_file(
        config,
        POLICIES,
        &mut problems,
        &mut |path, country, text| {
            let rules = rules_from_text(path, country, text)?;
            Arc::make_mut(&mut all)
                .rules
                .insert(country.to_owned(), rules);
            Ok(())
        },
    );
    each_file(
        config,
        HOLIDAYS,
        &mut problems,
        &mut |path, country, text| {
            let holidays = holidays_from_text(path, text)?;
            Arc::make_mut(&mut all)
                .holidays
                .insert(country.to_owned(), holidays);
            Ok(())
        },
    );
    (all, problems)
}

type Take<'a> = dyn FnMut(&Path, &str, &str) -> Result<(), FileProblem> + 'a;

/// Reads the files of a folder that are named after a country, in the order of their names.
fn each_file(config: &Path, folder: &str, problems: &mut Vec<FileProblem>, take: &mut Take<'_>) {
    let Ok(entries) = std::fs::read_dir(config.with_file_name(folder)) else {
        return;
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let stem = path.file_stem().and_then(|it| it.to_str());
        let country = stem.unwrap_or_default().to_lowercase();
        let is_code = country.len() == 2 && country.chars().all(|c| c.is_ascii_lowercase());
        let read = if is_code || country == DEFAULT_COUNTRY {
            match std::fs::read_to_string(&path) {
                Ok(text) => take(&path, &country, &text),
                Err(error) => Err(unreadable(&path, None, error.to_string())),
            }
        } else {
            let allowed = format!("{}, …", COUNTRIES.join(".toml, "));
            Err(not_allowed(&path, None, "file", &country, &allowed))
        };
        problems.extend(read.err());
    }
}

fn unreadable(path: &Path, line: Option<usize>, problem: String) -> FileProblem {
    FileProblem {
        path: path.to_owned(),
        line,
        trouble: Trouble::Unreadable(problem),
    }
}

pub(super) fn not_allowed(
    path: &Path,
    line: Option<usize>,
    key: &str,
    value: &str,
    allowed: &str,
) -> FileProblem {
    FileProblem {
        path: path.to_owned(),
        line,
        trouble: Trouble::NotAllowed {
            key: key.to_owned(),
            value: value.to_owned(),
            allowed: allowed.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_and_holidays_that_come_along_are_sound_and_named_in_both_languages() {
        let all = defaults();
        assert_eq!(all.rules.len(), COUNTRIES.len());
        assert_eq!(all.holidays.len(), COUNTRIES.len() - 1);
        for holiday in all.holidays.values().flatten() {
            for language in crate::i18n::LANGUAGES {
                assert!(holiday.names.contains_key(language), "{holiday:?}");
            }
        }
        for country in COUNTRIES {
            let text = default_text(country).expect("rules");
            assert!(text.contains("no legal advice"), "{country}");
        }
    }
}
