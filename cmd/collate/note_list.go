package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"collate/notes"
	"collate/notes/link"
	"collate/storage"
)

type noteListCommand struct{}

// Help says what --json prints.
func (noteListCommand) Help() string {
	return "The ids of notes that have one title are listed too. With --json: [{id, title, tags, words, links, created, modified}], " +
		"where links is how many lead to it."
}

// Run lists the notes by title.
func (noteListCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		all, err := store.Notes(ctx)
		if err != nil {
			return err
		}
		refs := make([]notes.Ref, len(all))
		for i, n := range all {
			refs[i] = n.Ref()
		}
		tags, err := store.TagsOf(ctx, refs)
		if err != nil {
			return err
		}
		list := make(noteList, len(all))
		for i, n := range all {
			list[i] = listedNote{
				ID: n.ID, Title: n.Title, Tags: orEmpty(tags[n.Ref()]), Words: n.Words, Links: n.Links,
				Created: n.Created.UTC(), Modified: n.Modified.UTC(),
			}
		}
		return p.print(list)
	})
}

// listedNote is a note without its text.
type listedNote struct {
	ID       notes.NoteID `json:"id"`
	Title    string       `json:"title"`
	Tags     []string     `json:"tags"` // its own and those in its text
	Words    int          `json:"words"`
	Links    int          `json:"links"` // that lead to it
	Created  time.Time    `json:"created"`
	Modified time.Time    `json:"modified"`
}

type noteList []listedNote

func (list noteList) text() string {
	if len(list) == 0 {
		return "There are no notes in the notebook. Write one with: collate note add --title TITLE --body TEXT\n"
	}
	called := make(map[string]int) // how many, by the normalised title
	for _, n := range list {
		called[link.Normalize(n.Title)]++
	}
	rows := make([][]string, len(list))
	for i, n := range list {
		title := cmp.Or(oneLine(n.Title), "Untitled")
		if called[link.Normalize(n.Title)] > 1 {
			title += " (" + string(n.ID) + ")"
		}
		rows[i] = []string{n.Modified.Local().Format(time.DateOnly), fmt.Sprint(n.Words), fmt.Sprint(n.Links), title}
	}
	return table([]string{"MODIFIED", " WORDS", " LINKS", "TITLE"}, rows)
}
