package writing

import (
	"collate/app/command"
	"collate/app/widget/findbar"
)

func newFindBar(w *Writer, commands *command.Set) *findbar.Bar {
	b := findbar.New("Find in this note")
	b.OnLeave = w.focus
	b.OnShortcut = commands.HandleInField
	b.OnReplacedAll = func() {
		w.draft.name = "replace all in note"
		w.handOn()
	}
	return b
}

// Find opens the find bar for the visible text, with the selected words.
func (w *Writer) Find() {
	switch {
	case w.view == Read:
		w.find.Find(w.page, w.page.SelectedText())
	case w.find.Replacing():
		w.Replace()
	default:
		w.find.Find(w.body, w.body.SelectedText())
	}
}

// Replace opens the find bar with the field for the replacement.
func (w *Writer) Replace() {
	if w.view == Read {
		w.SetView(Write)
	}
	w.find.Replace(w.body, w.body.SelectedText())
}

// FindNext goes to the next match.
func (w *Writer) FindNext() { w.find.Next() }

// FindPrevious goes to the previous match.
func (w *Writer) FindPrevious() { w.find.Previous() }
