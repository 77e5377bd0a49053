package intake_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/intake"
)

func (nb *notebook) Articles(context.Context) (list []notes.ArticleSummary, err error) {
	for _, a := range nb.articles {
		if a.Trashed.IsZero() {
			list = append(list, notes.ArticleSummary{Article: a})
		}
	}
	slices.SortFunc(list, func(a, b notes.ArticleSummary) int { return a.Created.Compare(b.Created) })
	return list, nil
}

func TestAddReferences(t *testing.T) {
	tests := []struct {
		name, item string
		status     intake.Status
		key        string
	}{
		{"the key", `{"id":"PORT","type":"book","title":"Another"}`, intake.Updated, "port"},
		{"the DOI", `{"type":"book","title":"Another","DOI":"10.1234/Port"}`, intake.Updated, "port"},
		{"the URL", `{"type":"book","title":"Another","URL":"http://www.example.org/port/"}`, intake.Updated, "port"},
		{"title, year and author", `{"id":"x","title":"The <i>Strike</i>!","author":[{"family":"Berg","given":"I."}],"issued":2025}`, intake.Updated, "port"},
		{"the title of another year", `{"id":"x","title":"The Strike","author":[{"family":"Berg"}],"issued":2024}`, intake.Added, "x"},
		{"the title alone", `{"title":"The Strike"}`, intake.Added, "the-strike"},
		{"nothing new", `{"id":"port","title":"The Strike"}`, intake.Unchanged, "port"},
		{"the trash", `{"id":"gone","volume":"3"}`, intake.Restored, "gone"},
		{"nothing at all", `{}`, intake.Added, "article"},
	}
	for _, tt := range tests {
		nb := newNotebook()
		for _, article := range []string{
			`{"key":"port","id":"1","item":{"id":"port","type":"article","title":"The Strike","DOI":"10.1234/port","URL":"https://example.org/port","author":[{"family":"Berg"}],"issued":2025}}`,
			`{"key":"gone","id":"2","item":{"id":"gone","title":"Gone"},"trashed":"2025-07-07T00:00:00Z"}`,
		} {
			var a notes.Article
			if err := json.Unmarshal([]byte(article), &a); err != nil {
				t.Fatal(err)
			}
			nb.articles[a.ID] = a
		}
		var item csl.Item
		if err := json.Unmarshal([]byte(tt.item), &item); err != nil {
			t.Fatal(err)
		}
		outcomes, edit, err := intake.AddReferences(t.Context(), nb, []csl.Item{item, item}, "a.bib", monday)
		if err != nil || len(outcomes) != 2 {
			t.Fatalf("%s: %v, %v", tt.name, outcomes, err)
		}
		if out := outcomes[0]; out.Status != tt.status || out.Article.Key != tt.key || out.Article.Item.ID != tt.key {
			t.Errorf("%s: %s %s", tt.name, out.Status, out.Article.Key)
		}
		if out := outcomes[1]; item.ID != "" && (out.Status != intake.Unchanged || out.Article.ID != outcomes[0].Article.ID) {
			t.Errorf("%s, once more in the file: %s", tt.name, out.Status)
		}
		nb.apply(edit)
		got, err := nb.ResolveArticle(t.Context(), tt.key)
		if err != nil || !got.Trashed.IsZero() {
			t.Errorf("%s: then %v", tt.name, err)
		}
		for variable, value := range item.Text {
			if got.Item.Text[variable] != value {
				t.Errorf("%s: then %s is %q", tt.name, variable, got.Item.Text[variable])
			}
		}
	}
}

func TestReferencesKeepWhatTheySayNothingAbout(t *testing.T) {
	nb := newNotebook()
	items := []csl.Item{
		{ID: "a", Type: "book", Text: map[string]string{"title": "A", "volume": "1"}, Other: map[string]json.RawMessage{"custom": json.RawMessage(`{"bibtex":{"file":["a.pdf"]}}`)}},
		{ID: "a", Type: "document", Text: map[string]string{"volume": "2"}, Other: map[string]json.RawMessage{"custom": json.RawMessage(`{"ris":{"L1":["b.pdf"]}}`)}},
	}
	_, edit, err := intake.AddReferences(t.Context(), nb, items, "a.ris", monday)
	if err != nil || edit.Name != "citation data of a.ris" {
		t.Fatal(edit.Name, err)
	}
	nb.apply(edit)
	a, err := nb.ResolveArticle(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"a","type":"book","custom":{"bibtex":{"file":["a.pdf"]},"ris":{"L1":["b.pdf"]}},"title":"A","volume":"2"}`
	if got, err := json.Marshal(a.Item); err != nil || string(got) != want {
		t.Errorf("got %s, %v", got, err)
	}
	if text := nb.revisions[a.Revision].Document.Text(); text != "There is no text of this article here yet, only what is needed to cite it." {
		t.Errorf("the text is %q", text)
	}
}
