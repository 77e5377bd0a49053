package app

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/reading"
	"collate/app/theme"
	"collate/app/widget/header"
	"collate/app/widget/label"
	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
	"collate/notes/cite"
)

// pane shows an article, a note, or nothing.
type pane struct {
	frame  *header.Frame
	reader *reading.Reader
	writer *writing.Writer
	empty  fyne.CanvasObject
	canvas fyne.Canvas

	shown      notes.Ref // zero for nothing
	article    notes.Article
	revision   notes.Revision
	text       *textview.Text
	highlights []notes.Highlight         // all of the article, in reading order
	links      map[notes.HighlightID]int // number of notes and comments that link to each
	added      []notes.Highlight         // added by the user and not read back from the notebook yet
	note       notes.Note
	left       notes.Ref // what was shown before it disappeared, while nothing is shown
	loads      int       // number of requests: only the last one is shown
	opening    *opened   // the request that is not shown yet; nil for none
}

// newPane returns an empty pane with a hint that names openKeys, the shortcut to open
// something.
func newPane(canvas fyne.Canvas, reader *reading.Reader, writer *writing.Writer, openKeys string) *pane {
	hint := label.New("Choose an article in the library on the left, or press "+openKeys+" and type a few letters of its title.",
		label.Style{Color: theme.ColorQuiet, Lines: label.Unlimited})
	p := &pane{canvas: canvas, reader: reader, writer: writer, empty: container.New(&emptyLayout{}, hint)}
	p.frame = header.New(p.empty)
	p.frame.SetTitle("", "")
	return p
}

// loaded is an article with all that a pane shows of it.
type loaded struct {
	article    notes.Article
	revision   notes.Revision
	text       *textview.Text
	highlights []notes.Highlight
	links      map[notes.HighlightID]int
}

// loadArticle reads an article. have is an earlier result whose text is reused if the
// revision is the same, or nil. It must be called off the UI thread.
func loadArticle(ctx context.Context, notebook Notebook, id notes.ArticleID, have *loaded) (loaded, error) {
	article, err := notebook.Article(ctx, id)
	if err != nil {
		return loaded{}, err
	}
	l := loaded{article: article}
	if have != nil && have.revision.ID == article.Revision {
		l.revision, l.text = have.revision, have.text
	} else {
		if l.revision, err = notebook.Revision(ctx, article.Revision); err != nil {
			return loaded{}, err
		}
		l.text = reading.TextOf(l.revision.Document)
		l.text.Language = article.Item.Text["language"]
	}
	if l.highlights, err = notebook.Highlights(ctx, id); err != nil {
		return loaded{}, err
	}
	l.links, err = notebook.HighlightLinks(ctx, id)
	return l, err
}

// showArticle shows an article, scrolled to place if it was not shown before.
func (p *pane) showArticle(l loaded, place int) {
	fresh := p.shown != l.article.Ref() || p.revision.ID != l.revision.ID
	if fresh {
		p.added = nil
	}
	p.shown, p.article, p.revision, p.text, p.highlights = l.article.Ref(), l.article, l.revision, l.text, p.withAdded(l.highlights)
	p.links = l.links
	p.note = notes.Note{}
	about := cite.Source(l.article.Item)
	if date := cite.LongDate(cite.Issued(l.article.Item)); date != "" {
		about = strings.TrimPrefix(about+" · "+date, " · ")
	}
	p.frame.SetTitle(cite.ShortTitle(l.article.Item), about)
	p.frame.SetTool(nil)
	p.frame.SetContent(p.reader)
	if fresh {
		p.reader.SetDocument(l.revision.Document, l.text, place)
	}
	p.reader.SetHighlights(p.standing())
	p.showProgress()
}

// add shows a new highlight before it is read back from the notebook.
func (p *pane) add(h notes.Highlight) {
	p.added = append(p.added, h)
	p.highlights = p.withAdded(p.highlights)
	p.reader.SetHighlights(p.standing())
}

// withAdded returns the highlights read from the notebook and those added since, in
// reading order, and drops added ones that were read.
func (p *pane) withAdded(read []notes.Highlight) []notes.Highlight {
	p.added = slices.DeleteFunc(p.added, func(h notes.Highlight) bool {
		return slices.ContainsFunc(read, func(r notes.Highlight) bool { return r.ID == h.ID })
	})
	if len(p.added) == 0 {
		return read
	}
	all := slices.Concat(read, p.added)
	slices.SortStableFunc(all, func(a, b notes.Highlight) int {
		return cmp.Or(a.Anchor.Start-b.Anchor.Start, a.Anchor.End-b.Anchor.End)
	})
	return all
}

// standing returns the highlights whose passage is in the shown text.
func (p *pane) standing() []notes.Highlight {
	lost := func(h notes.Highlight) bool { return h.Status == notes.Orphaned || h.Revision != p.revision.ID }
	if !slices.ContainsFunc(p.highlights, lost) {
		return p.highlights
	}
	return slices.DeleteFunc(slices.Clone(p.highlights), lost)
}

// showNote shows a note, in a view and at a place if it was not shown before.
func (p *pane) showNote(n notes.Note, view writing.View, at writing.Place) {
	p.shown, p.note = n.Ref(), n
	p.article, p.revision, p.text, p.highlights, p.links = notes.Article{}, notes.Revision{}, nil, nil, nil
	p.frame.SetTitle(titleOf(n), "Note")
	p.frame.SetTool(p.writer.Views())
	p.frame.SetContent(p.writer)
	p.writer.SetNote(n, view, at)
	p.showCount()
}

// writes says whether the pane shows the Markdown of a note.
func (p *pane) writes() bool {
	return p.shown.Kind == notes.KindNote && p.writer.View() != writing.Read
}

// showCount shows the number of words of the note and of its selection.
func (p *pane) showCount() {
	if p.shown.Kind != notes.KindNote {
		return
	}
	words, selected := p.writer.Count()
	text := count(words, "word")
	if selected > 0 {
		text = grouped(selected) + " of " + text
	}
	p.frame.SetEnd(text)
}

// lose handles the deletion of what the pane shows. A note with unsaved text stays
// visible, so that it can be put back.
func (p *pane) lose() {
	if p.shown.Kind != notes.KindNote || !p.writer.SetDeleted() {
		p.showNothing()
	}
}

func (p *pane) showNothing() {
	if p.shown.Kind != "" {
		p.left = p.shown
	}
	p.shown, p.note = notes.Ref{}, notes.Note{}
	p.article, p.revision, p.text, p.highlights, p.links = notes.Article{}, notes.Revision{}, nil, nil, nil
	p.frame.SetTitle("", "")
	p.frame.SetEnd("")
	p.frame.SetTool(nil)
	p.frame.SetContent(p.empty)
}

func (p *pane) showProgress() {
	if p.shown.Kind != notes.KindArticle {
		return
	}
	p.frame.SetEnd(fmt.Sprintf("%d %%", int(math.Round(100*p.reader.Progress()))))
}

// opened returns what the pane shows, or is about to show.
func (p *pane) opened() opened {
	if p.opening != nil {
		return *p.opening
	}
	o := opened{Ref: p.shown}
	switch p.shown.Kind {
	case notes.KindArticle:
		o.Place = p.reader.Place()
	case notes.KindNote:
		o.View, o.At = p.writer.View(), p.writer.Place()
	}
	return o
}

// resume scrolls to a remembered place in what the pane shows.
func (p *pane) resume(o opened) {
	switch p.shown.Kind {
	case notes.KindArticle:
		p.reader.GoTo(o.Place)
	case notes.KindNote:
		p.writer.Resume(o.At)
	}
}

// loaded returns what the pane shows as a result of loadArticle, nil if it shows no
// article.
func (p *pane) loaded() *loaded {
	if p.shown.Kind != notes.KindArticle {
		return nil
	}
	return &loaded{p.article, p.revision, p.text, p.highlights, p.links}
}

// focus gives the focus to what the pane shows.
func (p *pane) focus() {
	switch p.shown.Kind {
	case notes.KindArticle:
		p.reader.FocusOn(p.canvas)
	case notes.KindNote:
		p.writer.FocusOn(p.canvas)
	}
}

func (p *pane) setLook(look textview.Look) {
	p.reader.SetLook(look)
	p.writer.SetLook(look)
}

func titleOf(n notes.Note) string {
	if strings.TrimSpace(n.Title) == "" {
		return "Untitled"
	}
	return n.Title
}

// emptyLayout places the hint of an empty pane where the text would start.
type emptyLayout struct{}

func (emptyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 60) }

func (emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(0, min(size.Width-40, 380))
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		o.Move(fyne.NewPos((size.Width-width)/2, 40))
	}
}
