package app

import (
	"fmt"
	"strconv"
	"strings"

	"collate/app/finder"
	"collate/notes"
)

// choices returns the choices of a mode of the finder.
func (w *window) choices(mode finder.Mode, text string) []finder.Choice {
	switch mode {
	case finder.Commands:
		return w.commandChoices()
	case finder.Outline:
		return w.outlineChoices(text)
	case finder.Tags:
		return w.tagChoices()
	}
	return w.recordChoices()
}

func (w *window) commandChoices() []finder.Choice {
	var out []finder.Choice
	for _, c := range w.commands.All() {
		out = append(out, finder.Choice{ID: c.ID, Title: c.Title, Detail: c.Keys(), Disabled: !c.Available()})
	}
	return out
}

// outlineChoices returns the headings of the focused text and, for an article, the
// position at a typed percentage such as "50 %".
func (w *window) outlineChoices(text string) []finder.Choice {
	if w.writes() {
		return w.noteOutline()
	}
	var out []finder.Choice
	doc := w.desk.current().revision.Document
	if part, err := strconv.Atoi(strings.TrimRight(text, " %")); err == nil && part >= 0 && part <= 100 {
		out = append(out, finder.Choice{
			ID: strconv.Itoa(doc.Len() * part / 100), Title: fmt.Sprintf("Go to %d %%", part), Fits: true,
		})
	}
	for _, h := range doc.Headings() {
		out = append(out, finder.Choice{
			ID: strconv.Itoa(h.Start), Title: doc.Slice(h.Start, h.End), Indent: h.Level - 1,
			Detail: fmt.Sprintf("%d %%", 100*h.Start/max(1, doc.Len())),
		})
	}
	return out
}

func (w *window) recordChoices() []finder.Choice {
	var out []finder.Choice
	for _, a := range w.contents.listing.articles {
		row := articleRow(a, 0)
		out = append(out, finder.Choice{ID: choiceID(a.Ref()), Title: row.Title, Key: a.Key, Detail: row.Source + " · " + row.Date})
	}
	for _, n := range w.contents.listing.notes {
		out = append(out, finder.Choice{ID: choiceID(n.Ref()), Title: titleOf(n.Note), Detail: "Note"})
	}
	return out
}

// choiceID is the id of a record in the finder; refOf is its inverse.
func choiceID(ref notes.Ref) string { return string(ref.Kind) + " " + ref.ID }

func refOf(id string) notes.Ref {
	kind, id, _ := strings.Cut(id, " ")
	return notes.Ref{Kind: notes.Kind(kind), ID: id}
}

func (w *window) choose(mode finder.Mode, id string, other bool) {
	switch mode {
	case finder.Commands:
		w.rememberRun(id)
		w.commands.Run(id)
	case finder.Outline:
		if start, err := strconv.Atoi(id); err == nil {
			w.goTo(start)
		}
	case finder.Tags:
		w.onTag(id)
	default:
		w.open(refOf(id), other)
	}
}
