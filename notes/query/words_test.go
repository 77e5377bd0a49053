package query

import (
	"slices"
	"strings"
	"testing"
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
		{"Turkish", "IŞIK ışık İstanbul Ğ", []Word{{"isik", 0, 4}, {"isik", 5, 9}, {"istanbul", 10, 18}, {"g", 19, 20}}},
		{"German", "Straße STRASSE Größe", []Word{{"strasse", 0, 6}, {"strasse", 7, 14}, {"grosse", 15, 20}}},
		{"Cyrillic keeps its letters, and ё is е", "Ёлка елка Йод", []Word{{"елка", 0, 4}, {"елка", 5, 9}, {"йод", 10, 13}}},
		{"Scandinavian and Polish", "Øresund Łódź Æsop", []Word{{"oresund", 0, 7}, {"lodz", 8, 12}, {"aesop", 13, 17}}},
		{"Hindi keeps its vowels", "हिन्दी", []Word{{"हिन्दी", 0, 6}}},
		{"Arabic loses its points", "كِتَاب", []Word{{"كتاب", 0, 6}}},
		{"Thai letters are words, with their marks", "ที่นี", []Word{{"ที่", 0, 3}, {"นี", 3, 5}}},
		{"Chinese among Latin", "in阿塞2拜", []Word{{"in", 0, 2}, {"阿", 2, 3}, {"塞", 3, 4}, {"2", 4, 5}, {"拜", 5, 6}}},
		{"an endless word is cut", strings.Repeat("a", 200), []Word{{strings.Repeat("a", longestWord), 0, 200}}},
		{"Greek", "ΛΌΓΟΣ λόγος", []Word{{"λογοσ", 0, 5}, {"λογοσ", 6, 11}}},
		{"Chinese letters are words", "阿塞拜疆", []Word{{"阿", 0, 1}, {"塞", 1, 2}, {"拜", 2, 3}, {"疆", 3, 4}}},
		{"beyond the basic plane", "😀 𝔸b", []Word{{"ab", 2, 4}}},
		{"a letter and its accents end together", "Андреи\u0306\u0301.", []Word{{"андрей", 0, 8}}},
		{"Korean in its letters", "\u1112\u1161\u11ab\u1100\u116e\u11a8 x", []Word{{"한국", 0, 6}, {"x", 7, 8}}},
		{"Japanese with loose marks", "か\u3099き\u3099a", []Word{{"が", 0, 2}, {"ぎ", 2, 4}, {"a", 4, 5}}},
		{"half width", "ﾌﾟｰ", []Word{{"プ", 0, 2}, {"ー", 2, 3}}},
		{"a ligature is one character", "oﬃce x", []Word{{"office", 0, 4}, {"x", 5, 6}}},
		{"a circled letter is not one that is a word", "㊀a", []Word{{"㊀a", 0, 2}}},
		{"a half is not 1 and 2", "1½", []Word{{"1½", 0, 2}}},
		{"what is not seen is within words only", "\u200fcease\u2060fire\u200f", []Word{{"ceasefire", 1, 11}}},
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

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "Moscow's raid", "e\u0301\u0301 \u0301", "a\xffb", "İı ẞß ς", "\u1112\u1161\u11abか\u3099", "ﾞ ำ\u0e48", "\u2060a\u2060"} {
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
			if fold := Fold(string(runes[w.Start:w.End])); !strings.HasPrefix(fold, w.Folded) || len(fold) <= longestWord && fold != w.Folded {
				t.Fatalf("%q: Fold = %q, Words = %q", text, fold, w.Folded)
			}
			if again := Join(w.Folded); again != w.Folded {
				t.Fatalf("%q: %q is folded again to %q", text, w.Folded, again)
			}
		}
	})
}

// BenchmarkJoin joins 3 MB of prose in different scripts.
func BenchmarkJoin(b *testing.B) {
	english := longText(b)
	for _, bench := range []struct{ name, text string }{
		{"English", english},
		{"Russian", strings.Repeat("В ночь на 27 июня в Екатеринбурге прошли обыски и рейды; двое братьев погибли. Ещё семеро задержаны.\n", 17_000)},
		{"Azerbaijani", strings.Repeat("AZƏRTAC yazır: Əliyev Moskvanı tənqid etdi, iki qardaş həlak oldu; daha yeddi nəfər saxlanılıb.\n", 27_000)},
		{"Chinese", strings.Repeat("阿塞拜疆总统访问莫斯科，外交危机加深。\n", 52_000)},
		{"decomposed Russian", strings.Repeat("Российскии\u0306 чемпион Андреи\u0306 уехал. ", 30_000)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.text)))
			b.ReportAllocs()
			for b.Loop() {
				Join(bench.text)
			}
		})
	}
}
