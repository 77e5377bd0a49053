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

// listing is the contents of the notebook that the lists of the window show.
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

// stale says which lists may be out of date.
type stale struct{ articles, notes, tags bool }

// after returns s with the lists that a change makes stale. Records of all kinds
// have tags.
func (s stale) after(c notes.Change) stale {
	return stale{
		articles: s.articles || c.Touches(notes.KindArticle) || c.Touches(notes.KindRevision) || c.Touches(notes.KindHighlight),
		notes:    s.notes || c.Touches(notes.KindArticle) || c.Touches(notes.KindHighlight) || c.Touches(notes.KindNote),
		tags:     true,
	}
}

// contents reads the stale parts of the listing off the UI thread.
type contents struct {
	ctx      context.Context // of all reads except reload
	notebook Notebook
	onRead   func(listing) // on the UI thread
	onError  func(error)   // on the UI thread

	listing listing   // the last one; UI thread only
	counted notes.Ref // the record whose links were counted since the last change; UI thread only

	read listing // the last one; used by reload only

	mu    sync.Mutex
	stale stale
}

// outdate records a change. It is safe for concurrent use.
func (c *contents) outdate(change notes.Change) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stale = c.stale.after(change)
}

// reload reads the stale lists. It must be called off the UI thread, by one
// goroutine at a time.
func (c *contents) reload(ctx context.Context) {
	c.mu.Lock()
	s := c.stale
	c.stale = stale{}
	c.mu.Unlock()
	l, err := c.again(ctx, s)
	if err != nil {
		c.outdate(notes.Change{}) // an unknown change makes all stale
		fyne.Do(func() { c.onError(err) })
		return
	}
	c.read = l
	fyne.Do(func() {
		c.listing = l
		c.onRead(l)
	})
}

// again returns the listing with its stale lists read again.
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

// countLinks counts the links to a record and calls tell on the UI thread,
// unless ref was counted last and nothing has changed since.
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

// articleRow returns an article as a row of the library.
func articleRow(a notes.ArticleSummary, progress float64) library.Article {
	return library.Article{
		ID: a.ID, Title: cite.Title(a.Item),
		Source: cite.Source(a.Item), Date: cite.ShortDate(cite.Issued(a.Item)),
		Highlights: a.Highlights, Progress: progress,
	}
}

// count formats a number with its noun: "1 link", "3,000 links".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped formats a number with commas between groups of three digits.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
