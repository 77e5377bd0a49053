package textview

import (
	"fmt"
	"image/color"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestMarksTouching(t *testing.T) {
	s := newMarkSet([]Mark{
		{ID: "c", Start: 20, End: 30}, {ID: "a", Start: 0, End: 10}, {ID: "all", Start: 0, End: 100}, {ID: "b", Start: 10, End: 20},
		{ID: "empty", Start: 15, End: 15}, {ID: "backwards", Start: 18, End: 12},
	})
	tests := []struct {
		start, end int
		want       string
	}{
		{0, 1, "[all a]"}, {9, 11, "[all a b]"}, {10, 20, "[all b]"}, {30, 40, "[all]"}, {99, 200, "[all]"}, {100, 200, "[]"}, {5, 5, "[all a]"},
	}
	for _, test := range tests {
		ids := []string{}
		for _, m := range s.appendTouching(nil, test.start, test.end) {
			ids = append(ids, m.ID)
		}
		if got := fmt.Sprint(ids); got != test.want {
			t.Errorf("%d–%d: %s, want %s", test.start, test.end, got, test.want)
		}
	}
	if got := s.idsAt(12, 13); !reflect.DeepEqual(got, []string{"b", "all"}) {
		t.Errorf("at 12 %v, want the shortest first", got)
	}
}

func TestMarksAgainstLookingAtAll(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 200 {
		var marks []Mark
		for i := range rnd.Intn(40) {
			start := rnd.Intn(100)
			marks = append(marks, Mark{ID: fmt.Sprint(i), Start: start, End: start + 1 + rnd.Intn(1+rnd.Intn(60))})
		}
		s := newMarkSet(marks)
		start := rnd.Intn(110)
		end := start + 1 + rnd.Intn(20)
		var got, want []string
		for _, m := range s.appendTouching(nil, start, end) {
			got = append(got, m.ID)
		}
		for _, m := range marks {
			if m.Start < end && m.End > start {
				want = append(want, m.ID)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%v: %d–%d: %v, want %v", marks, start, end, got, want)
		}
	}
}

// nested is four marks that overlap each other, and a separate one.
func nested() []Mark {
	return []Mark{
		{ID: "a", Start: 10, End: 60}, {ID: "b", Start: 10, End: 30, Color: 1}, {ID: "c", Start: 20, End: 40, Color: 2},
		{ID: "d", Start: 25, End: 26, Color: 3}, {ID: "e", Start: 70, End: 80, Color: 4},
	}
}

func TestEachOfSeveralMarksIsReached(t *testing.T) {
	v, _ := newView(t, sample())
	if id, ok := v.NextMark(); ok {
		t.Errorf("next of no marks is %s", id)
	}
	v.SetMarks(nested())
	if got := fmt.Sprint(v.MarksAt(25), v.MarksAt(65), v.MarksAt(1<<30)); got != "[d b c a] [] []" {
		t.Errorf("marks at places: %s", got)
	}
	walk := func(step func() (string, bool)) (got string) {
		v.SetChosen("")
		for range 6 {
			id, ok := step()
			if !ok {
				t.Fatal("no mark")
			}
			got += id
			v.SetChosen(id)
		}
		return got
	}
	if got := walk(v.NextMark); got != "abcdea" {
		t.Errorf("forwards %s", got)
	}
	if got := walk(v.PreviousMark); got != "edcbae" {
		t.Errorf("backwards %s", got)
	}
	v.SetCaret(true)
	v.Select(22, 22)
	if got := walk(v.NextMark); got != "deabcd" {
		t.Errorf("from the caret %s", got)
	}
	if got := walk(v.PreviousMark); got != "cbaedc" {
		t.Errorf("back from the caret %s", got)
	}
}

func TestPutAndRemove(t *testing.T) {
	s := newMarkSet(nested())
	s.put(Mark{ID: "f", Start: 15, End: 100})
	s.put(Mark{ID: "a", Start: 5, End: 6})
	s.put(Mark{ID: "d", Start: 7, End: 7}) // empty
	s.remove("b")
	s.remove("nobody")
	want := newMarkSet([]Mark{
		{ID: "a", Start: 5, End: 6}, {ID: "f", Start: 15, End: 100}, {ID: "c", Start: 20, End: 40, Color: 2}, {ID: "e", Start: 70, End: 80, Color: 4},
	})
	if fmt.Sprint(s) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", s, want)
	}
}

func TestStripes(t *testing.T) {
	v, _ := newView(t, sample())
	v.SetMarks(nested())
	if len(v.stripes()) != 0 {
		t.Error("stripes although the look has none")
	}
	v.look.Stripes = true
	lanes := map[int]int{}
	for _, s := range v.stripes() {
		if s.mark.ID == "e" {
			t.Error("a stripe for a mark that stands alone")
		}
		for _, other := range v.stripes() {
			if s.mark.ID != other.mark.ID && s.box.Overlaps(other.box) {
				t.Errorf("%s lies over %s", s.mark.ID, other.mark.ID)
			}
		}
		lanes[s.lane]++
		var got []string
		v.OnMark = func(ids []string, _ fyne.Position) { got = ids }
		later(v)
		click(v, fyne.NewPos(float32(s.box.Min.X+1), float32(s.box.Min.Y+s.box.Max.Y)/2), 1)
		if len(got) != 1 || got[0] != s.mark.ID {
			t.Errorf("a click on the stripe of %s leads to %v", s.mark.ID, got)
		}
	}
	if lanes[0] == 0 || len(lanes) != 4 {
		t.Errorf("lanes %v", lanes)
	}
	img := v.paint(testWidth, testHeight)
	s := v.stripes()[0]
	line := v.look.mark(s.mark.Color).Line
	if c := img.At(s.box.Min.X+1, (s.box.Min.Y+s.box.Max.Y)/2); c != (color.RGBA{line.R, line.G, line.B, 0xff}) {
		t.Errorf("the stripe is %v", c)
	}
}

func TestRangeBounds(t *testing.T) {
	v, _ := newView(t, long(100))
	start := 4500
	v.SetPlace(start)
	here, size, ok := v.RangeBounds(start, start+10)
	if !ok || here.Y < -1 || here.Y > 1 || size.Height < 20 || size.Height > 35 {
		t.Errorf("at %v, %v", here, size)
	}
	if above, _, _ := v.RangeBounds(0, 10); above.Y > -500 {
		t.Errorf("the start of the text is at %v", above)
	}
	if below, _, _ := v.RangeBounds(9000, 9001); below.Y < testHeight {
		t.Errorf("the end of the text is at %v", below)
	}
	if from, to := v.VisibleRange(); from > start || to < start+200 || to > start+2000 {
		t.Errorf("visible is %d–%d", from, to)
	}
}

// A mark that is put is at the same index as in a new set, wherever it was before.
func TestPutKeepsTheOrder(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	byID := map[string]Mark{}
	var s markSet
	for range 500 {
		start := random.Intn(50)
		m := Mark{ID: fmt.Sprint(random.Intn(20)), Start: start, End: start + random.Intn(20)}
		s.put(m)
		byID[m.ID] = m
		var all []Mark
		for _, m := range byID {
			all = append(all, m)
		}
		if want := newMarkSet(all); !reflect.DeepEqual(s.marks, want.marks) || !slices.Equal(s.reach, want.reach) {
			t.Fatalf("after %v:\ngot  %v\nwant %v", m, s, want)
		}
	}
}

func TestNextOverlapping(t *testing.T) {
	//	0123456789
	//	aaaa         eee
	//	  bbbb  dd          fff
	//	    cccc             gg
	marks := []Mark{
		{ID: "a", Start: 0, End: 4}, {ID: "b", Start: 2, End: 6}, {ID: "c", Start: 4, End: 8}, {ID: "d", Start: 8, End: 10},
		{ID: "e", Start: 13, End: 16}, {ID: "f", Start: 17, End: 20}, {ID: "g", Start: 18, End: 20},
	}
	tests := []struct {
		name      string
		caret     int // -1: none
		chosen    string
		next, too string // forwards and backwards; "" is none
	}{
		{"none chosen, no caret", -1, "", "", ""},
		{"one in a chain", -1, "b", "c", "a"},
		{"the first of a chain", -1, "a", "b", "c"},
		{"the last of a chain", -1, "c", "a", "b"},
		{"one that only touches others", -1, "d", "", ""},
		{"one alone", -1, "e", "", ""},
		{"one removed", -1, "gone", "", ""},
		{"caret, none chosen", 3, "", "a", "b"},
		{"caret in the chosen one", 3, "a", "b", "b"},
		{"caret elsewhere", 9, "a", "b", "c"},
		{"caret in one alone", 14, "", "", ""},
		{"caret in one alone, chosen", 14, "e", "", ""},
		{"caret behind two", 20, "", "f", "g"},
		{"caret in none", 11, "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, _ := newView(t, &Text{Content: "0123456789 1234567890"})
			v.OnKey = func(fyne.KeyName) {}
			v.SetMarks(marks)
			v.SetChosen(test.chosen)
			if test.caret >= 0 {
				v.SetCaret(true)
				v.Select(test.caret, test.caret)
			}
			next, ok := v.NextOverlapping(true)
			if next != test.next || ok != (test.next != "") {
				t.Errorf("next %q, want %q", next, test.next)
			}
			if previous, _ := v.NextOverlapping(false); previous != test.too {
				t.Errorf("previous %q, want %q", previous, test.too)
			}
			if v.AcceptsTab() != ok {
				t.Errorf("Tab stays: %v, want %v", v.AcceptsTab(), ok)
			}
		})
	}
}
