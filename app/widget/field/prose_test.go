package field

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// wraps types into a text at all widths from 100 to 300 px, at each of which its lines break
// elsewhere. The cursor stands at the end of the first paragraph.
func wraps(t *testing.T, text string, do func(*Prose), want string) {
	t.Helper()
	test.NewTempApp(t)
	for width := float32(100); width <= 300; width++ {
		p := &Prose{}
		p.ExtendBaseWidget(p)
		p.MultiLine, p.Wrapping = true, fyne.TextWrapWord
		p.SetText(text)
		window := test.NewWindow(p)
		window.SetPadded(false)
		window.Resize(fyne.NewSize(width, 300))
		window.Canvas().Focus(p)
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		do(p)
		got := p.Text
		window.Close()
		if got != want {
			t.Fatalf("%v px wide:\n%q\nwant\n%q", width, got, want)
		}
	}
}

const words = "The count differs: see what the other account says of the same night and of the days after it"

func TestWordsAreTypedInTheirOrder(t *testing.T) {
	wraps(t, "", func(p *Prose) { test.Type(p, words) }, words)
}

func TestWordsAreTypedInTheirParagraph(t *testing.T) {
	wraps(t, "\nBelow", func(p *Prose) { test.Type(p, words) }, words+"\nBelow")
}

func TestKeysWorkWhereTheLastOneLeftOff(t *testing.T) {
	wraps(t, "", func(p *Prose) {
		for _, word := range []string{"several ", "words ", "of ", "different ", "lengths "} {
			test.Type(p, word+"x")
			p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			test.Type(p, " ")
		}
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		test.Type(p, "end")
	}, "several words of different lengths \nend")
}

func TestPastingGoesWhereTheLastKeyLeftOff(t *testing.T) {
	wraps(t, "", func(p *Prose) {
		for range 8 {
			test.Type(p, "see ")
			fyne.CurrentApp().Clipboard().SetContent("")
			p.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
			test.Type(p, "it ")
			fyne.CurrentApp().Clipboard().SetContent("[[there]]")
			p.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		}
	}, strings.Repeat("see it [[there]]", 8))
}

func TestTypingReplacesWhatIsSelected(t *testing.T) {
	wraps(t, "", func(p *Prose) {
		test.Type(p, words)
		p.TypedShortcut(&fyne.ShortcutSelectAll{})
		test.Type(p, "a b")
	}, "a b")
}

func TestAMovedCursorIsLeftWhereItIs(t *testing.T) {
	wraps(t, "", func(p *Prose) {
		test.Type(p, "ab ")
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		test.Type(p, "c")
	}, "abc ")
}
