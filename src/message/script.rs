//! Scripts: what to say on a call, by step, tone, type of client and relationship.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::excuse::Excuse;
use super::filling::{Source, engine, not_allowed, paragraphs};
use super::occasion::{Occasion, Suits};
use crate::config::FileProblem;
use crate::domain::debtor::DebtorType;
use crate::domain::profile::Relationship;
use crate::domain::protocol::Tone;

/// Steps that the making of a text may take: many times what any script needs.
const FUEL: u64 = 50_000;

/// What a script may ask for, for who gets a name wrong.
const FIELDS: &str = "opening, parts.NAME, greeting, person, first_name, house, client, total, count, invoice, invoice_date, due_date, \
     days, disputed, promise.amount, promise.date, may_ask_why";

/// What fills the places of a script, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fields {
    /// Good morning, or what else the hour asks for.
    pub greeting: String,
    /// Whom one speaks with; empty when that is not known.
    pub person: String,
    /// What a friend calls them; empty when that is not known.
    pub first_name: String,
    /// The name of the house; empty when it was never stated.
    pub house: String,
    /// The client.
    pub client: String,
    /// What is to be collected.
    pub total: String,
    /// How many invoices are overdue.
    pub count: usize,
    /// The number of the oldest invoice; empty when none is open.
    pub invoice: String,
    /// When it was issued.
    pub invoice_date: String,
    /// When it was, or is, due.
    pub due_date: String,
    /// How many days past due it is.
    pub days: i64,
    /// The number of the invoice that is in dispute; empty when none is.
    pub disputed: String,
    /// The promise that matters most: a live one, else the last broken one.
    pub promise: Option<PromiseFields>,
    /// Whether one may ask why it was not paid.
    pub may_ask_why: bool,
}

/// A promise in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PromiseFields {
    /// How much.
    pub amount: String,
    /// For when.
    pub date: String,
}

/// What can be said in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// How a call begins, by relationship.
    openings: BTreeMap<Relationship, Spanned<String>>,
    /// Sentences that several scripts use.
    #[serde(default)]
    parts: BTreeMap<String, Spanned<String>>,
    scripts: Vec<Script>,
    excuses: Vec<Excuse>,
    /// The file it is from.
    #[serde(skip)]
    pub(super) source: Source,
}

/// One script, and when it fits.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    /// Its name, to be told apart.
    id: String,
    /// The steps that it is for, by the names of their scripts.
    #[serde(default)]
    steps: Vec<String>,
    /// The tones that it is for where no script is for the step.
    #[serde(default)]
    tones: Vec<Tone>,
    /// The types that it is for; all of them when none is named.
    #[serde(default)]
    types: Vec<DebtorType>,
    /// The relationships that it is for; all of them when none is named.
    #[serde(default)]
    relationships: Vec<Relationship>,
    text: Spanned<String>,
}

impl Script {
    /// How well it fits, more being better; nothing when it doesn't. Whom one speaks with decides before what it is about.
    fn fit(&self, occasion: &Occasion) -> Option<u8> {
        let suits = Suits {
            steps: &self.steps,
            tones: &self.tones,
            types: &self.types,
            relationships: &self.relationships,
        };
        let fit = suits.fit(occasion)?;
        let points = [
            (fit.relationship, 8),
            (fit.step, 4),
            (fit.debtor_type, 2),
            (fit.tone, 1),
        ];
        let points = points.iter().filter(|(is, _)| *is);
        Some(points.map(|(_, points)| *points).sum())
    }
}

impl Spoken {
    /// What to say on an occasion; nothing when no script fits.
    ///
    /// # Errors
    /// When the script of the user's asks for something that no call has, or goes on and on.
    pub fn say(&self, occasion: &Occasion, fields: &Fields) -> Result<Option<String>, FileProblem> {
        let Some(script) = self.script(occasion) else {
            return Ok(None);
        };
        self.render(script, occasion.relationship, fields).map(Some)
    }

    /// The names of the scripts, in the order of the file.
    pub fn ids(&self) -> Vec<&str> {
        self.scripts
            .iter()
            .map(|script| script.id.as_str())
            .collect()
    }

    /// The name of the script for an occasion.
    pub fn id_for(&self, occasion: &Occasion) -> Option<&str> {
        self.script(occasion).map(|script| script.id.as_str())
    }

    /// The script that fits best, the first of several.
    fn script(&self, occasion: &Occasion) -> Option<&Script> {
        let mut best: Option<(u8, &Script)> = None;
        for script in &self.scripts {
            let fit = script.fit(occasion);
            if let Some(fit) = fit.filter(|fit| best.is_none_or(|(other, _)| *fit > other)) {
                best = Some((fit, script));
            }
        }
        best.map(|(_, script)| script)
    }

    fn render(
        &self,
        script: &Script,
        relationship: Relationship,
        fields: &Fields,
    ) -> Result<String, FileProblem> {
        let known = Value::from(Serde(fields));
        let ordinary = self.openings.get(&Relationship::Ordinary);
        let opening = match self.openings.get(&relationship).or(ordinary) {
            Some(template) => self.fill("openings", template, &known)?,
            None => String::new(),
        };
        let mut parts = BTreeMap::new();
        for (name, template) in &self.parts {
            let key = format!("parts.{name}");
            parts.insert(name.clone(), self.fill(&key, template, &known)?);
        }
        let all = context! { opening, parts, ..known };
        let key = format!("scripts.{}.text", script.id);
        Ok(paragraphs(&self.fill(&key, &script.text, &all)?).join("\n"))
    }

    /// The excuses, in the order of the file.
    pub fn excuses(&self) -> &[Excuse] {
        &self.excuses
    }

    /// The answer to the excuse with a code; nothing when there is none.
    ///
    /// # Errors
    /// As [`Spoken::say`].
    pub fn answer(
        &self,
        code: &str,
        relationship: Relationship,
        fields: &Fields,
    ) -> Result<Option<String>, FileProblem> {
        let excuse = self.excuses.iter().find(|excuse| excuse.code() == code);
        let Some(excuse) = excuse else {
            return Ok(None);
        };
        let (key, template) = (format!("excuses.{code}"), excuse.answer_for(relationship));
        let filled = self.fill(&key, template, &Value::from(Serde(fields)))?;
        Ok(Some(paragraphs(&filled).join("\n")))
    }

    fn fill(
        &self,
        key: &str,
        template: &Spanned<String>,
        fields: &Value,
    ) -> Result<String, FileProblem> {
        let about = (key, FIELDS);
        self.source.fill(&engine(FUEL), about, template, fields)
    }

    /// What is wrong with it: a text that can't be filled, a code that occurs twice, an occasion without a script.
    pub(super) fn unfit(&self) -> Option<FileProblem> {
        self.unfit_texts()
            .or_else(|| self.unfit_codes())
            .or_else(|| self.missing())
    }

    /// Every text is filled with everything known, and with nothing known.
    fn unfit_texts(&self) -> Option<FileProblem> {
        let known = Fields {
            person: "Ana".into(),
            first_name: "Ana".into(),
            house: "Casa".into(),
            count: 2,
            days: 9,
            promise: Some(PromiseFields::default()),
            may_ask_why: true,
            ..Fields::default()
        };
        for fields in [known, Fields::default()] {
            for relationship in Relationship::ALL {
                for script in &self.scripts {
                    if let Err(problem) = self.render(script, *relationship, &fields) {
                        return Some(problem);
                    }
                }
                for excuse in &self.excuses {
                    if let Err(problem) = self.answer(excuse.code(), *relationship, &fields) {
                        return Some(problem);
                    }
                }
            }
        }
        None
    }

    fn unfit_codes(&self) -> Option<FileProblem> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let sound = |code: &str| (1..=40).contains(&code.len()) && code.chars().all(fits);
        let mut seen = std::collections::BTreeSet::new();
        let mut excuses = self.excuses.iter();
        let unfit = excuses.find(|it| !sound(it.code()) || !seen.insert(it.code()))?;
        let trouble = not_allowed("excuses.code", unfit.code(), "a–z 0–9 _, 1–40, once");
        Some(
            self.source
                .problem(Some(self.source.line_of(&unfit.code)), trouble),
        )
    }

    /// An occasion without a script. Whatever a step is called, its tone has one.
    fn missing(&self) -> Option<FileProblem> {
        let problem = |key: &str, value: &str, allowed: &str| {
            self.source.problem(None, not_allowed(key, value, allowed))
        };
        if !self.openings.contains_key(&Relationship::Ordinary) {
            return Some(problem("openings.ordinary", "-", "\"…\""));
        }
        for tone in Tone::ALL {
            for debtor_type in DebtorType::ALL {
                for relationship in Relationship::ALL {
                    let occasion = Occasion {
                        step: String::new(),
                        tone: *tone,
                        debtor_type,
                        relationship: *relationship,
                    };
                    if self.script(&occasion).is_none() {
                        let (tone, of) = (tone.id(), debtor_type.id());
                        let value = format!("{tone} · {of} · {}", relationship.id());
                        return Some(problem("scripts", &value, "[[scripts]] tones = […]"));
                    }
                }
            }
        }
        None
    }
}
