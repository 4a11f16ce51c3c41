//! Personal data that were erased, and what became of them, in words.

use chrono::NaiveDate;

use super::{Place, Texts};
use crate::app::{Erasure, ErasureFound, ImportReport};
use crate::domain::account::Account;
use crate::domain::money::Money;

/// No more places than these are listed for people.
const LISTED: usize = 20;

impl Texts {
    /// That a client's data were erased, by whom is in the history; nothing for any other client.
    pub fn erased(&self, account: &Account, today: NaiveDate) -> Option<String> {
        let erased = account.erased_client()?;
        let day = Place::from(self.day(erased.at.date(), today));
        Some(self.with("privacy-erased-on", &[("date", day)]))
    }

    /// What erasing does, or would do; what stays, and why.
    pub fn erasure(&self, erasure: &Erasure) -> Vec<String> {
        let done = match erasure.batch {
            Some(_) => "done",
            None => "plan",
        };
        let whose = erasure.whose.id();
        let places = [
            ("name", Place::from(&erasure.name)),
            ("code", Place::from(&erasure.code)),
        ];
        let mut lines = vec![self.with(&format!("privacy-{done}-{whose}"), &places)];
        let counts = [
            ("privacy-emptied", erasure.emptied),
            ("privacy-replaced", erasure.replaced),
            ("privacy-drafts", erasure.drafts),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        lines.extend(counts.map(|(id, count)| {
            let text = self.with(id, &[("count", count.into())]);
            format!("  {text}")
        }));
        lines.push(String::new());
        lines.push(self.get("privacy-stays"));
        lines.extend(
            self.erasure_stays(erasure)
                .into_iter()
                .map(|(_, text)| format!("  {text}")),
        );
        let remarks = self.erasure_remarks(erasure);
        if !remarks.is_empty() {
            lines.push(String::new());
            lines.extend(remarks.into_iter().map(|(_, text)| text));
        }
        lines
    }

    /// What stays and why, each with a stable name.
    pub fn erasure_stays(&self, erasure: &Erasure) -> Vec<(&'static str, String)> {
        let mut stays = vec!["accounts", "claims", "journal", "marks"];
        if erasure.whose == crate::domain::privacy::Whose::Person {
            stays.insert(0, "client");
        }
        let text = |id: &'static str| (id, self.get(&format!("privacy-stays-{id}")));
        stays.into_iter().map(text).collect()
    }

    /// What the house has to see to itself, each with a stable name.
    pub fn erasure_remarks(&self, erasure: &Erasure) -> Vec<(&'static str, String)> {
        let mut remarks = Vec::new();
        if !erasure.open.is_empty() && erasure.whose == crate::domain::privacy::Whose::Client {
            let open: Vec<String> = erasure
                .open
                .iter()
                .map(|it: &Money| self.money(*it))
                .collect();
            let places = [("money", Place::from(open.join(" + ")))];
            remarks.push(("open", self.with("privacy-open", &places)));
        }
        if !erasure.handed_to.is_empty() {
            let places = [("names", Place::from(erasure.handed_to.join(", ")))];
            remarks.push(("handed_to", self.with("privacy-handed-to", &places)));
        }
        if !erasure.mentions.is_empty() {
            let mut places: Vec<String> = erasure
                .mentions
                .iter()
                .take(LISTED)
                .map(|it| format!("{} #{}", it.code, it.entry))
                .collect();
            if erasure.mentions.len() > LISTED {
                places.push("…".to_owned());
            }
            let places = [("places", Place::from(places.join(", ")))];
            remarks.push(("mentions", self.with("privacy-mentions", &places)));
        }
        if erasure.batch.is_some() && !erasure.scrubbed {
            remarks.push(("not_scrubbed", self.get("privacy-not-scrubbed")));
        }
        remarks.push(("copies", self.get("privacy-copies")));
        remarks
    }

    /// An erasure that a check found.
    pub fn erasure_found(&self, found: &ErasureFound, today: NaiveDate) -> String {
        let places = [
            ("code", Place::from(&found.debtor)),
            ("when", self.moment(found.at, today).into()),
            ("author", Place::from(&found.author)),
            ("count", found.rows.into()),
        ];
        self.with(&format!("privacy-found-{}", found.whose.id()), &places)
    }

    /// What an import left out because it was erased on request.
    pub fn erased_left_out(&self, report: &ImportReport) -> Vec<String> {
        let mut lines = Vec::new();
        if !report.erased.is_empty() {
            let mut codes: Vec<&str> = report.erased.iter().map(String::as_str).collect();
            codes.truncate(LISTED);
            let places = [
                ("count", Place::from(report.erased.len())),
                ("codes", codes.join(", ").into()),
            ];
            lines.push(self.with("import-erased", &places));
        }
        let alike = report.like_erased.iter().take(LISTED);
        lines.extend(alike.map(|(new, erased)| {
            let places = [("new", Place::from(new)), ("code", Place::from(erased))];
            self.with("import-like-erased", &places)
        }));
        lines
    }

    pub(super) fn no_person(&self, asked: &str, known: &[String]) -> String {
        let places = [("asked", Place::from(asked))];
        if known.is_empty() {
            return self.with("error-no-person-at-all", &places);
        }
        let mut text = self.with("error-no-person", &places);
        for name in known {
            text.push_str(&format!("\n  {name}"));
        }
        text
    }
}
