package export

import (
	"encoding/json"
	"io"
	"time"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/document"
)

func jsonFormat() Format {
	return Format{
		Name: "json", Extension: ".json", Description: "JSON, everything as data: texts, metadata, highlights",
		write: writeJSON,
	}
}

// jsonArticle is an article with its text. Offsets are code points into Text,
// end-exclusive.
type jsonArticle struct {
	ID         notes.ArticleID  `json:"id"`
	Key        string           `json:"key"`
	Item       csl.Item         `json:"item"`
	Tags       []string         `json:"tags"`
	Created    time.Time        `json:"created"`
	Modified   time.Time        `json:"modified"`
	Revision   notes.RevisionID `json:"revision"`
	Text       string           `json:"text"`
	Blocks     []document.Block `json:"blocks"`
	Highlights []jsonHighlight  `json:"highlights"`
}

type jsonHighlight struct {
	ID        notes.HighlightID `json:"id"`
	Start     int               `json:"start"`
	End       int               `json:"end"`
	Quote     string            `json:"quote"`
	Prefix    string            `json:"prefix"`
	Suffix    string            `json:"suffix"`
	Locator   *cite.Locator     `json:"locator,omitempty"`
	Status    notes.Status      `json:"status"`
	Color     notes.Color       `json:"color"`
	Underline bool              `json:"underline"`
	Comment   string            `json:"comment"`
	Tags      []string          `json:"tags"`
	Created   time.Time         `json:"created"`
	Modified  time.Time         `json:"modified"`
}

func writeJSON(w io.Writer, s Selection, _ *csl.Processor) error {
	articles := make([]jsonArticle, len(s.Articles))
	for i, a := range s.Articles {
		articles[i] = jsonArticle{
			ID: a.ID, Key: a.Key, Item: a.Item, Tags: orEmpty(a.Tags), Created: a.Created, Modified: a.Modified,
			Revision: a.Revision, Text: a.Document.Text(), Blocks: orEmpty(a.Document.Blocks()),
			Highlights: make([]jsonHighlight, len(a.Highlights)),
		}
		for j, h := range a.Highlights {
			articles[i].Highlights[j] = a.jsonHighlight(h)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Articles []jsonArticle `json:"articles"`
	}{articles})
}

func (a Article) jsonHighlight(h notes.Highlight) jsonHighlight {
	data := jsonHighlight{
		ID: h.ID, Start: h.Anchor.Start, End: h.Anchor.End, Quote: h.Anchor.Exact, Prefix: h.Anchor.Prefix, Suffix: h.Anchor.Suffix,
		Status: h.Status, Color: h.Color, Underline: h.Underline, Comment: h.Comment, Tags: orEmpty(h.Tags),
		Created: h.Created, Modified: h.Modified,
	}
	if locator := a.locator(h); locator != (cite.Locator{}) {
		data.Locator = &locator
	}
	return data
}

// orEmpty returns list, or an empty list for nil, which JSON writes as [].
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
