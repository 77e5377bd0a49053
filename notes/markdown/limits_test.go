package markdown_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"collate/notes/document"
	"collate/notes/markdown"
)

// What is beyond the limits is text, and nothing of it is lost.
func TestLimits(t *testing.T) {
	t.Run("quotations in each other", func(t *testing.T) {
		d := markdown.Document(strings.Repeat(">", 1000) + "a")
		block := d.Blocks()[0]
		if want := strings.Repeat(">", 1000-block.Quote) + "a"; block.Quote < 30 || block.Quote > 100 || d.Text() != want {
			t.Errorf("depth %d of %q", block.Quote, d.Text())
		}
	})
	t.Run("lists in each other", func(t *testing.T) {
		d := markdown.Document(strings.Repeat("- ", 1000) + "a")
		last := d.Blocks()[len(d.Blocks())-1]
		if want := strings.Repeat("- ", 1000-last.Level) + "a"; last.Level < 30 || last.Level > 100 || d.Slice(last.Start, last.End) != want {
			t.Errorf("depth %d of %q", last.Level, d.Slice(last.Start, last.End))
		}
	})
	t.Run("emphases after each other", func(t *testing.T) {
		d := markdown.Document(strings.Repeat("*a* ", 6000))
		if n := len(d.Spans()); n < 4900 || n > 5000 {
			t.Errorf("%d are set in italic", n)
		}
		if want := strings.Repeat("*a* ", 1000); !strings.HasSuffix(d.Text()+" ", want) {
			t.Errorf("ends with %q", d.Text()[len(d.Text())-20:])
		}
	})
	t.Run("links after each other", func(t *testing.T) {
		if n := len(markdown.Document(strings.Repeat("[a](b) ", 1900)).Links()); n != 1900 {
			t.Errorf("of 1900 there are %d", n)
		}
		d := markdown.Document(strings.Repeat("[a](b) ", 3000))
		if n := len(d.Links()); n < 1900 || n > 2100 || !strings.HasSuffix(d.Text(), "a [a](b) [a](b)"[2:]) {
			t.Errorf("%d links in %q", n, d.Text()[len(d.Text())-20:])
		}
	})
	t.Run("links of the notebook have none", func(t *testing.T) {
		if n := len(markdown.Links(strings.Repeat("[[a]] ", 5000))); n != 5000 {
			t.Errorf("of 5000 there are %d", n)
		}
	})
	t.Run("a limit is for one paragraph", func(t *testing.T) {
		d := markdown.Document(strings.Repeat("]", 1000) + strings.Repeat("*", 20_000) + "\n\n*a* [b](c)")
		if len(d.Spans()) != 1 || len(d.Links()) != 1 {
			t.Errorf("spans %v, links %v", d.Spans(), d.Links())
		}
	})
	t.Run("a table that is nearly empty", func(t *testing.T) {
		d := markdown.Document(strings.Repeat("a|", 1000) + "\n" + strings.Repeat("-|", 1000) + strings.Repeat("\nb", 1000))
		if len(d.Blocks()) != 1 || d.Blocks()[0].Kind != document.Paragraph || strings.Count(d.Text(), "b") != 1000 {
			t.Errorf("%d blocks, %d rows", len(d.Blocks()), strings.Count(d.Text(), "b"))
		}
	})
	t.Run("a table of many columns", func(t *testing.T) {
		row := strings.Repeat("ab|", 200) + "\n"
		d := markdown.Document(row + strings.Repeat("-|", 200) + "\n" + strings.Repeat(row, 200))
		if len(d.Blocks()) != 201 {
			t.Errorf("%d rows, want 201", len(d.Blocks()))
		}
	})
	t.Run("definitions of links", func(t *testing.T) {
		var source strings.Builder
		for i := range 5000 {
			fmt.Fprintf(&source, "[%d]: a\n", i)
		}
		if got := markdown.Document(source.String()).Text(); !strings.HasSuffix(got, "[4999]: a") {
			t.Errorf("the text is %q", got)
		}
	})
	t.Run("emphases in each other", func(t *testing.T) {
		const depth = 200
		d := markdown.Document(strings.Repeat("*a **b ", depth/2) + "c" + strings.Repeat(" b** a*", depth/2))
		if strings.Contains(d.Text(), "*") {
			t.Errorf("the text is %q", d.Text())
		}
	})
}

// BenchmarkHostile reads what takes parsers of Markdown long: without limits,
// minutes for each of these megabytes.
func BenchmarkHostile(b *testing.B) {
	const size = 1 << 20
	for name, pattern := range map[string]string{
		"quotations":  ">",
		"emphasis":    "*a_ ",
		"closers":     "_a",
		"brackets":    "[",
		"links":       "[*a](b)",
		"destination": "[a](",
		"pictures":    "![](a)\n",
		"pictured":    "x![](data:,)",
		"footnotes":   "[^",
		"definitions": "[a]:\n",
		"html":        "<a ",
		"addresses":   "http://a.b/",
	} {
		b.Run(name, func(b *testing.B) {
			source := strings.Repeat(pattern, size/len(pattern))
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				markdown.Document(source)
			}
		})
	}
}

// BenchmarkHostileReferences reads what takes long to find the sentences and the
// citations of.
func BenchmarkHostileReferences(b *testing.B) {
	const size = 1 << 18
	for name, pattern := range map[string]string{
		"links":    "![[a]] ",
		"brackets": strings.Repeat("[", 1000) + "a" + strings.Repeat("]", 1000),
		"braces":   "@{",
		"marks":    "[@a ",
	} {
		b.Run(name, func(b *testing.B) {
			source := strings.Repeat(pattern, size/len(pattern))
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				markdown.References(source)
				markdown.Citations(source)
			}
		})
	}
}

// BenchmarkEmbedded reads a text that is nearly all one picture.
func BenchmarkEmbedded(b *testing.B) {
	picture := base64.StdEncoding.EncodeToString(append([]byte("\xFF\xD8\xFF"), make([]byte, 6<<20)...))
	for name, source := range map[string]string{
		"alone":     "![A map](data:image/jpeg;base64," + picture + ")",
		"in a line": "See ![](data:image/jpeg;base64," + picture + ") here",
		"defined":   "See ![map][] here\n\n[map]: <data:image/jpeg;base64," + picture + ">",
		"in HTML":   "<p><img alt='A map' src='data:image/jpeg;base64," + picture + "'></p>",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if n := len(markdown.Document(source).Resources()); n != 1 {
					b.Fatalf("%d pictures", n)
				}
			}
		})
	}
}

// BenchmarkNote reads a note of the usual length for its preview, its links and
// its tags.
func BenchmarkNote(b *testing.B) {
	note := strings.Repeat("## What *happened*\n\nSee [[The raid|that night]] and #place/Baku, says **one** of them.\n\n- an item\n- another\n\n", 20)
	b.Run("Document", func(b *testing.B) {
		for b.Loop() {
			markdown.Document(note)
		}
	})
	b.Run("Links", func(b *testing.B) {
		for b.Loop() {
			markdown.Links(note)
		}
	})
	b.Run("Tags", func(b *testing.B) {
		for b.Loop() {
			markdown.Tags(note)
		}
	})
}
