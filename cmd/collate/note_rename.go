package main

import (
	"context"
	"fmt"

	"collate/notes"
	"collate/storage"
)

type noteRenameCommand struct {
	Note  string `arg:"" help:"A title or an id."`
	Title string `arg:"" help:"What to call it from now on."`
}

// Help says what becomes of links, and what --json prints.
func (noteRenameCommand) Help() string {
	return "Every link leads to the same note as before. Where two notes have one title, links to the newer one go by its id. " +
		"With --json: {id, title, was, texts, link, namesakes}, where texts is in how many texts links were changed, " + linkHelp + "."
}

// Run gives a note another title.
func (c noteRenameCommand) Run(ctx context.Context, p *program) error {
	title, err := notes.NewTitle(c.Title)
	if err != nil {
		return usageError{err}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveNote(ctx, c.Note)
		if err != nil {
			return err
		}
		progress := newProgress(p.stderr, 1)
		edit, err := store.RenameNote(ctx, n.ID, title, progress.of("Changing texts"))
		progress.clear()
		if err != nil {
			return err
		}
		was := n.Title
		n.Title = title
		linked, err := describeLink(ctx, store, n)
		if err != nil {
			return err
		}
		p.tellNamesakes(title, linked)
		return p.print(renamedNote{ID: n.ID, Title: title, Was: was, Texts: max(len(edit.Ops)-1, 0), linkData: linked})
	})
}

// renamedNote is a note that was just given another title.
type renamedNote struct {
	ID    notes.NoteID `json:"id"`
	Title string       `json:"title"`
	Was   string       `json:"was"`
	Texts int          `json:"texts"` // in which links were changed
	linkData
}

func (n renamedNote) text() string {
	if n.Was == n.Title {
		return fmt.Sprintf("The note %s is called so already.\n", inQuotes(n.Title))
	}
	return fmt.Sprintf("Renamed the note %s to %s. Links to it were changed in %s.\n", inQuotes(n.Was), inQuotes(n.Title), count(n.Texts, "text"))
}
