package csl

import "strings"

// HTML returns the text as HTML: spans of formatting, and blocks as <div> with
// the classes csl-block, csl-left-margin, csl-right-inline and csl-indent. With
// links, what leads somewhere is an <a>.
func (t Text) HTML(links bool) string {
	h := htmlWriter{links: links}
	for _, r := range t.runs {
		if r.text == "" {
			continue
		}
		h.move(r.span)
		htmlEscaper.WriteString(&h.b, r.text)
	}
	h.move(nil)
	return h.b.String()
}

var htmlEscaper = strings.NewReplacer("&", "&#38;", "<", "&#60;", ">", "&#62;")

// htmlWriter writes runs; open are the spans that are open, outermost first.
type htmlWriter struct {
	b     strings.Builder
	links bool
	open  []*span
}

// move closes and opens elements until those around s are open.
func (h *htmlWriter) move(s *span) {
	var chain []*span
	for ; s != nil; s = s.parent {
		chain = append(chain, s)
	}
	same := 0
	for same < len(h.open) && same < len(chain) && h.open[same] == chain[len(chain)-1-same] {
		same++
	}
	for i := len(h.open) - 1; i >= same; i-- {
		_, end := h.tags(h.open[i])
		h.b.WriteString(end)
	}
	h.open = h.open[:same]
	for i := len(chain) - 1 - same; i >= 0; i-- {
		start, _ := h.tags(chain[i])
		h.b.WriteString(start)
		h.open = append(h.open, chain[i])
	}
}

// tags returns the start and end tag of a span.
func (h *htmlWriter) tags(s *span) (start, end string) {
	const style, span, div = `<span style="`, "</span>", "</div>"
	switch {
	case s.link != "" && h.links:
		return `<a href="` + strings.ReplaceAll(htmlEscaper.Replace(s.link), `"`, "&#34;") + `">`, "</a>"
	case s.display == displayBlock:
		return `<div class="csl-block">`, div
	case s.display == displayLeftMargin:
		return `<div class="csl-left-margin">`, div
	case s.display == displayRightInline:
		return `<div class="csl-right-inline">`, div
	case s.display == displayIndent:
		return `<div class="csl-indent">`, div
	}
	switch s.change {
	case format{style: italic}:
		return "<i>", "</i>"
	case format{style: oblique}:
		return "<em>", "</em>"
	case format{style: styleNormal}:
		return style + `font-style:normal;">`, span
	case format{weight: bold}:
		return "<b>", "</b>"
	case format{weight: light}:
		return style + `font-weight:lighter;">`, span
	case format{weight: weightNormal}:
		return style + `font-weight:normal;">`, span
	case format{variant: smallCaps}:
		return style + `font-variant:small-caps;">`, span
	case format{variant: variantNormal}:
		return style + `font-variant:normal;">`, span
	case format{decoration: underline}:
		return style + `text-decoration:underline;">`, span
	case format{decoration: decorationNone}:
		return style + `text-decoration:none;">`, span
	case format{align: superscript}:
		return "<sup>", "</sup>"
	case format{align: subscript}:
		return "<sub>", "</sub>"
	case format{align: baseline}:
		return style + `vertical-align:baseline;">`, span
	}
	return "", ""
}
