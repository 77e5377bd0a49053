package margin

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/widget/textview"
	"collate/notes"
)

func TestFilter(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 1, d, 0, 0, 0, 0, time.UTC) }
	all := []notes.Highlight{
		{ID: "a", Color: notes.Yellow, Created: day(2), Tags: []string{"claim"}},
		{ID: "b", Color: notes.Green, Created: day(3)},
		{ID: "c", Color: notes.Yellow, Created: day(1), Tags: []string{"number", "claim"}},
	}
	without := func(colors ...notes.Color) (f filter) {
		for _, c := range colors {
			f.colors[c] = true
		}
		return f
	}
	for _, c := range []struct {
		name    string
		filter  filter
		want    string
		summary string
	}{
		{"everything, in reading order", filter{}, "a b c", "3 highlights"},
		{"the newest first", filter{newest: true}, "b a c", "3 highlights"},
		{"without a colour", without(notes.Yellow), "b", "1 of 3 highlights"},
		{"without all colours", without(notes.Colors()...), "", "0 of 3 highlights"},
		{"with a tag", filter{tag: "claim"}, "a c", "2 of 3 highlights"},
		{"with a tag, the newest first", filter{tag: "claim", newest: true}, "a c", "2 of 3 highlights"},
		{"with a tag that none has", filter{tag: "source"}, "", "0 of 3 highlights"},
	} {
		t.Run(c.name, func(t *testing.T) {
			shown := c.filter.apply(all)
			var ids []string
			for _, h := range shown {
				ids = append(ids, string(h.ID))
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if got := c.filter.summary(len(shown), len(all)); got != c.summary {
				t.Errorf("summary %q, want %q", got, c.summary)
			}
		})
	}
	if all[0].ID != "a" {
		t.Error("the list that was given was changed")
	}
}

func TestBesideTheTextCardsStandInReadingOrder(t *testing.T) {
	test.NewTempApp(t)
	m := New(textview.NewEngine(textview.Fonts{}, nil), textview.Look{}, command.NewSet())
	m.SetHighlights([]notes.Highlight{{ID: "older", Created: time.Unix(1, 0)}, {ID: "newer", Created: time.Unix(2, 0)}})
	m.filter.newest = true
	for _, c := range []struct {
		list bool
		want notes.HighlightID // the first
	}{{true, "newer"}, {false, "older"}} {
		m.SetList(c.list)
		if got := m.listed[0].ID; got != c.want {
			t.Errorf("as a list %v: the %s one comes first, want the %s", c.list, got, c.want)
		}
	}
}
