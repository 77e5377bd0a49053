package writing_test

import (
	"strings"
	"testing"

	"collate/app/writing"
	"collate/notes"
)

func TestANoteIsOpenedWhereItWasLeft(t *testing.T) {
	f := newFixture(t)
	long := notes.Note{ID: "n", Title: "T", Body: strings.Repeat("Əli was there.\n\n", 200)}
	other := notes.Note{ID: "m", Title: "U", Body: "other"}
	left := writing.Place{Body: 16 * 50, Caret: 16*52 + 3, Page: -1}
	f.Writer.SetNote(long, writing.Write, left)
	expect(t, "place of a note that is opened", f.Place(), left)
	f.Writer.SetNote(long, writing.Write, writing.Place{})
	expect(t, "place of a note that is shown already", f.Place(), left)

	f.Writer.SetNote(other, writing.Write, end)
	expect(t, "place of a short note", f.Place(), writing.Place{Caret: len("other"), Page: -1})
	f.Writer.SetNote(long, writing.Write, end)
	expect(t, "place of a long one that was not opened before", f.Place(), writing.Place{Page: -1})
	f.Resume(writing.Place{Body: 16 * 50, Caret: 3})
	expect(t, "place where the caret would be out of sight", f.Place(), writing.Place{Body: 16 * 50, Caret: 16 * 50, Page: -1})
}

func TestAPageIsOpenedWhereItWasLeft(t *testing.T) {
	f := newFixture(t)
	long := notes.Note{ID: "n", Title: "T", Body: "# One\n\n" + strings.Repeat("Əli was there.\n\n", 200) + "# Two\n\n" + strings.Repeat("So was she.\n\n", 200)}
	f.Writer.SetNote(long, writing.Read, writing.Place{Body: 7, Caret: 7, Page: 15 * 80})
	expect(t, "place before the page is there", f.Place().Page, 15*80)
	f.page()
	place := f.Place().Page
	if body := f.Place().Body; body < 16*70 || body > 16*85 {
		t.Errorf("place %d of the Markdown for %d of the page", body, place)
	}
	if place < 15*78 || place > 15*80 {
		t.Errorf("place %d of the page", place)
	}

	f.SetView(writing.Write)
	written := f.Place()
	if written.Body < 16*70 || written.Caret != written.Body {
		t.Errorf("place %+v of the Markdown, and its caret out of sight", written)
	}
	f.Resume(writing.Place{Body: 16 * 30, Caret: 16*31 + 2})
	f.SetView(writing.Read)
	f.page()
	expect(t, "place of the Markdown beside it", f.Place().Body, 16*30)
	f.SetView(writing.Write)
	expect(t, "the Markdown after a look at the page", [2]int{f.Place().Body, f.Place().Caret}, [2]int{16 * 30, 16*31 + 2})
}

func TestAPageIsOpenedWhereTheMarkdownWasLeft(t *testing.T) {
	f := newFixture(t)
	n := notes.Note{ID: "n", Title: "T", Body: strings.Repeat("Əli was there.\n\n", 200)}
	f.Writer.SetNote(n, writing.Read, writing.Place{Body: 16 * 100, Caret: 16 * 100, Page: -1})
	f.page()
	if page := f.Place().Page; page < 15*98 || page > 15*102 {
		t.Errorf("place %d of the page", page)
	}
}
