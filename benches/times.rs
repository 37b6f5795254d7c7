//! How fast time expressions are read: megabytes of article text a second on one core, and that
//! texts made to be slow are read in linear time. Run with `cargo bench --bench times`.

use std::time::Instant;

use dateline::extract::time::find_in_text;
use dateline::model::Date;

const ARTICLE: &str = "The ministry said on Thursday that a convoy had been attacked north of the \
    capital, two days after a similar assault. At least three people were wounded when the first \
    rockets fell at about 7:30 a.m. local time, according to a statement by the provincial police. \
    Officials have warned since January 2019 that such raids would become more common, and the \
    number of incidents rose by a third in the last quarter of that year. \"We have seen this \
    before,\" a spokesman told reporters, adding that the road, which had been closed for several \
    weeks, would be opened again next month. Nobody claimed to have fired the rockets, but a group \
    that operates in the valley has often threatened the drivers of supply trucks. Shops in the \
    market stayed shut, and the hospital asked the people of the town to give blood.\n\n";

/// Pieces that make a rule look far ahead, or match almost.
const SLOW: [&str; 8] = [
    "a ",
    "1 ",
    "1-",
    "the last ",
    "March 1, ",
    "9 and ",
    "the first week of ",
    "more ",
];

fn rate(text: &str) -> f64 {
    let published = "2020-03-29".parse().ok().map(Date::day);
    let best = (0..5).map(|_| {
        let start = Instant::now();
        std::hint::black_box(find_in_text(text, published));
        start.elapsed().as_secs_f64()
    });
    f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX))
        / 1e6
        / best.fold(f64::INFINITY, f64::min)
}

fn main() {
    println!("articles: {:.1} MB/s", rate(&ARTICLE.repeat(4000)));
    for piece in SLOW {
        let small = rate(&piece.repeat(100_000 / piece.len()));
        let large = rate(&piece.repeat(800_000 / piece.len()));
        println!("{piece:?} over and over: {small:.1} MB/s at 0.1 MB, {large:.1} MB/s at 0.8 MB");
    }
}
