package editor

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestATitleIsOneParagraphWithoutMarkdown(t *testing.T) {
	text := newTest(t, "")
	e := NewTitle(text.engine, testLook(), "Title")
	e.Resize(fyne.NewSize(500, 60))
	e.insert("# One\ntwo *three*")
	if got, want := e.Text(), "# One two *three*"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if got := e.Outline(); len(got) != 0 {
		t.Errorf("a title has no headings: %v", got)
	}
	low := e.Height()
	e.insert(" and so many words more that they do not fit into one line of it, nor into two")
	if high := e.Height(); high <= low {
		t.Errorf("a title of more lines is %v px high, not more than %v", high, low)
	}
}
