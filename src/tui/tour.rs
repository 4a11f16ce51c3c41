//! The tour: a first session on an invented book. Its steps are data; what was done is seen in the model, whichever way it
//! came about, so that nobody is held up for having done it otherwise.

use super::action::Action;
use super::model::{Choosing, Focus, Model, Mood, Overlay, Pane};
use crate::i18n::Place;

/// How far a newcomer has come.
#[derive(Debug, Clone, Default)]
pub struct Tour {
    at: usize,
    began: Seen,
}

/// One thing to do.
struct Step {
    /// Its text is `tour-ID`, the heading `tour-ID-title`.
    id: &'static str,
    /// Whether it was done, by what was seen when it began and what is seen now.
    done: fn(&Seen, &Seen) -> bool,
    /// Whether it can only be done during a call.
    on_call: bool,
}

/// What steps are judged by.
#[derive(Debug, Clone, Default, PartialEq)]
struct Seen {
    /// The place of the cursor in the list.
    place: usize,
    /// The pane that takes the keys.
    pane: Option<Pane>,
    /// Letters in the note of a call.
    call: Option<usize>,
    on_top: OnTop,
    /// Whether a message is being written.
    writing: bool,
    /// Whether something is being recorded.
    recording: bool,
    /// Whether the last thing told is that something was done.
    told_done: bool,
    undoable: Option<String>,
    searched: bool,
}

/// What lies on top of the desk, as far as the tour cares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum OnTop {
    #[default]
    Nothing,
    Promise,
    Palette,
    Other,
}

/// Letters after which a note counts as one.
const NOTE: usize = 4;

const STEPS: [Step; 14] = [
    Step {
        id: "queue",
        done: |began, now| now.place != began.place,
        on_call: false,
    },
    Step {
        id: "why",
        done: |_, now| now.pane == Some(Pane::Why),
        on_call: false,
    },
    Step {
        id: "back",
        done: |_, now| now.pane.is_none() && now.place == 0,
        on_call: false,
    },
    Step {
        id: CALL,
        done: |_, now| now.call.is_some(),
        on_call: false,
    },
    Step {
        id: "note",
        done: |_, now| now.call.is_none_or(|letters| letters >= NOTE),
        on_call: true,
    },
    Step {
        id: "outcome",
        done: |_, now| now.call.is_none() && now.last_is("contact"),
        on_call: true,
    },
    Step {
        id: "date",
        done: |_, now| now.on_top != OnTop::Promise && !now.recording,
        on_call: false,
    },
    Step {
        id: "undo",
        done: |began, now| now.undoable != began.undoable,
        on_call: false,
    },
    Step {
        id: "promise",
        done: |_, now| now.last_is("promise") && now.on_top != OnTop::Promise && !now.recording,
        on_call: false,
    },
    Step {
        id: "message",
        done: |_, now| now.writing,
        on_call: false,
    },
    Step {
        id: "ways",
        done: |_, now| !now.writing && now.on_top == OnTop::Nothing,
        on_call: false,
    },
    Step {
        id: "search",
        done: |_, now| now.searched && now.on_top == OnTop::Nothing,
        on_call: false,
    },
    Step {
        id: "palette",
        done: |_, now| now.on_top == OnTop::Palette,
        on_call: false,
    },
    Step {
        id: "end",
        done: |_, _| false,
        on_call: false,
    },
];

/// The step to go back to when a call was left before its outcome.
const CALL: &str = "call";

/// The keys that texts of steps name.
const KEYS: [(&str, Action); 22] = [
    ("down", Action::Down),
    ("up", Action::Up),
    ("next", Action::NextPane),
    ("previous", Action::PreviousPane),
    ("back", Action::Back),
    ("first", Action::First),
    ("call", Action::StartCall),
    ("end", Action::CallEnd),
    ("promised", Action::OutcomePromised),
    ("promise", Action::Promise),
    ("accept", Action::LineAccept),
    ("undo", Action::Undo),
    ("search", Action::Search),
    ("palette", Action::Palette),
    ("help", Action::Help),
    ("quit", Action::Quit),
    ("email", Action::WriteEmail),
    ("whatsapp", Action::WriteWhatsapp),
    ("letter", Action::WriteLetter),
    ("message", Action::WriteMessage),
    ("send", Action::MessageSend),
    ("leave", Action::MessageLeave),
];

impl Tour {
    /// The number of the step, from one, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.at + 1, STEPS.len())
    }

    /// The heading of the step.
    pub fn title(&self, model: &Model) -> String {
        model.texts.get(&format!("tour-{}-title", self.step().id))
    }

    /// What is to be done, with keys between backticks.
    pub fn text(&self, model: &Model) -> String {
        let places = KEYS.map(|(name, action)| (name, Place::from(model.keymap.key(action))));
        model
            .texts
            .with(&format!("tour-{}", self.step().id), &places)
    }

    fn step(&self) -> &'static Step {
        &STEPS[self.at.min(STEPS.len() - 1)]
    }

    /// Goes on as far as steps were done.
    fn watch(&mut self, now: &Seen) {
        let was_left = self.step().on_call && now.call.is_none() && !now.told_done;
        if was_left && !now.recording {
            self.at = STEPS.iter().position(|step| step.id == CALL).unwrap_or(0);
            self.began = now.clone();
        }
        while self.at + 1 < STEPS.len() && (self.step().done)(&self.began, now) {
            self.at += 1;
            self.began = now.clone();
        }
    }
}

impl Seen {
    fn of(model: &Model) -> Self {
        let on_top = match &model.overlay {
            None => OnTop::Nothing,
            Some(Overlay::Promise(_)) => OnTop::Promise,
            Some(Overlay::Choose(choose)) if choose.what == Choosing::Palette => OnTop::Palette,
            Some(_) => OnTop::Other,
        };
        Self {
            place: model.queue.cursor,
            pane: (model.focus == Focus::Panes).then_some(model.detail.pane),
            call: model.call.as_ref().map(|call| call.text().chars().count()),
            on_top,
            writing: model.writing.is_some(),
            recording: model.promising,
            told_done: model
                .status
                .as_ref()
                .is_some_and(|it| it.mood == Mood::Good),
            undoable: model.undoable.clone(),
            searched: !model.queue.filter.text.is_empty(),
        }
    }

    /// Whether what `u` would take back is this.
    fn last_is(&self, action: &str) -> bool {
        self.undoable.as_deref() == Some(action)
    }
}

impl Model {
    /// The hook of the tour: looks at what came of a message.
    pub(super) fn watch_tour(&mut self) {
        if let Some(mut tour) = self.tour.take() {
            tour.watch(&Seen::of(self));
            self.tour = Some(tour);
        }
    }

    /// Ends the tour, if one is going on; the invented book stays open.
    pub(super) fn leave_tour(&mut self) {
        if self.tour.take().is_some() {
            self.hint("tour-left");
        }
    }
}
