package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// markFaults says of the [[links]] in the page of a note which lead nowhere, and why. It
// is not for the UI thread.
func (w *window) markFaults(ctx context.Context, page *textview.Text, n notes.Note) error {
	known := map[string]string{}
	for i := range page.Links {
		l := &page.Links[i]
		parsed, ok := link.Parse(l.Target)
		if !ok {
			continue
		}
		fault, asked := known[l.Target]
		if !asked {
			var err error
			if fault, err = w.fault(ctx, parsed.Target, n); err != nil {
				return err
			}
			known[l.Target] = fault
		}
		l.Fault = fault
	}
	return nil
}

// fault says why a link in a note leads nowhere, or not to the heading that it names; ""
// where it leads there.
func (w *window) fault(ctx context.Context, target link.Target, n notes.Note) (string, error) {
	var headings []string
	if target.Name == "" && target.Highlight == "" {
		for _, h := range markdown.Headings(n.Body) {
			headings = append(headings, h.Text)
		}
	} else {
		ref, err := w.notebook.ResolveLink(ctx, target)
		var problem *notes.Problem
		switch {
		case errors.Is(err, notes.ErrNotFound) && errors.As(err, &problem):
			return strings.TrimSuffix(problem.What+": "+problem.Why, ": ") + ".", nil
		case err != nil || target.Heading == "":
			return "", err
		}
		if headings, err = w.notebook.LinkHeadings(ctx, ref); err != nil {
			return "", err
		}
	}
	isThat := func(h string) bool { return link.Normalize(h) == link.Normalize(target.Heading) }
	if !slices.ContainsFunc(headings, isThat) {
		return fmt.Sprintf("There is no heading “%s” in it.", target.Heading), nil
	}
	return "", nil
}
