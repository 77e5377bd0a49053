// Package ris reads and writes the RIS format of reference managers.
//
// Each tag has its CSL variable in the table of tags.go, and each type its CSL
// type in types.go; both ways go by the same tables. Tags without a variable, and
// values for which a variable has no place, are kept as they are by
// [cite.Keep], and written again.
//
// Sources: the specification of RIS by Research Information Systems (2001,
// 2011), and what Zotero, Mendeley, EndNote and publishers write.
//
// All functions are pure and safe for any goroutine, and take time and memory
// proportional to their input.
package ris

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// Format is the name by which [cite.Keep] keeps the tags of an item that have
// no variable, and as "TY" its type where that is not the usual one.
const Format = "ris"

// record is a reference as it stands in a file.
type record struct {
	line   int
	kind   string  // "JOUR"
	fields []field // in their order
}

type field struct {
	tag   string
	lines []string // of its value
}

// Read reads references: the text of a file, in UTF-8. The items are in the order
// of the file. What stands outside of a reference is left out, and named by a
// problem.
func Read(text string) ([]csl.Item, []cite.Problem) {
	records, problems := scan(strings.TrimPrefix(text, "\ufeff"))
	var items []csl.Item
	for _, r := range records {
		items = append(items, r.item())
	}
	return items, problems
}

// scan parts a file into references. A line without a tag goes on with the value
// before it; a reference ends with ER, or where the next begins.
func scan(text string) (records []*record, problems []cite.Problem) {
	var current *record
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		tag, value, ok := parseLine(line)
		switch {
		case ok && tag == "TY":
			current = &record{line: number, kind: strings.ToUpper(value)}
			records = append(records, current)
		case ok && tag == "ER":
			current = nil
		case strings.TrimSpace(line) == "":
		case current == nil && len(problems) > 0 && problems[len(problems)-1].Reason == outside:
			// one problem tells of all that stands there
		case current == nil:
			problems = append(problems, cite.Problem{Line: number, Reason: outside})
		case ok:
			current.fields = append(current.fields, field{tag, []string{value}})
		case len(current.fields) == 0:
			problems = append(problems, cite.Problem{Line: number, Reason: "there is no tag before this text"})
		default:
			last := &current.fields[len(current.fields)-1]
			last.lines = append(last.lines, strings.TrimSpace(line))
		}
	}
	return records, problems
}

const outside = "this is not in a reference, which begins with TY"

// parseLine reads "TY  - value". Some programs write one space less, or none
// after the hyphen.
func parseLine(line string) (tag, value string, ok bool) {
	line = strings.TrimLeft(line, " \t")
	if len(line) < 4 || !isTag(line[:2]) {
		return "", "", false
	}
	value, ok = strings.CutPrefix(strings.TrimLeft(line[2:], " "), "-")
	if !ok || line[2] != ' ' {
		return "", "", false
	}
	return line[:2], strings.TrimSpace(value), true
}

func isTag(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] >= 'A' && s[1] <= 'Z' || s[1] >= '0' && s[1] <= '9')
}

// Write writes the items in the RIS format, in UTF-8, in their order. A note
// names what a digest is a digest of.
func Write(items []csl.Item) []byte {
	var b bytes.Buffer
	for _, item := range items {
		write(&b, item)
	}
	return b.Bytes()
}

// item makes an item of a reference.
func (r *record) item() csl.Item {
	item := csl.Item{Type: typeOf(r.kind), Text: map[string]string{}, Names: map[string][]csl.Name{}, Dates: map[string]csl.Date{}}
	kept := make(map[string][]string)
	several := make(map[string][]string) // values of variables that each tag adds one to
	if kindFor(item.Type) != r.kind && r.kind != "" {
		kept["TY"] = []string{r.kind}
	}
	all := mappings(r.kind)
	for _, f := range r.fields {
		value := cite.OneLine(strings.Join(f.lines, " "))
		if value == "" {
			continue
		}
		switch m, known := mappingOf(f.tag, all); {
		case known && m.joined():
			several[m.variable] = append(several[m.variable], value)
		case !known || !m.read(&item, value):
			kept[f.tag] = append(kept[f.tag], value)
		}
	}
	if notes := several["note"]; notes != nil {
		item.Text["note"] = strings.Join(notes, "\n")
	}
	if keywords := several["keyword"]; keywords != nil {
		item.Text["keyword"] = joinKeywords(keywords)
	}
	cite.Keep(&item, Format, kept)
	return item
}

func write(b *bytes.Buffer, item csl.Item) {
	line := func(tag, value string) {
		if value = cite.OneLine(value); value != "" {
			fmt.Fprintf(b, "%s  - %s\r\n", tag, value)
		}
	}
	note := cite.PlainText(cite.DigestNote(item))
	if note != "" {
		item = item.Clone()
		delete(item.Text, "original-title") // which is in the note
	}
	kept := cite.Kept(item, Format)
	kind := kindFor(item.Type)
	if types := kept["TY"]; len(types) == 1 && cite.OneLine(types[0]) != "" && typeOf(types[0]) == item.Type {
		kind = types[0]
	}
	line("TY", kind)
	for _, m := range mappings(kind) {
		for _, value := range m.write(item) {
			line(m.tag, value)
		}
	}
	if note != "" {
		line("N1", note+".")
	}
	for _, tag := range slices.Sorted(maps.Keys(kept)) {
		if !isTag(tag) || tag == "TY" || tag == "ER" {
			continue
		}
		for _, value := range kept[tag] {
			line(tag, value)
		}
	}
	b.WriteString("ER  - \r\n")
}
