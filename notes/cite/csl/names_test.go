package csl

import "testing"

func TestNames(t *testing.T) {
	doe, roe, poe := "Doe|Jane", "Roe|Rick", "Poe|Ann Marie"
	tests := []struct{ name, names, item, want string }{
		{"one", `<names variable="author"/>`, people("author", doe), "Jane Doe"},
		{"two", `<names variable="author"><name and="text"/></names>`, people("author", doe, roe), "Jane Doe and Rick Roe"},
		{"three", `<names variable="author"><name and="symbol"/></names>`, people("author", doe, roe, poe), "Jane Doe, Rick Roe, &#38; Ann Marie Poe"},
		{"no delimiter before the last", `<names variable="author"><name and="text" delimiter-precedes-last="never"/></names>`, people("author", doe, roe, poe), "Jane Doe, Rick Roe and Ann Marie Poe"},
		{"delimiter before the last", `<names variable="author"><name and="text" delimiter-precedes-last="always"/></names>`, people("author", doe, roe), "Jane Doe, and Rick Roe"},
		{"after an inverted name", `<names variable="author"><name and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="first"/></names>`, people("author", doe, roe), "Doe, Jane, and Rick Roe"},
		{"not after a name in order", `<names variable="author"><name and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="first"/></names>`, people("author", doe, roe, poe), "Doe, Jane, Rick Roe and Ann Marie Poe"},
		{"et al.", `<names variable="author"><name et-al-min="3" et-al-use-first="1"/></names>`, people("author", doe, roe, poe), "Jane Doe et al."},
		{"et al. after two", `<names variable="author"><name et-al-min="3" et-al-use-first="2"/></names>`, people("author", doe, roe, poe), "Jane Doe, Rick Roe, et al."},
		{"too few for et al.", `<names variable="author"><name et-al-min="3" et-al-use-first="1"/></names>`, people("author", doe, roe), "Jane Doe, Rick Roe"},
		{"another et al.", `<names variable="author"><name et-al-min="2" et-al-use-first="1"/><et-al term="and others" font-style="italic"/></names>`, people("author", doe, roe), "Jane Doe <i>and others</i>"},
		{"the last one", `<names variable="author"><name et-al-min="3" et-al-use-first="1" et-al-use-last="true"/></names>`, people("author", doe, roe, poe), "Jane Doe, … Ann Marie Poe"},
		{"sort order", `<names variable="author"><name name-as-sort-order="all" sort-separator=" " initialize-with=""/></names>`, people("author", doe, poe), "Doe J, Poe AM"},
		{"short", `<names variable="author"><name form="short"/></names>`, people("author", "van Gogh|Vincent"), "van Gogh"},
		{"count", `<names variable="author"><name form="count"/></names>`, people("author", doe, roe), "2"},
		{"count with et al.", `<names variable="author"><name form="count" et-al-min="2" et-al-use-first="1"/></names>`, people("author", doe, roe), "1"},
		{"institution", `<names variable="author"><name form="short"/></names>`, people("author", "The Levant Files"), "The Levant Files"},
		{"label behind", `<names variable="editor"><label form="short" prefix=" (" suffix=")"/></names>`, people("editor", doe, roe), "Jane Doe, Rick Roe (eds.)"},
		{"label before", `<names variable="editor"><label form="verb" suffix=" "/><name/></names>`, people("editor", doe), "edited by Jane Doe"},
		{"label never plural", `<names variable="editor"><name/><label form="short" plural="never" prefix=" "/></names>`, people("editor", doe, roe), "Jane Doe, Rick Roe ed."},
		{"two roles", `<names variable="editor translator" delimiter="; "><name/><label form="short" prefix=" "/></names>`, people("editor", doe) + "," + people("translator", roe), "Jane Doe ed.; Rick Roe trans."},
		{"two roles in one", `<names variable="editor translator" delimiter="; "><name/><label form="short" prefix=" "/></names>`, people("editor", doe) + "," + people("translator", doe), "Jane Doe ed. &#38; trans."},
		{"a variable of its own for both", `<names variable="editor-translator"><name/><label form="short" prefix=" "/></names>`, people("editor", doe) + "," + people("translator", doe), "Jane Doe ed. &#38; trans."},
		{"not both", `<names variable="editor-translator"/><text value="."/>`, people("editor", doe) + "," + people("translator", roe), "."},
		{"both, as the item says", `<names variable="editor-translator"/>`, people("editor-translator", doe), "Jane Doe"},
		{"substitute", `<names variable="author"><name form="short"/><substitute><names variable="editor"/></substitute></names>`, people("editor", doe), "Doe"},
		{"substituted names are used up", `<group delimiter="/"><names variable="author"><substitute><names variable="editor"/></substitute></names><names variable="editor"/></group>`, people("editor", doe), "Jane Doe"},
		{"substituted text is used up", `<group delimiter="/"><names variable="author"><substitute><text variable="title"/></substitute></names><text variable="title"/></group>`, `"title":"T"`, "T"},
		{"parts", `<names variable="author"><name><name-part name="family" text-case="uppercase" font-weight="bold"/></name></names>`, people("author", doe), "Jane <b>DOE</b>"},
		{"formatting is of names, not of what is between", `<names variable="author"><name and="text" font-style="italic"/></names>`, people("author", doe, roe), "<i>Jane Doe</i> and <i>Rick Roe</i>"},
		{"affixes of parts", `<names variable="author"><name><name-part name="given" prefix="(" suffix=")"/><name-part name="family" prefix="[" suffix="]"/></name></names>`, `"author":[{"family":"Fontaine","given":"Jean","dropping-particle":"de","non-dropping-particle":"La","suffix":"III"}]`, "(Jean) [de La Fontaine III]"},
		{"affixes of inverted parts", `<names variable="author"><name name-as-sort-order="all" sort-separator=" "><name-part name="given" prefix="(" suffix=")"/><name-part name="family" prefix="[" suffix="]"/></name></names>`, `"author":[{"family":"Fontaine","given":"Jean","dropping-particle":"de","non-dropping-particle":"La","suffix":"III"}]`, "[Fontaine] (Jean de La) III"},
		{"suffix", `<names variable="author"/>`, people("author", "King|Martin, Jr."), "Martin King Jr."},
		{"suffix after a comma", `<names variable="author"/>`, people("author", "King|Martin,! Jr."), "Martin King, Jr."},
		{"suffix in sort order", `<names variable="author"><name name-as-sort-order="all"/></names>`, people("author", "King|Martin, Jr."), "King, Martin, Jr."},
		{"family name first always", `<names variable="author"/>`, `"author":[{"family":"Mao","given":"Zedong","static-ordering":true}]`, "Mao Zedong"},
		{"Chinese", `<names variable="author"/>`, people("author", "李|明"), "李明"},
		{"only a given name", `<names variable="author"><name form="short"/></names>`, `"author":[{"given":"Banksy"}]`, "Banksy"},
		{"names that tell nothing", `<names variable="author"/>`, `"author":[{},{"family":"Doe"}]`, "Doe"},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.names, "{"+tt.item+"}"), tt.want)
	}
}

func TestParticles(t *testing.T) {
	const fontaine = `{"author":[{"family":"Fontaine","given":"Jean","dropping-particle":"de","non-dropping-particle":"La","suffix":"III"}]}`
	style := func(demote, name string) string {
		return testStyle(`class="in-text" demote-non-dropping-particle="`+demote+`"`, `<citation><layout><names variable="author">`+name+`</names></layout></citation>`)
	}
	const inverted = `<name name-as-sort-order="all"/>`
	tests := []struct{ name, style, item, want string }{
		{"in order", style("never", ""), fontaine, "Jean de La Fontaine III"},
		{"short", style("display-and-sort", `<name form="short"/>`), fontaine, "La Fontaine"},
		{"inverted", style("never", inverted), fontaine, "La Fontaine, Jean de, III"},
		{"inverted, demoted in sorting only", style("sort-only", inverted), fontaine, "La Fontaine, Jean de, III"},
		{"inverted and demoted", style("display-and-sort", inverted), fontaine, "Fontaine, Jean de La, III"},
		{"found in the family name", style("display-and-sort", inverted), `{"author":[{"family":"van der Vlist","given":"Eric"}]}`, "Vlist, Eric van der"},
		{"found in the given name", style("display-and-sort", inverted), `{"author":[{"family":"Humboldt","given":"Alexander von"}]}`, "Humboldt, Alexander von"},
		{"with an apostrophe", style("never", ""), `{"author":[{"family":"d'Aubignac","given":"François"}]}`, "François d’Aubignac"},
		{"with a hyphen", style("display-and-sort", inverted), `{"author":[{"family":"al-One","given":"Alan"}]}`, "One, Alan al-"},
		{"none with a capital", style("display-and-sort", inverted), `{"author":[{"family":"Van Dyke","given":"Dick"}]}`, "Van Dyke, Dick"},
		{"none where the data says so", style("display-and-sort", inverted), `{"author":[{"family":"van Dyke","given":"Dick","parse-names":false}]}`, "van Dyke, Dick"},
		{"none in quotation marks", style("display-and-sort", inverted), `{"author":[{"family":"\"van Dyke\"","given":"Dick"}]}`, "van Dyke, Dick"},
	}
	for _, tt := range tests {
		check(t, tt.name, citations(newTestProcessor(t, tt.style), testItems(t, "["+tt.item+"]"), "a"), tt.want)
	}
}

func TestInitials(t *testing.T) {
	tests := []struct {
		given, with  string
		all, hyphens bool
		want         string
	}{
		{"", ".", true, true, ""},
		{"Jane", ".", true, true, "J."},
		{"Jane Quincy", ". ", true, true, "J. Q."},
		{"Jane Quincy", ".", true, true, "J.Q."},
		{"Jane Quincy", "", true, true, "JQ"},
		{"Jean-Luc", ".", true, true, "J.-L."},
		{"Jean-Luc", ". ", true, true, "J.-L."},
		{"Jean-Luc", ".", true, false, "J.L."},
		{"Guo-ping", "", true, true, "G"},
		{"John de Clare", ". ", true, true, "J. de C."},
		{"Ph. M.", ".", true, true, "Ph.M."},
		{"J.R.R.", ". ", true, true, "J. R. R."},
		{"élan", ".", true, true, "élan"},
		{"Éric", ".", true, true, "É."},
		{"<b>J</b> Q", ". ", true, true, "<b>J.</b> Q."},
		{"Jane Q", ".", false, true, "Jane Q."},
		{"J. Q.", "", false, true, "JQ"},
		{"J Quincy", ". ", false, true, "J. Quincy"},
	}
	for _, tt := range tests {
		if got := initials(tt.given, tt.with, tt.all, tt.hyphens); got != tt.want {
			t.Errorf("initials(%q, %q, %t, %t) = %q, want %q", tt.given, tt.with, tt.all, tt.hyphens, got, tt.want)
		}
	}
}

// TestWordsWithoutSpaces has words that are written together with names.
func TestWordsWithoutSpaces(t *testing.T) {
	style := func(and, etAl string) string {
		return testStyle(`class="in-text"`, `<locale><terms><term name="and">`+and+`</term><term name="et-al">`+etAl+`</term></terms></locale>
			<citation><layout><names variable="author"><name form="short" and="text" et-al-min="3" et-al-use-first="1"/></names></layout></citation>`)
	}
	items := testItems(t, `[{`+people("author", "李|明", "王|伟")+`},{`+people("author", "李|明", "王|伟", "张|三")+`},{`+people("author", "Doe|J", "Roe|R")+`},{`+people("author", "Doe|J", "Roe|R", "Poe|P")+`}]`)
	check(t, "Chinese", citations(newTestProcessor(t, style("和", "等")), items, "a", "b"), "李和王\n李等")
	check(t, "Hebrew", citations(newTestProcessor(t, style("ו", "ואחרים")), items, "c", "d"), "Doe וRoe\nDoe ואחרים")
}

func TestEtAlSubsequent(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="note"`, `<citation et-al-min="4" et-al-use-first="1" et-al-subsequent-min="2" et-al-subsequent-use-first="1">
		<layout><names variable="author"><name form="short"/></names></layout></citation>`))
	items := testItems(t, `[{`+people("author", "Doe|J", "Roe|R")+`},{"title":"Other"}]`)
	check(t, "fewer names where the item was cited before", citations(p, items, "a", "b", "a"), "Doe, Roe\n\nDoe et al.")
}
