//! Text that was written by nobody who wanted to be understood: another language, all capitals, no
//! punctuation, one word a thousand times. It may give fewer reports; it may not stop the reading,
//! point outside the text, or take time that grows faster than the text.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use dateline::corpus::Corpus;
use dateline::model::{
    Date, DateBasis, Document, Family, Paragraph, Published, Report, Role, Span, Status,
};
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};
use dateline::text::sentences::sentences;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

thread_local! {
    static PACK: Pack = Pack::embedded("iraq").expect("it is carried").expect("it loads");
}

/// A document of these paragraphs, published on 5 March 2020.
fn document(id: &str, paragraphs: &[&str]) -> Document {
    let mut text = String::new();
    let mut kept = Vec::new();
    for (paragraph, ordinal) in paragraphs.iter().zip(1..) {
        let start = text.len();
        text.push_str(paragraph);
        let span = Span::new(start, text.len());
        kept.push(Paragraph {
            ordinal,
            role: Role::Body,
            span,
            sentences: sentences(paragraph)
                .into_iter()
                .map(|s| Span::new(start + s.start, start + s.end))
                .collect(),
        });
        text.push('\n');
    }
    Document {
        published: Some(Published {
            date: Date::day("2020-03-05".parse().expect("a day")),
            basis: DateBasis::SideFile,
            note: String::new(),
        }),
        paragraphs: kept,
        ..Document::new(id, text)
    }
}

fn corpus(documents: Vec<Document>) -> Corpus {
    PACK.with(|pack| Corpus::build(documents, pack))
}

/// Every span of a report.
fn spans(report: &Report) -> Vec<Span> {
    let mut spans = vec![report.span, report.cue];
    spans.extend(report.parties().map(|p| p.span));
    spans.extend(report.date.map(|d| d.span));
    spans.extend(report.anchor.iter().flat_map(|a| [a.words, a.phrase]));
    spans.extend(report.munitions.iter().map(|m| m.count.span));
    spans.extend(report.launchers.map(|l| l.count.span));
    spans.extend(report.casualties.iter().map(|c| c.count.span));
    spans.extend(report.outcomes.iter().map(|o| o.1));
    spans.extend(report.actors.iter().filter_map(|a| Some(a.by?.span)));
    spans.extend(report.response_to);
    let told = &report.attribution;
    spans.extend(told.speaker.iter().chain(&told.via).map(|p| p.span));
    spans.extend(told.verb.iter().chain(&told.hedges));
    spans
}

/// Everything points into its document, between characters, and belongs to one event.
fn holds(corpus: &Corpus) {
    let within = |document: u32, span: Span| {
        let text = &corpus.documents[document as usize].text;
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(start < end && end <= text.len(), "{span:?} in {text:?}");
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
    };
    for mention in &corpus.mentions {
        within(mention.document, mention.span);
    }
    for report in &corpus.reports {
        for span in spans(report) {
            within(report.document, span);
        }
        let paragraphs = &corpus.documents[report.document as usize].paragraphs;
        let paragraph = paragraphs[report.paragraph as usize - 1].span;
        assert!(paragraph.start <= report.cue.start && report.cue.end <= paragraph.end);
    }
    let told: usize = corpus.events.iter().map(|e| e.reports.len()).sum();
    assert_eq!(told, corpus.reports.len());
}

fn incidents(corpus: &Corpus) -> usize {
    let incident = |f: Family| f.is_incident();
    let actual = corpus.events.iter().filter(|e| e.status == Status::Actual);
    actual.filter(|e| incident(e.kind.family())).count()
}

#[test]
fn another_language_gives_no_incident() {
    for text in [
        "Die Rakete schlug am Dienstag in der Nähe der Stadt ein, zwei Soldaten starben.",
        "Tirs de roquettes contre une base militaire : deux soldats tués samedi, selon l’armée.",
        "أطلق مسلحون صواريخ على معسكر التاجي يوم السبت، ما أدى إلى مقتل جنديين.",
        "حمله راکتی به پایگاه نظامی دو کشته بر جای گذاشت.",
        "三月十一日、基地に十八発のロケット弾が撃ち込まれ、兵士三人が死亡した。",
        "Ракеты упали на базу в субботу, погибли двое солдат.",
        "שלוש רקטות נפלו על הבסיס בשבת, ושני חיילים נהרגו.",
    ] {
        let corpus = corpus(vec![document("foreign", &[text])]);
        holds(&corpus);
        assert_eq!(incidents(&corpus), 0, "{text}");
    }
}

#[test]
fn capitals_and_want_of_punctuation_cost_no_more_than_they_must() {
    let plain = "Militiamen fired three rockets at Camp Taji on Tuesday, killing two soldiers. \
                 Police in Kirkuk detained four men on Wednesday.";
    let bare = plain.replace([',', '.'], "");
    for text in [plain.to_uppercase(), plain.to_lowercase(), bare] {
        let corpus = corpus(vec![document("odd", &[&text])]);
        holds(&corpus);
        let found = incidents(&corpus);
        assert!((1..=2).contains(&found), "{found} incidents in {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("proptest-regressions/robust.txt"))),
        ..ProptestConfig::with_cases(150)
    })]

    #[test]
    fn any_text_gives_reports_within_it(texts in prop::collection::vec("\\PC{0,120}", 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        holds(&corpus(vec![document("any", &texts)]));
    }

    #[test]
    fn words_of_war_in_any_order_give_reports_within_them(
        words in prop::collection::vec(prop::sample::select(vec![
            "Rockets", "hit", "the", "attack", "on", "Camp", "Taji", ",", ".", "killed", "two", "soldiers",
            "and", "wounding", "was", "by", "claimed", "responsibility", "for", "Kataib", "Hezbollah",
            "“", "”", "said", "another", "in", "response", "to", "day", "after", "March", "13", "no", "if",
            "who", "which", "that", "U.S.", "é", "日本", "\u{301}", "\u{200f}", "(", ")", "|", "—", "'s",
            "33", "dozens", "of", "at", "least", "Saturday", "strikes", "shot", "down", "a", "drone", "near",
        ]), 0..60),
        glue in prop::collection::vec(any::<bool>(), 60),
        cut in 1_usize..60,
    ) {
        let paragraph = |range: std::ops::Range<usize>| {
            let mut text = String::new();
            for (word, glue) in words[range.clone()].iter().zip(&glue[range]) {
                text.push_str(word);
                text.push_str(if *glue && word.len() > 6 { "" } else { " " });
            }
            text
        };
        let cut = cut.min(words.len());
        let (a, b) = (paragraph(0..cut), paragraph(cut..words.len()));
        holds(&corpus(vec![document("words", &[&a, &b])]));
    }
}

/// Four times the text may take so many times as long. What grows with the square takes sixteen times;
/// reports are compared with some dozens before them, so that short texts grow faster than long ones.
const GROWTH: f64 = 12.0;

/// Times too short to say anything.
const NOISE: Duration = Duration::from_millis(40);

fn time(text: &str, pack: &Pack) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.txt");
    std::fs::write(&path, text).expect("written");
    let read = source::read(&[path], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    let start = Instant::now();
    holds(&Corpus::build(read.documents, pack));
    start.elapsed()
}

/// Sentences, parts of sentences and words, each repeated in one paragraph without an end.
#[test]
fn time_grows_with_the_text_and_no_faster() {
    let pack = Pack::embedded("iraq")
        .expect("it is carried")
        .expect("it loads");
    let news = "Militiamen fired three rockets at Camp Taji on Saturday, killing two soldiers, officials said. ";
    let repeated = [
        news,
        &news.replace([',', '.'], ""),
        "The strikes were in response to the attack. ",
        "The group claimed responsibility. ",
        "he said that ",
        "John Smith of Camp Foo Brigade ",
        "March 13 ",
        "rocket-",
        "(",
        "“",
        "a",
    ];
    for unit in repeated {
        let once = |bytes: usize| time(&unit.repeat(bytes / unit.len()), &pack);
        let growth = || {
            let (short, long) = (once(4_000), once(16_000));
            println!("{short:>8.1?} {long:>8.1?} {unit}");
            long.as_secs_f64() / short.max(NOISE).as_secs_f64()
        };
        // A busy machine may slow one run down, not all.
        let linear = (0..3).any(|_| growth() <= GROWTH);
        assert!(
            linear,
            "four times \"{unit}\" takes more than {GROWTH} times as long"
        );
    }
}
