package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"collate/app/finder"
	"collate/app/library"
	"collate/app/margin"
	"collate/app/reading"
	"collate/app/widget/completion"
	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/markdown"
)

// The functions below build the parts of the window and connect their
// callbacks.

func (w *window) buildLibrary() {
	w.library = library.New()
	w.library.OnOpen = func(ref notes.Ref) { w.open(ref, false) }
	w.library.OnMenu = w.itemMenu
	w.library.OnDrag = func(_ notes.Ref, at fyne.Position) { w.showTarget(w.desk.under(at)) }
	w.library.OnDrop = func(ref notes.Ref, at fyne.Position) {
		w.showTarget(-1)
		if i := w.desk.under(at); i >= 0 {
			w.openIn(i, ref)
		}
	}
	w.library.OnTag = w.showTagged
	w.library.OnTags = func() { w.chooseTag(w.showTagged) }
	w.library.OnTagMenu = w.tagMenu
	w.library.OnSearch = func(words string) { w.finder.OpenWith(words) }
	w.library.OnForget = w.forgetSearch
	w.library.OnAll = func() { w.find(finder.Open) }
	w.library.OnFold = func(sections []string) {
		w.session.Folded = sections
		w.keep()
	}
	w.library.OnLeave = func() { w.desk.current().focus() }
	w.library.OnNewNote = w.chooseNote
	w.library.OnImport = w.chooseImport
}

func (w *window) buildMargin() {
	w.margin = margin.New(w.engine, lookOf(w.session), w.commands)
	w.margin.OnGo = w.goToHighlight
	w.margin.OnComment = func(id notes.HighlightID, comment, stretch string) {
		w.changes.CommentHighlight(id, comment, stretch, func() { w.margin.Saved(id, comment) })
	}
	w.margin.OnTyping = w.typed
	w.margin.OnComplete = func(q completion.Query) {
		w.complete(q, notes.Ref{Kind: notes.KindHighlight, ID: string(w.margin.Writing())}, w.margin.SetCandidates)
	}
	w.margin.OnCreate = w.createLinked
	w.margin.Text = textOfComment
	w.margin.OnMenu = w.highlightMenu
	w.margin.OnAll = func(all bool) {
		w.listAll = all
		w.showMargin()
	}
	w.margin.OnWheel = func(e *fyne.ScrollEvent) { w.desk.current().reader.Scroll(e) }
	w.margin.InView = func() (int, int) { return w.desk.current().reader.InView() }
	w.margin.TopOf = func(h notes.Highlight) (float32, bool) {
		return w.desk.current().reader.TopOf(h.Anchor.Start, h.Anchor.End)
	}
	w.margin.ColorName = func(c notes.Color) string { return w.colors.of(c) }
	w.margin.OnTag = w.showTagged
	w.margin.OnLink = func(target string) { w.follow(target) }
	w.margin.OnLinks = w.showLinksTo
	w.margin.OnLeave = func() { w.desk.current().focus() }
}

// textOfComment returns a rendered comment. Line breaks are kept.
func textOfComment(comment string) *textview.Text {
	const hardBreak = "  \n"
	return reading.TextOf(markdown.Document(strings.ReplaceAll(comment, "\n", hardBreak)))
}

func (w *window) buildFinder() {
	w.finder = finder.New(w.choices, w.commands, w.engine, lookOf(w.session))
	w.finder.OnSearch = w.searchFor
	w.finder.OnPreview = w.previewHit
	w.finder.OnHit = w.openHit
	w.finder.OnFound = w.found
	w.finder.OnSave = w.saveSearch
	w.finder.OnGroup = func(grouped bool) {
		w.session.Searches.Group = grouped
		w.keep()
	}
	w.finder.About = w.aboutHit
	w.finder.Values = w.operatorValues
	w.finder.OnChoice = w.choose
	w.finder.OnLeave = func() { w.desk.current().focus() }
}

func (w *window) buildDesk() {
	w.desk = &desk{
		ctx:       w.ctx,
		notebook:  w.notebook,
		table:     newTable(w.keep),
		newPane:   w.newPane,
		onFocus:   w.focusChanged,
		onChanged: w.keep,
		onError:   w.reportError,
		onTrashed: w.offerRestoration,
		left:      func(r notes.RevisionID) int { return w.session.Reading[r].Place },
		noteLeft:  w.noteLeft,
		view:      func() writing.View { return w.session.View },
		thrift:    &thrift{pause: thriftPause},
	}
}

// newPane fills in a pane of the desk and connects its callbacks.
func (w *window) newPane(d *desk, p *pane) {
	look := lookOf(w.session)
	reader := reading.New(w.engine, look, w.commands)
	writer := writing.New(w.engine, look, w.commands)
	*p = *newPane(w.win.Canvas(), reader, writer, w.commands.Keys("go.open"))
	p.frame.OnTapped = func() {
		d.focusOn(p)
		p.focus()
	}
	reader.SetColorNames(w.colors.of)
	w.bindReader(reader, p)
	w.bindQuote(reader, p)
	w.bindWriter(writer, p)
}

func (w *window) bindReader(r *reading.Reader, p *pane) {
	r.OnHighlight = func(start, end int, color notes.Color, comment bool) {
		h, err := w.changes.AddHighlight(p.revision, start, end, color)
		if err != nil {
			w.reportError(err)
			return
		}
		w.desk.add(h)
		if comment {
			w.write(h.ID)
		}
	}
	r.OnRecolor = w.changes.RecolorHighlight
	r.OnUnderline = w.changes.UnderlineHighlight
	r.OnComment = w.write
	r.OnDelete = w.deleteHighlight
	r.OnRange = func(id notes.HighlightID, start, end int) {
		if err := w.changes.MoveHighlight(id, p.revision, start, end); err != nil {
			w.reportError(err)
		}
	}
	r.OnCopy = func(start, end int) { w.copyWithCitation(p, start, end, cite.Text) }
	r.OnChoose = w.chooseHighlight
	r.OnJump = func(offset int) {
		w.desk.focusOn(p)
		w.goTo(offset)
	}
	r.OnLink = func(target string) { w.follow(target) }
	r.OnSelected = w.status.setSelection
	r.OnScrolled = func() { w.scrolled(p) }
	r.OnProgress = p.showProgress
	r.OnFocus = func() { w.desk.focusOn(p) }
}
