package app

import (
	"slices"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/markdown"
	"collate/notes/query"
)

// found returns a hit that was found by what is typed.
func found(typed string) notes.Hit {
	e := query.NewExpansion(query.Parse(typed))
	return notes.Hit{Pattern: e.Expand(new(query.Vocabulary), query.Tolerance{Beginnings: true}, 1)}
}

func TestWhatIsMarkedInAText(t *testing.T) {
	for _, tt := range []struct{ name, markdown, typed, marked, best string }{
		{"each word", "Şəhərdə **raid**, and a raid on the Straße.", "raid strasse ", "raid|raid|Straße", "raid on the Straße"},
		{"the place with most of the words", "A raid.\n\n" + strings.Repeat("Filler. ", 50) + "\n\nA street, a raid.", "raid street ", "raid|street|raid", "street, a raid"},
		{"a link to what was looked for", "See [[Who died|the *list*]] of them.", "died ", "the *list*", "the *list*"},
		{"nothing", "See the list.", "died ", "", ""},
	} {
		d := markdown.Document(tt.markdown)
		var marked []string
		for _, m := range marksOf(found(tt.typed), d) {
			marked = append(marked, d.Text()[m[0]:m[1]])
		}
		start, end := bestOf(found(tt.typed), d)
		if got := strings.Join(marked, "|"); got != tt.marked || d.Text()[start:end] != tt.best {
			t.Errorf("%s: marked %q, best %q, want %q and %q", tt.name, got, d.Text()[start:end], tt.marked, tt.best)
		}
	}
	if start, end := bestOf(notes.Hit{}, markdown.Document("A hit of filters alone.")); start != end {
		t.Errorf("%d to %d is the best of nothing", start, end)
	}
}

func TestAtHead(t *testing.T) {
	list := []string{"a", "b", "c"}
	for _, tt := range []struct {
		value string
		want  []string
	}{
		{"c", []string{"c", "a", "b"}},
		{"d", []string{"d", "a", "b"}},
		{"a", []string{"a", "b", "c"}},
	} {
		if got := atHead(list, tt.value, 3); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.value, got, tt.want)
		}
	}
	if !slices.Equal(list, []string{"a", "b", "c"}) {
		t.Errorf("the list that was given is %q now", list)
	}
}
