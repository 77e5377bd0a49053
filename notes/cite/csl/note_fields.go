package csl

import (
	"maps"
	"strings"
)

// withNoteFields returns an item with the variables that its note gives, each in
// a line of its own as "variable: value" or anywhere as "{:variable: value}".
// That is how reference managers keep what they have no field for. What the item
// has itself counts more, but for its type. The item given stays as it is.
func withNoteFields(item Item) Item {
	note := item.Text["note"]
	if !strings.Contains(note, ":") {
		return item
	}
	fields := noteFields(note)
	if len(fields) == 0 {
		return item
	}
	text, names, dates := maps.Clone(item.Text), maps.Clone(item.Names), maps.Clone(item.Dates)
	for _, f := range fields {
		if f.name == "type" {
			item.Type = f.value
			continue
		}
		switch kindOf(f.name) {
		case textKind:
			if text[f.name] == "" {
				text[f.name] = f.value
			}
		case dateKind:
			if d := ParseDate(f.value); dates[f.name].IsZero() && !d.IsZero() {
				put(&dates, f.name, d)
			}
		case namesKind:
			if len(item.Names[f.name]) == 0 {
				family, given, isPerson := strings.Cut(f.value, "||")
				name := Name{Literal: f.value}
				if isPerson {
					name = Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
				}
				put(&names, f.name, append(names[f.name], name))
			}
		}
	}
	item.Text, item.Names, item.Dates = text, names, dates
	return item
}

type noteField struct{ name, value string }

// noteFields finds the variables in a note.
func noteFields(note string) []noteField {
	var fields []noteField
	add := func(s string) bool {
		name, value, ok := strings.Cut(s, ":")
		name = strings.TrimSpace(name)
		if !ok || name != "type" && kindOf(name) == unknown {
			return false
		}
		fields = append(fields, noteField{name, strings.TrimSpace(value)})
		return true
	}
	for line := range strings.Lines(note) {
		if add(line) {
			continue
		}
		for {
			_, rest, ok := strings.Cut(line, "{:")
			inside, after, closed := strings.Cut(rest, "}")
			if !ok || !closed {
				break
			}
			add(inside)
			line = after
		}
	}
	return fields
}
