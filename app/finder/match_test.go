package finder

import (
	"reflect"
	"testing"
)

func ids(found []matched) []string {
	var out []string
	for _, m := range found {
		out = append(out, m.ID)
	}
	return out
}

func TestMatch(t *testing.T) {
	choices := []Choice{
		{ID: "copy", Title: "Copy with citation"},
		{ID: "panes", Title: "Two panes"},
		{ID: "palette", Title: "Command palette"},
		{ID: "əliyev", Title: "Əliyev’s answer"},
	}
	for _, c := range []struct {
		name, pattern string
		recent        []string
		want          []string
	}{
		{"nothing typed: all, in their order", "", nil, []string{"copy", "panes", "palette", "əliyev"}},
		{"nothing typed: the recent ones first", "", []string{"palette", "copy"}, []string{"palette", "copy", "panes", "əliyev"}},
		{"letters in order, not together", "cwc", nil, []string{"copy"}},
		{"a recent one that is gone is passed over", "", []string{"gone"}, []string{"copy", "panes", "palette", "əliyev"}},
		{"a word of the title", "panes", nil, []string{"panes"}},
		{"no match", "zzz", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ids(match(c.pattern, choices, c.recent)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAChoiceThatFitsAnythingComesFirst(t *testing.T) {
	found := match("50", []Choice{{ID: "heading", Title: "The 50 arrests"}, {ID: "part", Title: "To the middle", Fits: true}}, nil)
	if want := []string{"part", "heading"}; !reflect.DeepEqual(ids(found), want) {
		t.Errorf("got %v, want %v", ids(found), want)
	}
}

func TestMatchedLettersAreCodePoints(t *testing.T) {
	found := match("answer", []Choice{{ID: "a", Title: "Əliyev’s answer"}}, nil)
	if len(found) != 1 || !reflect.DeepEqual(found[0].marks, [][2]int{{9, 15}}) {
		t.Errorf("got %+v", found)
	}
}
