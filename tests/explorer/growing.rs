//! A corpus that grows or changes while it is explored.

use dateline::app::Snapshot;

use super::*;

/// The sample without some of its articles and what they tell.
pub(crate) fn partly(documents: usize) -> Corpus {
    let whole = common::corpus();
    let kept = |r: &u32| (whole.reports[*r as usize].document as usize) < documents;
    let reports = whole
        .reports
        .iter()
        .filter(|r| (r.document as usize) < documents);
    let mut events = whole.events.clone();
    for event in &mut events {
        event.reports.retain(kept);
    }
    events.retain(|e| !e.reports.is_empty());
    let mut corpus = Corpus::assemble(
        whole.documents[..documents].to_vec(),
        whole.entities.clone(),
        Vec::new(),
        reports.cloned().collect(),
        events,
    );
    corpus.problems.clear();
    corpus
}

#[test]
fn what_is_read_already_can_be_browsed_and_the_place_stays_when_more_comes() {
    let mut app = App::new("sample".into(), Keymap::default(), Filter::default());
    app.on(Message::Resize(120, 40));
    app.on(Message::Progress(1, 5));
    assert_eq!(app.stage, Stage::Loading(1, 5));
    let snapshot = Snapshot {
        complete: false,
        ..partly(2).into()
    };
    app.on(Message::Loaded(Ok(Box::new(snapshot))));
    assert_eq!(app.stage, Stage::Ready);
    app.on(Message::Progress(3, 5));
    assert_eq!(app.progress, Some((3, 5)));
    go(&mut app, "alder-2");
    press(&mut app, "Enter n n Shift-Tab Shift-Tab b a l d");
    // Nothing moves while something is picked.
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
    assert!(app.progress.is_some());
    press(&mut app, "Enter");
    assert_eq!(app.progress, None);
    assert_eq!(chips(&app), ["base: Camp Alder"]);
    assert_eq!(selected(&app), "alder-2");
    assert_eq!((marked(&app).0, marked(&app).1), ("alder-2", "002"));
    press(&mut app, "C");
    assert_eq!(app.timeline.shown.len(), 16);
    assert_eq!(selected(&app), "alder-2");
}

#[test]
fn a_decision_being_typed_is_about_the_event_it_was_begun_for() {
    let mut app = app();
    go(&mut app, "alder-2");
    press(&mut app, "Space t");
    app.on(Message::Loaded(Ok(Box::new(Corpus::default().into()))));
    let effect = press(&mut app, "! Enter");
    let Effect::Decide(change) = effect else {
        panic!("{effect:?}");
    };
    let said = format!("{change:?}");
    assert!(said.contains("alder-2") && said.contains('!'), "{said}");
    assert!(
        app.timeline.shown.is_empty(),
        "the other corpus is there now"
    );
}

#[test]
fn a_filter_named_for_what_is_still_to_be_read_waits_for_it() {
    let filter = "group:\"River Front\"".parse().unwrap();
    let mut app = App::new("sample".into(), Keymap::default(), filter);
    let snapshot = Snapshot {
        complete: false,
        ..Corpus::default().into()
    };
    app.on(Message::Loaded(Ok(Box::new(snapshot))));
    assert!(app.filters.is_empty() && app.note.is_none());
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
    assert_eq!(chips(&app), ["group: River Front"]);
}

#[test]
fn many_events_are_filtered_beside_the_loop_and_late_answers_do_not_count() {
    let mut app = app();
    app.on(Message::Loaded(Ok(Box::new(many(20_000).into()))));
    let first = app.question().unwrap();
    app.on(Message::Answered(Box::new(first.answer())));
    assert_eq!(app.timeline.shown.len(), 20_000);
    press(&mut app, "/ 1 7");
    let early = app.question().unwrap();
    assert!(app.question().is_none());
    press(&mut app, "0 0 0");
    let late = app.question().unwrap();
    app.on(Message::Answered(Box::new(early.answer())));
    assert_eq!(
        app.timeline.shown.len(),
        20_000,
        "an answer to an older question"
    );
    app.on(Message::Answered(Box::new(late.answer())));
    assert_eq!(app.timeline.shown.len(), 1);
}

#[test]
fn keys_typed_ahead_act_on_what_they_filter() {
    let mut app = app();
    app.on(Message::Loaded(Ok(Box::new(many(20_000).into()))));
    let first = app.question().unwrap();
    app.on(Message::Answered(Box::new(first.answer())));
    press(&mut app, "/ 1 7 0 0 0");
    // Somebody is at it, and is not done when the next keys come.
    let late = app.question().unwrap();
    press(&mut app, "Enter Enter");
    assert_eq!(selected(&app), "e17000");
    assert_eq!((app.focus, marked(&app).0), (Pane::Article, "e17000"));
    press(&mut app, "Esc");
    app.on(Message::Answered(Box::new(late.answer())));
    let now = app.question().unwrap();
    app.on(Message::Answered(Box::new(now.answer())));
    assert_eq!(app.timeline.shown.len(), 20_000);
}

/// So many events, numbered, of one article.
pub(crate) fn many(events: u32) -> Corpus {
    let whole = common::corpus();
    let first = whole.events[0].clone();
    let reports = (0..events).map(|_| whole.reports[first.reports[0] as usize].clone());
    let events = (0..events).map(|n| dateline::model::Event {
        id: format!("e{n}"),
        title: format!("Number {n}"),
        reports: vec![n],
        ..first.clone()
    });
    Corpus::assemble(
        whole.documents.clone(),
        whole.entities.clone(),
        Vec::new(),
        reports.collect(),
        events.collect(),
    )
}

#[test]
fn many_events_are_searched_beside_the_loop_and_enter_takes_what_is_typed() {
    let mut app = app();
    app.on(Message::Loaded(Ok(Box::new(many(20_000).into()))));
    let first = app.question().unwrap();
    app.on(Message::Answered(Box::new(first.answer())));
    press(&mut app, "F 1 7 0");
    let early = app.question().unwrap();
    assert!(app.question().is_none());
    press(&mut app, "0 0");
    let late = app.question().unwrap();
    assert!(early.gives_way_to(&late));
    app.on(Message::Answered(Box::new(early.answer())));
    let shown = |app: &App| match &app.overlay {
        Some(Overlay::Picker(picker)) => picker.found.hits.len(),
        _ => panic!("the picker is closed"),
    };
    assert_eq!(shown(&app), 20_000, "an answer to what was typed before");
    app.on(Message::Answered(Box::new(late.answer())));
    assert_eq!(shown(&app), 1);
    press(&mut app, "Enter");
    assert_eq!(selected(&app), "e17000");
    // Nobody has searched yet when Enter comes.
    press(&mut app, "F");
    press(&mut app, "1 2 3 4 5 Enter");
    assert_eq!(selected(&app), "e12345");
}
