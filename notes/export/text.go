package export

import (
	"fmt"
	"io"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
)

func textFormat() Format {
	return Format{
		Name: "text", Extension: ".txt", Description: "Plain text: highlights and comments with citations, and a bibliography",
		Styled: true,
		write:  writeText,
	}
}

// writeText writes the contents of writeMarkdown without markup.
func writeText(w io.Writer, s Selection, style *csl.Processor) error {
	rendered := cite.Render(style, s.references(), s.items())
	citations := rendered.Citations
	var b strings.Builder
	b.WriteString("HIGHLIGHTS\n")
	if len(citations) == 0 {
		b.WriteString("\nThere are no highlights in these articles.\n")
	}
	for _, a := range s.Articles {
		if len(a.Highlights) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n\n%s\n", heading(a))
		if from := account(a); from != "" {
			fmt.Fprintf(&b, "%s\n", from)
		}
		for _, h := range a.Highlights {
			writeTextHighlight(&b, h, citation(citations[0], a, cite.Text))
			citations = citations[1:]
		}
	}
	if len(rendered.Bibliography) > 0 {
		b.WriteString("\n\nBIBLIOGRAPHY\n")
	}
	for _, entry := range rendered.Bibliography {
		fmt.Fprintf(&b, "\n%s\n", entry.In(cite.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeTextHighlight(b *strings.Builder, h notes.Highlight, citation string) {
	fmt.Fprintf(b, "\n    %s\n", strings.Join(paragraphs(h.Anchor.Exact), "\n    "))
	fmt.Fprintf(b, "    — %s\n", citation)
	fmt.Fprintf(b, "[%s]\n", about(h))
	if warning := warning(h); warning != "" {
		fmt.Fprintf(b, "%s\n", warning)
	}
	if comment := strings.TrimSpace(h.Comment); comment != "" {
		fmt.Fprintf(b, "%s\n", comment)
	}
}
