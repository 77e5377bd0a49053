package library_test

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"collate/app/library"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/list"
	"collate/notes"
)

type fixture struct {
	*library.Library
	window  fyne.Window
	opened  []notes.Ref
	dropped []notes.Ref
}

func newFixture(t *testing.T) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	f := &fixture{Library: library.New()}
	f.OnOpen = func(ref notes.Ref) { f.opened = append(f.opened, ref) }
	f.OnDrop = func(ref notes.Ref, _ fyne.Position) { f.dropped = append(f.dropped, ref) }
	f.window = test.NewTempWindow(t, f.Library)
	f.window.Resize(fyne.NewSize(240, 700))
	return f
}

// rows returns the rows in view, from top to bottom.
func (f *fixture) rows() []*list.Row {
	var out []*list.Row
	for _, o := range test.LaidOutObjects(f.Library) {
		if row, ok := o.(*list.Row); ok && row.Visible() {
			out = append(out, row)
		}
	}
	for i := range out {
		for j := i; j > 0 && out[j].Position().Y < out[j-1].Position().Y; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func contents() library.Contents {
	return library.Contents{
		Articles: []library.Article{{ID: "a", Title: "A Raid"}, {ID: "b", Title: "Forty-Eight Hours", Progress: 0.5}},
		Notes:    []notes.NoteSummary{{Note: notes.Note{ID: "n", Title: "Cause of death"}}},
		Tags:     []notes.TagCount{{Tag: "claim", Count: 3}},
	}
}

func TestRowsOpenWhatTheyShow(t *testing.T) {
	f := newFixture(t)
	f.SetContents(contents())
	rows := f.rows()
	if len(rows) != 3 {
		t.Fatalf("%d rows, want 3", len(rows))
	}
	for _, row := range rows {
		test.Tap(row)
	}
	want := []notes.Ref{{Kind: notes.KindArticle, ID: "a"}, {Kind: notes.KindArticle, ID: "b"}, {Kind: notes.KindNote, ID: "n"}}
	if !reflect.DeepEqual(f.opened, want) {
		t.Errorf("opened %v, want %v", f.opened, want)
	}
}

func TestTheCurrentRowIsMarked(t *testing.T) {
	f := newFixture(t)
	f.SetContents(contents())
	f.SetCurrent(notes.Ref{Kind: notes.KindNote, ID: "n"})
	var marked []bool
	for _, row := range f.rows() {
		marked = append(marked, row.Selected())
	}
	if want := []bool{false, false, true}; !reflect.DeepEqual(marked, want) {
		t.Errorf("marked %v, want %v", marked, want)
	}
	f.SetCurrent(notes.Ref{})
	for _, row := range f.rows() {
		if row.Selected() {
			t.Error("nothing is current")
		}
	}
}

func TestARowCanBeDragged(t *testing.T) {
	f := newFixture(t)
	f.SetContents(contents())
	row := f.rows()[1]
	row.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(500, 300)}})
	row.DragEnd()
	if want := []notes.Ref{{Kind: notes.KindArticle, ID: "b"}}; !reflect.DeepEqual(f.dropped, want) {
		t.Errorf("dropped %v, want %v", f.dropped, want)
	}
}

func TestANewNoteIsAskedForByMouseAndKeyboard(t *testing.T) {
	f := newFixture(t)
	f.SetContents(contents())
	var asked []fyne.Position
	f.OnNewNote = func(at fyne.Position) { asked = append(asked, at) }
	for _, o := range test.LaidOutObjects(f.Library) {
		add, ok := o.(*control.Button)
		if !ok || !strings.HasPrefix(add.Hint, "New note") {
			continue
		}
		test.Tap(add)
		f.window.Canvas().Focus(add)
		f.press(fyne.KeyReturn)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(add)
		if below := at.AddXY(0, add.Size().Height); len(asked) != 2 || asked[0] != below || asked[1] != below {
			t.Errorf("asked for at %v, want twice %v", asked, below)
		}
		return
	}
	t.Error("there is no button for a new note")
}

func TestAnEmptyLibraryHasNoRows(t *testing.T) {
	f := newFixture(t)
	f.SetContents(contents())
	f.SetContents(library.Contents{})
	if rows := f.rows(); len(rows) != 0 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestTheDateAndTheMarksStandBehindTheSource(t *testing.T) {
	f := newFixture(t)
	f.SetContents(library.Contents{Articles: []library.Article{
		{ID: "all", Title: "A Raid", Source: "The Eastern Mediterranean and Caucasus Monthly Review", Date: "7 Jul 2025", Highlights: 3},
		{ID: "undated", Title: "A Raid", Source: "Insight News", Highlights: 1},
		{ID: "nameless", Title: "A Raid", Date: "2025"},
	}})
	var got []string
	for _, row := range f.rows() {
		for _, o := range test.LaidOutObjects(row) {
			if text, ok := o.(*canvas.Text); ok && text.Text != "A Raid" {
				got = append(got, text.Text)
			}
		}
	}
	if want := []string{"The Eastern…", " · 7 Jul 2025 · 3 marks", "Insight News", " · 1 mark", "2025"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
