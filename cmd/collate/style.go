package main

import (
	"cmp"
	"context"
	"os"
	"strings"

	"collate/notes"
	"collate/notes/cite/styles"
	"collate/storage"
)

type styleCommand struct {
	List styleListCommand `cmd:"" help:"List the citation styles that were found."`
	Add  styleAddCommand  `cmd:"" help:"Add citation styles: .csl files, or folders with some."`
	Use  styleUseCommand  `cmd:"" help:"Cite in a style from now on, or tell which one that is."`
}

type styleListCommand struct {
	Words []string `arg:"" optional:"" help:"List only styles with all of these words in their name or title."`
}

// Help says what --json prints.
func (styleListCommand) Help() string {
	return "With --json: [{name, title, class, format, language, parent, from, error}], where parent is the style that a " +
		"dependent one is the same as, from the folder that it was found in, and error why it cannot be read."
}

// Run lists the styles.
func (c styleListCommand) Run(p *program) error {
	list := styleList{}
	for _, s := range citationStyles().List() {
		if hasWords(s.Name+" "+s.Title, c.Words) {
			list = append(list, styleData{s.Name, s.Title, s.Class, s.Format, s.Language, s.Parent, s.From, s.Problem})
		}
	}
	return p.print(list)
}

func hasWords(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, word := range words {
		if !strings.Contains(text, strings.ToLower(word)) {
			return false
		}
	}
	return true
}

// styleData is a style that was found.
type styleData struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Class    string `json:"class"`    // "in-text" or "note", "" for a dependent style
	Format   string `json:"format"`   // "author-date", "numeric", "note", "label", "author" or ""
	Language string `json:"language"` // that it is for, or ""
	Parent   string `json:"parent"`   // id of the style that it depends on, or ""
	From     string `json:"from"`
	Error    string `json:"error"` // why it cannot be read, or ""
}

type styleList []styleData

func (list styleList) text() string {
	if len(list) == 0 {
		return "There are no such styles. Add one by: collate style add FILE\n"
	}
	rows := make([][]string, len(list))
	for i, s := range list {
		kind := cmp.Or(s.Format, s.Class)
		switch {
		case s.Error != "":
			kind = "cannot be read"
		case s.Parent != "":
			kind = "as " + s.Parent[strings.LastIndexByte(s.Parent, '/')+1:]
		}
		rows[i] = []string{oneLine(s.Name), kind, s.Language, s.From, oneLine(s.Title)}
	}
	return table([]string{"NAME", "KIND", "LANGUAGE", "FROM", "TITLE"}, rows)
}

type styleAddCommand struct {
	Paths []string `arg:"" name:"path" type:"file" help:"Files (.csl, or locales-….xml), or folders with such files."`
}

// Help says what --json prints.
func (styleAddCommand) Help() string {
	return "A style that is there under the same name is replaced. With --json: [{path, name, title, status, error}], where " +
		"status is added, updated, unchanged or failed."
}

// Run adds styles. One that cannot be read does not keep the others from being
// added.
func (c styleAddCommand) Run(p *program) error {
	list := addedStyles{}
	failures := false
	for _, path := range c.Paths {
		for _, file := range stylesIn(path) {
			added, err := addStyle(file)
			added.Path = file
			if err != nil {
				p.tell(err)
				failures = true
				added.Status, added.Error = "failed", err.Error()
			}
			list = append(list, added)
		}
	}
	if err := p.print(list); err != nil {
		return err
	}
	if failures {
		return errTold
	}
	return nil
}

// stylesIn returns the styles and locales in a folder, or what is no folder itself.
func stylesIn(path string) []string {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return []string{path}
	}
	var found []string
	for _, pattern := range []string{"*.csl", "locales-*.xml"} {
		found = append(found, filesIn(path, pattern)...)
	}
	return found
}

// addedStyle is a style that was added.
type addedStyle struct {
	Path   string `json:"path"`
	Name   string `json:"name"`
	Title  string `json:"title"`
	Status string `json:"status"`
	Error  string `json:"error"` // "" unless it failed
}

type addedStyles []addedStyle

func (list addedStyles) text() string {
	var b strings.Builder
	for _, s := range list {
		if s.Error == "" {
			b.WriteString(map[string]string{"added": "Added ", "updated": "Replaced ", "unchanged": "Unchanged: "}[s.Status])
			b.WriteString(oneLine(s.Name) + ", “" + oneLine(s.Title) + "”.\n")
		}
	}
	if len(list) == 0 {
		return "There are no styles in that folder.\n"
	}
	return b.String()
}

type styleUseCommand struct {
	Style    string `arg:"" optional:"" help:"The name of the style. Without it, the one in use is told."`
	Language string `placeholder:"LANGUAGE" help:"The language of words and dates, such as de-DE; without it, that of the style."`
}

// Run chooses the style that the notebook is cited in.
func (c styleUseCommand) Run(ctx context.Context, p *program) error {
	if c.Style == "" && c.Language != "" {
		return usageError{&notes.Problem{What: "--language needs a style", Remedy: "Write for example: collate style use apa --language de-DE"}}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		choice, err := styles.Chosen(ctx, store)
		if err != nil {
			return err
		}
		if c.Style != "" {
			choice = styles.Choice{Style: strings.ToLower(c.Style), Language: c.Language}
		}
		processor, err := processor(ctx, store, c.Style, c.Language)
		if err != nil {
			return err
		}
		if c.Style != "" {
			if err := styles.Choose(ctx, store, choice); err != nil {
				return err
			}
		}
		return p.print(usedStyle{choice.Style, processor.Style().Info().Title, processor.Language()})
	})
}

// usedStyle is the style that a notebook is cited in.
type usedStyle struct {
	Style    string `json:"style"`
	Title    string `json:"title"`
	Language string `json:"language"`
}

func (s usedStyle) text() string {
	return "Citations are in the style " + s.Style + ", “" + oneLine(s.Title) + "”, in " + s.Language + ".\n"
}
