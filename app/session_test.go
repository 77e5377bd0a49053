package app

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"collate/app/theme"
	"collate/app/writing"
	"collate/notes"
)

func TestASessionIsKeptAndComesBack(t *testing.T) {
	b := newNotebook(t)
	s := newSession()
	s.fresh = false
	s.Theme, s.Size, s.Measure, s.Family, s.Justify, s.Hyphenate = theme.Sepia, 21, 75, sans, true, false
	s.Panes = []opened{{Ref: notes.Ref{Kind: notes.KindArticle, ID: "a"}, Place: 1234}, {}, {Ref: notes.Ref{Kind: notes.KindNote, ID: "n"}, View: writing.Both}}
	s.Arranged, s.Weights, s.Focus = inGrid, [][]float64{{0.5, 0.5}, {0.3, 0.7}, {1}}, 2
	s.Panes[2].At = writing.Place{Body: 40, Caret: 55, Page: 30}
	s.Reading["r"] = place{Place: 99, Progress: 0.5}
	s.Notes["n"] = writing.Place{Caret: -1}
	s.HideMargin = true
	s.View = writing.Write

	k := &keeper{notebook: b}
	k.keep(newSession())
	k.keep(s)
	if err := k.flush(); err != nil {
		t.Fatal(err)
	}
	if got := loadSession(context.Background(), b); !reflect.DeepEqual(got, s) {
		t.Errorf("\n got %+v\nwant %+v", got, s)
	}
}

func TestASessionForgetsPlacesInWhatIsGoneAtTheStart(t *testing.T) {
	s := newSession()
	article, note := notes.ArticleSummary{Article: notes.Article{Revision: "r"}}, notes.NoteSummary{Note: notes.Note{ID: "n"}}
	s.Reading = map[notes.RevisionID]place{"r": {Place: 9}, "older": {Place: 8}}
	s.Notes = map[notes.NoteID]writing.Place{"n": {Caret: 7}, "gone": {Caret: 6}}
	all := listing{articles: []notes.ArticleSummary{article}, notes: []notes.NoteSummary{note}}
	for range 2 {
		s.tidy(all)
		if len(s.Reading) != 1 || s.Reading["r"].Place != 9 || len(s.Notes) != 1 || s.Notes["n"].Caret != 7 {
			t.Errorf("kept are %v and %v", s.Reading, s.Notes)
		}
		all = listing{} // deleted later, which may be undone
	}
}

func TestASessionWithoutAWordOnHyphensHasThem(t *testing.T) {
	b := newNotebook(t)
	if err := b.SetSetting(context.Background(), sessionKey, []byte(`{"panes": [{}], "justify": true}`)); err != nil {
		t.Fatal(err)
	}
	if s := loadSession(context.Background(), b); !s.Justify || !s.Hyphenate {
		t.Errorf("%+v", s.typography)
	}
}

func TestASessionThatCannotBeReadIsANewOne(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":       "",
		"not JSON":      "{",
		"other types":   `{"panes": 3}`,
		"no panes":      `{"panes": []}`,
		"too many":      `{"panes": [{},{},{},{},{},{}]}`,
		"unknown theme": `{"panes": [{}], "theme": "plaid"}`,
		"wild numbers":  `{"panes": [{}], "theme": "light", "size": 9999, "measure": -5, "focus": 77, "view": 9}`,
	} {
		t.Run(name, func(t *testing.T) {
			b := newNotebook(t)
			if data != "" {
				if err := b.SetSetting(context.Background(), sessionKey, []byte(data)); err != nil {
					t.Fatal(err)
				}
			}
			s := loadSession(context.Background(), b)
			if s.View < writing.Read || s.View > writing.Both {
				t.Errorf("view %d", s.View)
			}
			if n := len(s.Panes); n < 1 || n > maxPanes || s.Focus < 0 || s.Focus >= n {
				t.Errorf("%d panes, focus on %d", n, s.Focus)
			}
			if s.Size < minTextSize || s.Size > maxTextSize || s.Measure < minMeasure || s.Measure > maxMeasure || s.Reading == nil {
				t.Errorf("session %+v", s)
			}
		})
	}
}

// blocked is a notebook that cannot be written to until goOn is closed, and the first
// time not then.
type blocked struct {
	Notebook
	begun, goOn chan struct{}
	tries       int
}

func (b *blocked) SetSetting(ctx context.Context, key string, value []byte) error {
	if b.tries++; b.tries > 1 {
		return b.Notebook.SetSetting(ctx, key, value)
	}
	close(b.begun)
	<-b.goOn
	return errors.New("the notebook is in use")
}

func TestASessionThatCannotBeSavedIsSavedLater(t *testing.T) {
	for name, meanwhile := range map[string]func(*keeper, session) session{
		"as it was": func(_ *keeper, s session) session { return s },
		"as it is by then": func(k *keeper, s session) session {
			s.Size++
			k.keep(s) // does not wait for the notebook
			return s
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newNotebook(t)
			n := &blocked{Notebook: b, begun: make(chan struct{}), goOn: make(chan struct{})}
			k := &keeper{notebook: n}
			s := newSession()
			s.Size += 3
			k.keep(s)
			failed := make(chan error)
			go func() { failed <- k.flush() }()
			<-n.begun
			s = meanwhile(k, s)
			close(n.goOn)
			if err := <-failed; err == nil {
				t.Error("the failure was not told")
			}
			if err := k.flush(); err != nil {
				t.Fatal(err)
			}
			if got := loadSession(context.Background(), b); got.Size != s.Size {
				t.Errorf("the size is %v, want %v", got.Size, s.Size)
			}
		})
	}
}
