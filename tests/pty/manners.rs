//! What a terminal and its user may expect of any program.

use std::os::unix::fs::PermissionsExt;

use super::*;

/// A folder with one article.
fn article(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    folder
}

const ROCKETS: &str = "Rockets at night\n\nTwo rockets hit Camp Taji on March 14, 2020, wounding \
    three soldiers, officials said.\n";

#[test]
fn a_panic_gives_the_terminal_back() {
    let mut session = Session::sample(100, 30, &[("DATELINE_PTY_CHILD", "loop")]);
    session.ends();
    session.restored();
    let bytes = session.bytes.lock().unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (left, told) = (text.find("\x1b[?1049l"), text.find("panicked"));
    assert!(
        left.is_some() && told > left,
        "restored before the panic is told"
    );
}

#[test]
fn keys_typed_while_the_editor_has_the_terminal_do_nothing_after() {
    let folder = article(ROCKETS);
    let editor = folder.path().join("editor");
    std::fs::write(&editor, "#!/bin/sh\necho EDITING $1\nsleep 1\n").unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = folder.path().to_str().unwrap();
    let mut session = Session::program(&[path], &[("EDITOR", editor.to_str().unwrap())]);
    session.shows("1 incident");
    session.send("e");
    session.shows("EDITING +3");
    session.sees("a screen that is lent", |s| !s.alternate_screen());
    session.send("qqqbbb\x1b[200~q\x1b[201~");
    session.sees("the explorer again", |s| {
        s.alternate_screen() && s.contents().contains("1 incident")
    });
    std::thread::sleep(Duration::from_millis(200));
    assert!(!session.text().contains("type a few letters"));
    session.send("?");
    session.shows("Esc closes");
    session.send("\x1bq");
    session.send("\x03");
    session.ends();
    session.restored();
}

#[test]
fn nothing_is_asked_whose_answer_could_run_as_keys() {
    let session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    let bytes = session.bytes.lock().unwrap().clone();
    let text = String::from_utf8_lossy(&bytes);
    // Device attributes, cursor position, modes, colours: all of them answer on the input.
    for query in [
        "\x1b[c",
        "\x1b[0c",
        "\x1b[>c",
        "\x1b[6n",
        "\x1b]10;?",
        "\x1b]11;?",
        "\x1b[?u",
    ] {
        assert!(!text.contains(query), "asks {query:?}");
    }
    assert!(!text.contains("$p"), "asks for a mode");
}

#[test]
fn what_an_article_holds_cannot_reach_the_terminal_as_orders() {
    let folder = article(
        "Rockets at night\n\nTwo\u{200b} rockets \u{202e}hit\u{202c} Camp\u{2066} Taji\u{2069} on March 14, \
         2020,\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x1b[2Jofficials\u{9b}31m said.\n",
    );
    let path = folder.path().to_str().unwrap();
    let mut session = Session::program(&[path], &[]);
    session.shows("officials");
    session.send("\r");
    session.shows("report 1/1");
    let bytes = session.bytes.lock().unwrap().clone();
    let text = String::from_utf8_lossy(&bytes);
    for harmful in [
        "\u{202e}",
        "\u{202c}",
        "\u{2066}",
        "\u{2069}",
        "\u{200b}",
        "\u{9b}",
        "\x07",
        "owned\x1b",
    ] {
        assert!(!text.contains(harmful), "{harmful:?} is let through");
    }
    assert!(!text.contains("\x1b]0;"), "the title of the window is set");
    session.send("q");
    session.ends();
}

#[test]
fn a_citation_goes_to_the_clipboard() {
    let mut session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    session.send("y");
    session.shows("copied a citation");
    session.writes(b"\x1b]52;c;");
}

#[test]
fn the_mouse_is_heard_until_it_is_given_back() {
    let mut session = Session::sample(120, 40, &[]);
    session.shows("16 incidents");
    let mode = |s: &vt100::Screen| s.mouse_protocol_mode();
    session.sees("a mouse", |s| {
        mode(s) == vt100::MouseProtocolMode::ButtonMotion
    });
    session.send("\x1b[<0;20;14M\x1b[<0;20;14m");
    session.sees("another event", |s| !s.contents().contains(" 1 of 16"));
    session.send("\x1bOQ");
    session.sees("no mouse", |s| mode(s) == vt100::MouseProtocolMode::None);
    session.send("\x1bOQ");
    session.sees("a mouse", |s| mode(s) != vt100::MouseProtocolMode::None);
    session.signal("TERM");
    session.ends();
    session.restored();
}
