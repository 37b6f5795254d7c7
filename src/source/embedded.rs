//! The articles that the program carries.

use super::{Reading, draft, formats, in_order, kind, side};

/// Reads the files of `seeds/` into a table of name and text. The tests compare it with the folder.
macro_rules! articles {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../seeds/", $name)))),*]
    };
}

/// Name and text of each embedded article.
const ARTICLES: [(&str, &str); 5] = articles![
    "000-washington-post-on-militias.txt",
    "001-rise-in-attacks.txt",
    "002-taji-ninth-assault.txt",
    "003-green-zone-rocket-night.txt",
    "004-ain-al-asad-rockets.txt",
];

/// What is known of them.
const SIDE: &str = include_str!("../../seeds/seeds.toml");

/// The embedded articles.
pub fn embedded() -> Reading {
    let mut reading = Reading::default();
    let known = side::parse(SIDE).unwrap_or_default();
    for (name, text) in ARTICLES {
        let stem = name.strip_suffix(".txt").unwrap_or(name);
        let input = formats::Input {
            path: name,
            stem,
            bytes: text.as_bytes(),
            kind: kind::Kind::Text,
        };
        for draft in formats::read(&input).drafts {
            reading
                .documents
                .push(draft::finish(draft, known.get(name), None));
        }
    }
    reading.documents = in_order(reading.documents);
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "seeds.toml")
            .collect();
        names.sort();
        assert_eq!(names, ARTICLES.map(|(name, _)| name.to_owned()));
    }

    #[test]
    fn all_are_read_with_what_is_known_of_them() {
        let known = side::parse(SIDE).unwrap();
        assert_eq!(known.len(), ARTICLES.len());
        let reading = embedded();
        assert!(reading.problems.is_empty());
        assert_eq!(reading.documents.len(), ARTICLES.len());
        assert!(
            reading
                .documents
                .iter()
                .all(|d| d.published.is_some() && d.language.is_some())
        );
    }
}
