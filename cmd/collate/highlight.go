package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite"
	"collate/storage"
)

type highlightCommand struct {
	Article    string   `arg:"" help:"A citation key or an id."`
	Quote      string   `required:"" placeholder:"TEXT" help:"The passage, as it stands in the article; white space, quotation marks and dashes may differ."`
	Occurrence *int     `placeholder:"N" help:"Which one is meant, from 1, if the passage occurs several times."`
	Prefix     string   `placeholder:"TEXT" help:"What stands right before it."`
	Suffix     string   `placeholder:"TEXT" help:"What stands right after it."`
	Color      string   `placeholder:"COLOR" default:"yellow" help:"One of ${colors}."`
	Comment    string   `placeholder:"TEXT" help:"What you say about it, in Markdown; - reads it from the standard input."`
	Tags       []string `name:"tag" sep:"none" placeholder:"TAG" help:"A label; may be given several times."`
}

// Run highlights a passage.
func (c highlightCommand) Run(ctx context.Context, p *program) error {
	color, err := notes.ParseColor(c.Color)
	if err != nil {
		return usageError{err}
	}
	where := anchor.Options{Prefix: c.Prefix, Suffix: c.Suffix}
	if c.Occurrence != nil {
		if where.Occurrence = *c.Occurrence; where.Occurrence < 1 {
			return usageError{&notes.Problem{What: "--occurrence counts from 1"}}
		}
	}
	tags, err := tagList(c.Tags)
	if err != nil {
		return err
	}
	comment, err := p.textOrStdin(ctx, c.Comment)
	if err != nil {
		return err
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		a, err := store.ResolveArticle(ctx, c.Article)
		if err != nil {
			return err
		}
		r, err := store.Revision(ctx, a.Revision)
		if err != nil {
			return err
		}
		passage, err := quoted(anchor.NewText(r.Document.Text()), c.Quote, where, a.Key)
		if err != nil {
			return err
		}
		now := p.now().UTC()
		h := notes.Highlight{
			ID: notes.NewID[notes.HighlightID](), Article: a.ID, Revision: r.ID, Anchor: passage, Status: notes.Anchored,
			Color: color, Comment: comment, Tags: tags, Created: now, Modified: now,
		}
		if err := store.Apply(ctx, notes.NewEdit("highlight", now, notes.Put(h))); err != nil {
			return err
		}
		return p.print(markedData{ID: h.ID, Start: passage.Start, End: passage.End, Quote: passage.Exact, key: a.Key})
	})
}

// quoted returns the anchor of a passage that a person quotes. The error says
// how to tell which of several is meant.
func quoted(text *anchor.Text, quote string, where anchor.Options, key string) (anchor.Anchor, error) {
	start, end, err := text.Quote(quote, where)
	if err == nil {
		return text.Describe(start, end)
	}
	problem := &notes.Problem{What: "Could not highlight " + shortQuote(quote) + " in " + key, Cause: err}
	var ambiguous *anchor.AmbiguousQuote
	var elsewhere *anchor.ContextMismatch
	var outside *anchor.OccurrenceOutOfRange
	switch {
	case errors.Is(err, anchor.ErrEmptyQuote):
		return anchor.Anchor{}, usageError{&notes.Problem{What: "--quote is empty", Remedy: "Quote the passage as it stands in the article."}}
	case errors.As(err, &ambiguous):
		problem.Why = "it occurs " + times(ambiguous.Count)
		problem.Remedy = "Say which one with --occurrence, --prefix or --suffix:" + numbered(ambiguous.Contexts)
	case errors.As(err, &elsewhere):
		problem.Why = "it occurs " + times(elsewhere.Count) + ", but not with that before or after it"
		problem.Remedy = "It stands here:" + numbered(elsewhere.Contexts)
	case errors.As(err, &outside):
		problem.Why = "it occurs " + times(outside.Count)
		problem.Remedy = fmt.Sprintf("Give --occurrence a number from 1 to %d.", outside.Count)
	default:
		problem.Why = "it does not occur in the text"
		problem.Remedy = "Copy it from the text as it stands, which is shown by: collate show " + key
	}
	return anchor.Anchor{}, problem
}

func shortQuote(quote string) string { return "“" + shorten(quote, 40) + "”" }

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// numbered sets each text on a line of its own.
func numbered(texts []string) string {
	var b strings.Builder
	for i, text := range texts {
		fmt.Fprintf(&b, "\n%4d  %s", i+1, oneLine(text))
	}
	return b.String()
}

// tagList cleans tags that were given on the command line; none comes twice.
func tagList(given []string) ([]string, error) {
	for _, tag := range given {
		if len(notes.CleanTags(tag)) == 0 {
			return nil, usageError{&notes.Problem{What: "--tag is empty", Remedy: "Write for example: --tag claim"}}
		}
	}
	return notes.CleanTags(given...), nil
}

// markedData is a new highlight.
type markedData struct {
	ID    notes.HighlightID `json:"id"`
	Start int               `json:"start"` // code points
	End   int               `json:"end"`   // exclusive
	Quote string            `json:"quote"`

	key string
}

func (m markedData) text() string {
	return fmt.Sprintf("Highlighted %s in %s, characters %d to %d (%s).\n", shortQuote(m.Quote), m.key, m.Start, m.End, m.ID)
}

type highlightsCommand struct {
	Article string `arg:"" optional:"" help:"A citation key or an id; all articles without it."`
}

// Run lists highlights in reading order, article by article.
func (c highlightsCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		articles, err := chosenArticles(ctx, store, c.Article)
		if err != nil {
			return err
		}
		list := highlightList{}
		for _, a := range articles {
			highlights, err := store.Highlights(ctx, a.ID)
			if err != nil {
				return err
			}
			refs := make([]notes.Ref, len(highlights))
			for i, h := range highlights {
				refs[i] = h.Ref()
			}
			tags, err := store.TagsOf(ctx, refs)
			if err != nil {
				return err
			}
			for _, h := range highlights {
				list = append(list, describeHighlight(h, a, tags[h.Ref()]))
			}
		}
		return p.print(list)
	})
}

// chosenArticles returns the one article that is named, or all.
func chosenArticles(ctx context.Context, store *storage.Store, named string) (articles []notes.Article, err error) {
	if named != "" {
		a, err := store.ResolveArticle(ctx, named)
		return []notes.Article{a}, err
	}
	all, err := store.Articles(ctx)
	for _, a := range all {
		articles = append(articles, a.Article)
	}
	return articles, err
}

// highlightData is a highlight. Start and end are in code points,
// end-exclusive; those of one that is orphaned are in the last text that had it.
type highlightData struct {
	ID      notes.HighlightID `json:"id"`
	Article string            `json:"article"` // its citation key
	Start   int               `json:"start"`
	End     int               `json:"end"`
	Quote   string            `json:"quote"` // as it was marked
	Color   notes.Color       `json:"color"`
	Comment string            `json:"comment"`
	Tags    []string          `json:"tags"` // its own and those in the comment
	Created time.Time         `json:"created"`
	Status  notes.Status      `json:"status"`

	title string // of the article
}

func describeHighlight(h notes.Highlight, a notes.Article, tags []string) highlightData {
	return highlightData{
		ID: h.ID, Article: a.Key, Start: h.Anchor.Start, End: h.Anchor.End, Quote: h.Anchor.Exact,
		Color: h.Color, Comment: h.Comment, Tags: orEmpty(tags), Created: h.Created.UTC(), Status: h.Status,
		title: cite.Title(a.Item),
	}
}

type highlightList []highlightData

func (list highlightList) text() string {
	if len(list) == 0 {
		return "There are no highlights.\n"
	}
	var b strings.Builder
	article := ""
	for _, h := range list {
		if h.Article != article {
			if article != "" {
				b.WriteString("\n")
			}
			article = h.Article
			b.WriteString(paragraph(oneLine(h.title)+" ("+h.Article+")", "", ""))
		}
		b.WriteString("\n" + h.text())
	}
	return b.String()
}

func (h highlightData) text() string {
	about := []string{h.Color.String()}
	switch h.Status {
	case notes.Check:
		about = append(about, "to check")
	case notes.Orphaned:
		about = append(about, "not found")
	}
	for _, tag := range h.Tags {
		about = append(about, "#"+oneLine(tag))
	}
	about = append(about, string(h.ID))
	text := paragraph(printable(h.Quote), "  “", "   ")
	text = strings.TrimSuffix(text, "\n") + "”\n"
	text += paragraph(strings.Join(about, " · "), "   ", "   ")
	if h.Comment != "" {
		text += paragraph(printable(h.Comment), "   ", "   ")
	}
	return text
}
