//! The explorer's views, drawn without a terminal.

mod common;

use dateline::app::{App, Effect, Keymap, Message};
use dateline::query::Filter;
use dateline::ui::{Cells, Theme, svg};

fn app(width: u16, height: u16) -> App {
    let mut app = App::new("sample".into(), Keymap::default(), Filter::default());
    app.on(Message::Resize(width, height));
    app.on(Message::Loaded(Ok(Box::new(common::corpus()))));
    app
}

/// Presses keys, written as in a keymap and separated by spaces.
fn press(app: &mut App, keys: &str) -> Effect {
    let mut effect = Effect::None;
    for key in keys.split_whitespace() {
        effect = app.on(Message::Key(key.parse().unwrap()));
    }
    effect
}

fn screen(app: &App) -> String {
    Cells::of(app, &Theme::built_in("dark").unwrap()).text()
}

#[test]
fn look() {
    let (w, h) = match std::env::var("SIZE") {
        Ok(size) => {
            let (w, h) = size.split_once('x').unwrap();
            (w.parse().unwrap(), h.parse().unwrap())
        }
        Err(_) => (120, 40),
    };
    let mut app = app(w, h);
    press(&mut app, &std::env::var("KEYS").unwrap_or_default());
    println!("{}", screen(&app));
    if let Ok(path) = std::env::var("SVG") {
        let name = std::env::var("THEME").unwrap_or_else(|_| "dark".into());
        let theme = Theme::built_in(&name).unwrap();
        std::fs::write(path, svg(&Cells::of(&app, &theme), name == "light")).unwrap();
    }
}
