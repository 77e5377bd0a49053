package library_test

import (
	"testing"

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
	f.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
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
	f.press(fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn, desktop.KeyMenu)
	if len(tags) != 1 || tags[0] != "source" || len(menus) != 1 {
		t.Errorf("the second tag gave %v, and the menus of %v", tags, menus)
	}
	f.press(fyne.KeyUp)
	if _, ok := f.window.Canvas().Focused().(*list.Row); !ok {
		t.Errorf("↑ led from the tags to %T", f.window.Canvas().Focused())
	}
	f.press(fyne.KeyDown)
	if _, ok := f.window.Canvas().Focused().(*control.Chip); !ok {
		t.Errorf("↓ led from the last note to %T", f.window.Canvas().Focused())
	}
	f.press(fyne.KeyEscape)
	if !left {
		t.Error("Escape did not leave")
	}
}
