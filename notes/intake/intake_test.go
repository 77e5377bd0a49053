package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/importer"
	"collate/notes/intake"
)

var (
	monday  = time.Date(2025, 7, 7, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

// notebook is a notebook in memory.
type notebook struct {
	articles   map[notes.ArticleID]notes.Article
	revisions  map[notes.RevisionID]notes.Revision
	highlights map[notes.HighlightID]notes.Highlight
}

func newNotebook() *notebook {
	return &notebook{
		articles:   make(map[notes.ArticleID]notes.Article),
		revisions:  make(map[notes.RevisionID]notes.Revision),
		highlights: make(map[notes.HighlightID]notes.Highlight),
	}
}

func (nb *notebook) ResolveArticle(_ context.Context, name string) (notes.Article, error) {
	for _, a := range nb.articles {
		if (strings.EqualFold(a.Key, name) || string(a.ID) == name) && a.Trashed.IsZero() {
			return a, nil
		}
	}
	return notes.Article{}, fmt.Errorf("%s: %w", name, notes.ErrNotFound)
}

func (nb *notebook) TrashedArticle(ctx context.Context, key string) (notes.Article, []notes.Highlight, error) {
	for _, a := range nb.articles {
		if strings.EqualFold(a.Key, key) && !a.Trashed.IsZero() {
			highlights, err := nb.Highlights(ctx, a.ID)
			return a, highlights, err
		}
	}
	return notes.Article{}, nil, fmt.Errorf("%s: %w", key, notes.ErrNotFound)
}

func (nb *notebook) FreeKey(_ context.Context, wanted string) (string, error) {
	taken := func(key string) bool {
		for _, a := range nb.articles {
			if strings.EqualFold(a.Key, key) {
				return true
			}
		}
		return false
	}
	key := wanted
	for n := 2; taken(key); n++ {
		key = fmt.Sprintf("%s-%d", wanted, n)
	}
	return key, nil
}

func (nb *notebook) Revision(_ context.Context, id notes.RevisionID) (notes.Revision, error) {
	return nb.revisions[id], nil
}

func (nb *notebook) Highlights(ctx context.Context, article notes.ArticleID) (list []notes.Highlight, err error) {
	for _, h := range nb.highlights {
		if h.Article == article {
			list = append(list, h)
		}
	}
	slices.SortFunc(list, func(a, b notes.Highlight) int { return a.Anchor.Start - b.Anchor.Start })
	return list, ctx.Err()
}

func (nb *notebook) apply(edit notes.Edit) {
	for _, op := range edit.Ops {
		switch record := op.Value.(type) {
		case notes.Article:
			nb.articles[record.ID] = record
		case notes.Revision:
			nb.revisions[record.ID] = record
		case notes.Highlight:
			nb.highlights[record.ID] = record
		}
	}
}

// add imports a text and applies the resulting edit.
func (nb *notebook) add(t *testing.T, markdown string) intake.Outcome {
	t.Helper()
	out, err := intake.Add(t.Context(), nb, read(t, markdown), tuesday)
	if err != nil {
		t.Fatal(err)
	}
	nb.apply(out.Edit)
	return out
}

// mark highlights a quotation in an article.
func (nb *notebook) mark(t *testing.T, a notes.Article, quote string) notes.Highlight {
	t.Helper()
	text := nb.revisions[a.Revision].Document.Text()
	start, end, err := anchor.NewText(text).Quote(quote, anchor.Options{})
	if err != nil {
		t.Fatal(err)
	}
	passage, err := anchor.Describe(text, start, end)
	if err != nil {
		t.Fatal(err)
	}
	h := notes.Highlight{
		ID: notes.NewID[notes.HighlightID](), Article: a.ID, Revision: a.Revision, Anchor: passage, Status: notes.Anchored,
		Comment: "on " + quote, Created: monday, Modified: monday,
	}
	nb.highlights[h.ID] = h
	return h
}

func read(t *testing.T, markdown string) importer.Result {
	t.Helper()
	imported, err := importer.Import("text.md", []byte(markdown))
	if err != nil {
		t.Fatal(err)
	}
	return imported
}

const (
	strike = "The dockers of the northern port have been on strike since Monday. Ships wait in the roads, " +
		"and the harbour master counts eleven of them."
	strikeLater = "The dockers of the northern port have been on strike since Monday. Ships wait in the roads, " +
		"and the harbour master now counts fourteen of them. Talks are to begin on Thursday."
	harvest = "Rain has spoiled the barley in three valleys, farmers say. The cooperative expects to buy grain " +
		"abroad for the first time since the war."
)

func TestWhichArticleATextIs(t *testing.T) {
	titled := func(title, text string) string { return "# " + title + "\n\n" + text }
	withID := func(id, text string) string { return "---\nid: " + id + "\ntitle: Port\n---\n" + text }
	for _, test := range []struct {
		name  string
		texts []string // imported one after the other
		want  []string // status and key of each
	}{
		{"a new one", []string{titled("Editorial", strike)}, []string{"added editorial"}},
		{"the same again", []string{titled("Editorial", strike), titled("Editorial", strike)},
			[]string{"added editorial", "unchanged editorial"}},
		{"a later version of the same title", []string{titled("Editorial", strike), titled("Editorial", strikeLater)},
			[]string{"added editorial", "updated editorial"}},
		{"another text of the same title", []string{titled("Editorial", strike), titled("Editorial", harvest)},
			[]string{"added editorial", "added editorial-2"}},
		{"each of two of the same title is known again",
			[]string{titled("Editorial", strike), titled("Editorial", harvest), titled("Editorial", harvest), titled("Editorial", strikeLater)},
			[]string{"added editorial", "added editorial-2", "unchanged editorial-2", "updated editorial"}},
		{"another title for the same text", []string{titled("Editorial", strike), titled("On strike", strike)},
			[]string{"added editorial", "added on-strike"}},
		{"a given id names the article whatever its text", []string{withID("daily-5", strike), withID("daily-5", harvest)},
			[]string{"added daily-5", "updated daily-5"}},
		{"a given id in another case", []string{withID("daily-5", strike), withID("Daily-5", strikeLater)},
			[]string{"added daily-5", "updated daily-5"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			nb := newNotebook()
			for i, text := range test.texts {
				out := nb.add(t, text)
				if got := string(out.Status) + " " + out.Article.Key; got != test.want[i] {
					t.Errorf("text %d: %s, want %s", i+1, got, test.want[i])
				}
				if out.Article.Item.ID != out.Article.Key {
					t.Errorf("text %d: the item's id is %q, want the key %q", i+1, out.Article.Item.ID, out.Article.Key)
				}
				if (out.Status == intake.Unchanged) != (len(out.Edit.Ops) == 0) {
					t.Errorf("text %d: %s with %d operations", i+1, out.Status, len(out.Edit.Ops))
				}
			}
		})
	}
}

func TestWhatIsImportedAgainComesOutOfTheTrash(t *testing.T) {
	discard := func(nb *notebook, a notes.Article) {
		a.Trashed = tuesday
		nb.articles[a.ID] = a
	}
	nb := newNotebook()
	first := nb.add(t, "# Editorial\n\n"+strike).Article
	h := nb.mark(t, first, "Ships wait in the roads")
	discard(nb, first)

	out := nb.add(t, "# Editorial\n\n"+strike)
	if out.Status != intake.Restored || out.Article.ID != first.ID || !nb.articles[first.ID].Trashed.IsZero() || len(out.Edit.Ops) != 1 {
		t.Errorf("the same text: got %s %+v in %d operations", out.Status, out.Article, len(out.Edit.Ops))
	}
	if out.Edit.Name != "import of Editorial" {
		t.Errorf("the edit is called %q", out.Edit.Name)
	}

	discard(nb, first)
	out = nb.add(t, "# Editorial\n\nAt last.\n\n"+strikeLater)
	if out.Status != intake.Restored || out.Article.ID != first.ID || !nb.articles[first.ID].Trashed.IsZero() {
		t.Errorf("a later version: got %s %+v", out.Status, out.Article)
	}
	if got := nb.highlights[h.ID]; got.Revision != out.Article.Revision || got.Status != notes.Anchored {
		t.Errorf("a later version: the highlight is %+v", got)
	}

	// Another text with the same title gets the key, and the article in the trash another
	// key.
	discard(nb, out.Article)
	out = nb.add(t, "# Editorial\n\n"+harvest)
	if out.Status != intake.Added || out.Article.Key != "editorial" {
		t.Errorf("another text: got %s %s", out.Status, out.Article.Key)
	}
	if a := nb.articles[first.ID]; a.Key != "editorial-2" || a.Item.ID != "editorial-2" || a.Trashed.IsZero() {
		t.Errorf("what is in the trash is %+v", a)
	}

	// An article outside the trash takes precedence over one in it.
	again := notes.Article{ID: "again", Key: "editorial-3", Item: first.Item.Clone(), Revision: first.Revision}
	again.Item.ID = again.Key
	nb.articles[again.ID] = again
	if out = nb.add(t, "# Editorial\n\n"+strike); out.Status != intake.Unchanged || out.Article.ID != again.ID {
		t.Errorf("there and in the trash: got %s %s", out.Status, out.Article.Key)
	}
}

func TestNewArticle(t *testing.T) {
	imported := read(t, "---\nid: port\ntitle: Port\ntags: [strike, sea]\n---\n"+strike)
	out := intake.New(imported, "port-7", monday.In(time.FixedZone("", 3600)))
	a := out.Article
	if a.Key != "port-7" || a.Item.ID != "port-7" || a.Item.Title() != "Port" || !slices.Equal(a.Tags, []string{"strike", "sea"}) {
		t.Errorf("got the article %+v", a)
	}
	if a.Created != monday || a.Modified != monday {
		t.Errorf("made at %v and %v, want %v in UTC", a.Created, a.Modified, monday)
	}
	if out.Edit.Name != "import of Port" {
		t.Errorf("the edit is called %q", out.Edit.Name)
	}
	nb := newNotebook()
	nb.apply(out.Edit)
	r := nb.revisions[nb.articles[a.ID].Revision]
	if r.Article != a.ID || !r.Document.Equal(imported.Document) || r.Created != monday {
		t.Errorf("got the revision %+v", r)
	}
	if imported.Item.ID != "port" {
		t.Error("the imported item was changed")
	}
}

func TestUpdateFindsHighlightsAgain(t *testing.T) {
	nb := newNotebook()
	first := nb.add(t, "# Port\n\n"+strike+"\n\nAn old paragraph about lighthouses and their keepers, which was cut.").Article
	stays := nb.mark(t, first, "Ships wait in the roads")
	edited := nb.mark(t, first, "and the harbour master counts eleven of them")
	cut := nb.mark(t, first, "An old paragraph about lighthouses and their keepers")

	out := nb.add(t, "# Port\n\nAt last.\n\n"+strikeLater)
	if got := [3]int{out.Count(notes.Anchored), out.Count(notes.Check), out.Count(notes.Orphaned)}; got != [3]int{1, 1, 1} {
		t.Fatalf("%v highlights anchored, to check and orphaned, want one each", got)
	}
	text := nb.revisions[out.Article.Revision].Document

	h := nb.highlights[stays.ID]
	if h.Status != notes.Anchored || h.Revision != out.Article.Revision || text.Slice(h.Anchor.Start, h.Anchor.End) != stays.Anchor.Exact {
		t.Errorf("what stays: got %+v", h)
	}
	if h.Anchor.Start == stays.Anchor.Start || h.Comment != stays.Comment {
		t.Errorf("what stays was to move and to keep its comment: got %+v", h)
	}
	h = nb.highlights[edited.ID]
	if h.Status != notes.Check || h.Revision != out.Article.Revision || h.Anchor.Exact != edited.Anchor.Exact {
		t.Errorf("what was edited: got %+v", h)
	}
	if got := text.Slice(h.Anchor.Start, h.Anchor.End); !strings.Contains(got, "counts fourteen of them") {
		t.Errorf("what was edited is said to be %q", got)
	}
	for _, placed := range out.Highlights {
		want := placed.Highlight.Anchor.Exact
		if placed.Highlight.Status == notes.Check {
			want = text.Slice(placed.Highlight.Anchor.Start, placed.Highlight.Anchor.End)
		}
		if placed.Text != want {
			t.Errorf("%s: the text is %q, want %q", placed.Highlight.Status, placed.Text, want)
		}
	}
	want := cut
	want.Status = notes.Orphaned
	if h = nb.highlights[cut.ID]; h.Status != want.Status || h.Revision != want.Revision || h.Anchor != want.Anchor {
		t.Errorf("what was cut: got %+v", h)
	}
	for i, score := range []func(float64) bool{
		func(s float64) bool { return s == 1 },
		func(s float64) bool { return 0 < s && s < 1 },
		func(s float64) bool { return s == 0 },
	} {
		if s := out.Highlights[i].Score; !score(s) {
			t.Errorf("highlight %d has the score %v", i+1, s)
		}
	}

	// A third text has the deleted part again.
	back := nb.add(t, "# Port\n\n"+strikeLater+"\n\nAn old paragraph about lighthouses and their keepers, which was cut.")
	if h = nb.highlights[cut.ID]; h.Status != notes.Anchored || h.Revision != back.Article.Revision {
		t.Errorf("what came back: got %+v", h)
	}
}

func TestUpdateOfMetadata(t *testing.T) {
	const matter = "---\nid: port-strike\ntype: article-newspaper\ntitle: The strike\nauthor: [{family: Berg, given: Ida}]\ntags: [sea]\n"
	nb := newNotebook()
	first := nb.add(t, matter+"---\n"+strike).Article
	h := nb.mark(t, first, "Ships wait in the roads")

	out := nb.add(t, matter+"volume: 5\n---\n"+strike)
	if out.Status != intake.Updated || out.Article.Revision != first.Revision || len(out.Edit.Ops) != 1 {
		t.Errorf("other metadata: got %s with %d operations, want the article updated alone", out.Status, len(out.Edit.Ops))
	}
	if out.Article.Item.Text["volume"] != "5" || out.Article.Modified != tuesday || nb.highlights[h.ID].Revision != first.Revision {
		t.Errorf("other metadata: got %+v", out.Article)
	}
	if out.Count(notes.Anchored) != 1 || out.Highlights[0].Score != 1 {
		t.Errorf("other metadata: got the highlights %+v", out.Highlights)
	}

	out = nb.add(t, "---\nid: port-strike\ntags: [harbour, sea]\n---\n"+strike)
	if got := out.Article.Tags; !slices.Equal(got, []string{"sea", "harbour"}) {
		t.Errorf("got the tags %v, want those of both", got)
	}

	// A file with less metadata removes none.
	update, err := intake.Update(t.Context(), nb, out.Article, read(t, strikeLater), tuesday)
	if err != nil {
		t.Fatal(err)
	}
	item := update.Article.Item
	if item.Title() != "The strike" || item.Type != "article-newspaper" || item.Names["author"][0].Family != "Berg" ||
		item.Text["volume"] != "5" || item.ID != "port-strike" || update.Article.Key != "port-strike" {
		t.Errorf("a text without metadata: got %+v", item)
	}
	if update.Article.Revision == first.Revision {
		t.Error("a text without metadata: no new revision")
	}
	nb.apply(update.Edit)

	// A heading is a given title, not a derived one.
	if update, err = intake.Update(t.Context(), nb, update.Article, read(t, "# The strike is over\n\n"+strikeLater), tuesday); err != nil {
		t.Fatal(err)
	}
	if got := update.Article.Item.Title(); got != "The strike is over" {
		t.Errorf("a new heading: the title is %q", got)
	}
}

func TestATitleThatIsTheFirstLineFollowsIt(t *testing.T) {
	nb := newNotebook()
	first := nb.add(t, "Talks to begn\n\n"+strike).Article
	out, err := intake.Update(t.Context(), nb, first, read(t, "Talks to begin\n\n"+strike), tuesday)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Article.Item.Title(); got != "Talks to begin" || out.Article.Key != "talks-to-begn" {
		t.Errorf("got the title %q and the key %s", got, out.Article.Key)
	}
}

func TestUpdateCanBeCancelled(t *testing.T) {
	nb := newNotebook()
	first := nb.add(t, "# Port\n\n"+strike).Article
	nb.mark(t, first, "Ships wait in the roads")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := intake.Update(ctx, nb, first, read(t, harvest), tuesday); !errors.Is(err, context.Canceled) {
		t.Errorf("got the error %v", err)
	}
}

// BenchmarkUpdate gives an article of 3 MB with 1,000 highlights a text in
// which every tenth paragraph was edited.
func BenchmarkUpdate(b *testing.B) {
	var before, after strings.Builder
	for n := 0; before.Len() < 3<<20; n++ {
		paragraph := fmt.Sprintf("Ship %d came from port %d with grain, and left for port %d with timber at %d crowns.\n\n", n, n%97, n%89, n%7919)
		before.WriteString(paragraph)
		if n%10 == 0 {
			paragraph = strings.Replace(paragraph, "with grain, and left", "late, with barley; it left", 1)
		}
		after.WriteString(paragraph)
	}
	old, err := importer.Import("old.md", []byte(before.String()))
	if err != nil {
		b.Fatal(err)
	}
	changed, err := importer.Import("new.md", []byte(after.String()))
	if err != nil {
		b.Fatal(err)
	}
	nb := newNotebook()
	out := intake.New(old, "ships", monday)
	nb.apply(out.Edit)
	blocks := old.Document.Blocks()
	text := anchor.NewText(old.Document.Text())
	for n := range 1000 {
		block := blocks[n*len(blocks)/1000]
		passage, err := text.Describe(block.Start, block.End)
		if err != nil {
			b.Fatal(err)
		}
		h := notes.Highlight{ID: notes.NewID[notes.HighlightID](), Article: out.Article.ID, Revision: out.Article.Revision, Anchor: passage, Status: notes.Anchored}
		nb.highlights[h.ID] = h
	}
	for b.Loop() {
		if _, err := intake.Update(b.Context(), nb, out.Article, changed, tuesday); err != nil {
			b.Fatal(err)
		}
	}
}
