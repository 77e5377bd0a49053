package query

import (
	"slices"
	"strings"
	"testing"
)

// The tolerances with which tests look up words.
var (
	withVariants   = Tolerance{Variants: true}
	withBeginnings = Tolerance{Variants: true, Beginnings: true}
	withOneEdit    = Tolerance{Variants: true, Beginnings: true, Edits: 1}
	withEdits      = Tolerance{Variants: true, Beginnings: true, Edits: 2}
)

func TestWeighOrder(t *testing.T) {
	filler := strings.Repeat(" filler", 30)
	tests := []struct {
		name, query string
		best        []Passage // the best first
	}{
		{"the title above the text", "raid ", []Passage{{"a raid", "filler"}, {"title", "a raid"}}},
		{"all words above some", "raid baku ", []Passage{{"", "raid" + filler + " baku"}, {"raid raid", "raid raid raid"}}},
		{"near above far", "raid baku ", []Passage{{"", "raid baku" + filler}, {"", "raid in old baku" + filler}, {"", "raid" + filler + " baku"}}},
		{"in order above the reverse", "raid baku ", []Passage{{"", "a raid baku" + filler}, {"", "a baku raid" + filler}}},
		{"exact above begun", "rai", []Passage{{"", "a long rai" + filler}, {"", "raid raid"}}},
		{"begun above misspelt", "diasp", []Passage{{"", "diaspora" + filler}, {"", "diasq"}}},
		{"one edit above two", "diaspora ", []Passage{{"", "diasporas filler" + filler}, {"", "diaspra" + filler}, {"", "dispra"}}},
		{"as typed above another ending", "raids ", []Passage{{"", "raids filler"}, {"", "raid filler"}}},
		{"often above once", "raid ", []Passage{{"", "raid raid raid" + filler}, {"", "raid filler filler" + filler}}},
		{"short above long", "raid ", []Passage{{"", "raid filler"}, {"", "raid" + filler}}},
		{"rare words above common ones", "raid OR baku ", []Passage{{"", "baku filler"}, {"", "raid filler"}}},
	}
	for _, tt := range tests {
		v := new(Vocabulary)
		for _, passage := range tt.best {
			for word := range strings.FieldsSeq(passage.Title + " " + passage.Text) {
				v.Add(word, 1)
			}
		}
		v.Add("raid", 50)
		p := NewExpansion(Parse(tt.query)).Expand(v, withEdits, 100)
		if strings.Contains(tt.query, " OR ") {
			p = NewExpansion(Parse("raid baku ")).Expand(v, withVariants, 100)
		}
		got := slices.Clone(tt.best)
		slices.Reverse(got)
		slices.SortStableFunc(got, func(a, b Passage) int {
			wa, okA := p.Weigh(a)
			wb, okB := p.Weigh(b)
			if !okA || !okB {
				t.Errorf("%s: something does not match at all", tt.name)
			}
			if (wa.Compare(wb) < 0) != (wa.Score() > wb.Score()) {
				t.Errorf("%s: the scores %v and %v are not in the order of the weights", tt.name, wa, wb)
			}
			return wa.Compare(wb)
		})
		if !slices.Equal(got, tt.best) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestWeighRefuses(t *testing.T) {
	passage := Passage{"two brothers", "a raid in yekaterinburg at dawn"}
	tests := []struct {
		query   string
		ok      bool
		missing int
	}{
		{"raid brothers ", true, 0},
		{"raid dawn baku ", true, 1},
		{"baku ", false, 0},
		{"raid -dawn ", false, 0},
		{"raid -baku ", true, 0},
		{"raid -yek* ", false, 0},
		{`"a raid in"`, true, 0},
		{`"raid a"`, false, 0},
		{`"brothers a"`, false, 0}, // the title has withVariants
		{"near:3 raid dawn ", true, 0},
		{"near:2 raid dawn ", false, 0},
		{"near:9 brothers raid ", false, 0},
		{"near:0 dawn at ", true, 0},
		{"baku OR raid ", true, 0},
	}
	for _, tt := range tests {
		w, ok := NewExpansion(Parse(tt.query)).Expand(vocabulary("raid"), withEdits, 10).Weigh(passage)
		if ok != tt.ok || w.Missing != tt.missing {
			t.Errorf("%s: %+v, %v, want %v with %d missing", tt.query, w, ok, tt.ok, tt.missing)
		}
	}
}

func TestExpression(t *testing.T) {
	v := vocabulary("raid", "raids", "baku", "bakun", "aliyev", "əliyev", "two", "brothers", "post", "traumatic")
	v.Add("raid", 500)
	v.Add("raids", 500)
	v.Add("baku", 500)
	v.Add("said", 99_000)
	const passages = 100_000
	tests := []struct {
		name, query string
		tolerance   Tolerance
		want        string
		exact       bool
		telling     string
	}{
		{"a word with its endings", "raids ", withVariants, `("raids" OR "raid")`, true, ""},
		{"not of one in quotation marks", `"raids"`, withVariants, `("raids")`, true, ""},
		{"other spellings", "aliyev ", withVariants, `("aliyev" OR "əliyev")`, true, ""},
		{"two words", "raid baku ", withVariants, `("baku") AND ("raid" OR "raids")`, true, ""},
		{"the few passages with the rare one", "raid brothers ", withVariants, `("brothers") AND ("raid" OR "raids")`, true, `("brothers")`},
		{"the few with the rarest two", "said raid baku ", withVariants, `("baku") AND ("raid" OR "raids") AND ("said")`, true, `("baku") AND ("raid" OR "raids")`},
		{"a phrase", `"two brothers" `, withVariants, `("two brothers")`, true, ""},
		{"a beginning", "bak", withBeginnings, `("bak" OR "baku" OR "bakun")`, true, ""},
		{"a phrase with a beginning", `"two bro`, withBeginnings, `("two bro" OR "two brothers")`, true, ""},
		{"a misspelt word", "brohters ", withOneEdit, `("brohters" OR "brothers")`, true, ""},
		{"words that stand together are misspelt each", "post-traumatc ", withOneEdit, `("post") AND ("traumatc" OR "traumatic")`, true, ""},
		{"without another", "raid -baku ", withVariants, `(("raid" OR "raids")) NOT ("baku")`, true, ""},
		{"one of two", "raid OR baku ", withVariants, `("raid" OR "raids" OR "baku")`, true, ""},
		{"a word that does not occur", "raid nothing ", withVariants, "", true, ""},
		{"near each other", "near:3 raid baku ", withVariants, `("baku") AND ("raid" OR "raids")`, false, ""},
	}
	for _, tt := range tests {
		p := NewExpansion(Parse(tt.query)).Expand(v, tt.tolerance, passages)
		got, exact, broad := p.Expression()
		if got != tt.want || exact != tt.exact || broad {
			t.Errorf("%s: %s, exact %v, broad %v, want %s, %v", tt.name, got, exact, broad, tt.want, tt.exact)
		}
		if telling := p.Telling(); telling != tt.telling {
			t.Errorf("%s: telling is %s, want %s", tt.name, telling, tt.telling)
		}
	}
}

// A prefix with more completions than are asked for is matched in the passages
// that have the other word.
func TestExpressionOfManyCompletions(t *testing.T) {
	v := vocabulary("baku")
	v.Add("raid", 500)
	v.Add("common", 5000)
	for i := range 2 * maxForms {
		v.Add("ra"+strings.Repeat("x", i+1), 3)
	}
	for input, want := range map[string]struct {
		forms   int
		telling string
	}{"ra": {maxForms + 1, ""}, "common ra": {maxForms + 2, ""}, "raid ra": {maxForms + 2, `("raid")`}} {
		p := NewExpansion(Parse(input)).Expand(v, withBeginnings, 9000)
		got, _, broad := p.Expression()
		if forms := strings.Count(got, `"`) / 2; !broad || forms != want.forms {
			t.Errorf("%q: %d forms, broad %v, want %+v", input, forms, broad, want)
		}
		if telling := p.Telling(); telling != want.telling {
			t.Errorf("%q: telling is %s, want %s", input, telling, want.telling)
		}
	}
}

func TestCost(t *testing.T) {
	const passages = 1_000_000
	v := vocabulary("baku")
	v.Add("raid", 100_000)
	v.Add("said", 900_000)
	tests := []struct {
		query string
		found int
		want  int
	}{
		{"baku ", passages, 1},
		{"said ", passages, 900_000},
		{"said ", 1000, 1000},
		{"baku said ", passages, 1 + seekCost},
		{"raid said ", passages, 1_000_000},
		{"raid said ", 900, 10_000}, // a hundredth of those that have both
	}
	for _, tt := range tests {
		if got := NewExpansion(Parse(tt.query)).Expand(v, withVariants, passages).Cost(tt.found); got != tt.want {
			t.Errorf("%q: finding %d costs %d, want %d", tt.query, tt.found, got, tt.want)
		}
	}
}

func TestMarkTellsWhatIsSpeltOtherwise(t *testing.T) {
	v := vocabulary("yekaterinburg", "raids", "əliyev")
	p := NewExpansion(Parse("ekaterinburg raid aliyev ")).Expand(v, withEdits, 10)
	_, others := p.Mark("Raids in Yekaterinburg. YEKATERINBURG again; Əliyev.")
	if !slices.Equal(others, []string{"Raids", "Yekaterinburg"}) {
		t.Errorf("spelt otherwise: %q", others)
	}
}
