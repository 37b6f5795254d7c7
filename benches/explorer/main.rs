//! How fast the explorer is to whoever sits before it: the built program in a pseudo-terminal, keys
//! in, bytes out. Prints each goal beside what was measured, and beside a peer in the same run where
//! one is installed. `cargo bench --bench explorer`; `DATELINE_BENCH_EVENTS=10000` for a short run.

#![cfg_attr(
    not(unix),
    allow(unused, reason = "there is no pseudo-terminal to drive")
)]

#[cfg(unix)]
mod articles;
#[cfg(unix)]
mod terminal;

#[cfg(unix)]
fn main() {
    bench::run();
}

#[cfg(not(unix))]
fn main() {
    println!("nothing measured: this needs a Unix pseudo-terminal");
}

#[cfg(unix)]
mod bench {
    use std::path::Path;
    use std::time::Duration;

    use super::articles;
    use super::terminal::{Terminal, figures, installed, shown};

    const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

    fn dateline(path: Option<&Path>, cache: Option<&Path>) -> Terminal {
        let path = path.map(|p| p.to_string_lossy().into_owned());
        let mut arguments: Vec<&str> = vec!["--fresh"];
        arguments.extend(path.as_deref());
        Terminal::start(DATELINE, &arguments, cache)
    }

    fn row(what: &str, goal: &str, measured: &str) {
        println!("  {what:<44} {goal:>12}   {measured}");
    }

    fn peer(what: &str, measured: &str) {
        println!("    {what:<42} {:>12}   {measured}", "peer");
    }

    pub(super) fn run() {
        let events = std::env::var("DATELINE_BENCH_EVENTS").ok();
        let events: usize = events.and_then(|n| n.parse().ok()).unwrap_or(100_000);
        let folder = tempfile::tempdir().expect("a folder for articles");
        println!("in a pseudo-terminal of 120x40, medians unless said otherwise");
        println!("  {:<44} {:>12}   measured", "what", "goal");
        start(folder.path());
        paragraph(folder.path());
        for count in [10_000, events] {
            let articles = folder.path().join(format!("{count}"));
            articles::folder(&articles, count);
            many(&articles, count);
        }
        fzf(folder.path(), events);
        lnav(folder.path(), events);
    }

    /// The embedded articles, from the start of the process.
    fn start(folder: &Path) {
        let opened = |cache: Option<&Path>| {
            let (mut first, mut whole) = (Vec::new(), Vec::new());
            for _ in 0..20 {
                let terminal = dateline(None, cache);
                whole.push(terminal.until("articles", |s| s.contains("incidents")));
                first.push(terminal.first_byte());
            }
            (first, whole)
        };
        let cache = folder.join("cache");
        let before = dateline(None, Some(&cache));
        before.until("articles", |s| s.contains("incidents"));
        let (first, whole) = opened(Some(&cache));
        row("embedded articles: first byte", "10 ms", &figures(first));
        row("embedded articles on the screen", "20 ms", &figures(whole));
        let (_, whole) = opened(None);
        row("the same, built anew", "", &figures(whole));
        let text = folder.join("lines.txt");
        articles::lines(&text, 100_000);
        let path = text.to_string_lossy().into_owned();
        // lnav opens at the end.
        for (pager, times, shows) in [("less", 20, "line 5 "), ("lnav", 5, "line 99998 ")] {
            if !installed(pager) {
                continue;
            }
            let times = (0..times).map(|_| {
                let opened = Terminal::start(pager, &[&path], Some(folder));
                opened.until("lines", |s| s.contains(shows))
            });
            peer(
                &format!("{pager}, 100,000 lines"),
                &figures(times.collect()),
            );
        }
    }

    /// A jump in an article of 2,000 paragraphs.
    fn paragraph(folder: &Path) {
        let file = folder.join("long.txt");
        articles::long(&file, 2_000);
        let mut terminal = dateline(Some(&file), None);
        terminal.until("the event", |s| s.contains("1 of "));
        terminal.settle();
        terminal.send("\r");
        terminal.settle();
        let times = (0..60).map(|_| terminal.frame("n")).collect();
        row(
            "jump to a paragraph among 2,000 (p95)",
            "2 ms",
            &shown(times),
        );
        let times = (0..60).map(|at| terminal.frame(if at % 2 == 0 { ">" } else { "<" }));
        row(
            "end and beginning of that article (p95)",
            "2 ms",
            &shown(times.collect()),
        );
    }

    /// A folder that tells of so many events.
    fn many(articles: &Path, count: usize) {
        println!(
            "  {count} events told in {} articles",
            articles::files(count)
        );
        let cache = articles.join(".cache");
        let mut terminal = dateline(Some(articles), Some(&cache));
        let useful = terminal.until("first events", |s| s.contains("incidents"));
        row(
            "first byte",
            "",
            &format!("{:.1} ms", ms(terminal.first_byte())),
        );
        row(
            "first useful frame",
            "100 ms",
            &format!("{:.1} ms", ms(useful)),
        );
        let times = (0..100).map(|_| terminal.frame("j")).collect();
        row(
            "motion key to its frame while reading (p95)",
            "2 ms",
            &shown(times),
        );
        let whole = terminal.until("the whole", |s| {
            s.contains("incidents") && !s.contains("reading")
        });
        row("all read", "", &format!("{:.1} s", whole.as_secs_f64()));
        terminal.settle();
        let times = (0..200).map(|_| terminal.frame("j")).collect();
        row("motion key to its frame (p95)", "2 ms", &shown(times));
        let goal = if count <= 10_000 { "10 ms" } else { "60 ms" };
        let (echo, answer) = filter_keys(&mut terminal);
        row("filter key to its echo (p95)", "2 ms", &shown(echo));
        row("filter key to its result (p95)", goal, &shown(answer));
        let before = terminal.bytes();
        std::thread::sleep(Duration::from_secs(2));
        let idle = terminal.bytes() - before;
        row("idle for 2 s", "0 bytes", &format!("{idle} bytes"));
        row(
            "memory in use",
            "64 MiB",
            &format!("{} MiB", terminal.memory() >> 20),
        );
    }

    /// Types some searches letter by letter: times to the first and to the last frame of each key.
    fn filter_keys(terminal: &mut Terminal) -> (Vec<Duration>, Vec<Duration>) {
        let (mut echo, mut answer) = (Vec::new(), Vec::new());
        for word in ["rockets", "balad", "convoy", "drone", "xyzzy"] {
            terminal.send("/");
            terminal.settle();
            for letter in word.chars() {
                let (first, last) = terminal.settled(&letter.to_string());
                echo.push(first);
                answer.push(last);
            }
            terminal.send("\u{1b}");
            terminal.settle();
        }
        (echo, answer)
    }

    /// The same keys typed into fzf, over as many lines.
    fn fzf(folder: &Path, count: usize) {
        if !installed("fzf") {
            return;
        }
        let text = folder.join("lines.txt");
        articles::lines(&text, count);
        let command = format!("fzf < {}", text.display());
        let mut fzf = Terminal::start("sh", &["-c", &command], None);
        fzf.until("all lines", |s| s.contains(&format!("{count}/{count}")));
        fzf.settle();
        let mut times = Vec::new();
        for word in ["rockets", "balad", "convoy", "drone", "xyzzy"] {
            for letter in word.chars() {
                times.push(fzf.settled(&letter.to_string()).1);
            }
            fzf.send("\u{15}");
            fzf.settle();
        }
        peer(
            &format!("fzf, {count} lines: key to its result (p95)"),
            &shown(times),
        );
    }

    /// The same words searched in lnav, over as many lines, and its motion key.
    fn lnav(folder: &Path, count: usize) {
        if !installed("lnav") {
            return;
        }
        let text = folder.join("lines.txt");
        articles::lines(&text, count);
        let path = text.to_string_lossy().into_owned();
        let mut lnav = Terminal::start("lnav", &[&path], Some(folder));
        lnav.until("all lines", |s| s.contains(&format!("line {count} ")));
        // It has more to do behind its first screen.
        std::thread::sleep(Duration::from_secs(2));
        let times = (0..60).map(|_| lnav.frame("k")).collect();
        peer(
            &format!("lnav, {count} lines: motion key (p95)"),
            &shown(times),
        );
        let words = ["rockets", "Balad", "convoy", "drone", "xyzzy"];
        let times = words.map(|word| lnav.settled(&format!("/{word}\r")).1);
        peer(
            &format!("lnav, {count} lines: search to its result (p95)"),
            &shown(times.into()),
        );
    }

    fn ms(time: Duration) -> f64 {
        time.as_secs_f64() * 1000.0
    }
}
