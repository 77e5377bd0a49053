package markdown_test

import (
	"strings"
	"testing"

	"collate/notes/markdown"
)

func TestPlain(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"nothing", " \n", ""},
		{"a line without markup", " Said on 28 June – by \"Baku\"! (#claim) ", "Said on 28 June – by \"Baku\"! (#claim)"},
		{"a link shows what it says", "see [[levant-files#The answer|the *answer*]] and [[Who died]]", "see the *answer* and Who died"},
		{"emphasis and code", "**Huseyn** and *Ziyaddin*, `raid`, ~~nine~~", "Huseyn and Ziyaddin, raid, nine"},
		{"a heading, and a list with a task", "# The two\n\n- [x] ask [Baku](https://example.org/raid)", "The two\n☑ ask Baku"},
		{"what is escaped", `5 \* 3 &amp; 2`, "5 * 3 & 2"},
	}
	for _, tt := range tests {
		if got := markdown.Plain(tt.markdown); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What is known to be plain at once is what the parser would say.
func FuzzPlain(f *testing.F) {
	f.Add("Die Straße war groß | 1. www.example.org #tag")
	f.Add("a --- b")
	f.Add("Überschrift  \u2028 x\u00a0")
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := markdown.Plain(text), markdown.Document(text).Text(); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}
