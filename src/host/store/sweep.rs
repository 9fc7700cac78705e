//! Clears away what a program left that was killed while it created a session.
//!
//! Such a draft is a hidden folder that nobody ever saw as a session. It is taken away only when
//! everything says that its program is gone: nobody holds its lock, and the process in its name is
//! dead, or where that cannot be told nothing in it has changed for a day. A folder with anything
//! else in it is not ours and stays.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::folder::{EXERCISE, HEADER, RUBRIC, is_log};
use super::lock;

/// After so long without a change a draft is given up, whatever runs under its number.
const GIVEN_UP: Duration = Duration::from_secs(24 * 60 * 60);

/// The name of the draft of a session.
pub(super) fn draft_name(session: &str, counter: u32) -> String {
    format!(".{session}.new-{}-{counter}", std::process::id())
}

/// The process in the name of a draft; none for any other name.
fn maker(name: &str) -> Option<u32> {
    let (_, numbers) = name.strip_prefix('.')?.rsplit_once(".new-")?;
    let (pid, counter) = numbers.split_once('-')?;
    counter.parse::<u32>().ok()?;
    pid.parse().ok()
}

/// Takes away the drafts beside a session that nobody will finish. What cannot be judged or
/// removed stays; that is no failure of whoever creates a session.
pub(super) fn sweep(parent: &Path) {
    for item in fs::read_dir(parent).into_iter().flatten().flatten() {
        let pid = item.file_name().to_str().and_then(maker);
        // A link is not followed; one's own process may be creating in another thread.
        let folder = item.file_type().is_ok_and(|kind| kind.is_dir());
        if let Some(pid) = pid.filter(|pid| *pid != std::process::id())
            && folder
            && is_abandoned(&item.path(), pid)
        {
            let _ = fs::remove_dir_all(item.path());
        }
    }
}

fn is_abandoned(draft: &Path, pid: u32) -> bool {
    (is_dead(pid) || is_old(draft)) && is_ours(draft) && !lock::is_held(draft)
}

/// Whether no process of this number runs here; false where that cannot be told.
fn is_dead(pid: u32) -> bool {
    let processes = Path::new("/proc");
    processes.join("self").exists() && !processes.join(pid.to_string()).exists()
}

fn is_old(draft: &Path) -> bool {
    let modified = fs::metadata(draft).and_then(|found| found.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > GIVEN_UP))
}

/// Whether nothing is in it but what a session is made of.
fn is_ours(draft: &Path) -> bool {
    let Ok(items) = fs::read_dir(draft) else {
        return false;
    };
    items.into_iter().all(|item| {
        item.is_ok_and(|item| {
            let name = item.file_name();
            let parts = [HEADER, EXERCISE, RUBRIC, "probe", "lock", "lock.json"];
            let log = name.to_string_lossy();
            parts.iter().any(|part| name == *part) || log.strip_suffix(".jsonl").is_some_and(is_log)
        })
    })
}
