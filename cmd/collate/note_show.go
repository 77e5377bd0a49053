package main

import (
	"context"
	"fmt"

	"collate/notes"
	"collate/storage"
)

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
