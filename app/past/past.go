// Package past is the part of the right side that shows the history: the
// earlier versions of the note in the focused pane, and the history of the
// notebook, with ways to go back to any of them.
//
// Everything must be used on Fyne's goroutine.
package past

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/feed"
	"collate/app/widget/label"
	"collate/app/widget/list"
	"collate/notes"
)

// Contents is what is shown.
type Contents struct {
	Versions []Version     // of the note in the focused pane, newest first
	Steps    []notes.Entry // of the history, newest first
	More     bool          // there are older entries

	// About is the subject of each step.
	About map[notes.Entry]notes.Subject
}

// Version is a version of a note: the state after an entry of the history.
type Version struct {
	notes.Entry
	Before int64   // Seq of the previous version; 0 for none
	Change *Change // the change since Before; nil if unknown
}

// Change is the difference between two texts.
type Change struct {
	Added, Removed int    // number of words
	Words          string // longest insertion, or longest deletion if nothing was inserted; one line, truncated
}

// String describes the change: "+12 −3 · “inserted text”"; "" if nothing
// changed.
func (c Change) String() string {
	var parts []string
	if c.Added > 0 {
		parts = append(parts, fmt.Sprintf("+%d", c.Added))
	}
	if c.Removed > 0 {
		parts = append(parts, fmt.Sprintf("−%d", c.Removed))
	}
	counts := strings.Join(parts, " ")
	if c.Words == "" {
		return counts
	}
	return strings.TrimPrefix(counts+" · “"+c.Words+"”", " · ")
}

// Past lists versions and entries of the history.
type Past struct {
	widget.BaseWidget

	// OnVersion is called for a version that was opened.
	OnVersion func(notes.Entry)
	// OnStep is called for an entry to go to.
	OnStep func(notes.Entry)
	// OnMore is called when older entries are to be listed.
	OnMore func()
	// OnLeave is called when the focus is to go back to the text.
	OnLeave func()

	now      func() time.Time
	feed     *feed.Feed
	contents Contents
	rows     map[string]row
}

// row is the content of a row of the list.
type row struct {
	title, about, end string
	current           bool
	open              func()
}

// New returns an empty list. now is the clock.
func New(now func() time.Time) *Past {
	p := &Past{OnVersion: func(notes.Entry) {}, OnStep: func(notes.Entry) {}, OnMore: func() {}, OnLeave: func() {}, now: now}
	p.feed = feed.New(feed.Options{Kind: kind, Create: p.create, Bind: p.bind})
	p.ExtendBaseWidget(p)
	p.SetContents(Contents{})
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Past) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewClip(p.feed))
}

// The kinds of list items; a key begins with its kind.
const (
	kindHeading = "heading"
	kindRow     = "row"
	kindEmpty   = "empty"
)

func kind(key string) string {
	kind, _, _ := strings.Cut(key, " ")
	return kind
}

// SetContents replaces the contents.
func (p *Past) SetContents(c Contents) {
	p.contents, p.rows = c, map[string]row{}
	var keys []string
	heading := func(title string) { keys = append(keys, kindHeading+" "+title) }
	add := func(of string, seq int64, r row) {
		key := kindRow + " " + of + " " + strconv.FormatInt(seq, 10)
		p.rows[key] = r
		keys = append(keys, key)
	}
	if len(c.Versions) > 0 {
		heading("Versions of this note")
		for i, v := range c.Versions {
			about := sentence(v.Name)
			if v.Change != nil && v.Change.String() != "" {
				about = v.Change.String()
			}
			add("version", v.Seq, row{title: p.moment(v.Time), about: about, current: i == 0, open: func() { p.OnVersion(v.Entry) }})
		}
	}
	day, here := "", true
	for _, e := range c.Steps {
		if d := p.day(e.Time); d != day {
			day = d
			heading(d)
		}
		r := row{title: sentence(e.Name), about: p.about(e), end: end(e), open: func() { p.OnStep(e) }}
		if here && (e.State == notes.InForce || e.State == notes.Fixed) {
			r.current, here = true, false
		}
		if e.State == notes.Superseded {
			r.open = nil
		}
		add("step", e.Seq, r)
	}
	if c.More {
		add("more", 0, row{title: "Older changes…", open: func() { p.OnMore() }})
	}
	if len(keys) == 0 {
		keys = []string{kindEmpty}
	}
	p.feed.SetItems(keys)
}

// Contents returns the contents.
func (p *Past) Contents() Contents { return p.contents }

// Focus focuses the first row.
func (p *Past) Focus() { p.feed.FocusOn("") }

// about returns the time and the subject of an entry.
func (p *Past) about(e notes.Entry) string {
	about := e.Time.Local().Format("15:04")
	subject := p.contents.About[e]
	switch title := strings.Join(strings.Fields(subject.Title), " "); {
	case title == "" || strings.Contains(e.Name, title):
	case subject.Ref.Kind == notes.KindHighlight:
		about += " · “" + title + "”"
	default:
		about += " · " + title
	}
	return about
}

// end returns the state of an entry, or its number of records.
func end(e notes.Entry) string {
	switch e.State {
	case notes.Undone:
		return " · undone; click to redo"
	case notes.Superseded:
		return " · undone"
	case notes.Fixed:
		return " · cannot be undone"
	}
	if e.Records > 1 {
		return fmt.Sprintf(" · %d items", e.Records)
	}
	return ""
}

// sentence returns a name with a capital first letter.
func sentence(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return "Change"
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

// day returns the day of a time: "Today", "Yesterday", "14 March 2026".
func (p *Past) day(t time.Time) string {
	now, t := p.now().Local(), t.Local()
	noon := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	switch days := int(noon(now).Sub(noon(t)).Hours() / 24); days {
	case 0:
		return "Today"
	case 1:
		return "Yesterday"
	}
	return t.Format("2 January 2006")
}

// moment returns the day and time: "Today, 15:04".
func (p *Past) moment(t time.Time) string { return p.day(t) + t.Local().Format(", 15:04") }

func (p *Past) create(kind string) fyne.CanvasObject {
	switch kind {
	case kindHeading:
		return list.NewHeading("", list.NoCount, nil)
	case kindRow:
		return list.NewRow("", "", nil)
	}
	return label.New("What you change is listed here, and any step can be gone back to.",
		label.Style{Color: theme.ColorQuiet, Size: 12, Lines: label.Unlimited})
}

func (p *Past) bind(key string, o fyne.CanvasObject) {
	switch o := o.(type) {
	case *list.Heading:
		o.SetTitle(strings.TrimPrefix(key, kindHeading+" "))
	case *list.Row:
		r := p.rows[key]
		o.SetText(r.title, r.about, r.end)
		o.SetProgress(list.NoProgress)
		o.SetSelected(r.current)
		o.OnTapped = r.open
		o.OnMove = func(by int) { p.feed.Step(key, by) }
		o.OnLeave = func() { p.OnLeave() }
	}
}
