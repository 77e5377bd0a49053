package csl

import (
	"strings"
	"testing"
)

// positionStyle shows the positions of cites.
const positionStyle = `<citation><layout delimiter="; ">
	<choose>
		<if position="ibid-with-locator"><text value="ibid-with-locator"/></if>
		<else-if position="ibid"><text value="ibid"/></else-if>
		<else-if position="near-note"><text value="near"/></else-if>
		<else-if position="subsequent"><text value="subsequent"/></else-if>
		<else-if position="first"><text value="first"/></else-if>
	</choose>
</layout></citation>`

func TestPositions(t *testing.T) {
	tests := []struct{ name, citations, want string }{
		{"first", "a b", "first first"},
		{"the same", "a a", "first ibid"},
		{"the same page", "a:1 a:1", "first ibid"},
		{"another page", "a:1 a:2", "first ibid-with-locator"},
		{"a page where there was none", "a a:2", "first ibid-with-locator"},
		{"no page where there was one", "a:1 a", "first near"},
		{"another between", "a b a", "first first near"},
		{"in one citation", "a,a:1,a:1", "first; ibid-with-locator; ibid"},
		{"after a citation of two", "a,b b", "first; first near"},
		{"at the end of a citation of two", "a b,a", "first first; near"},
		{"far", "a b b b b b b a", "first first ibid ibid ibid ibid ibid subsequent"},
		{"near to the last, not to the first", "a b b a b b a", "first first ibid near near ibid near"},
	}
	p := newTestProcessor(t, testStyle(`class="note"`, positionStyle))
	items := testItems(t, `[{"title":"A"},{"title":"B"}]`)
	for _, tt := range tests {
		got := citations(p, items, strings.Fields(tt.citations)...)
		check(t, tt.name, strings.ReplaceAll(got, "\n", " "), tt.want)
	}
}

func TestPositionsByNote(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="note"`, positionStyle))
	items := testItems(t, `[{"title":"A"},{"title":"B"}]`)
	one := func(note int, ids ...string) Citation {
		c := Citation{Note: note}
		for _, id := range ids {
			c.Cites = append(c.Cites, Cite{ID: id})
		}
		return c
	}
	tests := []struct {
		name      string
		citations []Citation
		want      string
	}{
		{"a note without citations between", []Citation{one(1, "a"), one(3, "a")}, "first near"},
		{"two citations in one note", []Citation{one(1, "a"), one(1, "a")}, "first ibid"},
		{"the note before has two citations", []Citation{one(1, "b"), one(1, "a"), one(2, "a")}, "first first near"},
		{"in the text", []Citation{one(0, "a"), one(0, "a")}, "first ibid"},
		{"in the text and in a note", []Citation{one(0, "a"), one(1, "a"), one(0, "a")}, "first first ibid"},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range p.Format(Document{Items: items, Citations: tt.citations}).Citations {
			got = append(got, c.Text.String())
		}
		check(t, tt.name, strings.Join(got, " "), tt.want)
	}
}

func TestAuthorOnlyHasNoPosition(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="note"`, positionStyle))
	doc := Document{Items: testItems(t, `[{"title":"A"},{"title":"B"}]`), Citations: cites("a", "b", "a")}
	doc.Citations[1].Cites[0].Mode = AuthorOnly
	doc.Citations[1].Note, doc.Citations[2].Note = 1, 2
	check(t, "ibid. looks past it", p.Format(doc).Citations[2].Text.String(), "ibid")
}

func TestFirstReferenceNoteNumber(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="note"`, `<citation><layout><text variable="title"/><text variable="first-reference-note-number" prefix=" n. "/></layout></citation>`))
	check(t, "of the first note", citations(p, testItems(t, `[{"title":"A"},{"title":"B"}]`), "b", "a", "b", "a"), "B\nA\nB n. 1\nA n. 2")
}

func TestCapitalAtTheBeginningOfANote(t *testing.T) {
	const layout = `<citation><layout delimiter="; "><choose><if position="ibid"><text term="ibid"/></if><else><text variable="title"/></else></choose></layout></citation>`
	items := testItems(t, `[{"title":"A"}]`)
	tests := []struct{ name, class, prefix, want string }{
		{"in a note", "note", "", "Ibid."},
		{"in the text", "in-text", "", "ibid."},
		{"after a sentence", "note", "This is so. ", "This is so. Ibid."},
		{"after words", "note", "see ", "see ibid."},
		{"after an abbreviation", "note", "Cf. ", "Cf. ibid."},
	}
	for _, tt := range tests {
		p := newTestProcessor(t, testStyle(`class="`+tt.class+`"`, layout))
		formatted := p.Format(Document{Items: items, Citations: []Citation{
			{Note: 1, Cites: []Cite{{ID: "a"}}}, {Note: 2, Cites: []Cite{{ID: "a", Prefix: tt.prefix}}},
		}})
		check(t, tt.name, formatted.Citations[1].Text.String(), tt.want)
	}
}
