package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/document"
	"collate/notes/query"
)

// search searches for finished words.
func search(t testing.TB, s *Store, text string) notes.Results {
	t.Helper()
	results, err := s.Search(context.Background(), parse(text), 50)
	must(t, err)
	return results
}

// marked returns a hit's snippet with brackets around what is marked.
func marked(h notes.Hit) string {
	runes := []rune(h.Snippet)
	for _, m := range slices.Backward(h.Marks) {
		runes = slices.Insert(runes, m[1], ']')
		runes = slices.Insert(runes, m[0], '[')
	}
	return string(runes)
}

func TestSearchFindsEverything(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The Zangezur corridor", "A raid in Yekaterinburg.\nTrade of the Əliyev family through the mountains.")
	h := highlight(r, 25, 51)
	h.Comment = "Doubtful: compare the ministry."
	n := note("Diplomats", "They were expelled in July.")
	apply(t, s, notes.Put(h), notes.Put(n))
	tests := []struct{ query, want string }{
		{"raid", "article daily A [raid] in Yekaterinburg. 2-6"},
		{"yekater*", "article daily A raid in [Yekaterinburg]. 10-23"},
		{`"through the mountains"`, "article daily Trade of the Əliyev family [through the mountains]. 52-73"},
		{"ƏLIYEV trade", "highlight daily [Trade] of the [Əliyev] family 25-44, article daily [Trade] of the [Əliyev] family through the mountains. 25-44"},
		{"corridor", "article daily The Zangezur [corridor] 0-0"},
		{"doe jane", "article daily [Jane] [Doe], The Daily 0-0"},
		{"ministry", "comment daily Doubtful: compare the [ministry]. 0-0"},
		{"expelled", "note  They were [expelled] in July. 0-0"},
		{"diplomats", "note  [Diplomats] 0-0"},
		{"diplomats july", "note  They were expelled in [July]. 0-0"},
		{"raid mountains", "article daily A [raid] in Yekaterinburg. Trade of the Əliyev family through the [mountains]. 2-73"},
		{"raid nothing", "article daily A [raid] in Yekaterinburg. 2-6"},
		{"nothing whatever", ""},
		{`"raid mountains"`, ""},
		{"yekater", ""},
	}
	for _, test := range tests {
		t.Run(test.query, func(t *testing.T) {
			results := search(t, s, test.query)
			var got []string
			for _, h := range results.Hits {
				got = append(got, fmt.Sprintf("%s %s %s %d-%d", h.Kind, h.Key, marked(h), h.Start, h.End))
			}
			if strings.Join(got, ", ") != test.want || results.Total != len(got) {
				t.Errorf("got  %s (of %d)\nwant %s", strings.Join(got, ", "), results.Total, test.want)
			}
		})
	}
	if hit := search(t, s, "doubtful").Hits[0]; hit.ID != string(h.ID) || hit.Article != r.Article || hit.Title != "The Zangezur corridor" {
		t.Errorf("the hit in a comment: %+v", hit)
	}
}

func TestSearchOrder(t *testing.T) {
	s := open(t)
	addArticle(t, s, "apart", "Far", strings.Repeat("A paragraph about a raid.\n", 5)+strings.Repeat("Filler.\n", 50)+"And one on trade.")
	addArticle(t, s, "near", "Near", "The raid was reported.\nThe trade was not.")
	addArticle(t, s, "together", "Together", "After the raid, trade went on in the whole of the country as if nothing had happened.")
	addArticle(t, s, "titled", "Raid and trade", "Something else.")
	var keys []string
	previous := 1e9
	for _, h := range search(t, s, "raid trade").Hits {
		keys = append(keys, h.Key)
		if h.Score > previous {
			t.Errorf("the hit in %s has a better score than the one before", h.Key)
		}
		previous = h.Score
	}
	if want := []string{"titled", "together", "near", "apart"}; !slices.Equal(keys, want) {
		t.Errorf("order %v, want %v", keys, want)
	}
}

func TestSearchLimit(t *testing.T) {
	s := open(t)
	for i := range 5 {
		addArticle(t, s, fmt.Sprint("key-", i), "Title", "A raid.\nTrade.\nA raid and trade.")
	}
	addArticle(t, s, "apart", "Title", "A raid.\nTrade.")
	for _, test := range []struct{ limit, hits, total int }{{0, 0, 0}, {-1, 0, 0}, {3, 3, 5}, {5, 5, 5}, {6, 6, 6}, {100, 6, 6}} {
		results, err := s.Search(t.Context(), parse("raid trade"), test.limit)
		if err != nil || len(results.Hits) != test.hits || results.Total != test.total {
			t.Errorf("limit %d: %d hits of %d, %v, want %d of %d", test.limit, len(results.Hits), results.Total, err, test.hits, test.total)
		}
	}
}

// More passages have the word than are compared with each other.
func TestSearchForCommonWord(t *testing.T) {
	s := open(t)
	paragraphs := strings.TrimSuffix(strings.Repeat("The raid again.\n", lookedAtMost/2), "\n")
	addArticle(t, s, "titled", "The raid", paragraphs)
	addArticle(t, s, "middle", "Other", paragraphs)
	addArticle(t, s, "newest", "Other", "A raid.\n"+paragraphs)
	results := search(t, s, "raid")
	if want := 3*(lookedAtMost/2) + 2; results.Total != want {
		t.Errorf("%d found, want %d", results.Total, want)
	}
	if len(results.Hits) != 50 {
		t.Fatalf("%d hits, want 50", len(results.Hits))
	}
	if first, second := results.Hits[0], results.Hits[1]; first.Key != "titled" || first.Snippet != "The raid" || second.Key != "newest" || second.Start != 2 {
		t.Errorf("the first two are %+v and %+v, want the title and the shortest of the newest", first, second)
	}
	seen := make(map[string]bool)
	for _, h := range results.Hits[1:] {
		place := fmt.Sprint(h.Key, h.Start)
		if h.Key == "titled" || seen[place] {
			t.Errorf("hit in %s at %d, want different ones in the newer two", h.Key, h.Start)
		}
		seen[place] = true
	}
}

func TestSearchFollowsEdits(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A raid.")
	h := highlight(r, 2, 6)
	n := note("A note", "About a strike.")
	apply(t, s, notes.Put(h), notes.Put(n))
	expect := func(text string, want int) {
		t.Helper()
		if got := search(t, s, text).Total; got != want {
			t.Errorf("%q is found %d times, want %d", text, got, want)
		}
	}
	expect("raid", 2)
	expect("strike", 1)
	h.Comment = "No strike."
	apply(t, s, notes.Put(h))
	expect("strike", 2)
	a.Item = a.Item.Clone()
	a.Item.Text["title"] = "The strike"
	apply(t, s, notes.Put(a))
	expect("strike", 3)
	expect("road", 0)
	next := revision(a, "Another strike.\nA raid, a raid.")
	a.Revision = next.ID
	apply(t, s, notes.Put(next), notes.Put(a))
	expect("strike", 4)
	expect("raid", 2)
	apply(t, s, notes.Remove(n.Ref()), notes.Remove(h.Ref()))
	expect("raid", 1)
	expect("strike", 2)
	sound(t, s)
}

// What a rename writes is found at once, and makes nothing newer than what was
// written since.
func TestSearchAfterRename(t *testing.T) {
	s := open(t)
	older, newer := note("Older", "A raid. #claim"), note("Newer", "A raid. #fact")
	apply(t, s, notes.Put(older))
	apply(t, s, notes.Put(newer))
	found := func(text string) (titles []string) {
		for _, hit := range search(t, s, text).Hits {
			titles = append(titles, hit.Title)
		}
		return titles
	}
	byAge := []string{"Newer", "Older"}
	if got := found("raid"); !slices.Equal(got, byAge) {
		t.Fatalf("found %q, want %q", got, byAge)
	}
	done(t)(s.RenameTags(t.Context(), []string{"claim"}, "assertion", nil))
	if got := found("assert*"); !slices.Equal(got, []string{"Older"}) {
		t.Errorf("the new tag: found %q", got)
	}
	if got := found("claim"); got != nil {
		t.Errorf("the old tag: found %q", got)
	}
	if got := found("raid"); !slices.Equal(got, byAge) {
		t.Errorf("after the rename: found %q, want %q", got, byAge)
	}
}

// A highlight on a text that is no longer the current one, or that was not
// found in it, has no place in it.
func TestSearchHitOfOrphan(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A raid.")
	h := highlight(r, 2, 6)
	apply(t, s, notes.Put(h))
	place := func(start, end int) {
		t.Helper()
		for _, hit := range search(t, s, "raid").Hits {
			if hit.Kind == notes.HitHighlight && (hit.Start != start || hit.End != end) {
				t.Errorf("the hit is at %d-%d, want %d-%d", hit.Start, hit.End, start, end)
			}
		}
	}
	place(2, 6)
	next := revision(a, "It was a raid.")
	a.Revision = next.ID
	apply(t, s, notes.Put(next), notes.Put(a))
	place(0, 0)
	h.Status = notes.Orphaned
	apply(t, s, notes.Put(h))
	place(0, 0)
}

func TestSearchIsCancelled(t *testing.T) {
	s := open(t)
	addArticle(t, s, "daily", "The road", strings.Repeat("a b c d e f\n", 20_000))
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Millisecond)
	defer cancel()
	var err error
	for err == nil { // ends by the context's end, be the machine however fast
		_, err = s.Search(ctx, query.Parse(`"a b" "c d" "e f" a b c d e`), 50)
	}
	if err != context.DeadlineExceeded {
		t.Errorf("error %v, want the context's", err)
	}
}

func FuzzSearch(f *testing.F) {
	s := open(f)
	a, r := article("daily", "The road to Bakı", "")
	r.Document = document.Plain("A raid in Yekaterinburg.\n中文 text; ﬁne Straße İstanbul e\u0301te\u0301 \u0130\nC++ & \"quotes\" * AND NEAR(a b)")
	apply(f, s, notes.Put(r), notes.Put(a), notes.Put(note("A \"note\"", "with \x00 and * and NOT")))
	for _, seed := range []string{"raid", `"`, `"a`, "*", "a*", "a* b*", "NEAR(a b)", "NOT", "AND OR", "{title}: a", "-a", "^a", "a+b", "col:a", "\x00", "\xff\xfe", "中", "é", "e\u0301", "ǅ", "ﬁ", "½", "a\u200db", "'; DROP TABLE notes; --", strings.Repeat("a ", 1000)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		results, err := s.Search(context.Background(), query.Parse(text), 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range results.Hits {
			end := 0
			for _, m := range h.Marks {
				if m[0] < end || m[1] <= m[0] || m[1] > len([]rune(h.Snippet)) {
					t.Errorf("marks %v do not fit the snippet %q", h.Marks, h.Snippet)
				}
				end = m[1]
			}
			if len(h.Marks) == 0 {
				t.Errorf("%q finds %q and marks nothing", text, h.Snippet)
			}
			if h.Start < 0 || h.End < h.Start || h.End > r.Document.Len() {
				t.Errorf("the hit is at %d-%d of %d", h.Start, h.End, r.Document.Len())
			}
		}
	})
}

// Words that stand together in far more notes than one would expect by their
// numbers, but with the third in one only, which is the oldest.
func TestSearchForWordsThatDependOnEachOther(t *testing.T) {
	s := open(t)
	all := []notes.Note{note("oldest", "treaty ratified summit")}
	for range 1200 {
		all = append(all, note("pair", "treaty ratified"))
	}
	for range 10_000 {
		all = append(all, note("third", "summit"))
	}
	addNotes(t, s, all)
	results, err := s.Search(t.Context(), query.Parse("treaty ratified summit "), 10)
	must(t, err)
	if results.Total != 1 || results.Hits[0].ID != string(all[0].ID) {
		t.Errorf("%d found: %+v", results.Total, results.Hits)
	}
}

// What stands in few passages is found among many newer ones that are less like
// what was typed.
func TestSearchFindsWhatIsTypedAmongManyOthers(t *testing.T) {
	tests := []struct{ name, query, wanted, others string }{
		{"other endings", "zebra walnut ", "a zebra and, much further on, as far as can be, a walnut", "zebras walnuts"},
		{"words that begin so", "parishioner tabernacel ball", "the parishioner in the tabernacle with a ball", "parishioner tabernacle ballistic"},
		{"a word of four letters without one", "hll remounts ", "the hull remounts", "remounts"},
	}
	for _, tt := range tests {
		s := open(t)
		wanted := note("Wanted", tt.wanted)
		all := []notes.Note{wanted}
		for range 2 * lookedAtMost {
			all = append(all, note("Other", tt.others))
		}
		addNotes(t, s, all)
		results, err := s.Search(t.Context(), query.Parse(tt.query), 10)
		must(t, err)
		if results.Hits[0].ID != string(wanted.ID) {
			t.Errorf("%s: %s is not first: %+v", tt.name, tt.wanted, results.Hits[0])
		}
	}
}

func TestSearchShowsAsManyAsAreAsked(t *testing.T) {
	s := open(t)
	var all []notes.Note
	for range 2 * lookedAtMost {
		all = append(all, note("Raid", "Another raid."))
	}
	addNotes(t, s, all)
	results, err := s.Search(t.Context(), parse("raid"), len(all))
	must(t, err)
	if len(results.Hits) != len(all) || results.Total != len(all) {
		t.Errorf("%d of %d, want %d", len(results.Hits), results.Total, len(all))
	}
}
