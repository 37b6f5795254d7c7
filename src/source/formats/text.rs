//! Plain text, and Markdown with or without front matter.

use super::Input;
use crate::model::DateBasis;
use crate::source::dates;
use crate::source::decode::decode;
use crate::source::draft::{Draft, published};
use crate::source::kind::Kind;
use crate::source::layout::LineEnds;

pub(super) fn read(input: &Input) -> Draft {
    let mut draft = Draft {
        text: decode(input.bytes),
        ..Draft::default()
    };
    if input.kind == Kind::Markdown {
        draft.ends = LineEnds::Soft;
        front_matter(&mut draft);
    }
    draft
}

/// Takes the block between `---` (or `+++`) lines at the top: `key: value` or `key = "value"`.
fn front_matter(draft: &mut Draft) {
    let Some(fence) = ["---", "+++"].into_iter().find(|f| {
        draft
            .text
            .strip_prefix(f)
            .is_some_and(|rest| rest.starts_with(['\n', '\r']))
    }) else {
        return;
    };
    let text = std::mem::take(&mut draft.text);
    let mut offset = 0;
    let mut fields = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        offset += line.len();
        let line = line.trim();
        if at > 0 && line == fence {
            draft.skip = offset;
            break;
        }
        fields.extend(
            line.split_once([':', '='])
                .map(|(k, v)| (k.trim().to_lowercase(), unquoted(v))),
        );
    }
    if draft.skip > 0 {
        for (name, value) in fields.into_iter().filter(|(_, v)| !v.is_empty()) {
            apply(draft, &name, value);
        }
    }
    draft.text = text;
}

fn unquoted(value: &str) -> String {
    value.trim().trim_matches(['"', '\'']).to_owned()
}

fn apply(draft: &mut Draft, name: &str, value: String) {
    match name {
        "title" | "headline" => draft.title = Some(value),
        "outlet" | "publisher" | "source" | "site" | "publication" => draft.outlet = Some(value),
        "url" | "link" | "source_url" | "canonical" => draft.url = Some(value),
        "language" | "lang" => draft.language = Some(value),
        "author" | "authors" | "byline" | "by" => draft.byline = Some(value),
        "derived_from" => draft.derived_from = Some(value),
        "date" | "published" | "publishdate" | "publish_date" | "created" => {
            let day = dates::in_stamp(&value);
            let note = format!("the front matter says {name}: {value}");
            draft
                .dates
                .extend(day.map(|d| published(d, DateBasis::Markup, note)));
        }
        _ => {}
    }
}
