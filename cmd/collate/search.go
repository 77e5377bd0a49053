package main

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/query"
	"collate/storage"
)

type searchCommand struct {
	Query []string `arg:"" help:"Words, beginnings of words (yekat*) or \"phrases\", all of which are to be found."`
	Limit int      `default:"20" placeholder:"N" help:"How many results to print at most."`
}

// Run searches the notebook.
func (c searchCommand) Run(ctx context.Context, p *program) error {
	if c.Limit < 1 {
		return usageError{&notes.Problem{What: "--limit has to be 1 or more"}}
	}
	asked := strings.Join(c.Query, " ")
	return p.withNotebook(ctx, func(store *storage.Store) error {
		start := p.now()
		results, err := store.Search(ctx, query.Parse(asked), c.Limit)
		if err != nil {
			return err
		}
		data := searchData{Query: asked, Took: milliseconds(p.now().Sub(start)), Total: results.Total, Hits: make([]hitData, len(results.Hits))}
		for i, hit := range results.Hits {
			data.Hits[i] = hitData{
				Kind: hit.Kind, ID: hit.ID, Article: hit.Key, Title: hit.Title,
				Snippet: hit.Snippet, Marks: orEmpty(hit.Marks), Score: hit.Score,
			}
		}
		return p.print(data)
	})
}

// milliseconds returns a duration in milliseconds, to a hundredth.
func milliseconds(d time.Duration) float64 {
	return math.Round(float64(d)/float64(time.Millisecond)*100) / 100
}

type searchData struct {
	Query string    `json:"query"`
	Took  float64   `json:"took_ms"`
	Total int       `json:"total"` // how many there are; hits may be fewer
	Hits  []hitData `json:"hits"`  // best first
}

type hitData struct {
	Kind    notes.HitKind `json:"kind"`
	ID      string        `json:"id"`      // of the article, highlight or note
	Article string        `json:"article"` // citation key of the article that it is in, or ""
	Title   string        `json:"title"`   // of that article, or of the note
	Snippet string        `json:"snippet"`
	Marks   [][2]int      `json:"marks"` // the matching words in the snippet, in code points
	Score   float64       `json:"score"`
}

func (s searchData) text() string {
	if len(s.Hits) == 0 {
		return fmt.Sprintf("Nothing matches %s.\n", shortQuote(s.Query))
	}
	var b strings.Builder
	for i, hit := range s.Hits {
		if i > 0 {
			b.WriteString("\n")
		}
		where := string(hit.Kind)
		if hit.Article != "" {
			where += " · " + hit.Article
		}
		b.WriteString(paragraph(oneLine(hit.Title)+" ("+where+")", "", ""))
		b.WriteString(paragraph(oneLine(bracketed(hit.Snippet, hit.Marks)), "   ", "   "))
	}
	if s.Total > len(s.Hits) {
		fmt.Fprintf(&b, "\nThese are the best %d of %d. More are shown with: --limit %d\n", len(s.Hits), s.Total, s.Total)
	}
	return b.String()
}

// bracketed puts the marked parts of a text in brackets. Marks are in code
// points, in order, and do not overlap.
func bracketed(text string, marks [][2]int) string {
	runes := []rune(text)
	var b strings.Builder
	at := 0
	for _, mark := range marks {
		b.WriteString(string(runes[at:mark[0]]) + "[" + string(runes[mark[0]:mark[1]]) + "]")
		at = mark[1]
	}
	return b.String() + string(runes[at:])
}
