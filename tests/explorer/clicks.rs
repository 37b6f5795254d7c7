//! What the mouse does in each pane and view.

use dateline::app::page::Row;
use dateline::app::{Gesture, Mouse};

use super::*;

fn mouse(app: &mut App, gesture: Gesture, x: u16, y: u16) {
    app.on(Message::Mouse(Mouse { gesture, x, y }));
}

#[test]
fn the_mouse_clicks_scrolls_and_drags() {
    let mut app = app();
    let list = app.layout().timeline_areas().list;
    mouse(&mut app, Gesture::Press, list.x + 3, list.y + 4);
    mouse(&mut app, Gesture::Release, list.x + 3, list.y + 4);
    let clicked = selected(&app).to_owned();
    assert_ne!(app.timeline.cursor, 0);
    let article = app.layout().article;
    mouse(&mut app, Gesture::Wheel(1), article.x + 9, article.y + 9);
    assert_eq!(
        (app.focus, selected(&app)),
        (Pane::Timeline, clicked.as_str())
    );
    mouse(&mut app, Gesture::Press, article.x + 9, article.y + 9);
    assert_eq!(app.focus, Pane::Article);
    let before = app.layout().timeline.width;
    mouse(&mut app, Gesture::Press, before, 10);
    mouse(&mut app, Gesture::Drag, before + 12, 10);
    mouse(&mut app, Gesture::Release, before + 12, 10);
    assert!(app.layout().timeline.width.abs_diff(before + 12) <= 1);
    mouse(&mut app, Gesture::Drag, 5, 10);
    assert!(app.layout().timeline.width.abs_diff(before + 12) <= 1);
    press(&mut app, "b");
    mouse(&mut app, Gesture::Press, 0, 5);
    assert!(app.overlay.is_none(), "a click beside a picker closes it");
    assert_eq!(press(&mut app, "F2"), Effect::Mouse(false));
    assert_eq!(press(&mut app, "F2"), Effect::Mouse(true));
}

#[test]
fn a_click_takes_a_filter_back() {
    let mut app = app();
    app.on(Message::Resize(80, 24));
    press(&mut app, "b a l d Enter");
    let header = app.header();
    let [(text, spot)] = &header.chips[..] else {
        panic!("the summary makes room: {header:?}");
    };
    assert_eq!(text, "base: Camp Alder");
    mouse(&mut app, Gesture::Press, spot.x + spot.width - 2, spot.y);
    assert!(app.filters.is_empty());
    press(&mut app, "/ a t t a c k Enter b a l d Enter");
    app.on(Message::Resize(44, 24));
    let (_, spot) = app.header().more.expect("not all fit");
    let before = app.filters.chips().len();
    mouse(&mut app, Gesture::Press, spot.x, spot.y);
    assert_eq!(app.filters.chips().len(), before - 1);
}

#[test]
fn maps_and_lists_answer_clicks() {
    let mut app = app();
    press(&mut app, "W");
    let areas = app.layout().map_areas();
    let other = app.map.sites[1];
    let size = dateline::app::dots(areas.map);
    let (x, y) = app.map.view.project(other.lon, other.lat, size);
    // The cell a dot lies in.
    let cell =
        |dot: f64, wide: f64| (1..=u16::MAX).find(|c| f64::from(*c) * wide > dot).unwrap() - 1;
    let (x, y) = (areas.map.x + cell(x, 2.0), areas.map.y + cell(y, 4.0));
    mouse(&mut app, Gesture::Press, x, y);
    assert_eq!(app.map.list.cursor, 1);
    mouse(&mut app, Gesture::Press, areas.list.x + 2, areas.list.y);
    assert_eq!(app.map.list.cursor, 0);
    mouse(&mut app, Gesture::Press, areas.list.x + 2, areas.list.y);
    assert_eq!((app.view, app.filters.chips().len()), (View::Panes, 1));
    press(&mut app, "C a");
    let body = app.layout().body.inside();
    mouse(&mut app, Gesture::Press, body.x + 2, body.y + 4);
    assert_eq!(app.articles.list.cursor, 1);
    mouse(&mut app, Gesture::Press, body.x + 2, body.y + 4);
    assert_eq!((app.view, app.focus), (View::Panes, Pane::Article));
}

/// A press and a release in one place.
fn click(app: &mut App, x: u16, y: u16) {
    mouse(app, Gesture::Press, x, y);
    mouse(app, Gesture::Release, x, y);
}

#[test]
fn a_click_on_the_chosen_event_opens_it() {
    let mut app = app();
    let list = app.layout().timeline_areas().list;
    click(&mut app, list.x + 3, list.y + 4);
    assert_eq!(app.focus, Pane::Timeline);
    click(&mut app, list.x + 3, list.y + 4);
    assert_eq!(app.focus, Pane::Article);
}

#[test]
fn bars_are_gone_to_opened_and_dragged_over() {
    let mut app = app();
    let areas = app.bar_areas().unwrap();
    let at = |column| areas.cells((column, column)).unwrap().0;
    let counts: Vec<u32> = app.timeline.bars.columns.iter().map(|c| c.count).collect();
    let full: Vec<usize> = (0..counts.len()).filter(|c| counts[*c] > 1).collect();
    let (one, other) = (full[0], full[1]);
    let y = areas.graph.y;
    press(&mut app, "End");
    click(&mut app, at(one), y);
    assert!(app.bar_areas().unwrap().chooses(one));
    assert!(app.filters.is_empty());
    click(&mut app, at(one), y);
    assert_eq!(app.filters.chips().len(), 2);
    assert!(app.timeline.shown.len() >= counts[one] as usize);
    press(&mut app, "C");
    mouse(&mut app, Gesture::Press, at(other), y);
    mouse(&mut app, Gesture::Drag, at(one), y);
    assert!(
        app.note.as_ref().unwrap().contains("let go"),
        "{:?}",
        app.note
    );
    mouse(&mut app, Gesture::Release, at(one), y);
    assert_eq!(app.filters.chips().len(), 2);
    let least: u32 = counts[one..=other].iter().sum();
    assert!(app.timeline.shown.len() >= least as usize);
    press(&mut app, "C");
    let bins = app.timeline.bars.bins;
    mouse(&mut app, Gesture::Wheel(1), at(one), y);
    assert_ne!(app.timeline.bars.bins, bins);
    mouse(&mut app, Gesture::Wheel(-1), at(one), y);
    assert_eq!(app.timeline.bars.bins, bins);
}

#[test]
fn tabs_of_the_entities_are_turned_to() {
    let mut app = app();
    let row = app.layout().entity_tabs();
    let (nth, spot) = app.entities.tabs(row).shown[1];
    let kind = app.entities.kinds[nth];
    assert_ne!(app.entities.kind, kind);
    click(&mut app, spot.x + 1, spot.y);
    assert_eq!((app.entities.kind, app.focus), (kind, Pane::Entities));
    press(&mut app, "[ [");
    // The one listed is always in sight.
    let tabs = app.entities.tabs(row);
    assert!(
        tabs.shown
            .iter()
            .any(|(at, _)| app.entities.kinds[*at] == app.entities.kind)
    );
    assert!(tabs.beyond.0);
}

#[test]
fn cells_of_the_comparison_and_the_matrix_are_chosen_then_opened() {
    let mut app = app();
    go(&mut app, "alder-2");
    press(&mut app, "c");
    let areas = app.compare.areas(app.layout().body.inside());
    let (source, column) = areas.columns[1];
    let (field, y, _) = areas.fields[2];
    click(&mut app, column.x + 4, y);
    assert_eq!((app.compare.row, app.compare.column), (field, source));
    let nth = app.compare.report();
    click(&mut app, column.x + 4, y);
    assert_eq!((app.view, app.reading.nth), (View::Panes, nth));
    press(&mut app, "M");
    let (areas, at) = (0..8)
        .find_map(|_| {
            press(&mut app, "]");
            let areas = app.matrix.areas(&app.corpus, app.layout().body.inside());
            let rows = 0..app.matrix.rows.len();
            let mut cells = rows.flat_map(|r| (0..areas.columns).map(move |c| (r, c)));
            let other = |at: &(usize, usize)| *at != (app.matrix.row, app.matrix.column);
            let at = cells.find(|at| other(at) && app.matrix.count(at.0, at.1) > 0)?;
            Some((areas, at))
        })
        .unwrap();
    let cell = areas.cell(at);
    click(&mut app, cell.x, cell.y);
    assert_eq!((app.matrix.row, app.matrix.column), at);
    assert_eq!(app.view, View::Matrix);
    click(&mut app, cell.x + cell.width - 1, cell.y);
    assert_eq!((app.view, app.filters.chips().len()), (View::Panes, 2));
}

#[test]
fn the_map_is_dragged_and_zoomed_at_the_pointer() {
    let mut app = app();
    press(&mut app, "W");
    let area = app.layout().map_areas().map;
    let before = app.map.view;
    let free = (area.x..area.x + area.width).find(|x| {
        // Nothing lies there.
        mouse(&mut app, Gesture::Press, *x, area.y);
        let chosen = app.map.list.cursor;
        mouse(&mut app, Gesture::Release, *x, area.y);
        app.view == View::Map && chosen == 0
    });
    let x = free.unwrap();
    mouse(&mut app, Gesture::Press, x, area.y);
    mouse(&mut app, Gesture::Drag, x + 4, area.y + 2);
    mouse(&mut app, Gesture::Release, x + 4, area.y + 2);
    assert!(app.map.view.lon < before.lon && app.map.view.lat > before.lat);
    let spot = (area.x + 3, area.y + 2);
    let size = dateline::app::dots(area);
    let place = |app: &App| {
        let [west, _, _, north] = app.map.view.bounds(size);
        (west, north)
    };
    let corner = place(&app);
    mouse(&mut app, Gesture::Wheel(-1), spot.0, spot.1);
    assert!(app.map.view.step < before.step);
    // The corner is near the pointer and moves little.
    let after = place(&app);
    assert!((after.0 - corner.0).abs() < 1.0 && (after.1 - corner.1).abs() < 1.0);
}

#[test]
fn words_of_the_article_are_chosen_and_followed() {
    let mut app = app();
    go(&mut app, "alder-1");
    let area = app.layout().article_areas().text;
    let page = app.reading.page(&app.corpus, area.width.into()).unwrap();
    let rows = page.window(app.reading.top, area.height.into());
    let document = app.reading.document(&app.corpus).unwrap();
    // The cell of a byte.
    let spot = |byte: u32| {
        rows.iter().enumerate().find_map(|(nth, row)| match row {
            Row::Text { span, .. } if span.start <= byte && byte < span.end => {
                let before = &document.text[span.start as usize..byte as usize];
                let x = area.x + dateline::app::page::width(before);
                Some((x, area.y + nth as u16))
            }
            _ => None,
        })
    };
    let here = app
        .corpus
        .mentions
        .iter()
        .position(|m| m.document == app.reading.document && spot(m.span.start).is_some());
    let name = here.unwrap();
    let mention = app.corpus.mentions[name];
    let (x, y) = spot(mention.span.start).unwrap();
    let other = app.corpus.reports.iter().position(|r| {
        r.document == app.reading.document
            && Some(r.span) != app.reading.report(&app.corpus).map(|(_, r)| r.span)
            && spot(r.cue.start).is_some()
            && app.corpus.mentions_in(r.document, r.cue).is_empty()
    });
    let told = other.map(|r| (r, spot(app.corpus.reports[r].cue.start).unwrap()));
    if let Some((report, (x, y))) = told {
        click(&mut app, x, y);
        assert_eq!(app.focus, Pane::Article);
        assert_eq!(app.reading.event, Some(app.corpus.event_of[report]));
        app.focus = Pane::Timeline;
        go(&mut app, "alder-1");
    }
    click(&mut app, x, y);
    assert_eq!(app.reading.name, Some(name as u32));
    click(&mut app, x, y);
    let value = dateline::app::Value::Entity(mention.entity);
    let followed = app.entities.selected() == Some(value) && app.focus == Pane::Entities;
    assert!(followed || matches!(app.overlay, Some(Overlay::Card(_))));
}

#[test]
fn details_are_told_in_every_view() {
    let mut app = app();
    go(&mut app, "alder-1");
    for (view, title) in [
        ("a", "tells of"),
        ("c", "when"),
        ("M", "is"),
        ("W", "lies at"),
    ] {
        press(&mut app, view);
        press(&mut app, "d");
        let Some(Overlay::Card(card)) = &app.overlay else {
            panic!("{view} tells nothing");
        };
        let rows = card.rows(app.layout().body);
        assert!(rows.iter().any(|r| r.label == title), "{view}: {rows:?}");
        press(&mut app, "Esc Esc");
        assert_eq!(app.view, View::Panes);
    }
}
