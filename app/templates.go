package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"collate/assets"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/link"
	"collate/notes/template"
)

// chooseTemplate lists the templates for notes at a place on the canvas: those
// that come with Collate, and then the user's own.
func (w *window) chooseTemplate(at fyne.Position) {
	var bundled, own []template.Template
	go show(context.Background(), w, func() (_ struct{}, err error) {
		if bundled, err = template.Read(assets.Templates()); err == nil {
			own, err = w.notebook.Templates(context.Background())
		}
		return struct{}{}, err
	}, func(struct{}) {
		items := w.templateItems(bundled)
		if len(own) > 0 {
			items = append(append(items, fyne.NewMenuItemSeparator()), w.templateItems(own)...)
		}
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
	})
}

func (w *window) templateItems(templates []template.Template) (items []*fyne.MenuItem) {
	for _, t := range templates {
		items = append(items, fyne.NewMenuItem(t.Name, func() { w.noteFromTemplate(t) }))
	}
	return items
}

// noteFromTemplate makes a note of a template, about the article in the focused
// pane if there is one.
func (w *window) noteFromTemplate(t template.Template) {
	values := template.Values{Title: t.Name, Date: w.now().Local()}
	if p := w.desk.current(); p.shown.Kind == notes.KindArticle {
		item := p.article.Item
		values.Title += ": " + cite.ShortTitle(item)
		values.Article = link.Link{Target: link.Target{Name: p.article.Key}, Shown: strings.Join(strings.Fields(item.Title()), " ")}
		values.Citation = bibliographyEntry(p.article)
	}
	n := w.changes.addNote(values.Title, strings.TrimRight(t.Fill(values), "\n")+"\n", t.Tags, w.noteStored)
	w.openNew(n)
	w.desk.current().writer.FocusTitle(w.win.Canvas())
}

// bibliographyEntry returns the entry of an article in a bibliography, in
// Markdown.
func bibliographyEntry(a notes.Article) string {
	item := a.Item
	item.ID = a.Key
	for _, entry := range cite.Bibliography(cite.PlainStyle(), []csl.Item{item}, cite.Markdown) {
		return entry.Text
	}
	return ""
}
