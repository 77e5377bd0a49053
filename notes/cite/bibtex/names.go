package bibtex

import (
	"slices"
	"strings"
	"unicode"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// decodeNames reads names with "and" between them, as BibTeX writes them,
//
//	First von Last · von Last, First · von Last, Jr, First
//
// or BibLaTeX ("family=Last, given=First, prefix=von"). The von part is the
// words before the last name that begin with a small letter; it goes with the
// family name, or not where droppingParticles says so. A name all in braces is
// that of an institution. "others" at the end is kept as such a name.
func decodeNames(tex string, droppingParticles bool) []csl.Name {
	var names []csl.Name
	for _, name := range splitNames(tex) {
		if n := decodeName(name); !isEmpty(n) {
			if droppingParticles && n.DroppingParticle == "" {
				n.DroppingParticle, n.NonDroppingParticle = n.NonDroppingParticle, ""
			}
			names = append(names, n)
		}
	}
	return names
}

func isEmpty(n csl.Name) bool {
	return n.Family == "" && n.Given == "" && n.Literal == "" && n.NonDroppingParticle == "" && n.Suffix == ""
}

// word is a word of TeX, which has no space but in braces.
type word struct {
	tex   string
	comma bool // a comma stands behind it
}

// texWords parts TeX at spaces, ties and commas that are in no braces. Hyphens
// part nothing: a double name is one word.
func texWords(tex string) []word {
	var words []word
	depth, start := 0, 0
	end := func(i int) {
		if i > start {
			words = append(words, word{tex: tex[start:i]})
		}
		start = i + 1
	}
	for i := 0; i < len(tex); i++ {
		switch c := tex[i]; {
		case c == '\\':
			i++ // \~ and \, and \{ are commands; braces of these are in pairs with others
			if i < len(tex) && tex[i] == '{' {
				depth++
			} else if i < len(tex) && tex[i] == '}' {
				depth--
			}
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth > 0:
		case c == ' ', c == '\t', c == '\n', c == '\r', c == '~':
			end(i)
		case c == ',':
			end(i)
			if len(words) == 0 {
				words = append(words, word{})
			}
			if last := &words[len(words)-1]; last.comma {
				words = append(words, word{comma: true})
			} else {
				last.comma = true
			}
		}
	}
	end(len(tex))
	return words
}

// splitNames parts a list of names at "and".
func splitNames(tex string) [][]word {
	var names [][]word
	var name []word
	for _, w := range texWords(tex) {
		if strings.EqualFold(w.tex, "and") {
			names, name = append(names, name), nil
		} else {
			name = append(name, w)
		}
	}
	return append(names, name)
}

func decodeName(words []word) csl.Name {
	if len(words) == 1 {
		inner, isBraced := unbraced(words[0].tex)
		if isBraced && !strings.HasPrefix(inner, `\`) || words[0].tex == "others" {
			return csl.Name{Literal: decode(words[0].tex)}
		}
	}
	parts := splitCommas(words)
	if n, ok := labelledName(parts); ok {
		return n
	}
	switch len(parts) {
	case 0:
		return csl.Name{}
	case 1:
		return firstVonLast(parts[0])
	case 2:
		return withParts(parts[0], parts[1], nil)
	}
	return withParts(parts[0], slices.Concat(parts[2:]...), parts[1])
}

func splitCommas(words []word) [][]string {
	var parts [][]string
	var part []string
	for _, w := range words {
		if w.tex != "" {
			part = append(part, w.tex)
		}
		if w.comma {
			parts, part = append(parts, part), nil
		}
	}
	if len(part) > 0 {
		parts = append(parts, part)
	}
	return parts
}

// firstVonLast parts a name without commas. The last word is always the family
// name; the von part goes to the last small word before it.
func firstVonLast(words []string) csl.Name {
	last := len(words) - 1
	if last < 0 {
		return csl.Name{}
	}
	first := slices.IndexFunc(words[:last], isSmall)
	if first < 0 {
		return withParts(words[last:], words[:last], nil)
	}
	return withParts(words[first:], words[:first], nil)
}

// withParts makes a name of "von Last", the given names and the suffix.
func withParts(vonLast, given, suffix []string) csl.Name {
	von := 0 // how many words of it
	for i := len(vonLast) - 2; i >= 0; i-- {
		if isSmall(vonLast[i]) && isSmall(vonLast[0]) {
			von = i + 1
			break
		}
	}
	return csl.Name{
		NonDroppingParticle: decodeWords(vonLast[:von]), Family: decodeWords(vonLast[von:]),
		Given: decodeWords(given), Suffix: decodeWords(suffix),
	}
}

func decodeWords(words []string) string { return decode(strings.Join(words, " ")) }

// isSmall says whether the first letter of a word that is not in braces is a
// small one. A command in braces is a letter, as in {\'e}.
func isSmall(tex string) bool {
	if strings.HasPrefix(tex, "{") && !strings.HasPrefix(tex, `{\`) {
		return false
	}
	for _, r := range decode(tex) {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// labelledName reads a name whose parts are labelled.
func labelledName(parts [][]string) (n csl.Name, ok bool) {
	dropping := false
	for _, part := range parts {
		label, value, found := strings.Cut(strings.Join(part, " "), "=")
		if !found {
			return csl.Name{}, false
		}
		value = strings.Trim(strings.TrimSpace(value), `"`)
		switch strings.TrimSpace(label) {
		case "family":
			n.Family = decode(value)
		case "given":
			n.Given = decode(value)
		case "prefix":
			n.NonDroppingParticle = decode(value)
		case "suffix":
			n.Suffix = decode(value)
		case "useprefix":
			dropping = value == "false"
		case "family-i", "given-i", "prefix-i", "suffix-i", "id", "hash":
		default:
			return csl.Name{}, false
		}
	}
	if dropping {
		n.DroppingParticle, n.NonDroppingParticle = n.NonDroppingParticle, ""
	}
	return n, len(parts) > 0
}

// encodeNames writes names as "von Last, Jr, First", joined by "and". A particle
// that does not go with the family name is labelled so in BibLaTeX.
func encodeNames(names []csl.Name, dialect Dialect) string {
	var written []string
	for _, n := range names {
		name := encodeName(n)
		if dialect == BibLaTeX && n.DroppingParticle != "" && n.NonDroppingParticle == "" && n.Family != "" {
			name = labelled(n)
		}
		if name != "" {
			written = append(written, name)
		}
	}
	return strings.Join(written, " and ")
}

// labelled writes a name whose particle is dropped where the family name stands
// alone.
func labelled(n csl.Name) string {
	var parts []string
	for _, part := range [][2]string{{"family", n.Family}, {"given", n.Given}, {"prefix", n.DroppingParticle}, {"suffix", n.Suffix}} {
		if value := encodeNamePart(part[1]); value != "" {
			parts = append(parts, part[0]+"="+value)
		}
	}
	return strings.Join(append(parts, "useprefix=false"), ", ")
}

func encodeName(n csl.Name) string {
	if n.Literal == "others" {
		return n.Literal
	}
	if n.Literal != "" || n.Family == "" {
		return braced(encode(joinNonEmpty(" ", n.Literal, n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Suffix)))
	}
	particle, family := words(n.DroppingParticle, n.NonDroppingParticle), encodeNamePart(n.Family)
	switch {
	case family == "":
		return ""
	case startsSmall(n.Family), n.Given == "" && n.Suffix == "" && (particle != "" || strings.Contains(cite.OneLine(n.Family), " ")):
		family = braced(encode(n.Family))
	}
	if particle != "" {
		family = encodeNamePart(particle) + " " + family
	}
	return joinNonEmpty(", ", family, encodeNamePart(n.Suffix), encodeNamePart(n.Given))
}

func startsSmall(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	return i >= 0 && unicode.IsLower([]rune(s[i:])[0]) && strings.Contains(cite.OneLine(s), " ")
}

// encodeNamePart puts in braces what BibTeX would take apart.
func encodeNamePart(s string) string {
	isAnd := func(word string) bool { return strings.EqualFold(word, "and") }
	if strings.ContainsAny(s, ",=") || slices.ContainsFunc(strings.Fields(s), isAnd) {
		return braced(encode(s))
	}
	return encode(s)
}

// words joins with single spaces what is not empty.
func words(parts ...string) string { return cite.OneLine(strings.Join(parts, " ")) }

func joinNonEmpty(separator string, parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, separator)
}
