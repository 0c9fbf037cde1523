//! English punctuation: the situations of the well-known golden rules for sentence boundaries, and those of the press.

use super::check;

#[test]
fn plain_marks_end_sentences() {
    check(&[
        ("period", "The talks began.¦Both sides smiled."),
        ("question", "Who will go?¦Nobody knows."),
        ("exclamation", "What a day!¦The crowd left."),
        ("two exclamations", "Welcome!!¦The doors are open."),
        ("two questions", "Really??¦Who told them?"),
        ("exclamation and question", "Already!?¦That was quick."),
        ("question and exclamation", "Again?!¦That was slow."),
        ("ideographic", "今日は晴れ。‖明日は雨？‖はい！"),
        ("lower case after a plain word", "the food was late.¦we left."),
        ("lower case after a long number", "call 5550100.¦they answer."),
        ("space before the mark", "The talks began .¦Both sides smiled ."),
    ]);
}

#[test]
fn abbreviations_and_initials_do_not() {
    check(&[
        ("courtesy title", "On Monday Mr. Qin met Dr. Biden."),
        ("courtesy title in capitals", "THEN MR. QIN SPOKE."),
        ("sentence-initial abbreviation", "Approx. ten came."),
        ("initial", "Then J. Edgar Hoover came."),
        ("middle initial", "It was George W. Bush who said it."),
        ("several initials", "J. R. R. Tolkien wrote it."),
        ("lower-case page", "Turn to p. 12 for more."),
        ("two letters, lower case", "Were the mayor and co. at the game?"),
        ("two letters, then lower case", "They sold it to Smith & Co. at noon."),
        ("mountain", "We saw Mt. Fuji from the train."),
        ("saint and street", "St. Mary stands on 3rd st. near the bridge."),
        ("possessive", "That is the Acme Inc.'s office."),
        ("country as adjective", "It is the U.S. vision of trade."),
        ("country before a noun", "She joined the U.S. Government in May."),
        ("country before its president", "It was the U.S. President who called."),
        ("country then lower case", "I lived in the U.S. for years."),
        ("unknown dotted letters", "The Q.X.Z. Group met."),
        ("month and day", "On Jan. 6 they met."),
        ("number sign", "It was No. 5 on the list."),
        ("hour before a person", "At 5 a.m. Mr. Smith rose."),
        ("versus", "It was Ali vs. Frazier again."),
        ("for example", "Some, e.g. Ghana, agreed."),
        ("comma", "Smith, Jones, etc., agreed."),
        ("bracket after", "He works for Acme Inc. (the maker) now."),
    ]);
}

#[test]
fn abbreviations_end_sentences_where_the_next_begins() {
    check(&[
        ("company", "They sold it to Smith & Co.¦It closed today."),
        ("short company", "Ask Jane and co.¦They know."),
        ("country", "I live in the U.S.¦How about you?"),
        ("country and pronoun", "He flew to the U.S.¦He stayed there."),
        ("place before a titled name", "It was decided in the U.S.¦President Biden said so."),
        ("fronted place before a titled name", "In the U.S. President Biden spoke."),
        ("dotted letters", "They left the E.U.¦What now?"),
        ("hour", "He left the bank at 6 P.M.¦Mr. Smith then slept."),
        ("hour and zone", "He left the bank at 6 P.M. EST today."),
        ("quotation after", "He works for Acme Inc.¦“We are glad,” he said."),
        ("and so on", "They sell tea, rugs, etc.¦Prices vary."),
        ("and others", "So wrote Smith et al.¦They were right."),
        ("pronoun I", "It was you and I.¦Did Albert I. Jones come?"),
        ("letter as a word", "He went from A to B.¦The road was long."),
        ("answer no", "Did he?¦No.¦He slept."),
        ("weekday", "The shop opens on Sat.¦We close at noon."),
    ]);
}

#[test]
fn numbers_keep_their_periods() {
    check(&[
        ("decimals", "Prices rose 2.5 percent to $3.75 today."),
        ("sum inside", "She has $100.00 in her bag."),
        ("sum at the end", "She has $100.00.¦It is in her bag."),
        ("year at the end", "It ended in 2019.¦Nobody wept."),
        ("dotted number", "Look at N°. 1026.253.553.¦It is there."),
        ("figure", "Look at Fig. 3 first."),
        ("section number", "2.1. Methods of the study"),
    ]);
}

#[test]
fn ellipses_end_sentences_before_capitals() {
    check(&[
        ("three periods, lower case", "I was ... well, it is late."),
        ("sign, lower case", "It was late… but they came."),
        ("sign, capital", "It was late…¦They came."),
        ("spaced, lower case", "The habit . . . was old."),
        ("spaced with a fourth", "The rest is left out . . . .¦Next comes more."),
        ("four periods", "They never said so....¦She left."),
        ("inside a quotation", "He argues that “the laws will appear less complex. . . .”"),
        ("brackets", "\"Bohr [...] used stairways [...]\" (Smith 55)."),
    ]);
}

#[test]
fn quotations_and_brackets_close_with_their_sentence() {
    check(&[
        ("curly", "“We agree.”¦The room was silent."),
        ("straight", "He turned.¦\"We agree.\"¦The room was silent."),
        ("single", "'It is fine.'¦The room was silent."),
        ("comma inside", "“We agree,” he said.¦She nodded."),
        ("lower case goes on", "“Stop!” he said."),
        ("period and lower case", "He told them, \"It is great.\" he said."),
        ("name and verb go on", "“Why now?” Biden asked.¦Nobody spoke."),
        ("titled name and verb", "“Why now?” Mr. Biden asked."),
        ("question and a new sentence", "“Why now?”¦Biden left."),
        ("bracketed sentence inside", "He teaches (He was an engineer.) at school."),
        ("bracketed sentence after", "He teaches.¦(He was an engineer.)¦She sings."),
        ("bracket and mark", "He teaches (since May).¦She sings."),
        ("note in brackets", "He teaches.[12]¦She sings. [3] [4]¦They rest."),
        ("note sign", "He teaches.¹²¦She sings."),
        ("straight quotes far apart", "\"We agree. \"¦They left."),
        ("quote then mark", "They call it “peace”.¦She sings."),
    ]);
}

#[test]
fn names_and_addresses_with_marks_inside() {
    check(&[
        ("name with a mark", "She works at Yahoo! in the city."),
        ("title with a mark and a year", "He saw Mamma Mia! (2008) twice."),
        ("mail address", "Write to jane.doe@example.com today."),
        ("web address", "See www.example.com/a.html?b=c for more."),
        ("web address after a mark", "More is here...¦https://example.com/x"),
        ("file", "Open index.html and Node.js first."),
        ("missing space", "The food was late.‖The room was cold."),
        ("missing space after a question", "is it open?‖thanks for help"),
    ]);
}
