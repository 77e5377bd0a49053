package app

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynestorage "fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/notes"
	"collate/notes/intake"
	"collate/notes/link"
	"collate/storage"
)

// patience is how long a test waits for what is to come; it takes milliseconds.
const patience = 30 * time.Second

// user is a person at the window. What they do, and what the window does, happens on the
// goroutine of the test.
type user struct {
	*window
	t       *testing.T
	desktop *desktop
}

// texts are files by their names.
type texts map[string]string

// newNotebookOf returns the path of a notebook with articles and notes: the files of articles
// are those with an extension.
func newNotebookOf(t *testing.T, all texts) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notebook.db")
	s := openNotebook(t, path)
	now := time.Date(2025, 7, 7, 12, 0, 0, 0, time.UTC)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		edit := notes.NewEdit("new note", now, notes.Put(notes.Note{
			ID: notes.NewID[notes.NoteID](), Title: name, Body: all[name], Created: now, Modified: now,
		}))
		if filepath.Ext(name) != "" {
			file, err := intake.Read(name, []byte(all[name]))
			if err != nil {
				t.Fatal(err)
			}
			if _, edit, err = file.Bring(t.Context(), s, now); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Apply(t.Context(), edit); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// openNotebook opens the notebook in a file as a program does.
func openNotebook(t *testing.T, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), path, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// openWindow opens the window on the notebook in a file.
func openWindow(t *testing.T, path string) *user {
	t.Helper()
	store := openNotebook(t, path)
	watching, stop := context.WithCancel(context.Background())
	watched := make(chan error)
	go func() { watched <- store.Watch(watching, 10*time.Millisecond) }()
	t.Cleanup(func() {
		stop()
		if err := <-watched; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return openWindowOn(t, store)
}

// openWindowOn opens the window on a notebook.
func openWindowOn(t *testing.T, notebook Notebook) *user {
	t.Helper()
	inner := test.NewTempApp(t)
	d := &desktop{App: inner, driver: &driver{Driver: inner.Driver(), asked: make(chan struct{}, 1)}}
	fyne.SetCurrentApp(d)
	u := &user{t: t, desktop: d}
	u.window = newWindow(d, Options{
		Notebook: notebook, Now: time.Now, Styles: bundledStyles(), Files: Files{Read: os.ReadFile},
	}, loadSession(t.Context(), notebook))
	u.win.Show()
	t.Cleanup(u.leave)
	u.rests()
	return u
}

// leave closes the window, whatever is not saved, and waits for what it still does.
func (u *user) leave() {
	if !u.desktop.screen.closed {
		u.quit()
	}
	u.until("the end of what is read", func() bool { return !u.reloads() })
}

// quits closes the window as a person does, and waits for that.
func (u *user) quits() {
	u.t.Helper()
	u.desktop.screen.close()
	u.until("the window to be closed", func() bool { return u.desktop.screen.closed })
}

// until does what the window asks for until something is so.
func (u *user) until(what string, so func() bool) {
	u.t.Helper()
	deadline := time.After(patience)
	look := time.NewTicker(5 * time.Millisecond) // what the notebook holds tells nobody here
	defer look.Stop()
	for {
		u.desktop.driver.run()
		if so() {
			return
		}
		select {
		case <-u.desktop.driver.asked:
		case <-look.C:
		case <-deadline:
			u.t.Fatalf("waited in vain for %s; the window says\n%s", what, strings.Join(u.texts(), "\n"))
		}
	}
}

// rests waits until all that was asked for is done, saved and shown.
func (u *user) rests() {
	u.t.Helper()
	u.until("what is typed to be handed on", func() bool { return u.typing == 0 })
	tried := make(chan error)
	go func() { tried <- u.history.Wait() }()
	u.until("what was changed to be saved", func() bool {
		select {
		case <-tried: // an error of which is told in the window
			return true
		default:
			return false
		}
	})
	u.until("what is opened and read again to be shown", func() bool {
		opening := func(p *pane) bool { return p.opening != nil }
		return !slices.ContainsFunc(u.desk.panes, opening) && !u.reloads()
	})
	u.desktop.driver.run() // what the last of it has asked for
}

// reloads says whether the window reads again what the notebook holds.
func (u *user) reloads() bool {
	u.refresh.mu.Lock()
	defer u.refresh.mu.Unlock()
	return u.refresh.running
}

// types types into what has the keyboard.
func (u *user) types(text string) {
	u.t.Helper()
	for _, r := range text {
		if r == '\n' {
			u.presses(fyne.KeyReturn)
			continue
		}
		u.focused().TypedRune(r)
	}
}

// presses presses a key.
func (u *user) presses(key fyne.KeyName) {
	u.t.Helper()
	u.focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func (u *user) focused() fyne.Focusable {
	u.t.Helper()
	f := u.win.Canvas().Focused()
	if f == nil {
		u.t.Fatal("nothing has the keyboard")
	}
	return f
}

// does runs a command and waits for what becomes of it.
func (u *user) does(command string) {
	u.t.Helper()
	if !u.commands.Run(command) {
		u.t.Fatalf("%s cannot be done now", command)
	}
	u.rests()
}

// clicks clicks on a button by its text.
func (u *user) clicks(text string) {
	u.t.Helper()
	for _, o := range u.visible() {
		if b, ok := o.(fyne.Tappable); ok && textOf(o) == text {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	u.t.Fatalf("there is no button %q; the window says\n%s", text, strings.Join(u.texts(), "\n"))
}

// sees says whether the window says something.
func (u *user) sees(text string) bool {
	return slices.ContainsFunc(u.texts(), func(t string) bool { return strings.Contains(t, text) })
}

// await waits until the window says something.
func (u *user) await(text string) {
	u.t.Helper()
	u.until("“"+text+"”", func() bool { return u.sees(text) })
}

// texts returns what the window says around the texts that are read and written.
func (u *user) texts() (all []string) {
	for _, o := range u.visible() {
		if text := textOf(o); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// textOf returns what a label, a button or a line of text says; "" for anything else.
func textOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text
	case *label.Label:
		return o.Text()
	case *control.Button:
		return o.Text()
	case *widget.Label:
		return o.Text
	case *widget.Button:
		return o.Text
	case *dialogButton:
		return o.Text
	}
	return ""
}

// visible returns everything that the window shows.
func (u *user) visible() (all []fyne.CanvasObject) {
	var walk func(objects ...fyne.CanvasObject)
	walk = func(objects ...fyne.CanvasObject) {
		for _, o := range objects {
			if o == nil || !o.Visible() {
				continue
			}
			all = append(all, o)
			switch o := o.(type) {
			case *fyne.Container:
				walk(o.Objects...)
			case *container.Clip:
				walk(o.Content)
			case *label.Label: // its lines
			case fyne.Widget:
				walk(test.WidgetRenderer(o).Objects()...)
			}
		}
	}
	walk(u.win.Content())
	walk(u.win.Canvas().Overlays().List()...)
	return all
}

// opens opens an article by its citation key, or a note by its title, in the focused pane.
func (u *user) opens(name string) *pane {
	u.t.Helper()
	u.window.open(u.ref(name), false)
	u.rests()
	return u.desk.current()
}

// ref returns what a link by a name leads to.
func (u *user) ref(name string) notes.Ref {
	u.t.Helper()
	ref, err := u.notebook.ResolveLink(u.t.Context(), link.Target{Name: name})
	if err != nil {
		u.t.Fatal(err)
	}
	return ref
}

// note returns a note of the notebook by its title.
func (u *user) note(title string) notes.Note {
	u.t.Helper()
	n, err := u.notebook.Note(u.t.Context(), notes.NoteID(u.ref(title).ID))
	if err != nil {
		u.t.Fatal(err)
	}
	return n
}

// drops drops files on the window.
func (u *user) drops(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, fynestorage.NewFileURI(path))
	}
	u.desktop.screen.drop(fyne.Position{}, uris)
}
