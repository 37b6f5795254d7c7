//! What language a text is in.

use whatlang::Lang;

use crate::model::{Document, Role};

/// Bytes of text looked at.
const SAMPLE: usize = 4_000;

/// Letters without which nothing can be said.
const FEW: usize = 120;

/// The BCP 47 tag of the kept text's language, where it is sure.
pub(super) fn detect(document: &Document) -> Option<String> {
    let mut sample = String::new();
    for paragraph in document.paragraphs.iter().filter(|p| p.role == Role::Body) {
        sample.push_str(paragraph.span.of(&document.text));
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < FEW {
        return None;
    }
    let found = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    Some(tag(found.lang()).to_owned())
}

/// BCP 47 takes the code of two letters where there is one.
fn tag(language: Lang) -> &'static str {
    match language {
        Lang::Eng => "en",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Heb => "he",
        Lang::Tur => "tr",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        other => other.code(),
    }
}

/// A tag as pages write it, as BCP 47 has it: `en_US` is `en-US`; `None` for what is none.
pub(super) fn tidy(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let head = tag.split('-').next().unwrap_or_default();
    let sound = (2..=3).contains(&head.len())
        && tag.len() <= 20
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    sound.then(|| format!("{}{}", head.to_ascii_lowercase(), &tag[head.len()..]))
}

/// True for a tag of English.
pub(super) fn is_english(tag: &str) -> bool {
    tag == "en" || tag.starts_with("en-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_brought_into_one_form() {
        assert_eq!(tidy("en_US").as_deref(), Some("en-US"));
        assert_eq!(tidy("EN").as_deref(), Some("en"));
        assert_eq!(tidy("English"), None);
        assert!(is_english("en-GB") && !is_english("enm"));
    }
}
