package csl

import "slices"

// config is what tells an item from others that would be cited alike: CSL
// 1.0.2, "Disambiguation". The zero config tells nothing.
type config struct {
	names      []int          // for each list of names, how many are shown at least
	given      [][]givenLevel // for each list and name, how much of the given name at least
	conditions int            // how many conditions disambiguate="true" are met, from the first on
	suffix     int            // the letter behind the year, from 1 for a; 0 for none
}

func (c config) shown(list int) int {
	if list < len(c.names) {
		return c.names[list]
	}
	return 0
}

func (c config) level(list, name int) givenLevel {
	if list < len(c.given) && name < len(c.given[list]) {
		return c.given[list][name]
	}
	return givenNone
}

// yearSuffix returns a, b, ..., z, aa, ab, ...
func (c config) yearSuffix() string {
	var letters []byte
	for n := c.suffix; n > 0; n = (n - 1) / 26 {
		letters = append(letters, byte('a'+(n-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

// withShown returns a config that shows at least so many names of a list.
func (c config) withShown(list, n int) config {
	c.names = slices.Clone(c.names)
	for len(c.names) <= list {
		c.names = append(c.names, 0)
	}
	c.names[list] = n
	return c
}

// withLevel returns a config that shows at least so much of a given name.
func (c config) withLevel(list, name int, level givenLevel) config {
	c.given = slices.Clone(c.given)
	for len(c.given) <= list {
		c.given = append(c.given, nil)
	}
	c.given[list] = slices.Clone(c.given[list])
	for len(c.given[list]) <= name {
		c.given[list] = append(c.given[list], givenNone)
	}
	c.given[list][name] = level
	return c
}

// cited renders an item as a bare citation would, for comparing.
func (p *processing) cited(ref *reference, c config) (string, []listSize) {
	at := place{Cite: Cite{ID: ref.item.ID}, position: positionSubsequent, nearNote: true}
	r := &renderer{run: p, ref: ref, cite: &at, config: c, comparing: true}
	n, _ := r.joined(p.processor.style.citation.children, "")
	return p.plain(n), r.lists
}

// disambiguate finds what tells items apart that would be cited alike: more of
// their names, then conditions of the style, then letters behind the year in the
// order of the bibliography.
func (p *processing) disambiguate() {
	o := p.processor.style.citation.options
	if o.addGivenName && o.givenNameRule != "by-cite" {
		p.levelNames()
	}
	for _, group := range p.alike(p.refs) {
		if o.addNames || o.addGivenName && o.givenNameRule == "by-cite" {
			p.separate(group, config{})
		}
		for _, still := range p.alike(group) {
			p.tryCondition(still)
			if o.addYearSuffix {
				for _, same := range p.alike(still) {
					p.addSuffixes(same)
				}
			}
		}
	}
}

func (p *processing) addSuffixes(group []*reference) {
	for i, ref := range group {
		ref.config.suffix = i + 1
	}
}

// alike returns the groups of two and more items that are cited alike, each in
// the order of refs.
func (p *processing) alike(refs []*reference) [][]*reference {
	groups := p.split(refs, func(ref *reference) config { return ref.config })
	return slices.DeleteFunc(groups, func(g []*reference) bool { return len(g) < 2 })
}

// split parts items by how they are cited with a config.
func (p *processing) split(refs []*reference, with func(*reference) config) [][]*reference {
	byText := make(map[string]int)
	var parts [][]*reference
	for _, ref := range refs {
		text, _ := p.cited(ref, with(ref))
		i, ok := byText[text]
		if !ok {
			i = len(parts)
			byText[text] = i
			parts = append(parts, nil)
		}
		parts[i] = append(parts[i], ref)
	}
	return parts
}

// all is a config for each item alike.
func all(c config) func(*reference) config { return func(*reference) config { return c } }

// separate shows more of the names of items that are cited alike with a config,
// name after name, until they differ. What did not help is taken back. It sets
// the config of each item.
func (p *processing) separate(group []*reference, c config) {
	if len(group) < 2 {
		for _, ref := range group {
			ref.config = c
		}
		return
	}
	try := func(c config) bool {
		parts := p.split(group, all(c))
		if len(parts) < 2 {
			return false
		}
		for _, part := range parts {
			p.separate(part, c)
		}
		return true
	}
	o := p.processor.style.citation.options
	start := c
	lists, same := p.lists(group, c)
	if same {
		lists = nil // no more of the names tells the items apart
	}
	for i := range lists {
		for n := range lists[i].total {
			if n >= lists[i].shown {
				if !o.addNames {
					break
				}
				c = c.withShown(i, n+1)
				if try(c) {
					return
				}
			}
			if !o.addGivenName || o.givenNameRule != "by-cite" {
				continue
			}
			_, now := p.cited(group[0], c)
			if i >= len(now) || n >= len(now[i].levels) {
				continue
			}
			for level := now[i].levels[n] + 1; level <= now[i].most[n]; level++ {
				if try(c.withLevel(i, n, level)) {
					return
				}
			}
		}
	}
	for _, ref := range group {
		ref.config = start
	}
}

// lists returns the lists of names of the first item, and whether those of all
// others have the same names.
func (p *processing) lists(group []*reference, c config) (lists []listSize, same bool) {
	_, lists = p.cited(group[0], c)
	for _, ref := range group[1:] {
		_, others := p.cited(ref, c)
		if !slices.EqualFunc(lists, others, func(x, y listSize) bool {
			return slices.EqualFunc(x.names, y.names, func(a, b *person) bool { return *a == *b })
		}) {
			return lists, false
		}
	}
	return lists, true
}

// tryCondition lets conditions disambiguate="true" be met for items that are
// cited alike, one more after the other, until they differ.
func (p *processing) tryCondition(group []*reference) {
	c := group[0].config
	for range p.conditions(group[0]) {
		c.conditions++
		parts := p.split(group, all(c))
		if len(parts) < 2 {
			continue
		}
		for _, part := range parts {
			for _, ref := range part {
				ref.config = c
			}
			if len(part) > 1 {
				p.tryCondition(part)
			}
		}
		return
	}
}

// conditions returns how many further conditions disambiguate="true" the
// citation of an item has.
func (p *processing) conditions(ref *reference) int {
	at := place{Cite: Cite{ID: ref.item.ID}, position: positionSubsequent, nearNote: true}
	r := &renderer{run: p, ref: ref, cite: &at, config: ref.config}
	r.children(p.processor.style.citation.children)
	return max(r.conditions-ref.config.conditions, 0)
}

// levelNames finds how much of each given name tells it from all other names
// that are cited, where the style wants names told apart and not cites.
func (p *processing) levelNames() {
	rule := p.processor.style.citation.options.givenNameRule
	most := givenFull
	if rule == "all-names-with-initials" || rule == "primary-name-with-initials" {
		most = givenInitials
	}
	primary := rule == "primary-name" || rule == "primary-name-with-initials"
	byFamily := make(map[string][]*person)
	seen := make(map[person]bool)
	for _, ref := range p.refs {
		_, lists := p.cited(ref, config{})
		for _, list := range lists {
			for i, person := range list.names {
				if primary && i > 0 {
					break
				}
				if person.literal == "" && !seen[*person] {
					seen[*person] = true
					key := prefixed(person.nonDropping, person.family)
					byFamily[key] = append(byFamily[key], person)
				}
			}
		}
	}
	p.nameLevels = make(map[person]givenLevel)
	for _, people := range byFamily {
		p.levelFamily(people, most)
	}
}

// levelFamily sets the levels of people with the same family name. Where only
// initials may be shown, they are for all as soon as two have other initials,
// for they tell each of them from some.
func (p *processing) levelFamily(people []*person, most givenLevel) {
	full := make(map[string]bool)
	byInitials := make(map[string]map[string]bool)
	for _, person := range people {
		short := initials(person.given, ".", true, true)
		if byInitials[short] == nil {
			byInitials[short] = make(map[string]bool)
		}
		given := initials(person.given, ".", false, true) // "J.J." is "J. J."
		full[given] = true
		byInitials[short][given] = true
	}
	if len(full) < 2 {
		return
	}
	for _, person := range people {
		alone := len(byInitials[initials(person.given, ".", true, true)]) == 1
		switch {
		case alone, most == givenInitials && len(byInitials) > 1:
			p.nameLevels[*person] = givenInitials
		case most == givenFull:
			p.nameLevels[*person] = givenFull
		}
	}
}
