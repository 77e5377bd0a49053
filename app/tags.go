package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/finder"
	"collate/notes"
)

// showTagged lists the records with a tag.
func (w *window) showTagged(tag string) {
	w.showFinder()
	w.finder.OpenWith("tag:" + tag)
}

// tagCommands returns the commands on a tag, which the user chooses first.
func (w *window) tagCommands() []command.Command {
	about := func(do func(tag string)) func() {
		return func() { w.chooseTag(do) }
	}
	return []command.Command{
		{ID: "tag.show", Title: "Show what carries a tag…", Menu: "Go", Run: about(w.showTagged)},
		{ID: "tag.rename", Title: "Rename a tag…", Menu: "Edit", Run: about(w.renameTag)},
		{ID: "tag.merge", Title: "Merge a tag into another…", Menu: "Edit", Run: about(w.mergeTag)},
		{ID: "tag.color", Title: "Colour of a tag…", Menu: "Edit", Run: about(func(tag string) {
			at := fyne.NewPos(w.win.Canvas().Size().Width/2-100, topHeight)
			widget.ShowPopUpMenuAtPosition(w.tagColors(tag), w.win.Canvas(), at)
		})},
	}
}

// chooseTag lets the user choose a tag, and calls done with it.
func (w *window) chooseTag(done func(tag string)) {
	w.onTag = done
	w.find(finder.Tags)
}

// tagChoices returns the tags, most frequent first.
func (w *window) tagChoices() []finder.Choice {
	tags := slices.Clone(w.contents.listing.tags)
	slices.SortStableFunc(tags, func(a, b notes.TagCount) int { return b.Total - a.Total })
	out := make([]finder.Choice, len(tags))
	for i, t := range tags {
		out[i] = finder.Choice{ID: t.Tag, Title: t.Tag, Detail: strconv.Itoa(t.Total)}
	}
	return out
}

// mergeTag merges a tag into another, which the user chooses.
func (w *window) mergeTag(tag string) {
	w.chooseTag(func(into string) {
		w.rename(into, tag, func() { w.changes.RenameTag(tag, into) })
	})
}

// tagMenu shows the menu of a tag.
func (w *window) tagMenu(tag string, at fyne.Position) {
	colors := fyne.NewMenuItem("Colour", nil)
	colors.ChildMenu = w.tagColors(tag)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("",
		fyne.NewMenuItem("Show all that carries it", func() { w.showTagged(tag) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Rename or merge…", func() { w.renameTag(tag) }),
		colors,
	), w.win.Canvas(), at)
}

// tagColors returns the menu of colours for a tag.
func (w *window) tagColors(tag string) *fyne.Menu {
	var items []*fyne.MenuItem
	for _, c := range notes.Colors() {
		items = append(items, fyne.NewMenuItem(w.colors.of(c), func() { w.changes.ColorTag(tag, &c) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("None", func() { w.changes.ColorTag(tag, nil) }))
	return fyne.NewMenu("", items...)
}

// renameTag asks for a new name of a tag. The name of another tag merges the
// two.
func (w *window) renameTag(tag string) {
	w.prompt("Rename the tag "+tag, "Everything that carries it is changed, and the tags below it too. The name of another tag makes one of the two.", tag, func(name string) {
		name = strings.TrimPrefix(strings.TrimSpace(name), "#")
		if name == "" {
			return
		}
		w.rename(name, tag, func() { w.changes.RenameTag(tag, name) })
	})
}

// editTags asks for the tags of an article, highlight or note, without those
// written in its text as #tag.
func (w *window) editTags(ref notes.Ref) {
	go show(w.ctx, w, func() (notes.Record, error) { return w.record(w.ctx, ref) }, func(r notes.Record) {
		tags := strings.Join(notes.TagsOf(r), ", ")
		w.prompt("Tags", "Separate them with commas: claim, place/Baku", tags, func(typed string) {
			w.changes.SetTags(ref, notes.CleanTags(strings.Split(typed, ",")...))
		})
	})
}

// prompt asks for one line of text.
func (w *window) prompt(title, about, text string, done func(string)) {
	entry := newDialogEntry(func() { w.dialog.Dismiss() })
	entry.SetText(text)
	label := widget.NewLabel(about)
	label.Wrapping = fyne.TextWrapWord
	items := []*widget.FormItem{widget.NewFormItem("", label), widget.NewFormItem("", entry)}
	ask := dialog.NewForm(title, "OK", "Cancel", items, func(yes bool) {
		if yes {
			done(entry.Text)
		}
	}, w.win)
	entry.OnSubmitted = func(string) { ask.Submit() }
	w.ask(ask, 480, 240)
	w.win.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// record returns an article, highlight or note.
func (w *window) record(ctx context.Context, ref notes.Ref) (notes.Record, error) {
	switch ref.Kind {
	case notes.KindArticle:
		return w.notebook.Article(ctx, notes.ArticleID(ref.ID))
	case notes.KindHighlight:
		return w.notebook.Highlight(ctx, notes.HighlightID(ref.ID))
	}
	return w.notebook.Note(ctx, notes.NoteID(ref.ID))
}
