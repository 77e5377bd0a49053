// Package complete offers what a link or tag that is being typed may become:
// the notes, articles, highlights and tags of the notebook.
//
// A [Completer] keeps the names in memory and right by the changes of the
// notebook. It is safe for any goroutine.
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

// Name is something that a link can lead to, as it is offered.
type Name struct {
	Ref      notes.Ref
	Text     string      // what is matched: a title, a citation key, the words of a highlight, a tag
	Detail   string      // shown beside it: the title for a key, the article of a highlight
	Target   link.Target // that leads to it and to nothing else; zero for a tag
	Modified time.Time
}

// Source is what a Completer needs of a notebook.
type Source interface {
	// LinkNames returns the names of the notes, articles and highlights that
	// refs names, and of those whose links may be written differently since they
	// changed, or of all for nil. What does not exist or is in the trash has none.
	LinkNames(ctx context.Context, refs []notes.Ref) ([]Name, error)
	// LinkHeadings returns the headings of a note or article in order.
	LinkHeadings(ctx context.Context, ref notes.Ref) ([]string, error)
	// TagNames returns the tags that are in use.
	TagNames(ctx context.Context) ([]string, error)
	// Subscribe calls the function after each change until stop is called.
	Subscribe(func(notes.Change)) (stop func())
}

// Candidate is one thing that may be meant.
type Candidate struct {
	Ref    notes.Ref // zero for a heading, and for a note that is to be written
	Text   string    // to show
	Detail string    // to show beside it; may be ""
	Marks  [][2]int  // which letters of Text were typed: code points, in order, not overlapping
	Insert string    // takes the place of what was typed and the "[[" or "#" before it: "[[Title]]", "#tag"
	Create string    // title of the note to write; "" for what exists
}

// Completer completes links and tags.
type Completer struct {
	source Source
	stop   func()

	refreshing sync.Mutex // held while names are read

	mu    sync.Mutex
	stale map[notes.Ref]bool // to be read anew
	all   bool               // everything is
	list  []entry            // not changed in place
}

// entry is a name, ready to be compared.
type entry struct {
	Name
	folded string
}

// New returns a Completer for a notebook. It reads the names when it is first
// asked; [Completer.Refresh] does that beforehand.
func New(source Source) *Completer {
	c := &Completer{source: source, all: true, stale: make(map[notes.Ref]bool)}
	c.stop = source.Subscribe(c.changed)
	return c
}

// Close ends the following of changes.
func (c *Completer) Close() { c.stop() }

// changed notes what is to be read anew.
func (c *Completer) changed(change notes.Change) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if change.Unknown() || change.Touches(notes.KindArticle) { // whose highlights come and go with it
		c.all = true
		return
	}
	for _, ref := range change.Refs {
		c.stale[ref] = true
	}
}

// Refresh reads the names that have changed. It goes on where the context is
// cancelled meanwhile. After an error they are read the next time.
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
	// What has begun to be read is for whoever asks next too, who often asks
	// because this one has typed on.
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

// Links returns what may be meant by a link of which was typed what follows the
// "[[", at most limit candidates, the best first: what begins with it, then
// what holds it, then what has its letters in words that begin so, then what has
// them anywhere in order. After "name#" these are
// headings and after "key^" highlights of what has that name; in is the note
// that the link stands in, whose headings are meant where the name is empty.
// Before what only has the letters, and among the first eight, is a new note of
// that title, unless something is called so already.
// For nothing typed it returns what was changed last; after a "|" nothing.
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

// inSight is how many candidates a reader can be expected to see at once.
const inSight = 8

// links returns all sorts of candidates.
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

// headings returns the headings of a record.
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

// highlights returns those of the article of a citation key.
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

// Tags returns what may be meant by a tag of which was typed what follows the
// "#", at most limit candidates, the best first.
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

// called returns the note or article of that title or key.
func called(list []entry, name string) (entry, bool) {
	folded, name := query.Fold(strings.TrimSpace(name)), link.Normalize(name)
	for _, e := range list {
		if (e.Ref.Kind == notes.KindNote || e.Ref.Kind == notes.KindArticle) && len(e.folded) == len(folded) && link.Normalize(e.Text) == name {
			return e, true
		}
	}
	return entry{}, false
}
