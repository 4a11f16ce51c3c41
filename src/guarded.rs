//! Calls into packages that may panic over a damaged file. What they meet there is a mistake of the file, not of this
//! program: nothing is printed about it, and the terminal stays as it is.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is within a guarded call, whose panics are nobody's business.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.with(Cell::get)
}

/// What a call gives; nothing when it panicked.
pub fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    hush();
    let before = GUARDED.with(|guarded| guarded.replace(true));
    let given = catch_unwind(AssertUnwindSafe(call));
    GUARDED.with(|guarded| guarded.set(before));
    given.ok()
}

fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !is_guarded() {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_leaves_no_guard_behind() {
        assert_eq!(guarded(|| 5), Some(5));
        let none: Option<u32> = guarded(|| panic!("damaged"));
        assert_eq!(none, None);
        assert!(!is_guarded());
    }
}
