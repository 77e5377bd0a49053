package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"collate/notes/markdown"
)

func TestSearched(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no link", "The raid [was] at (night).", "The raid [was] at (night)."},
		{"what is shown", "See [[The raid#Night|it]] first.", "See [it] first.\n The raid Night"},
		{"a title", "See [[The raid#Night]] first.", "See [The raid › Night] first.\n"},
		{"a heading in the text", "See [[#Night|there]].", "See [there].\n  Night "},
		{"a highlight", "In [[daily^01a]], and [[daily^01b|so]].", "In [daily], and [so].\n 01a daily  01b"},
		{"an embedded note", "![[The raid]]", "![The raid]\n"},
		{"an ordinary link", "The [ministry](https://x.org/a_b) says.", "The [ministry] says.\n https://x.org/a_b"},
		{"an image", "![map](map.png) of it", "![map] of it\n map.png"},
		{"no links", "a [[ b ](c\nd) [[]] ](", "a [[ b ](c\nd) [[]] ]("},
		{"both", "[[a|b]][c](d)", "[b][c]\n a   d"},
	}
	for _, tt := range tests {
		got := markdown.Searched(tt.text)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(tt.want), " ") {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// No word is lost.
func FuzzSearched(f *testing.F) {
	for _, seed := range []string{"See [[a b#c^d|e f]] g", "[a](b c) [[d]]", "[[\\[a|b]] ](", "a[[b\n|c]]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := func(s string) []string {
			all := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("[]()|#^!\\› \t\r\n", r) || r < ' ' })
			slices.Sort(all)
			return slices.Compact(all)
		}
		got := words(markdown.Searched(text))
		for _, word := range words(text) {
			if strings.ContainsFunc(word, func(r rune) bool { return r > '~' || r == 0x7F }) {
				continue // white space and control characters in a link become spaces
			}
			if _, found := slices.BinarySearch(got, word); !found {
				t.Fatalf("%q: the word %q is not in %q", text, word, markdown.Searched(text))
			}
		}
	})
}
