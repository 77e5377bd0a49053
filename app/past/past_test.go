package past_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/past"
	"collate/app/theme"
	"collate/app/widget/label"
	"collate/app/widget/list"
	"collate/notes"
)

var now = time.Date(2026, 3, 14, 15, 0, 0, 0, time.Local)

func newPast(t *testing.T) *past.Past {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	p := past.New(func() time.Time { return now })
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(300, 700))
	return p
}

func seen[T fyne.CanvasObject](p *past.Past) (out []T) {
	for _, o := range test.LaidOutObjects(p) {
		if o, ok := o.(T); ok && o.Visible() {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b T) int { return int(a.Position().Y - b.Position().Y) })
	return out
}

func steps() []notes.Entry {
	return []notes.Entry{
		{Seq: 5, Name: "colour of highlight", Time: now.Add(-time.Minute), State: notes.Undone, Records: 1},
		{Seq: 4, Name: "comment", Time: now.Add(-time.Hour), State: notes.InForce, Records: 1},
		{Seq: 3, Name: "deletion", Time: now.Add(-24 * time.Hour), State: notes.Superseded, Records: 1},
		{Seq: 1, Name: "import", Time: now.Add(-72 * time.Hour), State: notes.Fixed, Records: 3},
	}
}

func TestStepsAreGoneBackTo(t *testing.T) {
	p := newPast(t)
	var gone []int64
	p.OnStep = func(e notes.Entry) { gone = append(gone, e.Seq) }
	p.SetContents(past.Contents{Steps: steps()})
	rows := seen[*list.Row](p)
	if len(rows) != 4 {
		t.Fatalf("%d rows, want 4", len(rows))
	}
	for i, r := range rows {
		if r.Selected() != (i == 1) {
			t.Errorf("row %d: selected %v; the newest step in force is row 1", i, r.Selected())
		}
		if r.OnTapped != nil {
			r.OnTapped()
		}
	}
	if want := []int64{5, 4, 1}; !slices.Equal(gone, want) {
		t.Errorf("the rows lead to steps %v, want %v: one that was superseded leads nowhere", gone, want)
	}
}

func TestVersionsStandFirst(t *testing.T) {
	p := newPast(t)
	var read []int64
	p.OnVersion = func(e notes.Entry) { read = append(read, e.Seq) }
	p.SetContents(past.Contents{Versions: []past.Version{{Entry: notes.Entry{Seq: 9, Time: now}}, {Entry: notes.Entry{Seq: 7, Time: now.Add(-time.Hour)}}}, Steps: steps()})
	rows := seen[*list.Row](p)
	rows[0].OnTapped()
	rows[1].OnTapped()
	if want := []int64{9, 7}; !slices.Equal(read, want) {
		t.Errorf("the first rows lead to versions %v, want %v", read, want)
	}
}

func TestOlderStepsAreAskedFor(t *testing.T) {
	p := newPast(t)
	asked := false
	p.OnMore = func() { asked = true }
	p.SetContents(past.Contents{Steps: steps(), More: true})
	rows := seen[*list.Row](p)
	rows[len(rows)-1].OnTapped()
	if !asked {
		t.Error("the last row does not ask for older steps")
	}
}

func TestAnEmptyHistorySaysWhatItIsFor(t *testing.T) {
	p := newPast(t)
	if labels := seen[*label.Label](p); len(labels) != 1 || labels[0].Text() == "" {
		t.Errorf("%d labels are seen in an empty history", len(labels))
	}
}

func TestAStepNamesWhatItIsAbout(t *testing.T) {
	p := newPast(t)
	ref := func(kind notes.Kind) notes.Ref { return notes.Ref{Kind: kind, ID: "an id"} }
	text := notes.Entry{Seq: 3, Name: "text of note", Time: now, State: notes.InForce}
	color := notes.Entry{Seq: 2, Name: "colour of highlight", Time: now, State: notes.InForce}
	rename := notes.Entry{Seq: 1, Name: "rename #claim", Time: now, State: notes.InForce}
	p.SetContents(past.Contents{
		Steps: []notes.Entry{text, color, rename},
		About: map[notes.Entry]notes.Subject{
			text:  {Ref: ref(notes.KindNote), Title: "Chronology"},
			color: {Ref: ref(notes.KindHighlight), Title: "two\nwords"},
		},
	})
	var got []string
	for _, o := range seen[*label.Label](p) {
		if at, about, _ := strings.Cut(o.Text(), now.Format("15:04")); at == "" {
			got = append(got, about)
		}
	}
	if want := []string{" · Chronology", " · “two words”", ""}; !slices.Equal(got, want) {
		t.Errorf("the steps are about %q, want %q", got, want)
	}
}

func TestAVersionSaysWhatChanged(t *testing.T) {
	for _, test := range []struct {
		change past.Change
		want   string
	}{
		{past.Change{Added: 12, Removed: 3, Words: "what came"}, "+12 −3 · “what came”"},
		{past.Change{Removed: 3, Words: "what went"}, "−3 · “what went”"},
		{past.Change{Words: "…"}, "“…”"},
		{past.Change{}, "Rename of note"},
	} {
		p := newPast(t)
		entry := notes.Entry{Seq: 9, Name: "rename of note", Time: now}
		p.SetContents(past.Contents{Versions: []past.Version{{Entry: entry, Change: &test.change}}})
		said := seen[*label.Label](p)
		if !slices.ContainsFunc(said, func(l *label.Label) bool { return l.Text() == test.want }) {
			t.Errorf("a version with %+v does not say %q", test.change, test.want)
		}
	}
}
