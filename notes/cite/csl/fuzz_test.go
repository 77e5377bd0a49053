package csl

import (
	"strings"
	"testing"
)

// FuzzParseStyle formats a few items in whatever is read as a style.
func FuzzParseStyle(f *testing.F) {
	f.Add(inLayout(`<text variable="title"/>`))
	f.Add(authorDate(`collapse="year-suffix-ranged" disambiguate-add-names="true" disambiguate-add-givenname="true" disambiguate-add-year-suffix="true" et-al-min="2" et-al-use-first="1"`, `<sort><key variable="issued"/></sort>`))
	f.Add(bibliographyStyle(`subsequent-author-substitute="-" second-field-align="flush"`, `<sort><key variable="author"/></sort><layout><names variable="author"><name form="count"/><label/><substitute><date variable="issued" form="text"/></substitute></names></layout>`))
	f.Add(testStyle(`class="note"`, `<locale><terms><term name="x">y</term></terms></locale><macro name="m"><text macro="m"/></macro>`+positionStyle))
	f.Add("<style><info><link rel='independent-parent' href='x'/></info></style>")
	f.Add("<?xml version='1.0'?><!DOCTYPE style [<!ENTITY a 'b'>]><style>&a;<![CDATA[x]]>")
	items := testItems(f, bySameAuthors)
	locale, err := ParseLocale(strings.NewReader(testLocale))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		style, err := ParseStyle(strings.NewReader(doc))
		if err != nil {
			return
		}
		p, err := New(style, LocaleMap{"en-US": locale}, Options{})
		if err != nil {
			return
		}
		formatted := p.Format(Document{Items: items, Citations: cites("a:1", "a:1", "b,a,d", "e"), Uncited: []string{"c"}})
		for _, c := range formatted.Citations {
			c.Text.HTML(true)
			c.Text.Markdown()
		}
		formatted.Bibliography.html(true)
	})
}

func FuzzParseLocale(f *testing.F) {
	f.Add(testLocale)
	f.Add(`<locale xml:lang="de"><date form="text"><date-part name="day"/></date><terms><term name="a"><single>b</single></term></terms></locale>`)
	style, err := ParseStyle(strings.NewReader(inLayout(`<date variable="issued" form="text"/><date variable="issued" form="numeric"/><names variable="author"/><number variable="edition" form="ordinal"/><text variable="title" quotes="true"/>`)))
	if err != nil {
		f.Fatal(err)
	}
	items := testItems(f, `[{"issued":"2020-05-06/2021","edition":"3","title":"a \"b\"",`+people("author", "Doe|J", "Roe|R")+`}]`)
	f.Fuzz(func(t *testing.T, doc string) {
		locale, err := ParseLocale(strings.NewReader(doc))
		if err != nil {
			return
		}
		p, err := New(style, LocaleMap{locale.Lang(): locale}, Options{Language: locale.Lang()})
		if err != nil {
			return
		}
		p.Format(Document{Items: items, Citations: cites("a")}).Citations[0].Text.HTML(false)
	})
}

// FuzzFormat formats whatever is read as items.
func FuzzFormat(f *testing.F) {
	f.Add([]byte(bySameAuthors))
	f.Add([]byte(`[{"id":"a","author":[{"family":"d'A-b","given":"J.-P. <i>x</i>","suffix":"!"}],"issued":{"raw":"5/5/5"},"page":"1-2,&-","note":"{:a:b}editor: x||y"},{"id":1,"edition":"\\-1-&"}]`))
	style := testStyle(`class="note"`, `<citation disambiguate-add-names="true" disambiguate-add-givenname="true" disambiguate-add-year-suffix="true" et-al-min="2" et-al-use-first="1" collapse="year-suffix-ranged">
		<layout delimiter="; "><names variable="author"><name initialize-with=". " name-as-sort-order="first"/></names><date variable="issued" form="text" prefix=" "/><text variable="page"/><number variable="edition" form="ordinal"/><text variable="citation-label"/></layout></citation>
		<bibliography subsequent-author-substitute="-" subsequent-author-substitute-rule="partial-each"><sort><key variable="author"/><key variable="issued"/></sort>
		<layout><names variable="author editor translator"><name/><label/></names><text variable="title" text-case="title" quotes="true"/><label variable="page"/><text variable="container-title" form="short" text-case="sentence"/></layout></bibliography>`)
	p := newTestProcessor(f, style)
	f.Fuzz(func(t *testing.T, data []byte) {
		items, err := Parse(data)
		if err != nil {
			return
		}
		doc := Document{Items: items}
		for i, item := range items {
			doc.Citations = append(doc.Citations, Citation{Note: i + 1, Cites: []Cite{{ID: item.ID, Locator: item.Text["page"], Prefix: item.Text["title"]}, {ID: items[0].ID}}})
		}
		formatted := p.Format(doc)
		for _, c := range formatted.Citations {
			c.Text.Markdown()
		}
		formatted.Bibliography.html(true)
	})
}
