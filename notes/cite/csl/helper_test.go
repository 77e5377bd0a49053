package csl

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// testLocale is a small English locale.
const testLocale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <style-options punctuation-in-quote="true"/>
  <date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
  <date form="numeric"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/><date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>
  <terms>
    <term name="and">and</term>
    <term name="et-al">et al.</term>
    <term name="and others">and others</term>
    <term name="ibid">ibid.</term>
    <term name="in">in</term>
    <term name="no date">no date</term>
    <term name="no date" form="short">n.d.</term>
    <term name="ad"> AD</term><term name="bc"> BC</term>
    <term name="open-quote">“</term><term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
    <term name="page-range-delimiter">–</term>
    <term name="page"><single>page</single><multiple>pages</multiple></term>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
    <term name="chapter" form="short"><single>chap.</single><multiple>chaps.</multiple></term>
    <term name="volume" form="short"><single>vol.</single><multiple>vols.</multiple></term>
    <term name="edition" form="short">ed.</term>
    <term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
    <term name="editor" form="verb">edited by</term>
    <term name="translator" form="short"><single>trans.</single><multiple>trans.</multiple></term>
    <term name="editortranslator" form="short"><single>ed. &amp; trans.</single><multiple>eds. &amp; trans.</multiple></term>
    <term name="ordinal">th</term><term name="ordinal-01">st</term><term name="ordinal-02">nd</term><term name="ordinal-03">rd</term>
    <term name="ordinal-11">th</term><term name="ordinal-12">th</term><term name="ordinal-13">th</term>
    <term name="long-ordinal-01">first</term><term name="long-ordinal-02">second</term>
    <term name="season-01">Spring</term><term name="season-02">Summer</term><term name="season-03">Autumn</term><term name="season-04">Winter</term>
    <term name="month-01">January</term><term name="month-02">February</term><term name="month-03">March</term>
    <term name="month-01" form="short">Jan.</term><term name="month-07">July</term>
  </terms>
</locale>`

// testStyle wraps what stands in <style>.
func testStyle(attrs, body string) string {
	return `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ` + attrs + `>` + body + `</style>`
}

// inLayout is a style whose citations are the elements.
func inLayout(elements string) string {
	return testStyle(`class="in-text"`, `<citation><layout delimiter="; ">`+elements+`</layout></citation>`)
}

// testLocales has the small locale.
func testLocales(t testing.TB) LocaleMap {
	t.Helper()
	l, err := ParseLocale(strings.NewReader(testLocale))
	if err != nil {
		t.Fatal(err)
	}
	return LocaleMap{"en-US": l}
}

func newTestProcessor(t testing.TB, style string) *Processor {
	t.Helper()
	s, err := ParseStyle(strings.NewReader(style))
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(s, testLocales(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// testItems reads items from JSON; those without an id are called a, b, c, ...
func testItems(t testing.TB, array string) []Item {
	t.Helper()
	var items []Item
	if err := json.Unmarshal([]byte(array), &items); err != nil {
		t.Fatal(err)
	}
	for i := range items {
		if items[i].ID == "" {
			items[i].ID = string(rune('a' + i))
		}
	}
	return items
}

// cites makes citations of words such as "a", "a:12" with a locator, or
// "a,b:3" for several items. The first one is in note 1.
func cites(words ...string) []Citation {
	var citations []Citation
	for i, word := range words {
		c := Citation{Note: i + 1}
		for _, cite := range strings.Split(word, ",") {
			id, locator, _ := strings.Cut(cite, ":")
			c.Cites = append(c.Cites, Cite{ID: id, Locator: locator})
		}
		citations = append(citations, c)
	}
	return citations
}

// citations formats citations as HTML, each in a line.
func citations(p *Processor, items []Item, words ...string) string {
	var lines []string
	for _, c := range p.Format(Document{Items: items, Citations: cites(words...)}).Citations {
		lines = append(lines, c.Text.HTML(false))
	}
	return strings.Join(lines, "\n")
}

// cited formats one citation of one item in a style whose citations are the
// elements.
func cited(t testing.TB, elements, item string) string {
	t.Helper()
	return citations(newTestProcessor(t, inLayout(elements)), testItems(t, "["+item+"]"), "a")
}

// entries formats a bibliography of all items as HTML, each entry in a line.
func entries(p *Processor, items []Item) string {
	doc := Document{Items: items}
	for _, item := range items {
		doc.Uncited = append(doc.Uncited, item.ID)
	}
	var lines []string
	for _, e := range p.Format(doc).Bibliography.Entries {
		lines = append(lines, e.Text.HTML(false))
	}
	return strings.Join(lines, "\n")
}

// check compares what a case came to.
func check(t *testing.T, name, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", name, got, want)
	}
}

// people is the JSON of a names variable: "Doe|Jane" or, without a given name, an
// institution.
func people(variable string, names ...string) string {
	var list []string
	for _, name := range names {
		if family, given, ok := strings.Cut(name, "|"); ok {
			list = append(list, fmt.Sprintf(`{"family":%q,"given":%q}`, family, given))
		} else {
			list = append(list, fmt.Sprintf(`{"literal":%q}`, name))
		}
	}
	return fmt.Sprintf(`%q:[%s]`, variable, strings.Join(list, ","))
}

// html returns the bibliography as HTML: a <div> with the class csl-bib-body,
// and in it one with the class csl-entry for each entry.
func (b Bibliography) html(links bool) string {
	var s strings.Builder
	s.WriteString("<div class=\"csl-bib-body\">\n")
	for _, e := range b.Entries {
		s.WriteString("  <div class=\"csl-entry\">")
		s.WriteString(e.Text.HTML(links))
		s.WriteString("</div>\n")
	}
	s.WriteString("</div>")
	return s.String()
}
