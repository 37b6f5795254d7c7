use super::*;

/// Keeps the kept lines' first words and says what became of the others.
fn layout(text: &str) -> Layout {
    lay_out(text, &Hints::default())
}

fn kept(text: &str) -> Vec<(Role, &str)> {
    let found = layout(text);
    found
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(text)))
        .collect()
}

#[track_caller]
fn all_cut(story: &str, furniture: &str) {
    let text = format!("{story}\n\n{furniture}");
    let found = layout(&text);
    let left: Vec<&str> = found
        .paragraphs
        .iter()
        .filter(|p| p.span.start as usize > story.len())
        .map(|p| p.span.of(&text))
        .collect();
    assert!(left.is_empty(), "kept below the story: {left:?}");
    assert_eq!(
        found.paragraphs.len(),
        layout(story).paragraphs.len(),
        "{:?}",
        found.cut
    );
}

const STORY: &str = "Shells fall on depot near the river

Four shells fell on a depot near the river late on Monday, the army said.

The depot was empty at the time, and the guards had been moved two days before.

“We heard it and ran,” a baker from the village told the paper.";

#[test]
fn comment_sections_of_many_sites_go() {
    for heading in [
        "Leave a Reply",
        "12 Comments",
        "Comments (3)",
        "Post a Comment",
        "Add a comment...",
        "Join the conversation",
        "COMMENTS - Sign in to post",
        "Have your say:",
        "0 Comments",
    ] {
        all_cut(
            STORY,
            &format!(
                "{heading}\n\nGood article. I was there in March, and rockets hit my house twice that day.\n\nThanks."
            ),
        );
    }
    all_cut(
        STORY,
        "Ann Lee says:\n\nI was there, and rockets hit my house.\n\nReply\n\nBo Berg says:\n\nSame here, twice that week.",
    );
    all_cut(
        STORY,
        "  1. Ann Lee says\n\n    I was there, and rockets hit my house in the night.",
    );
    all_cut(
        STORY,
        "JaneDoe77 • 3 days ago\n\nI was there, and rockets hit my house in the night.\n\nTom R. on March 3, 2020 at 5:04 pm\n\nNo.",
    );
}

#[test]
fn a_comment_count_above_the_story_takes_nothing_with_it() {
    let text = STORY.replacen("\n\n", "\n\n0 Comments\n\n", 1);
    assert_eq!(kept(&text).len(), 4);
}

#[test]
fn menus_buttons_and_notices_go() {
    for line in [
        "Home | World | Politics | Sports | Opinion | Video",
        "Home > News > Middle East",
        "Latest Weather Sports Obituaries Crossword Archive Newsletters App",
        "search menu previous next tag category close cart phone",
        "Share this article",
        "Tweet",
        "ADVERTISEMENT",
        "Sponsored Content",
        "Print",
        "Follow us on Twitter and Facebook",
        "Sign up for our daily newsletter and get the news in your inbox",
        "Click to share on WhatsApp (Opens in new window)",
        "We use cookies to improve your visit. Read our privacy policy and terms.",
        "© 2020 The Daily Star. All rights reserved.",
        "It looks like you are using an old browser.",
        "Connecting to %s",
        "3 min read",
        "Tags: army, depot, river",
        "Story code: 4711",
        "* * *",
        "Photo: AFP",
        "Read more: Army moves guards from the river",
    ] {
        all_cut(STORY, line);
        let above = format!("{line}\n\n{STORY}");
        assert_eq!(kept(&above).len(), 4, "{line}: {:?}", layout(&above).cut);
        assert_eq!(kept(&above)[0].0, Role::Title, "{line}");
    }
    let menu = format!("Home\nNews\nWorld\nSports\nObituaries\n\n{STORY}");
    assert_eq!(kept(&menu).len(), 4);
    all_cut(
        STORY,
        "Related articles\n\nArmy moves guards from the river\n\nBakers of the village want answers\n\nMost read\n\nFive things to know",
    );
}

#[test]
fn the_story_keeps_its_short_and_odd_lines() {
    let text = "US troops leave base

By air they left on Monday, the army said, and the base was handed over in the night.

What happened next

“No.”

The guards shared the news: nobody was hurt in the village, the doctor said on Tuesday.

He did not comment.

Read the full statement of the ministry, which was posted on its site in the morning.

- Four shells fell on the depot
- Two fell in the river

The source: an officer who asked not to be named, as he may not speak to the press.";
    let found = layout(text);
    assert!(found.cut.is_empty(), "{:?}", found.cut);
    assert_eq!(found.paragraphs.len(), 10);
}

#[test]
fn teasers_and_captions_inside_the_story_are_marked() {
    let text = STORY.replacen(
        "The depot was",
        "READ MORE: Army moves guards from the river\n\nFILE PHOTO: Guards stand at the gate of the depot in March 2019.\n\nThe depot was",
        1,
    );
    let roles: Vec<Role> = kept(&text).into_iter().map(|(role, _)| role).collect();
    assert_eq!(
        roles,
        [
            Role::Title,
            Role::Body,
            Role::Teaser,
            Role::Caption,
            Role::Body,
            Role::Body
        ]
    );
}

#[test]
fn metadata_lines_are_used() {
    let text = format!(
        "The River Herald\n\n{STORY}\n\nInformation for this article was contributed by Ann Lee of The Northern Star.\n\nB Section on 11/24/2020\n\nPrint Headline: Shells hit depot"
    );
    let found = layout(&text);
    let facts = &found.facts;
    assert_eq!(facts.outlet.as_deref(), Some("The River Herald"));
    assert_eq!(facts.derived_from.as_deref(), Some("The Northern Star"));
    assert_eq!(facts.title.as_deref(), Some("Shells hit depot"));
    assert_eq!(facts.dates[0].0.day.to_string(), "2020-11-24");
    assert_eq!(found.cut.iter().filter(|c| c.metadata).count(), 4);
    assert_eq!(found.paragraphs.len(), 4);
    for line in [
        "Published: Monday, January 27, 2020",
        "PublishDate: Monday, January 27, 2020 10:14",
        "Posted on Jan 27, 2020 by admin",
        "27-01-2020 14:07 IST",
        "January 27, 2020",
        "Monday 27 January 2020 10.15 GMT",
        "Last updated on 2020-01-27 at 10:00",
    ] {
        let text = STORY.replacen(
            "\n\n",
            &format!("\n\n{line}\n\nBy Ann Lee and Bo Berg, Staff Writers\n\n"),
            1,
        );
        let found = layout(&text);
        let dates: Vec<_> = found
            .facts
            .dates
            .iter()
            .chain(&found.facts.changes)
            .collect();
        assert_eq!(dates.len(), 1, "{line}");
        assert_eq!(dates[0].0.day.to_string(), "2020-01-27", "{line}");
        assert_eq!(found.paragraphs.len(), 4, "{line}: {:?}", found.cut);
    }
}

#[test]
fn a_date_inside_the_story_is_no_publication_date() {
    let text = "The attack of 2019

It began with the shells of January 27, 2019, and it has not ended for the village since then.

Published reports of March 3, 2019 spoke of four dead guards, but the army denied them all.";
    let found = layout(text);
    assert!(found.facts.dates.is_empty() && found.cut.is_empty());
}

#[test]
fn datelines_name_the_agency() {
    let text =
        "BAGHDAD, March 14 (Reuters) - Four shells fell on a depot near the river, the army said.";
    assert_eq!(layout(text).facts.derived_from.as_deref(), Some("Reuters"));
    let other = "Baghdad (population) - Four shells fell on a depot near the river, the army said.";
    assert_eq!(layout(other).facts.derived_from, None);
}

#[test]
fn lines_broken_at_a_fixed_width_are_joined() {
    let text = "Shells fall on depot near the river

Four shells fell on a depot near the river late on Monday, the army
said in a statement. The depot was empty at the time, and the guards
had been moved two days before.

Nobody was hurt, but two bakers of the village left their homes and
stayed with friends for the night.
";
    let found = kept(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(layout(text).paragraphs[1].sentences.len(), 2);
}

#[test]
fn tables_have_rows() {
    let text = format!(
        "{STORY}\n\nShells since January:\n\nDay Place\n3 Jan Depot, four shells\n14 Jan River bank\n2 Feb Bakery\n\nIt was the third time since January, the army said on Monday."
    );
    let roles: Vec<Role> = kept(&text).into_iter().map(|(role, _)| role).collect();
    assert_eq!(
        roles[4..],
        [
            Role::TableCaption,
            Role::TableHeader,
            Role::TableRow,
            Role::TableRow,
            Role::TableRow,
            Role::Body
        ]
    );
    let cells =
        format!("{STORY}\n\n| Day | Place |\n| 3 | Depot |\n| 14 | Bank |\n| 15 | Bakery |\n");
    let roles: Vec<Role> = kept(&cells).into_iter().map(|(role, _)| role).collect();
    assert_eq!(
        roles[4..],
        [
            Role::TableHeader,
            Role::TableRow,
            Role::TableRow,
            Role::TableRow
        ]
    );
}

#[test]
fn a_text_without_headline_has_none() {
    let one = "Four shells fell on a depot near the river";
    assert_eq!(kept(one), [(Role::Body, one)]);
    let body = "Four shells fell on a depot near the river late on Monday.\n\nNobody was hurt.";
    assert!(kept(body).iter().all(|(role, _)| *role == Role::Body));
}

#[test]
fn dumps_of_pages_give_their_article() {
    let dump = "World News\nToday's Paper | March 20, 2020\n\nShells hit depot near the river\n\nJane Doe Published March 14, 2020 Updated March 15, 2020 05:27pm\nAP_100713025938\nMinisters Meet In Capital Rain Falls In North Grain Ships Leave Port Army Says Shells Fell On Depot Teachers Strike Goes On In South Again\nالعربية\nShells fell on a depot near the river late on Saturday, the army said in a statement.\n\nIt was not clear if anybody was hurt. Guards said they had heard nothing at all. (Reporting by Ann Roe; Editing by Jo Poe)\n\nThe depot was empty at the time, according to an officer who spoke on Sunday.\n\nThe depot was empty at the time, according to an officer who spoke on Sunday.\n\nPublished in The Daily Star, March 14th, 2020\n\nOpinion\n\nSix of one\nUpdated 2 Feb, 2021\n\nThe mayor should be asked why the bridge is not open yet, and soon.";
    let layout = lay_out(dump, &Hints::default());
    let kept: Vec<&str> = layout.paragraphs.iter().map(|p| p.span.of(dump)).collect();
    assert_eq!(kept.len(), 4, "{kept:?}");
    assert_eq!(kept[0], "Shells hit depot near the river");
    assert_eq!(layout.paragraphs[0].role, Role::Title);
    assert!(kept[2].starts_with("It was not clear"), "{kept:?}");
    assert_eq!(layout.facts.byline.as_deref(), Some("Jane Doe"));
    let days: Vec<String> = layout
        .facts
        .dates
        .iter()
        .map(|(d, _)| d.day.to_string())
        .collect();
    assert_eq!(days, ["2020-03-14", "2020-03-14"]);
    assert_eq!(
        layout.facts.clock.as_ref().unwrap().0.day.to_string(),
        "2020-03-20"
    );
    let reasons: Vec<&str> = layout.cut.iter().map(|c| c.reason.as_str()).collect();
    for reason in [
        "name of the section",
        "page clock",
        "name of a picture",
        "headlines in a row",
        "navigation",
        "repeated line",
        "below the end of the article",
    ] {
        assert!(reasons.contains(&reason), "{reason}: {reasons:?}");
    }
}

#[test]
fn a_credit_to_the_outlet_s_own_people_is_no_masthead() {
    let story = "Port Hale: Two shells fell near the harbour on Monday, officials said here.\n\n\
        Nobody was hurt in the shelling, which went on for an hour, they said.";
    for line in [
        "F.P. Report",
        "Web Desk",
        "Staff Report",
        "HT Correspondent",
    ] {
        let facts = layout(&format!("{line}\n\n{story}")).facts;
        assert_eq!(facts.outlet, None, "{line}");
        assert_eq!(facts.byline.as_deref(), Some(line));
    }
    let facts = layout(&format!("AFP Report\n\n{story}")).facts;
    assert_eq!((facts.outlet, facts.byline), (None, None));
    assert_eq!(facts.derived_from.as_deref(), Some("Agence France-Presse"));
    for outlet in ["The Harbour Report", "Daily Post"] {
        let facts = layout(&format!("{outlet}\n\n{story}")).facts;
        assert_eq!(facts.outlet.as_deref(), Some(outlet));
    }
}
