package cite

import (
	"reflect"
	"testing"

	"collate/notes/cite/csl"
)

func TestAccountsOfTheBundledDigests(t *testing.T) {
	type account struct {
		source, short string
		authors       []string
	}
	want := map[string]account{
		"armenian-report":       {"The Armenian Report", "Jul 2025", []string{"The Armenian Report Team"}},
		"eurasia-daily-monitor": {"Eurasia Daily Monitor", "7 Jul 2025", []string{"Vasif Huseynov"}},
		"indian-republic":       {"Indian Republic", "Jul 2025", nil},
		"insight-news":          {"Insight News", "Jul 2025", nil},
		"levant-files":          {"The Levant Files", "Jul 2025", nil},
	}
	for _, item := range readItems(t, "digests.json") {
		got := account{Source(item), ShortDate(Issued(item)), Authors(item)}
		if !reflect.DeepEqual(got, want[item.ID]) {
			t.Errorf("%s: %v, want %v", item.ID, got, want[item.ID])
		}
	}
}

func TestOriginal(t *testing.T) {
	item := csl.Item{
		ID: "a", Type: "article",
		Text:  map[string]string{"title": "Ours", "original-title": "Theirs", "original-URL": "https://example.org", "publisher": "We"},
		Names: map[string][]csl.Name{"author": {{Family: "Me"}}, "original-author": {{Family: "Them"}}},
		Dates: map[string]csl.Date{"issued": {Parts: [][]int{{2026}}}, "original-date": {Parts: [][]int{{2025}}}},
	}
	want := csl.Item{
		Type:  "article",
		Text:  map[string]string{"title": "Theirs", "URL": "https://example.org"},
		Names: map[string][]csl.Name{"author": {{Family: "Them"}}},
		Dates: map[string]csl.Date{"issued": {Parts: [][]int{{2025}}}},
	}
	if got, ok := Original(item); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, ok)
	}

	notDigests := map[string]func(*csl.Item){
		"no original title": func(i *csl.Item) { delete(i.Text, "original-title") },
		"a book":            func(i *csl.Item) { i.Type = "book" },
		"translated":        func(i *csl.Item) { i.Names["translator"] = []csl.Name{{Family: "T"}} },
	}
	for name, change := range notDigests {
		other := item.Clone()
		change(&other)
		if original, ok := Original(other); ok {
			t.Errorf("%s: a digest of %v", name, original)
		}
		if got := Account(other); !reflect.DeepEqual(got, other) {
			t.Errorf("%s: the account is %v", name, got)
		}
	}
}

func TestSource(t *testing.T) {
	tests := []struct {
		name string
		text map[string]string
		want string
	}{
		{"unknown", nil, ""},
		{"container before publisher", map[string]string{"container-title": "Monitor", "publisher": "Foundation"}, "Monitor"},
		{"publisher", map[string]string{"publisher": "Foundation"}, "Foundation"},
	}
	for _, tt := range tests {
		if got := Source(csl.Item{Text: tt.text}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestShortTitle(t *testing.T) {
	tests := []struct {
		name string
		text map[string]string
		want string
	}{
		{"none", nil, ""},
		{"its own", map[string]string{"title": "One: Two", "title-short": "Short"}, "Short"},
		{"up to the colon", map[string]string{"title": "One: Two: Three"}, "One"},
		{"no colon", map[string]string{"title": "At 10:30"}, "At 10:30"},
	}
	for _, tt := range tests {
		if got := ShortTitle(csl.Item{Text: tt.text}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestATitleHasNoMarkup(t *testing.T) {
	for title, want := range map[string]string{
		"The <i>Kursk</i> and after":                   "The Kursk and after",
		`<span class="nocase">AZAL</span> flight 8243`: "AZAL flight 8243",
		"Growth < 2 %, <b>they say":                    "Growth < 2 %, <b>they say",
		"":                                             "",
	} {
		if got := Title(csl.Item{Text: map[string]string{"title": title}}); got != want {
			t.Errorf("%q is shown as %q, want %q", title, got, want)
		}
	}
}
