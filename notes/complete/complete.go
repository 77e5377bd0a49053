// Package complete completes a link or tag while it is typed, with the notes,
// articles, highlights and tags of the notebook.
//
// A [Completer] caches the names in memory and updates them after each change
// of the notebook. It is safe for any goroutine.
package complete

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/query"
)

// Name is a name by which a record can be found and linked to.
type Name struct {
	Ref      notes.Ref
	Text     string      // text to match: a title, a citation key, the words of a highlight, a tag
	Detail   string      // shown beside Text: the title for a key, the article of a highlight
	Target   link.Target // unambiguous target of a link to the record; zero for a tag
	Modified time.Time
}

// Source is the part of a notebook that a Completer needs.
type Source interface {
	// LinkNames returns the names of the notes, articles and highlights refs,
	// and of those whose links may be written differently because refs changed;
	// of all records if refs is nil. Records that do not exist or are in the
	// trash have none.
	LinkNames(ctx context.Context, refs []notes.Ref) ([]Name, error)
	// LinkHeadings returns the headings of a note or article in order.
	LinkHeadings(ctx context.Context, ref notes.Ref) ([]string, error)
	// TagNames returns the tags that are in use.
	TagNames(ctx context.Context) ([]string, error)
	// Subscribe calls the function after each change, until stop is called.
	Subscribe(func(notes.Change)) (stop func())
}

// Candidate is a proposed completion.
type Candidate struct {
	Ref    notes.Ref // zero for a heading, and for a note that is not written yet
	Text   string    // text to show
	Detail string    // text to show beside it; may be ""
	Marks  [][2]int  // typed letters in Text: code points, end-exclusive, in order, not overlapping
	Insert string    // replaces the typed text and the "[[" or "#" before it: "[[Title]]", "#tag"
	Create string    // title of the note to create; "" if the target exists
}

// Completer completes links and tags.
type Completer struct {
	source Source
	stop   func()

	refreshing sync.Mutex // held while names are read

	mu    sync.Mutex
	stale map[notes.Ref]bool // records whose names have to be read again
	all   bool               // all names have to be read again
	list  []entry            // replaced, never modified
}

// entry is a name with its folded text.
type entry struct {
	Name
	folded string
}

// New returns a Completer for a notebook. It reads the names on first use, or
// in [Completer.Refresh].
func New(source Source) *Completer {
	c := &Completer{source: source, all: true, stale: make(map[notes.Ref]bool)}
	c.stop = source.Subscribe(c.changed)
	return c
}

// Close unsubscribes from the changes of the notebook.
func (c *Completer) Close() { c.stop() }

// changed marks the names to read again.
func (c *Completer) changed(change notes.Change) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if change.Unknown() || change.Touches(notes.KindArticle) { // the highlights of an article appear and disappear with it
		c.all = true
		return
	}
	for _, ref := range change.Refs {
		c.stale[ref] = true
	}
}

// Refresh reads the names that have changed. It continues if ctx is cancelled
// meanwhile. After an error the names are read again next time.
func (c *Completer) Refresh(ctx context.Context) error {
	c.refreshing.Lock()
	defer c.refreshing.Unlock()
	c.mu.Lock()
	stale, all := c.stale, c.all
	c.stale, c.all = make(map[notes.Ref]bool), false
	c.mu.Unlock()
	if !all && len(stale) == 0 {
		return nil
	}
	// The next caller needs the result too: often ctx was cancelled because the
	// user typed another letter.
	err := c.read(context.WithoutCancel(ctx), stale, all)
	if err != nil {
		c.mu.Lock()
		c.all = c.all || all
		maps.Copy(c.stale, stale)
		c.mu.Unlock()
	}
	return err
}

func (c *Completer) read(ctx context.Context, stale map[notes.Ref]bool, all bool) error {
	var refs []notes.Ref
	for ref := range stale {
		refs = append(refs, ref)
	}
	if all {
		refs = nil
	}
	names, err := c.source.LinkNames(ctx, refs)
	if err != nil {
		return err
	}
	tags, err := c.source.TagNames(ctx)
	if err != nil {
		return err
	}
	for _, n := range names {
		stale[n.Ref] = true
	}
	known := c.entries()
	list := make([]entry, 0, len(known)+len(names)+len(tags))
	for _, e := range known {
		if !all && !stale[e.Ref] && e.Ref.Kind != notes.KindTag {
			list = append(list, e)
		}
	}
	for _, n := range names {
		list = append(list, entry{n, query.Fold(n.Text)})
	}
	for _, t := range tags {
		list = append(list, entry{Name{Ref: notes.TagRef(t), Text: t}, query.Fold(t)})
	}
	c.mu.Lock()
	c.list = list
	c.mu.Unlock()
	return nil
}

func (c *Completer) entries() []entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.list
}

// Links returns at most limit candidates for a link, the best first, where
// typed is the text after "[[": names that begin with it, then names that
// contain it, then names with its letters at the beginnings of words, then
// names with its letters anywhere in order. After "name#" the candidates are
// the headings of the named record, and after "key^" its highlights; if the
// name is empty, they are the headings of in, the note that contains the link.
// Before the last of these groups, and among the first eight, is a new note
// called typed, unless a record has this name. If typed is empty, the
// candidates are the records modified last; after a "|" there are none.
func (c *Completer) Links(ctx context.Context, typed string, in notes.Ref, limit int) ([]Candidate, error) {
	typed = strings.TrimPrefix(strings.TrimPrefix(typed, "!"), "[[")
	if strings.Contains(typed, "|") || limit <= 0 {
		return nil, nil
	}
	if err := c.Refresh(ctx); err != nil {
		return nil, err
	}
	list := c.entries()
	if name, part, ok := strings.Cut(typed, "#"); ok && (name != "" || in != (notes.Ref{})) {
		target, ref := link.Target{}, in
		if name != "" {
			e, found := called(list, name)
			if !found {
				return c.links(list, typed, limit), nil
			}
			target, ref = e.Target, e.Ref
		}
		return c.headings(ctx, target, ref, part, limit)
	}
	if name, part, ok := strings.Cut(typed, "^"); ok {
		if e, found := called(list, name); found && e.Ref.Kind == notes.KindArticle {
			return highlights(list, e.Target.Name, part, limit), nil
		}
	}
	return c.links(list, typed, limit), nil
}

// inSight is the number of candidates that are visible at once.
const inSight = 8

// links returns candidates of all kinds.
func (c *Completer) links(list []entry, typed string, limit int) []Candidate {
	candidates, likely := best(list, typed, limit)
	title := link.OneLine(typed)
	if title == "" {
		return candidates
	}
	if _, exists := called(list, title); exists {
		return candidates
	}
	candidates = candidates[:min(len(candidates), limit-1)]
	return slices.Insert(candidates, min(likely, len(candidates), inSight-1), Candidate{
		Text: title, Insert: link.Link{Target: link.Target{Name: title}}.String(), Create: title,
	})
}

// headings returns the headings of the record ref as candidates.
func (c *Completer) headings(ctx context.Context, target link.Target, ref notes.Ref, typed string, limit int) ([]Candidate, error) {
	headings, err := c.source.LinkHeadings(ctx, ref)
	if err != nil {
		return nil, err
	}
	list := make([]entry, len(headings))
	for i, heading := range headings {
		target.Heading = heading
		list[i] = entry{Name{Text: heading, Target: target, Modified: time.Unix(int64(-i), 0)}, query.Fold(heading)}
	}
	candidates, _ := best(list, typed, limit)
	return candidates, nil
}

// highlights returns the highlights of the article with a citation key as
// candidates.
func highlights(list []entry, key, typed string, limit int) []Candidate {
	var on []entry
	for _, e := range list {
		if e.Ref.Kind == notes.KindHighlight && e.Target.Name == key {
			on = append(on, e)
		}
	}
	candidates, _ := best(on, typed, limit)
	return candidates
}

// Tags returns at most limit candidates for a tag, the best first, where typed
// is the text after "#".
func (c *Completer) Tags(ctx context.Context, typed string, limit int) ([]Candidate, error) {
	if err := c.Refresh(ctx); err != nil || limit <= 0 {
		return nil, err
	}
	var tags []entry
	for _, e := range c.entries() {
		if e.Ref.Kind == notes.KindTag {
			tags = append(tags, e)
		}
	}
	candidates, _ := best(tags, strings.TrimPrefix(typed, "#"), limit)
	return candidates, nil
}

// called returns the note or article with that title or key.
func called(list []entry, name string) (entry, bool) {
	folded, name := query.Fold(strings.TrimSpace(name)), link.Normalize(name)
	for _, e := range list {
		if (e.Ref.Kind == notes.KindNote || e.Ref.Kind == notes.KindArticle) && len(e.folded) == len(folded) && link.Normalize(e.Text) == name {
			return e, true
		}
	}
	return entry{}, false
}
