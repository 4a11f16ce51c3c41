//! A text in the user's own editor: `$VISUAL`, else `$EDITOR`.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::post::save;
use crate::store::sqlite::Random;

/// What came out of the editor; else what went wrong, in the system's words.
pub(super) fn edit(text: &str) -> Result<String, String> {
    let command = editor().ok_or("$VISUAL, $EDITOR")?;
    let mut words = command.split_whitespace();
    let program = words.next().ok_or("$VISUAL, $EDITOR")?;
    let path = scratch()?;
    save(&path, text.as_bytes()).map_err(|trouble| trouble.to_string())?;
    let edited = Command::new(program)
        .args(words)
        .arg(&path)
        .status()
        .map_err(|error| format!("{command}: {error}"))
        .and_then(|status| match status.success() {
            true => fs::read_to_string(&path).map_err(|error| error.to_string()),
            false => Err(format!("{command}: {status}")),
        });
    // Nobody could do anything about a scratch file that stays.
    let _ = fs::remove_file(&path);
    edited
}

fn editor() -> Option<String> {
    let set = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|it| env::var(it).ok());
    let mut set = set.filter(|it| !it.trim().is_empty());
    set.next()
}

/// A file of the user's own, of a name that nobody can guess.
fn scratch() -> Result<PathBuf, String> {
    let mut random = Random::from_system().map_err(|error| error.to_string())?;
    Ok(env::temp_dir().join(format!("cobro-{}.txt", random.batch_id())))
}
