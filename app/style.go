package app

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"collate/app/reading"
	"collate/app/styling"
	"collate/app/widget/overlay"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/cite/styles"
	"collate/notes/citing"
	"collate/notes/markdown"
)

// chooseStyle lets the user choose the citation style of the notebook.
func (w *window) chooseStyle() {
	ctx := w.ctx
	go show(ctx, w, func() (styles.Choice, error) { return styles.Chosen(ctx, w.notebook) }, func(choice styles.Choice) {
		w.pickStyle(choice, w.useStyle, w.ask)
	})
}

// useStyle sets the citation style of the notebook.
func (w *window) useStyle(choice styles.Choice) {
	ctx := context.Background() // the choice is stored even if the window closes
	go show(ctx, w, func() (string, error) {
		style, err := w.styles.Processor(choice.Style, choice.Language)
		if err != nil {
			return "", err
		}
		return style.Style().Info().Title, styles.Choose(ctx, w.notebook, choice)
	}, func(title string) {
		w.notices.Tell(overlay.Notice{Message: "Citations are in the style “" + title + "” now."})
		for _, p := range w.desk.shown() {
			p.writer.Render()
		}
	})
}

// pickStyle shows the styles, and calls chosen with the chosen one. ask shows a
// dialog with a size in px.
func (w *window) pickStyle(choice styles.Choice, chosen func(styles.Choice), ask func(d dialog.Dialog, width, height float32)) {
	go show(w.ctx, w, func() ([]string, error) { return w.styles.Languages(), nil }, func(languages []string) {
		c := styling.New(w.win, w.engine, lookOf(w.session), languages, choice)
		c.OnChosen = chosen
		c.OnPreview = func(choice styles.Choice) { w.previewStyle(c, choice) }
		c.OnAdd = func() {
			w.chooseStyleFile(func(name string) { w.listStyles(c, func() { c.Choose(name) }) })
		}
		w.listStyles(c, func() {})
		ask(c.Dialog(), 0, 0)
		c.FocusOn(w.win.Canvas())
	})
}

// listStyles shows all styles, and then calls then.
func (w *window) listStyles(c *styling.Chooser, then func()) {
	go show(w.ctx, w, func() ([]styles.Listed, error) { return w.styles.List(), nil }, func(all []styles.Listed) {
		c.SetStyles(all)
		then()
	})
}

// previewed is the number of articles in a preview.
const previewed = 4

// previewStyle previews a style with some articles of the notebook.
func (w *window) previewStyle(c *styling.Chooser, choice styles.Choice) {
	ctx := w.ctx
	var ids []notes.ArticleID
	for _, a := range w.contents.listing.articles {
		if ids = append(ids, a.ID); len(ids) == previewed {
			break
		}
	}
	go show(ctx, w, func() (*textview.Text, error) {
		style, err := w.styles.Processor(choice.Style, choice.Language)
		if err != nil {
			return reading.TextOf(markdown.Document(cite.Markdown.Escape(err.Error()))), nil
		}
		var items []csl.Item
		for _, id := range ids {
			a, err := w.notebook.Article(ctx, id)
			if err != nil {
				return nil, err
			}
			items = append(items, a.Item)
		}
		return reading.TextOf(markdown.Document(sample(style, items))), nil
	}, func(text *textview.Text) { c.SetPreview(choice, text) })
}

// sample returns Markdown with citations of items, the first of them twice, and their
// bibliography.
func sample(style *csl.Processor, items []csl.Item) string {
	var refs []cite.Reference
	for i, item := range items {
		refs = append(refs, cite.Reference{Item: item, Locator: cite.Locator{Label: "paragraph", Value: fmt.Sprint(i + 2)}})
	}
	if len(refs) > 0 {
		again := refs[0]
		again.Locator.Value = "7–8"
		refs = append(refs[:1:1], append([]cite.Reference{again}, refs[1:]...)...)
	}
	formatted := cite.Render(style, refs, nil)
	var b strings.Builder
	b.WriteString("## In a text\n")
	if style.Style().Note() {
		b.Reset()
		b.WriteString("## In notes\n")
	}
	for i, citation := range formatted.Citations {
		if style.Style().Note() {
			fmt.Fprintf(&b, "\n%d. %s\n", i+1, citation.Markdown())
		} else {
			fmt.Fprintf(&b, "\n“…” %s\n", citation.Markdown())
		}
	}
	if len(formatted.Bibliography) > 0 {
		b.WriteString("\n## " + citing.Heading(style.Language()) + "\n")
	}
	for _, entry := range formatted.Bibliography {
		b.WriteString("\n" + entry.In(cite.Markdown) + "\n")
	}
	return b.String()
}

// chooseStyleFile asks for the file of a style, adds the style, and calls added with
// its name.
func (w *window) chooseStyleFile(added func(name string)) {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			w.reportError(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close() // the file is read by path
		go show(w.ctx, w, func() (string, error) {
			name, err := w.addStyle(path)
			w.styles.Forget()
			return name, err
		}, func(name string) { added(name) })
	}, w.win)
	open.SetFilter(storage.NewExtensionFileFilter([]string{".csl"}))
	open.Show()
	open.Resize(fyne.NewSize(760, 520))
}
