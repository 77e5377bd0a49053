package importer_test

import (
	"strings"
	"testing"

	"collate/notes/importer"
)

func TestPlainText(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the paragraphs
	}{
		{"a line each", "One.\n\nTwo.\n", []string{"One.", "Two."}},
		{"lines that a program wrapped",
			"It took two days. A murder case several decades old sent police into\n" +
				"Azerbaijani homes in Yekaterinburg, and over fifty people were detained.\n" +
				"Two of them died in custody.\n \nOfficials in Baku called the deaths \"ethnically motivated\" and spoke of\ntorture.\n",
			[]string{
				"It took two days. A murder case several decades old sent police into Azerbaijani homes in Yekaterinburg, and over fifty people were detained. Two of them died in custody.",
				"Officials in Baku called the deaths \"ethnically motivated\" and spoke of torture.",
			}},
		{"indented paragraphs",
			"   It took two days. A murder case several decades old sent police into\n" +
				"Azerbaijani homes in Yekaterinburg, and over fifty people were detained\n" +
				"in their beds.\n" +
				"   Officials in Baku called the deaths \"ethnically motivated\" and spoke\nof torture.",
			[]string{
				"It took two days. A murder case several decades old sent police into Azerbaijani homes in Yekaterinburg, and over fifty people were detained in their beds.",
				"Officials in Baku called the deaths \"ethnically motivated\" and spoke of torture.",
			}},
		{"verse",
			"The night was long, the street was still,\nno lamp was lit,\nthe snow lay white upon the sill\n  and under it.",
			[]string{"The night was long, the street was still,\nno lamp was lit,\nthe snow lay white upon the sill\n  and under it."}},
		{"an address", "Levant Files\n12 High Street\nHaifa", []string{"Levant Files\n12 High Street\nHaifa"}},
		{"short lines of one length", "Roses are red\nViolets are blue", []string{"Roses are red\nViolets are blue"}},
		{"a list among wrapped lines",
			"Azerbaijan's Ministry of Culture struck these events off the calendar:\n" +
				"- every Russian concert and exhibition that was planned for that autumn\n" +
				"  in whatever city of the country it was to be, whoever arranged it and\n" +
				"- the visit",
			[]string{"Azerbaijan's Ministry of Culture struck these events off the calendar:\n" +
				"- every Russian concert and exhibition that was planned for that autumn " +
				"in whatever city of the country it was to be, whoever arranged it and\n" +
				"- the visit"},
		},
		{"a hyphen at the end of a line",
			"Azerbaijan's Ministry of Culture struck every Russian concert, so-called or\n" +
				"planned, off the calendar, whether a state body or some private well-\nknown group had arranged it.",
			[]string{"Azerbaijan's Ministry of Culture struck every Russian concert, so-called or planned, off the calendar, whether a state body or some private well-known group had arranged it."}},
		{"paragraphs on one line each",
			strings.Repeat("word ", 40) + "\n" + strings.Repeat("other ", 40) + "\nShort.\nShort too.",
			[]string{strings.TrimSpace(strings.Repeat("word ", 40)), strings.TrimSpace(strings.Repeat("other ", 40)), "Short.\nShort too."}},
		{"a page feed", "One.\fTwo.", []string{"One.", "Two."}},
		{"marks of Markdown stay", "# *One* [[two]]", []string{"# *One* [[two]]"}},
		{"line ends of Windows", "One.\r\n\r\nTwo.\rThree.", []string{"One.", "Two.\nThree."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := importer.Import("a.txt", []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range r.Document.Blocks() {
				got = append(got, r.Document.Slice(b.Start, b.End))
			}
			if a, b := strings.Join(got, "\n¶ "), strings.Join(test.want, "\n¶ "); a != b {
				t.Errorf("got\n%s\nwant\n%s", a, b)
			}
		})
	}
}
