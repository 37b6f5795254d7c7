//! Time to draw a frame of each view, 200 by 60, on the articles the program carries: the median and
//! the 95th of a hundred of 500 frames. `cargo bench --bench frames`.

use std::time::Instant;

use dateline::app::{App, Keymap, Message};
use dateline::corpus::Corpus;
use dateline::pack::Pack;
use dateline::query::Filter;
use dateline::source;
use dateline::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The views and the keys that lead to them.
const VIEWS: [(&str, &str); 6] = [
    ("three panes", "j j j"),
    ("map", "W"),
    ("map, close", "W + + + +"),
    ("matrix", "M"),
    ("compare", "j j c"),
    ("articles", "a"),
];

fn main() {
    let Some(Ok(pack)) = Pack::embedded("iraq") else {
        return println!("the pack cannot be read");
    };
    let Some(theme) = Theme::built_in("dark") else {
        return println!("the theme cannot be read");
    };
    let area = Rect::new(0, 0, 200, 60);
    println!(
        "  {:<14} {:>10} {:>10}   goal 1 ms",
        "view", "median", "p95"
    );
    for (name, keys) in VIEWS {
        let corpus = Corpus::build(source::embedded().documents, &pack);
        let mut app = App::new("seeds".into(), Keymap::default(), Filter::default());
        app.on(Message::Resize(area.width, area.height));
        app.on(Message::Loaded(Ok(Box::new(corpus.into()))));
        for key in keys.split(' ').filter_map(|key| key.parse().ok()) {
            app.on(Message::Key(key));
        }
        let mut buffer = Buffer::empty(area);
        let mut times: Vec<_> = (0..500)
            .map(|_| {
                let start = Instant::now();
                ui::draw_buffer(&mut buffer, &app, &theme);
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        println!("  {name:<14} {:>10.2?} {:>10.2?}", times[250], times[475]);
    }
}
