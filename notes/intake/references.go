package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/importer"
)

// Catalogue is the part of a notebook that an import of citation data reads.
type Catalogue interface {
	Notebook
	// Articles returns the articles outside the trash.
	Articles(context.Context) ([]notes.ArticleSummary, error)
}

// AddReferences returns the outcomes of importing the items of a file of
// citation data called name, and the one edit that imports them; the outcomes
// have no edits and no highlights of their own. The edit has no operations if
// nothing is new.
//
// An item belongs to the article whose citation key is its id, or else with the
// same DOI, or URL, or title, year and first author. Its variables replace
// those of the article; the other variables and the text stay. An article with
// its key in the trash is restored. An item without an article becomes a new
// one, whose text is a line that says so, and the abstract, if there is one.
//
// Errors are those of nb and ctx.
func AddReferences(ctx context.Context, nb Catalogue, items []csl.Item, name string, now time.Time) ([]Outcome, notes.Edit, error) {
	articles, err := nb.Articles(ctx)
	if err != nil {
		return nil, notes.Edit{}, err
	}
	c := catalogue{Catalogue: nb, of: make(map[string]int), now: now.UTC()}
	for _, a := range articles {
		c.add(a.Article)
	}
	outcomes := make([]Outcome, len(items))
	for i, item := range items {
		if outcomes[i], err = c.bring(ctx, item); err != nil {
			return nil, notes.Edit{}, err
		}
	}
	if len(c.ops) == 0 {
		return outcomes, notes.Edit{}, nil
	}
	return outcomes, notes.NewEdit("citation data of "+name, now, c.ops...), nil
}

// catalogue finds the articles of items.
type catalogue struct {
	Catalogue
	articles []notes.Article
	of       map[string]int // index of the first article with each mark; see marks
	ops      []notes.Op
	now      time.Time
}

func (c *catalogue) add(a notes.Article) {
	for _, mark := range marks(a.Item, a.Key) {
		if _, taken := c.of[mark]; !taken {
			c.of[mark] = len(c.articles)
		}
	}
	c.articles = append(c.articles, a)
}

// marks returns the strings that identify the article of an item, the most
// reliable first.
func marks(item csl.Item, key string) []string {
	var marks []string
	add := func(kind, value string) {
		if value != "" {
			marks = append(marks, kind+value)
		}
	}
	add("key ", strings.ToLower(key))
	add("doi ", strings.ToLower(cite.BareDOI(item.Text["DOI"])))
	url := item.Text["URL"]
	if _, address, found := strings.Cut(url, "://"); found {
		url = address
	}
	add("url ", strings.TrimSuffix(strings.TrimPrefix(url, "www."), "/"))
	title, year := letters(cite.PlainText(item.Title())), item.Dates["issued"].Year()
	if title != "" && year != 0 {
		first := ""
		if authors := item.Names["author"]; len(authors) > 0 {
			first = letters(cmp.Or(authors[0].Family, authors[0].Literal))
		}
		add("title ", fmt.Sprintf("%s %d %s", title, year, first))
	}
	return marks
}

// letters returns the letters and digits of a text in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// bring updates the article of an item, or adds a new one.
func (c *catalogue) bring(ctx context.Context, item csl.Item) (Outcome, error) {
	result := importer.Reference(item)
	key := ""
	if item.ID != "" {
		key = result.Key
	}
	for _, mark := range marks(item, key) {
		if i, found := c.of[mark]; found {
			return c.update(i, item), nil
		}
	}
	if key != "" {
		trashed, _, err := c.TrashedArticle(ctx, key)
		if err == nil {
			return c.restore(trashed, item), nil
		} else if !errors.Is(err, notes.ErrNotFound) {
			return Outcome{}, err
		}
	}
	key, err := c.freeKey(ctx, result.Key)
	if err != nil {
		return Outcome{}, err
	}
	out := New(result, key, c.now)
	c.ops = append(c.ops, out.Edit.Ops...)
	out.Edit = notes.Edit{}
	c.add(out.Article)
	return out, nil
}

// freeKey returns wanted, or a key made from it, that no article of the
// notebook or of this import has.
func (c *catalogue) freeKey(ctx context.Context, wanted string) (string, error) {
	key := wanted
	for n := 2; ; n++ {
		free, err := c.FreeKey(ctx, key)
		if err != nil {
			return "", err
		}
		if _, taken := c.of["key "+strings.ToLower(free)]; !taken {
			return free, nil
		}
		key = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// update sets the variables of an item in article i.
func (c *catalogue) update(i int, item csl.Item) Outcome {
	article := c.articles[i]
	merged := withVariables(article.Item, item)
	if sameItem(merged, article.Item) {
		return Outcome{Status: Unchanged, Article: article}
	}
	article.Item, article.Modified = merged, c.now
	c.articles[i] = article
	c.ops = append(c.ops, notes.Put(article))
	return Outcome{Status: Updated, Article: article}
}

// restore restores an article from the trash and sets the variables of an item.
func (c *catalogue) restore(article notes.Article, item csl.Item) Outcome {
	article.Item, article.Modified, article.Trashed = withVariables(article.Item, item), c.now, time.Time{}
	c.add(article)
	c.ops = append(c.ops, notes.Put(article))
	return Outcome{Status: Restored, Article: article}
}

// withVariables returns item with the variables of said in place of its own. It
// keeps its id, and its type if that of said is unknown.
func withVariables(item, said csl.Item) csl.Item {
	item, said = item.Clone(), said.Clone()
	if said.Type != "" && (said.Type != "document" || item.Type == "") {
		item.Type = said.Type
	}
	for _, format := range []string{"bibtex", "ris"} {
		if kept := cite.Kept(item, format); kept != nil {
			cite.Keep(&said, format, join(kept, cite.Kept(said, format)))
		}
	}
	item.Text = join(item.Text, said.Text)
	item.Names = join(item.Names, said.Names)
	item.Dates = join(item.Dates, said.Dates)
	item.Other = join(item.Other, said.Other)
	return item
}
