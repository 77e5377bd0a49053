package csl

import "slices"

// position says how a cite stands to those before it in the document.
type position uint8

const (
	positionFirst position = iota
	positionSubsequent
	positionIbid // of the same item as the cite right before, and the same part of it
	positionIbidWithLocator
)

// is says whether a cite is at a position that a style asks for. A position
// that says more is one that says less too: CSL 1.0.2, "Choose", position.
func (p *place) is(value string) bool {
	switch value {
	case "first":
		return p.position == positionFirst
	case "subsequent":
		return p.position != positionFirst
	case "ibid":
		return p.position >= positionIbid
	case "ibid-with-locator":
		return p.position == positionIbidWithLocator
	case "near-note":
		return p.nearNote
	}
	return false
}

// positioner finds the positions of cites. Citations in notes and those in the
// text are told apart: neither looks back at the other.
type positioner struct {
	nearNoteDistance int
	first            map[string]int // the note that cited an item first, by its id
	last             map[string]int // the note that cited it last
	seen             map[seenKey]bool
	previous         [2]*Citation // in the text, in notes
	inNote           int          // how many citations the note of the last one has
}

type seenKey struct {
	id   string
	note bool
}

func newPositioner(nearNoteDistance int) *positioner {
	return &positioner{
		nearNoteDistance: nearNoteDistance,
		first:            make(map[string]int),
		last:             make(map[string]int),
		seen:             make(map[seenKey]bool),
	}
}

// places returns where the cites of the next citation stand.
func (p *positioner) places(c *Citation) []place {
	stream := 0
	if c.Note > 0 {
		stream = 1
	}
	places := make([]place, len(c.Cites))
	for i, cite := range c.Cites {
		at := newPlace(cite)
		if cite.Mode == AuthorOnly {
			places[i] = at
			continue
		}
		key := seenKey{cite.ID, c.Note > 0}
		if p.seen[key] {
			at.position = p.repeated(places, i, &at, c, p.previous[stream])
			at.nearNote = c.Note > 0 && c.Note-p.last[cite.ID] <= p.nearNoteDistance
			at.firstNote = p.first[cite.ID]
		} else {
			p.seen[key] = true
			if c.Note > 0 {
				p.first[cite.ID] = c.Note
			}
		}
		if c.Note > 0 {
			p.last[cite.ID] = c.Note
		}
		places[i] = at
	}
	if !slices.ContainsFunc(c.Cites, func(c Cite) bool { return c.Mode != AuthorOnly }) {
		return places
	}
	if before := p.previous[stream]; stream == 0 || before == nil || before.Note != c.Note {
		p.inNote = 0
	}
	p.inNote++
	p.previous[stream] = c
	return places
}

// repeated returns the position of a cite whose item was cited before. Ibid. is
// for what the cite right before it cites, or the citation right before it, if
// that cites nothing else: in the same note, or as the only citation of the note
// before.
func (p *positioner) repeated(places []place, i int, at *place, c, previous *Citation) position {
	var before place
	switch {
	case i > 0:
		before = places[i-1]
	case previous == nil || len(previous.Cites) != 1,
		c.Note > previous.Note+1, c.Note == previous.Note+1 && p.inNote > 1:
		return positionSubsequent
	default:
		before = newPlace(previous.Cites[0])
	}
	switch {
	case before.ID != at.ID, before.Locator != "" && at.Locator == "":
		return positionSubsequent
	case before.Locator == at.Locator && (at.Locator == "" || before.label() == at.label()):
		return positionIbid
	}
	return positionIbidWithLocator
}
