//! What was claimed for an invoice already, for which days, and whether it still comes to as much.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::account::{Account, Recorded, WaivedCharge};
use crate::domain::fact::{ChargeClaimed, ChargeKind, EntryNumber};
use crate::domain::money::Money;

/// A charge that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// Its entry.
    pub entry: EntryNumber,
    /// The charge, less what was let go of it.
    pub charge: ChargeClaimed,
    /// What it comes to by what is known today, where that can be worked out: a payment that turns out to be older than the
    /// claim lowers it.
    pub comes_to: Option<Money>,
}

impl Claimed {
    /// The amount of the charge.
    pub fn money(&self) -> Money {
        Money::new(self.charge.amount, self.charge.currency)
    }

    /// How much too much is claimed, by what is known today.
    pub fn excess(&self) -> Option<Money> {
        let excess = self.charge.amount - self.comes_to?.amount;
        (excess > Decimal::ZERO).then_some(Money::new(excess, self.charge.currency))
    }
}

/// A charge that was let go, or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Waived {
    /// The charge, its amount being what was let go.
    pub charge: ChargeClaimed,
    /// The day on which it was let go.
    pub on: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// Whether a part of the charge stands.
    pub in_part: bool,
}

/// Some days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub from: NaiveDate,
    pub through: NaiveDate,
}

impl Days {
    /// What is left of them without others.
    pub fn without(self, taken: &[Self]) -> Vec<Self> {
        let mut left = vec![self];
        for gone in taken {
            left = left.into_iter().flat_map(|days| days.less(*gone)).collect();
        }
        left
    }

    fn less(self, gone: Self) -> impl Iterator<Item = Self> {
        let before = gone.from.pred_opt().map(|through| Self {
            from: self.from,
            through: through.min(self.through),
        });
        let after = gone.through.succ_opt().map(|from| Self {
            from: from.max(self.from),
            through: self.through,
        });
        let both = before.into_iter().chain(after);
        both.filter(|days| days.from <= days.through)
    }
}

/// What was claimed for one invoice.
pub(super) struct Claims<'a> {
    standing: Vec<&'a Recorded<ChargeClaimed>>,
    waived: Vec<&'a WaivedCharge>,
}

impl<'a> Claims<'a> {
    pub fn of(account: &'a Account, invoice: &str) -> Self {
        let standing = account.charges.iter();
        let waived = account.waived.iter();
        Self {
            standing: standing.filter(|it| it.what.invoice == invoice).collect(),
            waived: waived
                .filter(|it| it.charge.what.invoice == invoice)
                .collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.standing.is_empty() && self.waived.is_empty()
    }

    /// Whether something of a kind was claimed; what was let go counts unless it may be claimed again.
    pub fn has(&self, kind: ChargeKind, waived_too: bool) -> bool {
        let stands = self.standing.iter().any(|it| it.what.kind == kind);
        let mut waived = self.waived.iter();
        stands || (!waived_too && waived.any(|it| it.charge.what.kind == kind))
    }

    /// The days whose interest was claimed; those of what was let go count unless they may be claimed again.
    pub fn days(&self, waived_too: bool) -> Vec<Days> {
        let whole = self.waived.iter().filter(|it| it.whole && !waived_too);
        let all = whole.map(|it| &it.charge);
        let all = all.chain(self.standing.iter().copied());
        all.filter_map(|charge| self.days_of(charge)).collect()
    }

    /// The days that a charge claims interest for: as it says, else those after what stood when it was claimed.
    fn days_of(&self, charge: &Recorded<ChargeClaimed>) -> Option<Days> {
        if charge.what.kind != ChargeKind::Interest {
            return None;
        }
        let waived_later = |it: &&&WaivedCharge| it.waiver.number > charge.number;
        let waived = self.waived.iter().filter(waived_later);
        let earlier = waived.map(|it| &it.charge);
        let earlier = earlier.chain(self.standing.iter().copied());
        let earlier = earlier.filter(|it| it.number < charge.number);
        let earlier = earlier.filter(|it| it.what.kind == ChargeKind::Interest);
        let before = earlier.map(last_day).max();
        let after = before.and_then(|day| day.succ_opt());
        Some(Days {
            from: charge.what.from.or(after).unwrap_or(NaiveDate::MIN),
            through: last_day(charge),
        })
    }

    /// What stands, with what it comes to by `now`: asked for the days of interest, else for a sum of its own.
    pub fn standing(&self, now: impl Fn(Option<Days>) -> Option<Money>) -> Vec<Claimed> {
        let each = self.standing.iter().map(|it| Claimed {
            entry: it.number,
            charge: it.what.clone(),
            comes_to: now(self.days_of(it)),
        });
        each.collect()
    }

    /// What was let go.
    pub fn waived(&self) -> Vec<Waived> {
        let each = self.waived.iter().map(|it| Waived {
            charge: it.charge.what.clone(),
            on: it.waiver.at.date(),
            reason: it.waiver.what.reason.clone(),
            in_part: !it.whole,
        });
        each.collect()
    }
}

fn last_day(charge: &Recorded<ChargeClaimed>) -> NaiveDate {
    charge.what.through.unwrap_or(charge.at.date())
}
