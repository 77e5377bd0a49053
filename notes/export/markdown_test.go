package export

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite"
	"collate/notes/cite/csl"
)

func TestClosingFence(t *testing.T) {
	tests := []struct{ name, comment, want string }{
		{"none", "a\nb", ""},
		{"closed", "```go\nx\n```", ""},
		{"open", "```\nx", "```\n"},
		{"closed, then open", "```\nx\n```\n~~~\ny", "~~~\n"},
		{"too short to close", "````\nx\n```", "````\n"},
		{"the other kind does not close", "```\nx\n~~~", "```\n"},
		{"with words it does not close", "```\nx\n``` y", "```\n"},
		{"longer closes", "  ~~~\nx\n~~~~~~  ", ""},
		{"code within a line", "``` a ```", ""},
		{"indented is no fence", "    ```", ""},
		{"two are no fence", "``", ""},
		{"backticks in tildes' words", "~~~ a`b\nx", "~~~\n"},
	}
	for _, tt := range tests {
		if got := closingFence(tt.comment); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

var (
	blockQuote = regexp.MustCompile(`(?s)<blockquote>\n(.*?)</blockquote>`)
	element    = regexp.MustCompile(`<[^>]*>`)
)

// FuzzMarkdown exports one highlight, reads the result as Markdown, and expects
// to find title and quotation verbatim, and the bibliography behind the comment.
func FuzzMarkdown(f *testing.F) {
	f.Add("A *title*", "# quoted\n- *text*\n\n`code` <b>", "a comment\n```\nopen")
	f.Add("1.", "> a\r\n===", "~~~")
	f.Add("", "", "    ")
	f.Fuzz(func(t *testing.T, title, quote, comment string) {
		if strings.ContainsAny(comment, "<\x00") || strings.Count(comment, "`")+strings.Count(comment, "~") > 0 && strings.ContainsAny(comment, ">-+*0123456789\t\r") {
			return // HTML, or a fence in a list or block quote, may hide what follows; it is the user's own
		}
		s := Selection{Articles: []Article{{
			Article:    notes.Article{Key: "key", Item: csl.Item{ID: "key", Type: "webpage", Text: map[string]string{"title": title}}},
			Highlights: []notes.Highlight{{Anchor: anchor.Anchor{Exact: quote}, Comment: comment, Status: notes.Orphaned}},
		}}}
		var source, out strings.Builder
		if err := markdownFormat().Write(&source, s, Options{Style: style(t, "")}); err != nil {
			t.Fatal(err)
		}
		if err := goldmark.Convert([]byte(source.String()), &out); err != nil {
			t.Fatal(err)
		}
		wantTitle := cite.Text.Escape(title)
		if wantTitle == "" {
			wantTitle = "key"
		}
		if !strings.Contains(read(out.String()), "Highlights\n"+wantTitle+"\n") {
			t.Fatalf("the title %q is not in %s", wantTitle, out.String())
		}
		var want strings.Builder
		for _, paragraph := range paragraphs(quote) {
			want.WriteString(paragraph + "\n")
		}
		if got := read(blockQuote.FindStringSubmatch(out.String())[1]); !strings.HasPrefix(got, want.String()+"— ") {
			t.Fatalf("the quotation %q is read as %q", want.String(), got)
		}
		if !strings.Contains(out.String(), "<h2>Bibliography</h2>") {
			t.Fatalf("no bibliography behind %q:\n%s", comment, out.String())
		}
	})
}

// read returns the text content of HTML.
func read(source string) string { return html.UnescapeString(element.ReplaceAllString(source, "")) }
