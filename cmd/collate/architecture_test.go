package main_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// A rule says what the packages of one pattern may import. A pattern ends in "/..." where it stands for a package and
// all below it; "*" is the second name of the package that the rule is about, as in "app/reading".
type rule struct {
	packages string
	may      []string
}

// house is who may import whom among Collate's own packages. The first rule for a package counts.
var house = []rule{
	{"notes/cite/csl/...", []string{"notes/cite/csl/..."}}, // of use to other programs
	{"notes/...", []string{"notes/..."}},
	{"storage/...", []string{"storage/...", "notes/..."}},
	{"assets/...", []string{"assets/..."}},
	{"app/theme/...", []string{"app/theme/..."}},
	{"app/widget/textview/...", []string{"app/widget/textview/..."}},
	{"app/widget/...", []string{"app/widget/...", "app/theme"}},
	{"app/changes/...", []string{"app/changes/...", "app/history", "notes/..."}},
	{"app/*/...", []string{"app/*/...", "app/command", "app/theme/...", "app/widget/...", "notes/...", "assets/..."}},
	{"app", []string{"app/...", "notes/...", "assets/..."}},
	{"cmd/...", []string{"cmd/...", "app", "storage", "notes/...", "assets/..."}},
}

// domain is what the packages of the domain may import of other modules. The first rule for a package counts.
var domain = []rule{
	{"notes", []string{"golang.org/x/text/...", "github.com/google/uuid"}},
	{"notes/cite/csl/...", []string{"golang.org/x/text/..."}},
	{"notes/...", []string{
		"golang.org/x/text/...", "golang.org/x/net/html/...", "github.com/google/uuid",
		"github.com/yuin/goldmark/...", "github.com/sahilm/fuzzy", "go.yaml.in/yaml/v3", "github.com/clipperhouse/uax29/v2/...",
	}},
}

// world is the part of the standard library that the domain leaves to its callers: files, processes, databases, the
// network.
var world = []string{"os/...", "io/ioutil", "syscall", "database/sql/...", "net", "net/http/..."}

// reserved are libraries that only some packages may depend on, be it through other packages.
var reserved = []struct {
	library string
	to      []string
}{
	{"github.com/mattn/go-sqlite3/...", []string{"storage/...", "cmd/..."}},
	{"fyne.io/...", []string{"app/...", "cmd/..."}},
}

// A source is one of Collate's packages as `go list` describes it, without its tests.
type source struct {
	ImportPath string
	Imports    []string // directly
	Deps       []string // directly or not
}

const module = "collate/"

func TestWhoMayImportWhom(t *testing.T) {
	listing, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,Deps", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for packages := json.NewDecoder(bytes.NewReader(listing)); packages.More(); seen++ {
		var p source
		if err := packages.Decode(&p); err != nil {
			t.Fatal(err)
		}
		for _, violation := range violations(p) {
			t.Error(violation)
		}
	}
	if seen == 0 {
		t.Error("go list names no package of Collate's")
	}
}

// violations are the rules that a package breaks, a sentence each.
func violations(p source) []string {
	name := strings.TrimPrefix(p.ImportPath, module)
	own, known := ruleFor(house, name)
	if !known {
		return []string{name + " has no place in the house"}
	}
	outside, inDomain := ruleFor(domain, name)

	var found []string
	for _, imported := range p.Imports {
		first, _, _ := strings.Cut(imported, "/")
		if to, ours := strings.CutPrefix(imported, module); ours {
			if !matches(own, to) {
				found = append(found, name+" must not import "+to)
			}
		} else if standard := !strings.Contains(first, "."); inDomain && standard {
			if matches(world, imported) {
				found = append(found, name+" must leave "+imported+" to its callers")
			}
		} else if inDomain && !matches(outside, imported) {
			found = append(found, name+" must do without "+imported)
		}
	}
	for _, r := range reserved {
		reaches := slices.ContainsFunc(p.Deps, func(path string) bool { return matches([]string{r.library}, path) })
		if reaches && !matches(r.to, name) {
			found = append(found, name+" must not depend on "+r.library)
		}
	}
	return found
}

// ruleFor is what the first rule for a package allows, and whether there is one.
func ruleFor(rules []rule, name string) (may []string, ok bool) {
	_, below, _ := strings.Cut(name, "/")
	second, _, _ := strings.Cut(below, "/")
	for _, r := range rules {
		if matches([]string{strings.ReplaceAll(r.packages, "*", second)}, name) {
			for _, pattern := range r.may {
				may = append(may, strings.ReplaceAll(pattern, "*", second))
			}
			return may, true
		}
	}
	return nil, false
}

// matches tells whether one of the patterns, without "*", stands for a package.
func matches(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		top, below := strings.CutSuffix(pattern, "/...")
		return path == top || below && strings.HasPrefix(path, top+"/")
	})
}

func TestViolations(t *testing.T) {
	for _, test := range []struct {
		name, path    string
		imports, deps []string
		want          string // the violations, one a line
	}{
		{name: "the program sees both sides", path: "cmd/collate",
			imports: []string{"os", "collate/app", "collate/storage", "collate/notes/export", "collate/assets", "fyne.io/fyne/v2"},
			deps:    []string{"github.com/mattn/go-sqlite3", "fyne.io/fyne/v2/app"}},
		{name: "the program leaves the parts of the window to app", path: "cmd/collate",
			imports: []string{"collate/app/reading"}, want: "cmd/collate must not import app/reading"},
		{name: "app assembles its parts", path: "app",
			imports: []string{"os", "collate/app/reading", "collate/app/widget/textview", "collate/notes"}},
		{name: "app knows no store", path: "app",
			imports: []string{"collate/storage", "collate/cmd/collate"},
			want:    "app must not import storage\napp must not import cmd/collate"},
		{name: "app reaches no database", path: "app",
			deps: []string{"github.com/mattn/go-sqlite3"}, want: "app must not depend on github.com/mattn/go-sqlite3/..."},
		{name: "a part uses commands, theme, widgets and itself", path: "app/reading",
			imports: []string{"collate/app/command", "collate/app/theme", "collate/app/widget/label", "collate/app/reading/place", "collate/notes"}},
		{name: "changes are carried out by the history, and know no window", path: "app/changes",
			imports: []string{"collate/app/history", "collate/notes", "collate/app/widget/label"},
			want:    "app/changes must not import app/widget/label"},
		{name: "a part below a part", path: "app/reading/place", imports: []string{"collate/app/reading/bar"}},
		{name: "a part knows no other part", path: "app/reading",
			imports: []string{"collate/app/margin"}, want: "app/reading must not import app/margin"},
		{name: "a part whose name begins like another's", path: "app/read",
			imports: []string{"collate/app/reading"}, want: "app/read must not import app/reading"},
		{name: "a part does not know the whole", path: "app/reading",
			imports: []string{"collate/app"}, want: "app/reading must not import app"},
		{name: "widgets use widgets and the theme", path: "app/widget/list",
			imports: []string{"collate/app/widget/label", "collate/app/theme"}, deps: []string{"fyne.io/fyne/v2"}},
		{name: "widgets know no domain", path: "app/widget/list",
			imports: []string{"collate/notes"}, want: "app/widget/list must not import notes"},
		{name: "the reader widget stands alone", path: "app/widget/textview",
			imports: []string{"collate/app/theme"}, want: "app/widget/textview must not import app/theme"},
		{name: "the theme stands alone", path: "app/theme",
			imports: []string{"collate/app/widget/label"}, want: "app/theme must not import app/widget/label"},
		{name: "storage knows the domain, files and SQL", path: "storage",
			imports: []string{"os", "database/sql", "collate/notes", "collate/notes/document"},
			deps:    []string{"github.com/mattn/go-sqlite3"}},
		{name: "storage knows no window", path: "storage",
			imports: []string{"collate/app"}, deps: []string{"fyne.io/fyne/v2"},
			want: "storage must not import app\nstorage must not depend on fyne.io/..."},
		{name: "the domain's own libraries", path: "notes",
			imports: []string{"time", "net/url", "github.com/google/uuid", "golang.org/x/text/unicode/norm", "collate/notes/anchor"}},
		{name: "a library of a subject is not the domain's", path: "notes",
			imports: []string{"github.com/yuin/goldmark"}, want: "notes must do without github.com/yuin/goldmark"},
		{name: "a subject below the domain", path: "notes/document",
			imports: []string{"github.com/yuin/goldmark/ast", "go.yaml.in/yaml/v3"}},
		{name: "the domain touches no files, databases or network", path: "notes/export",
			imports: []string{"os", "os/exec", "database/sql", "net/http"},
			want: "notes/export must leave os to its callers\nnotes/export must leave os/exec to its callers\n" +
				"notes/export must leave database/sql to its callers\nnotes/export must leave net/http to its callers"},
		{name: "the domain knows nobody", path: "notes/importer",
			imports: []string{"collate/storage", "collate/assets", "fyne.io/fyne/v2"}, deps: []string{"fyne.io/fyne/v2"},
			want: "notes/importer must not import storage\nnotes/importer must not import assets\n" +
				"notes/importer must do without fyne.io/fyne/v2\nnotes/importer must not depend on fyne.io/..."},
		{name: "assets import nothing", path: "assets",
			imports: []string{"embed", "collate/notes"}, want: "assets must not import notes"},
		{name: "a new top-level folder", path: "util", want: "util has no place in the house"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := strings.Join(violations(source{module + test.path, test.imports, test.deps}), "\n")
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
