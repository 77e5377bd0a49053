package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"collate/assets"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/link"
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
	Mentions  noteMentionsCommand  `cmd:"" help:"List where a note is called by its title without a link."`
	Delete    noteDeleteCommand    `cmd:"" help:"Put a note into the trash."`
	Restore   noteRestoreCommand   `cmd:"" help:"Take a note out of the trash, with its links and tags."`
}

// Help says what NOTE is.
func (noteCommand) Help() string {
	return "NOTE is a title or an id; where several notes have a title, their ids are named."
}

type noteAddCommand struct {
	Title    string `placeholder:"TITLE" help:"What to call it; without it, the title of the article."`
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
			n.Title = cmp.Or(n.Title, oneLine(cite.Title(about.Item)), about.Key)
		}
		if n.Title, err = notes.NewTitle(n.Title); err != nil {
			return usageError{err}
		}
		if c.Template != "" {
			if err := fillTemplate(ctx, store, c.Template, about, now, &n); err != nil {
				return err
			}
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

// fillTemplate puts the text of a template before that of a note. About is the
// zero Article for none.
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
	values := template.Values{Title: n.Title, Date: now.Local()}
	if about.ID != "" {
		target, err := store.LinkTarget(ctx, about.Ref())
		if err != nil {
			return err
		}
		values.Article = link.Link{Target: target, Shown: oneLine(cite.Title(about.Item))}
		if values.Citation, err = citation(ctx, store, about); err != nil {
			return err
		}
	}
	text := strings.TrimRight(chosen.Fill(values), "\n") + "\n"
	if n.Body != "" {
		text += "\n" + n.Body
	}
	n.Body = text
	n.Tags = chosen.Tags
	return nil
}

// citation returns the entry for an article in a bibliography, in Markdown.
func citation(ctx context.Context, store *storage.Store, a notes.Article) (string, error) {
	style, err := processor(ctx, store, "", "")
	if err != nil {
		return "", err
	}
	item := a.Item
	item.ID = a.Key
	text, entry := cite.Citation(style, cite.Reference{Item: item})
	return cmp.Or(entry.In(cite.Markdown), cite.Markdown.Write(text)), nil
}

// addedNote is a note that was just written.
type addedNote struct{ noteData }

func (n addedNote) text() string {
	return fmt.Sprintf("Added the note %s (%s).\n", inQuotes(n.Title), n.ID)
}

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
		title := oneLine(n.Title)
		if called[link.Normalize(n.Title)] > 1 {
			title += " (" + string(n.ID) + ")"
		}
		rows[i] = []string{n.Modified.Local().Format(time.DateOnly), fmt.Sprint(n.Words), fmt.Sprint(n.Links), title}
	}
	return table([]string{"MODIFIED", " WORDS", " LINKS", "TITLE"}, rows)
}

type noteShowCommand struct {
	Note     string `arg:"" help:"A title or an id."`
	Cited    bool   `help:"As it is read: with its title, its citations in a style, what it embeds in place, and a bibliography."`
	Style    string `placeholder:"STYLE" help:"The name of the style, with --cited; without it, the one that the notebook is cited in."`
	Language string `placeholder:"LANGUAGE" help:"The language of words and dates in citations, such as de-DE; without it, that of the style."`
}

// Help says what --json prints.
func (noteShowCommand) Help() string {
	return "Prints the Markdown of the note as it is kept. With --json: " + noteShape
}

// Run shows a note. Citation keys that nothing has are told.
func (c noteShowCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		n, err := store.ResolveNote(ctx, c.Note)
		if err != nil {
			return err
		}
		shown, err := describeNote(ctx, store, n)
		if err != nil {
			return err
		}
		if !c.Cited && c.Style == "" {
			return p.print(shown)
		}
		style, err := processor(ctx, store, c.Style, c.Language)
		if err != nil {
			return err
		}
		rendered, err := cited(ctx, store, n, style)
		if err != nil {
			return err
		}
		shown.Body = rendered.Markdown
		if err := p.print(citedNote{shown}); err != nil || len(rendered.Unknown) == 0 {
			return err
		}
		for _, key := range rendered.Unknown {
			p.tell(&notes.Problem{What: fmt.Sprintf("No article has the citation key “%s”", key), Remedy: "All keys are listed by: collate articles."})
		}
		return errTold
	})
}

// citedNote is a note as it is read.
type citedNote struct{ noteData }

func (n citedNote) text() string { return "# " + oneLine(n.Title) + "\n\n" + n.noteData.text() }

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
