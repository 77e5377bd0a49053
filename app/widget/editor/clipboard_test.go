package editor

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestAnAddressIsPastedOverWords(t *testing.T) {
	const address = "https://example.org/a"
	e := newTest(t, "")
	for _, c := range []struct{ name, before, pasted, after string }{
		{"words", "see |the page|.", address + "\n", "see [the page](" + address + ")|."},
		{"with brackets in it", "|Baku|", address + "_(x)", "[Baku](<" + address + "_(x)>)|"},
		{"an address", "|https://example.org/b|", address, address + "|"},
		{"nothing", "see |", address, "see " + address + "|"},
		{"two lines", "|one\ntwo|", address, address + "|"},
		{"code", "```\n|x|", address, "```\n" + address + "|"},
		{"words and an address", "|x|", "see " + address, "see " + address + "|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			fyne.CurrentApp().Clipboard().SetContent(c.pasted)
			e.paste()
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}
