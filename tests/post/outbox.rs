//! What lies in the outbox, and how it gets out of it.

use cobro::app::{AppError, OutboxTrouble, Sent};
use cobro::domain::contact::{Channel, Direction};
use cobro::domain::fact::BatchId;
use cobro::domain::order::Refusal;
use cobro::domain::protocol::StepId;
use cobro::post::{Carrier, Mail, PostError};
use cobro::store::OutboxState;

use super::house::{House, address, at};
use super::server::Manners;

/// A carrier of whom the tests say what he does.
struct Stand {
    offered: usize,
    /// What happens before the text is handed over.
    between: Box<dyn FnMut()>,
    answer: Result<String, PostError>,
}

impl Stand {
    fn new(answer: Result<String, PostError>) -> Self {
        let between = Box::new(|| {});
        Self {
            offered: 0,
            between,
            answer,
        }
    }
}

impl Carrier for Stand {
    fn message_id(&self, id: BatchId) -> String {
        format!("<{id}@penon.example>")
    }

    fn offer(&mut self, _: &Mail<'_>) -> Result<(), PostError> {
        self.offered += 1;
        Ok(())
    }

    fn hand_over(&mut self) -> Result<String, PostError> {
        (self.between)();
        self.answer.clone()
    }

    fn withdraw(&mut self) {
        self.offered -= 1;
    }
}

#[test]
fn the_intent_is_on_disk_before_the_text_is_handed_over() {
    let mut house = House::new(1, Manners::default());
    let seen = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let (other, see) = (house.window("two"), std::rc::Rc::clone(&seen));
    let mut stand = Stand::new(Ok("250 ok".into()));
    stand.between = Box::new(move || {
        let kept = other.outbox(None).expect("is read");
        see.borrow_mut().extend(
            kept.into_iter()
                .map(|it| (it.state, it.outgoing.message.text)),
        );
    });
    let order = house.order(1, house.message(1, "a", "b"));
    assert!(matches!(
        house.send_by(&order, &mut stand),
        Sent::Confirmed { .. }
    ));
    assert_eq!(*seen.borrow(), [(OutboxState::Intent, "b".to_owned())]);
    assert_eq!(house.outbox(), []);
}

#[test]
fn what_is_out_is_a_contact_with_its_text_and_its_step() {
    let mut house = House::new(1, Manners::default());
    let mut message = house.message(1, "Recordatorio", "Buenos días");
    message.template = Some("friendly_reminder".into());
    let order = house.order(1, message);
    let Sent::Confirmed { ordered, .. } = house.send(&order) else {
        panic!("is sent");
    };
    let contact = house.contacts(1).pop().expect("recorded");
    assert_eq!(
        (contact.channel, contact.direction),
        (Channel::Email, Direction::Out)
    );
    assert_eq!(contact.address, Some(address(1)));
    assert_eq!(contact.person.as_deref(), Some("Elvira Núñez 1"));
    let step = contact.step.expect("was due");
    assert_eq!(step.step, StepId::from("friendly_reminder"));
    let written = contact.written.expect("with its text");
    assert_eq!(
        (written.subject.as_str(), written.text.as_str()),
        ("Recordatorio", "Buenos días")
    );
    assert_eq!(written.template.as_deref(), Some("friendly_reminder"));
    assert_eq!(
        written.answer.as_deref(),
        Some("250 2.0.0 Ok: queued as M1")
    );
    let id = format!("<{}@penon.example>", ordered.batch);
    assert_eq!(written.message_id, Some(id));
    assert_eq!(house.due(), Vec::<i64>::new(), "the step is done");
}

#[test]
fn what_was_sent_is_never_taken_back() {
    let mut house = House::new(1, Manners::default());
    house.book.note(house.debtor(1), "antes").expect("noted");
    let order = house.order(1, house.message(1, "a", "b"));
    house.send(&order);
    assert_eq!(house.book.undoable().expect("is read"), None);
    for any in [false, true] {
        let undone = house.book.undo(any);
        assert!(
            matches!(&undone, Err(AppError::Outbox(OutboxTrouble::IsOut { name })) if name.contains("Núñez")),
            "{undone:?}"
        );
    }
    assert_eq!(house.contacts(1).len(), 1);
}

#[test]
fn a_limit_takes_a_reason_and_the_reason_is_kept() {
    let mut house = House::new(1, Manners::default());
    let people = cobro::domain::person::PersonStated {
        name: "Elvira Núñez 1".into(),
        emails: vec![address(1)],
        do_not_contact: Some(cobro::domain::person::DoNotContact {
            reason: "lo pidió".into(),
            channels: Vec::new(),
        }),
        ..Default::default()
    };
    let order = cobro::domain::order::Order::Person(Box::new(people));
    house
        .book
        .order(house.debtor(1), &order)
        .expect("written down");
    let mut order = house.order(1, house.message(1, "a", "b"));
    let mut postman = house.postman();
    let refused = house.book.send(&order, &mut postman);
    assert!(
        matches!(refused, Err(AppError::Refused(Refusal::BeyondLimits(_)))),
        "{refused:?}"
    );
    assert_eq!(house.server.log().connections, 0);
    order.exception = Some("llamó y lo pidió".into());
    assert!(matches!(house.send(&order), Sent::Confirmed { .. }));
    let contact = house.contacts(1).pop().expect("recorded");
    assert_eq!(contact.exception.as_deref(), Some("llamó y lo pidió"));
}

#[test]
fn what_was_on_its_way_when_a_program_died_is_in_doubt_once_nobody_sends() {
    let mut house = House::new(1, Manners::default());
    let mut message = house.message(1, "a", "b");
    message.template = Some("friendly_reminder".into());
    let order = house.order(1, message.clone());
    // While a message is being sent, another window sees it so, and does not send the same.
    let mut other = house.window("two");
    let again = order.clone();
    let mut stand = Stand::new(Ok("250 ok".into()));
    stand.between = Box::new(move || {
        assert_eq!(other.settle_outbox().expect("is read"), 0);
        let kept = other
            .outbox(None)
            .expect("is read")
            .pop()
            .expect("is there");
        assert_eq!(kept.state, OutboxState::Intent);
        let mut second = Stand::new(Ok("250 twice".into()));
        let refused = other.send(&again, &mut second);
        assert!(
            matches!(refused, Err(AppError::Outbox(OutboxTrouble::MayBeOut(id))) if id == kept.id),
            "{refused:?}"
        );
        assert_eq!(second.offered, 0);
        let trouble = other.drop_message(kept.id);
        assert!(
            matches!(trouble, Err(AppError::Outbox(OutboxTrouble::UnderWay(_)))),
            "{trouble:?}"
        );
        let trouble = other.message_arrived(kept.id);
        assert!(
            matches!(trouble, Err(AppError::Outbox(OutboxTrouble::UnderWay(_)))),
            "{trouble:?}"
        );
        panic!("the program dies here");
    });
    let mut dying = house.window("dying");
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        dying.send(&order, &mut stand)
    }));
    assert!(died.is_err());
    drop(dying);
    assert_eq!(house.book.settle_outbox().expect("is written"), 1);
    let kept = house.outbox().pop().expect("is there");
    assert_eq!(
        (kept.state, kept.window.as_str()),
        (OutboxState::Unknown, "dying")
    );
    // It is not sent again by itself: neither alone, nor in a run.
    let mut postman = house.postman();
    let refused = house.book.send(&house.order(1, message), &mut postman);
    assert!(
        matches!(refused, Err(AppError::Outbox(OutboxTrouble::MayBeOut(_)))),
        "{refused:?}"
    );
    let report = house.send_all();
    assert_eq!(report.count("skipped"), 1, "{report:?}");
    assert_eq!(house.server.recipients(), Vec::<String>::new());
    // Once it is dropped, the step is as due as before.
    house.book.drop_message(kept.id).expect("dropped");
    assert_eq!(house.send_all().count("sent"), 1);
}

#[test]
fn only_what_is_in_doubt_can_have_arrived() {
    let mut house = House::new(1, Manners::default());
    let id = house
        .book
        .keep_message(house.debtor(1), house.message(1, "a", "b"), None);
    let id = id.expect("kept");
    let trouble = house.book.message_arrived(id);
    assert!(
        matches!(trouble, Err(AppError::Outbox(OutboxTrouble::NotInDoubt(_)))),
        "{trouble:?}"
    );
    let begin: String = id.to_string().chars().take(6).collect();
    assert_eq!(house.book.kept_message(&begin).expect("is found").id, id);
    for unknown in ["", "zz", "ffffffffffffffff"] {
        let trouble = house.book.kept_message(unknown);
        assert!(
            matches!(trouble, Err(AppError::Outbox(OutboxTrouble::NoMessage(_)))),
            "{unknown}"
        );
    }
    // A draft is kept anew as it is edited, and gone once it is sent.
    let edited = house.message(1, "a", "mejor dicho");
    let same = house
        .book
        .keep_message(house.debtor(1), edited.clone(), Some(id));
    assert_eq!(same.expect("kept"), id);
    assert_eq!(house.outbox().len(), 1);
    let mut order = house.order(1, edited);
    order.kept = Some(id);
    assert!(matches!(house.send(&order), Sent::Confirmed { .. }));
    assert_eq!(house.outbox(), []);
}

#[test]
fn nothing_is_sent_about_what_changed_in_the_meantime() {
    let mut house = House::new(1, Manners::default());
    let mut order = house.order(1, house.message(1, "a", "b"));
    let entries = house
        .book
        .debtor(house.debtor(1))
        .expect("is read")
        .entries
        .len();
    order.as_of = Some(entries);
    let (mut other, debtor) = (house.window("two"), house.debtor(1));
    /// Pays while the server is being asked.
    struct Slow<F: FnMut()>(Stand, F);
    impl<F: FnMut()> Carrier for Slow<F> {
        fn message_id(&self, id: BatchId) -> String {
            self.0.message_id(id)
        }
        fn offer(&mut self, mail: &Mail<'_>) -> Result<(), PostError> {
            (self.1)();
            self.0.offer(mail)
        }
        fn hand_over(&mut self) -> Result<String, PostError> {
            panic!("must not be sent");
        }
        fn withdraw(&mut self) {
            self.0.withdraw();
        }
    }
    let mut slow = Slow(Stand::new(Ok(String::new())), move || {
        other.note(debtor, "acaba de pagar").expect("noted");
    });
    let refused = house.book.send(&order, &mut slow);
    assert!(
        matches!(refused, Err(AppError::Outbox(OutboxTrouble::Outdated))),
        "{refused:?}"
    );
    assert_eq!((slow.0.offered, house.outbox()), (0, Vec::new()));
    assert_eq!(at("2026-11-23T10:00:00"), house.book.now());
}
