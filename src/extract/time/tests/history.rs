//! Texts that tell history, whose dates lean on one another.

use super::*;

#[test]
fn a_history_leans_on_its_own_dates() {
    let text = "The battle began in July 1943. On 12 July the tanks met; the next day they \
        withdrew. In August 1943 the city fell. In 1941 and 1942 it had been held. In 1944 the \
        army moved on. In January 1945 it crossed the river; two months later, in March, it stood \
        before the capital. That year the war ended.";
    let found = read(text, "2009-06-01");
    let values: Vec<_> = found.iter().map(|e| e.value.as_str()).collect();
    let wanted = [
        "1943-07",
        "1943-07-12",
        "1943-07-13",
        "1943-08",
        "1941",
        "1942",
        "1944",
        "1945-01",
        "1945-03",
        "1945-03",
        "1945",
    ];
    assert_eq!(values, wanted);
}

/// Asserts the values of `text`, published long after.
fn told(text: &str, wanted: &[&str]) {
    let found = read(text, "2011-01-15");
    let values: Vec<_> = found.iter().map(|e| e.value.as_str()).collect();
    assert_eq!(values, wanted, "{text}");
}

#[test]
fn a_short_text_of_old_years_is_a_history_too() {
    told(
        "It began in 1932. On 15 June 1933 the fort burned; on July 16 it was retaken. In August \
         Norland sent a division, and by the following month, on 9 September, the siege began. \
         By the end of the year a truce held. In January 1934 it broke.",
        &[
            "1932",
            "1933-06-15",
            "1933-07-16",
            "1933-08",
            "1933-09",
            "1933-09-09",
            "1933",
            "1934-01",
        ],
    );
    told(
        "The match was on 8 June 1969, the second a week later, on 15 June. In 1970, 1971 and \
         1972 talks were held. By the following spring there was peace. That winter was cold.",
        &[
            "1969-06-08",
            "1969-W24",
            "1969-06-15",
            "1970",
            "1971",
            "1972",
            "1973-SP",
            "1973-WI",
        ],
    );
}

#[test]
fn a_history_knows_no_today_and_a_quote_is_no_history() {
    told(
        "In 1941, 1942 and 1943 it was a camp. Today, it is a park. To this day it is known.",
        &["1941", "1942", "1943", "PRESENT_REF", "PRESENT_REF"],
    );
    // Years in passing make no history of news.
    told(
        "He said the plant, built in 1976, closed in 1999 and reopened in 2003, was hit in March.",
        &["1976", "1999", "2003", "2010-03"],
    );
}

#[test]
fn eras_seasons_and_parts_are_read_whole() {
    told(
        "From 264 to 146 BC they fought. In the summer of 415 BC a fleet sailed, and in the year \
         378 another. During the winter of 1916–17 it froze. The late 18th and early 19th \
         centuries, the first half of the 17th century and the first decade of the 20th century \
         were quiet; so were the last months of 1941, and mid-to-late 1942.",
        &[
            "BC0264",
            "BC0146",
            "BC0415-SU",
            "0378",
            "1916-WI",
            "17",
            "18",
            "16",
            "190",
            "1941",
            "1942",
        ],
    );
}

#[test]
fn a_dated_heading_dates_its_section_of_news() {
    let text = "The army said on Monday it had lost ground.\n\nMay 2009\n\nOn 12 May the bridge \
        fell. In June it was mended.\n\n14 July 2009\n\nAt 6 p.m. guns fired. In September a man \
        said so.";
    told(
        text,
        &[
            "2011-01-10",
            "2009-05",
            "2009-05-12",
            "2009-06",
            "2009-07-14",
            "2009-07-14T18:00",
            "2009-09",
        ],
    );
    // The article's own dateline heads nothing.
    told(
        "January 14, 2011\n\nShells fell on December 27.",
        &["2011-01-14", "2010-12-27"],
    );
}

#[test]
fn without_a_day_of_publication_dates_lean_on_those_told() {
    let found = read("Shells fell on 3 May 2015, and again on 9 June.", "");
    assert_eq!(found[1].value, "2015-06-09");
}

#[test]
fn a_text_of_antiquity_gives_short_years() {
    told(
        "The tribe was beaten in AD 43. In 60 or 61 it rose. He ruled from AD 69 to 79, the next \
         from 81 until 96. In 410 AD the troops left. On 24 August 410 the city fell; in the \
         autumn of 476, later than that, the last of them. In 60 days 300 men marched 43 miles.",
        &[
            "0043",
            "0060",
            "0061",
            "0069",
            "0079",
            "0081",
            "0096",
            "0410",
            "0410-08-24",
            "0476-FA",
            "P60D",
        ],
    );
    told(
        "The war (89–85 BC) began in 90 BC. In 88 Rome sent five legions, and by 86 it had won.",
        &["BC0089", "BC0085", "BC0090", "BC0088", "BC0086"],
    );
    // Elsewhere small numbers are no years.
    told(
        "In 1941, 1942 and 1943 it held. In 60 it did not.",
        &["1941", "1942", "1943"],
    );
}

#[test]
fn a_day_of_the_month_and_of_the_year_after_follow_the_story() {
    told(
        "It began in 1869. In August 1870 they met; on the 18th he fought on. The next year, on 7 \
         September, peace came. In the first week of December he left, and in the year \
         previous they had not. The winter of 1873 was cold, the summer before, hot.",
        &[
            "1869",
            "1870-08",
            "1870-08-18",
            "1871",
            "1871-09-07",
            "1871-W49",
            "1870",
            "1873-WI",
            "1873-SU",
        ],
    );
}

#[test]
fn what_is_told_in_passing_leaves_the_story_where_it_is() {
    told(
        "On October 27, 1899, a column marched. It had been so in 1880 and 1881. On Sunday 10 \
         December they held; between the 26th and 29th they rested. The general (1839–1908) left \
         on 2 January.",
        &[
            "1899-10-27",
            "1880",
            "1881",
            "1899-12-10",
            "1899-12-26",
            "1899-12-29",
            "1839",
            "1908",
            "1900-01-02",
        ],
    );
}

#[test]
fn long_stretches_share_their_unit() {
    told(
        "In the 16th, 17th and 18th centuries it stood. From the 13th to the 15th centuries it \
         was not there. In the 2nd millennium BC it was built, in 1940, 1941 and 1942 rebuilt.",
        &["15", "16", "17", "12", "14", "BC1", "1940", "1941", "1942"],
    );
    told(
        "The wars (343–341, 326–304 and 298–290 BC) were long.",
        &["BC0343", "BC0341", "BC0326", "BC0304", "BC0298", "BC0290"],
    );
}

#[test]
fn a_history_of_one_year_is_known_by_its_first_date() {
    told(
        "The siege lasted from September 1 to September 15, 1950. The officers said they would \
         hold. On August 5 they had come near. On the evening of August 31 they moved; before \
         dawn the next morning they crossed. The night of September 8–9 was quiet. He said on \
         September 10: \"Yesterday we won.\"",
        &[
            "1950-09-01",
            "1950-09-15",
            "1950-08-05",
            "1950-08-31TEV",
            "1950-09-01TMO",
            "1950-09-08TNI",
            "1950-09-10",
            "1950-09-09",
        ],
    );
    // News that tells of an old day first is still news.
    told(
        "The bridge, blown up on September 15, 1950, opened on Tuesday. On December 3 a crane \
         had come; last week it left on January 7 after all.",
        &[
            "1950-09-15",
            "2011-01-11",
            "2010-12-03",
            "2011-W01",
            "2011-01-07",
        ],
    );
}

#[test]
fn what_was_over_before_lies_before_the_story() {
    told(
        "The fleet left on February 13, 1776. A letter taken in December had told of it. On March \
         12 it came to the cape. He had fought in the action of 9 September 1774. On 15 April he \
         sailed.\n\nOn 1 August he left. In 1760 a treaty was made.\n\nIn early December they \
         met off Christmas Island, in the last year of the war.",
        &[
            "1776-02-13",
            "1775-12",
            "1776-03-12",
            "1774-09-09",
            "1776-04-15",
            "1776-08-01",
            "1760",
            "1776-12",
        ],
    );
}

#[test]
fn years_before_1800_stand_in_brackets_and_ranges() {
    told(
        "Throughout 1775 and into 1776 they came. The general (1767–1815), the law (1789) and the \
         painter (French, 1793–1861) are known. Rooms 1100–1250 and 1200–1500 metres are not.",
        &["1775", "1776", "1767", "1815", "1789", "1793", "1861"],
    );
}

#[test]
fn a_year_compared_with_and_names_of_divisions_move_no_story() {
    told(
        "In April 2003 a storm grew, the strongest since the one of 1997. It came ashore in May. \
         On 3 June the rest fell; by mid-October the first 15 boats sailed. In September 1950 it \
         began; in the first two weeks of September the 2nd Division held U-10, July 1951 too. \
         On 1 March 1901 it ended, and on 26 December he left, near Thursday Island.",
        &[
            "2003-04",
            "1997",
            "2003-05",
            "2003-06-03",
            "2003-10",
            "1950-09",
            "P2W",
            "1950-09",
            "1951-07",
            "1901-03-01",
            "1901-12-26",
        ],
    );
}

#[test]
fn the_entries_of_a_chronicle_follow_one_another() {
    let values = |text: &str| {
        let found = read(text, "2011-06-20");
        let values: Vec<_> = found.iter().map(|e| e.value.clone()).collect();
        values.join(" ")
    };
    let falling = "_June 18: A bomb goes off.\n\n_Jan. 12: A bus is hit.\n\n_Dec. 19: Men stop a \
        van.\n\n_Aug. 10: Two are killed.\n\n_July 4: A raid.";
    assert_eq!(
        values(falling),
        "2011-06-18 2011-01-12 2010-12-19 2010-08-10 2010-07-04"
    );
    let rising = "October 3 – A bomb goes off.\n\nNovember 12 – A bus is hit.\n\nJanuary 19 – Men stop a \
        van.\n\nMay 10 – Two are killed.";
    assert_eq!(
        values(rising),
        "2010-10-03 2010-11-12 2011-01-19 2011-05-10"
    );
    let three = "Dec. 3: A bomb.\n\nJan. 12: A bus.\n\nMarch 19: A van.";
    assert_eq!(values(three).split(' ').count(), 3);
}
