package quote_test

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/notes/link"
	"collate/notes/markdown"
	"collate/notes/quote"
)

func TestBlock(t *testing.T) {
	source := quote.Source(notes.Article{Key: "levant-files"}, "0197")
	tests := []struct {
		name, text string
		source     link.Link
		want       string
	}{
		{"one paragraph", "They went at night.", source, "> They went at night.\n>\n> — [[levant-files^0197]]"},
		{"several", "One.\n\nTwo.\r\nThree.", source, "> One.\n>\n> Two.\n>\n> Three.\n>\n> — [[levant-files^0197]]"},
		{"with what would be markup", "# 1. *a* [[b]] `c`\n- d\n> e", source, "> \\# 1. \\*a\\* \\[\\[b]] \\`c\\`\n>\n> \\- d\n>\n> \\> e\n>\n> — [[levant-files^0197]]"},
		{"without a source", "One.", link.Link{}, "> One."},
		{"without words", " \n ", source, "> — [[levant-files^0197]]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := quote.Block(test.text, test.source); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTheSourceReadsAsTheArticleIsCited(t *testing.T) {
	a := notes.Article{Key: "levant-files", Item: csl.Item{Text: map[string]string{
		"title": "<i>Forty-Eight</i> Hours: How Two Capitals Stopped Talking", "container-title": "The Levant Files",
	}}}
	if got, want := quote.Source(a, "0197").String(), "[[levant-files^0197|Forty-Eight Hours, The Levant Files]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestInsert(t *testing.T) {
	for name, test := range map[string]struct {
		text string // with the caret as ‸
		want string // the same
	}{
		"into nothing":                     {"‸", "> q\n\n‸"},
		"behind a paragraph":               {"One.‸", "One.\n\n> q\n\n‸"},
		"in place of an empty paragraph":   {"One.\n\n‸\n\nTwo.", "One.\n\n> q\n\n‸\n\nTwo."},
		"in an empty line with spaces":     {"One.\n \n ‸ \n\tx\n", "One.\n\n> q\n\n‸\n\n\tx\n"},
		"not into a word":                  {"Ə o‸ne\ntwo\n\nThree", "Ə one\ntwo\n\n> q\n\n‸\n\nThree"},
		"not before what the caret is in":  {"‸One.\nTwo.", "One.\nTwo.\n\n> q\n\n‸"},
		"before a paragraph":               {"\n‸\nTwo.", "> q\n\n‸\n\nTwo."},
		"behind a list":                    {"- o‸ne\n\n  two\n- three\n\nFour", "- one\n\n  two\n- three\n\n> q\n\n‸\n\nFour"},
		"behind a table":                   {"| a |\n|---|\n| b‸ |\n\nFour", "| a |\n|---|\n| b |\n\n> q\n\n‸\n\nFour"},
		"behind a fence":                   {"```\na\n‸\nb\n```\nTwo", "```\na\n\nb\n```\n\n> q\n\n‸\n\nTwo"},
		"behind a quotation":               {"> One\n>‸\n> — [[a^b]]\n\nTwo", "> One\n>\n> — [[a^b]]\n\n> q\n\n‸\n\nTwo"},
		"before a fence that has no end":   {"One\n\n```\na‸", "One\n\n> q\n\n‸\n\n```\na"},
		"before a comment that has no end": {"One\n\n<!-- a‸", "One\n\n> q\n\n‸\n\n<!-- a"},
		"with an indented block behind it": {"One‸\n\n    code", "One\n\n> q\n\n‸\n\n    code"},
		"between a list and an empty line": {"- one\n‸", "- one\n\n> q\n\n‸"},
		"behind a heading before its text": {"# On‸e\nTwo", "# One\n\n> q\n\n‸\n\nTwo"},
	} {
		t.Run(name, func(t *testing.T) {
			before, after, _ := strings.Cut(test.text, "‸")
			text, caret := quote.Insert(before+after, utf8.RuneCountInString(before), "> q")
			runes := []rune(text)
			if got := string(runes[:caret]) + "‸" + string(runes[caret:]); got != test.want {
				t.Errorf("into %q: %q, want %q", test.text, got, test.want)
			}
		})
	}
	if text, caret := quote.Insert("One.", 99, "> q"); text != "One.\n\n> q\n\n" || caret != 11 {
		t.Errorf("after the end: %q, %d", text, caret)
	}
}

func TestQuotationsFollowEachOther(t *testing.T) {
	text, caret := "First.!\n\nSecond.", 7
	for _, words := range []string{"> a", "> b", "> c"} {
		text, caret = quote.Insert(text, caret, words)
	}
	text = markdown.Slice(text, 0, caret) + "typed" + markdown.Slice(text, caret, len(text))
	if want := "First.!\n\n> a\n\n> b\n\n> c\n\ntyped\n\nSecond."; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
}

func TestIntoMakesOneEdit(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	h := notes.Highlight{ID: "h", Article: "a", Anchor: anchor.Anchor{Exact: "At night."}}
	n := notes.Note{ID: "n", Title: "Chronology", Body: "Then:"}
	edit, caret := quote.Into(n, 5, notes.Article{Key: "levant-files"}, h, now, notes.Put(h))
	n.Body, n.Modified = "Then:\n\n> At night.\n>\n> — [[levant-files^h]]\n\n", now
	if want := []notes.Op{notes.Put(h), notes.Put(n)}; !reflect.DeepEqual(edit.Ops, want) {
		t.Errorf("got %+v, want %+v", edit.Ops, want)
	}
	if edit.Name != "quote into note" || caret != utf8.RuneCountInString(n.Body) {
		t.Errorf("%q, caret at %d", edit.Name, caret)
	}
}

// FuzzBlock quotes any text: it reads verbatim, and is entirely in the block
// quote.
func FuzzBlock(f *testing.F) {
	f.Add("# a\n1. b\n\n```\nc")
	f.Add("<b> | [[x]] \\ &amp;")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00") {
			return
		}
		d := markdown.Document(quote.Block(text, quote.Source(notes.Article{Key: "key"}, "id")))
		for i, b := range d.Blocks() {
			if last := i == len(d.Blocks())-1; b.Kind != document.Quotation || last != (d.Slice(b.Start, b.End) == "— key") {
				t.Fatalf("%q became the %s %q", text, b.Kind, d.Slice(b.Start, b.End))
			}
		}
	})
}

func TestSection(t *testing.T) {
	d := markdown.Document("Before.\n\n# One\n\nA *b* [c](d).\n\n- e\n\n## Two\n\nf\n\n# Three\n\n1. g")
	for heading, want := range map[string]string{
		"one":   "**One**\n\nA b c.\n\n- e\n\n**Two**\n\nf",
		"Two":   "**Two**\n\nf",
		"three": "**Three**\n\n- g",
	} {
		if got, ok := quote.Section(d, heading); got != want || !ok {
			t.Errorf("Section %s = %q, %v, want %q", heading, got, ok, want)
		}
	}
	if got, ok := quote.Section(d, "Four"); got != "" || ok {
		t.Errorf("a section that is not there: %q, %v", got, ok)
	}
	if got, ok := quote.Section(d, ""); !strings.HasPrefix(got, "Before.\n\n**One**") || !ok {
		t.Errorf("all: %q, %v", got, ok)
	}
}
