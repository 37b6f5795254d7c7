//! The explorer's views, drawn without a terminal.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod common;

use std::fmt::Write;

use dateline::app::{ACTIONS, Action, App, Effect, Key, Keymap, Message};
use dateline::query::Filter;
use dateline::ui::{Cells, Theme, svg};
use ratatui::style::{Color, Modifier, Style};

fn app(width: u16, height: u16) -> App {
    let mut app = App::new("sample".into(), Keymap::default(), Filter::default());
    app.on(Message::Resize(width, height));
    app.on(Message::Loaded(Ok(Box::new(common::corpus().into()))));
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

/// Rows that are drawn reversed over most of their width, by number from 1.
fn reversed(app: &App, theme: &str) -> Vec<u16> {
    let cells = Cells::of(app, &Theme::built_in(theme).unwrap());
    let buffer = cells.buffer();
    let area = buffer.area;
    (0..area.height)
        .filter(|&y| {
            let on = |x: &u16| buffer[(*x, y)].modifier.contains(Modifier::REVERSED);
            // Titles stand in frames and may be reversed too.
            let frame = ["╭", "╰"].contains(&buffer[(0, y)].symbol());
            !frame && (0..area.width).filter(on).count() >= 18
        })
        .map(|y| y + 1)
        .collect()
}

/// The themes a picture is taken in: what is drawn is the same in all of them.
const THEMES: [&str; 3] = ["dark", "light", "mono"];

/// The letters of the styles; the first is that of plain cells.
const LETTERS: &str = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

fn words(style: Style) -> String {
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underline"),
        (Modifier::REVERSED, "reverse"),
        (Modifier::CROSSED_OUT, "strike"),
    ];
    let mut words: Vec<String> = modifiers
        .iter()
        .filter(|(m, _)| style.add_modifier.contains(*m))
        .map(|(_, word)| (*word).to_owned())
        .collect();
    let color = |c: Option<Color>| c.filter(|c| *c != Color::Reset).map(|c| c.to_string());
    words.extend(color(style.fg).map(|c| c.to_lowercase()));
    words.extend(color(style.bg).map(|c| format!("on {}", c.to_lowercase())));
    if words.is_empty() {
        return "plain".into();
    }
    words.join(" ")
}

/// The screen, then a letter for the style of every cell, then what the letters mean in a dark
/// theme, a light one and without colour. Plain cells are dots.
fn picture(app: &App) -> String {
    let cells = THEMES.map(|name| Cells::of(app, &Theme::built_in(name).unwrap()));
    for other in &cells[1..] {
        assert_eq!(other.text(), cells[0].text());
    }
    let mut styles: Vec<[String; 3]> = vec![["plain", "plain", "plain"].map(Into::into)];
    let mut out = cells[0].text();
    out.push_str("\nstyles\n");
    let area = cells[0].buffer().area;
    for y in 0..area.height {
        let mut line = String::new();
        for x in 0..area.width {
            let style = [0, 1, 2].map(|at| words(cells[at].buffer()[(x, y)].style()));
            let at = styles.iter().position(|s| *s == style);
            let at = at.unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            line.push(LETTERS.chars().nth(at).unwrap());
        }
        out.push_str(line.trim_end_matches('.'));
        out.push('\n');
    }
    for (style, letter) in styles.iter().zip(LETTERS.chars()).skip(1) {
        let [dark, light, mono] = style;
        writeln!(out, "{letter}  {dark} · {light} · {mono}").unwrap();
    }
    out
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Snapshots after some keys, at every size.
fn snapshots(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut app = app(width, height);
        press(&mut app, keys);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), picture(&app));
    }
}

#[test]
fn the_three_panes() {
    snapshots("panes", "j j j j j j j j");
}

#[test]
fn the_article_with_its_marked_sentence() {
    snapshots("article", "j j j j j j Enter n n");
}

#[test]
fn the_entities_under_a_filter() {
    snapshots("entities", "Tab Tab Enter j x ]");
}

#[test]
fn a_picker_with_letters_typed() {
    snapshots("picker", "b d a r");
}

#[test]
fn the_keys() {
    snapshots("keys", "?");
}

#[test]
fn the_comparison() {
    snapshots("compare", "j j j j j j c j j j j l");
}

#[test]
fn bases_against_groups() {
    snapshots("matrix", "M j");
}

#[test]
fn the_map() {
    snapshots("map", "W j");
}

#[test]
fn the_timeline_in_another_order() {
    snapshots("sources", "u S j j j");
}

#[test]
fn the_timeline_by_day() {
    snapshots("days", "u T T + + j j j j");
}

#[test]
fn the_outlets_and_the_card_of_one() {
    snapshots("outlets", "Shift-Tab [ Enter d");
}

#[test]
fn weapons_against_kinds() {
    snapshots("kinds", "M ] ] } } }");
}

#[test]
fn a_name_in_the_text() {
    snapshots("name", "j j j j j j Enter } } }");
}

#[test]
fn the_mentions_of_a_base() {
    snapshots("mentions", "Shift-Tab j j v n");
}

#[test]
fn the_articles() {
    snapshots("articles", "a j");
}

#[test]
fn a_card() {
    snapshots("card", "j j j j j j d");
}

#[test]
fn nothing_left() {
    snapshots("empty", "b a l d e r Enter / z z z Enter");
}

#[test]
fn small_screens() {
    for (width, height) in [(59, 20), (40, 12), (20, 5)] {
        let mut app = app(width, height);
        press(&mut app, "j j j j j j");
        insta::assert_snapshot!(format!("small-{width}x{height}"), picture(&app));
    }
}

#[test]
fn without_colour_the_chosen_row_and_the_sentence_stand_out() {
    let mut app = app(120, 40);
    press(&mut app, "j j j j j j");
    let cells = Cells::of(&app, &Theme::built_in("mono").unwrap());
    for cell in cells.buffer().content() {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
    }
    assert_eq!(reversed(&app, "mono").len(), 1);
    let bold = cells.buffer().content().iter();
    let marked = bold.filter(|c| c.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    assert!(marked.count() > 10);
}

#[test]
fn ascii_draws_no_signs_of_its_own() {
    let mut app = app(120, 40);
    let mut theme = Theme::built_in("dark").unwrap();
    theme.ascii = true;
    press(&mut app, "j j j j j j Tab Tab");
    let text = Cells::of(&app, &theme).text();
    for sign in ["◆", "▲", "█", "│", "╭", "─", "▌"] {
        assert!(!text.contains(sign), "{sign}\n{text}");
    }
}

/// Keys, sizes and messages in any order, the same on every run.
#[test]
fn no_keys_and_no_sizes_break_it() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let keymap = Keymap::default();
    let chords: Vec<_> = ACTIONS
        .iter()
        .filter(|e| !matches!(e.action, Action::Quit | Action::Abort))
        .flat_map(|e| keymap.keys(e.action).to_vec())
        .collect();
    let theme = Theme::built_in("dark").unwrap();
    let mut app = app(80, 24);
    let mut size = (80, 24);
    for step in 0..5_000 {
        match random(20) {
            0 => {
                size = if random(4) == 0 {
                    (1 + random(8) as u16, 1 + random(6) as u16)
                } else {
                    (1 + random(210) as u16, 1 + random(70) as u16)
                };
                app.on(Message::Resize(size.0, size.1));
            }
            1 => drop(app.on(Message::Key(Key::char(char::from(b'a' + random(26) as u8))))),
            2 => drop(app.on(Message::Paste("Ald \u{202e}基地\n".into()))),
            _ => {
                for key in &chords[random(chords.len())].0 {
                    app.on(Message::Key(*key));
                }
            }
        }
        if step % 3 == 0 {
            let cells = Cells::of(&app, &theme);
            assert_eq!(cells.text().lines().count(), size.1 as usize, "step {step}");
        }
    }
}

#[test]
fn an_svg_places_every_letter() {
    let app = app(80, 24);
    let cells = Cells::of(&app, &Theme::built_in("light").unwrap());
    let svg = svg(&cells, true);
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    for line in svg.lines().filter(|l| l.starts_with("<text")) {
        let places = line.split('"').nth(1).unwrap().split(' ').count();
        let text = line.split('>').nth(1).unwrap().split("</").next().unwrap();
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        assert_eq!(places, text.chars().count(), "{line}");
    }
    assert!(
        svg.contains("Timeline\u{a0}by\u{a0}date"),
        "words are kept apart"
    );
}
