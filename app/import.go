package app

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"collate/app/history"
	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/intake"
)

// chooseImport lets the user pick a file to import.
func (w *window) chooseImport() {
	open := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.reportError(err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close()
		w.importFiles([]string{path})
	}, w.win)
	w.ask(open, 760, 560)
}

// paths returns the paths of the local files that were dropped on the window.
func paths(files []fyne.URI) []string {
	var out []string
	for _, f := range files {
		if f.Scheme() == "file" {
			out = append(out, f.Path())
		}
	}
	return out
}

// imports collects the results of an import of several files.
type imports struct {
	done     map[intake.Status]int
	failed   []error
	article  notes.ArticleID // the last one that was added or changed
	unsaved  bool            // a failure is reported by the history
	canceled atomic.Bool
}

// importFiles imports files one after the other, off the UI thread. Each file can be
// undone by itself.
func (w *window) importFiles(files []string) {
	if len(files) == 0 {
		return
	}
	all := &imports{done: map[intake.Status]int{}}
	w.importing.Add(1)
	go func() {
		defer w.importing.Done()
		for i, path := range files {
			if all.canceled.Load() {
				break
			}
			w.importFile(path, all)
			if i < len(files)-1 && len(files) > 2 {
				message := fmt.Sprintf("Importing: %d of %s…", i+1, count(len(files), "file"))
				fyne.Do(func() {
					w.notices.Tell(overlay.Notice{Message: message, Stay: true, Action: "Cancel", OnAction: func() { all.canceled.Store(true) }})
				})
			}
		}
		fyne.Do(func() { w.tellImport(all) })
	}()
}

// importFile imports a file, and returns when that was tried. It reads the file
// before the step is queued, so that typed text does not wait for the reading. It
// must be called off the UI thread.
func (w *window) importFile(path string, all *imports) {
	fail := func(err error) {
		if err != nil {
			fyne.Do(func() { all.failed = append(all.failed, err) })
		}
	}
	data, err := w.files.Read(path)
	var file intake.File
	if err == nil {
		file, err = intake.Read(path, data)
	}
	if err != nil {
		fail(err)
		return
	}
	var outcomes []intake.Outcome
	w.history.Do(history.Step{
		Build: func(ctx context.Context) (notes.Edit, error) {
			var edit notes.Edit
			var err error
			outcomes, edit, err = file.Bring(ctx, w.notebook, w.now())
			fail(err)
			return edit, nil
		},
		Done: func() {
			for _, outcome := range outcomes {
				all.count(outcome)
			}
		},
	})
	unsaved := w.history.Wait() != nil
	fail(file.Unread)
	fyne.Do(func() { all.unsaved = unsaved })
}

func (i *imports) count(o intake.Outcome) {
	if o.Status == "" {
		return
	}
	i.done[o.Status]++
	i.article = o.Article.ID
}

// tellImport reports the results of an import, and opens the last imported article if
// there is one.
func (w *window) tellImport(all *imports) {
	var parts []string
	for _, status := range []intake.Status{intake.Added, intake.Updated, intake.Restored, intake.Unchanged} {
		if n := all.done[status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", count(n, "article"), status))
		}
	}
	message := strings.Join(parts, ", ")
	if message != "" {
		message = strings.ToUpper(message[:1]) + message[1:] + "."
	}
	for _, err := range all.failed {
		message = strings.TrimSpace(message + " " + err.Error())
	}
	switch {
	case message == "" && all.unsaved:
		return
	case message == "":
		message = "Nothing was imported."
	}
	w.notices.Tell(overlay.Notice{Message: message, Error: len(all.failed) > 0})
	if all.article != "" {
		w.open(notes.Ref{Kind: notes.KindArticle, ID: string(all.article)}, false)
	}
}
