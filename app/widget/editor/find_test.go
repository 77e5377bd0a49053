package editor

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct {
		name, text, query string
		o                 FindOptions
		want              int
	}{
		{"any case", "One one ONE", "one", FindOptions{}, 3},
		{"its case", "One one ONE", "one", FindOptions{Case: true}, 1},
		{"other scripts", "Ärger ärger", "ÄRGER", FindOptions{}, 2},
		{"kelvin", "\u212A k K", "k", FindOptions{}, 3},
		{"no overlap", "aaaa", "aa", FindOptions{}, 2},
		{"longer than the text", "a", "ab", FindOptions{}, 0},
		{"empty", "a", "", FindOptions{}, 0},
		{"over lines", "a\nb", "a\nb", FindOptions{}, 0},
		{"signs are no letters", "@`{[", "`", FindOptions{}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.Open(c.text)
			if got := e.Find(c.query, c.o); got != c.want {
				t.Errorf("%d finds, want %d", got, c.want)
			}
		})
	}
}

func TestFindNextGoesAround(t *testing.T) {
	e := newTest(t, "a x| a\na")
	e.Find("a", FindOptions{})
	var got []string
	for range 4 {
		got = append(got, e.marked())
		e.FindNext()
	}
	if want := "a x |a|\na, a x a\n|a|, |a| x a\na, a x |a|\na"; strings.Join(got, ", ") != want {
		t.Errorf("got %q", got)
	}
	e.FindPrevious()
	if n, count := e.FindState(); n != 2 || count != 3 {
		t.Errorf("at %d of %d", n, count)
	}
}

func TestFindsFollowEdits(t *testing.T) {
	e := newTest(t, "|one two one\none")
	e.Find("one", FindOptions{})
	e.FindNext()
	e.Replace(0, 3, "1\n1")
	if n, count := e.FindState(); n != 1 || count != 2 {
		t.Errorf("at %d of %d", n, count)
	}
	e.Replace(e.Len(), e.Len(), " one")
	if n, count := e.FindState(); n != 1 || count != 3 {
		t.Errorf("at %d of %d", n, count)
	}
	e.ClearFind()
	if _, count := e.FindState(); count != 0 {
		t.Error("finds are left")
	}
}

func TestReplace(t *testing.T) {
	e := newTest(t, "|one, one\nOne")
	e.Find("one", FindOptions{})
	e.ReplaceFind("one two")
	if got := e.marked(); got != "one two, |one|\nOne" {
		t.Errorf("replaced one: %q", got)
	}
	if n := e.ReplaceAll("1\n"); n != 3 || e.Text() != "1\n two, 1\n\n1\n" {
		t.Errorf("replaced %d: %q", n, e.Text())
	}
	e.Undo()
	if e.Text() != "one two, one\nOne" {
		t.Errorf("undone in one step: %q", e.Text())
	}
	if _, count := e.FindState(); count != 3 {
		t.Errorf("%d finds after undo", count)
	}
	e.Find("x", FindOptions{})
	if e.ReplaceFind("y") || e.ReplaceAll("y") != 0 {
		t.Error("replaced what was not found")
	}
}
