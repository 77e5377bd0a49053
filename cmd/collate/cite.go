package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/cite/pandoc"
	"collate/notes/citing"
	"collate/notes/embed"
	"collate/notes/markdown"
	"collate/storage"
)

type citeCommand struct {
	Articles []string `arg:"" name:"article" help:"Citation keys or ids."`
	Style    string   `placeholder:"STYLE" help:"The name of a style; all are listed by: collate style list. Without it, the one that the notebook is cited in."`
	Language string   `placeholder:"LANGUAGE" help:"The language of words and dates, such as de-DE; without it, that of the style."`
	Locator  string   `placeholder:"PLACE" help:"Cite this part of the articles, as in a text: 'p. 3', 'para. 4', 'ch. 2'."`
	Format   string   `default:"text" placeholder:"FORMAT" help:"text, html or markdown."`
}

// Help says what is printed.
func (citeCommand) Help() string {
	return "Prints the entries for the articles in a bibliography, or with --locator their citations in a text. " +
		"With --json: [{key, id, text, citation, error}], where text is the entry, or the citation in a style without bibliographies."
}

// Run prints the bibliography of the articles, in the order of the style, or their
// citations. An article that does not exist does not keep the others from being
// cited.
func (c citeCommand) Run(ctx context.Context, p *program) error {
	format, err := cite.ParseFormat(c.Format)
	if err != nil {
		return usageError{err}
	}
	locator, err := parseLocator(c.Locator)
	if err != nil {
		return usageError{err}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		style, err := processor(ctx, store, c.Style, c.Language)
		if err != nil {
			return err
		}
		var cited []cite.Reference
		var unknown citationList
		ids := make(map[string]notes.ArticleID)
		for _, named := range c.Articles {
			a, err := store.ResolveArticle(ctx, named)
			if err != nil {
				p.tell(err)
				unknown = append(unknown, citationData{Key: named, Error: err.Error()})
				continue
			}
			if _, again := ids[a.Key]; !again {
				cited = append(cited, cite.Reference{Item: a.Item, Locator: locator})
			}
			ids[a.Key] = a.ID
		}
		list := citationList{}
		for _, cited := range citations(style, cited, format, c.Locator != "") {
			cited.ID = ids[cited.Key]
			list = append(list, cited)
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

// parseLocator reads the part of an article that is to be cited.
func parseLocator(typed string) (cite.Locator, error) {
	if strings.TrimSpace(typed) == "" {
		return cite.Locator{}, nil
	}
	for _, cluster := range pandoc.Find("[@key, " + typed + "]") {
		if item := cluster.Items[0]; item.Locator != "" && strings.TrimSpace(item.Suffix) == "" && len(cluster.Items) == 1 {
			return cite.Locator{Label: item.Label, Value: item.Locator}, nil
		}
	}
	return cite.Locator{}, &notes.Problem{
		What: fmt.Sprintf("“%s” is no part of a text", typed), Remedy: "Write for example: --locator 'pp. 3-5', or 'para. 4', or 'ch. 2'.",
	}
}

// citations returns the entries for what is cited in the order of the style, or in the
// order given where the citations matter, or where the style has no bibliographies.
func citations(style *csl.Processor, cited []cite.Reference, format cite.Format, inText bool) []citationData {
	formatted := cite.Render(style, cited, nil)
	list := make([]citationData, len(cited))
	for i, ref := range cited {
		citation := format.Write(formatted.Citations[i])
		list[i] = citationData{Key: ref.Item.ID, Text: citation, Citation: citation, inText: inText}
	}
	order := make(map[string]int)
	for i, entry := range formatted.Bibliography {
		order[entry.ID] = i
		for j := range list {
			if list[j].Key == entry.ID {
				list[j].Text = entry.In(format)
			}
		}
	}
	if !inText {
		slices.SortStableFunc(list, func(a, b citationData) int { return order[a.Key] - order[b.Key] })
	}
	return list
}

// citationData is how one article is cited. Id, text and citation are "" if there is
// no such article.
type citationData struct {
	Key      string          `json:"key"`
	ID       notes.ArticleID `json:"id"`
	Text     string          `json:"text"`     // the entry in a bibliography, where the style has some
	Citation string          `json:"citation"` // in a text
	Error    string          `json:"error"`    // "" unless it failed

	inText bool // the citation is printed, not the entry
}

type citationList []citationData

// text has an empty line between the citations, so that each is a paragraph in
// every format.
func (list citationList) text() string {
	var texts []string
	for _, citation := range list {
		switch {
		case citation.Error != "":
		case citation.inText:
			texts = append(texts, citation.Citation+"\n")
		default:
			texts = append(texts, citation.Text+"\n")
		}
	}
	return strings.Join(texts, "\n")
}

// cited returns the Markdown of a note as it is read outside of the notebook: with what
// it embeds in place, the words of its links, and its citations in a style.
func cited(ctx context.Context, store *storage.Store, n notes.Note, style *csl.Processor) (citing.Rendered, error) {
	body, err := embed.Expand(ctx, embed.Content{Ref: n.Ref(), Title: n.Title, Markdown: n.Body}, store)
	if err != nil {
		return citing.Rendered{}, err
	}
	body = markdown.ReplaceLinks(body, func(l markdown.Written) string { return cite.Markdown.Escape(l.Link.Text()) })
	return citing.Render(ctx, body, style, store)
}
