package app

import (
	"fyne.io/fyne/v2"

	"collate/app/metadata"
	"collate/notes"
	"collate/notes/cite/csl"
)

// describe lets the user edit the metadata of an article.
func (w *window) describe(id notes.ArticleID) {
	ctx := w.ctx
	go show(ctx, w, func() (notes.Article, error) { return w.notebook.Article(ctx, id) }, func(a notes.Article) {
		f := metadata.New(w.win, a.Key, a.Item)
		f.OnSave = func(key string, item csl.Item) { w.saveMetadata(f, id, key, item) }
		w.ask(f.Dialog(), 720, 620)
		f.FocusOn(w.win.Canvas())
	})
}

// saveMetadata applies the form as one edit and closes it; an error is shown in the
// form.
func (w *window) saveMetadata(f *metadata.Form, id notes.ArticleID, key string, item csl.Item) {
	w.flush()
	w.changes.DescribeArticle(id, key, item, func(err error) {
		fyne.Do(func() {
			if err != nil {
				f.Refuse(err)
				return
			}
			f.Close()
		})
	})
}
