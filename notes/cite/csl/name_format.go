package csl

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameFormatter writes names as the options say.
type nameFormatter struct {
	*renderer
	options *nameOptions
	element *nameElement // nil for one without attributes
}

// level returns how much of the given name is shown, and how much could be.
func (f *nameFormatter) level(p *person, list, index int) (level, most givenLevel) {
	short := valueOr(f.options.form, "long") == "short"
	initialize := f.initializes()
	switch {
	case short:
		level = givenNone
	case initialize:
		level = givenInitials
	default:
		level = givenFull
	}
	if f.key != nil {
		return level, level
	}
	if f.area == inCitation {
		level = max(level, f.config.level(list, index), f.registered(p, index))
	}
	if level == givenInitials && !initialize {
		level = givenFull // there are no initials in between
	}
	return level, givenFull
}

// initializes says whether given names can be shown as initials.
func (f *nameFormatter) initializes() bool {
	return f.options.initializeWith != nil && valueOr(f.options.initialize, true)
}

// registered returns what tells the name from others wherever it is cited.
func (f *nameFormatter) registered(p *person, index int) givenLevel {
	if f.run.nameLevels == nil {
		return givenNone
	}
	switch rule := f.layout().options.givenNameRule; {
	case index > 0 && strings.HasPrefix(rule, "primary-name"):
		return givenNone
	case strings.HasSuffix(rule, "-with-initials") && !f.initializes():
		return givenNone
	}
	return f.run.nameLevels[*p]
}

// inverted says whether a name stands with the family name first.
func (f *nameFormatter) inverted(p *person, index int) bool {
	if p.literal != "" || p.eastern || p.static {
		return false
	}
	order := valueOr(f.options.nameAsSortOrder, "")
	return order == "all" || order == "first" && index == 0
}

// name writes one name.
func (f *nameFormatter) name(p *person, index int, level givenLevel) *node {
	n := &node{kind: nodeName}
	if f.element != nil && f.element.format != (format{}) {
		n.decor = &decor{format: f.element.format}
	}
	family, given := f.parts()
	if p.literal != "" {
		text := p.literal
		if f.key != nil {
			text = withoutArticle(text)
		}
		n.kids = f.part(n.kids, family, text)
		return n
	}
	givenText := f.given(p, level)
	switch {
	case p.eastern:
		n.kids = f.part(n.kids, family, p.family)
		n.kids = f.part(n.kids, given, givenText)
	case level == givenNone:
		n.kids = f.part(n.kids, family, prefixed(p.nonDropping, p.family))
	case p.static:
		n.kids = f.part(n.kids, family, prefixed(p.nonDropping, p.family))
		n.kids = f.spaced(n.kids, given, givenText)
	case f.inverted(p, index):
		f.invert(n, p, givenText)
	default:
		f.inOrder(n, p, givenText)
	}
	return n
}

func (f *nameFormatter) parts() (family, given *decor) {
	if f.element == nil {
		return nil, nil
	}
	return f.element.family, f.element.given
}

// withoutArticle returns the name of an institution as it is sorted: without the
// English article that it begins with.
func withoutArticle(s string) string {
	word, rest, ok := strings.Cut(s, " ")
	if ok && (strings.EqualFold(word, "the") || strings.EqualFold(word, "a") || strings.EqualFold(word, "an")) {
		return rest
	}
	return s
}

// inOrder writes "Jean de La Fontaine III". Affixes of the family name stand
// around its particles and the suffix too.
func (f *nameFormatter) inOrder(n *node, p *person, givenText string) {
	family, given := f.parts()
	affixes := family != nil && (family.prefix != "" || family.suffix != "")
	last := prefixed(p.nonDropping, p.family)
	behind := n // what the family name is a part of
	switch {
	case affixes:
		n.kids = f.part(n.kids, given, givenText)
		behind = &node{decor: &decor{prefix: family.prefix, suffix: family.suffix}}
		family = family.withoutAffixes()
		behind.kids = f.part(behind.kids, given.withoutAffixes(), p.dropping)
	case joinsNext(p.dropping):
		n.kids = f.part(n.kids, given, givenText)
		last = p.dropping + last
	default:
		n.kids = f.part(n.kids, given, strings.TrimSpace(givenText+" "+p.dropping))
	}
	if joinsNext(p.dropping) && affixes {
		behind.kids = f.part(behind.kids, family, last)
	} else {
		behind.kids = f.spaced(behind.kids, family, last)
	}
	if p.suffix != "" {
		sep := " "
		if p.commaSuffix {
			sep = ", "
		}
		behind.kids = append(behind.kids, leaf(sep, nil), f.field(p.suffix))
	}
	if behind == n {
		return
	}
	if len(n.kids) > 0 {
		n.kids = append(n.kids, leaf(" ", nil))
	}
	n.kids = append(n.kids, behind)
}

// withoutAffixes returns a copy of a decor that says only how text looks.
func (d *decor) withoutAffixes() *decor {
	if d == nil {
		return nil
	}
	bare := *d
	bare.prefix, bare.suffix = "", ""
	return &bare
}

// invert writes "La Fontaine, Jean de, III" or, where the style puts the
// particle behind, "Fontaine, Jean de La, III".
func (f *nameFormatter) invert(n *node, p *person, givenText string) {
	family, given := f.parts()
	demote := f.style().demoteParticle
	behind := demote == "display-and-sort" || demote == "sort-only" && f.key != nil
	separator := valueOr(f.options.sortSeparator, ", ")
	if f.key != nil {
		separator = string(partBreak)
	}
	sep := leaf(separator, nil)
	last := p.family
	if !behind {
		last = prefixed(p.nonDropping, p.family)
	}
	n.kids = f.part(n.kids, family, last)
	rest := strings.TrimSpace(givenText + " " + p.dropping)
	particle := ""
	if behind {
		particle = p.nonDropping
	}
	if f.key != nil { // particles are sorted by before given names
		rest = strings.Join(strings.Fields(p.dropping+" "+particle+" "+givenText), " ")
		particle = ""
	}
	if rest != "" || particle != "" {
		n.kids = append(n.kids, sep, f.givenAndParticle(rest, particle, family, given))
	}
	if p.suffix != "" {
		n.kids = append(n.kids, sep, f.field(p.suffix))
	}
}

// givenAndParticle writes "Jean de La"; the particle looks like the family name
// that it belongs to, what stands around is that of the given name.
func (f *nameFormatter) givenAndParticle(rest, particle string, family, given *decor) *node {
	if particle == "" {
		return f.part(nil, given, rest)[0]
	}
	var kids []*node
	if rest != "" {
		kids = append(kids, f.field(rest), leaf(" ", nil))
		if given != nil {
			f.changeCase(kids[0], given.textCase)
			kids[0].decor = &decor{format: given.format}
		}
	}
	part := f.field(particle)
	if family != nil {
		f.changeCase(part, family.textCase)
		part.decor = &decor{format: family.format}
	}
	n := &node{kids: append(kids, part)}
	if given != nil {
		n.decor = &decor{prefix: given.prefix, suffix: given.suffix}
	}
	return n
}

// part adds a part of a name, as <name-part> says.
func (f *nameFormatter) part(kids []*node, d *decor, text string) []*node {
	if text == "" {
		return kids
	}
	n := f.field(text)
	if d != nil {
		n = f.finish(n, d)
	}
	return append(kids, n)
}

// spaced adds a part, with a space before it where something is there.
func (f *nameFormatter) spaced(kids []*node, d *decor, text string) []*node {
	if len(kids) > 0 && text != "" {
		kids = append(kids, leaf(" ", nil))
	}
	return f.part(kids, d, text)
}

// given returns as much of the given name as the level says.
func (f *nameFormatter) given(p *person, level givenLevel) string {
	o := f.options
	switch {
	case level == givenNone || p.given == "":
		return ""
	case p.eastern || o.initializeWith == nil:
		return p.given
	case f.initializes() && level == givenInitials:
		return initials(p.given, *o.initializeWith, true, f.style().initializeHyphen)
	}
	return initials(p.given, *o.initializeWith, false, f.style().initializeHyphen)
}

// prefixed puts a particle before a family name.
func prefixed(particle, family string) string {
	switch {
	case particle == "":
		return family
	case joinsNext(particle):
		return particle + family
	}
	return particle + " " + family
}

// joinsNext says whether no space follows a particle: "d'", "al-".
func joinsNext(particle string) bool {
	r, _ := utf8.DecodeLastRuneInString(particle)
	return r == '\'' || r == '’' || r == '-' || unicode.Is(unicode.Pd, r)
}
