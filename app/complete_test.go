package app

import (
	"reflect"
	"testing"

	"collate/app/widget/completion"
	"collate/notes"
	"collate/notes/complete"
)

func TestCandidatesSayWhatTheyAre(t *testing.T) {
	ref := func(k notes.Kind) notes.Ref { return notes.Ref{Kind: k, ID: "x"} }
	marks := [][2]int{{0, 1}}
	for _, c := range []struct {
		name string
		from complete.Candidate
		want completion.Candidate
	}{
		{"a note", complete.Candidate{Ref: ref(notes.KindNote), Text: "Baku", Marks: marks, Insert: "[[Baku]]"},
			completion.Candidate{Text: "Baku", Detail: "note", Marks: marks, Insert: "[[Baku]]"}},
		{"an article by its title", complete.Candidate{Ref: ref(notes.KindArticle), Text: "A Raid"},
			completion.Candidate{Text: "A Raid", Detail: "article"}},
		{"an article by its key", complete.Candidate{Ref: ref(notes.KindArticle), Text: "raid", Detail: "A Raid"},
			completion.Candidate{Text: "raid", Detail: "A Raid"}},
		{"a highlight", complete.Candidate{Ref: ref(notes.KindHighlight), Text: "he said"},
			completion.Candidate{Text: "he said", Detail: "highlight"}},
		{"a heading", complete.Candidate{Text: "The night", Insert: "[[#The night]]"},
			completion.Candidate{Text: "The night", Insert: "[[#The night]]"}},
		{"a note that is not there yet", complete.Candidate{Text: "Baku", Insert: "[[Baku]]", Create: "Baku"},
			completion.Candidate{Text: "New note “Baku”", Insert: "[[Baku]]", Create: "Baku"}},
	} {
		if got := candidateOf(c.from); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestCitationsAreOfferedByKeyAndTitle(t *testing.T) {
	var articles []notes.ArticleSummary
	for _, key := range []string{"armenian-report", "levant-files"} {
		a := notes.ArticleSummary{}
		a.Key = key
		a.Item.Text = map[string]string{"title": "Title of " + key}
		articles = append(articles, a)
	}
	got := citations(articles, "lev", 10)
	if len(got) != 1 || got[0].Insert != "@levant-files" || len(got[0].Marks) != 3 || got[0].Marks[0] != [2]int{1, 2} {
		t.Errorf("got %+v", got)
	}
	if got := citations(articles, "", 1); len(got) != 1 || got[0].Insert != "@armenian-report" {
		t.Errorf("for nothing typed: %+v", got)
	}
}

func TestALineOfACommentStaysALine(t *testing.T) {
	for comment, want := range map[string]string{
		"one\ntwo":                "one\ntwo",
		"see [[levant-files|it]]": "see it",
		"**bold**\n\n- item":      "bold\nitem",
	} {
		if got := textOfComment(comment).Content; got != want {
			t.Errorf("%q: %q, want %q", comment, got, want)
		}
	}
	if got := textOfComment("see [[a b|it]]").Links; len(got) != 1 || got[0].Target != "[[a b|it]]" {
		t.Errorf("links: %v", got)
	}
}
