package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/link"
	"collate/storage"
)

type deleteCommand struct {
	Items []string `arg:"" name:"item" help:"Articles, by a citation key or an id, and highlights, by an id."`
}

// Help says what --json prints.
func (deleteCommand) Help() string { return "With --json: [{" + trashedShape + "}]" }

// Run puts articles and highlights into the trash, in one edit.
func (c deleteCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		var refs []notes.Ref
		for _, named := range c.Items {
			ref, err := resolveItem(ctx, store, named)
			if err != nil {
				return err
			}
			refs = append(refs, ref)
		}
		return p.trash(ctx, store, refs...)
	})
}

// resolveItem returns the article or highlight that a person named.
func resolveItem(ctx context.Context, store *storage.Store, named string) (notes.Ref, error) {
	a, err := store.ResolveArticle(ctx, named)
	if !errors.Is(err, notes.ErrNotFound) {
		return a.Ref(), err
	}
	h, lookup := store.Highlight(ctx, notes.HighlightID(named))
	if errors.Is(lookup, notes.ErrNotFound) && !errors.Is(lookup, notes.ErrInTrash) {
		return notes.Ref{}, err
	}
	return h.Ref(), lookup
}

// trash puts records into the trash, in one edit, and prints what is there of them.
func (p *program) trash(ctx context.Context, store *storage.Store, refs ...notes.Ref) error {
	if _, err := store.Delete(ctx, refs...); err != nil {
		return err
	}
	all, err := store.Trash(ctx)
	if err != nil {
		return err
	}
	var list deletedList
	for _, item := range all {
		if slices.Contains(refs, item.Ref) {
			list = append(list, describeTrashed(item))
		}
	}
	return p.print(list)
}

type trashCommand struct {
	List    trashListCommand    `cmd:"" help:"List what is in the trash."`
	Restore trashRestoreCommand `cmd:"" help:"Take something out of the trash."`
	Empty   trashEmptyCommand   `cmd:"" help:"Remove what is in the trash for good."`
}

type trashListCommand struct{}

// Help says what --json prints.
func (trashListCommand) Help() string {
	return "With --json: [{" + trashedShape + "}], where title is the quotation of a highlight, and from the title of its article."
}

// trashedShape is what --json prints of something in the trash.
const trashedShape = "kind, id, title, from, trashed"

// Run lists what is in the trash.
func (trashListCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		all, err := store.Trash(ctx)
		if err != nil {
			return err
		}
		list := make(trashList, len(all))
		for i, item := range all {
			list[i] = describeTrashed(item)
		}
		return p.print(list)
	})
}

// trashedData is something in the trash.
type trashedData struct {
	Kind    notes.Kind `json:"kind"` // "article", "highlight" or "note"
	ID      string     `json:"id"`
	Title   string     `json:"title"`   // the quotation of a highlight
	From    string     `json:"from"`    // title of the article that a highlight is on, or ""
	Trashed time.Time  `json:"trashed"` // when it was put there
}

func describeTrashed(t notes.Trashed) trashedData {
	return trashedData{Kind: t.Ref.Kind, ID: t.Ref.ID, Title: t.Title, From: t.From, Trashed: t.Time.UTC()}
}

// called says what it is: “a quotation” in an article, or a title.
func (t trashedData) called() string {
	if t.Kind == notes.KindHighlight {
		return shortQuote(t.Title) + " in " + oneLine(t.From)
	}
	return inQuotes(t.Title)
}

type trashList []trashedData

func (list trashList) text() string {
	if len(list) == 0 {
		return "The trash is empty.\n"
	}
	rows := make([][]string, len(list))
	for i, t := range list {
		rows[i] = []string{string(t.Kind), t.Trashed.Local().Format(time.DateOnly), t.ID, t.called()}
	}
	return table([]string{"KIND", "DELETED", "ID", "TITLE"}, rows)
}

// deletedList is what was put into the trash.
type deletedList []trashedData

func (list deletedList) text() string {
	var b strings.Builder
	for _, t := range list {
		fmt.Fprintf(&b, "Deleted the %s %s. It is in the trash (%s).\n", t.Kind, t.called(), t.ID)
	}
	return b.String()
}

type trashRestoreCommand struct {
	Items []string `arg:"" name:"item" help:"What is in the trash: ids, citation keys or titles, as listed by: collate trash list"`
}

// Help says what --json prints.
func (trashRestoreCommand) Help() string { return "With --json: [{" + trashedShape + "}]" }

// Run takes things out of the trash, in one edit.
func (c trashRestoreCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		all, err := store.Trash(ctx)
		if err != nil {
			return err
		}
		var list restoredList
		var refs []notes.Ref
		for _, name := range c.Items {
			item, err := inTrash(all, name)
			if err != nil {
				return err
			}
			refs, list = append(refs, item.Ref), append(list, describeTrashed(item))
		}
		if _, err := store.Undelete(ctx, refs...); err != nil {
			return err
		}
		return p.print(list)
	})
}

// inTrash returns what a person named in the trash: by an id, or else by a citation key
// or a title, in whatever case. A title that several have is a problem which lists
// their ids.
func inTrash(all []notes.Trashed, name string) (notes.Trashed, error) {
	var called []notes.Trashed
	for _, item := range all {
		if item.Ref.ID == name {
			return item, nil
		}
		if item.Ref.Kind != notes.KindHighlight && (strings.EqualFold(item.Key, name) || link.Normalize(item.Title) == link.Normalize(name)) {
			called = append(called, item)
		}
	}
	switch len(called) {
	case 0:
		return notes.Trashed{}, &notes.Problem{
			What: fmt.Sprintf("There is no “%s” in the trash", name), Remedy: "What is there is listed by: collate trash list.", Cause: notes.ErrNotFound,
		}
	case 1:
		return called[0], nil
	}
	var ids []string
	for _, item := range called {
		ids = append(ids, item.Ref.ID)
	}
	return notes.Trashed{}, &notes.Problem{
		What:   fmt.Sprintf("There are %d things called “%s” in the trash", len(called), name),
		Remedy: "Name one by its id: " + strings.Join(ids, ", ") + ".",
	}
}

// restoredList is what was taken out of the trash.
type restoredList []trashedData

func (list restoredList) text() string {
	var b strings.Builder
	for _, t := range list {
		fmt.Fprintf(&b, "Restored the %s %s.\n", t.Kind, t.called())
	}
	return b.String()
}

type trashEmptyCommand struct {
	Older *int `placeholder:"DAYS" help:"Only what was put there so many days ago or earlier."`
}

// Help says what --json prints.
func (trashEmptyCommand) Help() string {
	return "With --json: {removed}, which is how many items were."
}

// Run removes what is in the trash for good.
func (c trashEmptyCommand) Run(ctx context.Context, p *program) error {
	until := p.now()
	if c.Older != nil {
		if *c.Older < 0 {
			return usageError{&notes.Problem{What: "--older has to be 0 or more"}}
		}
		until = until.AddDate(0, 0, -*c.Older)
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		removed, err := store.EmptyTrash(ctx, until)
		if err != nil {
			return err
		}
		return p.print(emptiedData{removed})
	})
}

// emptiedData is what was removed from the trash.
type emptiedData struct {
	Removed int `json:"removed"` // how many items
}

func (e emptiedData) text() string {
	if e.Removed == 0 {
		return "There was nothing to remove.\n"
	}
	return fmt.Sprintf("Removed %s for good.\n", count(e.Removed, "item"))
}
