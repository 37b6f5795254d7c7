//! Packs on disk: each folder of `tests/packs/invalid` has its faults reported, all of them.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::pack::Pack;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The error of a pack, its paths from `root` on.
fn error(path: &Path, root: &Path) -> String {
    let root = format!("{}{}", root.display(), std::path::MAIN_SEPARATOR);
    match Pack::load(path) {
        Ok(_) => format!("{} loads", path.display()),
        Err(error) => error.to_string().replace(&root, "").replace('\\', "/"),
    }
}

#[test]
fn every_fault_is_named() {
    let root = folder("tests/packs/invalid");
    let mut cases: Vec<PathBuf> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    let mut report = String::new();
    for case in cases {
        report += &error(&case, &root);
        report += "\n\n";
    }
    insta::assert_snapshot!(report);
}

#[test]
fn what_is_no_pack_is_named() {
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path();
    let empty = root.join("empty");
    fs::create_dir(&empty).unwrap();
    assert_eq!(
        error(&empty, root),
        "empty: no .toml file in this folder; a pack has at least pack.toml"
    );
    fs::write(empty.join("pack.toml"), b"[pack]\nname = \"\xff\"\n").unwrap();
    assert_eq!(
        error(&empty, root),
        "empty/pack.toml: not UTF-8; save it as UTF-8"
    );
    let missing = error(&root.join("missing"), root);
    assert!(
        missing.starts_with("missing: cannot be read: "),
        "{missing}"
    );
}

#[test]
fn a_pack_is_one_file_as_well_as_a_folder() {
    for name in Pack::names() {
        let folder = folder("assets/packs").join(name);
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("all.toml");
        let mut names: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        names.sort();
        let text: String = names
            .iter()
            .map(|n| fs::read_to_string(n).unwrap())
            .collect();
        fs::write(&file, text).unwrap();
        let embedded = Pack::embedded(name).unwrap().unwrap();
        for path in [&folder, &file] {
            let loaded = Pack::load(path).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(loaded.entities.len(), embedded.entities.len());
            assert!(embedded.entities.iter().all(|e| loaded.ix(&e.id).is_some()));
        }
        let loaded = Pack::load(&folder).unwrap();
        assert_eq!(loaded.entities, embedded.entities);
        assert_eq!(loaded.named_events, embedded.named_events);
    }
}
