package editor

import (
	"strings"
	"testing"

	"collate/app/widget/textview"
)

// findAll marks where words occur.
func (e *Editor) findAll(words string) {
	if err := e.FindWith(words, textview.FindOptions{}); err != nil {
		panic(err)
	}
}

func TestFind(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct {
		name, text, query string
		o                 textview.FindOptions
		want              int
	}{
		{"any case", "One one ONE", "one", textview.FindOptions{}, 3},
		{"its case", "One one ONE", "one", textview.FindOptions{Case: true}, 1},
		{"other scripts", "Ärger ärger", "ÄRGER", textview.FindOptions{}, 2},
		{"kelvin", "\u212A k K", "k", textview.FindOptions{}, 3},
		{"no overlap", "aaaa", "aa", textview.FindOptions{}, 2},
		{"longer than the text", "a", "ab", textview.FindOptions{}, 0},
		{"empty", "a", "", textview.FindOptions{}, 0},
		{"over lines", "a\nb", "a\nb", textview.FindOptions{}, 0},
		{"signs are no letters", "@`{[", "`", textview.FindOptions{}, 1},
		{"without accents", "Șușa Şuşa Susa", "susa", textview.FindOptions{}, 3},
		{"accents that count", "Șușa Şuşa Susa", "susa", textview.FindOptions{Diacritics: true}, 1},
		{"whole words", "raid raids a raid", "raid", textview.FindOptions{Word: true}, 2},
		{"a pattern", "2001 and 2011\n20", `^\d{2,4}`, textview.FindOptions{Regexp: true}, 2},
		{"a pattern that is none", "(", "(", textview.FindOptions{Regexp: true}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.Open(c.text)
			err := e.FindWith(c.query, c.o)
			if _, got := e.FindState(); got != c.want {
				t.Errorf("%d finds, want %d", got, c.want)
			}
			if _, bad := err.(*textview.PatternError); bad != (c.query == "(") {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestFindNextGoesAround(t *testing.T) {
	e := newTest(t, "a x| a\na")
	e.findAll("a")
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
	e.findAll("one")
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

func TestReplaceWithWhatGroupsMatch(t *testing.T) {
	e := newTest(t, "|Mr Aliyev, Mrs Aliyeva\n$1 Mr Safarov")
	if err := e.FindWith(`(Mrs?) (\w+)`, textview.FindOptions{Regexp: true}); err != nil {
		t.Fatal(err)
	}
	e.ReplaceFind("$2 ($1)")
	if got := e.marked(); got != "Aliyev (Mr), |Mrs Aliyeva|\n$1 Mr Safarov" {
		t.Errorf("replaced one: %q", got)
	}
	if n := e.ReplaceAll("${2}"); n != 2 || e.Text() != "Aliyev (Mr), Aliyeva\n$1 Safarov" {
		t.Errorf("replaced %d: %q", n, e.Text())
	}
	e.findAll("safarov")
	e.ReplaceAll("$1")
	if e.Text() != "Aliyev (Mr), Aliyeva\n$1 $1" {
		t.Errorf("replaced words: %q", e.Text())
	}
}

func TestReplace(t *testing.T) {
	e := newTest(t, "|one, one\nOne")
	e.findAll("one")
	e.ReplaceFind("one two")
	if got := e.marked(); got != "one two, |one|\nOne" {
		t.Errorf("replaced one: %q", got)
	}
	if n := e.ReplaceAll("1\n"); n != 3 || e.Text() != "1\n two, 1\n\n1\n" {
		t.Errorf("replaced %d: %q", n, e.Text())
	}
	e.Travel("one two, one\nOne")
	if _, count := e.FindState(); count != 3 {
		t.Errorf("%d finds in the text as it was", count)
	}
	e.findAll("x")
	if e.ReplaceFind("y") || e.ReplaceAll("y") != 0 {
		t.Error("replaced what was not found")
	}
}
