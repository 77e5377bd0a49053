package storage

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"collate/notes"
	"collate/notes/complete"
	"collate/notes/embed"
	"collate/notes/link"
)

func TestMentions(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "levant-files", "The Road", "A text about the raid.")
	raid := note("The Raid", "The raid itself.")
	n := note("A note", "It rained. Of the raid and [[The Raid]]. `The raid`, the levant files.")
	h := highlight(r, 0, 6)
	h.Comment = "THE RAID, as in Levant-Files"
	apply(t, s, notes.Put(raid), notes.Put(n), notes.Put(h))

	mentions, err := s.Mentions(t.Context(), raid.Ref(), 10)
	must(t, err)
	want := []notes.Mention{
		{Text: "THE RAID", Place: notes.Place{From: h.Ref(), Title: "The Road", Start: 0, End: 8, Context: "THE RAID, as in Levant-Files", Mark: [2]int{0, 8}}},
		{Text: "the raid", Place: notes.Place{From: n.Ref(), Title: "A note", Start: 14, End: 22, Context: "Of the raid and The Raid.", Mark: [2]int{3, 11}}},
	}
	if !reflect.DeepEqual(mentions, want) {
		t.Fatalf("got\n%+v, want\n%+v", mentions, want)
	}
	if one, err := s.Mentions(t.Context(), raid.Ref(), 1); err != nil || len(one) != 1 {
		t.Errorf("at most one: %+v, %v", one, err)
	}
	if of, err := s.Mentions(t.Context(), a.Ref(), 10); err != nil || len(of) != 2 || of[1].Text != "levant files" {
		t.Errorf("of the article: %+v, %v", of, err)
	}

	_, err = s.LinkMention(t.Context(), mentions[1], raid.Ref())
	must(t, err)
	if got, want := body(t, s, n), "It rained. Of [[The Raid|the raid]] and [[The Raid]]. `The raid`, the levant files."; got != want {
		t.Errorf("linked: %q, want %q", got, want)
	}
	var problem *notes.Problem
	if _, err := s.LinkMention(t.Context(), mentions[1], raid.Ref()); !errors.As(err, &problem) {
		t.Errorf("a mention in a text that has changed: %v", err)
	}
	if left, err := s.Mentions(t.Context(), raid.Ref(), 10); err != nil || len(left) != 1 {
		t.Errorf("left are %+v, %v", left, err)
	}
}

func TestLinksOfMentionsReadAsTheyDid(t *testing.T) {
	s := open(t)
	ada, cpp := note("Ada Lovelace", ""), note("C++", "")
	apply(t, s, notes.Put(ada), notes.Put(cpp))
	for text, want := range map[string]string{
		`Of Ada\_Lovelace.`:              "Of [[Ada Lovelace|Ada_Lovelace]].",
		"> Of Ada\n> Lovelace.":          "> Of [[Ada Lovelace]].",
		"![Ada Lovelace](a.png)":         "",
		`In C\+\+ and c++; plan C`:       `In [[C++]] and [[C++|c++]]; plan C`,
		"| a |\n|---|\n| ADA LOVELACE |": "| a |\n|---|\n| [[Ada Lovelace\\|ADA LOVELACE]] |",
	} {
		n := note("A note", text)
		apply(t, s, notes.Put(n))
		linked := 0
		for _, to := range []notes.Ref{ada.Ref(), cpp.Ref()} {
			for {
				mentions, err := s.Mentions(t.Context(), to, 1)
				must(t, err)
				if len(mentions) == 0 {
					break
				}
				_, err = s.LinkMention(t.Context(), mentions[0], to)
				must(t, err)
				linked++
			}
		}
		if want == "" {
			want = text
		}
		if got := body(t, s, n); got != want || (linked == 0) != (want == text) {
			t.Errorf("%q with links is %q, want %q", text, got, want)
		}
	}
}

func TestLinkNames(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Road", "A text.")
	h := highlight(r, 0, 6)
	first, second, odd := note("Chronology", ""), note("chronology", ""), note("a `b`", "#claim")
	trashed := note("Trashed", "")
	trashed.Trashed = clock
	apply(t, s, notes.Put(h), notes.Put(first), notes.Put(second), notes.Put(odd), notes.Put(trashed))
	show := func(refs []notes.Ref) (lines []string) {
		t.Helper()
		names, err := s.LinkNames(t.Context(), refs)
		must(t, err)
		for _, n := range names {
			if n.Modified != clock {
				t.Errorf("%q was changed at %v", n.Text, n.Modified)
			}
			lines = append(lines, fmt.Sprintf("%s %s (%s) %s", n.Ref.Kind, n.Text, n.Detail, link.Link{Target: n.Target}))
		}
		return lines
	}
	chronologies := []string{"note Chronology () [[Chronology]]", "note chronology () [[" + string(second.ID) + "]]"}
	want := append(chronologies[:2:2],
		"note a `b` () [["+string(odd.ID)+"]]",
		"article The Road (daily) [[daily]]", "article daily (The Road) [[daily]]",
		"highlight A text (The Road) [[daily^"+string(h.ID)+"]]")
	if got := show(nil); !reflect.DeepEqual(got, want) {
		t.Errorf("all are\n%q, want\n%q", got, want)
	}
	if got := show([]notes.Ref{second.Ref()}); !reflect.DeepEqual(got, chronologies) {
		t.Errorf("one and what shares its name are\n%q, want\n%q", got, chronologies)
	}
	if got := show([]notes.Ref{trashed.Ref()}); got != nil {
		t.Errorf("in the trash is %q", got)
	}

	c := complete.New(s)
	defer c.Close()
	candidates, err := c.Links(t.Context(), "chron", notes.Ref{}, 5)
	if err != nil || len(candidates) != 3 || candidates[1].Insert != "[["+string(second.ID)+"|chronology]]" {
		t.Errorf("candidates %+v, %v", candidates, err)
	}
	second.Title = "Diary"
	apply(t, s, notes.Put(second))
	candidates, err = c.Links(t.Context(), "diar", notes.Ref{}, 5)
	if err != nil || len(candidates) != 2 || candidates[0].Insert != "[[Diary]]" {
		t.Errorf("after a change: %+v, %v", candidates, err)
	}
}

func TestEmbedded(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Road", "They *went*.\nBy night.")
	h := highlight(r, 0, r.Document.Len())
	n := note("A note", "One.\n\n# Two\n\nThree.")
	apply(t, s, notes.Put(h), notes.Put(n))
	text := "![[daily^" + string(h.ID) + "]]\n![[a note#two]]\n![[Gone]]\n![[a note#Gone]]"
	got, err := embed.Expand(t.Context(), embed.Content{Markdown: text}, s)
	must(t, err)
	want := "> They \\*went\\*.\n>\n> By night.\n>\n> — [[daily^" + string(h.ID) + "|The Road]]\n\n" +
		"> # Two\n>\n> Three.\n>\n> — [[A note#two|A note › two]]\n\n" +
		"> *There is nothing here to show:* [[Gone]]\n\n> *There is nothing here to show:* [[a note#Gone]]"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	c, err := s.Embedded(t.Context(), link.Target{Name: "daily"})
	if err != nil || c.Title != "The Road" || c.Markdown != "They \\*went\\*.\n\nBy night." || c.Ref.Kind != notes.KindArticle {
		t.Errorf("an article: %+v, %v", c, err)
	}
}
