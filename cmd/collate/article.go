package main

import (
	"context"
	"fmt"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/storage"
)

type articlesCommand struct{}

// Run lists the articles by title.
func (articlesCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		articles, err := store.Articles(ctx)
		if err != nil {
			return err
		}
		list := make(articleList, len(articles))
		for i, a := range articles {
			list[i] = describeArticle(a.Article, a.Words, a.Highlights)
		}
		return p.print(list)
	})
}

// articleData is an article without its text. Authors, source and date are
// those of the account that it gives: of a digest, the original's.
type articleData struct {
	ID         notes.ArticleID  `json:"id"`
	Key        string           `json:"key"`
	Title      string           `json:"title"`
	Authors    []string         `json:"authors"`
	Source     string           `json:"source"`
	Issued     string           `json:"issued"` // ISO 8601, as exact as it is known, or ""
	Words      int              `json:"words"`
	Highlights int              `json:"highlights"`
	Revision   notes.RevisionID `json:"revision"`
	Metadata   csl.Item         `json:"metadata"` // CSL-JSON
}

func describeArticle(a notes.Article, words, highlights int) articleData {
	return articleData{
		ID: a.ID, Key: a.Key, Title: cite.Title(a.Item),
		Authors: orEmpty(cite.Authors(a.Item)), Source: cite.Source(a.Item), Issued: cite.Issued(a.Item).ISO(),
		Words: words, Highlights: highlights, Revision: a.Revision, Metadata: a.Item,
	}
}

// account says whose account the article gives: "Vasif Huseynov · Eurasia Daily
// Monitor · 7 July 2025", or "".
func (a articleData) account() string {
	authors := oneLine(strings.Join(a.Authors, ", "))
	if authors == a.Source {
		authors = ""
	}
	var parts []string
	for _, part := range []string{authors, oneLine(a.Source), cite.LongDate(cite.Issued(a.Metadata))} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

type articleList []articleData

func (list articleList) text() string {
	if len(list) == 0 {
		return "There are no articles in the notebook. Bring some in with: collate import FILE\n"
	}
	rows := make([][]string, len(list))
	for i, a := range list {
		rows[i] = []string{a.Key, fmt.Sprint(a.Words), fmt.Sprint(a.Highlights), a.Issued, shorten(a.Source, 24), oneLine(a.Title)}
	}
	return table([]string{"KEY", " WORDS", " HIGHLIGHTS", "ISSUED", "SOURCE", "TITLE"}, rows)
}

type showCommand struct {
	Article string `arg:"" help:"A citation key or an id."`
}

// Run shows an article.
func (c showCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		a, err := store.ResolveArticle(ctx, c.Article)
		if err != nil {
			return err
		}
		r, err := store.Revision(ctx, a.Revision)
		if err != nil {
			return err
		}
		highlights, err := store.Highlights(ctx, a.ID)
		if err != nil {
			return err
		}
		shown := articleText{
			articleData: describeArticle(a, r.Document.Words(), len(highlights)),
			Text:        r.Document.Text(),
			Blocks:      make([]blockData, len(r.Document.Blocks())),
			Tables:      r.Document.Tables(),
			Resources:   r.Document.Resources(),
			document:    r.Document,
		}
		for i, b := range r.Document.Blocks() {
			shown.Blocks[i] = blockData{
				Kind: b.Kind, Level: b.Level, Number: b.Number, Zero: b.Zero, Language: b.Language, Target: b.Target,
				Start: b.Start, End: b.End,
			}
		}
		return p.print(shown)
	})
}

// articleText is an article with its text.
type articleText struct {
	articleData
	Text      string              `json:"text"`
	Blocks    []blockData         `json:"blocks"`
	Tables    []document.Table    `json:"tables,omitempty"`
	Resources []document.Resource `json:"resources,omitempty"` // the pictures that blocks have as targets

	document document.Document
}

// blockData is where a block of the text stands, in code points, end-exclusive.
type blockData struct {
	Kind     document.Kind `json:"kind"`
	Level    int           `json:"level"`              // of a heading 1 to 6, or the depth of the list it stands in, or 0
	Number   int           `json:"number,omitempty"`   // of an item or footnote
	Zero     bool          `json:"zero,omitempty"`     // the number of the item is 0
	Language string        `json:"language,omitempty"` // of code
	Target   string        `json:"target,omitempty"`   // of a picture: its address, or "cid:" and the name of a resource
	Start    int           `json:"start"`
	End      int           `json:"end"`
}

func (a articleText) text() string {
	var b strings.Builder
	b.WriteString(paragraph(oneLine(a.Title), "", ""))
	if account := a.account(); account != "" {
		b.WriteString(paragraph(account, "", ""))
	}
	fmt.Fprintf(&b, "%s · %s · %s\n", a.Key, count(a.Words, "word"), count(a.Highlights, "highlight"))
	blocks := a.document.Blocks()
	for i, block := range blocks {
		if i == 0 && block.Kind == document.Heading && a.document.Slice(block.Start, block.End) == a.Title {
			continue
		}
		if i == 0 || !standsClose(block, blocks[i-1]) {
			b.WriteString("\n")
		}
		b.WriteString(blockText(a.document, block))
	}
	return b.String()
}

// standsClose says whether no empty line is to part a block from the one before.
func standsClose(block, before document.Block) bool {
	switch block.Kind {
	case document.Item, document.Row, document.Footnote:
		return block.Kind == before.Kind
	}
	return false
}

// blockText sets a block as text.
func blockText(d document.Document, block document.Block) string {
	text := printable(d.Slice(block.Start, block.End))
	indent := strings.Repeat("> ", block.Quote)
	switch block.Kind {
	case document.Heading:
		return paragraph(strings.Repeat("#", max(block.Level, 1))+" "+text, indent, indent)
	case document.Code:
		return indent + "    " + strings.ReplaceAll(text, "\n", "\n"+indent+"    ") + "\n"
	case document.Item:
		mark := "-"
		if block.Numbered() {
			mark = fmt.Sprintf("%d.", block.Number)
		}
		indent += strings.Repeat("  ", max(block.Level, 1)-1)
		return paragraph(text, indent+mark+" ", indent+strings.Repeat(" ", len(mark)+1))
	case document.Footnote:
		mark := fmt.Sprintf("[%d] ", block.Number)
		return paragraph(text, indent+mark, indent+strings.Repeat(" ", len(mark)))
	case document.Row:
		text = strings.ReplaceAll(text, "\t", " | ")
	case document.Image:
		text = "[Picture] " + text
	}
	indent += strings.Repeat("  ", block.Level)
	return paragraph(text, indent, indent)
}

// orEmpty makes a list that JSON shows as [] and not as null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
