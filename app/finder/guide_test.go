package finder_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/finder"
	"collate/app/widget/label"
	"collate/notes"
	"collate/notes/query"
)

func TestTheLanguageIsExplained(t *testing.T) {
	f := newFixture(t)
	f.window.Resize(fyne.NewSize(1300, 800))
	f.Open(finder.Search)
	if !f.Explains() {
		t.Error("not explained where nothing is typed and nothing was searched for before")
	}
	for _, o := range query.Operators() {
		if !f.says(o.Help) {
			t.Errorf("%s: is not explained", o.Name)
		}
	}
	f.SetSearches(nil, []string{"two brothers"})
	f.Open(finder.Search)
	if !f.Explains() {
		t.Error("not explained beside the last searches")
	}
	f.typing("r")
	f.SetHits("r", results("1"), "")
	if f.Explains() {
		t.Error("explained over what was found")
	}
	f.typing("x")
	f.SetHits("rx", notes.Results{}, "")
	if !f.Explains() || !f.says("Nothing found. Try fewer words, or the start of a word.") {
		t.Error("not explained where nothing was found")
	}
	f.Open(finder.Search)
	f.typing(">q")
	if f.Explains() {
		t.Error("explained where commands are asked for")
	}
	f.Open(finder.Commands)
	if f.Explains() {
		t.Error("explained where commands are listed")
	}
}

func TestInANarrowWindowTheLanguageIsOneLine(t *testing.T) {
	f := newFixture(t) // 900 px
	f.SetSearches(nil, []string{"two brothers"})
	f.Open(finder.Search)
	const line = `"two brothers" · -ferry · raid OR arrest · yekat* · tag: · in: · kind: · color: · by: · from: · before: · after: · has: · near:`
	if !f.says(line) || f.Explains() {
		t.Error("want the operators in one line under the last searches")
	}
}

func TestAnOperatorIsTakenByAClick(t *testing.T) {
	f := newFixture(t)
	f.window.Resize(fyne.NewSize(1300, 800))
	f.Open(finder.Search)
	f.typing("zzz")
	f.SetHits("zzz", notes.Results{}, "")
	f.clickOn(t, "highlights of this colour")
	if got := f.Field.Text(); got != "zzz color:" || !f.Field.Focused() {
		t.Errorf("the field has %q, focused: %v", got, f.Field.Focused())
	}
	f.typing("gr")
	f.press(fyne.KeyTab)
	if got := f.Field.Text(); got != "zzz color:green " {
		t.Errorf("Tab made %q", got)
	}
}

// clickOn clicks on the row in which a label says something.
func (f *fixture) clickOn(t *testing.T, text string) {
	t.Helper()
	var row fyne.Tappable
	for _, o := range test.LaidOutObjects(f.Layer) {
		if tappable, ok := o.(fyne.Tappable); ok {
			row = tappable
		}
		if l, ok := o.(*label.Label); ok && l.Text() == text && row != nil {
			row.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("%q is not there", text)
}

func TestWhatIsSaidOfHits(t *testing.T) {
	some := results("1", "2")
	some.Hits[0].Missing, some.Hits[1].Missing = 1, 1
	more := results("1")
	more.Total = 7
	for _, tt := range []struct {
		name    string
		words   string
		results notes.Results
		problem string
		want    string
	}{
		{"all are listed", "raid", results("1", "2"), "", "2 found. Enter opens it here, Ctrl+Enter in another pane."},
		{"some are listed", "raid", more, "", "The best 1 of 7. More words find less."},
		{"none has all words", "raid x", some, "", "Nothing has all of the words. These have some of them."},
		{"an operator that is being typed", "raid colo", notes.Results{}, "", "Tab completes, or choose with the arrows."},
		{"its value that is being typed", "raid color:gr", notes.Results{}, "There is no colour gr.", "Tab completes, or choose with the arrows."},
		{"what cannot be read", "color:mauve", results("1"), "There is no colour mauve.", "There is no colour mauve."},
	} {
		f := newFixture(t)
		f.Open(finder.Search)
		f.typing(tt.words)
		f.SetHits(tt.words, tt.results, tt.problem)
		if !f.says(tt.want) {
			t.Errorf("%s: it does not say %q", tt.name, tt.want)
		}
	}
}
