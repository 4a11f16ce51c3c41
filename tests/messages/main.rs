//! Messages to clients: every template for every client that it makes sense for, what some of them say word for word, and what
//! is told of files that users wrote.

mod clients;
mod every;
mod excuses;
mod own;
mod read;
#[allow(dead_code)] // The language of stories is that of the tests of the domain.
#[path = "../domain/story.rs"]
mod story;
