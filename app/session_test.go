package app

import (
	"context"
	"reflect"
	"testing"

	"collate/app/theme"
	"collate/app/writing"
	"collate/notes"
)

func TestASessionIsKeptAndComesBack(t *testing.T) {
	b := newBook(t)
	s := newSession()
	s.fresh = false
	s.Theme, s.Size, s.Measure, s.Family, s.Justify, s.Hyphenate = theme.Sepia, 21, 75, sans, true, false
	s.Panes = []opened{{Ref: notes.Ref{Kind: notes.KindArticle, ID: "a"}, Place: 1234}, {}, {Ref: notes.Ref{Kind: notes.KindNote, ID: "n"}, View: writing.Both}}
	s.Arranged, s.Weights, s.Focus = inGrid, [][]float64{{0.5, 0.5}, {0.3, 0.7}, {1}}, 2
	s.Reading["r"] = place{Place: 99, Progress: 0.5}
	s.HideMargin = true
	s.View = writing.Write

	k := &keeper{notebook: b.Store}
	k.keep(newSession())
	k.keep(s)
	if err := k.flush(); err != nil {
		t.Fatal(err)
	}
	if got := loadSession(context.Background(), b.Store); !reflect.DeepEqual(got, s) {
		t.Errorf("\n got %+v\nwant %+v", got, s)
	}
}

func TestASessionWithoutAWordOnHyphensHasThem(t *testing.T) {
	b := newBook(t)
	if err := b.SetSetting(context.Background(), sessionKey, []byte(`{"panes": [{}], "justify": true}`)); err != nil {
		t.Fatal(err)
	}
	if s := loadSession(context.Background(), b.Store); !s.Justify || !s.Hyphenate {
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
			b := newBook(t)
			if data != "" {
				if err := b.SetSetting(context.Background(), sessionKey, []byte(data)); err != nil {
					t.Fatal(err)
				}
			}
			s := loadSession(context.Background(), b.Store)
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
