package writing_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// BenchmarkType types into a note of 1 MB and lets the typing pause each time, so that it is handed on; and shows what an
// undo leaves of it.
func BenchmarkType(b *testing.B) {
	f := newFixture(b)
	body := strings.Repeat("A paragraph with **bold** words and a [[link]] in it.\n\n", 1<<20/56)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: body})
	f.Reveal(len(body)/2, len(body)/2)
	f.FocusOn(f.window.Canvas())
	focused := f.window.Canvas().Focused()
	b.Run("Key", func(b *testing.B) {
		for b.Loop() {
			focused.TypedRune('x')
		}
	})
	b.Run("KeyAndPause", func(b *testing.B) {
		for b.Loop() {
			focused.TypedRune('x')
			f.pass()
		}
	})
	b.Run("Link", func(b *testing.B) {
		focused.TypedRune('[')
		focused.TypedRune('[')
		for b.Loop() {
			focused.TypedRune('x')
			f.SetCandidates(f.query, candidates("Levant Files", "Yerevan letter", "x"))
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
	})
	b.Run("Undo", func(b *testing.B) {
		n := f.Note()
		for i := 0; b.Loop(); i++ {
			n.Body = body + strings.Repeat(" more", i%2)
			f.Travel(n)
		}
	})
}
