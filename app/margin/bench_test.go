package margin_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"collate/notes"
)

// many shows highlights, each with a comment.
func many(b *testing.B, count int) *fixture {
	f := newFixture(b)
	var ids []notes.HighlightID
	for i := range count {
		ids = append(ids, notes.HighlightID(fmt.Sprint(i)))
	}
	all := highlights(ids...)
	for i := range all {
		all[i].Comment = "Same words in [[Levant Files]], but only for one of the two, and in another order."
	}
	f.SetHighlights(all)
	return f
}

// BenchmarkType types into one of 1,000 comments.
func BenchmarkType(b *testing.B) {
	f := many(b, 1000)
	f.Write("500")
	for b.Loop() {
		f.Editor().TypedRune('x')
		f.press(fyne.KeyBackspace)
	}
}

// BenchmarkBegin begins to write a comment, and leaves it.
func BenchmarkBegin(b *testing.B) {
	f := many(b, 1000)
	for b.Loop() {
		f.Comment("0").MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		f.press(fyne.KeyEscape)
	}
}

// BenchmarkScroll turns the wheel over 1,000 comments.
func BenchmarkScroll(b *testing.B) {
	f := many(b, 1000)
	f.Write("0")
	dy := float32(-60)
	for b.Loop() {
		f.Editor().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
		dy = -dy
	}
}
