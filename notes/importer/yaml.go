package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// fields is a YAML mapping with the types of package encoding/json: string,
// json.Number, bool, nil, []any and map[string]any.
type fields = map[string]any

// readYAML reads a mapping. It returns nil for other YAML, such as a sentence.
// The error names the line.
func readYAML(source string) (fields, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(source), &root); err != nil {
		return nil, yamlError(source, err)
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	// Nested aliases could expand a few lines to gigabytes.
	left := 20_000
	value, err := convert(root.Content[0], 0, &left)
	if err != nil {
		return nil, err
	}
	return value.(fields), nil
}

// yamlError returns an error of the parser as "line 3: …". For a tab, the
// commonest mistake, the parser names the wrong line.
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

// convert returns the value of a node. It fails after left nodes, or at a depth
// that only a mistake or a cycle of aliases reaches.
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

// scalar returns the value of a scalar: its source if JSON has no such value,
// as for dates and for numbers that begin with 0.
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
	return strings.TrimRight(n.Value, "\n") // the end of a block scalar
}
