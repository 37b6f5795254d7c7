//! Inside tmux, which has a terminal of its own.

use std::process::Command;

use super::*;

/// A tmux server of its own, ended with the test.
struct Tmux(tempfile::TempDir);

impl Tmux {
    fn run(&self, arguments: &[&str]) -> String {
        let socket = self.0.path().join("socket");
        let mut command = Command::new("tmux");
        command
            .args(["-f", "/dev/null", "-S"])
            .arg(socket)
            .args(arguments);
        let output = command.env_remove("TMUX").output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn shows(&self, what: &str) -> String {
        self.sees(what, |screen| screen.contains(what))
    }

    fn sees(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.run(&["capture-pane", "-p", "-t", "d"]);
            if holds(&screen) {
                return screen;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no {what}; the screen is:\n{screen}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn a_session_in_tmux() {
    if Command::new("tmux").arg("-V").output().is_err() {
        println!("skipped: there is no tmux on this machine");
        return;
    }
    let tmux = Tmux(tempfile::tempdir().unwrap());
    let program = env!("CARGO_BIN_EXE_dateline");
    let state = tmux.0.path().join("state");
    let shell = format!(
        "env DATELINE_CONFIG=/nonexistent DATELINE_STATE={0} DATELINE_CACHE={0} \
         XDG_DATA_HOME={0} {program}; \
         echo CODE $?; cat",
        state.display()
    );
    tmux.run(&[
        "new-session",
        "-d",
        "-s",
        "d",
        "-x",
        "120",
        "-y",
        "40",
        &shell,
    ]);
    tmux.shows("5 articles");
    tmux.run(&["send-keys", "-t", "d", "b"]);
    tmux.shows("type a few letters");
    tmux.run(&["send-keys", "-t", "d", "taji", "Enter"]);
    tmux.shows("base: Camp Taji");
    tmux.run(&["resize-window", "-t", "d", "-x", "80", "-y", "24"]);
    let screen = tmux.shows("base: Camp Taji");
    assert!(screen.lines().count() <= 24, "{screen}");
    // What is copied reaches tmux, and with it whatever terminal it is shown in.
    tmux.run(&["set-option", "-g", "set-clipboard", "on"]);
    tmux.run(&["send-keys", "-t", "d", "y"]);
    tmux.shows("copied a citation");
    let copied = tmux.run(&["show-buffer"]);
    assert!(copied.contains('¶') && copied.contains('“'), "{copied}");
    // A click, as tmux hands it on: the histogram, whose bar is gone to.
    let before = tmux.run(&["capture-pane", "-p", "-t", "d"]);
    let x = before
        .lines()
        .nth(3)
        .and_then(|l| l.chars().position(|c| c == '█'));
    let click = x.map(|x| format!("\x1b[<0;{0};4M\x1b[<0;{0};4m", x + 1));
    tmux.run(&["send-keys", "-t", "d", "End"]);
    tmux.sees("another event", |screen| !screen.contains("─ 1 of"));
    tmux.run(&["send-keys", "-t", "d", "-l", &click.unwrap()]);
    tmux.shows("─ 1 of");
    tmux.run(&["send-keys", "-t", "d", "Space"]);
    tmux.shows("Decide: this event is right");
    tmux.run(&["send-keys", "-t", "d", "Escape"]);
    tmux.run(&["send-keys", "-t", "d", "q"]);
    let screen = tmux.shows("CODE 0");
    assert!(
        !screen.contains("Timeline"),
        "the screen is as it was:\n{screen}"
    );
}
