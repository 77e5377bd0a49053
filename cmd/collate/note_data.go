package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/link"
	"collate/storage"
)

// noteData is a note with its text.
type noteData struct {
	ID    notes.NoteID `json:"id"`
	Title string       `json:"title"`
	Body  string       `json:"body"` // Markdown
	Tags  []string     `json:"tags"` // its own and those in its text
	linkData
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
}

// noteShape is what --json prints of a note.
const noteShape = "{id, title, body, tags, link, namesakes, created, modified}, where " + linkHelp

func describeNote(ctx context.Context, store *storage.Store, n notes.Note) (noteData, error) {
	tags, err := store.TagsOf(ctx, []notes.Ref{n.Ref()})
	if err != nil {
		return noteData{}, err
	}
	linked, err := describeLink(ctx, store, n)
	return noteData{
		ID: n.ID, Title: n.Title, Body: n.Body, Tags: orEmpty(tags[n.Ref()]), linkData: linked,
		Created: n.Created.UTC(), Modified: n.Modified.UTC(),
	}, err
}

func (n noteData) text() string { return withLineEnd(n.Body) }

// withLineEnd returns a text with a line end after its last line.
func withLineEnd(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// linkData is how a note is linked to.
type linkData struct {
	Link      string         `json:"link"`      // as one to it is written: by its title, or else by its id
	Namesakes []namesakeData `json:"namesakes"` // what else is called so
}

// linkHelp says what these are.
const linkHelp = "link is as one to it is written, and namesakes are what else is called so: [{kind, id, title, link}]"

// namesakeData is something that is called as a note is.
type namesakeData struct {
	Kind  notes.Kind `json:"kind"` // "note", or "article" by its title or citation key
	ID    string     `json:"id"`
	Title string     `json:"title"`
	Link  string     `json:"link"` // as one to it is written
}

func describeLink(ctx context.Context, store *storage.Store, n notes.Note) (linkData, error) {
	names, err := store.LinkNames(ctx, []notes.Ref{n.Ref()})
	data := linkData{Namesakes: []namesakeData{}}
	for _, name := range names {
		written := link.Link{Target: name.Target}.String()
		switch {
		case name.Ref == n.Ref():
			data.Link = written
		case link.Normalize(name.Text) == link.Normalize(n.Title):
			title := name.Text
			if name.Ref.Kind == notes.KindArticle && name.Text == name.Target.Name { // its citation key
				title = name.Detail
			}
			data.Namesakes = append(data.Namesakes, namesakeData{Kind: name.Ref.Kind, ID: name.Ref.ID, Title: title, Link: written})
		}
	}
	data.Namesakes = slices.CompactFunc(data.Namesakes, func(a, b namesakeData) bool { return a.ID == b.ID })
	return data, err
}

// tellNamesakes says what links by the title of a note lead to, if that is not
// clear: if something else is called so too, or no link can be written by it.
func (p *program) tellNamesakes(title string, data linkData) {
	byTitle := link.Link{Target: link.Target{Name: title}}.String()
	own, that := data.Link == byTitle, "that one"
	var what, leads string
	switch others := data.Namesakes; {
	case len(others) == 0 && own:
		return
	case len(others) == 0:
		what = fmt.Sprintf("The title %s cannot stand in a link", inQuotes(title))
	case len(others) > 1:
		what, that = fmt.Sprintf("%d others are called %s too", len(others), inQuotes(title)), "one of them"
	case link.Normalize(others[0].Title) != link.Normalize(title):
		what = fmt.Sprintf("An article has the citation key %s", inQuotes(title))
	case others[0].Kind == notes.KindArticle:
		what = fmt.Sprintf("An article is called %s too", inQuotes(title))
	default:
		what = fmt.Sprintf("Another note is called %s too", inQuotes(title))
	}
	switch {
	case own:
		leads = fmt.Sprintf("%s leads to this note; a link to %s is %s.", byTitle, that, data.Namesakes[0].Link)
	case len(data.Namesakes) > 0:
		leads = fmt.Sprintf("%s leads to %s; a link to this note is %s.", byTitle, that, data.Link)
	default:
		leads = fmt.Sprintf("A link to this note is %s.", data.Link)
	}
	p.tell(&notes.Problem{What: what, Remedy: leads})
}
