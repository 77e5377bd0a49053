package csl

import "testing"

func TestTextCase(t *testing.T) {
	tests := []struct{ name, textCase, in, want string }{
		{"lowercase", "lowercase", "The NATO Report", "the nato report"},
		{"uppercase", "uppercase", "The <i>Report</i>", "THE <i>REPORT</i>"},
		{"uppercase with a protected word", "uppercase", `the <span class="nocase">dna</span> report`, "THE dna REPORT"},
		{"first", "capitalize-first", "the report", "The report"},
		{"first in markup", "capitalize-first", "<i>the</i> report", "<i>The</i> report"},
		{"first in quotation marks", "capitalize-first", `\"the\" report`, "“The” report"},
		{"first of a word with capitals", "capitalize-first", "iPad sales", "iPad sales"},
		{"first after nothing", "capitalize-first", "... and so", "... And so"},
		{"all", "capitalize-all", "the report of it", "The Report Of It"},
		{"sentence", "sentence", "The Report of NATO", "The report of NATO"},
		{"sentence from capitals", "sentence", "THE REPORT", "The report"},
		{"title", "title", "the report of a lifetime", "The Report of a Lifetime"},
		{"stop words at the ends", "title", "of mice to turn to", "Of Mice to Turn To"},
		{"stop words of two", "title", "late because of rain", "Late because of Rain"},
		{"after a colon", "title", "mice: a history", "Mice: A History"},
		{"after a question mark", "title", "why? the answer", "Why? The Answer"},
		{"after a full stop", "title", "one. the other", "One. The Other"},
		{"after v.", "title", "doe v. the state", "Doe v. the State"},
		{"hyphens", "title", "out-of-fashion self-esteem", "Out-of-Fashion Self-Esteem"},
		{"stop word before a hyphen", "title", "the in-group", "The In-Group"},
		{"dash", "title", "traits—with care", "Traits—with Care"},
		{"slash", "title", "cat/mouse", "Cat/Mouse"},
		{"words with capitals", "title", "the iPad and DNA", "The iPad and DNA"},
		{"superscript", "title", "the <sup>sup part</sup> here", "The <sup>sup part</sup> Here"},
		{"a Greek letter as a symbol", "title", "the α of decay", "The α of Decay"},
		{"markup in a word", "title", "<i>e. coli</i> growth", "<i>E. Coli</i> Growth"},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, `<text variable="title" text-case="`+tt.textCase+`"/>`, `{"title":"`+quoteInside(tt.in)+`"}`), tt.want)
	}
}

// quoteInside escapes quotation marks that are not escaped.
func quoteInside(s string) string {
	out := ""
	for i, r := range s {
		if r == '"' && (i == 0 || s[i-1] != '\\') {
			out += `\`
		}
		out += string(r)
	}
	return out
}

func TestTitleCaseIsEnglish(t *testing.T) {
	const style = `<text variable="title" text-case="title"/>`
	check(t, "item in another language", cited(t, style, `{"title":"das buch","language":"de"}`), "das buch")
	check(t, "item in English", cited(t, style, `{"title":"the book","language":"en-GB"}`), "The Book")
}

// TestTurkishCase has the dotted and the dotless i.
func TestTurkishCase(t *testing.T) {
	n := leaf("istanbul ışık", nil)
	n.changeCase(uppercase, false, true)
	check(t, "uppercase", n.text[0].text, "İSTANBUL IŞIK")
	n = leaf("ISPARTA İZMİR", nil)
	n.changeCase(lowercase, false, true)
	check(t, "lowercase", n.text[0].text, "ısparta izmir")
	n = leaf("istanbul", nil)
	n.changeCase(capitalizeFirst, false, true)
	check(t, "first", n.text[0].text, "İstanbul")
}

func TestCaseOfMacro(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<macro name="m"><group delimiter=" of "><text variable="title"/><text variable="genre" prefix="a "/></group></macro>
		<citation><layout><text macro="m" text-case="capitalize-first"/></layout></citation>`))
	check(t, "only the first text, and no affix", citations(p, testItems(t, `[{"title":"history","genre":"kind"}]`), "a"), "History of a kind")
}
