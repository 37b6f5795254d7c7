//! The file that keeps the place from one session to the next. Losing it costs a place, never work:
//! a damaged one is set aside, one that cannot be written is passed over.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};

use crate::app::Memory;

/// Where the place among these inputs is kept; `None` when the user has no folder for it.
pub fn path_for(inputs: &[PathBuf]) -> Option<PathBuf> {
    let folder = if let Some(folder) = std::env::var_os("DATELINE_STATE") {
        PathBuf::from(folder)
    } else {
        let strategy = etcetera::choose_base_strategy().ok()?;
        let base = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
        base.join("dateline")
    };
    let mut digest = Sha256::new();
    for input in inputs {
        let whole = fs::canonicalize(input).unwrap_or_else(|_| input.clone());
        digest.update(whole.to_string_lossy().as_bytes());
        digest.update([0]);
    }
    let digest = digest.finalize();
    let name = digest
        .first_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    Some(folder.join(match inputs {
        [] => "embedded.json".to_owned(),
        _ => format!("{name:016x}.json"),
    }))
}

/// True when nothing was ever kept: the user is here for the first time.
pub(super) fn is_first(path: &Path) -> bool {
    let folder = path.parent().map(fs::read_dir);
    folder.is_some_and(|entries| entries.map_or(true, |mut all| all.next().is_none()))
}

/// What is kept; nothing when there is no file. A file that cannot be understood is set aside, and
/// a sentence tells so.
pub(super) fn recall(path: &Path) -> (Memory, Option<String>) {
    let Ok(bytes) = fs::read(path) else {
        return Default::default();
    };
    if let Ok(memory) = serde_json::from_slice(&bytes) {
        return (memory, None);
    }
    let aside = path.with_extension("damaged");
    let kept = fs::rename(path, &aside).is_ok();
    let where_to = if kept { aside.as_path() } else { path };
    let note = format!(
        "the place of the last session cannot be read and is passed over: {}",
        where_to.display()
    );
    (Memory::default(), Some(note))
}

/// Keeps what is to be kept, whole or not at all.
pub(super) fn keep(path: &Path, memory: &Memory) {
    let write = || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension(format!("{}.tmp", std::process::id()));
        fs::write(&beside, serde_json::to_vec(memory)?)?;
        fs::rename(&beside, path)
    };
    // There is nobody to tell any more, and little is lost.
    let _ = write();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_damage_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("x.json");
        assert_eq!(recall(&path), (Memory::default(), None));
        let memory = Memory {
            filters: "base:alder".into(),
            no_mouse: true,
            ..Memory::default()
        };
        keep(&path, &memory);
        assert_eq!(recall(&path), (memory, None));
        fs::write(&path, "{\"filters\": 3").unwrap();
        let (memory, note) = recall(&path);
        assert_eq!(memory, Memory::default());
        assert!(note.unwrap().contains("x.damaged"));
        assert_eq!(recall(&path), (Memory::default(), None));
    }
}
