//! The explorer in a real pseudo-terminal.
//!
//! Most sessions open the sample corpus in this very test binary (`child`), so that they test the
//! loop, the screen and the signals and not the reading of articles; the last ones run the program.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

#[path = "../common/mod.rs"]
mod common;
mod doing;
mod manners;
mod session;
mod tmux;
mod ways;

use std::num::NonZero;
use std::time::{Duration, Instant};

use dateline::query::Filter;
use dateline::run::{ExploreOptions, explore};
use portable_pty::{CommandBuilder, PtySize};
use session::{PATIENCE, Session};

/// A corpus that no rule of the program makes: drawing it fails.
fn broken() -> dateline::corpus::Corpus {
    let mut corpus = common::corpus();
    for place in corpus.events.iter_mut().filter_map(|e| e.place.as_mut()) {
        place.report = u32::MAX;
    }
    corpus
}

/// Not a test of its own: what the sessions run.
#[test]
fn child() {
    if std::env::var_os("DATELINE_PTY_CHILD").is_none() {
        return;
    }
    let options = ExploreOptions {
        build: Box::new(|_| match std::env::var("DATELINE_PTY_CHILD") {
            Ok(how) if how == "panic" => panic!("a builder that fails"),
            Ok(how) if how == "loop" => Ok(broken()),
            _ => Ok(common::corpus()),
        }),
        journal: std::env::var_os("DATELINE_PTY_JOURNAL").map(Into::into),
        memory: std::env::var_os("DATELINE_PTY_MEMORY").map(Into::into),
        fresh: false,
        filter: Filter::default(),
        theme: None,
    };
    match explore(&[], options) {
        Ok(()) => println!("ENDED"),
        Err(error) => println!("{error}"),
    }
}

#[test]
fn a_session_from_opening_to_quitting() {
    let mut session = Session::sample(120, 40, &[]);
    session.shows("16 incidents");
    assert!(session.screen.lock().unwrap().screen().alternate_screen());
    session.send("b");
    session.shows("type a few letters");
    session.send("aldr");
    session.shows("1 of 3");
    session.send("\r");
    session.shows("base: Camp Alder");
    session.shows("3 of 16 incidents");
    session.send("j\r");
    session.shows("report 1/4");
    session.send("n");
    session.shows("report 2/4");
    session.send("q");
    session.ends();
    session.restored();
    session.shows("ENDED");
}

#[test]
fn signals_that_end_it_leave_the_terminal_as_it_was() {
    for name in ["TERM", "HUP", "INT"] {
        let mut session = Session::sample(100, 30, &[]);
        session.shows("16 incidents");
        session.signal(name);
        session.ends();
        session.restored();
        assert!(!session.text().contains("ENDED"), "{name}");
    }
}

#[test]
fn it_sleeps_and_wakes() {
    let mut session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    session.send("j\x1a");
    let start = Instant::now();
    while !session.sleeps() {
        assert!(start.elapsed() < PATIENCE, "it does not sleep");
        std::thread::sleep(Duration::from_millis(5));
    }
    session.restored();
    session.signal("CONT");
    session.sees("the explorer again", |screen| {
        screen.alternate_screen() && screen.contents().contains("2 of 16")
    });
    session.send("q");
    session.ends();
    session.restored();
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let mut session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    session.writer = Box::new(std::io::sink());
    session.master = None;
    session.signal("HUP");
    session.ends();
}

#[test]
fn a_failing_build_is_told_and_the_terminal_restored() {
    let mut session = Session::sample(100, 30, &[("DATELINE_PTY_CHILD", "panic")]);
    session.ends();
    session.restored();
    session.shows("a builder that fails");
    assert!(!session.text().contains("ENDED"));
}

#[test]
fn without_colour_the_chosen_row_is_still_reversed() {
    let mut session = Session::sample(120, 40, &[("NO_COLOR", "1")]);
    session.shows("16 incidents");
    session.sees("a reversed row", |screen| {
        let row = (0..40)
            .find(|&y| (0..40).all(|x| screen.cell(y, 2 + x).is_some_and(vt100::Cell::inverse)));
        row.is_some()
    });
    let screen = session.screen.lock().unwrap();
    for y in 0..40 {
        for x in 0..120 {
            let cell = screen.screen().cell(y, x).unwrap();
            let plain = vt100::Color::Default;
            assert_eq!((cell.fgcolor(), cell.bgcolor()), (plain, plain), "{y} {x}");
        }
    }
    drop(screen);
    session.send("q");
    session.ends();
}

#[test]
fn pasted_text_does_not_act_as_keys() {
    let mut session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    session.send("\x1b[200~qqq\nq\x1b[201~");
    session.shows("pasted text");
    session.send("/\x1b[200~van\n\x1b[201~");
    session.shows("“van”");
    session.send("\x1bq");
    session.send("\x03");
    session.ends();
    session.restored();
}

#[test]
fn it_asks_for_the_background_only_when_it_must_and_a_late_answer_is_no_key() {
    let session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    let asked = |s: &Session| {
        let bytes = s.bytes.lock().unwrap();
        bytes.windows(5).any(|w| w == b"\x1b]11;")
    };
    assert!(!asked(&session));
    let mut session = Session::sample(100, 30, &[("COLORFGBG", "")]);
    session.shows("16 incidents");
    assert!(asked(&session));
    session.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\j");
    session.shows("2 of 16");
    assert!(
        !session.text().contains("does nothing"),
        "{}",
        session.text()
    );
    session.send("q");
    session.ends();
}

#[test]
fn it_says_nothing_while_nothing_happens() {
    let session = Session::sample(100, 30, &[]);
    session.shows("16 incidents");
    std::thread::sleep(Duration::from_millis(300));
    let before = session.bytes.lock().unwrap().len();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(session.bytes.lock().unwrap().len(), before);
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let mut session = Session::sample(120, 40, &[]);
    session.shows("16 incidents");
    for (rows, cols) in [(5, 20), (1, 1), (24, 80)] {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let (r, c) = (NonZero::new(rows).unwrap(), NonZero::new(cols).unwrap());
        session.screen.lock().unwrap().screen_mut().set_size(r, c);
        session.master.as_ref().unwrap().resize(size).unwrap();
        std::thread::sleep(Duration::from_millis(80));
    }
    session.shows("1 of 16");
    session.send("q");
    session.ends();
    session.restored();
}

#[test]
fn the_program_opens_on_the_articles_it_carries() {
    let command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
    let mut session = Session::start(command, 120, 40, &[]);
    session.shows("5 articles");
    session.send("?");
    session.shows("Esc closes");
    session.send("\x1b");
    session.sees("no help", |s| !s.contents().contains("Esc closes"));
    // Show me Camp Taji, and the paragraph.
    session.send("btaji\r");
    session.shows("base: Camp Taji");
    session.send("\r");
    session.shows("report 1/");
    session.send("n");
    session.sees("a report", |s| {
        let text = s.contents();
        text.contains("report 2/") || text.contains("only report")
    });
    session.send("q");
    session.ends();
    session.restored();
}
