package writing_test

import (
	"strings"
	"testing"

	"collate/app/writing"
	"collate/notes"
	"collate/notes/document"
)

// seek looks for a word.
func (f *fixture) seek(word string) {
	find := func(text string) (start, end int) {
		if start = strings.Index(text, word); start < 0 {
			return 0, 0
		}
		return start, start + len(word)
	}
	f.Seek(func(d document.Document) (int, int) { return find(d.Text()) }, find)
}

func TestSeek(t *testing.T) {
	long := strings.Repeat("Filler, **so** much of it.\n\n", 100) + "A *zeppelin* at last."
	t.Run("in the page, once it is there", func(t *testing.T) {
		f := newFixture(t)
		f.SetNote(notes.Note{ID: "n", Title: "T", Body: long})
		f.seek("A zeppelin")
		f.page()
		expect(t, "selected", f.Page().SelectedText(), "A zeppelin")
		if start, end := f.Page().VisibleRange(); !strings.Contains(f.Page().Text().Content[start:end], "zeppelin") {
			t.Error("it is not in view")
		}
		f.seek("Filler")
		expect(t, "selected in a page that is there", f.Page().SelectedText(), "Filler")
		f.seek("nowhere")
		expect(t, "selected when there is nothing", f.Page().SelectedText(), "Filler")
	})
	t.Run("in the Markdown", func(t *testing.T) {
		for _, view := range []writing.View{writing.Write, writing.Both} {
			f := newFixture(t)
			f.Writer.SetNote(notes.Note{ID: "n", Title: "T", Body: long}, view, end)
			f.seek("*zeppelin*")
			expect(t, "selected", f.Body().SelectedText(), "*zeppelin*")
		}
	})
	t.Run("not in another note", func(t *testing.T) {
		f := newFixture(t)
		f.SetNote(notes.Note{ID: "n", Title: "T", Body: "A zeppelin."})
		f.seek("zeppelin")
		f.SetNote(notes.Note{ID: "other", Title: "T", Body: "Another zeppelin."})
		f.page()
		expect(t, "selected", f.Page().SelectedText(), "")
	})
}
