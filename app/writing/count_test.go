package writing_test

import (
	"testing"

	"collate/app/writing"
	"collate/notes"
)

func TestTheWordsThatAreReadAreCounted(t *testing.T) {
	f := newFixture(t)
	told := 0
	f.OnCount = func() { told++ }
	f.Writer.SetNote(notes.Note{ID: "n", Title: "T", Body: "1. See [[Levant Files|the file]]."}, writing.Write, end)
	words, selected := f.Count()
	expect(t, "words", [2]int{words, selected}, [2]int{3, 0})
	f.FocusOn(f.window.Canvas())
	told = 0
	f.typing(" More")
	words, _ = f.Count()
	expect(t, "words after more", words, 4)
	expect(t, "told", told > 0, true)
	f.Body().SelectAll()
	_, selected = f.Count()
	expect(t, "words selected", selected, 4)
}
