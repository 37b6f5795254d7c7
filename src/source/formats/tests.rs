use std::io::Write;

use super::*;
use crate::model::{Document, Role};
use crate::source::draft;
use crate::source::kind::detect;

fn yielded(stem: &str, extension: &str, bytes: &[u8]) -> Yield {
    read(&Input {
        path: "x",
        stem,
        bytes,
        kind: detect(bytes, extension),
    })
}

fn documents(stem: &str, extension: &str, bytes: &[u8]) -> Vec<Document> {
    let part = yielded(stem, extension, bytes);
    assert!(part.problems.is_empty(), "{:?}", part.problems);
    part.drafts
        .into_iter()
        .map(|d| draft::finish(d, None, None))
        .collect()
}

fn texts(document: &Document) -> Vec<(Role, &str)> {
    document
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&document.text)))
        .collect()
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Shells hit depot | The Star</title>
<meta property="og:site_name" content="The Star"><link rel="canonical" href="https://example.org/world/shells">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Shells hit depot near river","datePublished":"2020-03-14T22:10:00+03:00"}]}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Shells hit depot near river</h1>
<p>Four shells fell on a depot near the river late on Saturday, the army said in a statement that it gave to reporters in the town.</p>
<p>The depot was empty at the time, and the guards had been moved two days before the attack, according to an officer who spoke on Sunday.</p>
<p>“We heard it and ran,” a baker from the village told the paper, and his neighbours said the same of the night of the attack.</p>
<table><tr><th>Day</th><th>Place</th></tr><tr><td>3 Jan</td><td>Depot</td></tr><tr><td>4 Feb</td><td>River</td></tr></table></article>
<footer>© 2020 The Star. All rights reserved.</footer></body></html>"#;

#[track_caller]
fn check_page(document: &Document) {
    let found = texts(document);
    assert_eq!(found[0], (Role::Title, "Shells hit depot near river"));
    assert!(
        found[1].1.starts_with("Four shells") && found[3].1.ends_with("the attack."),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .all(|(_, t)| !t.contains("Home") && !t.contains("All rights")),
        "{found:?}"
    );
    assert_eq!(document.outlet.as_deref(), Some("The Star"));
    assert_eq!(document.published_on().unwrap().edtf(), "2020-03-14");
    assert_eq!(
        document.published.as_ref().unwrap().basis,
        crate::model::DateBasis::Markup
    );
}

#[test]
fn a_page_gives_story_and_metadata() {
    let found = documents("page", "txt", PAGE.as_bytes());
    check_page(&found[0]);
    assert_eq!(
        found[0].url.as_deref(),
        Some("https://example.org/world/shells")
    );
    assert_eq!(found[0].language.as_deref(), Some("en"));
    let rows: Vec<_> = texts(&found[0])
        .into_iter()
        .filter(|(r, _)| *r == Role::TableRow)
        .map(|(_, t)| t)
        .collect();
    assert_eq!(rows, ["Day | Place", "3 Jan | Depot", "4 Feb | River"]);
}

#[test]
fn nasty_pages_end_soon() {
    let started = std::time::Instant::now();
    for (tag, times) in [
        ("div", 50_000),
        ("b", 50_000),
        ("div", 1_900),
        ("b", 1_900),
        ("table", 1_900),
        ("p", 50_000),
    ] {
        let page = format!(
            "<html><body>{}<p>Four shells fell on it.</p>",
            format!("<{tag}>").repeat(times)
        );
        let part = yielded("deep", "html", page.as_bytes());
        assert_eq!(part.drafts.len() + part.problems.len(), 1, "{tag}");
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn a_mail_gives_its_text() {
    let mail = "From: The Star <news@example.org>\r\nTo: a@example.org\r\nSubject: Shells hit depot\r\nDate: Sat, 14 Mar 2020 22:10:00 +0300\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nFour shells fell on a depot near the river, the army said, =93twice=94 in a=\r\n night.\r\n\r\nNobody was hurt in the attack on Saturday.\r\n";
    let found = documents("mail", "eml", mail.as_bytes());
    assert_eq!(found[0].title.as_deref(), Some("Shells hit depot"));
    assert_eq!(found[0].outlet.as_deref(), Some("The Star"));
    assert_eq!(found[0].published_on().unwrap().edtf(), "2020-03-14");
    assert!(found[0].text.contains("“twice” in a night."));
    assert_eq!(found[0].paragraphs.len(), 2);
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn a_word_document_gives_paragraphs_and_rows() {
    let xml = "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Shells hit depot</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">Four shells &amp; a </w:t></w:r><w:r><w:t>rocket fell on it.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>3 Jan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Depot</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    let found = documents(
        "word",
        "docx",
        &zipped(&[("word/document.xml", xml.as_bytes())]),
    );
    assert_eq!(
        texts(&found[0]),
        [
            (Role::Title, "Shells hit depot"),
            (Role::Body, "Four shells & a rocket fell on it."),
            (Role::TableRow, "3 Jan | Depot")
        ]
    );
}

#[test]
fn archives_are_opened_once_and_bounded() {
    let story = b"Four shells fell on a depot near the river, the army said.";
    let bytes = zipped(&[
        ("a/one.txt", story),
        ("two.html", PAGE.as_bytes()),
        (".hidden.txt", story),
        ("three.bin", story),
        ("in.zip", &zipped(&[("x.txt", story)])),
    ]);
    let part = yielded("pack", "zip", &bytes);
    let ids: Vec<&str> = part.drafts.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["one", "two"]);
    assert_eq!(part.drafts[0].path, "x!a/one.txt");
    assert_eq!(part.problems.len(), 1, "{:?}", part.problems);
    let bomb = zipped(&[("zeros.txt", &vec![b'0'; 300 << 20])]);
    assert!(bomb.len() < 1 << 20);
    let part = yielded("bomb", "zip", &bomb);
    assert!(
        part.drafts.is_empty() && part.problems[0].contains("more than 100 times its size"),
        "{:?}",
        part.problems
    );
    let mut cut = bytes.clone();
    cut.truncate(cut.len() - 30);
    assert!(yielded("cut", "zip", &cut).problems[0].contains("damaged"));
}

#[test]
fn web_archives_give_their_pages() {
    let page = |body: &str, head: &str| {
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n{body}")
    };
    let record = |kind: &str, uri: &str, block: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2020-04-01T00:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let chunked = format!("{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len());
    let warc = [
        record("warcinfo", "", "software: x"),
        record("response", "https://example.org/1", &page(PAGE, "")),
        record("request", "https://example.org/1", "GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "https://example.org/2",
            &page(&chunked, "Transfer-Encoding: chunked\r\n"),
        ),
    ]
    .concat();
    for bytes in [warc.as_bytes().to_vec(), gzipped(warc.as_bytes())] {
        let found = documents("crawl", "warc", &bytes);
        assert_eq!(found.len(), 2);
        check_page(&found[0]);
        check_page(&found[1]);
        assert_eq!(found[1].url.as_deref(), Some("https://example.org/2"));
    }
    let cut = &warc.as_bytes()[..warc.len() - 400];
    assert!(yielded("cut", "warc", cut).problems[0].contains("ends inside record 4"));
}

/// A PDF of one page with the lines given, its cross references counted out.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines
        .iter()
        .map(|line| format!("({line}) Tj T* "))
        .collect();
    let content = format!("BT /F1 12 Tf 72 720 Td 14 TL {}ET", shown.concat());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    pdf_of(&objects)
}

/// A PDF of these objects, the first its catalogue.
fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes();
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let start = file.len();
    file.extend(table);
    let size = objects.len() + 1;
    write!(
        file,
        "trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file
}

#[test]
fn a_pdf_that_refers_to_itself_is_named() {
    let catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
    let drawing = "stream\nq /F Do Q\nendstream";
    let parents = [
        catalogue,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        "<< /Length 9 >>\nstream\nBT (x) Tj\nendstream",
    ];
    let drawings = [
        catalogue,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
        &format!("<< /Length 9 >>\n{drawing}"),
        &format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length 9 >>\n{drawing}"
        ),
    ];
    for objects in [&parents[..], &drawings[..]] {
        let objects: Vec<String> = objects.iter().map(|o| (*o).to_owned()).collect();
        let found = yielded("loop", "pdf", &pdf_of(&objects));
        assert!(found.drafts.is_empty());
        assert!(
            found.problems[0].contains("refer to themselves"),
            "{:?}",
            found.problems
        );
    }
}

#[test]
fn a_pdf_gives_its_text_layer() {
    let bytes = pdf(&[
        "Four shells fell on a depot near the river late on Saturday, the ar-",
        "my said in a statement. The depot was empty at the time, and guards",
        "had been moved two days before.",
    ]);
    let found = documents("paper", "pdf", &bytes);
    assert!(
        found[0].text.contains("the army\nsaid") || found[0].text.contains("the army said"),
        "{:?}",
        found[0].text
    );
    assert_eq!(found[0].paragraphs.len(), 1, "{:?}", texts(&found[0]));
    assert!(yielded("scan", "pdf", &pdf(&[])).problems[0].contains("without a text layer"));
    assert!(yielded("cut", "pdf", &bytes[..200]).problems[0].contains("PDF"));
}

/// A page of a story whose parts are named `parts` and hold `inside`.
fn story_page(inside: &str) -> Document {
    let page = format!(
        r#"<!DOCTYPE html><html lang="en"><head><title>Shells hit depot</title></head><body>
<div class="wrap has-sidebar"><div class="content"><h1>Shells hit depot</h1>
<p>Four shells fell on a depot near the river late on Saturday, the army said in a statement that it gave to reporters in the town.</p>
<p>The depot was empty at the time, and the guards had been moved two days before the attack, according to an officer who spoke on Sunday.</p>
{inside}
<p>“We heard it and ran,” a baker from the village told the paper, and his neighbours said the same of the night of the attack.</p>
<p>Nobody was hurt, and by the evening the road to the town was open again, the governor’s office said in a short note to the press.</p>
</div></div></body></html>"#
    );
    documents("x", "html", page.as_bytes()).remove(0)
}

#[test]
fn what_the_extractor_loses_between_two_paragraphs_is_kept() {
    for inside in [
        "<p>The ministry did not say, as <em><a href=\"/s\">The Star</a></em> put it, who had paid for the guns.</p>",
        "Loose words stand here, <a href=\"/s\">a link</a> in them, and the ministry did not say who had paid for the guns.<br>",
        "<div class=\"social-embed\"><blockquote><p>The ministry did not say in its long answer who had paid for the guns.</p></blockquote></div>",
        "<table><tr><th>Day</th><th>Place</th></tr><tr><td>3 Jan</td><td>who had paid for the guns</td></tr></table>",
    ] {
        let document = story_page(inside);
        let found = texts(&document);
        assert!(
            found
                .iter()
                .any(|(_, t)| t.contains("who had paid for the guns")),
            "{inside}: {found:?}"
        );
        assert_eq!(
            found.iter().filter(|(_, t)| t.contains("paid for")).count(),
            1
        );
    }
}

#[test]
fn links_to_other_stories_and_notices_are_no_story() {
    let inside = r#"<p><a href="/a">Minister says more guns are on their way to the north</a></p>
<div class="newsletter-box"><p>Our letter tells you every morning what you missed, and it costs you nothing at all.</p></div>"#;
    let document = story_page(inside);
    let found = texts(&document);
    assert!(
        found.contains(&(
            Role::Teaser,
            "Minister says more guns are on their way to the north"
        )),
        "{found:?}"
    );
    assert!(
        found.iter().all(|(_, t)| !t.contains("every morning")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|(_, t)| t.contains("open again")),
        "{found:?}"
    );
}

#[test]
fn a_page_laid_out_with_a_table_has_paragraphs() {
    let words = "The army said in a statement that shells fell on the depot near the river late on Saturday. ";
    let page = format!(
        "<html><body><table><tr><td><p>{}</p><p>{}</p><p>{}</p></td></tr></table></body></html>",
        words.repeat(3),
        words.replace("army", "police").repeat(3),
        words.replace("army", "mayor").repeat(3)
    );
    let document = documents("x", "html", page.as_bytes()).remove(0);
    assert!(
        texts(&document)
            .iter()
            .filter(|(r, _)| *r == Role::Body)
            .count()
            >= 3,
        "{:?}",
        texts(&document)
    );
}
