package app

import (
	"context"
	"strconv"
	"sync"

	"fyne.io/fyne/v2"

	"collate/app/library"
	"collate/notes"
	"collate/notes/cite"
)

// listing is what the notebook holds, as the lists of the window show it.
type listing struct {
	articles []notes.ArticleSummary
	notes    []notes.NoteSummary
	tags     []notes.TagCount
}

func (l listing) highlights() int {
	n := 0
	for _, a := range l.articles {
		n += a.Highlights
	}
	return n
}

// stale says which lists may differ from what was read of them.
type stale struct{ articles, notes, tags bool }

// after returns what is stale after a change, too. All kinds have tags.
func (s stale) after(c notes.Change) stale {
	return stale{
		articles: s.articles || c.Touches(notes.KindArticle) || c.Touches(notes.KindRevision) || c.Touches(notes.KindHighlight),
		notes:    s.notes || c.Touches(notes.KindArticle) || c.Touches(notes.KindHighlight) || c.Touches(notes.KindNote),
		tags:     true,
	}
}

// contents reads the listing off the UI thread: of it, what a change has made
// stale.
type contents struct {
	ctx      context.Context // of what is read, but for reload
	notebook Notebook
	onRead   func(listing) // on the UI thread
	onError  func(error)   // on the UI thread

	listing listing   // the last one; for the UI thread
	counted notes.Ref // what the links to were counted of since; for the UI thread

	read listing // the last one; for reload alone

	mu    sync.Mutex
	stale stale
}

// outdate tells of a change. It may be called on any goroutine.
func (c *contents) outdate(change notes.Change) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stale = c.stale.after(change)
}

// reload reads anew what is stale, and all at first. It is not for the UI
// thread, nor for two goroutines at once.
func (c *contents) reload(ctx context.Context) {
	c.mu.Lock()
	s := c.stale
	c.stale = stale{}
	c.mu.Unlock()
	l, err := c.again(ctx, s)
	if err != nil {
		c.outdate(notes.Change{}) // of anything
		fyne.Do(func() { c.onError(err) })
		return
	}
	c.read = l
	fyne.Do(func() {
		c.listing = l
		c.onRead(l)
	})
}

// again returns the listing with what is stale of it read anew.
func (c *contents) again(ctx context.Context, s stale) (l listing, err error) {
	l = c.read
	if s.articles {
		if l.articles, err = c.notebook.Articles(ctx); err != nil {
			return l, err
		}
	}
	if s.notes {
		if l.notes, err = c.notebook.Notes(ctx); err != nil {
			return l, err
		}
	}
	if s.tags {
		l.tags, err = c.notebook.Tags(ctx)
	}
	return l, err
}

// countLinks tells how many links lead to something, on the UI thread, unless it
// was the last to ask for and nothing has changed since.
func (c *contents) countLinks(ref notes.Ref, tell func(notes.Ref, int)) {
	if ref == c.counted {
		return
	}
	c.counted = ref
	if ref.Kind == "" {
		tell(ref, 0)
		return
	}
	go func() {
		_, links, err := c.notebook.Backlinks(c.ctx, ref, 0)
		fyne.Do(func() {
			if err != nil {
				c.onError(err)
				return
			}
			tell(ref, links)
		})
	}()
}

// articleRow returns an article as the library lists it.
func articleRow(a notes.ArticleSummary, progress float64) library.Article {
	return library.Article{
		ID: a.ID, Title: cite.Title(a.Item),
		Source: cite.Source(a.Item), Date: cite.ShortDate(cite.Issued(a.Item)),
		Highlights: a.Highlights, Progress: progress,
	}
}

// count writes a number with its noun: "1 link", "3,000 links".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped writes a number with a comma after its thousands, millions …
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
