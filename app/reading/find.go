package reading

import (
	"collate/app/command"
	"collate/app/widget/findbar"
)

func newFindBar(r *Reader, commands *command.Set) *findbar.Bar {
	b := findbar.New("Find in this text")
	b.OnLeave = r.focusText
	b.OnShortcut = commands.HandleInField
	return b
}

// Find opens the find bar with the selected words.
func (r *Reader) Find() { r.find.Find(r.view, r.view.SelectedText()) }

// FindNext goes to the next match.
func (r *Reader) FindNext() { r.find.Next() }

// FindPrevious goes to the previous match.
func (r *Reader) FindPrevious() { r.find.Previous() }
