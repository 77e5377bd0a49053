package markdown_test

import (
	"strings"
	"testing"

	"collate/notes/document"
	"collate/notes/markdown"
)

func TestWords(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       int
	}{
		{"none", "", 0},
		{"prose", "Two women, one of them Əliyev's sister.\nThe other?", 9},
		{"marks", "# **Bold** and *italic* ~~gone~~\n\n---\n\n> quoted\n> - item", 6},
		{"within a word", "un**believ**able", 1},
		{"a link", "See [[Levant Files|the article]] and [[Long#Part 3]].", 7},
		{"a link to an address", "See [the page](https://example.org/a-b) and <https://example.org>.", 5},
		{"a picture", "![A map of Baku](map.png)", 4},
		{"what embeds", "![[Chronology of it]]", 3},
		{"a list", "1. one\n2) two\n- [ ] three\n- [x] four\n  10. five", 5},
		{"a year at the start", "2025 was long. 3.5 is more.", 6},
		{"a table", "| one|two |\n|:---|---:|\n| [[Three or four\\|three]] |four|", 4},
		{"code", "a `b c` d\n\n```go title\nx := y\n```\n\n~~~~\n```\none\n~~~~\ntwo", 8},
		{"code in a quotation", "> ```go\n> x\n> ```", 1},
		{"footnotes", "One[^1] two.\n\n[^1]: Three.", 3},
		{"HTML", "A <b class=\"x y\">bold</b> word<!-- not this -->.", 3},
		{"escapes", `\[\[one\]\] \#two`, 2},
		{"of scripts without spaces", "東京へ行く and kana", 7},
		{"not closed", "[[one [two](three `four", 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := markdown.Words(test.text); got != test.want {
				t.Errorf("%d words in %q, want %d", got, test.text, test.want)
			}
		})
	}
}

// The words are those of the note as it is set for reading.
func TestWordsAreThoseThatAreRead(t *testing.T) {
	for _, text := range []string{
		"# A note\n\nOf **some** words, [[one|with]] a [link](https://example.org) and `code`.\n\n> Quoted, [[Levant Files]].\n",
		"1. one\n2. two\n   - [ ] three\n\n| a | b |\n|---|---|\n| [[c d]] | e\\|f |\n\n```go\nx := 1\n```\n\nEnd.",
		"A <i>word</i>, an address <https://example.org> and another: https://example.org/a_b. “Əliyev” — said.",
	} {
		got := markdown.Words(text)
		if want := document.Words(strings.ReplaceAll(markdown.Document(text).Text(), "|", " ")); got != want {
			t.Errorf("%d words in %q, want %d", got, text, want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, text := range []string{"[[a|b]]", "``a`", "<", "](", "- [x", "1.", "~~~\n", "[^", "\\", "|\\|[[a\\|b]]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if n := markdown.Words(text); n < 0 || n > len(text) {
			t.Fatalf("%d words in %q", n, text)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("A paragraph with **bold** words and a [[link]] in it.\n\n", 1<<20/56)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		markdown.Words(text)
	}
}
