package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"collate/assets"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/template"
	"collate/storage"
)

type noteCommand struct {
	Add       noteAddCommand       `cmd:"" help:"Write a note."`
	List      noteListCommand      `cmd:"" help:"List the notes."`
	Show      noteShowCommand      `cmd:"" help:"Show a note."`
	Edit      noteEditCommand      `cmd:"" help:"Give a note another text."`
	Rename    noteRenameCommand    `cmd:"" help:"Give a note another title, and with it all links to it."`
	Backlinks noteBacklinksCommand `cmd:"" help:"List the links that lead to a note, article or highlight."`
	Mentions  noteMentionsCommand  `cmd:"" help:"List where a note or article is called by its name without a link."`
	Delete    noteDeleteCommand    `cmd:"" help:"Put a note into the trash."`
	Restore   noteRestoreCommand   `cmd:"" help:"Take a note out of the trash, with its links and tags."`
}

// Help says what NOTE is.
func (noteCommand) Help() string {
	return "NOTE is a title or an id; where several notes have a title, their ids are named."
}

type noteAddCommand struct {
	Title    string `placeholder:"TITLE" help:"What to call it; without it, the name of the template and the title of the article."`
	Body     string `placeholder:"TEXT" help:"Its text, in Markdown, with [[links]] and #tags; - reads it from the standard input."`
	Template string `placeholder:"NAME" help:"Begin with the text of a template: ${templates}, or a note of yours with the tag #template."`
	Article  string `placeholder:"ARTICLE" help:"The article that it is about, to be filled in a template."`
}

// Help says what --json prints.
func (noteAddCommand) Help() string { return "With --json: " + noteShape }

// Run writes a note.
func (c noteAddCommand) Run(ctx context.Context, p *program) error {
	body, err := p.textOrStdin(ctx, c.Body)
	if err != nil {
		return err
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		now := p.now()
		n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: oneLine(c.Title), Body: body, Created: now.UTC(), Modified: now.UTC()}
		var about notes.Article
		if c.Article != "" {
			if about, err = store.ResolveArticle(ctx, c.Article); err != nil {
				return err
			}
		}
		if c.Template != "" {
			if err := fillTemplate(ctx, store, c.Template, about, now, &n); err != nil {
				return err
			}
		} else if about.ID != "" {
			n.Title = cmp.Or(n.Title, oneLine(cite.Title(about.Item)), about.Key)
		}
		if n.Title, err = notes.NewTitle(n.Title); err != nil {
			return usageError{err}
		}
		if err := store.Apply(ctx, notes.NewEdit("new note", now, notes.Put(n))); err != nil {
			return err
		}
		added, err := describeNote(ctx, store, n)
		if err != nil {
			return err
		}
		p.tellNamesakes(n.Title, added.linkData)
		return p.print(addedNote{added})
	})
}

// fillTemplate puts the text of a template before that of a note, and gives it a title
// if it has none. About is the zero Article for none.
func fillTemplate(ctx context.Context, store *storage.Store, name string, about notes.Article, now time.Time, n *notes.Note) error {
	bundled, err := template.Read(assets.Templates())
	if err != nil {
		return err
	}
	own, err := store.Templates(ctx)
	if err != nil {
		return err
	}
	chosen, err := template.Choose(append(bundled, own...), name)
	if err != nil {
		return usageError{err}
	}
	n.Title = cmp.Or(n.Title, chosen.TitleFor(about))
	values := template.Values{Title: n.Title, Date: now.Local()}
	if about.ID != "" {
		target, err := store.LinkTarget(ctx, about.Ref())
		if err != nil {
			return err
		}
		style, err := processor(ctx, store, "", "")
		if err != nil {
			return err
		}
		values.SetArticle(about, target, style)
	}
	text := chosen.Fill(values)
	if n.Body != "" {
		text += "\n" + n.Body
	}
	n.Body = text
	n.Tags = chosen.Tags
	return nil
}

// addedNote is a note that was just written.
type addedNote struct{ noteData }

func (n addedNote) text() string {
	return fmt.Sprintf("Added the note %s (%s).\n", inQuotes(n.Title), n.ID)
}

type noteEditCommand struct {
	Note string `arg:"" help:"A title or an id."`
	Body string `required:"" placeholder:"TEXT" help:"Its text from now on, in Markdown; - reads it from the standard input."`
}

// Help says what --json prints.
func (noteEditCommand) Help() string { return "With --json: " + noteShape }

// Run gives a note another text.
func (c noteEditCommand) Run(ctx context.Context, p *program) error {
	body, err := p.textOrStdin(ctx, c.Body)
	if err != nil {
		return err
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveNote(ctx, c.Note)
		if err != nil {
			return err
		}
		edit, err := store.Change(ctx, n.Ref(), "text of note", "", func(r notes.Record) notes.Record {
			n = r.(notes.Note)
			if body != withLineEnd(n.Body) { // as it is shown
				n.Body = body
			}
			return n
		})
		if err != nil {
			return err
		}
		if len(edit.Ops) > 0 {
			n = edit.Ops[0].Value.(notes.Note)
		}
		edited, err := describeNote(ctx, store, n)
		if err != nil {
			return err
		}
		return p.print(editedNote{edited})
	})
}

// editedNote is a note that was just given another text.
type editedNote struct{ noteData }

func (n editedNote) text() string {
	return fmt.Sprintf("Wrote the note %s (%s).\n", inQuotes(n.Title), n.ID)
}

type noteDeleteCommand struct {
	Note string `arg:"" help:"A title or an id."`
}

// Help says what --json prints.
func (noteDeleteCommand) Help() string { return "With --json: [{" + trashedShape + "}]" }

// Run puts a note into the trash.
func (c noteDeleteCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveNote(ctx, c.Note)
		if err != nil {
			return err
		}
		return p.trash(ctx, store, n.Ref())
	})
}

type noteRestoreCommand struct {
	Note string `arg:"" help:"A title or an id of a note in the trash."`
}

// Help says what --json prints.
func (noteRestoreCommand) Help() string { return "With --json: " + noteShape }

// Run takes a note out of the trash.
func (c noteRestoreCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveTrashedNote(ctx, c.Note)
		if err != nil {
			return err
		}
		if _, err := store.Undelete(ctx, n.Ref()); err != nil {
			return err
		}
		restored, err := describeNote(ctx, store, n)
		if err != nil {
			return err
		}
		p.tellNamesakes(n.Title, restored.linkData)
		return p.print(restoredNote{restored})
	})
}

// restoredNote is a note that was just taken out of the trash.
type restoredNote struct{ noteData }

func (n restoredNote) text() string {
	return fmt.Sprintf("Restored the note %s (%s).\n", inQuotes(n.Title), n.ID)
}
