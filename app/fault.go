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

// faults finds out why links are broken, and caches the results until the notebook
// changes. It is safe for concurrent use.
type faults struct {
	notebook Notebook

	mu    sync.Mutex
	known map[link.Target]string // of targets outside of the linking text
}

func newFaults(notebook Notebook) *faults {
	return &faults{notebook: notebook, known: map[link.Target]string{}}
}

// outdate empties the cache after a change of the notebook.
func (f *faults) outdate() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known = map[link.Target]string{}
}

// mark sets the fault of each broken [[link]] in the page of a note. It must be called off
// the UI thread.
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

// in returns the broken [[links]] in texts with their faults. It must be called off the UI
// thread.
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

// of returns why a link in a text is broken; "" if it is not.
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
		known[target] = fault // dropped if the notebook has changed meanwhile
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

// noHeading returns a message if the target's heading is not in headings, otherwise "".
func noHeading(target link.Target, headings []string) string {
	isThat := func(h string) bool { return link.Normalize(h) == link.Normalize(target.Heading) }
	if slices.ContainsFunc(headings, isThat) {
		return ""
	}
	return fmt.Sprintf("There is no heading “%s” in it.", target.Heading)
}

// checkNote finds the broken links of a note, off the UI thread.
func (w *window) checkNote(wr *writing.Writer, d writing.Draft) {
	ctx := w.ctx
	go show(ctx, w, func() (map[link.Target]string, error) { return w.faults.in(ctx, d.Note.Body) },
		func(broken map[link.Target]string) { wr.SetFaults(d.Seq, broken) })
}

// checkComments finds the broken links in comments, off the UI thread. It cancels the
// previous call.
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
