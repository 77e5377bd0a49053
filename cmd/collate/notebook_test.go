package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/intake"
	"collate/storage"
)

func TestDataFolder(t *testing.T) {
	for _, test := range []struct {
		name, system, home string
		environment        map[string]string
		want               string
	}{
		{"Linux", "linux", "/home/ida", nil, "/home/ida/.local/share"},
		{"Linux with a data folder", "linux", "/home/ida", map[string]string{"XDG_DATA_HOME": "/data"}, "/data"},
		{"a relative data folder is none", "linux", "/home/ida", map[string]string{"XDG_DATA_HOME": "data"}, "/home/ida/.local/share"},
		{"BSD", "freebsd", "/home/ida", nil, "/home/ida/.local/share"},
		{"macOS", "darwin", "/Users/ida", map[string]string{"XDG_DATA_HOME": "/data"}, "/Users/ida/Library/Application Support"},
		{"Windows", "windows", "/Users/ida", map[string]string{"LocalAppData": "/Users/ida/AppData/Local"}, "/Users/ida/AppData/Local"},
		{"Windows without a variable", "windows", "/Users/ida", nil, "/Users/ida/AppData/Local"},
		{"no home", "linux", "", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			getenv := func(name string) string { return test.environment[name] }
			if got := filepath.ToSlash(dataFolder(test.system, getenv, test.home)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWhichNotebook(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	t.Setenv("HOME", folder)
	t.Setenv("XDG_DATA_HOME", filepath.Join(folder, "data"))
	t.Setenv("LocalAppData", filepath.Join(folder, "data"))
	t.Setenv("COLLATE_NOTEBOOK", "")
	exists := func(path string) bool { _, err := os.Stat(path); return err == nil }

	own, err := ownNotebook()
	if err != nil {
		t.Fatal(err)
	}
	if succeed(t, "articles"); !exists(own) {
		t.Errorf("there is no %s", own)
	}
	t.Setenv("COLLATE_NOTEBOOK", "named.db")
	if succeed(t, "articles"); !exists("named.db") {
		t.Error("the environment's notebook was not made")
	}
	if succeed(t, "articles", "--notebook", "new/flag.db"); !exists("new/flag.db") {
		t.Error("the flag's notebook was not made")
	}
	expectFault(t, failed, "Could not make the notebook "+filepath.Join(folder, "a", "b", "c.db")+": there is no folder "+filepath.Join(folder, "a")+
		". Make it first, or choose another place.", "note", "add", "--title", "First", "--notebook", "a/b/c.db")
}

func TestANewNotebookHasTheBundledArticles(t *testing.T) {
	inFolder(t)
	var articles []articleData
	if err := json.Unmarshal([]byte(succeed(t, "articles", "--json")), &articles); err != nil {
		t.Fatal(err)
	}
	if len(articles) != 5 {
		t.Errorf("there are %d articles", len(articles))
	}
	for _, a := range articles {
		// Each is shown as the account that it is a digest of, and has its own metadata.
		if a.Title == "" || a.Source == "" || a.Issued == "" || a.Words < 100 || a.Metadata.Text["original-title"] == "" || a.Metadata.ID != a.Key {
			t.Errorf("got %+v", a)
		}
	}
	// Those that were thrown away do not come back.
	store, err := storage.Open(t.Context(), "notebook.db", storage.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	for _, listed := range articles {
		a, err := store.Article(t.Context(), listed.ID)
		if err != nil {
			t.Fatal(err)
		}
		a.Trashed = noon()
		if err := store.Apply(t.Context(), notes.NewEdit("deletion", noon(), notes.Put(a))); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if got := succeed(t, "articles"); got != "There are no articles in the notebook. Bring some in with: collate import FILE\n" {
		t.Errorf("got %s", got)
	}
}

// Undo takes a whole import back: the new text, the metadata, and what became
// of the highlights.
func TestAnImportIsOneEdit(t *testing.T) {
	inFolder(t)
	write(t, "old.md", "---\nid: port\ntitle: Port\n---\nThe pier is closed. Ships wait in the roads.",
		"new.md", "---\nid: port\ntitle: The port\n---\nAt last there is news. Ships wait outside in the roads.")
	succeed(t, "import", "old.md")
	succeed(t, "highlight", "port", "--quote", "The pier is closed.")
	succeed(t, "highlight", "port", "--quote", "Ships wait in the roads.")
	state := func() string {
		return succeed(t, "show", "port", "--json") + succeed(t, "highlights", "port", "--json")
	}
	before := state()

	store, err := storage.Open(t.Context(), "notebook.db", storage.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	imported, err := readArticle("new.md")
	if err != nil {
		t.Fatal(err)
	}
	out, err := intake.Add(t.Context(), store, imported, noon())
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Apply(t.Context(), out.Edit); err != nil {
		t.Fatal(err)
	}
	after := state()
	if !strings.Contains(after, `"orphaned"`) || !strings.Contains(after, "At last there is news.") {
		t.Errorf("after the import:\n%s", after)
	}
	if _, err := store.Undo(t.Context(), 0, nil); err != nil {
		t.Fatal(err)
	}
	if got := state(); got != before {
		t.Errorf("after undo:\n%s\nwant\n%s", got, before)
	}
	if _, err := store.Redo(t.Context(), 0, nil); err != nil {
		t.Fatal(err)
	}
	if got := state(); got != after {
		t.Errorf("after redo:\n%s\nwant\n%s", got, after)
	}
}

func TestVersionIsThatOfTheMetadata(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("Name = %q", name), fmt.Sprintf("ID = %q", id), fmt.Sprintf("Version = %q", version), fmt.Sprintf("Build = %d", build),
	} {
		if !strings.Contains(string(data), want+"\n") {
			t.Errorf("FyneApp.toml does not say %s", want)
		}
	}
}
