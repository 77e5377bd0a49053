package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/notes/importer"
)

// Update returns the outcome of importing a text as the new text of an article,
// whatever key the file gives. Errors are those of nb and ctx.
func Update(ctx context.Context, nb Notebook, article notes.Article, imported importer.Result, now time.Time) (Outcome, error) {
	current, err := nb.Revision(ctx, article.Revision)
	if err != nil {
		return Outcome{}, err
	}
	highlights, err := nb.Highlights(ctx, article.ID)
	if err != nil {
		return Outcome{}, err
	}
	return update(ctx, existing{article, current, highlights}, imported, now)
}

func update(ctx context.Context, e existing, imported importer.Result, now time.Time) (Outcome, error) {
	article, current := e.article, e.current
	now = now.UTC()
	revision := current
	newText := !current.Document.Equal(imported.Document)
	if newText {
		revision = notes.Revision{
			ID: notes.NewID[notes.RevisionID](), Article: article.ID, Document: imported.Document, Created: now,
		}
	}
	placed, err := placeAll(ctx, e.highlights, article, revision)
	if err != nil {
		return Outcome{}, err
	}
	out := Outcome{Status: Unchanged, Article: article, Highlights: placed}
	out.Article.Revision = revision.ID
	out.Article.Item = merge(article, current.Document, imported)
	out.Article.Tags = notes.CleanTags(slices.Concat(article.Tags, imported.Tags)...)
	if !newText && sameItem(out.Article.Item, article.Item) && len(out.Article.Tags) == len(article.Tags) {
		return out, nil
	}
	out.Status = Updated
	out.Article.Modified = now
	ops := []notes.Op{notes.Put(out.Article)}
	if newText {
		ops = append(ops, notes.Put(revision))
		for _, p := range placed {
			ops = append(ops, notes.Put(p.Highlight))
		}
	}
	out.Edit = notes.NewEdit("update of "+cite.Name(out.Article), now, ops...)
	return out, nil
}

// placeAll returns the highlights of an article at their positions in a
// revision. In the current revision they stay unchanged.
func placeAll(ctx context.Context, highlights []notes.Highlight, article notes.Article, revision notes.Revision) ([]Placed, error) {
	if len(highlights) == 0 {
		return nil, nil
	}
	matches, err := findPassages(ctx, revision.Document.Text(), highlights)
	if err != nil {
		return nil, err
	}
	text := anchor.NewText(revision.Document.Text())
	placed := make([]Placed, len(highlights))
	for i, h := range highlights {
		if revision.ID != article.Revision {
			h = place(h, matches[i], revision.ID, text)
		}
		placed[i] = Placed{Highlight: h, Text: h.Anchor.Exact, Score: matches[i].Score}
		if h.Status != notes.Orphaned {
			placed[i].Text = revision.Document.Slice(h.Anchor.Start, h.Anchor.End)
		}
	}
	return placed, nil
}

// findPassages returns the matches of the passages of highlights in a text.
func findPassages(ctx context.Context, text string, highlights []notes.Highlight) ([]anchor.Match, error) {
	finder := anchor.NewFinder(text)
	matches := make([]anchor.Match, len(highlights))
	of := make(map[notes.RevisionID][]int) // indexes of the highlights of each revision
	for i, h := range highlights {
		of[h.Revision] = append(of[h.Revision], i)
	}
	for _, revision := range slices.Sorted(maps.Keys(of)) {
		anchors := make([]anchor.Anchor, len(of[revision]))
		for n, i := range of[revision] {
			anchors[n] = highlights[i].Anchor
		}
		found, err := finder.FindAll(ctx, anchors)
		if err != nil {
			return nil, err
		}
		for n, i := range of[revision] {
			matches[i] = found[n]
		}
	}
	return matches, nil
}

// place returns a highlight with its position in a new text. A passage that was
// found with certainty gets a new anchor. A passage to check keeps the old
// quotation with the position of the match. An orphaned highlight keeps its old
// anchor and revision.
func place(h notes.Highlight, match anchor.Match, revision notes.RevisionID, text *anchor.Text) notes.Highlight {
	if match.Status == anchor.None {
		h.Status = notes.Orphaned
		return h
	}
	h.Status = notes.Check
	h.Revision = revision
	h.Anchor.Start, h.Anchor.End = match.Start, match.End
	if match.Status == anchor.Sure {
		if described, err := text.Describe(match.Start, match.End); err == nil {
			h.Status = notes.Anchored
			h.Anchor = described
		}
	}
	return h
}

// merge returns the metadata of an article, replaced by those of the file.
// Metadata that the importer derived do not replace given ones: the type
// "document", and a title that is the first line.
func merge(article notes.Article, current document.Document, imported importer.Result) csl.Item {
	item := article.Item.Clone()
	said := imported.Item.Clone()
	if said.Type == "document" && item.Type != "" {
		said.Type = item.Type
	}
	if isFirstLine(said.Title(), imported.Document) && !isFirstLine(item.Title(), current) {
		delete(said.Text, "title")
	}
	item.Type = said.Type
	item.Text = join(item.Text, said.Text)
	item.Names = join(item.Names, said.Names)
	item.Dates = join(item.Dates, said.Dates)
	item.Other = join(item.Other, said.Other)
	item.ID = article.Key
	return item
}

// isFirstLine reports whether a title is the beginning of a text without
// headings.
func isFirstLine(title string, d document.Document) bool {
	oneSpace := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	line, _, _ := strings.Cut(d.Text(), "\n")
	return len(d.Headings()) == 0 && strings.HasPrefix(oneSpace(line), strings.TrimSuffix(oneSpace(title), "…"))
}

// join returns the entries of both maps, where those of b take precedence; nil
// if there are none.
func join[V any](a, b map[string]V) map[string]V {
	if len(b) == 0 {
		return a
	}
	all := make(map[string]V, len(a)+len(b))
	maps.Copy(all, a)
	maps.Copy(all, b)
	return all
}

// sameItem reports whether items have the same CSL-JSON, which is the same for
// the same meaning.
func sameItem(a, b csl.Item) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
