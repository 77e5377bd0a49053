package finder_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/finder"
	"collate/app/widget/label"
	"collate/app/widget/textview"
	"collate/notes"
)

func TestOperatorsAreCompleted(t *testing.T) {
	f := newFixture(t)
	f.Values = func(operator string) []string {
		if operator == "tag" {
			return []string{"claim", "clothes", "source"}
		}
		return nil
	}
	f.Open(finder.Search)
	f.typing("raid ta")
	f.press(fyne.KeyTab)
	if got := f.Field.Text(); got != "raid tag:" {
		t.Fatalf("Tab made %q", got)
	}
	f.typing("cla")
	f.press(fyne.KeyTab)
	if got := f.Field.Text(); got != "raid tag:claim " {
		t.Errorf("Tab made %q", got)
	}
	if last := f.searched[len(f.searched)-1]; last != "raid tag:claim " {
		t.Errorf("searched for %q last", last)
	}
}

func TestHitsComeBeforeCompletions(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("col") // may become color:
	f.SetHits("col", results("1"), "")
	f.press(fyne.KeyReturn)
	if want := []string{"1"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("Enter picked %v, want %v", f.hits, want)
	}
}

func TestByKind(t *testing.T) {
	f := newFixture(t)
	f.SetGrouped(true)
	f.Open(finder.Search)
	f.typing("r")
	r := results("article", "note", "other article")
	r.Hits[1].Kind = notes.HitNote
	f.SetHits("r", r, "")
	f.press(fyne.KeyDown, fyne.KeyReturn) // over the heading of the second group
	if want := []string{"article"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("picked %v, want %v: notes stand first", f.hits, want)
	}
}

func TestSearchesAreMadeAgain(t *testing.T) {
	f := newFixture(t)
	f.SetSearches([]string{"tag:claim"}, []string{"two brothers"})
	f.Open(finder.Search)
	f.press(fyne.KeyDown, fyne.KeyReturn)
	if f.Field.Text() != "two brothers" || !slices.Contains(f.searched, "two brothers") {
		t.Errorf("the second search made %q, and searched for %q", f.Field.Text(), f.searched)
	}
	f.SetHits("two brothers", results("1"), "")
	var found, saved []string
	f.OnFound = func(words string) { found = append(found, words) }
	f.OnSave = func(words string) { saved = append(saved, words) }
	f.press(fyne.KeyReturn)
	if !reflect.DeepEqual(found, []string{"two brothers"}) {
		t.Errorf("remembered %q", found)
	}
	f.Open(finder.Search)
	f.typing("x")
	f.SetHits("x", results("1"), "")
	f.press(fyne.KeyDown, fyne.KeyReturn)
	if !reflect.DeepEqual(saved, []string{"x"}) {
		t.Errorf("kept %q", saved)
	}
}

func TestTheTextOfWhatIsChosenIsShown(t *testing.T) {
	f := newFixture(t)
	f.window.Resize(fyne.NewSize(1300, 700))
	var asked []string
	f.OnPreview = func(hit notes.Hit) { asked = append(asked, hit.ID) }
	f.Open(finder.Search)
	f.typing("r")
	r := results("1", "2")
	f.SetHits("r", r, "")
	f.press(fyne.KeyDown)
	if want := []string{"1", "2"}; !reflect.DeepEqual(asked, want) {
		t.Fatalf("asked for the texts of %v, want %v", asked, want)
	}
	shown := func() string {
		for _, o := range test.LaidOutObjects(f.Layer) {
			if v, ok := o.(*textview.View); ok {
				return v.Text().Content
			}
		}
		return "no text"
	}
	f.ShowPreview(r.Hits[1], finder.Preview{Text: &textview.Text{Content: "of 2"}})
	f.ShowPreview(r.Hits[0], finder.Preview{Text: &textview.Text{Content: "late, of 1"}})
	if got := shown(); got != "of 2" {
		t.Errorf("the text %q is shown", got)
	}
}

func TestEachWordIsMarkedInTheText(t *testing.T) {
	f := newFixture(t)
	f.window.Resize(fyne.NewSize(1300, 700))
	f.Open(finder.Search)
	f.typing("r")
	r := results("1")
	f.SetHits("r", r, "")
	text := strings.Repeat("Filler.\n", 500) + "A raid, and raids."
	at := strings.Index(text, "raid")
	f.ShowPreview(r.Hits[0], finder.Preview{
		Text: &textview.Text{Content: text}, Marks: [][2]int{{at, at + 4}, {at + 10, at + 15}},
		Start: at, End: at + 15,
	})
	for _, o := range test.LaidOutObjects(f.Layer) {
		v, ok := o.(*textview.View)
		if !ok {
			continue
		}
		for offset, want := range map[int]int{at: 1, at + 8: 0, at + 12: 1} {
			if n := len(v.MarksAt(offset)); n != want {
				t.Errorf("%d marks at byte %d, want %d", n, offset, want)
			}
		}
		if start, end := v.VisibleRange(); start > at || end < at+15 {
			t.Errorf("%d to %d is in view, want %d", start, end, at)
		}
	}
}

// says reports whether a text is seen.
func (f *fixture) says(text string) bool {
	return slices.ContainsFunc(test.LaidOutObjects(f.Layer), func(o fyne.CanvasObject) bool {
		l, ok := o.(*label.Label)
		return ok && l.Visible() && l.Text() == text
	})
}

func TestAProblemIsSaid(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("color:mauve")
	f.SetHits("color:mauve", results("1"), "There is no colour mauve.")
	if !f.says("There is no colour mauve.") {
		t.Error("the problem is not seen")
	}
}
