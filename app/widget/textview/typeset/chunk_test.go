package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"
)

func TestChunks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"words and spaces", "to be  or", "to| |be|  |or"},
		{"spaces at the ends", " a ", " |a| "},
		{"line ends", "a\nb\r\nc\n\nd", "a|\n|b|\r\n|c|\n|\n|d"},
		{"tabs are spaces", "a\t b", "a|\t |b"},
		{"after a hyphen", "well-known", "well-|known"},
		{"not in a negative number", "-5 and x-5", "-5| |and| |x-5"},
		{"not in a fraction", "1/2", "1/2"},
		{"in an address", "https://example.org/a/b", "https://|example.org/|a/|b"},
		{"after dashes", "em—dash 1914–1918", "em|—|dash| |1914–|1918"},
		{"a no-break space holds", "7\u00a0July 10\u202f000", "7\u00a0July| |10\u202f000"},
		{"ideographs", "日本語。", "日|本|語。"},
		{"letters beside ideographs", "日本 is Japan", "日|本| |is| |Japan"},
		{"combining marks", "cafe\u0301 au", "cafe\u0301| |au"},
		{"after a soft hyphen", "soft\u00adware", "soft\u00ad|ware"},
		{"after a zero width space", "ab\u200bcd", "ab\u200b|cd"},
		{"a family of emoji", "👩‍👩‍👧 🇦🇿", "👩‍👩‍👧| |🇦🇿"},
		{"bytes that are not text", "a\xff\xfeb \xc3", "a\xff\xfeb| |\xc3"},
	}
	e := testEngine()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := chunker{engine: e, text: test.text}
			c.place(0, len(test.text))
			var got []string
			for k, ok := c.next(); ok; k, ok = c.next() {
				got = append(got, test.text[k.start:k.end])
			}
			if s := strings.Join(got, "|"); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

func TestLongWordsAreCut(t *testing.T) {
	e := testEngine()
	for name, text := range map[string]string{
		"simple":  strings.Repeat("x", 1000),
		"complex": strings.Repeat("ก", 1000),
		"marks":   "e" + strings.Repeat("\u0301", 1000),
		"bytes":   strings.Repeat("\xff", 1000),
	} {
		c := chunker{engine: e, text: text}
		c.place(0, len(text))
		at := 0
		for k, ok := c.next(); ok; k, ok = c.next() {
			if k.start != at || k.end <= k.start || k.end-k.start > maxWord+3 {
				t.Fatalf("%s: chunk %d–%d after %d", name, k.start, k.end, at)
			}
			at = k.end
		}
		if at != len(text) {
			t.Errorf("%s: ends at %d", name, at)
		}
	}
}

// breaksOf returns the break opportunities of the chunker in a text.
func breaksOf(e *Engine, text string) []int {
	c := chunker{engine: e, text: text}
	c.place(0, len(text))
	var out []int
	for k, ok := c.next(); ok; k, ok = c.next() {
		if k.class != classSpace && !k.glued && k.start > 0 {
			out = append(out, k.start)
		}
	}
	return out
}

// standardBreaks returns the break opportunities of UAX #14 in a text.
func standardBreaks(text string) []int {
	var s segmenter.Segmenter
	s.Init([]rune(text))
	var out []int
	at := 0
	for lines := s.LineIterator(); lines.Next(); {
		at += len(string(lines.Line().Text))
		out = append(out, at)
	}
	return out[:len(out)-1]
}

// The shortcuts of the chunker must agree with the standard.
func TestBreaksAreThoseOfTheStandard(t *testing.T) {
	e := testEngine()
	parts := []string{
		"a", "B", "é", "я", "1", "23", "-", "–", "—", "/", ".", ",", ":", "!", "?", "(", ")", "[", "]", "{", "}", "\"", "'", "’", "“", "»",
		"«", "$", "%", "€", "+", "#", "@", "=", "~", "*", "…", "°", "\u00a0", " ", " ", " ", "  ", "語", "。", "\u0301", "\u00ad", "א", "№", "§", "|", "•", "→",
	}
	random := rand.New(rand.NewPCG(5, 2))
	for range 100_000 {
		text := "x"
		for range 1 + random.IntN(7) {
			text += parts[random.IntN(len(parts))]
		}
		text += "x"
		if strings.Contains(text, " \u0301") { // a mark on a space, which is set apart from it
			continue
		}
		if got, want := breaksOf(e, text), standardBreaks(text); !slices.Equal(got, want) {
			t.Fatalf("%q breaks at %v, want %v", text, got, want)
		}
	}
}
