//! Invented articles in any number, the same in every run.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Events told in one article.
const EACH: usize = 20;

const BASES: [&str; 6] = [
    "Camp Taji",
    "Ain al-Asad",
    "Balad Air Base",
    "Camp Speicher",
    "Camp Besmaya",
    "Union III",
];
const TOWNS: [&str; 6] = ["Kirkuk", "Mosul", "Erbil", "Basra", "Ramadi", "Samarra"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Numbers that look random and are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

fn sentence(dice: &mut Dice) -> String {
    let day = format!(
        "{} {}, {}",
        MONTHS[dice.roll(12)],
        dice.roll(28) + 1,
        2004 + dice.roll(19)
    );
    let (base, town) = (BASES[dice.roll(6)], TOWNS[dice.roll(6)]);
    match dice.roll(3) {
        0 => format!("Seven rockets hit {base} on {day}, wounding two soldiers, officials said."),
        1 => format!("A roadside bomb struck a convoy near {town} on {day}; nobody claimed it."),
        _ => format!("A drone attacked {base} on {day}, and nobody was hurt, the army said."),
    }
}

/// Articles for so many events.
pub(crate) fn files(events: usize) -> usize {
    events.div_ceil(EACH)
}

/// Writes articles that tell of about so many events.
pub(crate) fn folder(folder: &Path, events: usize) {
    fs::create_dir_all(folder).expect("a folder for articles");
    let mut dice = Dice(7);
    for at in 0..files(events) {
        let mut text = format!("What happened, part {at}\nPublished: March 3, 2023\n");
        for _ in 0..EACH {
            let _ = write!(text, "\n{}\n", sentence(&mut dice));
        }
        fs::write(folder.join(format!("{at:06}.txt")), text).expect("an article is written");
    }
}

/// Writes so many lines, for pagers.
pub(crate) fn lines(file: &Path, count: usize) {
    let mut dice = Dice(7);
    let mut text = String::new();
    for at in 1..=count {
        let _ = writeln!(text, "line {at} {}", sentence(&mut dice));
    }
    fs::write(file, text).expect("lines are written");
}

/// Writes one article of so many paragraphs that tells of two happenings, early and late.
pub(crate) fn long(file: &Path, paragraphs: usize) {
    let filler = "The road along the river is old, and those who live beside it have many names for \
        its bends; none of them is on a map. Traders pass in the morning and come back at dusk.";
    let mut text = String::from("A long road\nPublished: March 3, 2021\n");
    for at in 0..paragraphs {
        let told = match at {
            20 => "Seven rockets hit Camp Taji on March 1, 2021, officials said.",
            _ if at + 20 == paragraphs => {
                "On March 1, 2021, seven rockets struck Camp Taji, the army said."
            }
            _ => filler,
        };
        let _ = write!(text, "\n{told}\n");
    }
    fs::write(file, text).expect("an article is written");
}
