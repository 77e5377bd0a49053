package export

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
)

func markdownFormat() Format {
	return Format{
		Name: "markdown", Extension: ".md", Description: "Markdown: highlights and comments with citations, and a bibliography",
		Styled: true,
		write:  writeMarkdown,
	}
}

// writeMarkdown writes a section for each article with highlights, and a bibliography of
// all articles.
func writeMarkdown(w io.Writer, s Selection, style *csl.Processor) error {
	rendered := cite.Render(style, s.references(), s.items())
	citations := rendered.Citations
	var b strings.Builder
	b.WriteString("# Highlights\n")
	if len(citations) == 0 {
		b.WriteString("\nThere are no highlights in these articles.\n")
	}
	for _, a := range s.Articles {
		if len(a.Highlights) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n", cite.Markdown.Escape(heading(a)))
		if from := account(a); from != "" {
			fmt.Fprintf(&b, "\n%s\n", cite.Markdown.Escape(from))
		}
		for _, h := range a.Highlights {
			writeMarkdownHighlight(&b, h, citation(citations[0], a, cite.Markdown))
			citations = citations[1:]
		}
	}
	if len(rendered.Bibliography) > 0 {
		b.WriteString("\n## Bibliography\n")
	}
	for _, entry := range rendered.Bibliography {
		fmt.Fprintf(&b, "\n%s\n", entry.In(cite.Markdown))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeMarkdownHighlight writes the quotation and its citation as a block quote, then its
// colour and tags, then the comment as the user wrote it.
func writeMarkdownHighlight(b *strings.Builder, h notes.Highlight, citation string) {
	b.WriteString("\n")
	for _, paragraph := range paragraphs(h.Anchor.Exact) {
		fmt.Fprintf(b, "> %s\n>\n", cite.Markdown.Escape(paragraph))
	}
	fmt.Fprintf(b, "> — %s\n", citation)
	fmt.Fprintf(b, "\n%s\n", cite.Markdown.Escape(about(h)))
	if warning := warning(h); warning != "" {
		fmt.Fprintf(b, "\n**%s**\n", warning)
	}
	if comment := strings.TrimRightFunc(strings.TrimLeft(h.Comment, "\r\n"), unicode.IsSpace); comment != "" {
		fmt.Fprintf(b, "\n%s\n%s", comment, closingFence(comment))
	}
}

// closingFence returns the line that ends a fenced code block which the comment leaves
// open, so that the rest of the file is not part of it; "" if there is none. See section
// 4.5 of the CommonMark specification, 0.31.
func closingFence(comment string) string {
	open := ""
	for line := range strings.Lines(comment) {
		line = strings.TrimRight(line, " \t\r\n")
		code := strings.TrimLeft(line, " ")
		fence := code[:len(code)-len(strings.TrimLeft(code, "`"))]
		if fence == "" {
			fence = code[:len(code)-len(strings.TrimLeft(code, "~"))]
		}
		info := code[len(fence):]
		switch {
		case len(line)-len(code) > 3 || len(fence) < 3:
			// indented code, or no fence
		case open == "" && !(fence[0] == '`' && strings.Contains(info, "`")):
			open = fence
		case open != "" && strings.HasPrefix(fence, open) && info == "":
			open = ""
		}
	}
	if open == "" {
		return ""
	}
	return open + "\n"
}

// paragraphs returns the blocks of a quotation, each as one line.
func paragraphs(quote string) []string {
	var lines []string
	for line := range strings.FieldsFuncSeq(quote, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = cite.Text.Escape(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// citation returns a citation in the format f, or the title of the article if the style
// gives an empty citation.
func citation(text csl.Text, a Article, f cite.Format) string {
	return cmp.Or(f.Write(text), f.Escape(heading(a)))
}

// heading returns the heading of an article's section, in one line.
func heading(a Article) string {
	return cmp.Or(cite.Text.Escape(cite.Title(a.Item)), a.Key)
}

// account returns the author, outlet and date of the article: "Vasif Huseynov, Eurasia
// Daily Monitor, 7 July 2025", after "A digest of" if the article is a digest.
func account(a Article) string {
	authors := strings.Join(cite.Authors(a.Item), ", ")
	source := cite.Source(a.Item)
	if authors == source {
		authors = ""
	}
	var parts []string
	for _, part := range []string{authors, source, cite.LongDate(cite.Issued(a.Item))} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	account := strings.Join(parts, ", ")
	if _, ok := cite.Original(a.Item); ok && account != "" {
		return "A digest of " + account
	}
	return account
}

// about returns the colour and tags of a highlight: "Yellow · claim, number".
func about(h notes.Highlight) string {
	color := h.Color.String()
	first, size := utf8.DecodeRuneInString(color)
	about := string(unicode.ToUpper(first)) + color[size:]
	if h.Underline {
		about += " underline"
	}
	if len(h.Tags) > 0 {
		about += " · " + strings.Join(h.Tags, ", ")
	}
	return about
}

// warning returns a warning about an unreliable quotation, or "".
func warning(h notes.Highlight) string {
	switch h.Status {
	case notes.Check:
		return "To check: the article has changed, and this passage may not be quite the same."
	case notes.Orphaned:
		return "Not found: the article has changed, and this passage is no longer in it."
	}
	return ""
}
