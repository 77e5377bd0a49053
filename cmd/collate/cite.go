package main

import (
	"context"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/storage"
)

type citeCommand struct {
	Articles []string `arg:"" name:"article" help:"Citation keys or ids."`
	Style    string   `placeholder:"STYLE" help:"One of: ${styles}."`
	Format   string   `default:"text" placeholder:"FORMAT" help:"text, html or markdown."`
}

// Run prints the bibliography of the articles, in the order of the style. An
// article that does not exist does not keep the others from being cited.
func (c citeCommand) Run(ctx context.Context, p *program) error {
	style, err := cite.StyleNamed(c.Style)
	if err != nil {
		return usageError{err}
	}
	format, err := cite.ParseFormat(c.Format)
	if err != nil {
		return usageError{err}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		var items []csl.Item
		var unknown citationList
		ids := make(map[string]notes.ArticleID)
		for _, named := range c.Articles {
			a, err := store.ResolveArticle(ctx, named)
			if err != nil {
				p.tell(err)
				unknown = append(unknown, citationData{Key: named, Error: err.Error()})
				continue
			}
			item := a.Item
			item.ID = a.Key
			items = append(items, item)
			ids[a.Key] = a.ID
		}
		list := citationList{}
		for _, entry := range cite.Bibliography(style, items, format) {
			list = append(list, citationData{Key: entry.ID, ID: ids[entry.ID], Text: entry.Text})
		}
		if err := p.print(append(list, unknown...)); err != nil {
			return err
		}
		if len(unknown) > 0 {
			return errTold
		}
		return nil
	})
}

// citationData is how one article is cited. Id and text are "" if there is no
// such article.
type citationData struct {
	Key   string          `json:"key"`
	ID    notes.ArticleID `json:"id"`
	Text  string          `json:"text"`
	Error string          `json:"error"` // "" unless it failed
}

type citationList []citationData

// text has an empty line between the citations, so that each is a paragraph in
// every format.
func (list citationList) text() string {
	var texts []string
	for _, citation := range list {
		if citation.Error == "" {
			texts = append(texts, citation.Text+"\n")
		}
	}
	return strings.Join(texts, "\n")
}
