package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"collate/assets"
	"collate/notes/template"
)

// chooseNote shows the menu for a new note at a place on the canvas.
func (w *window) chooseNote(at fyne.Position) {
	w.chooseTemplate(at, fyne.NewMenuItem("Empty note", w.newNote), fyne.NewMenuItemSeparator())
}

// chooseTemplate shows the menu of templates for notes at a place on the
// canvas: first items, then the bundled templates, then the user's own.
func (w *window) chooseTemplate(at fyne.Position, items ...*fyne.MenuItem) {
	var bundled, own []template.Template
	go show(w.ctx, w, func() (_ struct{}, err error) {
		if bundled, err = template.Read(assets.Templates()); err == nil {
			own, err = w.notebook.Templates(w.ctx)
		}
		return struct{}{}, err
	}, func(struct{}) {
		items = append(items, w.templateItems(bundled)...)
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

// noteFromTemplate adds a note from a template, about the article in the
// focused pane if there is one.
func (w *window) noteFromTemplate(t template.Template) {
	article := w.desk.current().article
	values := template.Values{Title: t.TitleFor(article), Date: w.now().Local()}
	if article.ID == "" {
		w.openFilled(t, values)
		return
	}
	ctx := w.ctx
	go show(ctx, w, func() (template.Values, error) {
		target, err := w.notebook.LinkTarget(ctx, article.Ref())
		if err != nil {
			return values, err
		}
		style, err := w.processor(ctx)
		if err == nil {
			values.SetArticle(article, target, style)
		}
		return values, err
	}, func(values template.Values) { w.openFilled(t, values) })
}

// openFilled adds a note from a template and values, and opens it.
func (w *window) openFilled(t template.Template, values template.Values) {
	n := w.changes.AddNote(values.Title, t.Fill(values), t.Tags, w.noteStored)
	w.openNew(n)
	w.desk.current().writer.FocusTitle(w.win.Canvas())
}
