package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"collate/notes"
	"collate/storage"
)

type noteCommand struct {
	Add       noteAddCommand       `cmd:"" help:"Write a note."`
	List      noteListCommand      `cmd:"" help:"List the notes."`
	Show      noteShowCommand      `cmd:"" help:"Show a note."`
	Backlinks noteBacklinksCommand `cmd:"" help:"List the links that lead to a note."`
}

type noteAddCommand struct {
	Title string `required:"" placeholder:"TITLE" help:"What to call it."`
	Body  string `placeholder:"TEXT" help:"Its text, in Markdown, with [[links]]; - reads it from the standard input."`
}

// Run writes a note.
func (c noteAddCommand) Run(ctx context.Context, p *program) error {
	title := oneLine(c.Title)
	if title == "" {
		return usageError{&notes.Problem{What: "--title is empty", Remedy: "Give the note a title to find it by."}}
	}
	body, err := p.textOrStdin(ctx, c.Body)
	if err != nil {
		return err
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		now := p.now().UTC()
		n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: title, Body: body, Created: now, Modified: now}
		if err := store.Apply(ctx, notes.NewEdit("new note", now, notes.Put(n))); err != nil {
			return err
		}
		return p.print(addedNote{describeNote(n)})
	})
}

// noteData is a note with its text.
type noteData struct {
	ID       notes.NoteID `json:"id"`
	Title    string       `json:"title"`
	Body     string       `json:"body"` // Markdown
	Tags     []string     `json:"tags"`
	Created  time.Time    `json:"created"`
	Modified time.Time    `json:"modified"`
}

func describeNote(n notes.Note) noteData {
	return noteData{
		ID: n.ID, Title: n.Title, Body: n.Body, Tags: orEmpty(n.Tags), Created: n.Created.UTC(), Modified: n.Modified.UTC(),
	}
}

func (n noteData) text() string {
	text := "# " + oneLine(n.Title) + "\n"
	if body := strings.Trim(printable(n.Body), "\n"); body != "" {
		text += "\n" + body + "\n"
	}
	return text
}

// addedNote is a note that was just written.
type addedNote struct{ noteData }

func (n addedNote) text() string { return fmt.Sprintf("Added the note %q (%s).\n", n.Title, n.ID) }

type noteListCommand struct{}

// Run lists the notes by title.
func (noteListCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		all, err := store.Notes(ctx)
		if err != nil {
			return err
		}
		list := make(noteList, len(all))
		for i, n := range all {
			list[i] = listedNote{
				ID: n.ID, Title: n.Title, Tags: orEmpty(n.Tags), Words: n.Words, Links: n.Links,
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
	Tags     []string     `json:"tags"`
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
	rows := make([][]string, len(list))
	for i, n := range list {
		rows[i] = []string{n.Modified.Local().Format(time.DateOnly), fmt.Sprint(n.Words), fmt.Sprint(n.Links), oneLine(n.Title)}
	}
	return table([]string{"MODIFIED", " WORDS", " LINKS", "TITLE"}, rows)
}

type noteShowCommand struct {
	Note string `arg:"" help:"A title or an id."`
}

// Run shows a note.
func (c noteShowCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveNote(ctx, c.Note)
		if err != nil {
			return err
		}
		return p.print(describeNote(n))
	})
}

type noteBacklinksCommand struct {
	Note string `arg:"" help:"A title or an id."`
}

// Run lists the links to a note.
func (c noteBacklinksCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveNote(ctx, c.Note)
		if err != nil {
			return err
		}
		links, err := store.Backlinks(ctx, n.Ref())
		if err != nil {
			return err
		}
		list := make(backlinkList, len(links))
		for i, link := range links {
			list[i] = backlinkData{Kind: link.From.Kind, ID: link.From.ID, Title: link.Title, Context: link.Context}
		}
		return p.print(list)
	})
}

// backlinkData is a link, seen from its target.
type backlinkData struct {
	Kind    notes.Kind `json:"kind"` // "note", or "highlight" for the comment on one
	ID      string     `json:"id"`
	Title   string     `json:"title"`   // of the note, or of the article that the highlight is on
	Context string     `json:"context"` // the text around the link
}

type backlinkList []backlinkData

func (list backlinkList) text() string {
	if len(list) == 0 {
		return "Nothing links to it.\n"
	}
	var b strings.Builder
	for _, link := range list {
		title := oneLine(link.Title)
		if link.Kind == notes.KindHighlight {
			title = "Comment on " + title
		}
		b.WriteString(paragraph(cmp.Or(title, link.ID), "", "") + paragraph(oneLine(link.Context), "   ", "   "))
	}
	return b.String()
}
