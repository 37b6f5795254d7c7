//! From view to view: names, mentions, cut lines, facets, the map, the orders of the timeline.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod common;

use dateline::app::{App, Chip, Keymap, Message, Overlay, Pane, Tips, Value, View};
use dateline::model::{CutLine, Span};
use dateline::query::Filter;
use dateline::ui::{Cells, Theme};

fn app() -> App {
    let mut app = App::new("sample".into(), Keymap::default(), Filter::default());
    app.on(Message::Resize(120, 40));
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        app.on(Message::Key(key.parse().unwrap()));
    }
}

fn selected(app: &App) -> &str {
    let event = app.timeline.selected().unwrap();
    &app.corpus.events[event as usize].id
}

fn chips(app: &App) -> Vec<String> {
    app.filters.chips().iter().map(Chip::text).collect()
}

/// Puts the cursor on an event.
fn go(app: &mut App, id: &str) {
    press(app, "Home");
    while selected(app) != id {
        press(app, "j");
    }
}

#[test]
fn every_saying_of_a_source_leads_to_its_sentence() {
    let mut app = app();
    go(&mut app, "alder-2");
    press(&mut app, "c");
    let mut seen = Vec::new();
    for _ in 0..3 {
        for _ in 0..40 {
            seen.push(app.compare.report());
            press(&mut app, "j");
        }
        press(&mut app, "Home l");
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [0, 1, 2, 3], "all four passages of the three sources");
}

#[test]
fn a_match_leads_to_the_event_told_there() {
    let mut app = app();
    go(&mut app, "alder-1");
    press(&mut app, "Enter / j e t s Space s t r u c k");
    press(&mut app, "Enter Enter");
    assert_eq!(app.focus, Pane::Timeline);
    assert_eq!(selected(&app), "depots");
    press(&mut app, "Enter / I l s e Enter Enter");
    assert_eq!(app.focus, Pane::Article);
    assert!(app.note.as_ref().unwrap().contains("no event"));
}

#[test]
fn from_a_name_to_its_entity_and_from_it_to_its_mentions() {
    let mut app = app();
    press(&mut app, "A Enter Home }");
    let name = app.reading.name.unwrap();
    let entity = app.corpus.mentions[name as usize].entity;
    press(&mut app, "Enter");
    assert_eq!(app.focus, Pane::Entities);
    assert_eq!(app.entities.selected(), Some(Value::Entity(entity)));
    press(&mut app, "v");
    assert_eq!(app.focus, Pane::Article);
    let all = app.corpus.mentions.iter().filter(|m| m.entity == entity);
    let mut wanted: Vec<_> = all.map(|m| (m.document, m.span)).collect();
    let mut seen = Vec::new();
    for _ in 0..wanted.len() {
        let find = app.reading.find.as_ref().unwrap();
        seen.push((app.reading.document, find.hits[find.at]));
        press(&mut app, "n");
    }
    let find = app.reading.find.as_ref().unwrap();
    assert_eq!((app.reading.document, find.hits[find.at]), seen[0]);
    seen.sort_by_key(|(d, s)| (*d, s.start));
    wanted.sort_by_key(|(d, s)| (*d, s.start));
    assert_eq!(seen, wanted);
    press(&mut app, "N Esc");
    assert!(app.reading.find.is_none());
}

#[test]
fn paragraphs_that_tell_and_the_events_told_in_them() {
    let mut app = app();
    press(&mut app, "A Enter Home ]");
    let paragraph = |app: &App| app.reading.report(&app.corpus).unwrap().1.paragraph;
    let mut before = paragraph(&app);
    for _ in 0..3 {
        press(&mut app, "]");
        assert!(paragraph(&app) > before);
        before = paragraph(&app);
    }
    press(&mut app, "[");
    assert!(paragraph(&app) < before);
    press(&mut app, "Home J J");
    assert!(app.reading.event.is_some());
}

#[test]
fn cut_lines_are_shown_on_demand() {
    let mut corpus = common::corpus();
    let document = &mut corpus.documents[0];
    let start = document.text.len() + 1;
    document.text.push_str("\nShare this story");
    document.cut.push(CutLine {
        line: 99,
        span: Span::new(start, document.text.len()),
        reason: "navigation".into(),
        metadata: false,
    });
    let mut app = App::new("sample".into(), Keymap::default(), Filter::default());
    app.on(Message::Resize(120, 40));
    app.on(Message::Loaded(Ok(Box::new(corpus.into()))));
    press(&mut app, "A Enter End");
    let theme = Theme::built_in("dark").unwrap();
    assert!(!Cells::of(&app, &theme).text().contains("Share this story"));
    press(&mut app, "x End");
    let text = Cells::of(&app, &theme).text();
    assert!(
        text.contains("Share this story") && text.contains("(navigation)"),
        "{text}"
    );
    press(&mut app, "Home k j Ctrl-d Ctrl-u End k k x");
    assert!(!Cells::of(&app, &theme).text().contains("Share this story"));
}

#[test]
fn the_matrix_counts_any_two_facets() {
    let mut app = app();
    press(&mut app, "M");
    let mut seen = Vec::new();
    for keys in ["]", "]", "]", "}", "}", "[", "{"] {
        press(&mut app, keys);
        assert_ne!(app.matrix.down, app.matrix.across);
        seen.push((app.matrix.down, app.matrix.across));
    }
    seen.sort_unstable();
    seen.dedup();
    assert!(seen.len() >= 5);
    press(&mut app, "Esc M } } } } } Enter");
    assert_eq!(chips(&app).len(), 2, "{:?}", chips(&app));
}

#[test]
fn outlets_are_counted_and_filtered_by() {
    let mut app = app();
    press(&mut app, "Shift-Tab [");
    assert!(matches!(app.entities.selected(), Some(Value::Outlet(_))));
    let before = app.timeline.shown.len();
    press(&mut app, "Enter");
    assert!(chips(&app)[0].starts_with("outlet: "));
    let shown = app.timeline.shown.len();
    assert!(shown < before);
    assert_eq!(app.entities.rows[0].count as usize, shown);
    press(&mut app, "x");
    assert!(chips(&app)[0].starts_with("not outlet: "));
    press(&mut app, "d");
    assert!(matches!(app.overlay, Some(Overlay::Card(_))));
}

#[test]
fn the_map_filters_by_its_site() {
    let mut app = app();
    press(&mut app, "W j + J K L h 0");
    let site = *app.map.selected().unwrap();
    press(&mut app, "Enter");
    assert_eq!(app.view, View::Panes);
    assert_eq!(app.timeline.shown.len(), site.count as usize);
    press(&mut app, "W");
    assert!(app.map.sites.len() < 4);
}

#[test]
fn the_timeline_is_ordered_and_parted_with_the_cursor_on_its_event() {
    let mut app = app();
    go(&mut app, "alder-2");
    for keys in ["S", "S", "S", "T", "T", "T", "+", "+", "-", "-", "-"] {
        press(&mut app, keys);
        assert_eq!(selected(&app), "alder-2", "{keys}");
    }
    press(&mut app, "S Home");
    let event = app.timeline.selected().unwrap();
    let most = app.corpus.events.iter().map(|e| e.sources).max();
    assert_eq!(Some(app.corpus.events[event as usize].sources), most);
    press(&mut app, "]");
    let event = app.timeline.selected().unwrap();
    assert!(Some(app.corpus.events[event as usize].sources) < most);
}

#[test]
fn a_wrong_key_says_what_would_have_worked() {
    let mut app = app();
    let note = |app: &mut App, key: &str| {
        press(app, key);
        app.note.clone().unwrap()
    };
    let case = note(&mut app, "P");
    assert!(case.contains("p: "), "{case}");
    let elsewhere = note(&mut app, "x");
    assert!(elsewhere.contains("in the "), "{elsewhere}");
    let nowhere = note(&mut app, "Z");
    assert!(nowhere.contains("? lists the keys"), "{nowhere}");
}

#[test]
fn empty_lists_say_what_to_leave_out_and_what_comes_near() {
    let mut app = app();
    press(&mut app, "b a l d e r Enter / z z z z Enter");
    let why = dateline::app::why_empty(&app).join("\n");
    assert!(why.contains("3 events without “zzzz”"), "{why}");
    press(&mut app, "C / m r a s h t o w n Enter");
    let why = dateline::app::why_empty(&app).join("\n");
    assert!(why.contains("Did you mean Marshtown?"), "{why}");
}

#[test]
fn pickers_forgive_a_letter() {
    let mut app = app();
    press(&mut app, "g i r o n Space b r i d a g e");
    let Some(Overlay::Picker(picker)) = &app.overlay else {
        panic!("no picker");
    };
    assert!(picker.found.near && picker.seen[0].indices.len() > 5);
    press(&mut app, "Enter");
    assert_eq!(chips(&app), ["group: Iron Brigade"]);
}

#[test]
fn hints_to_a_newcomer_are_told_once() {
    let mut app = App::new("sample".into(), Keymap::default(), Filter::default());
    app.tips = Tips::all();
    app.on(Message::Resize(120, 40));
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
    assert!(app.note.as_ref().unwrap().contains("? lists all keys"));
    press(&mut app, "j");
    assert_eq!(app.note, None);
    press(&mut app, "Enter");
    assert!(app.note.as_ref().unwrap().contains("next report"));
    press(&mut app, "Enter j k j k");
    assert!(app.note.as_ref().unwrap().contains("b picks a base"));
    press(&mut app, "j Enter");
    assert_eq!(app.note, None);
}
