//! Tables in plain text: rows under one another that start alike.

use super::lines::Line;
use crate::model::Role;
use crate::source::cues::CUES;

/// The role of each line that belongs to a table; `None` for the others. `kept` are the indexes of
/// the lines that were not cut.
pub(super) fn roles(text: &str, lines: &[Line], kept: &[usize]) -> Vec<Option<Role>> {
    let mut roles = vec![None; lines.len()];
    let mut from = 0;
    while from < kept.len() {
        let next = |at: usize| {
            at + 1 < kept.len() && kept[at + 1] == kept[at] + 1 && !lines[kept[at + 1]].opens_block
        };
        let mut to = from;
        while next(to) {
            to += 1;
        }
        mark(text, lines, &kept[from..=to], &mut roles);
        let header = kept[from];
        let caption = from.checked_sub(1).map(|at| kept[at]);
        if let (Some(_), Some(caption)) = (roles[header], caption) {
            let line = &lines[caption];
            if line.words <= 20 && !line.stopped && line.key.ends_with(':') {
                roles[caption] = Some(Role::TableCaption);
            }
        }
        from = to + 1;
    }
    roles
}

/// Marks the rows of one block of lines, if it holds three or more of one shape.
fn mark(text: &str, lines: &[Line], block: &[usize], roles: &mut [Option<Role>]) {
    let shape_of = |&at: &usize| shape(lines[at].of(text), &lines[at]);
    for wanted in [Shape::Dated, Shape::Cells] {
        let fits = |at: &usize| shape_of(at) == Some(wanted);
        let Some(first) = block.iter().position(fits) else {
            continue;
        };
        let size = block[first..].iter().take_while(|at| fits(at)).count();
        if size < 3 || first > 1 {
            continue;
        }
        for &row in &block[first..first + size] {
            roles[row] = Some(Role::TableRow);
        }
        match first {
            1 if lines[block[0]].words <= 10 && !lines[block[0]].stopped => {
                roles[block[0]] = Some(Role::TableHeader);
            }
            0 if wanted == Shape::Cells && !lines[block[0]].key.contains(char::is_numeric) => {
                roles[block[0]] = Some(Role::TableHeader);
            }
            _ => {}
        }
        return;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Starts with a date: "Mar 7 Rockets hit …", "13/03/2020 …".
    Dated,
    /// Cells with tabs, bars or wide gaps between them.
    Cells,
}

fn shape(raw: &str, line: &Line) -> Option<Shape> {
    let inside = raw.trim_matches('|');
    if inside.contains('\t') || inside.contains(" | ") || inside.trim().contains("   ") {
        return Some(Shape::Cells);
    }
    let mut words = line.key.split(' ');
    let first = words.next()?.trim_end_matches(['.', ',', ':']);
    let second = words.next()?.trim_end_matches(['.', ',', ':']);
    let number = |w: &str| {
        let digits = w.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let dated = (is_month(first) && number(second))
        || (number(first) && is_month(second))
        || is_numeric_date(first);
    (dated && line.width <= 160).then_some(Shape::Dated)
}

fn is_month(word: &str) -> bool {
    word.len() >= 3 && CUES.dates.months.iter().any(|m| m.starts_with(word)) || word == "sept"
}

fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<_> = word.split(['/', '-', '.']).collect();
    parts.len() >= 2
        && parts.len() <= 3
        && parts
            .iter()
            .all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
}
