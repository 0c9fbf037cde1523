//! Lines: what is a block of its own, and what is only wrapped.

use super::{NEVER, check, rules, split};

const WRAPPED: &str = "The ministers met in the capital on Sunday for the first of two days of\n\
                       talks that both sides called useful. After the session Blinken left for\n\
                       Paris, where a second round is planned for the coming week.";

#[test]
fn blocks_end_sentences() {
    check(&[
        ("blank line", "Leave a comment¦\n\nThe talks began"),
        ("line of spaces", "Leave a comment¦\n \t\nThe talks began"),
        ("carriage returns", "Leave a comment¦\r\n\r\nThe talks began"),
        ("old carriage returns", "Leave a comment¦\r\rThe talks began"),
        ("form feed", "Leave a comment¦\u{C}the talks began."),
        ("paragraph separator", "Leave a comment¦\u{2029}the talks began."),
        ("two line separators", "Leave a comment¦\u{2028}\u{2028}the talks began."),
        ("two next-line signs", "Leave a comment¦\u{85}\u{85}the talks began."),
        ("line that ended", "The talks began.¦\nBoth sides smiled."),
        ("short lines", "features¦\ncontact manager¦\nevents, activities"),
        ("marker in brackets", "[ad_1]¦\nThe talks began.¦\n[ad_2]¦\nSource link"),
        ("bullets", "- Eggs¦\n- Milk from the shop¦\n- Tea"),
        ("bullet signs", "• eggs¦\n• milk"),
        ("numbers", "1. Eggs¦\n2. Milk from the shop¦\n3. Tea"),
        ("numbers in brackets", "(1) Eggs¦\n(2) Milk"),
        ("markup heading", "The talks¦\n# Background¦\nThey began."),
        ("rule of signs", "The talks¦\n-----¦\nthey began."),
        ("rule inside a line", "The talks¦ =====¦ They began."),
        ("question as heading", "What now?¦\nthe talks began."),
    ]);
}

#[test]
fn lists_written_on_one_line_are_items() {
    check(&[
        ("numbers and brackets", "1) Buy eggs¦2) Buy milk"),
        ("numbers, periods, brackets", "1.) Buy eggs.¦2.) Buy milk."),
        ("numbers", "1. Buy eggs¦2. Buy milk"),
        ("numbers that end", "1. Buy eggs.¦2. Buy milk."),
        ("letters", "a. Buy eggs¦b. Buy milk¦c. Go home"),
        ("bullets and numbers", "• 9. Buy eggs¦• 10. Buy milk"),
        ("hyphen bullets", "⁃9. Buy eggs¦⁃10. Buy milk"),
        ("out of order", "1. Buy 4. eggs today"),
    ]);
}

#[test]
fn wrapped_lines_do_not() {
    check(&[
        ("lower case goes on", "This is a sentence\ncut in the middle by a line."),
        ("with a space", "It was a cold \nnight in the city."),
        ("line separator", "It was a cold\u{2028}night in the city."),
        ("next line sign", "It was a cold\u{85}night in the city."),
        ("comma", "He met Biden,\nBlinken and Qin."),
    ]);
    for (name, end) in [("unix", "\n"), ("windows", "\r\n"), ("separator", "\u{2028}"), ("next line", "\u{85}")] {
        let text = WRAPPED.replace('\n', end);
        assert_eq!(split(&text, &rules(), &[], &NEVER).len(), 2, "{name}");
    }
}

#[test]
fn a_line_that_was_not_wrapped_is_a_block() {
    let text = format!("Talks end with little\n{WRAPPED}");
    let first = split(&text, &rules(), &[], &NEVER)[0].of(&text);
    assert_eq!(first, "Talks end with little", "headline before wrapped lines");
    let paragraph = WRAPPED.replace('\n', " ");
    let text = format!("Ministers End a First Day of Talks in the Capital With Few Results\n{paragraph}");
    assert_eq!(split(&text, &rules(), &[], &NEVER).len(), 3, "headline before a paragraph on one line");
    let text = format!("{paragraph}\nBy a staff writer\n{paragraph}");
    assert_eq!(split(&text, &rules(), &[], &NEVER).len(), 5, "line between paragraphs");
}

#[test]
fn letters_and_messages_end_without_marks() {
    check(&[
        ("closing", "Best regards,¦Jane"),
        ("not a closing", "He sent his regards, Jane wrote."),
        ("message head", "Jane 06/19/2023 09:12 AM¦We will meet today."),
        ("address before a sentence", "Mail: press@example.com¦The office is closed."),
    ]);
}
