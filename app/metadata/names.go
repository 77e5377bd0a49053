package metadata

import (
	"strings"

	"collate/notes/cite/csl"
)

// nameText returns a name as it is typed: "Family, Given" for a person, with
// ", Suffix" behind, and an institution as it is.
func nameText(n csl.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	family := joined(" ", n.NonDroppingParticle, n.Family)
	given := joined(" ", n.Given, n.DroppingParticle)
	text := family + ", " + given
	if n.Suffix != "" {
		text += ", " + n.Suffix
	}
	return text
}

// parseName reads a name that was typed. Without a comma it is that of an institution,
// or of a person who has one name.
func parseName(typed string) csl.Name {
	parts := strings.SplitN(strings.Join(strings.Fields(typed), " "), ",", 3)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 1:
		return csl.Name{Literal: parts[0]}
	case parts[0] == "":
		return csl.Name{Given: parts[1]}
	}
	n := csl.Name{Family: parts[0], Given: parts[1], ParseNames: strings.Contains(parts[0]+parts[1], " ")}
	if len(parts) == 3 {
		n.Suffix = parts[2]
	}
	return n
}

func joined(separator string, parts ...string) string {
	var some []string
	for _, part := range parts {
		if part != "" {
			some = append(some, part)
		}
	}
	return strings.Join(some, separator)
}
