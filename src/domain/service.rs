//! What the house still does for a client who does not pay, and who collects: each change is a fact with its date.

use serde::{Deserialize, Serialize};

use super::profile::named;

named! {
    /// Whether the client is still served.
    ServiceState {
        /// As ever.
        Active = "active",
        /// Notice was given that service will be suspended.
        Warned = "warned",
        /// Nothing is delivered until something is paid.
        Suspended = "suspended",
        /// Served again after a suspension.
        Resumed = "resumed",
    }
}

named! {
    /// Who collects in place of the house.
    Collector {
        /// A collection agency.
        Agency = "agency",
        /// A lawyer, or a court.
        Lawyer = "lawyer",
        /// The house again.
        House = "house",
    }
}

impl Collector {
    /// How far the debt has gone: a lawyer comes after an agency.
    pub fn level(self) -> u8 {
        match self {
            Self::House => 0,
            Self::Agency => 1,
            Self::Lawyer => 2,
        }
    }
}

/// Service was warned of, suspended or resumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceChanged {
    /// The state from now on.
    pub state: ServiceState,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The debt was handed over to be collected by somebody else, or came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// Who collects from now on.
    pub to: Collector,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
