package importer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/bibtex"
	"collate/notes/cite/csl"
	"collate/notes/cite/ris"
	"collate/notes/document"
)

// HasReferences reports whether the file called name, which may be a path, has
// citation data and no text: BibTeX and BibLaTeX (.bib), RIS (.ris) or CSL-JSON
// (.json).
func HasReferences(name string) bool {
	switch extension(baseName(name)) {
	case "bib", "bibtex", "ris", "json":
		return true
	}
	return false
}

// References reads a file of citation data. It returns the items that it can
// read, which may have no id, and an error for the others; there may be both. A
// file that is neither UTF-8 nor UTF-16 is read as Windows-1252, the encoding
// of old programs.
//
// The error is a [*notes.Problem] that names the file, the reasons with their
// lines, and the remedy.
func References(name string, data []byte) ([]csl.Item, error) {
	name = baseName(name)
	if err := CheckSize(name, int64(len(data))); err != nil {
		return nil, err
	}
	if !utf8.Valid(data) && !bytes.HasPrefix(data, []byte{0xFE, 0xFF}) && !bytes.HasPrefix(data, []byte{0xFF, 0xFE}) {
		if decoded, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			data = decoded
		}
	}
	text, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	var items []csl.Item
	var problems []cite.Problem
	switch extension(name) {
	case "ris":
		items, problems = ris.Read(text)
	case "json":
		items, problems = readCSLJSON(text)
	default:
		items, problems = bibtex.Read(text)
	}
	switch {
	case len(problems) > 0:
		return items, unreadable(name, len(items), problems)
	case len(items) == 0:
		return nil, problem(name, "there are no references in it", "Choose a file that a citation program has exported.")
	}
	return items, nil
}

// unreadable returns the error for the problems of a file from which some items
// were read; it lists the first problems.
func unreadable(name string, items int, problems []cite.Problem) *notes.Problem {
	const told = 5
	var reasons []string
	for _, problem := range problems[:min(told, len(problems))] {
		reasons = append(reasons, problem.String())
	}
	if more := len(problems) - told; more > 0 {
		reasons = append(reasons, fmt.Sprintf("and %d more", more))
	}
	p := problem(name, strings.Join(reasons, "; "), "Correct that, and import it again.")
	if items > 0 {
		p.What = "Could not import all of " + name
		p.Remedy = "Correct that, and import it again: what is in the notebook already is left as it is."
	}
	return p
}

// readCSLJSON reads a list of items, or a single item. It stops at a syntax
// error.
func readCSLJSON(text string) (items []csl.Item, problems []cite.Problem) {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		text = "[" + text + "]"
	}
	d := json.NewDecoder(strings.NewReader(text))
	report := func(at int64, reason string) {
		line := 1 + strings.Count(text[:min(int(at), len(text))], "\n")
		problems = append(problems, cite.Problem{Line: line, Reason: reason})
	}
	if token, err := d.Token(); err != nil || token != json.Delim('[') {
		report(d.InputOffset(), "it is no list of items in CSL-JSON")
		return nil, problems
	}
	for d.More() {
		var raw json.RawMessage
		var item csl.Item
		err := d.Decode(&raw)
		if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
			report(syntax.Offset, "it is not JSON: "+syntax.Error())
			return items, problems
		} else if err != nil {
			report(d.InputOffset(), "it ends too soon")
			return items, problems
		}
		err = json.Unmarshal(raw, &item)
		if err != nil || item.Type == "" && item.Title() == "" {
			report(d.InputOffset(), fmt.Sprintf("item %d is no item of CSL-JSON, as it has neither a type nor a title", len(items)+len(problems)+1))
			continue
		}
		items = append(items, item)
	}
	if _, err := d.Token(); err != nil {
		report(int64(len(text)), "the list is not closed")
	}
	return items, problems
}

// Reference returns an article for an item without a text: its text is a line
// that says so, and the abstract, if there is one.
func Reference(item csl.Item) Result {
	r := Result{Item: item.Clone()}
	var b document.Builder
	b.Begin(document.Block{Kind: document.Paragraph})
	abstract := cite.PlainText(item.Text["abstract"])
	if abstract == "" {
		b.Write("There is no text of this article here yet, only what is needed to cite it.", document.Italic)
	} else {
		b.Write("There is no text of this article here yet, only its abstract and what is needed to cite it.", document.Italic)
		b.Begin(document.Block{Kind: document.Paragraph})
		b.Write(strings.TrimSpace(abstract), 0)
	}
	r.Document = b.Document()
	r.Item.ID = cmp.Or(r.Item.ID, cite.Key(item))
	if r.Item.Title() == "" {
		if r.Item.Text == nil {
			r.Item.Text = make(map[string]string)
		}
		r.Item.Text["title"] = "Untitled"
	}
	r.complete("")
	return r
}
