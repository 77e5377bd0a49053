package library_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"collate/app/widget/control"
	"collate/app/widget/list"
	"collate/notes"
)

// press types keys where the keyboard is.
func (f *fixture) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestEverythingIsReachedByKeyboard(t *testing.T) {
	f := newFixture(t)
	c := contents()
	c.Tags = append(c.Tags, notes.TagCount{Tag: "source", Count: 1})
	f.SetContents(c)
	f.SetSearches([]string{"two brothers"})
	f.SetCurrent(notes.Ref{Kind: notes.KindArticle, ID: "b"})
	var tags, menus, searches []string
	f.OnTag = func(tag string) { tags = append(tags, tag) }
	f.OnTagMenu = func(tag string, _ fyne.Position) { menus = append(menus, tag) }
	f.OnSearch = func(words string) { searches = append(searches, words) }
	left := false
	f.OnLeave = func() { left = true }

	f.Focus()
	f.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	var opened []string
	for _, ref := range f.opened {
		opened = append(opened, ref.ID)
	}
	if len(opened) != 3 || opened[0] != "b" || opened[1] != "n" || opened[2] != "a" {
		t.Errorf("opened %v, want b, the note under the heading, and the first article", opened)
	}
	f.press(fyne.KeyEnd, fyne.KeyReturn)
	if len(searches) != 1 {
		t.Errorf("End and Enter made the searches %v", searches)
	}
	f.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn, desktop.KeyMenu)
	if len(tags) != 1 || tags[0] != "source" || len(menus) != 1 {
		t.Errorf("the second tag gave %v, and the menus of %v", tags, menus)
	}
	f.press(fyne.KeyUp, fyne.KeyUp)
	if _, ok := f.window.Canvas().Focused().(*list.Row); !ok {
		t.Errorf("↑ led from the tags to %T", f.window.Canvas().Focused())
	}
	f.press(fyne.KeyDown, fyne.KeyDown)
	if _, ok := f.window.Canvas().Focused().(*control.Chip); !ok {
		t.Errorf("↓ led from the last note to %T", f.window.Canvas().Focused())
	}
	f.press(fyne.KeyEscape)
	if !left {
		t.Error("Escape did not leave")
	}
}

func TestSectionsAreFoldedAway(t *testing.T) {
	f := newFixture(t)
	f.SetContents(contents())
	f.SetCurrent(notes.Ref{Kind: notes.KindNote, ID: "n"})
	var folded []string
	f.OnFold = func(sections []string) { folded = sections }
	f.Focus()
	f.press(fyne.KeyHome, fyne.KeyRight, fyne.KeyLeft) // of the articles, which are unfolded
	if len(folded) != 1 || len(f.rows()) != 1 {
		t.Fatalf("folded are %v, in view %d rows", folded, len(f.rows()))
	}
	f.press(fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn) // the notes, by Enter
	if len(folded) != 2 || len(f.rows()) != 0 {
		t.Fatalf("folded are %v, in view %d rows", folded, len(f.rows()))
	}
	kept := folded
	f.press(fyne.KeyRight)
	if len(folded) != 1 || len(f.rows()) != 1 {
		t.Errorf("folded are %v, in view %d rows", folded, len(f.rows()))
	}
	f.SetFolded(kept)
	if len(f.rows()) != 0 {
		t.Errorf("as they were kept, %d rows are in view", len(f.rows()))
	}
}

func TestOfManyNotesTheFirstAreListed(t *testing.T) {
	f := newFixture(t)
	c := contents()
	for i := range 500 {
		c.Notes = append(c.Notes, notes.NoteSummary{Note: notes.Note{ID: notes.NoteID(fmt.Sprint("n", i)), Title: "More"}})
	}
	f.SetContents(c)
	all := 0
	f.OnAll = func() { all++ }
	f.Focus()
	f.press(fyne.KeyEnd, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if all != 1 {
		t.Errorf("asked for all %d times by the row over the tags", all)
	}
	c.Notes[400].Modified = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	f.SetContents(c)
	f.SetCurrent(c.Notes[400].Ref())
	f.Focus()
	f.press(fyne.KeyReturn)
	if len(f.opened) != 1 || f.opened[0] != c.Notes[400].Ref() {
		t.Errorf("opened %v, want the note that was written last", f.opened)
	}
}
