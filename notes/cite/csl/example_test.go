package csl_test

import (
	"fmt"
	"log"
	"strings"

	"collate/notes/cite/csl"
)

// exampleStyle is a small author-date style.
const exampleStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Example</title><id>http://example.org/example</id></info>
  <citation disambiguate-add-year-suffix="true" collapse="year">
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <names variable="author"><name form="short" and="symbol"/></names>
        <date variable="issued" form="text" date-parts="year"/>
        <group delimiter=" ">
          <label variable="locator" form="short"/>
          <text variable="locator"/>
        </group>
      </group>
    </layout>
  </citation>
  <bibliography hanging-indent="true">
    <sort><key variable="author"/><key variable="issued"/></sort>
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names>
        <date variable="issued" form="text"/>
        <text variable="title" font-style="italic"/>
      </group>
    </layout>
  </bibliography>
</style>`

// exampleLocale has the few terms that the style needs.
const exampleLocale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <style-options punctuation-in-quote="true"/>
  <date form="text">
    <date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/>
  </date>
  <terms>
    <term name="and">and</term>
    <term name="et-al">et al.</term>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
    <term name="month-07">July</term>
  </terms>
</locale>`

func Example() {
	style, err := csl.ParseStyle(strings.NewReader(exampleStyle))
	if err != nil {
		log.Fatal(err)
	}
	locale, err := csl.ParseLocale(strings.NewReader(exampleLocale))
	if err != nil {
		log.Fatal(err)
	}
	processor, err := csl.New(style, csl.LocaleMap{"en-US": locale}, csl.Options{})
	if err != nil {
		log.Fatal(err)
	}
	items, err := csl.Parse([]byte(`[
		{"id": "first", "type": "book", "title": "On Winds", "author": [{"family": "Doe", "given": "Jane Q."}], "issued": "2020-07-01"},
		{"id": "second", "type": "book", "title": "On Tides", "author": [{"family": "Doe", "given": "Jane Q."}], "issued": "2020-07-14"},
		{"id": "third", "type": "book", "title": "On Sand", "author": [{"family": "Roe", "given": "Ann"}, {"family": "Poe", "given": "Bob"}], "issued": "1999"}
	]`))
	if err != nil {
		log.Fatal(err)
	}
	formatted := processor.Format(csl.Document{
		Items: items,
		Citations: []csl.Citation{
			{Cites: []csl.Cite{{ID: "first", Locator: "12-14", Prefix: "see"}, {ID: "second"}}},
			{Cites: []csl.Cite{{ID: "third", Locator: "3", Mode: csl.AuthorInText}}},
		},
	})
	for _, citation := range formatted.Citations {
		if author := citation.Author; !author.IsEmpty() {
			fmt.Print(author, " ")
		}
		fmt.Println(citation.Text)
	}
	for _, entry := range formatted.Bibliography.Entries {
		fmt.Println(entry.Text.Markdown())
	}
	// Output:
	// (see Doe, 2020a, pp. 12–14, 2020b)
	// Roe & Poe (1999, p. 3)
	// Doe, J. Q. July 1, 2020a. *On Winds*.
	// Doe, J. Q. July 14, 2020b. *On Tides*.
	// Roe, A., Poe, B. 1999. *On Sand*.
}
