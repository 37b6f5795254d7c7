//! Each way of getting about, with real keys in a real terminal.

use std::fmt::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;

/// The built program on the articles it carries, open and read.
fn open(env: &[(&str, &str)]) -> Session {
    let session = Session::program(&[], env);
    session.shows("5 articles");
    session
}

/// How many incidents are shown, as the line above says.
fn incidents(session: &Session) -> String {
    let text = session.text();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.truncate(words.iter().position(|w| *w == "incidents").unwrap());
    words.last().unwrap().to_string()
}

fn quit(mut session: Session) {
    session.send("\x03");
    session.ends();
    session.restored();
}

/// Sends keys one by one, as somebody types them.
fn type_slowly(session: &mut Session, keys: &[&str]) {
    for key in keys {
        session.send(key);
        std::thread::sleep(Duration::from_millis(40));
    }
}

#[test]
fn anything_is_picked_by_a_few_letters() {
    let mut session = open(&[]);
    for (key, title) in [
        ("b", "Base"),
        ("g", "Group"),
        ("p", "Person"),
        ("w", "Weapon"),
        ("f", "Name"),
        ("F", "Event"),
        ("A", "Article"),
        ("t", "Kind"),
        (":", "Command"),
    ] {
        session.send(key);
        session.shows(&format!("╭─ {title} ─"));
        session.shows("type a few letters");
        session.send("\x1b");
        session.sees("no picker", |s| {
            !s.contents().contains("type a few letters")
        });
    }
    session.send("bgreem");
    session.shows("none has it;");
    session.send("\r");
    session.shows("base: Green Zone");
    quit(session);
}

#[test]
fn filters_combine_show_as_chips_and_are_kept_by_name() {
    let state = tempfile::tempdir().unwrap();
    let env = [("DATELINE_STATE", state.path().to_str().unwrap())];
    let mut session = open(&env);
    let all = format!("5 articles · {} incidents", incidents(&session));
    session.send(":");
    session.shows("Command");
    session.send("base taji\r");
    session.shows(" base: Camp Taji ✕ ");
    session.send("gkat\r");
    session.shows(" group: Kataib Hezbollah ✕ ");
    session.send("!");
    session.shows(" not group: Kataib Hezbollah ✕ ");
    session.send("\x13");
    session.shows("save the filters as");
    session.send("mine\r");
    session.shows("saved as mine");
    session.send("C");
    session.shows(&all);
    quit(session);
    let mut session = Session::program(&["--fresh"], &env);
    session.shows("5 articles");
    session.send("R");
    session.shows("mine");
    session.send("\r");
    session.shows(" not group: Kataib Hezbollah ✕ ");
    quit(session);
}

#[test]
fn one_goes_back_and_forward_and_to_marks() {
    let mut session = open(&[]);
    let all = incidents(&session);
    let (first, last) = (format!(" 1 of {all}"), format!("{all} of {all}"));
    session.send("ma");
    session.shows("marked");
    session.send("G");
    session.shows(&last);
    session.send("'a");
    session.shows(&first);
    session.send("\x0f");
    session.shows(&last);
    session.send("\x0e");
    session.shows(&first);
    quit(session);
}

/// A program that writes down what it is called with.
fn recorder(folder: &Path, name: &str) -> (String, std::path::PathBuf) {
    let (program, record) = (folder.join(name), folder.join(format!("{name}.txt")));
    let script = format!("#!/bin/sh\necho \"$@\" > {}\n", record.display());
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    (program.to_str().unwrap().to_owned(), record)
}

fn written(record: &Path) -> String {
    let start = Instant::now();
    loop {
        let text = std::fs::read_to_string(record).unwrap_or_default();
        if text.ends_with('\n') {
            return text;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "nothing in {}",
            record.display()
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn an_article_opens_at_its_line_and_its_address_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let (editor, edited) = recorder(folder.path(), "editor");
    let (browser, browsed) = recorder(folder.path(), "browser");
    let file = folder.path().join("a.jsonl");
    let line = "{\"id\":\"one\",\"date\":\"2020-03-15\",\"url\":\"https://example.org/one\",\"text\":\
        \"Rockets\\n\\nTwo rockets hit Camp Taji on March 14, 2020, officials said.\"}\n";
    std::fs::write(&file, line).unwrap();
    let env = [("EDITOR", editor.as_str()), ("BROWSER", browser.as_str())];
    let mut session = Session::program(&[file.to_str().unwrap()], &env);
    session.shows("1 incident");
    session.send("O");
    assert_eq!(written(&browsed), "https://example.org/one\n");
    session.send("e");
    let words = written(&edited);
    assert!(
        words.starts_with('+') && words.contains("a.jsonl"),
        "{words}"
    );
    quit(session);
}

#[test]
fn keys_and_colours_come_from_files_and_mistakes_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let env = [("DATELINE_CONFIG", folder.path().to_str().unwrap())];
    std::fs::write(
        path("config.toml"),
        "theme = \"high-contrast\"\nglyphs = \"ascii\"\n",
    )
    .unwrap();
    std::fs::write(path("keymap.toml"), "pick-base = [\"Ctrl-t\"]\n").unwrap();
    let mut session = open(&env);
    assert!(!session.text().contains('╭'), "{}", session.text());
    session.send("\x14");
    session.shows("type a few letters");
    quit(session);
    for (file, text, told) in [
        ("keymap.toml", "pick-bse = [\"b\"]\n", "pick-bse"),
        ("keymap.toml", "pick-base = [\"Hyper-b\"]\n", "Hyper-b"),
        ("config.toml", "theme = \"drak\"\n", "drak"),
    ] {
        std::fs::write(path("keymap.toml"), "").unwrap();
        std::fs::write(path("config.toml"), "").unwrap();
        std::fs::write(path(file), text).unwrap();
        let mut session = Session::program(&[], &env);
        session.shows(told);
        session.ends();
    }
}

#[test]
fn a_newcomer_is_shown_the_way_and_nobody_is_left_before_an_empty_list() {
    let mut session = open(&[]);
    session.shows("New here?");
    session.send("j");
    session.sees("no hint", |s| !s.contents().contains("New here?"));
    session.send("?");
    session.shows("Keys · Timeline");
    // An Esc with a key right behind it would be one with Alt.
    session.send("\x1b");
    session.sees("no keys", |s| !s.contents().contains("Keys ·"));
    session.send("Z");
    session.shows("Z does nothing here");
    session.send(" ");
    session.shows("Decide: this event is right");
    session.send("\x1b");
    session.sees("no menu", |s| !s.contents().contains("Decide:"));
    session.send("/zzzz\r");
    session.shows("No event matches");
    session.shows("Esc takes the last filter away");
    session.send("\x1b");
    session.sees("all events", |s| !s.contents().contains("No event matches"));
    quit(session);
}

#[test]
fn the_mouse_chooses_opens_filters_and_drags() {
    let mut session = open(&[]);
    let at = |session: &Session, words: &str| {
        let text = session.text();
        let found = text.lines().enumerate().find_map(|(y, line)| {
            let x = line.find(words)?;
            Some((line[..x].chars().count() + 2, y + 1))
        });
        found.unwrap_or_else(|| panic!("no {words} in\n{text}"))
    };
    let click = |session: &mut Session, (x, y): (usize, usize)| {
        session.send(&format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"));
        std::thread::sleep(Duration::from_millis(60));
    };
    let spot = at(&session, "Groups");
    click(&mut session, spot);
    session.shows("╭─ Groups");
    let spot = at(&session, "Kataib Hezbollah ");
    click(&mut session, spot);
    click(&mut session, spot);
    session.shows(" group: Kataib Hezbollah ✕ ");
    let (x, y) = at(&session, "group: Kataib Hezbollah ✕");
    click(&mut session, (x + "group: Kataib Hezbollah ".len(), y));
    session.shows("no longer filtered by");
    // A border is dragged, and the wheel turns what it is over.
    let edge = session
        .text()
        .lines()
        .nth(1)
        .unwrap()
        .chars()
        .position(|c| c == '╮');
    let x = edge.unwrap() + 1;
    session.send(&format!(
        "\x1b[<0;{x};20M\x1b[<32;{};20M\x1b[<0;{};20m",
        x + 9,
        x + 9
    ));
    session.sees("a wider pane", |s| {
        let row = s.contents().lines().nth(1).unwrap_or("").to_owned();
        row.chars().position(|c| c == '╮') >= Some(x + 7)
    });
    let before = session.text();
    session.send(&format!("\x1b[<65;{};20M", x + 20));
    session.sees("the article scrolled", |s| s.contents() != before);
    quit(session);
}

#[test]
fn a_big_folder_is_browsed_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..600 {
        let mut text = format!("What happened, part {at}\n");
        for day in 1..=20 {
            let year = 2004 + at % 18;
            let _ = write!(
                text,
                "\nSeven rockets hit Camp Taji on March {day}, {year}, officials said.\n"
            );
        }
        std::fs::write(folder.path().join(format!("{at:04}.txt")), text).unwrap();
    }
    let mut session = Session::program(&[folder.path().to_str().unwrap()], &[]);
    session.sees("events and how far it is", |s| {
        let text = s.contents();
        text.contains(" incidents") && text.contains("reading")
    });
    type_slowly(&mut session, &["j", "j", "j"]);
    session.shows(" 4 of ");
    session.send("\r");
    session.shows("report 1/");
    quit(session);
}
