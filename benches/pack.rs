//! Time to compile a pack and to find its names. The least of several runs: what the work costs
//! when nothing else is in the way. `cargo bench --bench pack`.

use std::time::{Duration, Instant};

use dateline::pack::Pack;

fn least(runs: u32, mut work: impl FnMut()) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn main() {
    let paragraph = "Two rockets hit Camp Taji north of Baghdad late on Thursday, a day after U.S. \
        aircraft struck five sites of Kata’ib Hezbollah near the Syrian border. Iraq’s army \
        blamed nobody, the Security Media Cell said; three Iraqi soldiers were wounded. ";
    let text = paragraph.repeat(500);
    let start = Instant::now();
    drop(Pack::embedded("iraq"));
    println!("first compile of the process: {:.2?}", start.elapsed());
    for name in Pack::names() {
        let compile = least(100, || drop(Pack::embedded(name)));
        let Some(Ok(pack)) = Pack::embedded(name) else {
            continue;
        };
        let mut matches = 0;
        let find = least(200, || matches = pack.find(&text).len());
        let rate =
            f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX)) / 1e6 / find.as_secs_f64();
        println!("{name}: compile {compile:.2?}, find {rate:.0} MB/s ({matches} matches)");
    }
}
