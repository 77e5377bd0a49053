package app

import (
	"slices"
	"testing"

	"collate/notes/quote"
)

func TestAPassageIsQuotedIntoTheNoteThatIsWrittenAndTakenBackAsOne(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"raid.md": raid, "Causes": "One. "}))
	u.does("go.next")
	article := u.opens("the-raid")
	start, end := passage(t, article, "died in custody")
	u.does("go.next")
	note := u.writes("Causes")
	u.types("Two. ")
	article.reader.OnQuote(start, end, "")
	if len(article.highlights) != 1 {
		t.Fatalf("the article has %d highlights", len(article.highlights))
	}
	h := article.highlights[0]
	u.await("Quoted into “Causes”.")
	u.rests()
	want, _ := quote.Insert("One. Two. ", 10, quote.Block(h.Anchor.Exact, quote.Source(article.article, h.ID)))
	if body := u.note("Causes").Body; body != want || note.writer.Note().Body != want {
		t.Errorf("the notebook has\n%q, the window\n%q, want\n%q", body, note.writer.Note().Body, want)
	}

	u.clicks("Undo")
	u.rests()
	if body := u.note("Causes").Body; body != "One. Two. " || note.writer.Note().Body != body || u.marked(h.ID) != "none" {
		t.Errorf("after the undo the notebook has %q and the highlight %s, the window %q", body, u.marked(h.ID), note.writer.Note().Body)
	}
	if got := u.shows(); !slices.Equal(got, []string{"Causes", "The raid"}) {
		t.Errorf("shown are %q", got)
	}
}
