package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/importer"
	"collate/notes/intake"
	"collate/storage"
)

type importCommand struct {
	Paths []string `arg:"" name:"path" type:"file" help:"Text (.txt) or Markdown (.md) files, each an article; or citation data in BibTeX or BibLaTeX (.bib), RIS (.ris) or CSL-JSON (.json): of articles that are here by their key, DOI, URL or title, or of new ones, which have their abstract for a text; or JSON Lines (.jsonl), of which each line is a note with a title, a body and tags."`
}

// importData is what became of one file. Key, id and title are "" if it failed.
type importData struct {
	Path   string          `json:"path"`
	Key    string          `json:"key"`
	ID     notes.ArticleID `json:"id"`
	Title  string          `json:"title"`
	Status string          `json:"status"` // "added", "updated", "restored", "unchanged" or "failed"
	Error  string          `json:"error"`  // "" unless it failed

	Notes    int           `json:"notes,omitempty"`    // how many were added
	Failures []lineFailure `json:"failures,omitempty"` // of lines, in their order
}

// Run imports the files one after the other. One that fails does not keep the
// others from being imported.
func (c importCommand) Run(ctx context.Context, p *program) error {
	return p.withNotebook(ctx, func(store *storage.Store) error {
		list := importList{}
		failures := 0
		progress := newProgress(p.stderr, len(c.Paths))
		var partly string
		for _, path := range c.Paths {
			progress.next(path)
			done, err := p.importPath(ctx, store, path, progress)
			list = append(list, done...)
			if ctx.Err() != nil {
				if len(done) > 0 {
					partly = done[0].rest()
				}
				break
			}
			if err != nil {
				failures++
			}
		}
		progress.clear()
		if err := p.print(list); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return &notes.Problem{
				What:   fmt.Sprintf("Stopped, as you asked, after %d of %s", len(list), count(len(c.Paths), "file")),
				Remedy: cmp.Or(partly, "To go on, give the same command again: what is in the notebook already is left as it is."),
			}
		}
		if failures > 0 {
			return errTold
		}
		return nil
	})
}

// importPath imports a file, and tells what cannot be imported of it, which err
// says only that there is. Articles are in an edit of their own each.
func (p *program) importPath(ctx context.Context, store *storage.Store, path string, progress *progress) (list []importedData, err error) {
	if isNotes(path) {
		var added *noteImport
		added, err = p.importNotes(ctx, store, path, progress)
		if err == nil || added.added > 0 {
			list = append(list, added.data())
		}
		if err == nil && len(added.failures) > 0 {
			return list, errTold
		}
	} else {
		var outcomes []intake.Outcome
		outcomes, err = p.importFile(ctx, store, path)
		for _, out := range outcomes {
			list = append(list, imported(path, out))
		}
	}
	if err != nil && ctx.Err() == nil {
		progress.clear()
		p.tell(err)
		list = append(list, importedData{importData: importData{Path: path, Status: "failed", Error: err.Error()}})
	}
	return list, err
}

func imported(path string, out intake.Outcome) importedData {
	data := importData{Path: path, Key: out.Article.Key, ID: out.Article.ID, Title: cite.Title(out.Article.Item), Status: string(out.Status)}
	return importedData{importData: data, outcome: out}
}

// importFile brings what is in a file into the notebook, in one edit: an article, or
// citation data, of which a part may be brought in although there is an error.
func (p *program) importFile(ctx context.Context, store *storage.Store, path string) ([]intake.Outcome, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	file, err := intake.Read(path, data)
	if err != nil {
		return nil, named(path, err)
	}
	outcomes, edit, err := file.Bring(ctx, store, p.now())
	if err != nil {
		return nil, err
	}
	if len(edit.Ops) > 0 {
		if err := store.Apply(ctx, edit); err != nil {
			return nil, err
		}
	}
	return outcomes, named(path, file.Unread)
}

// apply makes an outcome come true.
func apply(ctx context.Context, store *storage.Store, out intake.Outcome) error {
	if out.Status == intake.Unchanged {
		return nil
	}
	return store.Apply(ctx, out.Edit)
}

// readArticle reads a file as an article. The error names the file by its path.
func readArticle(path string) (importer.Result, error) {
	data, err := readFile(path)
	if err != nil {
		return importer.Result{}, err
	}
	imported, err := importer.Import(path, data)
	return imported, named(path, err)
}

// named returns the error of an import with the whole path of its file.
func named(path string, err error) error {
	var problem *notes.Problem
	if errors.As(err, &problem) {
		named := *problem
		named.What = strings.TrimSuffix(named.What, filepath.Base(path)) + path
		return &named
	}
	return err
}

// importedData is what is printed of one file.
type importedData struct {
	importData
	outcome intake.Outcome
	lines   int // how many were read, of a file of notes
}

// rest says how to import the rest of a file of which the first lines were.
func (d importedData) rest() string {
	if d.lines == 0 {
		return ""
	}
	return fmt.Sprintf("The first %s of %s are done. To go on, leave them out.", count(d.lines, "line"), d.Path)
}

type importList []importedData

func (list importList) text() string {
	rows := [][]string{}
	for _, file := range list {
		if file.Error == "" {
			rows = append(rows, []string{file.Status, file.Key, oneLine(file.Title) + inBrackets(file.outcome)})
		}
	}
	return table([]string{"STATUS", "KEY", "TITLE"}, rows)
}

// inBrackets says what became of the highlights of an article that was changed,
// or is "".
func inBrackets(out intake.Outcome) string {
	if out.Status == intake.Unchanged || len(out.Highlights) == 0 {
		return ""
	}
	return " (" + highlightCounts(out) + ")"
}

// highlightCounts tells how many highlights were found again: "3 highlights: 2
// in place, 1 to check".
func highlightCounts(out intake.Outcome) string {
	var parts []string
	for _, status := range []struct {
		status notes.Status
		words  string
	}{{notes.Anchored, "in place"}, {notes.Check, "to check"}, {notes.Orphaned, "not found"}} {
		if n := out.Count(status.status); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status.words))
		}
	}
	return count(len(out.Highlights), "highlight") + ": " + strings.Join(parts, ", ")
}
