package app

import (
	"testing"

	"collate/notes"
)

func TestAnArticleIsRenamedWithTheLinksToIt(t *testing.T) {
	path := newNotebookOf(t, texts{"raid.md": raid, "Causes": "See [[The raid]]."})
	u := openWindow(t, path)
	article := notes.ArticleID(u.ref("the-raid").ID)
	u.opens("the-raid")
	u.does("go.next")
	p := u.opens("Causes")
	expect := func(title, body string) {
		t.Helper()
		a, err := u.notebook.Article(t.Context(), article)
		if err != nil || a.Item.Title() != title || u.note("Causes").Body != body || p.writer.Note().Body != body {
			t.Errorf("the article is %q, the note %q, and %q in the window; %v", a.Item.Title(), u.note("Causes").Body, p.writer.Note().Body, err)
		}
	}

	u.renameArticle(article)
	u.await("Title of the article")
	u.types("The raid in June\n")
	u.rests()
	expect("The raid in June", "See [[The raid in June]].")
	if u.sees("Title of the article") {
		t.Error("the prompt is open")
	}
	u.does("edit.undo")
	expect("The raid", "See [[The raid]].")
	u.await("Undone: rename article “The raid in June”")
	if u.sees("by another program") {
		t.Error("the window says that another program has renamed it")
	}

	other := openNotebook(t, path)
	defer other.Close()
	if _, err := other.RenameArticle(t.Context(), article, "The arrests", nil); err != nil {
		t.Fatal(err)
	}
	u.await("The arrests")
	u.rests()
	expect("The arrests", "See [[The arrests]].")
	u.does("edit.undo")
	expect("The raid", "See [[The raid]].")
	u.await("Undone: rename article “The arrests”, by another program")
}
