package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"collate/notes/cite/csl"
	"collate/notes/markdown"

	"go.yaml.in/yaml/v3"
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

// fields is a mapping of YAML as package encoding/json has objects: string,
// json.Number, bool, nil, []any and map[string]any.
type fields = map[string]any

// readYAML reads a mapping. It returns nil for YAML that is none, such as a
// sentence. The error names the line.
func readYAML(source string) (fields, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(source), &root); err != nil {
		return nil, yamlError(source, err)
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	// Aliases of aliases of aliases could make gigabytes of a few lines.
	left := 20_000
	value, err := convert(root.Content[0], 0, &left)
	if err != nil {
		return nil, err
	}
	return value.(fields), nil
}

// yamlError says "line 3: …" for what the parser says. Of tabs, which are the
// commonest mistake, that names the wrong line.
func yamlError(source string, err error) error {
	if tab := regexp.MustCompile(`(?m)^ *\t`).FindStringIndex(source); tab != nil && strings.Contains(err.Error(), "tab") {
		line := strings.Count(source[:tab[0]], "\n") + 1
		return fmt.Errorf("line %d: it is indented with a tab, and has to be with spaces", line)
	}
	reason := regexp.MustCompile(`line \d+: .*`).FindString(err.Error())
	if reason == "" {
		reason = strings.TrimPrefix(err.Error(), "yaml: ")
	}
	return errors.New(reason)
}

// convert returns the value of a node. It stops when it has seen as many nodes
// as are left, or at a depth that only a mistake or a cycle of aliases reaches.
func convert(n *yaml.Node, depth int, left *int) (any, error) {
	if *left--; *left < 0 || depth > 50 {
		return nil, fmt.Errorf("line %d: too much is nested or repeated there", n.Line)
	}
	switch n.Kind {
	case yaml.AliasNode:
		return convert(n.Alias, depth+1, left)
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, element := range n.Content {
			value, err := convert(element, depth+1, left)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	case yaml.MappingNode:
		m := make(fields, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode {
				return nil, fmt.Errorf("line %d: the name before a colon is not a word", key.Line)
			}
			if _, given := m[key.Value]; given {
				return nil, fmt.Errorf("line %d: %s is given twice", key.Line, strconv.Quote(key.Value))
			}
			value, err := convert(n.Content[i+1], depth+1, left)
			if err != nil {
				return nil, err
			}
			m[key.Value] = value
		}
		return m, nil
	}
	return scalar(n), nil
}

// scalar returns the value of a scalar: as it is written where JSON has no
// like, as for dates and for numbers that begin with 0.
func scalar(n *yaml.Node) any {
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		if json.Valid([]byte(n.Value)) {
			return json.Number(n.Value)
		}
	}
	return strings.TrimRight(n.Value, "\n") // the end of a block of text
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
	var clean []string
	for _, tag := range tags {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "#")
		if tag != "" && !slices.Contains(clean, tag) {
			clean = append(clean, tag)
		}
	}
	return clean
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
