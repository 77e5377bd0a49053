package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/link"
	"collate/storage"
)

// placeData is where something stands in a note, or in the comment on a
// highlight.
type placeData struct {
	Kind    notes.Kind `json:"kind"` // "note", or "highlight" for the comment on one
	ID      string     `json:"id"`
	Title   string     `json:"title"` // of the note, or of the article that the highlight is on
	Start   int        `json:"start"` // characters in the text
	End     int        `json:"end"`
	Context string     `json:"context"` // the sentence around it
}

const placeShape = "kind, id, title, start, end, context"

func describePlace(p notes.Place) placeData {
	return placeData{Kind: p.From.Kind, ID: p.From.ID, Title: p.Title, Start: p.Start, End: p.End, Context: p.Context}
}

func (p placeData) text() string { return p.paragraphs() }

// paragraphs are the title and, below it, the sentence and what more there is to say.
func (p placeData) paragraphs(more ...string) string {
	title := oneLine(p.Title)
	if p.Kind == notes.KindHighlight {
		title = "Comment on " + title
	}
	text := paragraph(cmp.Or(title, p.ID), "", "")
	for _, line := range append([]string{p.Context}, more...) {
		text += paragraph(oneLine(line), "   ", "   ")
	}
	return text
}

type noteBacklinksCommand struct {
	Note string `arg:"" help:"A title or an id; of an article also the citation key, of a highlight the id."`
}

// Help says what --json prints.
func (noteBacklinksCommand) Help() string { return "With --json: [{" + placeShape + "}]" }

// Run lists the links to a note, or else to the article or highlight of that name.
func (c noteBacklinksCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		ref, err := resolveLinked(ctx, store, c.Note)
		if err != nil {
			return err
		}
		links, _, err := store.Backlinks(ctx, ref, -1)
		if err != nil {
			return err
		}
		list := make(backlinkList, len(links))
		for i, l := range links {
			list[i] = describePlace(l.Place)
		}
		return p.print(list)
	})
}

// resolveLinked returns the note, or else the article or highlight, that a person named.
func resolveLinked(ctx context.Context, store *storage.Store, name string) (notes.Ref, error) {
	n, err := store.ResolveNote(ctx, name)
	if errors.Is(err, notes.ErrNotFound) {
		if other, otherErr := store.ResolveLink(ctx, link.Target{Name: name}); otherErr == nil {
			return other, nil
		}
	}
	return n.Ref(), err
}

type backlinkList []placeData

func (list backlinkList) text() string {
	if len(list) == 0 {
		return "Nothing links to it.\n"
	}
	return texts(list)
}

// texts returns the texts of results one after the other.
func texts[R result](results []R) string {
	var b strings.Builder
	for _, r := range results {
		b.WriteString(r.text())
	}
	return b.String()
}

type noteMentionsCommand struct {
	Note string `arg:"" help:"A title or an id; of an article also the citation key."`
}

// Help says what --json prints.
func (noteMentionsCommand) Help() string { return "With --json: [{" + placeShape + ", text}]" }

// mostMentions is how many mentions are listed.
const mostMentions = 1000

// Run lists where a note, or else the article of that name, is mentioned without a link.
func (c noteMentionsCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		ref, err := resolveLinked(ctx, store, c.Note)
		if err != nil {
			return err
		}
		mentions, err := store.Mentions(ctx, ref, mostMentions)
		if err != nil {
			return err
		}
		list := make(mentionList, len(mentions))
		for i, m := range mentions {
			list[i] = mentionData{describePlace(m.Place), m.Text}
		}
		return p.print(list)
	})
}

// mentionData is where a note is called by its title.
type mentionData struct {
	placeData
	Text string `json:"text"` // as it stands there
}

type mentionList []mentionData

func (list mentionList) text() string {
	if len(list) == 0 {
		return "It is mentioned nowhere without a link.\n"
	}
	return texts(list)
}

type linksCommand struct{}

// Help says what --json prints.
func (linksCommand) Help() string {
	return "With --json: [{" + placeShape + ", link, missing, trashed}], where link is as it is written, missing is target, heading, highlight or key, " +
		"and trashed is the id of what it leads to in the trash, or empty."
}

// Run lists the links and citations that lead nowhere.
func (linksCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		broken, err := store.BrokenLinks(ctx)
		if err != nil {
			return err
		}
		unknown, err := store.UnknownCitations(ctx)
		if err != nil {
			return err
		}
		broken = append(broken, unknown...)
		list := make(brokenList, len(broken))
		for i, l := range broken {
			list[i] = brokenData{describePlace(l.Place), l.Link, l.Missing, l.Trashed.ID}
		}
		return p.print(list)
	})
}

// brokenData is a link that leads nowhere, or not all the way.
type brokenData struct {
	placeData
	Link    string        `json:"link"`
	Missing notes.Missing `json:"missing"`
	Trashed string        `json:"trashed"` // the id of what it leads to, if that is in the trash, or ""
}

func (l brokenData) text() string {
	why := map[notes.Missing]string{
		notes.MissingTarget:    "no note or article is called so",
		notes.MissingHeading:   "there is no such heading in it",
		notes.MissingHighlight: "there is no such highlight",
		notes.MissingKey:       "no article has this citation key",
	}[l.Missing]
	if l.Trashed != "" {
		return l.paragraphs(l.Link+": what it leads to is in the trash.", "Take it out with: collate trash restore "+l.Trashed)
	}
	return l.paragraphs(fmt.Sprintf("%s: %s.", l.Link, why))
}

type brokenList []brokenData

func (list brokenList) text() string {
	if len(list) == 0 {
		return "Every link leads somewhere.\n"
	}
	return texts(list)
}
