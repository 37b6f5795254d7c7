//! How fast time expressions are read: megabytes of article text a second on one core, beside one
//! regular expression that only finds common dates and resolves none; and that texts made to be
//! slow are read in linear time. Run with `cargo bench --bench times`.

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

/// The expressions a list of regular expressions would find: what simple finders of dates do.
const PEER: &str = r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|(?:last|next|this|past) (?:night|week|month|quarter|year|decade)|(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)(?: \d{1,2})?(?:,? \d{4})?|\d{4}-\d\d-\d\d|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?|(?:two|three|four|five|several|\d+) (?:hour|day|week|month|year)s?(?: ago| later| earlier)?)\b";

/// Megabytes a second, the best of many short runs: other work on the machine spoils most of them.
fn rate(text: &str, runs: usize, read: impl Fn(&str) -> usize) -> f64 {
    let best = (0..runs).map(|_| {
        let start = Instant::now();
        std::hint::black_box(read(text));
        start.elapsed().as_secs_f64()
    });
    f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX))
        / 1e6
        / best.fold(f64::INFINITY, f64::min)
}

fn main() {
    let published = "2020-03-29".parse().ok().map(Date::day);
    let ours = |text: &str| find_in_text(text, published).len();
    let articles = ARTICLE.repeat(100);
    let speed = rate(&articles, 60, ours);
    println!("articles: {speed:.1} MB/s");
    let whole = rate(&ARTICLE.repeat(4000), 3, ours);
    println!("articles, 3 MB as one: {whole:.1} MB/s");
    if let Ok(peer) = regex::Regex::new(PEER) {
        let finds = |text: &str| peer.find_iter(text).count();
        let theirs = rate(&articles, 60, finds);
        println!(
            "one regular expression of common dates: {theirs:.1} MB/s, {:.2} of it here; it finds {} of {}",
            speed / theirs,
            finds(ARTICLE),
            ours(ARTICLE),
        );
    }
    for piece in SLOW {
        let small = rate(&piece.repeat(20_000 / piece.len()), 20, ours);
        let large = rate(&piece.repeat(800_000 / piece.len()), 2, ours);
        println!("{piece:?} over and over: {small:.1} MB/s at 20 kB, {large:.1} MB/s at 0.8 MB");
    }
}
