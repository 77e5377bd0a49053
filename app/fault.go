package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// faults says why links lead nowhere. What it has found out it knows until the notebook
// changes. Safe for any goroutine.
type faults struct {
	notebook Notebook

	mu    sync.Mutex
	known map[link.Target]string // of what is not in the text that the link stands in
}

func newFaults(notebook Notebook) *faults {
	return &faults{notebook: notebook, known: map[link.Target]string{}}
}

// outdate tells that the notebook has changed.
func (f *faults) outdate() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known = map[link.Target]string{}
}

// mark says of the [[links]] in the page of a note which lead nowhere, and why. It is not
// for the UI thread.
func (f *faults) mark(ctx context.Context, page *textview.Text, n notes.Note) error {
	for i := range page.Links {
		l := &page.Links[i]
		parsed, ok := link.Parse(l.Target)
		if !ok {
			continue
		}
		var err error
		if l.Fault, err = f.of(ctx, parsed.Target, n.Body); err != nil {
			return err
		}
	}
	return nil
}

// in returns what the [[links]] in texts lead to that lead nowhere, and why. It is not for
// the UI thread.
func (f *faults) in(ctx context.Context, texts ...string) (map[link.Target]string, error) {
	broken := map[link.Target]string{}
	for _, text := range texts {
		for _, l := range markdown.Links(text) {
			fault, err := f.of(ctx, l.Target, text)
			if err != nil {
				return nil, err
			}
			if fault != "" {
				broken[l.Target] = fault
			}
		}
	}
	return broken, nil
}

// of says why a link in a text leads nowhere, or not to the heading that it names; ""
// where it leads there.
func (f *faults) of(ctx context.Context, target link.Target, text string) (string, error) {
	if target.Name == "" && target.Highlight == "" {
		var headings []string
		for _, h := range markdown.Headings(text) {
			headings = append(headings, h.Text)
		}
		return noHeading(target, headings), nil
	}
	f.mu.Lock()
	known := f.known
	fault, asked := known[target]
	f.mu.Unlock()
	if asked {
		return fault, nil
	}
	fault, err := f.find(ctx, target)
	if err == nil {
		f.mu.Lock()
		known[target] = fault // which is forgotten if the notebook has changed meanwhile
		f.mu.Unlock()
	}
	return fault, err
}

func (f *faults) find(ctx context.Context, target link.Target) (string, error) {
	ref, err := f.notebook.ResolveLink(ctx, target)
	var problem *notes.Problem
	switch {
	case errors.Is(err, notes.ErrNotFound) && errors.As(err, &problem):
		return strings.TrimSuffix(problem.What+": "+problem.Why, ": ") + ".", nil
	case err != nil || target.Heading == "":
		return "", err
	}
	headings, err := f.notebook.LinkHeadings(ctx, ref)
	if err != nil {
		return "", err
	}
	return noHeading(target, headings), nil
}

// noHeading says that a heading is not among those of a text; "" if it is.
func noHeading(target link.Target, headings []string) string {
	isThat := func(h string) bool { return link.Normalize(h) == link.Normalize(target.Heading) }
	if slices.ContainsFunc(headings, isThat) {
		return ""
	}
	return fmt.Sprintf("There is no heading “%s” in it.", target.Heading)
}

// checkNote looks, off the UI thread, for the links of a note that lead nowhere.
func (w *window) checkNote(wr *writing.Writer, d writing.Draft) {
	ctx := w.ctx
	go show(ctx, w, func() (map[link.Target]string, error) { return w.faults.in(ctx, d.Note.Body) },
		func(broken map[link.Target]string) { wr.SetFaults(d.Seq, broken) })
}

// checkComments looks, off the UI thread, for the links in comments that lead nowhere.
// What is still being looked for is dropped.
func (w *window) checkComments(highlights []notes.Highlight) {
	var comments []string
	for _, h := range highlights {
		if strings.Contains(h.Comment, "[[") {
			comments = append(comments, h.Comment)
		}
	}
	w.checking()
	ctx, cancel := context.WithCancel(w.ctx)
	w.checking = cancel
	go show(ctx, w, func() (map[link.Target]string, error) { return w.faults.in(ctx, comments...) }, w.margin.SetFaults)
}
