//! What the program keeps, and what it hears of while it is open.

use super::*;

const FIRST: &str = "Rockets at night\n\nTwo rockets hit Camp Taji on March 14, 2020, wounding three \
    soldiers, officials said.\n";
const SECOND: &str = "A bomb\n\nA roadside bomb struck a convoy near Kirkuk on April 2, 2020, police \
    said.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), FIRST).unwrap();
    folder
}

#[test]
fn eight_keystrokes_from_the_start_to_what_a_group_is_blamed_for_at_a_base() {
    let mut session = Session::program(&[], &[]);
    session.shows("5 articles");
    // Kataib Hezbollah at Camp Taji: seven keys to the events, one to the paragraph.
    let keys = ["g", "k", "\r", "b", "t", "\r", "\r"];
    assert!(keys.len() <= 8);
    for key in keys {
        session.send(key);
        std::thread::sleep(Duration::from_millis(60));
    }
    session.shows("group: Kataib Hezbollah");
    session.shows("base: Camp Taji");
    session.shows("report 1/");
    session.sees("the paragraph", |s| s.contents().contains("Taji"));
    session.send("q");
    session.ends();
}

#[test]
fn changed_files_are_read_again_and_told() {
    let folder = folder();
    let path = folder.path().to_str().unwrap().to_owned();
    let mut session = Session::program(&[&path], &[]);
    session.shows("1 incident");
    std::fs::write(folder.path().join("b.txt"), SECOND).unwrap();
    session.shows("2 incidents");
    session.shows("1 article new; 2 events now, 1 before");
    std::fs::remove_file(folder.path().join("a.txt")).unwrap();
    session.shows("1 article gone");
    session.send("q");
    session.ends();
    session.restored();
}

#[test]
fn decisions_are_on_the_disk_before_they_show_and_in_what_is_printed() {
    let folder = folder();
    let path = folder.path().to_str().unwrap().to_owned();
    let mut session = Session::program(&[&path], &[]);
    session.shows("1 incident");
    session.send(" ");
    session.shows("c  Decide: this event is right");
    session.send("c");
    session.shows("confirmed by you");
    let journal = folder.path().join(".dateline").join("journal.jsonl");
    assert!(
        std::fs::read_to_string(&journal)
            .unwrap()
            .contains("confirm")
    );
    session.send(" r");
    session.shows("0 incidents");
    session.send("u");
    session.shows("✗");
    session.send("q");
    session.ends();
    let events = |format: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = command
            .args(["events", "--format", format, &path])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(
        events("table").contains("[rejected]"),
        "{}",
        events("table")
    );
    assert!(events("jsonl").contains("\"review\":\"rejected\""));
    assert!(!events("md").contains("Taji"), "{}", events("md"));
    // A line that is no decision is named, the rest kept.
    let kept = std::fs::read_to_string(&journal).unwrap();
    std::fs::write(&journal, format!("not json\n{kept}")).unwrap();
    let mut session = Session::program(&[&path], &[]);
    session.shows("line 1 is no decision");
    session.shows("0 incidents");
    session.send("q");
    session.ends();
}

#[test]
fn the_next_session_goes_on_where_this_one_ended() {
    let state = tempfile::tempdir().unwrap();
    let env = [("DATELINE_STATE", state.path().to_str().unwrap())];
    let mut session = Session::program(&[], &env);
    session.shows("5 articles");
    session.send("btaji\rj");
    session.shows("base: Camp Taji");
    session.shows("2 of ");
    session.signal("HUP");
    session.ends();
    let mut session = Session::program(&[], &env);
    session.shows("base: Camp Taji");
    session.shows("2 of ");
    session.send("q");
    session.ends();
    let mut session = Session::program(&["--fresh"], &env);
    session.shows("1 of ");
    assert!(!session.text().contains("base:"), "{}", session.text());
    session.send("q");
    session.ends();
    std::fs::write(state.path().join("embedded.json"), "{]").unwrap();
    let mut session = Session::program(&[], &env);
    session.shows("cannot be read and is passed over");
    session.send("q");
    session.ends();
}
