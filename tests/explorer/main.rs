//! What the explorer does with keys, without a terminal.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod clicks;
#[path = "../common/mod.rs"]
mod common;
mod growing;
mod help;
mod random;
mod ways;

use dateline::app::{Action, App, Effect, Keymap, Message, Overlay, Pane, Stage, View};
use dateline::corpus::Corpus;
use dateline::query::Filter;

fn opened(width: u16, height: u16, filter: Filter) -> App {
    let mut app = App::new("sample".into(), Keymap::default(), filter);
    app.on(Message::Resize(width, height));
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
    app
}

fn app() -> App {
    opened(120, 40, Filter::default())
}

fn press(app: &mut App, keys: &str) -> Effect {
    let mut effect = Effect::None;
    for key in keys.split_whitespace() {
        effect = app.on(Message::Key(key.parse().unwrap()));
    }
    effect
}

fn selected(app: &App) -> &str {
    let event = app.timeline.selected().unwrap();
    &app.corpus.events[event as usize].id
}

/// The id of the event whose report is marked, with the document and the place among its reports.
fn marked(app: &App) -> (&str, &str, usize) {
    let event = app.reading.event.unwrap();
    let document = app.reading.document(&app.corpus).unwrap();
    (
        &app.corpus.events[event as usize].id,
        &document.id,
        app.reading.nth,
    )
}

fn chips(app: &App) -> Vec<String> {
    app.filters
        .chips()
        .iter()
        .map(dateline::app::Chip::text)
        .collect()
}

/// Puts the cursor on an event.
fn go(app: &mut App, id: &str) {
    press(app, "Home");
    while selected(app) != id {
        let before = app.timeline.cursor;
        press(app, "j");
        assert_ne!(before, app.timeline.cursor, "{id} is not on the timeline");
    }
}

#[test]
fn incidents_that_happened_are_shown_and_the_rest_on_demand() {
    let mut app = app();
    assert_eq!(app.total, 16);
    press(&mut app, "s");
    assert_eq!(app.total, 19);
    press(&mut app, "u");
    assert_eq!(app.total, 21);
    press(&mut app, "s u");
    assert_eq!(app.total, 16);
}

#[test]
fn moving_previews_and_enter_opens_the_marked_sentence() {
    let mut app = app();
    go(&mut app, "depots");
    assert_eq!(marked(&app), ("depots", "001", 0));
    assert_eq!(app.focus, Pane::Timeline);
    press(&mut app, "Enter");
    assert_eq!(app.focus, Pane::Article);
    let (_, report) = app.reading.report(&app.corpus).unwrap();
    let text = &app.reading.document(&app.corpus).unwrap().text;
    assert!(report.span.of(text).starts_with("In answer, jets"));
}

#[test]
fn n_walks_the_reports_across_articles_and_round() {
    let mut app = app();
    go(&mut app, "alder-1");
    let mut seen = vec![marked(&app).1.to_owned()];
    for _ in 0..3 {
        press(&mut app, "n");
        seen.push(marked(&app).1.to_owned());
    }
    assert_eq!(seen, ["001", "002", "004", "005"]);
    press(&mut app, "n");
    assert_eq!(marked(&app), ("alder-1", "001", 0));
    press(&mut app, "N");
    assert_eq!(marked(&app), ("alder-1", "005", 3));
}

#[test]
fn a_base_is_picked_by_a_few_letters_of_any_spelling() {
    for letters in ["a l d r", "c a m p", "d a r", "ア ル"] {
        let mut app = app();
        press(&mut app, "b");
        press(&mut app, letters);
        press(&mut app, "Enter");
        assert_eq!(chips(&app), ["base: Camp Alder"], "{letters}");
        assert_eq!(app.timeline.shown.len(), 3);
    }
}

#[test]
fn several_are_picked_with_tab_and_taking_one_again_takes_it_back() {
    let mut app = app();
    press(&mut app, "b Tab Tab Enter");
    assert_eq!(chips(&app).len(), 2);
    assert_eq!(app.timeline.shown.len(), 7);
    press(&mut app, "C g i r o n Enter");
    assert_eq!(chips(&app), ["group: Iron Brigade"]);
    press(&mut app, "g i r o n Enter");
    assert_eq!(chips(&app), [""; 0]);
}

#[test]
fn esc_takes_back_one_thing_at_a_time() {
    let mut app = app();
    press(&mut app, "b a l d Enter / r o c k e t Enter");
    assert_eq!(chips(&app), ["base: Camp Alder", "“rocket”"]);
    press(&mut app, "g x Esc");
    assert_eq!(chips(&app).len(), 2);
    press(&mut app, "Esc");
    assert_eq!(chips(&app), ["base: Camp Alder"]);
    press(&mut app, "Esc");
    assert!(app.filters.is_empty());
    assert_eq!(press(&mut app, "Esc"), Effect::None);
}

#[test]
fn the_cursor_stays_on_its_event_through_filters() {
    let mut app = app();
    go(&mut app, "alder-2");
    press(&mut app, "b a l d e r Enter");
    assert_eq!(selected(&app), "alder-2");
    press(&mut app, "C / v a n Enter");
    assert_eq!(selected(&app), "van");
    press(&mut app, "Esc");
    assert_eq!(selected(&app), "alder-2");
}

#[test]
fn typing_filters_at_once_and_esc_restores() {
    let mut app = app();
    press(&mut app, "/ v a n");
    assert_eq!(app.timeline.shown.len(), 1);
    press(&mut app, "Esc");
    assert_eq!(app.timeline.shown.len(), 16);
    assert!(app.filters.is_empty());
}

#[test]
fn an_article_is_searched_with_n() {
    let mut app = app();
    go(&mut app, "alder-1");
    press(&mut app, "Enter / C a m p Enter");
    let hits = app.reading.find.as_ref().unwrap().hits.len();
    assert_eq!(hits, 4);
    press(&mut app, "n");
    assert_eq!(app.reading.find.as_ref().unwrap().at, 1);
    press(&mut app, "N N");
    assert_eq!(app.reading.find.as_ref().unwrap().at, 3);
    press(&mut app, "Esc");
    assert!(app.reading.find.is_none());
    press(&mut app, "n");
    assert_eq!(marked(&app), ("alder-1", "002", 1));
}

#[test]
fn entities_follow_the_filter_and_set_it() {
    let mut app = app();
    press(&mut app, "Shift-Tab");
    assert_eq!(app.focus, Pane::Entities);
    let counts: Vec<u32> = app.entities.rows.iter().map(|r| r.count).collect();
    assert_eq!(counts, [4, 3, 3]);
    press(&mut app, "Enter");
    assert_eq!(chips(&app), ["base: North Airfield"]);
    // The other bases stay in sight with what they would show.
    let counts: Vec<u32> = app.entities.rows.iter().map(|r| r.count).collect();
    assert_eq!(counts, [4, 3, 3]);
    press(&mut app, "x");
    assert_eq!(chips(&app), ["not base: North Airfield"]);
    press(&mut app, "x j o");
    assert_eq!(chips(&app), ["base: Camp Alder"]);
    press(&mut app, "]");
    let counts: Vec<u32> = app.entities.rows.iter().map(|r| r.count).collect();
    assert_eq!(counts.iter().max(), Some(&1), "groups at Camp Alder");
}

#[test]
fn from_the_article_back_to_the_timeline() {
    let mut app = app();
    go(&mut app, "alder-1");
    press(&mut app, "Enter ] ] ]");
    let there = marked(&app).0.to_owned();
    assert_ne!(there, "alder-1");
    press(&mut app, "Enter");
    assert_eq!(app.focus, Pane::Timeline);
    assert_eq!(selected(&app), there);
}

#[test]
fn a_months_events_are_skipped() {
    let mut app = app();
    go(&mut app, "alder-1");
    press(&mut app, "]");
    assert_eq!(selected(&app), "arrests");
    press(&mut app, "[");
    assert_eq!(selected(&app), "alder-1");
}

#[test]
fn the_palette_finds_and_runs_an_action() {
    let mut app = app();
    press(&mut app, ": l i s t Space a r t");
    press(&mut app, "Enter");
    assert_eq!(app.view, View::Articles);
    press(&mut app, "j Enter");
    assert_eq!(app.view, View::Panes);
    assert_eq!(app.reading.document, 1);
}

#[test]
fn compare_goes_to_the_sentence() {
    let mut app = app();
    go(&mut app, "alder-2");
    press(&mut app, "c");
    assert_eq!(app.view, View::Compare);
    let disputed: Vec<&str> = app
        .compare
        .table
        .fields
        .iter()
        .filter(|f| f.disputed)
        .map(|f| f.name)
        .collect();
    assert_eq!(disputed, ["how many"]);
    // One column a source, each thing it says once, with its paragraphs.
    let sources: Vec<&str> = app
        .compare
        .table
        .sources
        .iter()
        .map(|s| s.name.as_str())
        .collect();
    let event = app.compare.event.unwrap();
    let reports = &app.corpus.events[event as usize].reports;
    assert_eq!((sources.len(), reports.len()), (3, 4), "{sources:?}");
    let differing = app.compare.table.fields.iter().filter(|f| f.disputed);
    let differing: usize = differing
        .map(|f| f.cells.iter().filter(|c| c.differs).count())
        .sum();
    assert!(differing >= 2);
    press(&mut app, "l Enter");
    assert_eq!((app.view, app.focus), (View::Panes, Pane::Article));
    assert_eq!(marked(&app).1, "002");
}

#[test]
fn a_cell_of_the_matrix_filters_by_both() {
    let mut app = app();
    press(&mut app, "M");
    assert_eq!(app.view, View::Matrix);
    let [base, group] = app.matrix.chosen().unwrap();
    while app.matrix.count(app.matrix.row, app.matrix.column) == 0 {
        press(&mut app, "j");
    }
    press(&mut app, "Enter");
    assert_eq!(app.view, View::Panes);
    assert_eq!(chips(&app).len(), 2);
    assert!(!app.timeline.shown.is_empty());
    assert_ne!(base, group);
}

#[test]
fn details_tell_of_event_and_entity() {
    let mut app = app();
    press(&mut app, "d");
    assert!(
        matches!(&app.overlay, Some(Overlay::Card(c)) if c.title == "Suicide attack in Marshtown")
    );
    press(&mut app, "Esc Tab Tab d");
    assert!(matches!(&app.overlay, Some(Overlay::Card(c)) if c.title == "North Airfield"));
}

#[test]
fn a_citation_names_its_source() {
    let mut app = app();
    go(&mut app, "convoy");
    let Effect::Copy(text) = press(&mut app, "y") else {
        panic!("nothing is copied");
    };
    assert!(
        text.contains("roadside bomb") && text.contains("Northern Wire"),
        "{text}"
    );
    assert!(text.contains("003 ¶4"), "{text}");
    let Effect::Edit(path, line) = press(&mut app, "e") else {
        panic!("nothing is opened");
    };
    assert_eq!((path.as_str(), line), ("sample/003.txt", 4));
}

#[test]
fn wrong_keys_and_pasted_text_do_nothing_but_say_so() {
    let mut app = app();
    press(&mut app, "Z");
    assert!(app.note.as_ref().unwrap().contains("Z does nothing here"));
    let effect = app.on(Message::Paste("qqq\nq".into()));
    assert_eq!(effect, Effect::None);
    assert!(app.note.is_some());
    press(&mut app, "/");
    app.on(Message::Paste("van\n".into()));
    assert_eq!(app.filters.search(), "van");
}

#[test]
fn empty_results_say_why() {
    let mut app = app();
    press(&mut app, "/ z z z z z Enter");
    let why = dateline::app::why_empty(&app).join("\n");
    assert!(why.contains("“zzzzz”") && why.contains("Esc"), "{why}");
    let empty = Message::Loaded(Ok(Box::new(Corpus::default().into())));
    let mut app = App::new(String::new(), Keymap::default(), Filter::default());
    app.on(empty);
    assert!(dateline::app::why_empty(&app)[0].contains("No event"));
    press(&mut app, "j k n Enter ] c d y e Tab Enter Tab x b");
}

#[test]
fn the_filter_of_the_command_line_is_in_force_and_a_wrong_one_is_told() {
    let app = opened(80, 24, "base:alder".parse().unwrap());
    assert_eq!(chips(&app), ["base: Camp Alder"]);
    let app = opened(80, 24, "base:nowhere".parse().unwrap());
    assert!(app.filters.is_empty());
    assert!(app.note.as_ref().unwrap().contains("nowhere"));
}

#[test]
fn keys_work_before_the_corpus_is_there_and_after_it_failed() {
    let mut app = App::new("x".into(), Keymap::default(), Filter::default());
    press(&mut app, "j Enter b Esc n / a Esc ? Esc");
    app.on(Message::Progress(2, 5));
    assert_eq!(app.stage, Stage::Loading(2, 5));
    app.on(Message::Loaded(Err("nothing there".into())));
    press(&mut app, "j Enter n");
    assert_eq!(press(&mut app, "q"), Effect::Quit);
}

#[test]
fn every_action_can_be_reached_by_its_default_key() {
    let keymap = Keymap::default();
    for entry in dateline::app::ACTIONS {
        for context in entry.contexts {
            for chord in keymap.keys(entry.action) {
                let found = keymap.resolve(&chord.0, &[*context]);
                assert_eq!(found, dateline::app::Resolved::Action(entry.action));
            }
        }
    }
    assert_eq!(Action::named("quit"), Some(Action::Quit));
}
