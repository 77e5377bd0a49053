package writing

import "testing"

func TestMerge(t *testing.T) {
	for _, test := range []struct{ name, base, mine, theirs, want string }{
		{"typed below, a link renamed above", "[[Old]] says.\nEnd", "[[Old]] says.\nEnd of it", "[[New]] says.\nEnd", "[[New]] says.\nEnd of it"},
		{"typed above", "One. Two.", "One and a half. Two.", "One. Two. Three.", "One and a half. Two. Three."},
		{"characters of several bytes", "Əliyev. Səfərov.", "Əliyevə. Səfərov.", "Əliyev. Səfərova.", "Əliyevə. Səfərova."},
		{"at the same place", "One.", "One. Mine.", "One. Theirs.", ""},
		{"the same word", "grey", "gray", "gruy", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := merge(test.base, test.mine, test.theirs)
			if got != test.want || ok != (test.want != "") {
				t.Errorf("merged to %q, %v, want %q", got, ok, test.want)
			}
		})
	}
}

func FuzzDiffering(f *testing.F) {
	f.Add("Əliyev", "Elçin")
	f.Add("aa", "aaa")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, from, to string) {
		c := differing(from, to)
		if got := from[:c.start] + c.with + from[c.end:]; got != to {
			t.Errorf("%q with %+v is %q, not %q", from, c, got, to)
		}
	})
}
