package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"collate/storage"
)

// expectFault runs a command line that is to fail with a sentence and to leave
// every file of the current folder as it is.
func expectFault(t *testing.T, status int, stderr string, args ...string) {
	t.Helper()
	before := contents(t)
	got := collate(t, "", args...)
	if got.status != status {
		t.Errorf("status %d, want %d", got.status, status)
	}
	if got.stderr != stderr+"\n" {
		t.Errorf("it says\n%swant\n%s", got.stderr, stderr)
	}
	if after := contents(t); !maps.Equal(before, after) {
		t.Errorf("files were changed: before\n%s\nafter\n%s", sizes(before), sizes(after))
	}
}

func sizes(files map[string]string) (text string) {
	for name, content := range files {
		text += fmt.Sprintf("%s (%d bytes) ", name, len(content))
	}
	return text
}

// needNoRoot skips a test of permissions, which mean nothing to the superuser.
func needNoRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("permissions do not hold for root")
	}
}

func TestFilesThatCannotBeImported(t *testing.T) {
	for _, test := range []struct {
		name, file string
		make       func(t *testing.T, file string)
		want       string
	}{
		{"missing", "no.md", nil, "there is no such file. Check the spelling of its name."},
		{"in a folder that is missing", "no/no.md", nil, "there is no such file. Check the spelling of its name."},
		{"a folder", "texts", func(t *testing.T, file string) {
			if err := os.Mkdir(file, 0o777); err != nil {
				t.Fatal(err)
			}
		}, "it is a folder. Choose the files in it, for example " + filepath.Join("texts", "*.md") + "."},
		{"empty", "empty.md", func(t *testing.T, file string) { write(t, file, "") },
			"the file is empty. Choose a file that has some text."},
		{"nothing but white space", "white.md", func(t *testing.T, file string) { write(t, file, " \n\n\t\n") },
			"there is no text in it. Choose a file that has some."},
		{"binary", "program.txt", func(t *testing.T, file string) { write(t, file, "\x7fELF\x02\x01\x00\x00 text") },
			"it is not text. Collate reads text (.txt) and Markdown (.md)."},
		{"a picture", "photo.md", func(t *testing.T, file string) { write(t, file, "\x89PNG\r\n\x1a\n") },
			"it is a picture, which Collate cannot read yet. Collate reads text (.txt) and Markdown (.md)."},
		{"not UTF-8", "latin1.txt", func(t *testing.T, file string) { write(t, file, "one\ntwo\nd\xe9j\xe0 vu\n") },
			"byte 10, in line 3, is not valid UTF-8. Open it in a text editor, save it with the encoding UTF-8, and import it again."},
		{"200 MB", "huge.txt", func(t *testing.T, file string) {
			write(t, file, "")
			if err := os.Truncate(file, 200<<20); err != nil {
				t.Fatal(err)
			}
		}, "it has 200 MB, and an article may have 16 MB. Split it, by chapters perhaps, and import the parts."},
		{"a device", os.DevNull, func(t *testing.T, _ string) {
			if runtime.GOOS == "windows" {
				t.Skip("its name is no file there")
			}
		}, "it is a device or a pipe and not a file. Save what it holds in a file, and import that."},
		{"unreadable", "secret.md", func(t *testing.T, file string) {
			needNoRoot(t)
			write(t, file, "# Secret\n\nText.")
			if err := os.Chmod(file, 0); err != nil {
				t.Fatal(err)
			}
		}, "permission is denied. Change its permissions, or those of its folder, and try again."},
	} {
		t.Run(test.name, func(t *testing.T) {
			inFolder(t)
			succeed(t, "articles")
			if test.make != nil {
				test.make(t, test.file)
			}
			want := "Could not import " + test.file + ": " + test.want
			if test.name == "unreadable" { // nor can this test read it
				if got := collate(t, "", "import", test.file); got.status != failed || got.stderr != want+"\n" {
					t.Errorf("got %+v", got)
				}
				return
			}
			expectFault(t, failed, want, "import", test.file)
			expectFault(t, failed, want, "update", "levant-files", test.file)
		})
	}
}

func TestOneFileThatFailsDoesNotKeepTheOthersOut(t *testing.T) {
	inFolder(t)
	write(t, "a.md", "# First\n\nText.", "b.md", "", "c.md", "# Third\n\nText.")
	got := collate(t, "", "import", "a.md", "b.md", "missing.md", "c.md")
	if got.status != failed || strings.Count(got.stderr, "\n") != 2 {
		t.Errorf("status %d, and it says\n%s", got.status, got.stderr)
	}
	if list := succeed(t, "articles"); !strings.Contains(list, "\nfirst ") || !strings.Contains(list, "\nthird ") {
		t.Errorf("the articles are\n%s", list)
	}
}

func TestNotebooksThatCannotBeOpened(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(t *testing.T, file string)
		want string // after "Could not open the notebook PATH: "
	}{
		{"a folder", func(t *testing.T, file string) {
			if err := os.Mkdir(file, 0o777); err != nil {
				t.Fatal(err)
			}
		}, "it is a folder. "},
		{"a text", func(t *testing.T, file string) { write(t, file, strings.Repeat("This is no notebook. ", 50)) },
			"it is a file of another kind. "},
		{"truncated", func(t *testing.T, file string) {
			makeNotebook(t, file)
			if err := os.Truncate(file, 10_000); err != nil {
				t.Fatal(err)
			}
		}, " damaged or cut short. "},
		{"made by a newer version", func(t *testing.T, file string) {
			makeNotebook(t, file)
			const userVersion = 60 // in the header, says https://www.sqlite.org/fileformat.html
			patch(t, file, userVersion, 4711)
		}, "a newer version of Collate made it. "},
		{"of another program", func(t *testing.T, file string) {
			makeNotebook(t, file)
			const applicationID = 68
			patch(t, file, applicationID, 4711)
		}, "it is a SQLite file of another program. "},
		{"below a file", func(t *testing.T, file string) {
			write(t, "file", "")
			t.Setenv("COLLATE_NOTEBOOK", filepath.Join(filepath.Dir(file), "file", "notebook.db"))
		}, "a part of its path is a file and not a folder. "},
		{"read-only", func(t *testing.T, file string) {
			needNoRoot(t)
			makeNotebook(t, file)
			if err := os.Chmod(file, 0o444); err != nil {
				t.Fatal(err)
			}
		}, "does not allow reading and writing. "},
	} {
		t.Run(test.name, func(t *testing.T) {
			inFolder(t)
			test.make(t, os.Getenv("COLLATE_NOTEBOOK"))
			provideDisplay(t)
			for _, args := range [][]string{
				{"articles"}, {"highlight", "levant-files", "--quote", "It took two days."}, {"note", "add", "--title", "x"}, {"check"},
				{}, // the window
			} {
				before := contents(t)
				got := collate(t, "", args...)
				if got.status != failed || got.stdout != "" {
					t.Errorf("collate %q: status %d, and prints %q", args, got.status, got.stdout)
				}
				path := os.Getenv("COLLATE_NOTEBOOK")
				if !strings.HasPrefix(got.stderr, "Could not open the notebook "+path+": ") || !strings.Contains(got.stderr, test.want) {
					t.Errorf("collate %q says\n%s", args, got.stderr)
				}
				if after := contents(t); !maps.Equal(before, after) {
					t.Errorf("collate %q changed files: before\n%s\nafter\n%s", args, sizes(before), sizes(after))
				}
			}
		})
	}
}

func makeNotebook(t *testing.T, file string) {
	t.Helper()
	succeed(t, "--notebook", file, "note", "add", "--title", "First")
}

// patch sets a number of four bytes in a file.
func patch(t *testing.T, file string, offset int, value uint32) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint32(data[offset:], value)
	write(t, file, string(data))
}

func TestASecondWindowIsRefused(t *testing.T) {
	inFolder(t)
	provideDisplay(t)
	path := os.Getenv("COLLATE_NOTEBOOK")
	first, err := storage.Open(t.Context(), path, storage.Options{Window: true})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	expectFault(t, failed, "Could not open the notebook "+path+": it is open in another window. Use that window, or close it first.")
	succeed(t, "articles") // commands work beside a window
}

// What is asked for and does not exist changes nothing.
func TestWhatIsNotThere(t *testing.T) {
	inFolder(t)
	write(t, "text.md", "Text.")
	succeed(t, "highlight", "levant-files", "--quote", "It took two days.")
	const all = "All are listed by: collate articles."
	for _, test := range []struct {
		status int
		want   string
		args   []string
	}{
		{failed, `There is no article “nobody” in the notebook. ` + all, []string{"show", "nobody"}},
		{failed, `There is no article “levant-file” in the notebook. Is it “levant-files”? ` + all, []string{"highlights", "levant-file"}},
		{failed, `There is no article “nobody” in the notebook. ` + all, []string{"update", "nobody", "text.md"}},
		{failed, `There is no article “nobody” in the notebook. ` + all, []string{"highlight", "nobody", "--quote", "x"}},
		{failed, `There is no article “nobody” in the notebook. ` + all, []string{"export", "--format", "json", "--article", "nobody", "--out", "x.json"}},
		{failed, `There is no note “nobody” in the notebook. All are listed by: collate note list.`, []string{"note", "show", "nobody"}},
		{misuse, `There is no colour “mauve”. Use one of yellow, green, blue, pink, purple, orange, red, grey.`,
			[]string{"highlight", "levant-files", "--quote", "Baku moved at once.", "--color", "mauve"}},
		{failed, "Could not highlight “Nobody said this.” in levant-files: it does not occur in the text. " +
			"Copy it from the text as it stands, which is shown by: collate show levant-files",
			[]string{"highlight", "levant-files", "--quote", "Nobody said this."}},
		{failed, "Could not restore the backup no.db: there is no such file. Check the spelling of its name.", []string{"restore", "no.db"}},
	} {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) { expectFault(t, test.status, test.want, test.args...) })
	}
	for _, args := range [][]string{
		{"export", "--format", "docx"}, {"export", "--format", "markdown", "--style", "vogue"},
		{"cite", "levant-files", "--style", "vogue"}, {"cite", "levant-files", "--format", "rtf"},
	} {
		if got := collate(t, "", args...); got.status != misuse || !strings.Contains(got.stderr, "Use one of ") || got.stdout != "" {
			t.Errorf("collate %q: got %+v", args, got)
		}
	}
}

func TestAQuotationThatOccursTwice(t *testing.T) {
	inFolder(t)
	write(t, "echo.md", "# Echo\n\nWho is there? said one.\n\nWho is there? said the other.")
	succeed(t, "import", "echo.md")
	expectFault(t, failed, `Could not highlight “Who is there?” in echo: it occurs twice. Say which one with --occurrence, --prefix or --suffix:
   1  Echo [Who is there?] said one. Who is there?…
   2  …Who is there? said one. [Who is there?] said the other.`,
		"highlight", "echo", "--quote", "Who is there?")
	succeed(t, "highlight", "echo", "--quote", "Who is there?", "--suffix", "said the other")
}

func TestExportReplacesAFileWholeOrNotAtAll(t *testing.T) {
	inFolder(t)
	succeed(t, "articles")
	write(t, "old.md", "What was there before.")
	if err := os.Mkdir("folder", 0o777); err != nil {
		t.Fatal(err)
	}
	export := func(out string) []string { return []string{"export", "--format", "markdown", "--out", out} }

	expectFault(t, failed, "Could not write folder: it is a folder. Name a file in it.", export("folder")...)
	missing := filepath.Join("no", "new.md")
	expectFault(t, failed, "Could not write "+missing+": there is no folder no. Make it first, or choose another place.", export(missing)...)

	if err := os.Chmod("old.md", 0o640); err != nil {
		t.Fatal(err)
	}
	succeed(t, export("old.md")...)
	info, err := os.Stat("old.md")
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode became %v", info.Mode())
	}
	if err := os.Symlink("old.md", "link.md"); err == nil {
		write(t, "old.md", "")
		succeed(t, export("link.md")...)
		if info, err := os.Lstat("link.md"); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("the link was replaced: %v, %v", info, err)
		}
	}
	files := contents(t)
	if !strings.HasPrefix(files["old.md"], "# Highlights") {
		t.Errorf("it holds %q", files["old.md"])
	}
	for name := range files {
		if strings.HasSuffix(name, ".part") {
			t.Errorf("%s is left over", name)
		}
	}
}

func TestAFolderThatMayNotBeWrittenTo(t *testing.T) {
	needNoRoot(t)
	inFolder(t)
	succeed(t, "articles")
	if err := os.Mkdir("folder", 0o555); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join("folder", "new.md")
	expectFault(t, failed, "Could not write "+out+": permission is denied. Change its permissions, or those of its folder, and try again.",
		"export", "--format", "markdown", "--out", out)
}

func TestStandardInput(t *testing.T) {
	inFolder(t)
	add := []string{"note", "add", "--title", "From outside", "--body", "-"}
	if got := collate(t, "d\xe9j\xe0 vu", add...); got.status != failed ||
		got.stderr != "Could not read the standard input: it is not text in UTF-8.\n" {
		t.Errorf("not UTF-8: got %+v", got)
	}
	if got := collate(t, "a\x00b", add...); got.status != failed ||
		got.stderr != "Could not read the standard input: it is not text: there is a byte 0 in it.\n" {
		t.Errorf("a byte 0: got %+v", got)
	}
	if got := collate(t, strings.Repeat("x", maxInput+1), add...); got.status != failed ||
		got.stderr != "Could not read the standard input: it is longer than 16 MB.\n" {
		t.Errorf("too long: got %d %s", got.status, got.stderr)
	}
	if list := succeed(t, "note", "list", "--json"); strings.TrimSpace(list) != "[]" {
		t.Errorf("the notes are %s", list)
	}
}

// What is to be kept has to be text; files may be called as they like.
func TestArgumentsThatAreNotText(t *testing.T) {
	inFolder(t)
	for _, args := range [][]string{
		{"note", "add", "--title", "\xff"}, {"note", "add", "--title", "x", "--body", "d\xe9j\xe0"},
		{"note", "rename", "x", "\xff"}, {"highlight", "levant-files", "--quote", "Baku", "--tag", "\xff"}, {"search", "x", "\xff"},
	} {
		if got := collate(t, "", args...); got.status != misuse || !strings.Contains(got.stderr, ": it is not text in UTF-8. ") {
			t.Errorf("collate %q: got %+v", args, got)
		}
	}
	if runtime.GOOS == "linux" { // others have names in Unicode only
		write(t, "\xff.md", "# Port\n\nA text.")
		succeed(t, "import", "\xff.md")
		succeed(t, "show", "port")
	}
}

func TestReasons(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "there is no such file"},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "permission is denied"},
		{&fs.PathError{Op: "open", Path: "x", Err: errors.New("too many levels")}, "too many levels"},
		{errors.New("something else"), "something else"},
	} {
		if got := reason(test.err); got != test.want {
			t.Errorf("%v: got %q, want %q", test.err, got, test.want)
		}
	}
}
