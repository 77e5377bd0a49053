package app

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"collate/app/history"
	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/importer"
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

// paths returns the local files among what was dropped on the window.
func paths(files []fyne.URI) []string {
	var out []string
	for _, f := range files {
		if f.Scheme() == "file" {
			out = append(out, f.Path())
		}
	}
	return out
}

// imports counts what becomes of several files.
type imports struct {
	done     map[intake.Status]int
	failed   []error
	article  notes.ArticleID // the last one that came or changed
	canceled atomic.Bool
}

// importFiles brings files into the notebook, one after the other and off the
// UI thread. Each can be undone by itself.
func (w *window) importFiles(files []string) {
	if len(files) == 0 {
		return
	}
	all := &imports{done: map[intake.Status]int{}}
	for i, path := range files {
		last := i == len(files)-1
		var outcomes []intake.Outcome
		w.history.Do(history.Step{
			Build: func(ctx context.Context) (notes.Edit, error) {
				if all.canceled.Load() {
					return notes.Edit{}, nil
				}
				var edit notes.Edit
				var err error
				if outcomes, edit, err = w.readImport(ctx, path); err != nil {
					all.failed = append(all.failed, err)
				}
				return edit, nil
			},
			Done: func() {
				for _, outcome := range outcomes {
					all.count(outcome)
				}
				if last {
					w.tellImport(all)
				} else if len(files) > 2 {
					message := fmt.Sprintf("Importing: %d of %s…", i+1, count(len(files), "file"))
					w.notices.Tell(overlay.Notice{Message: message, Stay: true, Action: "Cancel", OnAction: func() { all.canceled.Store(true) }})
				}
			},
		})
	}
}

// readImport returns what becomes of a file: of the article that it is, or of
// all that it has citation data of, of which a part may be brought in although
// there is an error.
func (w *window) readImport(ctx context.Context, path string) ([]intake.Outcome, notes.Edit, error) {
	data, err := w.files.Read(path)
	if err != nil {
		return nil, notes.Edit{}, err
	}
	if importer.HasReferences(path) {
		items, unread := importer.References(path, data)
		outcomes, edit, err := intake.AddReferences(ctx, w.notebook, items, filepath.Base(path), w.now())
		return outcomes, edit, cmp.Or(err, unread)
	}
	imported, err := importer.Import(path, data)
	if err != nil {
		return nil, notes.Edit{}, err
	}
	outcome, err := intake.Add(ctx, w.notebook, imported, w.now())
	return []intake.Outcome{outcome}, outcome.Edit, err
}

func (i *imports) count(o intake.Outcome) {
	if o.Status == "" {
		return
	}
	i.done[o.Status]++
	i.article = o.Article.ID
}

// tellImport says what became of the files, and opens the article if there is
// one.
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
	if message == "" {
		message = "Nothing was imported."
	}
	w.notices.Tell(overlay.Notice{Message: message, Error: len(all.failed) > 0})
	if all.article != "" {
		w.open(notes.Ref{Kind: notes.KindArticle, ID: string(all.article)}, false)
	}
}
