//! Keeps the table of layers in `src/lib.rs`: nobody names a layer to the right of his own.
#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests too")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Table = BTreeMap<String, BTreeSet<String>>;

/// Reads the rows ``//! | [`query`] | filters | model text corpus |``.
fn table(lib: &str) -> Table {
    let rows: Vec<(String, String)> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`"))
        .filter_map(|row| {
            let (name, rest) = row.split_once("`]")?;
            let uses = rest.trim_end().trim_end_matches('|').rsplit('|').next()?;
            Some((name.to_owned(), uses.trim().to_owned()))
        })
        .collect();
    let names: BTreeSet<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    let allowed = |name: &str, uses: &str| -> BTreeSet<String> {
        let mut layers: BTreeSet<String> = match uses.strip_prefix("all") {
            Some(but) => {
                let out: BTreeSet<&str> = but.trim_start_matches(" but").split(' ').collect();
                names
                    .iter()
                    .filter(|n| !out.contains(n.as_str()))
                    .cloned()
                    .collect()
            }
            None => uses
                .split(' ')
                .filter(|u| *u != "–")
                .map(str::to_owned)
                .collect(),
        };
        layers.insert(name.to_owned());
        layers
    };
    rows.iter()
        .map(|(name, uses)| (name.clone(), allowed(name, uses)))
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The layers named after `crate::` in a source text, each with its line.
fn named(text: &str) -> Vec<(usize, String)> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or("").to_owned() + "\n")
        .collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let group = rest.strip_prefix('{').map(top_level_names);
        for name in group.unwrap_or_else(|| vec![identifier(rest)]) {
            found.push((line, name));
        }
    }
    found
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The first names of `a::{b, c}, d}`: a and d.
fn top_level_names(group: &str) -> Vec<String> {
    let (mut depth, mut start) = (0, true);
    let mut names = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && c.is_alphabetic() => {
                names.push(identifier(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn violations(table: &Table, layer: &str, file: &str, text: &str) -> Vec<String> {
    let allowed = &table[layer];
    let forbidden = |name: &str| table.contains_key(name) && !allowed.contains(name);
    named(text)
        .into_iter()
        .filter(|(_, name)| forbidden(name))
        .map(|(line, name)| format!("{file}:{line}: `{layer}` may not use `{name}`"))
        .collect()
}

#[test]
fn no_layer_uses_one_it_may_not() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let table = table(&fs::read_to_string(src.join("lib.rs")).unwrap());
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files {
        let file = path.strip_prefix(&src).unwrap().to_owned();
        let first = file
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let layer = first.trim_end_matches(".rs").to_owned();
        if matches!(layer.as_str(), "lib" | "main") {
            continue;
        }
        let shown = format!("src/{}", file.display());
        assert!(
            table.contains_key(&layer),
            "{shown}: not in the table of src/lib.rs"
        );
        wrong.extend(violations(
            &table,
            &layer,
            &shown,
            &fs::read_to_string(&path).unwrap(),
        ));
        seen.insert(layer);
    }
    assert!(wrong.is_empty(), "layers broken:\n{}", wrong.join("\n"));
    assert_eq!(
        seen.len(),
        table.len(),
        "a layer of the table has no source"
    );
}

#[test]
fn the_check_can_fail() {
    let table = table(
        "//! | [`model`] | data | – |\n//! | [`text`] | pure | model |\n\
         //! | [`run`] | loop | all but cli |\n//! | [`cli`] | line | all |\n",
    );
    let wrong = |layer, text| violations(&table, layer, "x.rs", text);
    assert_eq!(
        wrong("model", "\nuse crate::text::fold;"),
        ["x.rs:2: `model` may not use `text`"]
    );
    assert_eq!(wrong("text", "use crate::{model::{A, B}, run};").len(), 1);
    assert_eq!(wrong("run", "let x = crate::cli::main();").len(), 1);
    assert!(wrong("run", "use crate::text; use crate::Thing; // crate::cli").is_empty());
    assert!(wrong("cli", "use crate::run;").is_empty());
}
