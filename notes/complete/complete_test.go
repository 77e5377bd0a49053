package complete_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/complete"
	"collate/notes/link"
)

// source is a notebook of names.
type source struct {
	names []complete.Name
	tags  []string
	tell  func(notes.Change)
	asked [][]notes.Ref
	err   error
}

func (s *source) LinkNames(ctx context.Context, refs []notes.Ref) ([]complete.Name, error) {
	s.asked = append(s.asked, refs)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var found []complete.Name
	for _, n := range s.names {
		if refs == nil || n.Ref == refs[0] {
			found = append(found, n)
		}
	}
	return found, s.err
}

func (s *source) LinkHeadings(_ context.Context, ref notes.Ref) ([]string, error) {
	return []string{"Night of " + ref.ID, "Day", "Another night"}, s.err
}

func (s *source) TagNames(context.Context) ([]string, error) { return s.tags, s.err }

func (s *source) Subscribe(f func(notes.Change)) func() {
	s.tell = f
	return func() { s.tell = nil }
}

func note(id, title string, day int) complete.Name {
	return complete.Name{
		Ref: notes.Ref{Kind: notes.KindNote, ID: id}, Text: title, Target: link.Target{Name: title},
		Modified: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC),
	}
}

func newSource() *source {
	article := notes.Ref{Kind: notes.KindArticle, ID: "a"}
	shared := note("n5", "Chronology", 1)
	shared.Target.Name = "n5"
	return &source{
		names: []complete.Name{
			note("n1", "The raid", 2), note("n2", "Raiders of old", 3), note("n3", "Chronology", 9), note("n4", "Əliyév", 4), shared,
			{Ref: article, Text: "A road of ideas", Detail: "levant-files", Target: link.Target{Name: "levant-files"}},
			{Ref: article, Text: "levant-files", Detail: "A road of ideas", Target: link.Target{Name: "levant-files"}},
			{Ref: notes.Ref{Kind: notes.KindHighlight, ID: "h"}, Text: "They went by night", Detail: "A road of ideas", Target: link.Target{Name: "levant-files", Highlight: "h"}},
		},
		tags: []string{"raid/night", "claim"},
	}
}

// show returns candidates with the typed letters in brackets.
func show(candidates []complete.Candidate) (lines []string) {
	for _, c := range candidates {
		runes := []rune(c.Text)
		var b strings.Builder
		last := 0
		for _, m := range c.Marks {
			b.WriteString(string(runes[last:m[0]]) + "⟨" + string(runes[m[0]:m[1]]) + "⟩")
			last = m[1]
		}
		line := b.String() + string(runes[last:]) + " → " + c.Insert
		if c.Create != "" {
			line += " (new)"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestLinks(t *testing.T) {
	tests := []struct {
		name, typed string
		limit       int
		want        []string
	}{
		{"nothing typed", "", 3, []string{"Chronology → [[Chronology]]", "Əliyév → [[Əliyév]]", "Raiders of old → [[Raiders of old]]"}},
		{"what begins so, then what has it, then its letters", "raid", 9, []string{
			"#⟨raid⟩/night → #raid/night", "⟨Raid⟩ers of old → [[Raiders of old]]", "The ⟨raid⟩ → [[The raid]]", "raid → [[raid]] (new)", "A ⟨r⟩o⟨a⟩d of ⟨id⟩eas → [[levant-files]]",
		}},
		{"the letters of words", "rd idea", 9, []string{"A ⟨r⟩oa⟨d⟩ of ⟨idea⟩s → [[levant-files]]", "rd idea → [[rd idea]] (new)"}},
		{"letters that are spread over words", "ait", 9, []string{"ait → [[ait]] (new)", "#r⟨ai⟩d/nigh⟨t⟩ → #raid/night"}},
		{"without regard to accents", "əliye", 2, []string{"⟨Əliyé⟩v → [[Əliyév]]", "əliye → [[əliye]] (new)"}},
		{"what is called so already", "the RAID", 9, []string{"⟨The raid⟩ → [[The raid]]"}},
		{"two of one title", "chronology", 9, []string{"⟨Chronology⟩ → [[Chronology]]", "⟨Chronology⟩ → [[n5|Chronology]]"}},
		{"an article once, by its key", "levant", 9, []string{"⟨levant⟩-files → [[levant-files]]", "levant → [[levant]] (new)"}},
		{"a title with marks", "a] b", 9, []string{`a] b → [[a\] b]] (new)`}},
		{"headings", "the raid#night", 9, []string{"⟨Night⟩ of n1 → [[The raid#Night of n1]]", "Another ⟨night⟩ → [[The raid#Another night]]"}},
		{"headings of the same note", "#", 9, []string{"Night of n1 → [[#Night of n1]]", "Day → [[#Day]]", "Another night → [[#Another night]]"}},
		{"highlights of an article", "levant-files^nig", 9, []string{"They went by ⟨nig⟩ht → [[levant-files^h|A road of ideas]]"}},
		{"shown text", "The raid|x", 9, nil},
		{"with the brackets", "![[chro", 1, []string{"chro → [[chro]] (new)"}},
	}
	c := complete.New(newSource())
	defer c.Close()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := c.Links(t.Context(), test.typed, notes.Ref{Kind: notes.KindNote, ID: "n1"}, test.limit)
			if err != nil || !reflect.DeepEqual(show(got), test.want) {
				t.Errorf("got\n%s\n%v, want\n%s", strings.Join(show(got), "\n"), err, strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestANewNoteIsInSight(t *testing.T) {
	s := &source{}
	for i := range 60 {
		s.names = append(s.names, note(fmt.Sprint(i), fmt.Sprint("Raid ", i), 1))
	}
	c := complete.New(s)
	defer c.Close()
	got, err := c.Links(t.Context(), "raid", notes.Ref{}, 50)
	if err != nil || len(got) != 50 || got[7].Create != "raid" {
		t.Errorf("%d candidates, %v:\n%s", len(got), err, strings.Join(show(got), "\n"))
	}
}

func TestTags(t *testing.T) {
	c := complete.New(newSource())
	defer c.Close()
	got, err := c.Tags(t.Context(), "#ni", 9)
	if want := []string{"#raid/⟨ni⟩ght → #raid/night"}; err != nil || !reflect.DeepEqual(show(got), want) {
		t.Errorf("got %q, %v", show(got), err)
	}
}

func TestNamesFollowChanges(t *testing.T) {
	s := newSource()
	c := complete.New(s)
	first := func(typed string) string {
		t.Helper()
		got, err := c.Links(t.Context(), typed, notes.Ref{}, 1)
		if err != nil || len(got) == 0 {
			t.Fatalf("%v, %v", got, err)
		}
		return show(got)[0]
	}
	first("x")
	s.names[0] = note("n1", "The attack", 5)
	changed := notes.Ref{Kind: notes.KindNote, ID: "n1"}
	s.tell(notes.Change{Refs: []notes.Ref{changed}})
	if got := first("the attack"); got != "⟨The attack⟩ → [[The attack]]" {
		t.Errorf("what was renamed: %s", got)
	}
	if got := first("the raid"); !strings.HasSuffix(got, "(new)") {
		t.Errorf("what it was called: %s", got)
	}
	s.names = s.names[1:]
	s.tell(notes.Change{})
	if got := first("the attack"); !strings.HasSuffix(got, "(new)") {
		t.Errorf("what is gone: %s", got)
	}
	if want := [][]notes.Ref{nil, {changed}, nil}; !reflect.DeepEqual(s.asked, want) {
		t.Errorf("asked for %v, want %v", s.asked, want)
	}
	c.Close()
	if s.tell != nil {
		t.Error("changes are followed after Close")
	}
}

// Each key cancels the request of the previous one.
func TestOnlyWhatChangedIsReadWhereReadingFails(t *testing.T) {
	s := newSource()
	c := complete.New(s)
	defer c.Close()
	if err := c.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	changed := notes.Ref{Kind: notes.KindNote, ID: "n1"}
	s.tell(notes.Change{Refs: []notes.Ref{changed}})
	s.err = errors.New("the disk is gone")
	if _, err := c.Links(t.Context(), "x", notes.Ref{}, 1); !errors.Is(err, s.err) {
		t.Errorf("the error is %v", err)
	}
	s.err = nil
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Refresh(canceled); err != nil {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := c.Links(t.Context(), "xy", notes.Ref{}, 1); err != nil {
		t.Error(err)
	}
	if want := [][]notes.Ref{nil, {changed}, {changed}}; !reflect.DeepEqual(s.asked, want) {
		t.Errorf("asked for %v, want %v", s.asked, want)
	}
}

func BenchmarkLinks(b *testing.B) {
	s := &source{}
	words := strings.Fields("the raid of that night in Baku and what was said about it by witnesses who came later from Yekaterinburg")
	for i := range 10_000 {
		s.names = append(s.names, note(fmt.Sprint(i), fmt.Sprint(words[i%19], " ", words[i*7%19], " ", words[i*3%17], " ", i), i%28))
	}
	c := complete.New(s)
	for _, typed := range []string{"", "t", "raid", "wit night", "zzz"} {
		b.Run("typed "+typed, func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Links(b.Context(), typed, notes.Ref{}, 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
