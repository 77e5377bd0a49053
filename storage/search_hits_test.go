package storage

import (
	"slices"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/query"
)

// firstHit returns the best hit of a query.
func firstHit(t *testing.T, s *Store, text string) notes.Hit {
	t.Helper()
	results := search(t, s, text)
	if len(results.Hits) == 0 {
		t.Fatalf("%s finds nothing", text)
	}
	return results.Hits[0]
}

func TestSnippetsOfNotesAreWhatIsRead(t *testing.T) {
	const body = "# The **brothers**\n\nSaid by [[levant-files#The answer|the *Levant* report]], [at length](https://example.org/archive): " +
		"**Straße** in *İğdır*.\n\n- [ ] ask ~~AZƏRTAC~~\n\n| who | said |\n|---|---|\n| Baku | torture |\n\n`code` &amp; ![[Appendix]]"
	s := open(t)
	apply(t, s, notes.Put(note("A note", body)))
	tests := []struct{ name, query, want string }{
		{"a heading and bold", "brothers", "The [brothers] Said by the *Levant* report, at length: Straße in İğdır. ☐ ask AZƏRTAC who said Baku torture code & Appendix"},
		{"what a link shows", "levant", "The brothers Said by the *[Levant]* report, at length: Straße in İğdır. ☐ ask AZƏRTAC who said Baku torture code & Appendix"},
		{"folding that changes lengths", "strasse igdir azertac", "The brothers Said by the *Levant* report, at length: [Straße] in [İğdır]. ☐ ask [AZƏRTAC] who said Baku torture code & Appendix"},
		{"a table and what is embedded", "torture appendix", "The brothers Said by the *Levant* report, at length: Straße in İğdır. ☐ ask AZƏRTAC who said Baku [torture] code & [Appendix]"},
		{"a phrase over markup", `"strasse in igdir"`, "The brothers Said by the *Levant* report, at length: [Straße in İğdır]. ☐ ask AZƏRTAC who said Baku torture code & Appendix"},
	}
	for _, tt := range tests {
		if got := marked(firstHit(t, s, tt.query)); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestSnippetsShowLinksToWhatIsLookedFor(t *testing.T) {
	s := open(t)
	apply(t, s,
		notes.Put(note("A note", "At [[Who died|the list]], and [at **length**](https://example.org/archive).")),
		notes.Put(note("Another", "Beside <!-- the zeppelin --> it.")))
	for _, tt := range []struct{ query, want, matched string }{
		{"who", "At [the list], and at length.", "Who"},
		{"archives", "At the list, and [at length].", "archive"},
		{"list", "At the [list], and at length.", ""},
		{"zeppelin", "Beside <!-- the [zeppelin] --> it.", ""},
	} {
		hit := firstHit(t, s, tt.query)
		if got := marked(hit); got != tt.want || strings.Join(hit.Matched, " ") != tt.matched {
			t.Errorf("%s: %s, matched %q, want %s, matched %q", tt.query, got, hit.Matched, tt.want, tt.matched)
		}
	}
}

func TestSnippetsOfLongNotes(t *testing.T) {
	filler := strings.Repeat("Some **filler** on *ferries*, [[Zeppelins|airships]] and more.\n\n", 500)
	s := open(t)
	apply(t, s, notes.Put(note("Long", filler+"A **hangar**, [[Notes on fire|burnt]] down.\n\n"+filler)))
	const want = "and more. A [hangar], [burnt] down. Some filler on ferries, airships and"
	if got := marked(firstHit(t, s, "hangar burnt")); !strings.Contains(got, want) {
		t.Errorf("%s, want %s in it", got, want)
	}
	if got := marked(firstHit(t, s, "zeppelins")); !strings.Contains(got, "ferries, [airships] and more") {
		t.Errorf("links to what is looked for: %s", got)
	}
}

func TestHitsMarkTheTitle(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "A raid in Baku", "They died in the raid.")
	h := highlight(r, 0, 9)
	h.Comment = "See [[Who died|the note]] on the **raid**."
	apply(t, s, notes.Put(h), notes.Put(note("Who died", "It is not known who.")))
	runes := func(text string, marks [][2]int) string {
		return marked(notes.Hit{Snippet: text, Marks: marks})
	}
	hit := firstHit(t, s, "raid kind:comment")
	if got := runes(hit.Title, hit.TitleMarks) + ": " + marked(hit); got != "A [raid] in Baku: See the note on the [raid]." {
		t.Errorf("a comment: %s", got)
	}
	hit = firstHit(t, s, "who died kind:note")
	if got := runes(hit.Title, hit.TitleMarks) + ": " + marked(hit); got != "[Who] [died]: It is not known [who]." {
		t.Errorf("a note: %s", got)
	}
}

// The text of an article may begin with its title: that is found once.
func TestATitleIsFoundOnce(t *testing.T) {
	s := open(t)
	addArticle(t, s, "daily", "The raid: A “Pattern”", "The Raid: a 'pattern'\nWhat happened in the raid.\nThe raid, a pattern?")
	addArticle(t, s, "other", "Other", "The raid: a pattern")
	results := search(t, s, "raid pattern")
	var got []string
	for _, hit := range results.Hits {
		got = append(got, hit.Key+" "+marked(hit))
	}
	slices.Sort(got)
	want := []string{"daily The [raid]: A “[Pattern]”", "other The [raid]: a [pattern]"}
	if !slices.Equal(got, want) || results.Total != len(want) {
		t.Errorf("%q (of %d), want %q", got, results.Total, want)
	}
}

func TestTitlesAreShownWithoutMarkup(t *testing.T) {
	s := open(t)
	a, r := article("daily", "On the <i>Hindenburg</i>", "A text.")
	a.Item.Text["original-title"] = "Das <i>Luftschiff</i> in Straßburg"
	apply(t, s, notes.Put(r), notes.Put(a))
	hit := firstHit(t, s, "hindenburg luftschiff strassburg")
	got := marked(notes.Hit{Snippet: hit.Title, Marks: hit.TitleMarks}) + ": " + marked(hit)
	if want := "On the [Hindenburg]: Jane Doe, The Daily, Das [Luftschiff] in [Straßburg]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestHitsSayWhatIsMissing(t *testing.T) {
	s := open(t)
	apply(t, s, notes.Put(note("One", "A ferry left.")), notes.Put(note("Two", "A harbour.")))
	for _, hit := range search(t, s, "ferry harbour").Hits {
		if hit.Missing != 1 {
			t.Errorf("%s: %d missing, want 1 of 2", hit.Title, hit.Missing)
		}
	}
	if hit := firstHit(t, s, "ferry left"); hit.Missing != 0 {
		t.Errorf("%d missing in a note that has all", hit.Missing)
	}
}

// The pattern of a hit finds again, in the text that it is of, what the hit
// was found by.
func TestHitsMarkAnyText(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "Title", "First.\nPolice raids went on; one raid, and a rayd.")
	hit := firstHit(t, s, "raid police")
	marks, _ := hit.Pattern.Mark(r.Document.Text())
	if got := marked(notes.Hit{Snippet: r.Document.Text(), Marks: marks}); got != "First.\n[Police] [raids] went on; one [raid], and a rayd." {
		t.Errorf("marked: %s", got)
	}
	if hit.Block != len("First.\n") {
		t.Errorf("the paragraph begins at %d", hit.Block)
	}
}

// No note and no query can make a snippet fail.
func FuzzShowWritten(f *testing.F) {
	f.Add("# **Straße**\n\n[[a|b]] `c`\n\n- d\n", "strasse b")
	f.Add(strings.Repeat("文 İ\u0307 ﬁ\n\n", 900)+"[[x|", "fi x*")
	f.Add("[![x](y z)](y) [[y]] [](y) <y> [^1]\n\n[^1]: y", "y")
	f.Add("a\xff\xc3\n\n\x00", "a")
	f.Fuzz(func(t *testing.T, written, text string) {
		var v query.Vocabulary
		for w := range query.Words(written) {
			v.Add(w.Folded, 1)
		}
		hit := notes.Hit{Title: text, Pattern: query.NewExpansion(query.Parse(text)).Expand(&v, query.Tolerance{Variants: true, Edits: 1, Beginnings: true}, 1)}
		showWritten(&hit, written, nil)
		for _, shown := range []struct {
			text  string
			marks [][2]int
		}{{hit.Snippet, hit.Marks}, {hit.Title, hit.TitleMarks}} {
			last, runes := 0, []rune(shown.text)
			for _, m := range shown.marks {
				if m[0] < last || m[0] >= m[1] || m[1] > len(runes) {
					t.Fatalf("marks %v of %q", shown.marks, shown.text)
				}
				last = m[1]
			}
		}
	})
}
