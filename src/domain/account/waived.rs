//! Charges that were claimed for being late and let go, in whole or in part.

use rust_decimal::Decimal;

use super::{Account, Recorded};
use crate::domain::fact::{ChargeClaimed, ChargeWaived};

/// A charge that was let go, or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct WaivedCharge {
    /// The charge, its amount being what was let go.
    pub charge: Recorded<ChargeClaimed>,
    /// How it was let go.
    pub waiver: Recorded<ChargeWaived>,
    /// Whether nothing of the charge stands any more.
    pub whole: bool,
}

impl Account {
    /// Whether a charge with this number was claimed and is owed no more.
    pub fn is_gone_charge(&self, number: &str) -> bool {
        let mut gone = self.waived.iter().filter(|it| it.whole);
        gone.any(|it| it.charge.what.number == number)
    }

    /// Takes a charge off, or a part of it, and gives back its number when nothing of it stands any more: what was paid on
    /// it is free then.
    pub(super) fn let_go(&mut self, waiver: Recorded<ChargeWaived>) -> Option<String> {
        let number = waiver.what.charge;
        let at = self.charges.iter().position(|it| it.number == number)?;
        let standing = self.charges[at].what.amount;
        let part = waiver.what.amount.unwrap_or(standing).max(Decimal::ZERO);
        let whole = part >= standing;
        let mut charge = self.charges[at].clone();
        charge.what.amount = part.min(standing);
        let gone = whole.then(|| charge.what.number.clone());
        if whole {
            self.charges.remove(at);
        } else {
            self.charges[at].what.amount = standing - part;
        }
        self.waived.push(WaivedCharge {
            charge,
            waiver,
            whole,
        });
        gone
    }
}
