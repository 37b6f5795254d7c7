//! Filters in all their ways, the command line, back and forward, marks, decisions and what is
//! kept.

use dateline::app::{Memory, Offer};
use dateline::corpus::Corpus;
use dateline::journal::{Change, Journal};

use super::*;

fn typed(app: &mut App, text: &str) -> Effect {
    let mut effect = Effect::None;
    for c in text.chars() {
        effect = app.on(Message::Key(dateline::app::Key::char(c)));
    }
    effect
}

fn note(app: &App) -> &str {
    app.note.as_deref().unwrap_or_default()
}

#[test]
fn kinds_and_days_are_filtered_by_and_turned_round() {
    let mut app = app();
    press(&mut app, "t");
    typed(&mut app, "rocket");
    press(&mut app, "Enter");
    assert_eq!(chips(&app), ["kind: rocket attack"]);
    let rockets = app.timeline.shown.len();
    press(&mut app, "!");
    assert_eq!(chips(&app), ["not kind: rocket attack"]);
    assert_eq!(app.timeline.shown.len(), app.total - rockets);
    press(&mut app, "C D");
    typed(&mut app, "2020-03..2020-0x");
    press(&mut app, "Enter");
    assert!(note(&app).contains("2020-0x"), "{}", note(&app));
    press(&mut app, "Backspace 4 Enter");
    assert_eq!(chips(&app), ["from 2020-03-01", "to 2020-04-30"]);
    // Six dated in it, and one before the end of the next February.
    assert_eq!(app.timeline.shown.len(), 7);
}

#[test]
fn a_picker_can_leave_out_what_is_chosen() {
    let mut app = app();
    press(&mut app, "b a l d Ctrl-x");
    assert_eq!(chips(&app), ["not base: Camp Alder"]);
    assert_eq!(app.timeline.shown.len(), app.total - 3);
}

#[test]
fn filters_are_saved_by_name_and_recalled() {
    let mut app = app();
    press(&mut app, "R");
    assert!(note(&app).contains("Ctrl-s"), "{}", note(&app));
    press(&mut app, "b a l d Enter / r o c k Enter Ctrl-s");
    typed(&mut app, "alder rockets");
    press(&mut app, "Enter C");
    assert!(app.filters.is_empty());
    press(&mut app, "R a l d Enter");
    assert_eq!(chips(&app), ["base: Camp Alder", "“rock”"]);
    press(&mut app, "C :");
    typed(&mut app, "recall nothing");
    press(&mut app, "Enter");
    assert!(note(&app).contains("alder rockets"), "{}", note(&app));
}

#[test]
fn the_command_line_takes_words() {
    let mut app = app();
    press(&mut app, ":");
    typed(&mut app, "filter base:alder -kind:airstrike to:2020-03-12");
    press(&mut app, "Enter");
    assert_eq!(chips(&app).len(), 3, "{:?} {}", chips(&app), note(&app));
    press(&mut app, ":");
    typed(&mut app, "base nowhere");
    press(&mut app, "Enter");
    assert!(note(&app).contains("nowhere"), "{}", note(&app));
    assert_eq!(chips(&app).len(), 3);
    press(&mut app, "C :");
    typed(&mut app, "goto 2020-04");
    press(&mut app, "Enter");
    assert_eq!(selected(&app), "arrests");
    press(&mut app, ":");
    typed(&mut app, "theme light");
    assert_eq!(press(&mut app, "Enter"), Effect::Theme("light".into()));
    // A command chosen without its words waits for them.
    press(&mut app, ":");
    typed(&mut app, "first event from this");
    press(&mut app, "Enter");
    typed(&mut app, "2020-07");
    press(&mut app, "Enter");
    assert_eq!(selected(&app), "convoy");
}

#[test]
fn the_palette_lists_every_action_with_its_key() {
    let mut app = app();
    press(&mut app, ":");
    let Some(Overlay::Picker(picker)) = &app.overlay else {
        panic!("no palette");
    };
    for entry in dateline::app::ACTIONS {
        let Offer::Items(items) = &picker.offer else {
            panic!("commands are few");
        };
        let item = items.iter().find(|i| i.label == entry.sentence);
        let item = item.unwrap_or_else(|| panic!("{} is not listed", entry.name));
        let key = app.keymap.key(entry.action).unwrap();
        assert!(
            item.detail.ends_with(&key),
            "{}: {}",
            entry.name,
            item.detail
        );
    }
    typed(&mut app, "to the sentence of this report");
    press(&mut app, "Enter");
    assert!(note(&app).contains("works in Compare"), "{}", note(&app));
}

#[test]
fn back_and_forward_through_where_one_has_been() {
    let mut app = app();
    press(&mut app, "Ctrl-o");
    assert!(note(&app).contains("nowhere"), "{}", note(&app));
    go(&mut app, "alder-2");
    press(&mut app, "c l l Enter");
    assert_eq!(marked(&app).0, "alder-2");
    press(&mut app, "a Enter");
    assert_eq!(app.reading.document, 0);
    press(&mut app, "Ctrl-o Ctrl-o");
    assert_eq!(app.view, View::Compare);
    assert_eq!(selected(&app), "alder-2");
    press(&mut app, "Alt-Right");
    assert_eq!(app.view, View::Articles);
}

#[test]
fn an_event_is_marked_with_a_letter_and_gone_to() {
    let mut app = app();
    press(&mut app, "'");
    assert!(note(&app).contains("nothing is marked"), "{}", note(&app));
    go(&mut app, "convoy");
    press(&mut app, "m a Home");
    assert_ne!(selected(&app), "convoy");
    press(&mut app, "'");
    assert!(
        note(&app).starts_with("go to which mark? a "),
        "{}",
        note(&app)
    );
    press(&mut app, "a");
    assert_eq!(selected(&app), "convoy");
    press(&mut app, "' x");
    assert!(note(&app).contains("nothing here is marked x"));
    press(&mut app, "Ctrl-o");
    assert_ne!(selected(&app), "convoy");
}

/// Keeps what an effect decides and lays it over the corpus, as the program does.
fn decided(app: &mut App, journal: &mut Journal, effect: Effect) {
    let Effect::Decide(change) = effect else {
        panic!("nothing is decided: {effect:?} {}", note(app));
    };
    journal.change(*change, None).unwrap();
    let mut corpus = common::corpus();
    journal.apply(&mut corpus);
    app.on(Message::Loaded(Ok(Box::new(corpus.into()))));
}

fn journal() -> (tempfile::TempDir, Journal) {
    let folder = tempfile::tempdir().unwrap();
    let (journal, _) = Journal::open(&folder.path().join("j.jsonl")).unwrap();
    (folder, journal)
}

#[test]
fn events_are_confirmed_rejected_and_taken_back() {
    let (mut app, (_folder, mut journal)) = (app(), journal());
    go(&mut app, "convoy");
    let effect = press(&mut app, "Space c");
    decided(&mut app, &mut journal, effect);
    assert_eq!(selected(&app), "convoy");
    let at = app.timeline.selected().unwrap();
    assert_eq!(app.corpus.reviews[&at].name(), "confirmed");
    let effect = press(&mut app, "Space r");
    decided(&mut app, &mut journal, effect);
    assert_eq!(app.total, 15, "what is no event is not shown");
    press(&mut app, "u");
    assert_eq!(selected(&app), "convoy");
    press(&mut app, "u");
    let effect = press(&mut app, "Space u");
    decided(&mut app, &mut journal, effect);
    assert_eq!((app.total, selected(&app)), (16, "convoy"));
}

#[test]
fn values_are_set_and_notes_kept() {
    let (mut app, (_folder, mut journal)) = (app(), journal());
    go(&mut app, "convoy");
    press(&mut app, "Space d");
    press(&mut app, "Ctrl-u");
    typed(&mut app, "soon");
    assert_eq!(press(&mut app, "Enter"), Effect::None);
    assert!(note(&app).contains("soon"), "{}", note(&app));
    press(&mut app, "Ctrl-u");
    typed(&mut app, "2020-02-01");
    let effect = press(&mut app, "Enter");
    decided(&mut app, &mut journal, effect);
    assert_eq!(selected(&app), "convoy");
    let of = |app: &App| app.corpus.events[app.timeline.selected().unwrap() as usize].clone();
    assert_eq!(of(&app).date.unwrap().edtf(), "2020-02-01");
    press(&mut app, "j");
    assert_eq!(
        of(&app).date.unwrap().start.unwrap().to_string(),
        "2020-02-14"
    );
    press(&mut app, "k Space k");
    typed(&mut app, "mortar");
    let effect = press(&mut app, "Enter");
    decided(&mut app, &mut journal, effect);
    assert_eq!(of(&app).kind.name(), "mortar_attack");
    press(&mut app, "Space n");
    typed(&mut app, "ask the mayor");
    let effect = press(&mut app, "Enter");
    decided(&mut app, &mut journal, effect);
    let at = app.timeline.selected().unwrap();
    assert_eq!(app.corpus.notes[&at], ["ask the mayor"]);
}

#[test]
fn events_are_put_together_and_reports_parted() {
    let (mut app, (_folder, mut journal)) = (app(), journal());
    go(&mut app, "alder-1");
    let both = {
        let of = |id: &str| app.corpus.events.iter().find(|e| e.id == id).unwrap();
        of("alder-1").reports.len() + of("alder-2").reports.len()
    };
    press(&mut app, "Space j");
    typed(&mut app, "second");
    let effect = press(&mut app, "Enter");
    decided(&mut app, &mut journal, effect);
    assert_eq!((app.total, selected(&app)), (15, "alder-2"));
    let at = app.timeline.selected().unwrap() as usize;
    assert_eq!(app.corpus.events[at].reports.len(), both);
    press(&mut app, "Enter n");
    let parted = marked(&app).1.to_owned();
    let effect = press(&mut app, "Space p");
    decided(&mut app, &mut journal, effect);
    assert_eq!(app.total, 16);
    let (event, document, _) = marked(&app);
    assert_eq!(document, parted);
    assert_ne!(
        event, "alder-2",
        "the parted report tells of an event of its own"
    );
    let effect = press(&mut app, "Space u");
    decided(&mut app, &mut journal, effect);
    let effect = press(&mut app, "Space u");
    decided(&mut app, &mut journal, effect);
    assert_eq!(app.total, 16);
    assert!(app.corpus.reviews.is_empty());
    assert!(matches!(press(&mut app, "Space u"), Effect::Decide(c) if *c == Change::Undo));
}

#[test]
fn a_bar_filters_and_again_goes_into_it() {
    let mut app = app();
    let (all, event) = (app.timeline.shown.len(), selected(&app).to_owned());
    press(&mut app, "- B");
    let month = app.timeline.shown.len();
    assert!(
        month < all && app.filters.chips().len() == 2,
        "{month} of {all}"
    );
    press(&mut app, "B");
    assert!(!app.timeline.shown.is_empty() && app.timeline.shown.len() <= month);
    assert_eq!(selected(&app), event);
}

/// The memory after it went through its file.
fn kept(app: &App) -> Memory {
    let text = serde_json::to_string(&app.memory()).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn again(memory: Memory, filter: &str, fresh: bool) -> App {
    let filter = filter.parse().unwrap();
    let app = App::new("sample".into(), Keymap::default(), filter);
    let mut app = app.remembering(memory, fresh);
    app.on(Message::Resize(120, 40));
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
    app
}

#[test]
fn the_next_session_goes_on_where_the_last_ended() {
    let mut app = app();
    press(&mut app, "u b a l d Enter");
    go(&mut app, "alder-2");
    press(&mut app, "m z Enter n n");
    assert_eq!(marked(&app), ("alder-2", "002", 2));
    let memory = kept(&app);
    let mut next = again(memory.clone(), "", false);
    assert_eq!(chips(&next), ["base: Camp Alder"]);
    assert_eq!((next.focus, selected(&next)), (Pane::Article, "alder-2"));
    assert_eq!(marked(&next), ("alder-2", "002", 2));
    assert_eq!(next.reading.top, app.reading.top);
    assert!(next.show.unreal);
    press(&mut next, "Home ' z");
    assert_eq!(selected(&next), "alder-2");
    let other = again(memory.clone(), "base:birch", false);
    assert_eq!(chips(&other), ["base: Fort Birch"]);
    let mut fresh = again(memory, "", true);
    assert!(fresh.filters.is_empty());
    assert_eq!(fresh.timeline.cursor, 0);
    press(&mut fresh, "' z");
    assert_eq!(selected(&fresh), "alder-2");
}

#[test]
fn a_place_is_kept_though_its_articles_are_gone() {
    let mut app = app();
    go(&mut app, "alder-2");
    let memory = kept(&app);
    let mut next = App::new("x".into(), Keymap::default(), Filter::default())
        .remembering(memory.clone(), false);
    // Closed before anything was read, nothing is forgotten.
    assert_eq!(next.memory().place, memory.place);
    next.on(Message::Loaded(Ok(Box::new(Corpus::default().into()))));
    press(&mut next, "j k Enter c");
}
