package app

import (
	"context"
	"testing"

	"collate/notes"
)

func TestWhatAChangeMakesStale(t *testing.T) {
	of := func(kinds ...notes.Kind) notes.Change {
		c := notes.Change{Refs: []notes.Ref{}}
		for _, kind := range kinds {
			c.Refs = append(c.Refs, notes.Ref{Kind: kind, ID: "1"})
		}
		return c
	}
	for _, test := range []struct {
		name   string
		change notes.Change
		want   stale
	}{
		{"a note", of(notes.KindNote), stale{notes: true, tags: true}},
		{"a tag", of(notes.KindTag), stale{tags: true}},
		{"a highlight, which its article counts and whose comment links to notes", of(notes.KindHighlight), stale{true, true, true}},
		{"another program's, which may be anything", notes.Change{}, stale{true, true, true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (stale{}).after(test.change); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
	if got := (stale{articles: true}).after(of(notes.KindTag)); !got.articles {
		t.Error("what was stale before is not any more")
	}
}

// reads counts what is read of a notebook.
type reads struct {
	Notebook
	articles, notes, tags int
}

func (r *reads) Articles(context.Context) ([]notes.ArticleSummary, error) {
	r.articles++
	return []notes.ArticleSummary{{Highlights: r.articles}}, nil
}

func (r *reads) Notes(context.Context) ([]notes.NoteSummary, error) {
	r.notes++
	return nil, nil
}

func (r *reads) Tags(context.Context) ([]notes.TagCount, error) {
	r.tags++
	return nil, nil
}

func TestOnlyWhatIsStaleIsReadAgain(t *testing.T) {
	r := &reads{}
	c := &contents{notebook: r, read: listing{articles: []notes.ArticleSummary{{Highlights: 5}}}}
	l, err := c.again(t.Context(), stale{notes: true, tags: true})
	if err != nil || r.articles != 0 || r.notes != 1 || r.tags != 1 {
		t.Errorf("read %+v, %v", r, err)
	}
	if l.highlights() != 5 {
		t.Error("the articles that were read before are gone")
	}
}

func TestCountsAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0 words", 1: "1 word", 999: "999 words", 1000: "1,000 words", 1234567: "1,234,567 words"} {
		if got := count(n, "word"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
