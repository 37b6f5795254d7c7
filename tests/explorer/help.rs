//! Every action is bound, listed and documented.

use super::*;

#[test]
fn every_action_is_listed_where_it_works() {
    use dateline::ui::{Cells, Theme};
    let theme = Theme::built_in("dark").unwrap();
    let everywhere = [
        ("", "Timeline"),
        ("Enter", "Article"),
        ("Shift-Tab", "Entities"),
    ];
    let views = [
        ("c", "Compare"),
        ("M", "Matrix"),
        ("W", "Map"),
        ("a", "Articles"),
    ];
    for (keys, place) in everywhere.into_iter().chain(views) {
        let mut app = opened(170, 120, Filter::default());
        go(&mut app, "alder-1");
        press(&mut app, keys);
        let context = app.contexts()[0];
        press(&mut app, "?");
        let screen = Cells::of(&app, &theme).text();
        for entry in dateline::app::ACTIONS {
            if entry.contexts.contains(&context) {
                assert!(
                    screen.contains(entry.sentence),
                    "{place} lacks {}",
                    entry.name
                );
            }
        }
    }
}

#[test]
fn the_keys_are_told_in_full_on_a_small_screen_and_scroll_no_further_than_they_go() {
    use dateline::ui::{Cells, Theme};
    let theme = Theme::built_in("dark").unwrap();
    for keys in ["", "Enter", "Tab Tab", "c", "M", "W", "a"] {
        let mut app = opened(80, 24, Filter::default());
        press(&mut app, keys);
        let context = app.contexts()[0];
        press(&mut app, "?");
        let mut told = String::new();
        for _ in 0..8 {
            let screen = Cells::of(&app, &theme).text();
            assert!(!screen.contains('…'), "{screen}");
            told.push_str(&screen);
            press(&mut app, "PgDn");
        }
        // Sentences that are broken are told to their last word.
        for entry in dateline::app::ACTIONS {
            if entry.contexts.contains(&context) {
                let last = entry.sentence.rsplit(' ').next().unwrap();
                assert!(told.contains(last), "{} is cut", entry.name);
            }
        }
        let end = Cells::of(&app, &theme).text();
        press(&mut app, "G G k");
        assert_ne!(Cells::of(&app, &theme).text(), end, "{context:?}");
    }
}

#[test]
fn every_action_is_in_the_keymap_that_is_shipped() {
    // The manual and the keymap in assets are what is read about keys.
    let shipped = include_str!("../../assets/keymap.toml");
    for entry in dateline::app::ACTIONS {
        let row = format!("\n{} = [", entry.name);
        assert!(shipped.contains(&row), "{} is not there", entry.name);
        assert!(
            shipped.contains(entry.sentence),
            "{} is not told",
            entry.name
        );
    }
}
