package app

import (
	"collate/notes"
)

// flush hands on all that was typed.
func (w *window) flush() {
	w.margin.Flush()
	w.desk.flush()
}

// renameArticle asks for a new title of an article. Links to it by title are
// changed too.
func (w *window) renameArticle(id notes.ArticleID) {
	go show(w.ctx, w, func() (notes.Article, error) { return w.notebook.Article(w.ctx, id) }, func(a notes.Article) {
		w.prompt("Title of the article", "Links to it by its title are changed too.", a.Item.Title(), func(title string) {
			w.rename(title, a.Item.Title(), func() { w.changes.RenameArticle(id, title) })
		})
	})
}

// renameKey asks for a new citation key of an article.
func (w *window) renameKey(id notes.ArticleID) {
	go show(w.ctx, w, func() (notes.Article, error) { return w.notebook.Article(w.ctx, id) }, func(a notes.Article) {
		w.prompt("Citation key", "A short name without spaces, to cite and link the article by. Links by the key are changed too.", a.Key, func(key string) {
			w.rename(key, a.Key, func() { w.changes.RenameKey(id, key) })
		})
	})
}

// rename calls give unless the name is unchanged.
func (w *window) rename(to, from string, give func()) {
	if to != from {
		w.flush()
		give()
	}
}
