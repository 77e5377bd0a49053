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

// splitFrontMatter parts the YAML at the start of a text from what follows. The
// YAML stands between a line "---" and a line "---" or "..."; an empty line
// after the first says that it is none, as in Pandoc. The first line is kept in
// the YAML so that its lines are counted like those of the text.
func splitFrontMatter(text string) (source, body string, found bool) {
	const longest = 256 << 10 // bytes; nobody writes as much about an article
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

// takeTags removes the tags from the fields and returns them: a list, or a text
// with commas.
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

// itemOf makes an item of front matter. The fields are CSL variables by their
// names; a few go by the names that other programs use, and those below
// "original" are about what the article was made from. What is no variable is
// kept in the item as it is.
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

// set sets a variable to the value of a field of f. If the field goes by
// another name than the variable, and that has a value already or is a field
// too, it keeps its own name.
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

// variable returns the CSL variable that a field of front matter is.
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

// dateOf gives the form of CSL-JSON to {year, month, day} and to a list of one
// or two such. Other values, a text among them, it returns as they are.
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

// partNames parts "Family, Given" where a name was written as a text. Any other
// text is the name of an institution, or of a person in one piece.
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
