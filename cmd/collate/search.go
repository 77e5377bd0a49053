package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/query"
	"collate/storage"
)

type searchCommand struct {
	Query []string `arg:"" optional:"" help:"Words, beginnings of words (yekat*) or \"phrases\", all of which are to be found; -word for none of it, word OR word for one of them."`
	Limit int      `default:"20" placeholder:"N" help:"How many results to print at most."`
	Batch string   `type:"file" placeholder:"FILE" help:"Answer each line of a file, or of the standard input for -, instead; with --json in one line each."`
}

// Run searches the notebook.
func (c searchCommand) Run(ctx context.Context, p *program) error {
	switch {
	case c.Limit < 1:
		return usageError{&notes.Problem{What: "--limit has to be 1 or more"}}
	case c.Batch == "" && c.Query == nil:
		return usageError{&notes.Problem{What: "Missing: <query>"}}
	case c.Batch != "" && c.Query != nil:
		return usageError{&notes.Problem{What: "Give either a query or --batch"}}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		if c.Batch != "" {
			return c.answerLines(ctx, p, store)
		}
		data, err := c.answer(ctx, p, store, strings.Join(c.Query, " "))
		if err != nil {
			return err
		}
		return p.print(data)
	})
}

// answerLines prints the answer to each line of the batch. The answer to a line
// that is too long to be read is that it is.
func (c searchCommand) answerLines(ctx context.Context, p *program, store *storage.Store) error {
	lines, done, err := p.openLines(c.Batch)
	if err != nil {
		return err
	}
	defer done()
	if err := store.PrepareSearch(ctx); err != nil {
		return err
	}
	for ended := false; !ended; {
		line, err := readLine(lines)
		if ended = errors.Is(err, io.EOF); ended && len(line) == 0 {
			break
		}
		var data searchData
		switch {
		case errors.Is(err, errLongLine):
			data = searchData{Problem: "This line could not be read: " + err.Error() + ".", Hits: []hitData{}}
		case err != nil && !ended:
			return fileProblem("Could not read "+c.Batch, err)
		default:
			text := strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r")
			if data, err = c.answer(ctx, p, store, text); err != nil {
				return err
			}
		}
		if p.json {
			err = p.printJSON(data, "")
		} else {
			err = p.write([]byte(data.Query + "\n\n" + data.text() + "\n"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// openLines opens a file to be read by lines, or the standard input for "-".
func (p *program) openLines(path string) (lines *bufio.Reader, done func() error, err error) {
	if path == "-" {
		return bufio.NewReader(p.stdin), func() error { return nil }, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, fileProblem("Could not read "+path, err)
	}
	return bufio.NewReader(file), file.Close, nil
}

// answer searches for one query.
func (c searchCommand) answer(ctx context.Context, p *program, store *storage.Store, asked string) (searchData, error) {
	start := p.now()
	q := query.Parse(asked)
	results, err := store.Search(ctx, q, c.Limit)
	if err != nil {
		return searchData{}, err
	}
	data := searchData{
		Query: asked, Problem: q.Problem, Took: milliseconds(p.now().Sub(start)),
		Total: results.Total, More: results.More, Hits: make([]hitData, len(results.Hits)),
	}
	for i, hit := range results.Hits {
		data.Hits[i] = hitData{
			Kind: hit.Kind, ID: hit.ID, Article: hit.Key, Title: hit.Title,
			Snippet: hit.Snippet, Marks: orEmpty(hit.Marks), TitleMarks: orEmpty(hit.TitleMarks),
			Matched: hit.Matched, Missing: hit.Missing, Score: hit.Score,
		}
	}
	return data, nil
}

// Help explains the operators of the language.
func (searchCommand) Help() string {
	var b strings.Builder
	b.WriteString("A query may also say the following. OR can stand between these, and between one of them and a word.\n\n")
	for _, o := range query.Operators() {
		fmt.Fprintf(&b, "  %-20s %s\n", o.Example, o.Help)
	}
	return b.String()
}

// milliseconds returns a duration in milliseconds, to a hundredth.
func milliseconds(d time.Duration) float64 {
	return math.Round(float64(d)/float64(time.Millisecond)*100) / 100
}

type searchData struct {
	Query   string    `json:"query"`
	Problem string    `json:"problem,omitempty"` // why it is not read as it is written
	Took    float64   `json:"took_ms"`
	Total   int       `json:"total"`          // how many there are; hits may be fewer
	More    bool      `json:"more,omitempty"` // there are more than that
	Hits    []hitData `json:"hits"`           // best first
}

type hitData struct {
	Kind       notes.HitKind `json:"kind"`
	ID         string        `json:"id"`          // of the article, highlight or note
	Article    string        `json:"article"`     // citation key of the article that it is in, or ""
	Title      string        `json:"title"`       // of that article, or of the note
	TitleMarks [][2]int      `json:"title_marks"` // the matching words in the title, in code points
	Snippet    string        `json:"snippet"`
	Marks      [][2]int      `json:"marks"`             // the matching words in the snippet, in code points
	Matched    []string      `json:"matched,omitempty"` // those that are spelt otherwise than in the query, or are in the target of a link
	Missing    int           `json:"missing,omitempty"` // how many of the words of the query it does not have
	Score      float64       `json:"score"`
}

func (s searchData) text() string {
	var b strings.Builder
	if s.Problem != "" {
		b.WriteString(paragraph(s.Problem, "", "") + "\n")
	}
	if len(s.Hits) == 0 {
		fmt.Fprintf(&b, "Nothing matches %s.\n", shortQuote(s.Query))
	}
	if len(s.Hits) > 0 && s.Hits[0].Missing > 0 {
		b.WriteString("Nothing has all of the words. These have some of them.\n\n")
	}
	for i, hit := range s.Hits {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(paragraph(hit.heading(), "", ""))
		b.WriteString(paragraph(oneLine(bracketed(hit.Snippet, hit.Marks)), "   ", "   "))
	}
	switch {
	case s.More:
		fmt.Fprintf(&b, "\nThese are the best %d of more than %d.\n", len(s.Hits), s.Total)
	case s.Total > len(s.Hits):
		fmt.Fprintf(&b, "\nThese are the best %d of %d. More are shown with: --limit %d\n", len(s.Hits), s.Total, s.Total)
	}
	return b.String()
}

// heading says what a hit is in.
func (h hitData) heading() string {
	where := string(h.Kind)
	if h.Article != "" {
		where += " · " + h.Article
	}
	if h.Matched != nil {
		where += " · matched: " + strings.Join(h.Matched, ", ")
	}
	return oneLine(h.Title + " (" + where + ")")
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
