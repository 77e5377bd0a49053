package query

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestMark(t *testing.T) {
	tests := []struct {
		name, text, query string
		want              string // the text with the marks in brackets
	}{
		{"nothing asked for", "a raid", "", "a raid"},
		{"nothing found", "a raid", "baku ", "a raid"},
		{"each occurrence", "Raid, raid; RAID.", "raid ", "[Raid], [raid]; [RAID]."},
		{"whole words only", "raids raid", "raid ", "raids [raid]"},
		{"unfinished word", "raids raid afraid", "raid", "[raids] [raid] afraid"},
		{"some of the terms suffice", "a raid", "raid baku ", "a [raid]"},
		{"accents", "the Élysée, cafe\u0301", "elysee café ", "the [Élysée], [cafe\u0301]"},
		{"phrase is one mark", "two old brothers, two brothers", `"two brothers"`, "two old brothers, [two brothers]"},
		{"phrase over a line's end", "two\n\nbrothers", `"two brothers"`, "[two\n\nbrothers]"},
		{"phrase after a false start", "two two brothers", `"two brothers"`, "two [two brothers]"},
		{"phrase that overlaps itself", "ha ha ha, ha", `"ha ha"`, "[ha ha ha, ha]"},
		{"phrase with a prefix", "two brothers-in-law", `"two bro`, "[two brothers]-in-law"},
		{"word and phrase overlap", "the two brothers", `"two brothers" brothers the `, "[the] [two brothers]"},
		{"neighbours are two marks", "two brothers", "two brothers ", "[two] [brothers]"},
		{"beyond the basic plane", "😀😀 raid", "raid ", "😀😀 [raid]"},
		{"the end of the text", "raid", "raid ", "[raid]"},
	}
	for _, tt := range tests {
		marks := mark(tt.text, tt.query)
		if got := bracketed(tt.text, marks); got != tt.want {
			t.Errorf("%s: %q in %q: %q, want %q", tt.name, tt.query, tt.text, got, tt.want)
		}
		if strings.Contains(tt.want, "[") != (marks != nil) {
			t.Errorf("%s: marks are %v", tt.name, marks)
		}
	}
}

// bracketed returns the text with the marks in brackets.
func bracketed(text string, marks [][2]int) string {
	var b strings.Builder
	done := 0
	runes := []rune(text)
	for _, m := range marks {
		b.WriteString(string(runes[done:m[0]]) + "[" + string(runes[m[0]:m[1]]) + "]")
		done = m[1]
	}
	b.WriteString(string(runes[done:]))
	return b.String()
}

// mark returns the marks of a query in a text, where the words of the query
// match as typed or as prefixes.
func mark(text, input string) [][2]int {
	marks, _ := NewExpansion(Parse(input)).Expand(new(Vocabulary), withBeginnings, 1).Mark(text)
	return marks
}

func FuzzMark(f *testing.F) {
	f.Add("two two brothers, two", `"two brothers" two`)
	f.Add("ha ha ha", `"ha ha"`)
	f.Add("e\u0301 \xff é", "é*")
	f.Add("raid or arrest -x", "raid OR arrest -x")
	f.Fuzz(func(t *testing.T, text, input string) {
		got := mark(text, input)
		if want := slowMark(text, Parse(input)); !reflect.DeepEqual(got, want) {
			t.Fatalf("mark(%q, %q) = %v, want %v", text, input, got, want)
		}
	})
}

// slowMark is a reference implementation of Mark, which compares every term
// with every position of the text.
func slowMark(text string, q Query) [][2]int {
	var words []Word
	for w := range Words(text) {
		words = append(words, w)
	}
	var marks [][2]int
	for _, c := range q.Clauses {
		for _, term := range c.Any {
			for i := range words {
				if last := i + len(term.Words) - 1; !c.Unwanted && last < len(words) && standsAt(words[i:], term) {
					marks = append(marks, [2]int{words[i].Start, words[last].End})
				}
			}
		}
	}
	return merged(marks)
}

func standsAt(words []Word, term Term) bool {
	for k, want := range term.Words {
		have := words[k].Folded
		if have != want && !(term.Prefix && k == len(term.Words)-1 && strings.HasPrefix(have, want)) {
			return false
		}
	}
	return true
}

// BenchmarkMark marks in a text of 3 MB.
func BenchmarkMark(b *testing.B) {
	text := longText(b)
	for _, input := range []string{"raid ", "the*", `"police operation" Yekaterinburg brothers unknown `} {
		b.Run(input, func(b *testing.B) {
			p := NewExpansion(Parse(input)).Expand(new(Vocabulary), withBeginnings, 1)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if marks, _ := p.Mark(text); len(marks) == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

// longText is 3 MB of prose.
func longText(tb testing.TB) string {
	prose, err := os.ReadFile(filepath.Join("testdata", "prose.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Repeat(string(prose), 3_000_000/len(prose)+1)
}
