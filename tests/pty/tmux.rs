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
        let start = Instant::now();
        loop {
            let screen = self.run(&["capture-pane", "-p", "-t", "d"]);
            if screen.contains(what) {
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
        "env DATELINE_CONFIG=/nonexistent DATELINE_STATE={0} DATELINE_CACHE={0} {program}; \
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
    tmux.run(&["send-keys", "-t", "d", "q"]);
    let screen = tmux.shows("CODE 0");
    assert!(
        !screen.contains("Timeline"),
        "the screen is as it was:\n{screen}"
    );
}
