//! The story of a page: what the extractor chose, taken from the page itself.
//!
//! The extractor's choice is sure of where the story stands, less of its edges: it loses text that
//! stands loose beside links, tables and quoted posts, and keeps links to other stories. Its blocks
//! are therefore found again in the page, and the page's own blocks between them judged.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::Html;

use super::blocks::{Block, Standing};
use crate::model::Role;
use crate::source::cues::key;

/// How far ahead of the last block found a block is looked for.
const AHEAD: usize = 120;

/// The blocks of the story in the order of the page.
pub(super) fn story(html: &Html, page: &[Block], main: &[Block]) -> Vec<Block> {
    let keys: Vec<String> = page.iter().map(|b| letters(&b.text)).collect();
    let found = places(&keys, main);
    let told = void(page, &found);
    let standing = |at: usize| standing(&page[at], &told);
    let chosen: Vec<usize> = found
        .iter()
        .flatten()
        .copied()
        .filter(|&at| standing(at) != Standing::Notice)
        .collect();
    let Some((&first, &last)) = chosen.iter().min().zip(chosen.iter().max()) else {
        return main.to_vec();
    };
    let lost = (first..=last)
        .filter(|&at| standing(at) == Standing::Open && is_missed(html, page, &chosen, at));
    let leads = (0..first)
        .rev()
        .take_while(|&at| standing(at) == Standing::Open && is_lead(html, page, first, at));
    let mut taken = vec![false; page.len()];
    for at in chosen.iter().copied().chain(lost).chain(leads) {
        taken[at] = true;
    }
    let mut story = Vec::new();
    let mut next = 0;
    for (block, place) in main.iter().zip(&found) {
        match place {
            Some(at) => {
                let upto = (*at + 1).max(next);
                story.extend((next..upto).filter(|&i| taken[i]).map(|i| page[i].clone()));
                next = upto;
            }
            None => story.push(block.clone()),
        }
    }
    for block in &mut story {
        if block.role == Role::Body && block.is_link() && is_headline(&block.text) {
            block.role = Role::Teaser;
        }
    }
    cut_list(&mut story);
    story
}

/// Cuts the list of other stories below this one: links, each with its summary perhaps.
fn cut_list(story: &mut Vec<Block>) {
    let short = |b: &Block| b.text.split_whitespace().count() <= 25;
    let is_teaser = |b: &Block| b.role == Role::Teaser;
    while let [.., before, last] = story.as_slice()
        && (is_teaser(last) || (is_teaser(before) && short(last)))
    {
        story.pop();
    }
}

/// The parts of the page that hold much of the story: their names mean nothing.
fn void(page: &[Block], found: &[Option<usize>]) -> Vec<NodeId> {
    let mut sizes: HashMap<NodeId, usize> = HashMap::new();
    let mut all = 0;
    for &at in found.iter().flatten() {
        all += page[at].text.len();
        for (part, _) in &page[at].beside {
            *sizes.entry(*part).or_default() += page[at].text.len();
        }
    }
    let mut parts: Vec<NodeId> = sizes
        .into_iter()
        .filter(|(_, size)| size * 3 > all)
        .map(|(part, _)| part)
        .collect();
    parts.sort_unstable();
    parts
}

fn standing(block: &Block, void: &[NodeId]) -> Standing {
    let told = block.beside.iter().filter(|(part, _)| !void.contains(part));
    told.map(|(_, standing)| *standing)
        .max()
        .unwrap_or(Standing::Open)
}

/// Letters and digits alone: the extractor moves spaces and marks.
pub(super) fn letters(text: &str) -> String {
    let mut key = key(text);
    key.retain(char::is_alphanumeric);
    key
}

/// Where the page has each block of the extractor's choice.
fn places(keys: &[String], main: &[Block]) -> Vec<Option<usize>> {
    let mut whole: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        whole.entry(key).or_default().push(at);
    }
    let mut next = 0;
    main.iter()
        .map(|block| {
            let key = letters(&block.text);
            let same = whole.get(key.as_str()).and_then(|all| {
                let later = all.partition_point(|&at| at < next);
                all.get(later).or(all.last()).copied()
            });
            let near = next.saturating_sub(1)..keys.len().min(next + AHEAD);
            let part =
                || (key.len() >= 12).then(|| near.clone().find(|&at| keys[at].contains(&key)))?;
            let place = same.or_else(part);
            if let Some(at) = place {
                next = at + 1;
            }
            place
        })
        .collect()
}

/// A block between chosen ones that the extractor lost: a sentence, a row or a quoted post of the
/// same part of the page.
fn is_missed(html: &Html, page: &[Block], chosen: &[usize], at: usize) -> bool {
    let block = &page[at];
    if block.is_linked() {
        return false;
    }
    let words = block.text.split_whitespace().count();
    if !(words >= 8 || (block.role == Role::TableRow && words >= 2)) {
        return false;
    }
    let levels = if block.role == Role::TableRow { 4 } else { 3 };
    let home = part_of(html, block.within, levels);
    let near = chosen.partition_point(|&c| c < at);
    let beside = [near.checked_sub(1), Some(near)];
    beside
        .into_iter()
        .flatten()
        .filter_map(|i| chosen.get(i))
        .any(|&c| {
            page[c].role == Role::Body
                && home
                    .iter()
                    .any(|h| part_of(html, page[c].within, 2).contains(h))
        })
}

/// A sentence before the first chosen block, in the same part of the page.
fn is_lead(html: &Html, page: &[Block], first: usize, at: usize) -> bool {
    let block = &page[at];
    let words = block.text.split_whitespace().count();
    let home = part_of(html, block.within, 2);
    !block.is_linked()
        && words >= 12
        && block.text.trim_end().ends_with(['.', '”', '"'])
        && part_of(html, page[first].within, 2)
            .iter()
            .any(|h| home.contains(h))
}

/// The element and those around it, `levels` up.
fn part_of(html: &Html, id: NodeId, levels: usize) -> Vec<NodeId> {
    html.tree
        .get(id)
        .into_iter()
        .flat_map(|node| std::iter::once(node.id()).chain(node.ancestors().map(|a| a.id())))
        .take(levels + 1)
        .collect()
}

/// Reads like a headline: some words, no full stop.
fn is_headline(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (4..=30).contains(&words) && !text.trim_end().ends_with('.')
}
