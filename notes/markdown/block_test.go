package markdown_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"collate/notes/markdown"
)

func TestBlocks(t *testing.T) {
	for name, blocks := range map[string][]string{
		"paragraphs":                {"One\ntwo.", "Ə three."},
		"headings":                  {"# One", "Two\n---", "Three"},
		"a list with an empty line": {"- One\n\n  two\n- three", "Four"},
		"a list with code":          {"1. One\n\n   ```\n\n   x\n   ```", "Two"},
		"code":                      {"```go\n\nx\n\n```", "    indented\n\n    more", "Text"},
		"a fence without text":      {"```\n```", "Text"},
		"a fence without an end":    {"Text", "```\n\nx"},
		"a table":                   {"| a | b |\n|---|---|\n| c | d |", "Text"},
		"a quotation":               {"> One\n>\n> - two\nlazy", "Text"},
		"a break and HTML":          {"* * *", "<div>\nx\n</div>", "Text"},
		"footnotes":                 {"One[^a]", "[^a]: The note.", "Two"},
	} {
		t.Run(name, func(t *testing.T) {
			text := "\n" + strings.Join(blocks, "\n \n\n") + " \n"
			var got []string
			for _, b := range markdown.Blocks(text) {
				got = append(got, string([]rune(text)[b.Start:b.End]))
			}
			if !reflect.DeepEqual(got, blocks) {
				t.Errorf("got %q, want %q", got, blocks)
			}
		})
	}
	if got := markdown.Blocks(" \n\n"); len(got) != 0 {
		t.Errorf("an empty text has the blocks %v", got)
	}
}

func TestBlockAt(t *testing.T) {
	blocks := markdown.Blocks("One\n\nTwo") // 0 to 3, 5 to 8
	for at, want := range map[int]bool{0: true, 3: true, 4: false, 5: true, 8: true, 9: false} {
		if b, ok := markdown.BlockAt(blocks, at); ok != want || ok && (at < b.Start || at > b.End) {
			t.Errorf("at %d: %v, %v", at, b, ok)
		}
	}
	if _, ok := markdown.BlockAt(nil, 0); ok {
		t.Error("there is a block in nothing")
	}
}

// FuzzBlocks: the blocks of any text are parts of it, in order.
func FuzzBlocks(f *testing.F) {
	f.Add("- a\n\n  b\n[x]: y\n> c")
	f.Add("\ta\r\n\r\n|b|\n|-|\n<!--\n\n```")
	f.Fuzz(func(t *testing.T, text string) {
		last := -1
		for _, b := range markdown.Blocks(text) {
			if b.Start <= last || b.End < b.Start || b.End > utf8.RuneCountInString(text) {
				t.Fatalf("%q has the block %v after %d", text, b, last)
			}
			last = b.End
		}
	})
}
