// Package cite cites articles in the styles of CSL, and makes citation keys.
//
// A style is a [*csl.Processor]; package csl says what it makes of items. What
// Collate adds is here: citations of passages in articles that have no pages,
// and of digests.
//
// An article may be a digest: an account, in other words, of what another
// outlet published. Its item then describes the digest, and variables that
// begin with "original-" the original, as [Original] explains. A digest is
// shown in lists by its original's outlet and date, and cited as what it is.
// Styles get the original variables and do with them what they do for reprints
// and translations; hardly any names the title of the original. Where one does
// not, a sentence is added to the entry in the bibliography, and to the first
// citation in a style of notes: "A digest of Vasif Huseynov, ‘Tensions
// Escalate’, Eurasia Daily Monitor 22, 7 July 2025."
//
// All functions are pure and safe for any goroutine.
package cite

import (
	"strings"
	"unicode/utf8"

	"collate/notes/cite/csl"
)

// Reference is one place where an item is cited.
type Reference struct {
	Item    csl.Item // of the same id wherever the same is cited
	Locator Locator  // the cited part of the item
}

// Formatted is what a style makes of a text's citations.
type Formatted struct {
	Citations    []csl.Text // one for each reference
	Bibliography []Entry    // in the style's order, each item once; none in a style without bibliographies
}

// Entry is one entry of a bibliography.
type Entry struct {
	ID   string // of the item
	text csl.Text
	note rich // a sentence after the text, or empty
}

// Render formats all citations of one text at once, in the order of the text,
// since a style may shorten what was cited before, number citations or tell alike
// ones apart; and a bibliography of all items cited, together with those that
// are to stand in it without being cited. In a style of notes, each citation
// stands in a note of its own.
func Render(style *csl.Processor, cited []Reference, uncited []csl.Item) Formatted {
	var doc csl.Document
	items := make(map[string]csl.Item)
	add := func(item csl.Item) (first bool) {
		if _, again := items[item.ID]; again {
			return false
		}
		items[item.ID] = item
		doc.Items = append(doc.Items, Citable(item))
		return true
	}
	for i, ref := range cited {
		cite := ref.Locator.cite(ref.Item.ID)
		first := add(ref.Item)
		citation := csl.Citation{}
		if style.Style().Note() {
			citation.Note = i + 1
			if first {
				cite.Suffix += DigestSuffix(ref.Item)
			}
		}
		citation.Cites = []csl.Cite{cite}
		doc.Citations = append(doc.Citations, citation)
	}
	for _, item := range uncited {
		add(item)
		doc.Uncited = append(doc.Uncited, item.ID)
	}
	formatted := style.Format(doc)
	var out Formatted
	for _, citation := range formatted.Citations {
		out.Citations = append(out.Citations, citation.Text)
	}
	out.Bibliography = Entries(formatted.Bibliography, func(id string) csl.Item { return items[id] })
	return out
}

// Entries returns the entries of a bibliography in which digests name their
// originals. The function returns the item of an id.
func Entries(b csl.Bibliography, item func(id string) csl.Item) []Entry {
	var entries []Entry
	for _, e := range b.Entries {
		entry := Entry{ID: e.ID, text: e.Text}
		if it := item(e.ID); isDigest(it) && !hasTitle(e.Text.String(), it.Text["original-title"]) {
			entry.note = prefixed("A digest of ", originalOf(it)).closed()
		}
		entries = append(entries, entry)
	}
	return entries
}

// Citation formats one reference that stands alone, such as that of a
// quotation on the clipboard, and the entry for the item in a bibliography, which
// is the zero value in a style without bibliographies.
func Citation(style *csl.Processor, ref Reference) (csl.Text, Entry) {
	formatted := Render(style, []Reference{ref}, nil)
	if len(formatted.Bibliography) == 0 {
		return formatted.Citations[0], Entry{}
	}
	return formatted.Citations[0], formatted.Bibliography[0]
}

// Citable returns the item as it is handed to a style. An article that is of no
// more exact type but stands in a container is one of a magazine: for CSL, the
// type "article" is that of preprints.
func Citable(item csl.Item) csl.Item {
	if item.Type == "article" && item.Text["container-title"] != "" {
		item.Type = "article-magazine"
	}
	return item
}

// DigestSuffix returns what the suffix of a cite adds for a digest, where the
// citation is to name the original: "; a digest of …", with the inline markup of
// CSL. It is "" for other items.
func DigestSuffix(item csl.Item) string {
	return prefixed("; a digest of ", originalOf(item)).markup()
}

// In writes the entry in a format: as one paragraph, except where the style has
// blocks in it. In text and Markdown a space follows the number or label at the
// margin.
func (e Entry) In(f Format) string {
	text, note := f.Write(e.text), e.note.render(f)
	blocks := e.text.Blocks()
	if f != HTML && len(blocks) > 1 && blocks[0].Display == csl.LeftMargin {
		text = spaceAfter(text, blocks[0].Runs)
	}
	switch {
	case note == "" || text == "":
		return text + note
	case f == HTML && len(blocks) > 1:
		return text + `<div class="csl-block">` + note + "</div>"
	}
	return text + " " + note
}

// spaceAfter puts a space after the label that a text begins with, where there is
// none. The text may have marks of formatting in it that the label does not.
func spaceAfter(text string, label []csl.Run) string {
	at := 0
	for _, run := range label {
		for _, r := range run.Text {
			i := strings.IndexRune(text[at:], r)
			if i < 0 {
				return text
			}
			at += i + utf8.RuneLen(r)
		}
	}
	if closing := strings.Repeat("*", strings.Count(text[:at], "*")); strings.HasPrefix(text[at:], closing) {
		at += len(closing)
	}
	return strings.TrimRight(text[:at], " ") + " " + strings.TrimLeft(text[at:], " ")
}
