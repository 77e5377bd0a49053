package app

import (
	"context"
	"fmt"

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

// contents reads the listing off the UI thread.
type contents struct {
	notebook Notebook
	onRead   func(listing) // on the UI thread
	onError  func(error)   // on the UI thread

	listing listing // the last one; for the UI thread
}

// reload reads the listing anew. It is not for the UI thread.
func (c *contents) reload(ctx context.Context) {
	l, err := c.read(ctx)
	fyne.Do(func() {
		if err != nil {
			c.onError(err)
			return
		}
		c.listing = l
		c.onRead(l)
	})
}

func (c *contents) read(ctx context.Context) (l listing, err error) {
	if l.articles, err = c.notebook.Articles(ctx); err != nil {
		return l, err
	}
	if l.notes, err = c.notebook.Notes(ctx); err != nil {
		return l, err
	}
	l.tags, err = c.notebook.Tags(ctx)
	return l, err
}

// countLinks tells how many links lead to something, on the UI thread.
func (c *contents) countLinks(ref notes.Ref, tell func(notes.Ref, int)) {
	if ref.Kind == "" {
		tell(ref, 0)
		return
	}
	go func() {
		_, links, err := c.notebook.Backlinks(context.Background(), ref, 0)
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
		ID: a.ID, Title: a.Item.Title(),
		Source: cite.Source(a.Item), Date: cite.ShortDate(cite.Issued(a.Item)),
		Highlights: a.Highlights, Progress: progress,
	}
}

// count writes a number with its noun: "1 link", "3 links".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
