//! Every text of every fact, and what kind of text it is. Facts are taken apart without `..`, so that a new field does not
//! compile until somebody says here what becomes of it.

use super::super::contact::{CallBackSet, Contact, StepOf};
use super::super::debtor::Details;
use super::super::dispute::{DisputeOpened, DisputeResolved, DisputeReviewed};
use super::super::fact::{
    Fact, HoldPlaced, HoldReleased, InvoiceStated, Note, PlanAgreed, PromiseCancelled, PromiseMade,
    Reversal, Snoozed, Tagged, TypeSet,
};
use super::super::payment::{
    Allocation, CorrectPayment, CreditAllocated, CreditNote, Payment, PaymentCorrected, WriteOff,
};
use super::super::person::{DoNotContact, PersonStated};
use super::super::profile::Profile;
use super::super::protocol::StepMarked;
use super::super::service::{HandedOver, ServiceChanged};
use super::super::terms::{ChargeClaimed, ChargeWaived, ClientTerms};
use super::{Erased, Readmitted};
use crate::domain::written::Written;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// The code in the accounting program. Goes only where it tells who the client is.
    Code,
    /// Who somebody is or how to reach them.
    Personal,
    /// Free words, which may say anything.
    Words,
    /// What somebody thinks of the client.
    Opinion,
    /// The number of a document, a name from a list, or a business that the house itself asked for help.
    Stays,
}

/// Where a text stands: the kind of fact and the field.
pub type Place = (&'static str, &'static str);

/// Asked for every text, whether it goes.
type Visit<'a> = &'a mut dyn FnMut(Place, Nature, &str) -> bool;

/// Goes through one fact.
struct Walk<'a> {
    kind: &'static str,
    visit: Visit<'a>,
}

impl Walk<'_> {
    fn goes(&mut self, field: &'static str, nature: Nature, text: &str) -> bool {
        !text.is_empty() && (self.visit)((self.kind, field), nature, text)
    }

    fn text(&mut self, field: &'static str, nature: Nature, text: &mut String) {
        if self.goes(field, nature, text) {
            text.clear();
        }
    }

    fn maybe(&mut self, field: &'static str, nature: Nature, text: &mut Option<String>) {
        let goes = text.as_deref().map(|it| self.goes(field, nature, it));
        if goes == Some(true) {
            *text = None;
        }
    }

    fn list(&mut self, field: &'static str, nature: Nature, texts: &mut Vec<String>) {
        texts.retain(|text| !self.goes(field, nature, text));
    }

    /// What is no text, and says something about the client all the same.
    fn value<T>(&mut self, field: &'static str, nature: Nature, value: &mut Option<T>) {
        if value.is_some() && (self.visit)((self.kind, field), nature, "") {
            *value = None;
        }
    }

    fn stays(&mut self, field: &'static str, text: &str) {
        if !text.is_empty() {
            (self.visit)((self.kind, field), Nature::Stays, text);
        }
    }

    fn all_stay<'t>(&mut self, field: &'static str, texts: impl IntoIterator<Item = &'t String>) {
        texts.into_iter().for_each(|text| self.stays(field, text));
    }
}

/// Goes through all texts of a fact. `visit` says of each whether it goes; what stays whatever it says is shown to it too.
pub fn each_text(fact: &mut Fact, visit: Visit<'_>) {
    let mut walk = Walk {
        kind: fact.kind(),
        visit,
    };
    let walk = &mut walk;
    match fact {
        Fact::Details(it) => details(walk, it),
        Fact::Person(it) => person(walk, it),
        Fact::Profile(it) => profile(walk, it),
        Fact::Contact(it) => contact(walk, it),
        Fact::Tagged(Tagged { added, removed }) => {
            walk.list("added", Nature::Words, added);
            walk.list("removed", Nature::Words, removed);
        }
        Fact::Note(Note { text }) => walk.text("text", Nature::Words, text),
        Fact::TypeSet(TypeSet {
            debtor_type: _,
            reason,
        }) => walk.maybe("reason", Nature::Words, reason),
        Fact::Invoice(_)
        | Fact::Payment(_)
        | Fact::PaymentCorrected(_)
        | Fact::CreditAllocated(_)
        | Fact::CreditNote(_)
        | Fact::WriteOff(_)
        | Fact::Charge(_)
        | Fact::ChargeWaived(_)
        | Fact::Promise(_)
        | Fact::PromiseCancelled(_)
        | Fact::Plan(_) => money(walk, fact),
        Fact::DisputeOpened(_)
        | Fact::DisputeReviewed(_)
        | Fact::DisputeResolved(_)
        | Fact::HoldPlaced(_)
        | Fact::HoldReleased(_)
        | Fact::Snoozed(_)
        | Fact::CallBack(_)
        | Fact::Step(_)
        | Fact::Service(_)
        | Fact::HandedOver(_) => dealing(walk, fact),
        Fact::Terms(ClientTerms {
            client_kind: _,
            payment_days: _,
            interest_rate: _,
            prescription_years: _,
            deposit_percent: _,
            prepayment: _,
            unset: _,
        }) => {}
        Fact::Reversal(Reversal { batch: _ }) => {}
        // Whoever was erased is not named in it: the reason is read before it is recorded.
        Fact::Erased(Erased {
            whose: _,
            reason,
            emptied: _,
            replaced: _,
            marks: _,
            salt: _,
        }) => walk.all_stay("reason", &*reason),
        Fact::Readmitted(Readmitted { reason }) => walk.maybe("reason", Nature::Words, reason),
    }
}

fn details(walk: &mut Walk<'_>, details: &mut Details) {
    let Details {
        code,
        name,
        tax_id,
        email,
        phone,
        contact_person,
    } = details;
    walk.maybe("code", Nature::Code, code);
    walk.maybe("name", Nature::Personal, name);
    walk.maybe("tax_id", Nature::Personal, tax_id);
    walk.maybe("email", Nature::Personal, email);
    walk.maybe("phone", Nature::Personal, phone);
    walk.maybe("contact_person", Nature::Personal, contact_person);
}

fn person(walk: &mut Walk<'_>, stated: &mut PersonStated) {
    let PersonStated {
        person: _,
        name,
        role,
        phones,
        emails,
        whatsapp,
        language,
        best_hours,
        do_not_contact,
        gone: _,
    } = stated;
    walk.text("name", Nature::Personal, name);
    walk.maybe("role", Nature::Personal, role);
    walk.list("phones", Nature::Personal, phones);
    walk.list("emails", Nature::Personal, emails);
    walk.maybe("whatsapp", Nature::Personal, whatsapp);
    walk.maybe("language", Nature::Personal, language);
    walk.value("best_hours", Nature::Personal, best_hours);
    if let Some(DoNotContact {
        reason,
        channels: _,
    }) = do_not_contact
    {
        walk.text("do_not_contact.reason", Nature::Words, reason);
    }
}

fn profile(walk: &mut Walk<'_>, profile: &mut Profile) {
    let Profile {
        relationship,
        country,
        sector,
        needs,
        capacity,
        warning_signs,
        allowed_channels,
    } = profile;
    walk.value("relationship", Nature::Opinion, relationship);
    // The country says which law the claim goes by.
    walk.all_stay("country", &*country);
    walk.maybe("sector", Nature::Words, sector);
    walk.maybe("needs", Nature::Words, needs);
    walk.value("capacity", Nature::Opinion, capacity);
    walk.value("warning_signs", Nature::Opinion, warning_signs);
    walk.value("allowed_channels", Nature::Opinion, allowed_channels);
}

fn contact(walk: &mut Walk<'_>, contact: &mut Contact) {
    let Contact {
        channel: _,
        direction: _,
        outcome: _,
        call_back_at: _,
        note,
        person,
        address,
        seconds: _,
        excuse,
        step,
        exception,
        written,
    } = contact;
    walk.maybe("note", Nature::Words, note);
    walk.maybe("person", Nature::Personal, person);
    walk.maybe("address", Nature::Personal, address);
    walk.all_stay("excuse", &*excuse);
    if let Some(StepOf {
        protocol: _,
        step,
        due_on: _,
    }) = step
    {
        walk.stays("step", step.as_str());
    }
    walk.maybe("exception", Nature::Words, exception);
    if let Some(written) = written {
        let Written {
            subject,
            text,
            template,
            message_id,
            attachments,
            invoices,
            answer,
            on_word: _,
        } = written.as_mut();
        walk.text("written.subject", Nature::Words, subject);
        walk.text("written.text", Nature::Words, text);
        walk.all_stay("written.template", &*template);
        walk.maybe("written.message_id", Nature::Words, message_id);
        attachments
            .iter_mut()
            .for_each(|name| walk.text("written.attachments", Nature::Words, name));
        walk.all_stay("written.invoices", &*invoices);
        walk.maybe("written.answer", Nature::Words, answer);
    }
}

fn money(walk: &mut Walk<'_>, fact: &mut Fact) {
    match fact {
        Fact::Invoice(InvoiceStated {
            number,
            issued_on: _,
            due_on: _,
            total: _,
            currency: _,
            instalments: _,
            uuid,
            corrects,
            notes,
        }) => {
            walk.stays("number", number);
            walk.all_stay("uuid", uuid.as_ref());
            walk.all_stay("corrects", &*corrects);
            walk.maybe("notes", Nature::Words, notes);
        }
        Fact::Payment(it) => payment(walk, it),
        Fact::PaymentCorrected(PaymentCorrected {
            payment: _,
            becomes,
            reason,
        }) => {
            if let Some(CorrectPayment {
                paid_on: _,
                payment: correct,
            }) = becomes
            {
                payment(walk, correct);
            }
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::CreditAllocated(CreditAllocated {
            currency: _,
            allocations: shares,
        }) => allocations(walk, shares),
        Fact::CreditNote(CreditNote {
            invoice,
            amount: _,
            number,
            reason,
        }) => {
            walk.stays("invoice", invoice);
            walk.all_stay("number", &*number);
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::WriteOff(WriteOff {
            invoice,
            amount: _,
            reason,
        }) => {
            walk.stays("invoice", invoice);
            walk.text("reason", Nature::Words, reason);
        }
        Fact::Charge(ChargeClaimed {
            kind: _,
            invoice,
            number,
            amount: _,
            currency: _,
            from: _,
            through: _,
            due_on: _,
        }) => {
            walk.stays("invoice", invoice);
            walk.stays("number", number);
        }
        Fact::ChargeWaived(ChargeWaived {
            charge: _,
            amount: _,
            reason,
        }) => walk.maybe("reason", Nature::Words, reason),
        Fact::Promise(_) | Fact::PromiseCancelled(_) | Fact::Plan(_) => promises(walk, fact),
        _ => {}
    }
}

fn payment(walk: &mut Walk<'_>, payment: &mut Payment) {
    let Payment {
        amount: _,
        currency: _,
        allocations: shares,
        day_assumed: _,
        method: _,
        reference,
        movement: _,
    } = payment;
    allocations(walk, shares);
    walk.maybe("reference", Nature::Words, reference);
}

fn allocations(walk: &mut Walk<'_>, shares: &[Allocation]) {
    for Allocation { invoice, amount: _ } in shares {
        walk.stays("allocations.invoice", invoice);
    }
}

fn promises(walk: &mut Walk<'_>, fact: &mut Fact) {
    match fact {
        Fact::Promise(PromiseMade {
            amount: _,
            currency: _,
            due_on: _,
            invoices,
            replaces: _,
            check_in_on: _,
            exception,
        }) => {
            walk.all_stay("invoices", &*invoices);
            walk.maybe("exception", Nature::Words, exception);
        }
        Fact::PromiseCancelled(PromiseCancelled { promise: _, reason }) => {
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::Plan(PlanAgreed {
            instalments: _,
            currency: _,
            invoices,
            replaces: _,
            exception,
        }) => {
            walk.all_stay("invoices", &*invoices);
            walk.maybe("exception", Nature::Words, exception);
        }
        _ => {}
    }
}

fn dealing(walk: &mut Walk<'_>, fact: &mut Fact) {
    match fact {
        Fact::DisputeOpened(DisputeOpened {
            invoice,
            amount: _,
            reason: _,
            text,
            assignee,
            review_on: _,
        }) => {
            walk.stays("invoice", invoice);
            walk.maybe("text", Nature::Words, text);
            walk.maybe("assignee", Nature::Words, assignee);
        }
        Fact::DisputeReviewed(DisputeReviewed {
            dispute: _,
            review_on: _,
        })
        | Fact::HoldReleased(HoldReleased { hold: _ }) => {}
        Fact::DisputeResolved(DisputeResolved {
            dispute: _,
            outcome: _,
            text,
        }) => walk.maybe("text", Nature::Words, text),
        Fact::HoldPlaced(HoldPlaced {
            invoice,
            reason,
            until: _,
        }) => {
            walk.all_stay("invoice", &*invoice);
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::Snoozed(Snoozed { until: _, reason }) => {
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::CallBack(CallBackSet {
            at: _,
            person,
            reason,
        }) => {
            walk.maybe("person", Nature::Personal, person);
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::Step(StepMarked {
            protocol: _,
            step,
            due_on: _,
            how: _,
            reason,
        }) => {
            walk.stays("step", step.as_str());
            walk.maybe("reason", Nature::Words, reason);
        }
        Fact::Service(ServiceChanged { state: _, reason }) => {
            walk.maybe("reason", Nature::Words, reason);
        }
        // Whom the house asked to collect has the data too, and must be told of the request.
        Fact::HandedOver(HandedOver {
            to: _,
            name,
            reason,
        }) => {
            walk.all_stay("name", &*name);
            walk.maybe("reason", Nature::Words, reason);
        }
        _ => {}
    }
}
