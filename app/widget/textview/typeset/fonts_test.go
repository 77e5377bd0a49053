package typeset

import (
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/dejavu/dejavuserifcondensed"
	"fyne.io/fyne/v2/theme"
)

func TestABallotBoxIsNoEmoji(t *testing.T) {
	l := newLibrary(Fonts{
		Serif:    Family{Regular: dejavuserifcondensed.TTF},
		Mono:     Family{Regular: dejavusansmono.TTF},
		Fallback: [][]byte{theme.DefaultEmojiFont().Content()},
	})
	for _, c := range []struct {
		r     rune
		emoji bool
	}{{'☐', false}, {'☑', false}, {'✅', true}, {'😀', true}} {
		if f := l.other(c.r); f == nil || inColours(f, c.r) != c.emoji {
			t.Errorf("%c is in the face %v", c.r, f)
		}
	}
	if len(l.takeMissing()) != 2 {
		t.Error("no better face is asked for")
	}
}
