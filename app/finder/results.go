package finder

import (
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/query"
)

// completionsMost is how many ways to go on are offered at once.
const completionsMost = 6

// completionKey begins the keys of ways to go on.
const completionKey = "completion "

// hitRows are the results of a search.
func (f *Finder) hitRows(hits []notes.Hit) (rows []result) {
	if !f.grouped {
		for _, hit := range hits {
			rows = append(rows, f.hitRow(hit))
		}
		return rows
	}
	for _, kind := range []notes.HitKind{notes.HitNote, notes.HitArticle, notes.HitHighlight, notes.HitComment} {
		of := slices.DeleteFunc(slices.Clone(hits), func(h notes.Hit) bool { return h.Kind != kind })
		if len(of) == 0 {
			continue
		}
		rows = append(rows, result{title: fmt.Sprintf("%s · %d", strings.ToUpper(groupName(kind)), len(of)), heading: true})
		for _, hit := range of {
			rows = append(rows, f.hitRow(hit))
		}
	}
	return rows
}

func (f *Finder) hitRow(hit notes.Hit) result {
	detail := kindName(hit.Kind)
	if about := f.About(hit); about != "" {
		detail += " · " + about
	}
	if len(hit.Matched) > 0 {
		detail = "matched " + strings.Join(hit.Matched, ", ") + " · " + detail
	}
	text := hit.Snippet
	if text == hit.Title {
		text = "" // which says no more
	}
	return result{
		key:   hitKey(hit),
		title: hit.Title, marks: hit.TitleMarks, detail: detail,
		text: text, textMarks: hit.Marks,
		pick: func(other bool) {
			words := f.Field.Text()
			f.leave()
			f.OnFound(words)
			f.OnHit(hit, other)
		},
		preview: func() { f.OnPreview(hit) },
	}
}

// hitKey tells a passage from the others: the same one, found by other words, has
// the same key.
func hitKey(hit notes.Hit) string {
	inText := hit.Kind == notes.HitArticle && hit.Start < hit.End // and not in the title
	return fmt.Sprint(hit.Kind, hit.ID, hit.Block, inText)
}

func kindName(k notes.HitKind) string {
	switch k {
	case notes.HitHighlight:
		return "highlight"
	case notes.HitComment:
		return "comment"
	case notes.HitNote:
		return "note"
	}
	return "article"
}

func groupName(k notes.HitKind) string { return kindName(k) + "s" }

// completionRows are the ways to go on with what is being typed.
func (f *Finder) completionRows() (rows []result) {
	for _, c := range query.Complete(f.Field.Text(), f.Field.Caret(), f.Values) {
		if len(rows) == completionsMost {
			break
		}
		with := c.Text
		if c.Done {
			with += " "
		}
		rows = append(rows, result{
			key: completionKey + c.Text, title: c.Text, detail: c.Help, column: helpColumn,
			pick: func(bool) { f.Field.Replace(c.Start, c.End, with) },
		})
	}
	return rows
}

// pastRows are the searches that were kept and the last ones, to be made again.
func (f *Finder) pastRows() (rows []result) {
	group := func(title string, searches []string) {
		if len(searches) == 0 {
			return
		}
		rows = append(rows, result{title: strings.ToUpper(title), heading: true})
		for _, words := range searches {
			rows = append(rows, result{title: words, pick: func(bool) { f.OpenWith(words) }})
		}
	}
	group("Saved searches", f.saved)
	group("Last searches", f.last)
	return rows
}

// saveRow offers to keep the search that is made.
func (f *Finder) saveRow() []result {
	words := f.Field.Text()
	if slices.Contains(f.saved, words) {
		return nil
	}
	return []result{{key: "save", title: "Keep this search in the library", quiet: true, pick: func(bool) {
		f.leave()
		f.OnSave(words)
	}}}
}

// choiceRow is something to pick by its title.
func (f *Finder) choiceRow(mode Mode, m matched) result {
	return result{title: m.Title, marks: m.marks, indent: m.Indent, detail: m.Detail, quiet: m.Disabled, pick: func(other bool) {
		if m.Disabled {
			return
		}
		f.leave()
		f.OnChoice(mode, m.ID, other)
	}}
}
