package cite

import (
	"errors"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"collate/notes"
)

func TestParseFormat(t *testing.T) {
	for name, want := range map[string]Format{"": Text, "text": Text, "HTML": HTML, "Markdown": Markdown} {
		if got, err := ParseFormat(name); got != want || err != nil {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	_, err := ParseFormat("rtf")
	var problem *notes.Problem
	if !errors.As(err, &problem) || err.Error() != `There is no citation format “rtf”. Use one of text, html, markdown.` {
		t.Errorf("unknown format: %v", err)
	}
}

func TestEscapeMarkdown(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"prose stays as it is", "The raid (27 June) – “fire”; what's next? 50% & more, a-b, x = 1: yes!", "The raid (27 June) – “fire”; what's next? 50% & more, a-b, x = 1: yes!"},
		{"one line", " a\n\n b\tc ", "a b c"},
		{"spaces that do not break", "40\u00a0000", "40\u00a0000"},
		{"emphasis", "*a* **b** __c__ ~~d~~", `\*a\* \*\*b\*\* \_\_c\_\_ \~\~d\~\~`},
		{"underscores in words", "snake_case _x", `snake_case \_x`},
		{"backslash and code", "a\\b `c`", "a\\\\b \\`c\\`"},
		{"links", "[a](b) ![c](d) [[e]] <f>", `\[a](b) !\[c](d) \[\[e]] \<f>`},
		{"character references", "AT&T &amp; &#65; &x", `AT&T \&amp; \&#65; &x`},
		{"heading", "# a", `\# a`},
		{"hashes elsewhere", "a # b C# #claim ##", `a \# b C# \#claim \#\#`},
		{"mentions", "@BBC me@example.org", `\@BBC me@example.org`},
		{"money", "$5 or $6", `\$5 or \$6`},
		{"bullet", "- a", `\- a`},
		{"rule", "---", `\---`},
		{"negative number", "-5 degrees", "-5 degrees"},
		{"plus", "+ a", `\+ a`},
		{"numbered list", "1. a", `1\. a`},
		{"numbered list with a bracket", "12) a", `12\) a`},
		{"decimal number", "1.5 a", "1.5 a"},
		{"number elsewhere", "in 1. a", "in 1. a"},
		{"block quote", "> a > b", `\> a > b`},
		{"underline of a heading", "===", `\===`},
		{"table", "|a|b|", `\|a|b|`},
	}
	for _, tt := range tests {
		if got := Markdown.Escape(tt.in); got != tt.want {
			t.Errorf("%s: Escape(%q) = %s, want %s", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestEscapeHTMLAndText(t *testing.T) {
	const in = "a <b> & 'c'\n\"d\"\xff"
	if got, want := HTML.Escape(in), "a &lt;b&gt; &amp; &#39;c&#39; &#34;d&#34;\ufffd"; got != want {
		t.Errorf("HTML: %q", got)
	}
	if got, want := Text.Escape(in), "a <b> & 'c' \"d\"\ufffd"; got != want {
		t.Errorf("text: %q", got)
	}
}

// FuzzEscapeMarkdown reads what was escaped as Markdown and as GitHub's, alone
// and after other text, and expects to find one paragraph with the text in it.
func FuzzEscapeMarkdown(f *testing.F) {
	for _, s := range []string{"*a* _b_ `c`", "# a\n- b\n1. c", "&amp;&#35;", "<b>x</b>", "|a|b|\n|-|-|", "[a]: b", "~~~", "a_*_b\\", "    x", "\x00\xff", "- - -", "1)"} {
		f.Add(s)
	}
	plain, github := goldmark.New(), goldmark.New(goldmark.WithExtensions(extension.GFM))
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Map(visible, OneLine(strings.ToValidUTF8(s, "\ufffd")))
		if want == "" {
			return
		}
		escaped := Markdown.Escape(s)
		for _, md := range []goldmark.Markdown{plain, github} {
			if got := paragraph(t, md, escaped); got != want {
				t.Fatalf("%q is escaped as %q and read as %q", want, escaped, got)
			}
			if got := paragraph(t, md, "x "+escaped+" y"); got != "x "+want+" y" {
				t.Fatalf("%q is escaped as %q and read as %q within a line", want, escaped, got)
			}
		}
	})
}

// visible drops control characters, and white space that Markdown trims.
func visible(r rune) rune {
	if unicode.IsControl(r) || unicode.IsSpace(r) && r != ' ' {
		return -1
	}
	return r
}

var tags = regexp.MustCompile(`</?(p|a( href="[^"]*")?)>`)

// paragraph reads Markdown that is one paragraph, whose only markup may be
// links that GitHub makes of URLs.
func paragraph(t *testing.T, md goldmark.Markdown, source string) string {
	var out strings.Builder
	if err := md.Convert([]byte(source), &out); err != nil {
		t.Fatal(err)
	}
	text := html.UnescapeString(tags.ReplaceAllString(strings.TrimSuffix(out.String(), "\n"), ""))
	if strings.Count(out.String(), "<p>") != 1 {
		t.Fatalf("%q is not one paragraph: %q", source, out.String())
	}
	return strings.Map(visible, text)
}
