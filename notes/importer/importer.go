// Package importer reads articles from files: bytes in, metadata and document
// out. It reads Markdown, with or without front matter, and plain text.
//
// It opens no files itself. All functions are safe for any goroutine, and take
// time proportional to the size of the file.
package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/document"
)

// Result is an article read from a file.
type Result struct {
	Item     csl.Item // has an ID, which is Key, a type and a title
	Key      string   // citation key, not necessarily unique in the notebook
	KeyGiven bool     // the file gives the key; else it is made from the title
	Tags     []string // in the order of the file, without repetitions
	Document document.Document
}

// Import reads the article in the file called name with the content data. The
// format is determined by the extension of name, which may be a path, or else
// by the content. Metadata that the file does not give are derived:
//
//   - the title: the first heading, or else the first line
//   - the citation key: made from the title by [cite.Key]
//   - the type: "article" if there is a container, "webpage" if there is a URL,
//     else "document"
//
// An error is a [*notes.Problem] that names the file, the reason and the
// remedy; then nothing was imported.
func Import(name string, data []byte) (Result, error) {
	name = baseName(name)
	if err := CheckSize(name, int64(len(data))); err != nil {
		return Result{}, err
	}
	text, err := decode(name, data)
	if err != nil {
		return Result{}, err
	}
	var r Result
	if isMarkdown(name, text) {
		if err := checkMarkup(name, text); err != nil {
			return Result{}, err
		}
		r, err = importMarkdown(name, text)
	} else {
		r.Document = plainText(text)
	}
	if err != nil {
		return Result{}, err
	}
	if isEmpty(r.Document) {
		return Result{}, problem(name, "there is no text in it", "Choose a file that has some.")
	}
	r.complete(name)
	return r, nil
}

// isEmpty reports whether a document has neither text nor pictures.
func isEmpty(d document.Document) bool {
	isImage := func(b document.Block) bool { return b.Kind == document.Image }
	return strings.TrimSpace(d.Text()) == "" && !slices.ContainsFunc(d.Blocks(), isImage)
}

func problem(name, why, remedy string) *notes.Problem {
	return &notes.Problem{What: "Could not import " + name, Why: why, Remedy: remedy}
}

// baseName returns the last part of a path of any system.
func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

func extension(name string) string {
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		return strings.ToLower(name[dot+1:])
	}
	return ""
}

// isMarkdown reports whether to read a file as Markdown: by its extension, or
// else by front matter or a heading.
func isMarkdown(name, text string) bool {
	switch extension(name) {
	case "md", "markdown", "mdown", "mkd":
		return true
	case "txt", "text":
		return false
	}
	if _, _, found := splitFrontMatter(text); found {
		return true
	}
	for line := range strings.Lines(text) {
		hashes := len(line) - len(strings.TrimLeft(line, "#"))
		if 1 <= hashes && hashes <= 6 && strings.HasPrefix(line[hashes:], " ") {
			return true
		}
	}
	return false
}

// complete sets metadata that the file does not give.
func (r *Result) complete(name string) {
	item := &r.Item
	if item.Text == nil {
		item.Text = make(map[string]string)
	}
	if strings.TrimSpace(item.Text["title"]) == "" {
		item.Text["title"] = titleOf(r.Document, name)
	}
	if item.Type == "" {
		switch {
		case item.Text["container-title"] != "":
			item.Type = "article"
		case item.Text["URL"] != "":
			item.Type = "webpage"
		default:
			item.Type = "document"
		}
	}
	r.Key = oneWord(item.ID)
	if r.Key == "" {
		r.Key = oneWord(item.Text["citation-key"])
	}
	r.KeyGiven = r.Key != ""
	if !r.KeyGiven {
		r.Key = cite.Key(*item)
	}
	item.ID = r.Key
}

// titleOf returns the first heading of a text, or else its first line, or else
// the name of the file.
func titleOf(d document.Document, name string) string {
	if headings := d.Headings(); len(headings) > 0 {
		if title := shorten(d.Slice(headings[0].Start, headings[0].End)); title != "" {
			return title
		}
	}
	for line := range strings.Lines(d.Text()) {
		if title := shorten(line); title != "" {
			return title
		}
	}
	return strings.TrimSuffix(name, "."+extension(name))
}

// shorten returns a line as a title, cut after a word if it is long.
func shorten(line string) string {
	const longest = 120 // code points
	var title strings.Builder
	length := 0
	for word := range strings.FieldsSeq(line) {
		wordLength := utf8.RuneCountInString(word)
		switch {
		case length == 0 && wordLength > longest:
			return string([]rune(word)[:longest]) + "…"
		case length+1+wordLength > longest:
			return title.String() + "…"
		case length > 0:
			title.WriteByte(' ')
			length++
		}
		title.WriteString(word)
		length += wordLength
	}
	return title.String()
}

// oneWord returns id as a citation key: with "-" for each run of white space
// and control characters.
func oneWord(id string) string {
	return strings.Join(strings.FieldsFunc(id, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), "-")
}
