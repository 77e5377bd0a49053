package query

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	tests := []struct {
		name, text string
		want       []Word
	}{
		{"nothing", "", nil},
		{"only separators", " —…!\n", nil},
		{"case and accents", "Élysée RAID", []Word{{"elysee", 0, 6}, {"raid", 7, 11}}},
		{"apostrophe and hyphen separate", "Moscow's post-war", []Word{{"moscow", 0, 6}, {"s", 7, 8}, {"post", 9, 13}, {"war", 14, 17}}},
		{"digits belong to words", "Flight 8243, COVID19", []Word{{"flight", 0, 6}, {"8243", 7, 11}, {"covid19", 13, 20}}},
		{"a combining accent belongs to the word before it", "cafe\u0301s", []Word{{"cafes", 0, 6}}},
		{"a combining accent begins no word", "\u0301 a", []Word{{"a", 2, 3}}},
		{"Azerbaijani", "AZƏRTAC Əliyev İlham", []Word{{"azərtac", 0, 7}, {"əliyev", 8, 14}, {"ilham", 15, 20}}},
		{"Cyrillic keeps its own letters", "Ёлка Йод", []Word{{"ёлка", 0, 4}, {"йод", 5, 8}}},
		{"Greek final sigma", "ΛΌΓΟΣ λόγος", []Word{{"λόγοσ", 0, 5}, {"λόγοσ", 6, 11}}},
		{"Chinese without spaces is one word", "阿塞拜疆", []Word{{"阿塞拜疆", 0, 4}}},
		{"beyond the basic plane", "😀 𝔸b", []Word{{"𝔸b", 2, 4}}},
		{"bytes that are not UTF-8", "a\xffb", []Word{{"a", 0, 1}, {"b", 2, 3}}},
	}
	for _, tt := range tests {
		if got := slices.Collect(Words(tt.text)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Words(%q) = %v, want %v", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestWordsCanStopEarly(t *testing.T) {
	for w := range Words("one two three") {
		if w.Folded == "two" {
			return
		}
	}
	t.Error("two was not found")
}

func TestFold(t *testing.T) {
	tests := [][2]string{
		{"", ""},
		{"Forty-Eight HOURS!", "forty-eight hours!"},
		{"Crème brûlée", "creme brulee"},
		{"cre\u0300me", "creme"},
		{"a\xff", "a\ufffd"},
	}
	for _, tt := range tests {
		if got := Fold(tt[0]); got != tt[1] {
			t.Errorf("Fold(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

// TestFoldEqualsUnicode61 compares every letter and number with what SQLite
// makes of it. They differ only in what the doc of Words names.
func TestFoldEqualsUnicode61(t *testing.T) {
	folded := readUnicode61(t)
	const firstNewer = 0x10000 // beyond it, letters that came with Unicode 7 are many
	for r := rune(1); r < firstNewer; r++ {
		if !unicode.In(r, unicode.L, unicode.N) {
			continue
		}
		want, ok := folded[r]
		if !ok {
			want = r
		}
		if got := foldRune(r); got != want && !newerLetter(r) {
			t.Errorf("%U %c is folded to %c, want %c", r, r, got, want)
		}
	}
}

func readUnicode61(t *testing.T) map[rune]rune {
	f, err := os.Open("testdata/unicode61.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	folded := make(map[rune]rune)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		to, from, ok := strings.Cut(lines.Text(), " ")
		if !ok || to == "#" {
			continue
		}
		target, _ := utf8.DecodeRuneInString(to)
		for _, r := range from {
			folded[r] = target
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(folded) < 1000 {
		t.Fatalf("only %d letters read", len(folded))
	}
	return folded
}

// newerLetter says whether the letter or its other case came after Unicode 6.1,
// whose tables SQLite has, or is one of two that these lack.
func newerLetter(r rune) bool {
	switch {
	case r == 'Ǡ', r == 'ǡ', r == 'Ϳ', r >= 0x528 && r <= 0x52F:
		return true
	case unicode.In(r, unicode.Cherokee, unicode.Georgian):
		return true
	}
	return r >= 0xA640 && unicode.In(r, unicode.Latin, unicode.Cyrillic) || r >= 0x1C80 && r <= 0x1C8A || r == 0x2C2F || r == 0x2C5F
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "Moscow's raid", "e\u0301\u0301 \u0301", "a\xffb", "İı ẞß ς"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		last := 0
		for w := range Words(text) {
			if w.Start < last || w.End <= w.Start || w.End > len(runes) {
				t.Fatalf("%q: %v after %d of %d", text, w, last, len(runes))
			}
			last = w.End
			if !utf8.ValidString(text) {
				continue
			}
			if fold := Fold(string(runes[w.Start:w.End])); fold != w.Folded {
				t.Fatalf("%q: Fold = %q, Words = %q", text, fold, w.Folded)
			}
			for again := range Words(w.Folded) {
				if again.Folded != w.Folded {
					t.Fatalf("%q: %q is folded again to %q", text, w.Folded, again.Folded)
				}
			}
		}
	})
}
