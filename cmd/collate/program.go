package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"collate/assets"
	"collate/notes"
	"collate/notes/export"
	"collate/notes/template"
)

// The exit statuses.
const (
	done   = 0
	failed = 1 // what could be done is done, and each failure is named
	misuse = 2 // of the command line: nothing was done
)

// program is one run of Collate.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time

	json     bool   // results are printed as JSON
	notebook string // the file of the notebook
	named    bool   // by --notebook
}

// commandLine is the grammar of the command line.
type commandLine struct {
	Notebook *string  `type:"file" placeholder:"FILE" help:"The notebook; a new one is made if there is none. Without it, the one that COLLATE_NOTEBOOK names, or else your own: ${notebook}"`
	JSON     bool     `name:"json" help:"Print one JSON value."`
	Help     helpFlag `short:"h" help:"Explain how to use Collate, or a command."`

	Window     windowCommand     `cmd:"" hidden:"" default:"1"`
	Articles   articlesCommand   `cmd:"" help:"List the articles."`
	Show       showCommand       `cmd:"" help:"Show an article: its metadata and its text."`
	Import     importCommand     `cmd:"" help:"Bring texts into the notebook."`
	Update     updateCommand     `cmd:"" help:"Give an article a new text, and find its highlights again."`
	Highlight  highlightCommand  `cmd:"" help:"Highlight a quotation in an article."`
	Highlights highlightsCommand `cmd:"" help:"List the highlights of an article, or of all."`
	Note       noteCommand       `cmd:"" help:"Write, list and show notes."`
	Links      linksCommand      `cmd:"" help:"List the links that lead nowhere."`
	Tag        tagCommand        `cmd:"" help:"List, rename, merge and colour tags."`
	Delete     deleteCommand     `cmd:"" help:"Put articles and highlights into the trash."`
	Search     searchCommand     `cmd:"" help:"Search articles, highlights, comments and notes."`
	History    historyCommand    `cmd:"" help:"List the last changes of the notebook."`
	Undo       undoCommand       `cmd:"" help:"Take the last changes of the notebook back, whichever program made them."`
	Redo       redoCommand       `cmd:"" help:"Make changes again that were taken back."`
	Trash      trashCommand      `cmd:"" help:"List, restore or remove what was deleted."`
	Export     exportCommand     `cmd:"" help:"Write highlights, texts or metadata in the format of other programs."`
	Cite       citeCommand       `cmd:"" help:"Print the citations of articles."`
	Style      styleCommand      `cmd:"" help:"List, add and choose citation styles."`
	Backup     backupCommand     `cmd:"" help:"Copy the notebook into one file."`
	Restore    restoreCommand    `cmd:"" help:"Bring a backup back in place of the notebook."`
	Check      checkCommand      `cmd:"" help:"Check that the notebook is sound."`
	Version    versionCommand    `cmd:"" help:"Print the version of Collate."`
}

// helpFlag prints the help as soon as it is met, whatever else is missing.
type helpFlag bool

// IgnoreDefault keeps the help for the program from being that of its default
// command.
func (helpFlag) IgnoreDefault() {}

// BeforeReset prints the help and ends parsing with errHelp.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	if err := ctx.PrintUsage(false); err != nil {
		return err
	}
	return errHelp
}

// errHelp says that help was asked for and printed.
var errHelp = errors.New("help was printed")

// usageError is wrong usage that shows only when a command runs.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errTold is returned by a command that failed in part, has told of each
// failure, and has printed its result.
var errTold = errors.New("some of it failed")

// run carries a command line out and returns the exit status.
func (p *program) run(ctx context.Context, args []string) int {
	command, err := p.parse(args)
	if err == nil {
		command.BindTo(ctx, (*context.Context)(nil))
		err = command.Run()
	}
	var usage usageError
	switch {
	case err == nil || errors.Is(err, errHelp):
		return done
	case errors.Is(err, errTold):
		return failed
	case errors.As(err, &usage):
		p.fail(usage)
		return misuse
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		err = &notes.Problem{What: "Stopped, as you asked", Cause: err}
	}
	p.fail(err)
	return failed
}

// fail tells why nothing was done, with --json in place of the result too.
func (p *program) fail(err error) {
	p.tell(err)
	if p.json {
		p.printJSON(struct {
			Error string `json:"error"`
		}{err.Error()}, indent)
	}
}

// parse reads the command line. The errors are errHelp and usageErrors.
func (p *program) parse(args []string) (*kong.Context, error) {
	var line commandLine
	own, _ := ownNotebook() // only to be shown
	parser, err := kong.New(&line,
		kong.Name("collate"),
		kong.Description("Read several accounts of the same events side by side, highlight, annotate, search and cite. "+
			"Without a command, Collate opens its window. "+
			"ARTICLE is a citation key or an id; both are listed by: collate articles --json"),
		kong.Writers(p.stdout, p.stderr),
		kong.NoDefaultHelp(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 100}),
		kong.WithHyphenPrefixedParameters(true),
		kong.KindMapper(reflect.String, kong.MapperFunc(readText)),
		kong.Vars{
			"notebook":  own,
			"formats":   strings.Join(formatNames(), ", "),
			"colors":    strings.Join(colorNames(), ", "),
			"templates": strings.Join(templateNames(), ", "),
		},
		kong.Bind(p),
	)
	if err != nil {
		panic(err) // the grammar is part of the program
	}
	global, rest := globalFirst(args)
	command, err := parser.Parse(append(global, rest...))
	if err != nil && !errors.Is(err, errHelp) {
		p.json = slices.Contains(global, "--json")
		return nil, wrongUsage(err)
	}
	p.json = line.JSON
	if err == nil {
		p.notebook, err = notebookFile(line.Notebook)
		p.named = line.Notebook != nil
	}
	return command, err
}

func formatNames() (names []string) {
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func colorNames() (names []string) {
	for _, c := range notes.Colors() {
		names = append(names, c.String())
	}
	return names
}

func templateNames() (names []string) {
	bundled, err := template.Read(assets.Templates())
	if err != nil {
		panic(err) // they are part of the program
	}
	for _, t := range bundled {
		names = append(names, fmt.Sprintf("“%s”", t.Name))
	}
	return names
}

// readText reads an argument. It has to be text in UTF-8; only the name of a file
// may be of any bytes.
func readText(ctx *kong.DecodeContext, target reflect.Value) error {
	token, err := ctx.Scan.PopValue("string")
	if err != nil {
		return err
	}
	text, _ := token.Value.(string) // nil at the end of the line: "" then
	if ctx.Value.Tag.Type != "file" && !utf8.ValidString(text) {
		return errNotText
	}
	target.SetString(text)
	return nil
}

// globalFirst parts the flags that may stand anywhere from all else, so that
// they can be read first and may stand among arguments too.
func globalFirst(args []string) (global, rest []string) {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return global, append(rest, args[i:]...)
		case arg == "--json" || strings.HasPrefix(arg, "--notebook="):
			global = append(global, arg)
		case arg == "--notebook" && i+1 < len(args):
			global = append(global, arg, args[i+1])
			i++
		default:
			rest = append(rest, arg)
		}
	}
	return global, rest
}

// wrongUsage makes sentences of an error of parsing, the last of which says
// where to read on.
func wrongUsage(err error) error {
	help, takesText := "collate", false
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if node := parse.Context.Selected(); node != nil && !node.Hidden {
			help, takesText = node.FullPath(), len(node.Positional) > 0
		}
	}
	what, meant, guessed := strings.Cut(err.Error(), ", did you mean ")
	problem := &notes.Problem{What: plainly(what), Remedy: "How to use it is explained by: " + help + " --help.", Cause: err}
	switch short := strings.HasPrefix(what, "unknown flag -") && !strings.HasPrefix(what, "unknown flag --"); {
	case short && takesText:
		problem.Remedy = "What is no flag and begins with a minus sign is written after two of them: " + help + " -- -raid. " + problem.Remedy
	case guessed:
		problem.Remedy = "Did you mean " + meant + " " + problem.Remedy
	}
	return usageError{problem}
}

// plainly returns what the parser reports in words that need no knowledge of
// it.
func plainly(report string) string {
	if flags, ok := strings.CutPrefix(report, "missing flags: "); ok {
		return "Missing: " + flags
	}
	if argument, ok := strings.CutPrefix(report, `expected "<`); ok {
		return "Missing: <" + strings.TrimRight(argument, ` ."`)
	}
	report = strings.ReplaceAll(report, "a valid 64 bit int", "a whole number")
	first, size := utf8.DecodeRuneInString(report)
	return string(unicode.ToUpper(first)) + report[size:]
}

// tell prints an error for the user.
func (p *program) tell(err error) { fmt.Fprintln(p.stderr, printable(err.Error())) }

// result is what a command prints: as JSON, or as text for a person.
type result interface{ text() string }

// print prints the result of a command.
func (p *program) print(r result) error {
	if p.json {
		return p.printJSON(r, indent)
	}
	text := r.text()
	if isTerminal(p.stdout) {
		text = printable(text)
	}
	return p.write([]byte(text))
}

// indent is that of what stands in a JSON value.
const indent = "  "

// printJSON prints one JSON value, in one line without an indent.
func (p *program) printJSON(value any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(value); err != nil {
		return err
	}
	return p.write(b.Bytes())
}

// write writes to the standard output.
func (p *program) write(data []byte) error {
	if _, err := p.stdout.Write(data); err != nil {
		return &notes.Problem{What: "Could not write the output", Why: reason(err), Cause: err}
	}
	return nil
}
