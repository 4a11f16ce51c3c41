//! Figures across debtors. The book is read chain by chain; no more than one account is in memory at a time.

use std::sync::Arc;

use super::{Book, Result};
use crate::domain::account::Account;
use crate::report::forecast::experience::Learning;
use crate::report::forecast::{self, Forecast};
use crate::report::promises::{self, Promises, Wanted};
use crate::report::{Asked, Chain, Report};

impl Book {
    /// The money that comes in, in so many weeks from the present moment on. The book is read twice: what it has seen is
    /// to be known before the first invoice can be judged.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn forecast(&self, weeks: u32) -> Result<Forecast> {
        let mut learning = Learning::default();
        self.each_account(|account| learning.add(account))?;
        let experience = Arc::new(learning.finish());
        let mut collecting = forecast::Collecting::new(experience, self.now(), weeks);
        self.each_account(|account| collecting.add(account))?;
        Ok(collecting.finish())
    }

    /// Promises and instalments, and how they were kept, at the present moment.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn promises(&self, wanted: Wanted) -> Result<Promises> {
        let mut collecting = promises::Collecting::new(self.today(), wanted);
        self.each_account(|account| collecting.add(account))?;
        Ok(collecting.finish())
    }

    /// A report. Accounts are folded for its own moments, whatever the present one is; the book is never changed by it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn report(&self, asked: &Asked) -> Result<Report> {
        let report = self.report_watched(asked, &mut |_, _| true)?;
        // Nobody stops it.
        Ok(report.unwrap_or_else(|| asked.blank()))
    }

    /// The same, watched: how many debtors were looked at, and how many there are. Nothing comes of it once the watch says
    /// `false`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn report_watched(
        &self,
        asked: &Asked,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Option<Report>> {
        let total = self.store.debtor_count()?;
        let policy = &self.settings.policy;
        let mut collecting = asked.begin(policy);
        let moments = collecting.moments();
        let mut accounts = Vec::with_capacity(moments.len());
        loop {
            let (mut seen, mut goes_on) = (0, watch(0, total));
            if !goes_on {
                return Ok(None);
            }
            self.store.each_chain(&mut |_, entries| {
                let folded = moments.iter();
                accounts.clear();
                accounts.extend(folded.map(|moment| Account::at(entries, *moment, policy)));
                collecting.add(&Chain {
                    entries,
                    accounts: &accounts,
                });
                seen += 1;
                goes_on = watch(seen, total);
                Ok(goes_on)
            })?;
            if !goes_on {
                return Ok(None);
            }
            if !collecting.once_more() {
                return Ok(Some(collecting.finish()));
            }
        }
    }

    fn each_account(&self, mut each: impl FnMut(&Account)) -> Result<()> {
        let (now, policy) = (self.now(), &self.settings.policy);
        self.store.each_chain(&mut |_, entries| {
            each(&Account::at(entries, now, policy));
            Ok(true)
        })?;
        Ok(())
    }
}
