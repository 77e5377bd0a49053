package main_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/cmd/collate/windowtest"
	"collate/notes"
	"collate/notes/anchor"
	"collate/storage"
)

// TestPagingMemory pages through an article of three megabytes in four panes and tells how much memory the program has
// in the meantime. What it has must stay within 5 % of what it had after the first ten seconds. COLLATE_PAGING says for
// how long to page, "5m", through an article with 100,000 highlights; without it the test is short, and they are fewer.
func TestPagingMemory(t *testing.T) {
	windowtest.Require(t)
	long, highlights := 20*time.Second, 1000
	if wanted := os.Getenv("COLLATE_PAGING"); wanted != "" {
		var err error
		if long, err = time.ParseDuration(wanted); err != nil {
			t.Fatal(err)
		}
		highlights = 100_000
	}
	u := newUser(t, build(t))
	article := filepath.Join(t.TempDir(), "annals.md")
	if err := os.WriteFile(article, []byte(longArticle(3<<20)), 0o644); err != nil {
		t.Fatal(err)
	}
	u.collate(new(any), "import", article)
	u.highlightEvenly(highlights)
	u.open()
	u.openInFourPanes("Annals")

	const warm, pause = 10 * time.Second, 5 * time.Second
	var first, most float64
	begin := time.Now()
	for next := warm; time.Since(begin) < long; {
		u.Press(strings.Fields(strings.Repeat("Next ", 20) + "ctrl+Tab")...)
		if time.Since(begin) < next {
			continue
		}
		memory := pss(t, u.window.PID())
		t.Logf("%4.0f s: %.1f MB", time.Since(begin).Seconds(), memory)
		if first == 0 {
			first = memory
		}
		most = max(most, memory)
		next = time.Since(begin) + pause
	}
	t.Logf("grew by %.1f %%", 100*(most/first-1))
	if most > 1.05*first {
		t.Errorf("paging takes memory: %.1f MB after %v, %.1f MB at most since", first, warm, most)
	}
	u.quit()
}

// highlightEvenly makes so many highlights in the longest article of the notebook.
func (u *user) highlightEvenly(count int) {
	u.t.Helper()
	ctx := context.Background()
	store, err := storage.Open(ctx, u.notebook, storage.Options{Now: time.Now})
	if err != nil {
		u.t.Fatal(err)
	}
	defer store.Close()
	articles, err := store.Articles(ctx)
	if err != nil {
		u.t.Fatal(err)
	}
	longest := slices.MaxFunc(articles, func(a, b notes.ArticleSummary) int { return a.Words - b.Words })
	revision, err := store.Revision(ctx, longest.Revision)
	if err != nil {
		u.t.Fatal(err)
	}
	text := []rune(revision.Document.Text())
	now := time.Now().UTC()
	var ops []notes.Op
	for i := range count {
		start := i * (len(text) - 500) / count
		end := start + 20 + i%300
		ops = append(ops, notes.Put(notes.Highlight{
			ID: notes.NewID[notes.HighlightID](), Article: longest.ID, Revision: revision.ID, Status: notes.Anchored,
			Color: notes.Color(i % len(notes.Colors())), Created: now, Modified: now,
			Anchor: anchor.Anchor{
				Exact: string(text[start:end]), Prefix: string(text[max(start-32, 0):start]), Suffix: string(text[end : end+32]),
				Start: start, End: end,
			},
		}))
	}
	if err := store.Apply(ctx, notes.NewEdit("highlights", now, ops...)); err != nil {
		u.t.Fatal(err)
	}
}

// openInFourPanes opens an article in four panes.
func (u *user) openInFourPanes(title string) {
	u.t.Helper()
	u.Press("ctrl+4")
	u.WaitFor("four panes", func() bool { return len(u.panes()) == 4 })
	u.Press("ctrl+p")
	u.Type(title)
	u.Settle()
	u.Press("Return")
	u.Settle()
	u.Press("ctrl+d", "ctrl+d", "ctrl+d")
	u.Settle()
}

// longArticle returns an article of n bytes in Markdown: sections of paragraphs, with words in bold and italics,
// quotations, lists, and some letters that are not Latin.
func longArticle(n int) string {
	words := strings.Fields("The replies came within days and each was public: a visit was called off, the session of the " +
		"commission was dropped, and **two** journalists of the *office* were detained. Local media described them as officers; " +
		"the charges were fraud on a large scale, illegal business and money laundering. «Зеркало» called it AZƏRTAC’s worst " +
		"week – so far. Αθήνα watched.")
	seed := uint32(1)
	pick := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	var out strings.Builder
	out.WriteString("# Annals\n\n")
	for section := 1; out.Len() < n; section++ {
		fmt.Fprintf(&out, "## Section %d\n\n", section)
		for range 12 {
			out.WriteString([]string{"", "", "", "> ", "- "}[pick(5)])
			for range 40 + pick(100) {
				out.WriteString(words[pick(len(words))] + " ")
			}
			out.WriteString("\n\n")
		}
	}
	return out.String()
}
