//! The real program, as it is called from a shell.
#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests too")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ALDER: &str = "Two rockets hit Camp Alder on March 14, 2020, wounding three soldiers, \
    officials said.\n\nThe shell of a third rocket was found near the fence, said Ann Oak, a \
    spokeswoman.\n";
const BIRCH: &str = "At least ten mortar shells struck Fort Birch base on April 2, 2020, police \
    said. Nobody was hurt.\n\nAnother attack on Camp Alder is expected.\n";

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn dateline(arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with two articles.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("alder.txt"), ALDER).unwrap();
    fs::write(folder.path().join("birch.txt"), BIRCH).unwrap();
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs a command on the folder of two articles.
fn on_folder(arguments: &[&str]) -> Run {
    let folder = folder();
    let mut all = arguments.to_vec();
    all.push(path(folder.path()));
    dateline(&all)
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn events_keep_the_contract() {
    let run = on_folder(&["events", "--format", "jsonl"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let events = json_lines(&run.out);
    assert!(events.len() >= 2, "{}", run.out);
    for event in &events {
        assert_eq!(
            keys(event),
            [
                "id",
                "kind",
                "family",
                "status",
                "title",
                "date",
                "place",
                "actors",
                "targets",
                "weapons",
                "munitions",
                "casualties",
                "killed",
                "wounded",
                "sources",
                "disputed",
                "review",
                "reports"
            ]
        );
        for report in event["reports"].as_array().unwrap() {
            let text = if report["document"] == "alder" {
                ALDER
            } else {
                BIRCH
            };
            let at = |key: &str| usize::try_from(report[key].as_u64().unwrap()).unwrap();
            assert_eq!(
                &text[at("start")..at("end")],
                report["text"].as_str().unwrap()
            );
        }
    }
    assert!(events.iter().any(|e| e["kind"] == "rocket_attack"));
    assert!(events.iter().any(|e| e["wounded"]["min"] == 3));
}

#[test]
fn every_list_prints_every_shape() {
    let folder = folder();
    for list in ["events", "reports", "entities", "articles", "times"] {
        let shape = |format| {
            let run = dateline(&[list, "--format", format, path(folder.path())]);
            assert_eq!(run.code, 0, "{list} --format {format}: {}", run.err);
            run.out
        };
        let lines = json_lines(&shape("jsonl"));
        let array: Vec<Value> = serde_json::from_str(&shape("json")).unwrap();
        assert_eq!(array, lines, "{list}");
        assert_eq!(
            csv::Reader::from_reader(shape("csv").as_bytes())
                .records()
                .count(),
            lines.len()
        );
        assert_eq!(shape("table").lines().count(), lines.len() + 1, "{list}");
    }
}

#[test]
fn events_print_every_other_shape() {
    let starts = [
        ("acled", "event_id_cnty,event_date,"),
        ("geojson", "{\n  \"type\": \"FeatureCollection\""),
        ("timelinejs", "{\n  \"title\""),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("md", "# Chronology"),
        ("html", "<!DOCTYPE html>"),
    ];
    for (format, start) in starts {
        let run = dateline(&["events", "--format", format]);
        assert_eq!(run.code, 0, "{format}: {}", run.err);
        assert!(run.out.starts_with(start), "{format}: {}", run.out);
        let says_why = run.err.contains("left out") || run.err.contains("listed last");
        assert!(says_why, "{format}: {}", run.err);
    }
}

#[test]
fn a_filter_narrows_what_is_printed() {
    let count = |filter: &[&str]| {
        let mut arguments = vec!["events", "--format", "jsonl"];
        arguments.extend(filter);
        let run = on_folder(&arguments);
        assert_eq!(run.code, 0, "{filter:?}: {}", run.err);
        run.out.lines().count()
    };
    let all = count(&[]);
    assert!(count(&["--kind", "rocket"]) < all);
    assert!((1..all).contains(&count(&["--search", "mortar"])));
    assert_eq!(count(&["--search", "no-such-word"]), 0);
    assert_eq!(
        count(&["--kind", "rocket", "--filter", "-kind:rocket_attack"]),
        0
    );
    assert!(count(&["--status", "actual", "--status", "planned"]) <= all);
}

#[test]
fn names_nobody_knows_are_bad_usage() {
    let run = on_folder(&["events", "--base", "Nowhere Field"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("no base is called \"Nowhere Field\""),
        "{}",
        run.err
    );
    let run = on_folder(&["events", "--kind", "rokcet_attack"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("rocket_attack"), "{}", run.err);
    assert_eq!(on_folder(&["events", "--from", "yesterday"]).code, 2);
    assert_eq!(on_folder(&["events", "--format", "xml"]).code, 2);
    let run = on_folder(&["events", "--pack", "atlantis"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no pack \"atlantis\""), "{}", run.err);
}

#[test]
fn what_cannot_be_read_is_named() {
    let run = dateline(&["events", "no/such/folder"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("no/such/folder"), "{}", run.err);
    let empty = TempDir::new().unwrap();
    let run = dateline(&["events", path(empty.path())]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains(path(empty.path())), "{}", run.err);
}

#[test]
fn one_bad_file_does_not_hide_the_good_ones() {
    let folder = folder();
    let missing = folder.path().join("gone.txt");
    let run = dateline(&[
        "articles",
        "--format",
        "jsonl",
        path(folder.path()),
        path(&missing),
    ]);
    assert_eq!(run.code, 0);
    assert_eq!(run.out.lines().count(), 2);
    assert!(run.err.contains("gone.txt"), "{}", run.err);
    let quiet = dateline(&["articles", "-q", path(folder.path()), path(&missing)]);
    assert_eq!(quiet.err, "");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["jsonl", "csv", "table"] {
        let run = || dateline(&["events", "--format", format]).out;
        let first = run();
        assert!(!first.is_empty());
        assert_eq!(first, run(), "{format}");
    }
}

#[test]
fn nothing_printed_can_command_a_terminal() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("trap.txt");
    let text = "Two rockets hit Camp \u{1b}]0;x\u{7}Alder\u{1b}[31m on \u{202e}March 14, 2020.\n";
    fs::write(&file, text).unwrap();
    for list in ["events", "reports", "entities", "articles", "times"] {
        for format in ["table", "jsonl", "csv"] {
            let run = dateline(&[list, "--format", format, path(&file)]);
            let both = run.out + &run.err;
            let bad = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
            assert_eq!(both.chars().find(bad), None, "{list} --format {format}");
        }
    }
    let run = dateline(&["events", "no\u{1b}[31m/such"]);
    assert!(!run.err.contains('\u{1b}'), "{:?}", run.err);
}

#[test]
fn colour_only_when_asked_for() {
    assert!(!on_folder(&["events"]).out.contains('\u{1b}'));
    assert!(
        on_folder(&["events", "--color", "always"])
            .out
            .contains("\u{1b}[1m")
    );
}

#[test]
fn without_a_terminal_the_timeline_is_text() {
    let run = on_folder(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with([' ', '#']), "{}", run.out);
    assert!(run.out.contains("Rocket attack"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'));
    assert!(
        run.out.lines().all(|line| line.chars().count() <= 100),
        "{}",
        run.out
    );
}

#[test]
fn without_a_path_the_articles_inside_are_read() {
    let run = dateline(&["articles", "--format", "jsonl"]);
    assert_eq!(json_lines(&run.out).len(), 5);
}

#[test]
fn one_event_is_shown_with_its_sentences() {
    let run = on_folder(&["show", "1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("SAYS WHO") && run.out.contains("¶1.1"),
        "{}",
        run.out
    );
    let events = json_lines(&on_folder(&["events", "--format", "jsonl"]).out);
    let id = events[0]["id"].as_str().unwrap();
    let shown: Value =
        serde_json::from_str(&on_folder(&["show", id, "--format", "json"]).out).unwrap();
    assert_eq!(shown, events[0]);
    let run = on_folder(&["show", "nothing-like-it"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("no event has the id or number"),
        "{}",
        run.err
    );
}

#[test]
fn output_goes_to_a_file() {
    let folder = folder();
    let file = folder.path().join("events.csv");
    let run = dateline(&[
        "events",
        "--format",
        "csv",
        "-o",
        path(&file),
        path(&folder.path().join("alder.txt")),
    ]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(fs::read_to_string(&file).unwrap().starts_with("id,kind,"));
    let run = on_folder(&["events", "-o", "no/such/folder/events.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("no/such/folder/events.csv cannot be written"),
        "{}",
        run.err
    );
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["events", "--format", "jsonl", "-q"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn completions_and_the_manual_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            dateline(&["completions", shell]).out.contains("dateline"),
            "{shell}"
        );
    }
    let page = dateline(&["man"]).out;
    assert!(page.contains(".TH dateline 1"), "{page}");
    assert!(
        page.contains("DATELINE EVENTS") && page.contains("\\-\\-group"),
        "{page}"
    );
}

#[test]
fn a_sound_pack_checks_well() {
    let run = dateline(&["pack", "check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("no faults"), "{}", run.out);
    let run = dateline(&["pack", "check", "no-such-pack"]);
    assert_eq!(run.code, 2);
}

#[test]
fn decisions_of_the_analyst_are_printed_and_never_read_as_articles() {
    let folder = folder();
    let events = || {
        let run = dateline(&["events", "--format", "jsonl", path(folder.path())]);
        assert_eq!(run.code, 0, "{}", run.err);
        (json_lines(&run.out), run.err)
    };
    let (before, _) = events();
    assert_eq!(before[0]["review"], "unreviewed");
    let journal = folder.path().join(".dateline");
    fs::create_dir(&journal).unwrap();
    let entry = format!(
        "{{\"event\":{},\"reports\":[],\"decision\":\"edit\",\"field\":\"title\",\"value\":\"My title\"}}\n",
        before[0]["id"]
    );
    fs::write(journal.join("journal.jsonl"), entry + "no decision\n").unwrap();
    let (after, said) = events();
    assert_eq!(after[0]["review"], "edited");
    assert_eq!(after[0]["title"], "My title");
    assert_eq!(after.len(), before.len());
    assert!(said.contains("line 2 is no decision"), "{said}");
}

#[test]
fn every_key_of_the_explorer_is_in_the_manual() {
    let page = dateline(&["man"]).out;
    let plain = page.replace("\\-", "-").replace("\\(aq", "'");
    for entry in dateline::app::ACTIONS {
        let known =
            plain.contains(entry.sentence) && plain.contains(&format!("\\fI{}", entry.name));
        assert!(known, "{} is not told", entry.name);
    }
}
