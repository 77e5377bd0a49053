package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the program prints into the transcripts")

// A transcript is a session at a terminal, in a folder of its own and with a
// new notebook:
//
//	= port.md            a file: its name, then its lines, each after "| "
//	| # Port
//	$ collate show port  a command; words may be quoted as in a shell
//	< a line             what it reads on the standard input
//	Port                 what it prints, then
//	! No such article    what it reports, and
//	? 1                  its status if that is not 0
//	// a remark
//
// Ids are shown as ID1, ID2 … in the order in which they come up, and can be
// used in commands. $DIR is the folder.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			inFolder(t)
			got := newSession(t).play(strings.Split(string(source), "\n"))
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if got != string(source) {
				t.Errorf("%s", difference(string(source), got))
			}
		})
	}
}

// session plays a transcript.
type session struct {
	t      *testing.T
	folder string
	ids    []string // in the order in which they came up
	out    strings.Builder
}

func newSession(t *testing.T) *session {
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return &session{t: t, folder: folder}
}

// play returns the transcript with what the program does now.
func (s *session) play(lines []string) string {
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "$ "):
			input := prefixed(lines[i+1:], "< ")
			i += len(input)
			s.command(line, input)
		case strings.HasPrefix(line, "= "):
			content := prefixed(lines[i+1:], "| ")
			write(s.t, line[2:], strings.Join(content, "\n")+"\n")
			s.echo(line)
			for _, text := range content {
				s.echo(strings.TrimRight("| "+text, " "))
			}
			i += len(content)
		case strings.HasPrefix(line, "// "):
			if i > 0 && lines[i-1] == "" {
				s.echo("")
			}
			s.echo(line)
		}
	}
	return s.out.String()
}

// prefixed returns the lines up to the first that does not begin so, without
// the prefix.
func prefixed(lines []string, prefix string) (found []string) {
	for _, line := range lines {
		text, ok := strings.CutPrefix(line+" ", prefix)
		if !ok {
			break
		}
		found = append(found, strings.TrimSuffix(text, " "))
	}
	return found
}

func (s *session) echo(line string) { s.out.WriteString(line + "\n") }

func (s *session) command(line string, input []string) {
	s.echo(line)
	for _, text := range input {
		s.echo("< " + text)
	}
	args := split(s.t, line[2:])
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "$DIR", s.folder)
		args[i] = regexp.MustCompile(`ID\d+`).ReplaceAllStringFunc(args[i], func(name string) string {
			var n int
			if fmt.Sscanf(name, "ID%d", &n); n > len(s.ids) {
				return name
			}
			return s.ids[n-1]
		})
	}
	stdin := strings.Join(input, "\n")
	got := collate(s.t, stdin, args[1:]...)
	for text := range strings.Lines(s.normal(got.stdout)) {
		s.echo(strings.TrimSuffix(text, "\n"))
	}
	for text := range strings.Lines(s.normal(got.stderr)) {
		s.echo("! " + strings.TrimSuffix(text, "\n"))
	}
	if got.status != done {
		s.echo(fmt.Sprintf("? %d", got.status))
	}
}

// normal replaces what is different each time.
func (s *session) normal(text string) string {
	text = strings.NewReplacer(s.folder, "$DIR", runtime.Version(), "$GO", runtime.GOOS+"/"+runtime.GOARCH, "$SYSTEM").Replace(text)
	text = regexp.MustCompile(`"score": \d+\.\d{3,}`).ReplaceAllString(text, `"score": $$SCORE`) // of a search: its scale is the index's
	id := regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)
	return id.ReplaceAllStringFunc(text, func(id string) string {
		n := slices.Index(s.ids, id)
		if n < 0 {
			n = len(s.ids)
			s.ids = append(s.ids, id)
		}
		return fmt.Sprintf("ID%d", n+1)
	})
}

// split parts a command line at spaces. What stands in quotation marks is one
// word.
func split(t *testing.T, line string) (words []string) {
	for _, word := range regexp.MustCompile(`(?:[^\s'"]|'[^']*'|"[^"]*")+`).FindAllString(line, -1) {
		words = append(words, regexp.MustCompile(`'([^']*)'|"([^"]*)"`).ReplaceAllString(word, "$1$2"))
	}
	if len(words) == 0 || words[0] != "collate" {
		t.Fatalf("%s: not a command of collate", line)
	}
	return words
}

// difference shows the first lines in which two texts differ.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	part := func(lines []string) string {
		return strings.Join(lines[min(at, len(lines)):min(at+12, len(lines))], "\n")
	}
	return fmt.Sprintf("line %d: want\n%s\n\ngot\n%s\n\nIf that is right: go test ./cmd/collate -run Transcripts -update", at+1, part(a), part(b))
}

// The transcripts show every command at least once.
func TestTranscriptsShowEveryCommand(t *testing.T) {
	shown := make(map[string]bool)
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`(?m)^\$ collate ((?:note|style|tag|trash) \w+|\w+)`).FindAllStringSubmatch(string(source), -1) {
			shown[match[1]] = true
		}
	}
	_, commands, _ := strings.Cut(succeed(t, "--help"), "Commands:\n")
	commands, _, _ = strings.Cut(commands, "\nFlags:")
	for _, match := range regexp.MustCompile(`(?m)^  (\S+(?: \S+)*)  `).FindAllStringSubmatch(commands, -1) {
		if !shown[match[1]] {
			t.Errorf("no transcript shows collate %s; shown are %v", match[1], slices.Sorted(maps.Keys(shown)))
		}
	}
}
