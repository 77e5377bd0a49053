package query

import (
	"reflect"
	"strings"
	"testing"
)

func word(words ...string) Term   { return Term{Words: words} }
func prefix(words ...string) Term { return Term{Words: words, Prefix: true} }
func phrase(words ...string) Term { return Term{Words: words, Quoted: true} }

func TestParse(t *testing.T) {
	tests := []struct {
		name, input string
		want        []Term
	}{
		{"nothing", "", nil},
		{"blank", " \t\n", nil},
		{"only marks", `*"-()`, nil},
		{"the last word may be unfinished", "Raid Bak", []Term{word("raid"), prefix("bak")}},
		{"a space finishes it", "raid baku ", []Term{word("raid"), word("baku")}},
		{"so does a mark", "raid baku.", []Term{word("raid"), word("baku")}},
		{"an asterisk asks for a prefix", "yekat* raid ", []Term{prefix("yekat"), word("raid")}},
		{"an asterisk alone does not", "* raid * ", []Term{word("raid")}},
		{"an asterisk within a word ends it", "ye*kat ", []Term{prefix("ye"), word("kat")}},
		{"phrase", `"Two Brothers" died `, []Term{phrase("two", "brothers"), word("died")}},
		{"a phrase that ends the query is finished", `"two brothers"`, []Term{phrase("two", "brothers")}},
		{"a phrase without end is not", `raid "two bro`, []Term{word("raid"), {[]string{"two", "bro"}, true, true}}},
		{"but a space finishes its last word", `"two brothers `, []Term{phrase("two", "brothers")}},
		{"phrase with asterisk", `"two bro"* `, []Term{{[]string{"two", "bro"}, true, true}}},
		{"asterisks in a phrase are marks", `"two* bro" `, []Term{phrase("two", "bro")}},
		{"curly and angled marks", "“two brothers” «à Bakou»", []Term{phrase("two", "brothers"), phrase("a", "bakou")}},
		{"a quotation mark ends a word", `raid"two brothers"`, []Term{word("raid"), phrase("two", "brothers")}},
		{"an empty phrase asks for nothing", `"" raid `, []Term{word("raid")}},
		{"words that marks divide stand together", "post-traumatic Moscow's ", []Term{word("post", "traumatic"), word("moscow", "s")}},
		{"and their last may be unfinished", "post-traum", []Term{prefix("post", "traum")}},
		{"FTS5's operators are words", "a AND (b OR NOT c) NEAR ", []Term{word("a"), word("and"), word("b"), word("or"), word("not"), word("c"), word("near")}},
		{"columns are words", "title:raid ", []Term{word("title", "raid")}},
		{"accents", "Élysée cafe\u0301", []Term{word("elysee"), prefix("cafe")}},
		{"not UTF-8", "\xff raid\xff", []Term{word("raid")}},
		{"NUL", "a\x00b ", []Term{word("a", "b")}},
	}
	for _, tt := range tests {
		if got := Parse(tt.input); !reflect.DeepEqual(got.Terms, tt.want) {
			t.Errorf("%s: Parse(%q) = %v, want %v", tt.name, tt.input, got.Terms, tt.want)
		}
	}
}

func TestParseLimitsWords(t *testing.T) {
	for _, input := range []string{strings.Repeat("a ", 1000), strings.Repeat("a-", 1000), `"` + strings.Repeat("a ", 1000), strings.Repeat("a-b-c ", 1000)} {
		n := 0
		for _, term := range Parse(input).Terms {
			n += len(term.Words)
			if term.Prefix {
				t.Errorf("%.10q…: a word that was cut off after counts as unfinished", input)
			}
		}
		if n != maxWords {
			t.Errorf("%.10q…: %d words, want %d", input, n, maxWords)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", `raid "two bro`, `a* "b c"*d -e f:g`, "“x”*", "\xff\"*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, input string) {
		q := Parse(input)
		words := 0
		for _, term := range q.Terms {
			words += len(term.Words)
			if len(term.Words) == 0 {
				t.Fatalf("Parse(%q) has a term without words: %v", input, q)
			}
			for _, w := range term.Words {
				if again := foldedWords(w); len(again) != 1 || again[0] != w {
					t.Fatalf("Parse(%q): %q is not a folded word", input, w)
				}
			}
		}
		if total := len(foldedWords(input)); words != min(total, maxWords) {
			t.Fatalf("Parse(%q) has %d words of %d: %v", input, words, total, q)
		}
		if words == 0 != (Match(input, q) == nil) {
			t.Fatalf("%q does not match itself: %v", input, q)
		}
	})
}
