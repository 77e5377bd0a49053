package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"collate/notes"
	"collate/storage"
)

type tagCommand struct {
	List   tagListCommand   `cmd:"" help:"List the tags, or what carries one."`
	Rename tagRenameCommand `cmd:"" help:"Give a tag, and those below it, another name everywhere."`
	Merge  tagMergeCommand  `cmd:"" help:"Make one tag of several."`
	Color  tagColorCommand  `cmd:"" help:"Give a tag a colour, or take it away."`
}

type tagListCommand struct {
	Tag string `arg:"" optional:"" help:"List what carries this tag, or one below it."`
}

// Help says what --json prints.
func (tagListCommand) Help() string {
	return "With --json: [{tag, count, total, color}], where total counts the tags below too; " +
		"of one tag: [{kind, id, tag, title, text, modified}], where text is the words of a highlight."
}

// Run lists the tags, or what carries one.
func (c tagListCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		if c.Tag != "" {
			return c.tagged(ctx, p, store)
		}
		tags, err := store.Tags(ctx)
		if err != nil {
			return err
		}
		list := make(tagTable, len(tags))
		for i, t := range tags {
			list[i] = tagData{Tag: t.Tag, Count: t.Count, Total: t.Total}
			if t.Color != nil {
				list[i].Color = t.Color.String()
			}
		}
		return p.print(list)
	})
}

// tagData is a tag.
type tagData struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"` // articles, highlights and notes with it
	Total int    `json:"total"` // and those with one below it
	Color string `json:"color"` // "" for none
}

type tagTable []tagData

func (list tagTable) text() string {
	if len(list) == 0 {
		return "There are no tags in the notebook. Write one in a note: #claim\n"
	}
	rows := make([][]string, len(list))
	for i, t := range list {
		rows[i] = []string{fmt.Sprint(t.Count), fmt.Sprint(t.Total), t.Color, "#" + oneLine(t.Tag)}
	}
	return table([]string{" COUNT", " TOTAL", "COLOUR", "TAG"}, rows)
}

// tagged prints what carries the tag.
func (c tagListCommand) tagged(ctx context.Context, p *program, store *storage.Store) error {
	tagged, err := store.Tagged(ctx, strings.TrimPrefix(c.Tag, "#"))
	if err != nil {
		return err
	}
	list := make(taggedList, len(tagged))
	for i, t := range tagged {
		list[i] = taggedData{t.Ref.Kind, t.Ref.ID, t.Tag, t.Title, t.Text, t.Modified.UTC()}
	}
	return p.print(list)
}

// taggedData is something with a tag.
type taggedData struct {
	Kind     notes.Kind `json:"kind"` // "article", "highlight" or "note"
	ID       string     `json:"id"`
	Tag      string     `json:"tag"`
	Title    string     `json:"title"` // of the article that a highlight is on
	Text     string     `json:"text"`  // the words of a highlight, or ""
	Modified time.Time  `json:"modified"`
}

type taggedList []taggedData

func (list taggedList) text() string {
	if len(list) == 0 {
		return "Nothing carries this tag. The tags are listed by: collate tag list.\n"
	}
	rows := make([][]string, len(list))
	for i, t := range list {
		title := oneLine(t.Title)
		if t.Kind == notes.KindHighlight {
			title = shortQuote(t.Text) + " in " + title
		}
		rows[i] = []string{string(t.Kind), "#" + oneLine(t.Tag), title}
	}
	return table([]string{"KIND", "TAG", "TITLE"}, rows)
}

type tagRenameCommand struct {
	Tag string `arg:"" help:"A tag."`
	To  string `arg:"" help:"What to call it from now on."`
}

// renameShape is what --json prints of a tag that was renamed.
const renameShape = "With --json: {tag, was, records}, where records is how many articles, highlights and notes were changed."

// Help says what --json prints.
func (tagRenameCommand) Help() string { return renameShape }

// Run renames a tag. It does not join it with another one unasked.
func (c tagRenameCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		from, to := tagNamed(c.Tag), tagNamed(c.To)
		tags, err := store.Tags(ctx)
		if err != nil {
			return err
		}
		if there := spelling(tags, to); there != "" && notes.TagRef(from) != notes.TagRef(to) {
			return &notes.Problem{
				What:   fmt.Sprintf("Could not rename the tag “%s”: there is a tag “%s” already", from, there),
				Remedy: fmt.Sprintf("Choose another name, or make one of the two: collate tag merge %s %s", from, there),
			}
		}
		return p.renameTags(ctx, store, renamedTag{Tag: to, Was: []string{from}})
	})
}

// spelling returns how a tag that is named in whatever case is spelt among those
// in use, or "" if it is none of them.
func spelling(tags []notes.TagCount, named string) string {
	for _, t := range tags {
		if notes.TagRef(t.Tag) == notes.TagRef(named) {
			return t.Tag
		}
	}
	return ""
}

// tagNamed returns the tag that a person named, with "#" or without.
func tagNamed(tag string) string { return strings.TrimPrefix(oneLine(tag), "#") }

type tagMergeCommand struct {
	Tags []string `arg:"" name:"tag" help:"Tags, and last the one that stays."`
}

// Help says what --json prints.
func (tagMergeCommand) Help() string { return renameShape }

// Run makes one tag of several.
func (c tagMergeCommand) Run(ctx context.Context, p *program) error {
	last := len(c.Tags) - 1
	if last < 1 {
		return usageError{&notes.Problem{What: "There is one tag to merge", Remedy: "Name those to merge, and last the one that stays."}}
	}
	var from []string
	for _, tag := range c.Tags[:last] {
		from = append(from, tagNamed(tag))
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		return p.renameTags(ctx, store, renamedTag{Tag: tagNamed(c.Tags[last]), Was: from, merged: true})
	})
}

// renameTags gives tags another name and prints what was done.
func (p *program) renameTags(ctx context.Context, store *storage.Store, renamed renamedTag) error {
	progress := newProgress(p.stderr, 1)
	edit, err := store.RenameTags(ctx, renamed.Was, renamed.Tag, progress.of("Changing texts"))
	progress.clear()
	if err != nil {
		return err
	}
	for _, ref := range edit.Refs() {
		if ref.Kind != notes.KindTag {
			renamed.Records++
		}
	}
	return p.print(renamed)
}

// renamedTag is a tag that others were just renamed to.
type renamedTag struct {
	Tag     string   `json:"tag"`
	Was     []string `json:"was"`
	Records int      `json:"records"` // that were changed
	merged  bool     // and not one of them given a name of its own
}

func (t renamedTag) text() string {
	was, items := strings.Join(t.Was, ", #"), count(t.Records, "item")
	if t.merged {
		return fmt.Sprintf("Merged #%s into #%s on %s.\n", was, t.Tag, items)
	}
	return fmt.Sprintf("Renamed #%s to #%s on %s.\n", was, t.Tag, items)
}

type tagColorCommand struct {
	Tag   string `arg:"" help:"A tag."`
	Color string `arg:"" name:"colour" help:"One of ${colors}, or none."`
}

// Help says what --json prints.
func (tagColorCommand) Help() string { return "With --json: {tag, color}" }

// Run gives a tag a colour, or takes it away.
func (c tagColorCommand) Run(ctx context.Context, p *program) error {
	t := notes.Tag{Name: tagNamed(c.Tag)}
	if t.Name == "" {
		return usageError{&notes.Problem{What: "The tag is empty", Remedy: "Write for example: collate tag color claim blue"}}
	}
	op, name := notes.Remove(t.Ref()), ""
	if !strings.EqualFold(c.Color, "none") {
		color, err := notes.ParseColor(c.Color)
		if err != nil {
			return usageError{err}
		}
		t.Color, name = color, color.String()
		op = notes.Put(t)
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		tags, err := store.Tags(ctx)
		if err != nil {
			return err
		}
		if name != "" && spelling(tags, t.Name) == "" {
			return &notes.Problem{
				What: fmt.Sprintf("There is no tag “%s” in the notebook", t.Name), Remedy: "All are listed by: collate tag list.", Cause: notes.ErrNotFound,
			}
		}
		if err := store.Apply(ctx, notes.NewEdit("colour of tag", p.now(), op)); err != nil {
			return err
		}
		return p.print(coloredTag{t.Name, name})
	})
}

// coloredTag is a tag that was just given a colour.
type coloredTag struct {
	Tag   string `json:"tag"`
	Color string `json:"color"` // "" for none
}

func (t coloredTag) text() string {
	if t.Color == "" {
		return fmt.Sprintf("#%s has no colour.\n", t.Tag)
	}
	return fmt.Sprintf("#%s is %s.\n", t.Tag, t.Color)
}
