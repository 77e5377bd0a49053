package finder_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/finder"
	"collate/app/theme"
	"collate/app/widget/textview"
	"collate/notes"
)

type fixture struct {
	*finder.Finder
	window   fyne.Window
	searched []string
	hits     []string
	picked   []string
	left     int
}

func newFixture(t *testing.T) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	f := &fixture{}
	f.Finder = finder.New(func(mode finder.Mode, _ string) []finder.Choice {
		if mode == finder.Commands {
			return []finder.Choice{{ID: "undo", Title: "Undo", Disabled: true}, {ID: "panes", Title: "Two panes"}, {ID: "quit", Title: "Quit"}}
		}
		return []finder.Choice{{ID: "a", Title: "A Raid as Symptom"}, {ID: "b", Title: "Forty-Eight Hours"}}
	}, command.NewSet(), textview.NewEngine(textview.Fonts{}, func(f func()) { f() }), textview.Look{Size: 16, LineHeight: 1.5, Measure: 60})
	f.OnSearch = func(words string) { f.searched = append(f.searched, words) }
	f.OnHit = func(hit notes.Hit, other bool) {
		id := hit.ID
		if other {
			id += " in another pane"
		}
		f.hits = append(f.hits, id)
	}
	f.OnChoice = func(_ finder.Mode, id string, _ bool) { f.picked = append(f.picked, id) }
	f.OnLeave = func() { f.left++ }
	f.window = test.NewTempWindow(t, container.NewStack(container.NewVBox(f.Field), f.Layer))
	f.window.Resize(fyne.NewSize(900, 600))
	return f
}

func (f *fixture) typing(text string) { test.Type(f.window.Canvas().Focused(), text) }

func (f *fixture) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func results(ids ...string) notes.Results {
	r := notes.Results{Total: len(ids)}
	for _, id := range ids {
		r.Hits = append(r.Hits, notes.Hit{ID: id, Kind: notes.HitArticle, Title: "Title " + id, Snippet: "a raid on homes", Marks: [][2]int{{2, 6}}})
	}
	return r
}

func TestSearchAsOneTypes(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("raid")
	if want := []string{"r", "ra", "rai", "raid"}; !reflect.DeepEqual(f.searched, want) {
		t.Fatalf("searched for %q", f.searched)
	}
	f.SetHits("raid", results("1", "2", "3"), "")
	f.press(fyne.KeyDown, fyne.KeyReturn)
	if want := []string{"2"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("picked %v, want %v", f.hits, want)
	}
	if f.Layer.Visible() || f.left != 1 {
		t.Error("after picking, the list must be gone and the keyboard given back")
	}
}

func TestLateResultsAreDropped(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("ra")
	f.SetHits("ra", results("right"), "")
	f.SetHits("r", results("late"), "")
	f.press(fyne.KeyReturn)
	if want := []string{"right"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("picked %v, want %v", f.hits, want)
	}
}

func TestEnterWaitsForTheAnswer(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("r")
	f.SetHits("r", results("of r"), "")
	f.typing("aid")
	f.press(fyne.KeyReturn)
	if len(f.hits) > 0 {
		t.Fatalf("picked %v, a hit of other words", f.hits)
	}
	f.SetHits("raid", results("of raid"), "")
	if want := []string{"of raid"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("picked %v, want %v", f.hits, want)
	}
}

func TestWhatWasChosenStaysChosen(t *testing.T) {
	tests := []struct {
		name   string
		before []string // hits for "r"; nil: they have not come
		after  []string // hits for "ra", which come when Down was pressed
		want   string
	}{
		{"at another place", []string{"1", "2", "3"}, []string{"3", "2", "1"}, "2"},
		{"no longer found", []string{"1", "2", "3"}, []string{"1", "3", "4"}, "3"},
		{"no longer found, fewer hits", []string{"1", "2"}, []string{"1"}, "1"},
		{"before there was any hit", nil, []string{"1", "2"}, "2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFixture(t)
			f.Open(finder.Search)
			f.typing("r")
			if tt.before != nil {
				f.SetHits("r", results(tt.before...), "")
			}
			f.typing("a")
			f.press(fyne.KeyDown)
			f.SetHits("ra", results(tt.after...), "")
			f.press(fyne.KeyReturn)
			if !reflect.DeepEqual(f.hits, []string{tt.want}) {
				t.Errorf("picked %v, want %s", f.hits, tt.want)
			}
		})
	}
}

// More words make another place of a paragraph the best one: it is the same row.
func TestAChosenParagraphStaysChosen(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("ra")
	before, after := results("a", "a", "a"), results("a", "a", "a")
	for i, at := range []int{100, 200, 300} {
		before.Hits[i].Block, before.Hits[i].Start, before.Hits[i].End = at, at+5, at+9
		after.Hits[2-i].Block, after.Hits[2-i].Start, after.Hits[2-i].End = at, at+50, at+59
	}
	f.SetHits("ra", before, "")
	f.press(fyne.KeyDown, fyne.KeyDown)
	f.SetHits("ra", after, "")
	var opened notes.Hit
	f.OnHit = func(hit notes.Hit, _ bool) { opened = hit }
	f.press(fyne.KeyReturn)
	if opened.Block != 300 {
		t.Errorf("opened the paragraph at %d, want the one at 300", opened.Block)
	}
}

func TestTypingGoesBackToTheBest(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("r")
	f.SetHits("r", results("1", "2"), "")
	f.press(fyne.KeyDown)
	f.typing("a")
	f.SetHits("ra", results("1", "2"), "")
	f.press(fyne.KeyReturn)
	if want := []string{"1"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("picked %v, want %v", f.hits, want)
	}
}

func TestMovingGoesRound(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("r")
	f.SetHits("r", results("1", "2", "3"), "")
	f.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // past the row that keeps the search
	if want := []string{"3"}; !reflect.DeepEqual(f.hits, want) {
		t.Errorf("picked %v, want %v", f.hits, want)
	}
}

func TestEnterWithNothingFoundDoesNothing(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing("zzz")
	f.SetHits("zzz", notes.Results{}, "")
	f.press(fyne.KeyReturn)
	if len(f.hits)+len(f.picked) > 0 {
		t.Errorf("picked %v, %v", f.hits, f.picked)
	}
}

func TestQuickOpenByLetters(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Open)
	f.typing("feh")
	f.press(fyne.KeyReturn)
	if want := []string{"b"}; !reflect.DeepEqual(f.picked, want) {
		t.Errorf("picked %v, want %v", f.picked, want)
	}
}

func TestCommands(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Search)
	f.typing(">qu")
	f.press(fyne.KeyReturn)
	if want := []string{"quit"}; !reflect.DeepEqual(f.picked, want) {
		t.Fatalf("picked %v, want %v", f.picked, want)
	}
	f.SetRecent(finder.Commands, []string{"quit"})
	f.Open(finder.Commands)
	f.press(fyne.KeyReturn)
	if want := []string{"quit", "quit"}; !reflect.DeepEqual(f.picked, want) {
		t.Errorf("the one that was run last must come first: picked %v", f.picked)
	}
	f.Open(finder.Commands)
	f.typing("undo")
	f.press(fyne.KeyReturn)
	if len(f.picked) != 2 {
		t.Error("a command that is not available must not run")
	}
}

func TestEscapeLeaves(t *testing.T) {
	f := newFixture(t)
	f.Open(finder.Commands)
	f.press(fyne.KeyEscape)
	if f.Layer.Visible() || f.left != 1 || f.Field.Text() != "" {
		t.Error("Escape must close the list, empty the field and give the keyboard back")
	}
}
