"""Prints how fast each tool finds the same names in the same texts, and how what it finds differs.

Every tool has its turn in every round, on one thread; times are processor times. flashtext and pyahocorasick find a name in exactly its
case, and so does PhraseMatcher by default. The engine finds it in any case, with and without accents; the sets are compared over those
names that stand in the text as they are written.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import ahocorasick
import spacy
from flashtext import KeywordProcessor
from spacy.matcher import PhraseMatcher

ROUNDS = 9
TURN = 0.1


class Engine:
    """The engine, as a process that does a round for each line."""

    def __init__(self, folder, names):
        command = ["cargo", "bench", "--quiet", "--bench", "speed", "--", "peer", folder, str(names), *sys.argv[2:]]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.counts = json.loads(self.process.stdout.readline())

    def ask(self, line):
        print(line, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def turn(self, line):
        return lambda: self.ask(line)[0]


def main():
    names = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(folder, names)
        names = json.loads((Path(folder) / "names.json").read_text())
        texts = json.loads((Path(folder) / "texts.json").read_text())
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        print(f"{len(names)} names, {len(texts)} texts, {megabytes * 1e3:.0f} KB")
        tools = peers(sorted(set(names)))
        turns = {"this engine, all rules": engine.turn("extract"), "this engine, names alone": engine.turn("find")}
        turns |= {name: (lambda find=find: timed(find, texts)) for name, find in tools.items()}
        times = {name: [] for name in turns}
        for _ in range(ROUNDS):
            for name, turn in turns.items():
                times[name].append(turn())
        print_times(times, megabytes)
        found = [{tuple(span) for span in spans} for spans in engine.ask("spans")]
        print_sets(tools, found, texts, set(names))
        engine.process.stdin.close()
        engine.process.wait()


def peers(names):
    """Each tool as a function from a text to the spans it finds."""
    flashtext = KeywordProcessor(case_sensitive=True)
    flashtext.add_keywords_from_list(names)
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    nlp = spacy.blank("en")
    phrases = PhraseMatcher(nlp.vocab)
    phrases.add("NAME", list(nlp.tokenizer.pipe(names)))

    def find_phrases(text):
        document = nlp.make_doc(text)
        spans = (document[start:end] for _, start, end in phrases(document))
        return [(span.start_char, span.end_char) for span in spans]

    return {
        "pyahocorasick": lambda text: [(end + 1 - length, end + 1) for end, length in automaton.iter(text)],
        "flashtext": lambda text: [span[1:] for span in flashtext.extract_keywords(text, span_info=True)],
        "spaCy PhraseMatcher, with its tokenizer": find_phrases,
    }


def timed(find, texts):
    """Seconds of processor time of one reading of all texts."""
    started = time.process_time()
    readings = 0
    while (took := time.process_time() - started) < TURN:
        for text in texts:
            find(text)
        readings += 1
    return took / readings


def print_times(times, megabytes):
    print(f"\n{'':<42} {'MB/s':>8}   this engine, all rules | names alone: times as fast (least–most)")
    rules, alone = (times[f"this engine, {what}"] for what in ("all rules", "names alone"))
    for name, own in times.items():
        ratios = " | ".join(spread([b / a for a, b in zip(ours, own)]) for ours in (rules, alone))
        print(f"{name:<42} {megabytes / statistics.median(own):>8.2f}   {ratios}")


def spread(ratios):
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f})"


def print_sets(tools, found, texts, names):
    """What both find, at word edges, as it is written; the longest at a place, from left to right."""
    ours = [longest(text, spans, names) for text, spans in zip(texts, found)]
    print(f"\n{'':<42} {'both':>8} {'only it':>8} {'only the engine':>16}")
    for name, find in tools.items():
        theirs = [longest(text, find(text), names) for text in texts]
        both = sum(len(a & b) for a, b in zip(ours, theirs))
        print(f"{name:<42} {both:>8} {sum(map(len, theirs)) - both:>8} {sum(map(len, ours)) - both:>16}")
        differing = (text[slice(*span)] for text, a, b in zip(texts, ours, theirs) for span in sorted(a ^ b))
        if examples := list(dict.fromkeys(differing))[:6]:
            print("  they differ in:", ", ".join(examples))


def longest(text, spans, names):
    def is_word(at):
        return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")

    def is_whole(start, end):
        return not (is_word(start - 1) and is_word(start)) and not (is_word(end - 1) and is_word(end))

    kept, reached = set(), 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached and text[start:end] in names and is_whole(start, end):
            kept.add((start, end))
            reached = end
    return kept


if __name__ == "__main__":
    main()
