package importer

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/markdown"
)

// importMarkdown reads a Markdown text with its front matter, if it has one.
func importMarkdown(name, text string) (Result, error) {
	source, body, found := splitFrontMatter(text)
	if !found {
		return Result{Document: markdown.Document(text)}, nil
	}
	f, err := readYAML(source)
	if err != nil {
		p := problem(name, "the metadata at its top cannot be read: "+err.Error(),
			`Correct that line, or put an empty line after the first "---" if it is not metadata.`)
		p.Cause = err
		return Result{}, p
	}
	if f == nil {
		return Result{Document: markdown.Document(text)}, nil
	}
	tags := takeTags(f)
	return Result{Item: itemOf(f), Tags: tags, Document: markdown.Document(body)}, nil
}

// splitFrontMatter splits the YAML at the start of a text from the rest. The
// YAML is between a line "---" and a line "---" or "..."; as in Pandoc, there
// is none if the first line is followed by an empty one. The first line is part
// of source, so that line numbers in source are those of the text.
func splitFrontMatter(text string) (source, body string, found bool) {
	const longest = 256 << 10 // bytes; larger than any metadata of an article
	first, rest, _ := strings.Cut(text, "\n")
	if !isRule(first, "---") {
		return "", text, false
	}
	if second, _, _ := strings.Cut(rest, "\n"); strings.TrimSpace(second) == "" {
		return "", text, false
	}
	end := len(first) + 1
	for line := range strings.Lines(rest) {
		if isRule(line, "---") || isRule(line, "...") {
			return text[:end], text[end+len(line):], true
		}
		if end += len(line); end > longest {
			break
		}
	}
	return "", text, false
}

func isRule(line, rule string) bool {
	return strings.TrimRight(line, " \t\n") == rule
}

// takeTags removes the tags from the fields and returns them: a list, or a
// string separated by commas.
func takeTags(f fields) []string {
	var tags []string
	switch value := f["tags"].(type) {
	case string:
		tags = strings.Split(value, ",")
	case []any:
		for _, element := range value {
			text, ok := textOf(element)
			if !ok {
				return nil
			}
			tags = append(tags, text)
		}
	default:
		return nil
	}
	delete(f, "tags")
	return notes.CleanTags(tags...)
}

func textOf(value any) (string, bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case json.Number:
		return string(value), true
	case bool:
		return strconv.FormatBool(value), true
	}
	return "", false
}

// itemOf returns the item of front matter. The fields are CSL variables by
// name; a few have the names of other programs, and the fields below "original"
// describe the original of the article. Fields that are not variables are kept
// in the item unchanged.
func itemOf(f fields) csl.Item {
	variables := make(fields, len(f))
	original, _ := f["original"].(fields)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if f[name] != nil && (name != "original" || original == nil) {
			set(variables, variable(name), name, f, f[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(original)) {
		if original[name] != nil {
			set(variables, originalVariable(name), "original."+name, f, original[name])
		}
	}
	var item csl.Item
	data, err := json.Marshal(variables)
	if err == nil {
		err = json.Unmarshal(data, &item)
	}
	if err != nil {
		panic("importer: " + err.Error()) // an object of JSON values is an item
	}
	for variable, names := range item.Names {
		partNames(names, variables[variable])
	}
	return item
}

// set sets a variable to the value of the field called name of f. If the names
// differ, and the variable has a value or its own field, the value is set under
// the name of the field.
func set(variables fields, variable, name string, f fields, value any) {
	_, taken := variables[variable]
	_, given := f[variable]
	if name != variable && (taken || given) {
		variable = name
	}
	if isDate(variable) {
		value = dateOf(value)
	}
	if list, ok := value.([]any); ok && variable == "keyword" {
		value = joined(list)
	}
	variables[variable] = value
}

// variable returns the CSL variable of a field of front matter.
func variable(name string) string {
	switch name {
	case "date":
		return "issued"
	case "lang":
		return "language"
	case "keywords":
		return "keyword"
	}
	switch upper := strings.ToUpper(name); upper {
	case "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID":
		return upper
	}
	return name
}

func originalVariable(name string) string {
	name = variable(name)
	if name == "issued" {
		return "original-date"
	}
	return "original-" + name
}

func isDate(variable string) bool {
	switch variable {
	case "issued", "accessed", "submitted":
		return true
	}
	return strings.HasSuffix(variable, "-date")
}

// dateOf returns {year, month, day}, or a list of one or two of them, in the
// form of CSL-JSON. Other values, including strings, are returned unchanged.
func dateOf(value any) any {
	ends, ok := value.([]any)
	if !ok {
		ends = []any{value}
	}
	parts := make([]any, len(ends))
	for i, end := range ends {
		date, ok := end.(fields)
		if !ok || date["year"] == nil {
			return value
		}
		parts[i] = []any{date["year"]}
		for _, unit := range []string{"month", "day"} {
			if date[unit] == nil {
				break
			}
			parts[i] = append(parts[i].([]any), date[unit])
		}
	}
	date := fields{"date-parts": parts}
	if len(ends) == 1 {
		for name, more := range ends[0].(fields) { // a season, circa
			if name != "year" && name != "month" && name != "day" {
				date[name] = more
			}
		}
	}
	return date
}

func joined(list []any) any {
	var words []string
	for _, element := range list {
		word, ok := textOf(element)
		if !ok {
			return list
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// partNames splits names written as "Family, Given". Any other string is the
// name of an institution, or an undivided name of a person.
func partNames(names []csl.Name, value any) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for i, name := range list {
		text, isText := name.(string)
		family, given, _ := strings.Cut(text, ",")
		family, given = strings.TrimSpace(family), strings.TrimSpace(given)
		if isText && family != "" && given != "" && !strings.Contains(given, ",") {
			names[i] = csl.Name{Family: family, Given: given}
		}
	}
}
