package finder

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"collate/app/command"
	"collate/notes"
)

// SetHits answers OnSearch. problem is the syntax error in words, or "". An answer for
// other words than those in the field is ignored.
func (f *Finder) SetHits(words string, results notes.Results, problem string) {
	if f.mode != Search || words != f.Field.Text() || !f.searches(words) {
		return
	}
	f.words, f.hits = words, results.Hits
	f.note = hitMessage(results)
	switch {
	case (problem != "" || len(results.Hits) == 0) && len(f.completionRows()) > 0: // the query is incomplete
		f.note = completing
	case problem != "":
		f.note = problem
	}
	f.showHits()
	if f.waiting != nil {
		f.submit(*f.waiting)
	}
}

// showHits lists the hits.
func (f *Finder) showHits() {
	before := f.rows
	rows := append(f.completionRows(), f.hitRows(f.hits)...)
	if len(f.hits) > 0 {
		rows = append(rows, f.saveRow()...)
	}
	chosen := f.chosenAmong(before, rows)
	f.rows = rows
	f.show(f.note, chosen)
}

// showsHits says whether the list is that of the words in the field.
func (f *Finder) showsHits() bool {
	return f.mode == Search && f.Layer.Visible() && f.words == f.Field.Text() && f.searches(f.words)
}

// chosenAmong returns the index of the row to choose: the first hit, unless the user has
// moved to another row; then that row, or the one at its position.
func (f *Finder) chosenAmong(before, rows []result) int {
	first := max(0, slices.IndexFunc(rows, func(r result) bool { return r.preview != nil }))
	if !f.moved || len(rows) == 0 {
		return first
	}
	if f.chosen < len(before) {
		was := before[f.chosen].key
		if i := slices.IndexFunc(rows, func(r result) bool { return r.key == was && was != "" }); i >= 0 {
			return i
		}
		for i := min(f.chosen, len(rows)-1); i > first; i-- {
			if rows[i].preview != nil {
				return i
			}
		}
		return first
	}
	return f.step(rows, first, f.early)
}

// hitMessage returns a message about the number of hits.
func hitMessage(r notes.Results) string {
	switch {
	case len(r.Hits) == 0:
		return "Nothing found. Try fewer words, or the start of a word."
	case r.Hits[0].Missing > 0:
		return "Nothing has all of the words. These have some of them."
	case r.More:
		return fmt.Sprintf("The best %d of more than %d. More words find less.", len(r.Hits), r.Total)
	case len(r.Hits) < r.Total:
		return fmt.Sprintf("The best %d of %d. More words find less.", len(r.Hits), r.Total)
	}
	other := command.KeyNames(command.Keys{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	return fmt.Sprintf("%d found. Enter opens it here, %s in another pane.", r.Total, other)
}

// ShowPreview answers OnPreview for a hit. An answer for another than the chosen hit is
// ignored.
func (f *Finder) ShowPreview(hit notes.Hit, p Preview) {
	if f.Layer.Visible() && f.chosen < len(f.rows) && f.rows[f.chosen].key == hitKey(hit) {
		f.preview.show(p)
	}
}

// hitRows returns the rows of hits.
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
		text = "" // it would repeat the title
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

// hitKey returns a key of the passage of a hit, which is the same in the results of other
// searches.
func hitKey(hit notes.Hit) string {
	inText := hit.Kind == notes.HitArticle && hit.Start < hit.End // otherwise in the title
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

// saveRow returns the row to save the search, unless it is saved.
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
