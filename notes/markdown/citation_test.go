package markdown

import (
	"reflect"
	"strings"
	"testing"
)

func TestCitations(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string // the text of each and the keys in it
	}{
		{"none", "me@example.org", nil},
		{"a paragraph", "Ə, see [@doe99, p. 3; @smith04].", []string{"[@doe99, p. 3; @smith04] → @doe99 @smith04"}},
		{"emphasis within", "[see *what* @doe99 has, **all** of it]", []string{"[see *what* @doe99 has, **all** of it] → @doe99"}},
		{"over two lines of a quotation", "> It is so [see\n> @doe99].", []string{"[see\n> @doe99] → @doe99"}},
		{"headings, items and cells", "# Title @a\n\n- one [@b]\n- two\n\n| x | y |\n|---|---|\n| @c | [-@d] |", []string{"@a → @a", "[@b] → @b", "@c → @c", "[-@d] → -@d"}},
		{"footnotes stand where they are", "Text.[^1]\n\n[^1]: See [@a].\n\nMore @b.", []string{"[@a] → @a", "@b → @b"}},
		{"code", "`[@a]` and\n\n    @b\n\n```\n[@c]\n```\n", nil},
		{"code within", "[@a, `; @x]` so]", []string{"[@a, `; @x]` so] → @a"}},
		{"links and addresses", "[[@a]] <https://x.org/@b> https://x.org/@c [d](https://x.org/?@d) <a href=\"@e\"> <me@x.org>", nil},
		{"the text of a link", "[as @a says](https://x.org)", []string{"@a → @a"}},
		{"escapes", `\@a \[@b]`, []string{"@b → @b"}},
		{"blocks are apart", "[see\n\n@a]", []string{"@a → @a"}},
	}
	for _, tt := range tests {
		var got []string
		runes := []rune(tt.in)
		for _, c := range Citations(tt.in) {
			s := string(runes[c.Start:c.End]) + " →"
			for _, item := range c.Items {
				s += " " + string(runes[item.KeyStart:item.KeyEnd])
			}
			got = append(got, s)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q", tt.name, got)
		}
	}
}

func TestCites(t *testing.T) {
	text := "Ə. It is so [see *what* @doe99 has, p. 3; -@nobody]. More.[^1]\n\n[^1]: See @nobody.\n\n`@nobody` and @{no body}"
	wanted := func(key string) bool { return key != "doe99" }
	var got []string
	runes := []rune(text)
	for _, c := range Cites(text, wanted) {
		sentence := []rune(c.Sentence)
		got = append(got, string(runes[c.Start:c.End])+" "+c.Key+" in "+string(sentence[:c.Mark[0]])+"|"+string(sentence[c.Mark[0]:c.Mark[1]])+"|"+string(sentence[c.Mark[1]:]))
	}
	want := []string{
		"-@nobody nobody in It is so [see what @doe99 has, p. 3; |-@nobody|].",
		"@nobody nobody in See |@nobody|.",
		"@{no body} no body in @nobody and |@{no body}|",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestCitationsHaveNoLineEnds(t *testing.T) {
	c := Citations("> [see\n> also @a, p. 3,\n> 4 and\n> so on]")
	if len(c) != 1 || c[0].Items[0].Prefix != "see also" || c[0].Items[0].Locator != "3, 4" || c[0].Items[0].Suffix != " and so on" {
		t.Errorf("got %+v", c)
	}
}

func TestRenameCitations(t *testing.T) {
	for _, tt := range []struct{ name, text, to, want string }{
		{"none", "a [@b] c", "x", "a [@b] c"},
		{"all places", "Ə [see @a, p. 3; -@A; @b] @a [p. 2]\n\n> -@a\n", "x", "Ə [see @x, p. 3; -@x; @b] @x [p. 2]\n\n> -@x\n"},
		{"not in code, addresses and longer keys", "`@a` me@a @ab [x](y@a)", "x", "`@a` me@a @ab [x](y@a)"},
		{"out of braces", "[@{a}]", "x", "[@x]"},
		{"into braces", "[@a; @b]", "x.", "[@{x.}; @b]"},
	} {
		if got := RenameCitations(tt.text, "a", tt.to); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzCitations(f *testing.F) {
	f.Add("See [@a, `;` p. 3]\n> @b [x](y@z)\n\n[^1]: @{c d}\n\n|@e|\n|-|\n")
	f.Fuzz(func(t *testing.T, text string) {
		length := len([]rune(text))
		if renamed := RenameCitations(text, "no such key", "x"); renamed != text {
			t.Fatalf("%q became %q", text, renamed)
		}
		at := 0
		for _, c := range Citations(text) {
			if c.Start < at || c.End < c.Start || c.End > length {
				t.Fatalf("%+v", c)
			}
			at = c.End
			for _, item := range c.Items {
				if item.KeyStart < c.Start || item.KeyEnd > c.End || strings.TrimSpace(item.Key) == "" {
					t.Fatalf("%+v", item)
				}
			}
		}
	})
}
