package app

import (
	"os"
	"path/filepath"
	"testing"

	"collate/notes"
)

func TestFilesThatAreDroppedAreImportedAndFailuresNamed(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, nil))
	folder := t.TempDir()
	var paths []string
	for name, data := range map[string]string{"raid.md": raid, "report.pdf": "%PDF-1.7 and no more"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	u.drops(append(paths, filepath.Join(folder, "moved.md"))...)
	u.await("1 article added.")
	for _, name := range []string{"report.pdf", "moved.md"} {
		if !u.sees(name) {
			t.Errorf("the window does not name %s", name)
		}
	}
	u.rests()
	p := u.desk.current()
	if p.shown != u.ref("the-raid") || p.revision.Document.Text() == "" {
		t.Errorf("shown is %v", p.shown)
	}
	u.does("edit.undo")
	articles, err := u.notebook.Articles(t.Context())
	if err != nil || len(articles) > 0 || p.shown != (notes.Ref{}) {
		t.Errorf("after the undo there are %d articles, %v; shown is %v", len(articles), err, p.shown)
	}
}
