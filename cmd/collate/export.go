package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/export"
	"collate/storage"
)

type exportCommand struct {
	Format   string   `required:"" placeholder:"FORMAT" help:"One of: ${formats}."`
	Style    string   `placeholder:"STYLE" help:"The name of the style of citations; all are listed by: collate style list. Without it, the one that the notebook is cited in."`
	Language string   `placeholder:"LANGUAGE" help:"The language of words and dates in citations, such as de-DE; without it, that of the style."`
	Articles []string `name:"article" sep:"none" placeholder:"ARTICLE" help:"Export this one; may be given several times. All without it."`
	Tags     []string `name:"tag" sep:"none" placeholder:"TAG" help:"Export only articles and highlights with this tag, or one below it; may be given several times."`
	Out      string   `default:"-" type:"file" placeholder:"FILE" help:"Where to write it; - is the standard output."`
}

// Run exports. It is all or nothing: if something that is named does not
// exist, nothing is written.
func (c exportCommand) Run(ctx context.Context, p *program) error {
	format, err := export.FormatNamed(c.Format)
	if err != nil {
		return usageError{err}
	}
	tags, err := tagList(c.Tags)
	if err != nil {
		return err
	}
	if c.Out == "" {
		return usageError{&notes.Problem{What: "--out names no file", Remedy: "Write for example: --out highlights.md"}}
	}
	var selection export.Selection
	var style *csl.Processor
	err = p.withNotebook(ctx, func(store *storage.Store) error {
		if style, err = processor(ctx, store, c.Style, c.Language); err != nil {
			return err
		}
		selection, err = selectArticles(ctx, store, c.Articles, tags)
		return err
	})
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := format.Write(&content, selection, export.Options{Style: style}); err != nil {
		return err
	}
	data := exportData{Format: format.Name, Articles: len(selection.Articles)}
	for _, a := range selection.Articles {
		data.Highlights += len(a.Highlights)
	}
	if c.Out == "-" {
		data.Content = content.String()
		return p.print(data)
	}
	if err := writeFile(c.Out, content.Bytes()); err != nil {
		return err
	}
	data.Path = c.Out
	return p.print(data)
}

// selectArticles returns the articles that are named, or all, with those of
// their highlights that have one of the tags; without tags, with all. An
// article that has one of the tags itself comes with all of its highlights.
func selectArticles(ctx context.Context, store *storage.Store, named, tags []string) (export.Selection, error) {
	articles, err := resolveAll(ctx, store, named)
	if err != nil {
		return export.Selection{}, err
	}
	tagged, err := withTags(ctx, store, tags)
	if err != nil {
		return export.Selection{}, err
	}
	var selection export.Selection
	for _, a := range articles {
		article, err := export.Read(ctx, store, a)
		if err != nil {
			return export.Selection{}, err
		}
		if len(tags) > 0 && !tagged[a.Ref()] {
			article.Highlights = slices.DeleteFunc(article.Highlights, func(h notes.Highlight) bool { return !tagged[h.Ref()] })
			if len(article.Highlights) == 0 {
				continue
			}
		}
		selection.Articles = append(selection.Articles, article)
	}
	if len(tags) > 0 && len(selection.Articles) == 0 {
		return export.Selection{}, &notes.Problem{
			What: "There is nothing to export", Why: "no article or highlight has the tag " + strings.Join(tags, " or "),
		}
	}
	return selection, nil
}

// withTags returns what carries one of the tags, or one below it.
func withTags(ctx context.Context, store *storage.Store, tags []string) (map[notes.Ref]bool, error) {
	refs := make(map[notes.Ref]bool)
	for _, tag := range tags {
		tagged, err := store.Tagged(ctx, tag)
		if err != nil {
			return nil, err
		}
		for _, t := range tagged {
			refs[t.Ref] = true
		}
	}
	return refs, nil
}

// resolveAll returns the articles that are named, each once, or all if none is.
// The error tells of each that does not exist.
func resolveAll(ctx context.Context, store *storage.Store, named []string) ([]notes.Article, error) {
	if len(named) == 0 {
		return chosenArticles(ctx, store, "")
	}
	var articles []notes.Article
	var errs []error
	for _, name := range named {
		a, err := store.ResolveArticle(ctx, name)
		if err != nil {
			errs = append(errs, err)
		} else if !slices.ContainsFunc(articles, func(b notes.Article) bool { return b.ID == a.ID }) {
			articles = append(articles, a)
		}
	}
	return articles, errors.Join(errs...)
}

type exportData struct {
	Format     string `json:"format"`
	Articles   int    `json:"articles"`
	Highlights int    `json:"highlights"`
	Path       string `json:"path"`    // of the file that was written, or ""
	Content    string `json:"content"` // what there is no file for, or ""
}

func (e exportData) text() string {
	if e.Path == "" {
		return e.Content
	}
	return fmt.Sprintf("Wrote %s: %s, %s.\n", e.Path, count(e.Articles, "article"), count(e.Highlights, "highlight"))
}
