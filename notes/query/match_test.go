package query

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
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
		marks := Match(tt.text, Parse(tt.query))
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

func FuzzMatch(f *testing.F) {
	f.Add("two two brothers, two", `"two brothers" two`)
	f.Add("ha ha ha", `"ha ha"`)
	f.Add("e\u0301 \xff é", "é*")
	f.Fuzz(func(t *testing.T, text, input string) {
		q := Parse(input)
		got := Match(text, q)
		if want := slowMatch(text, q); !reflect.DeepEqual(got, want) {
			t.Fatalf("Match(%q, %q) = %v, want %v", text, input, got, want)
		}
	})
}

// slowMatch compares every term with every place of the text.
func slowMatch(text string, q Query) [][2]int {
	var words []Word
	for w := range Words(text) {
		words = append(words, w)
	}
	marked := make([]bool, len([]rune(text))+1) // and whether what stands there is joined to what stands before
	joined := make([]bool, len(marked))
	for i := range words {
		for _, term := range q.Terms {
			last := i + len(term.Words) - 1
			if last >= len(words) {
				continue
			}
			matches := true
			for k, want := range term.Words {
				have := words[i+k].Folded
				ok := have == want || term.Prefix && i+k == last && strings.HasPrefix(have, want)
				matches = matches && ok
			}
			if matches {
				for p := words[i].Start; p < words[last].End; p++ {
					marked[p] = true
					joined[p] = joined[p] || p > words[i].Start
				}
			}
		}
	}
	var marks [][2]int
	for p, on := range marked {
		switch {
		case !on:
		case joined[p]:
			marks[len(marks)-1][1] = p + 1
		default:
			marks = append(marks, [2]int{p, p + 1})
		}
	}
	return marks
}

// BenchmarkMatch marks in a text of 3 MB.
func BenchmarkMatch(b *testing.B) {
	text := longText(b)
	for _, input := range []string{"raid ", "the*", `"police operation" Yekaterinburg brothers unknown `} {
		b.Run(input, func(b *testing.B) {
			q := Parse(input)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if len(Match(text, q)) == 0 {
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
