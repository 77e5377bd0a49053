package cite

import (
	"testing"

	"collate/notes/cite/csl"
)

func TestNames(t *testing.T) {
	tests := []struct {
		name           string
		in             csl.Name
		running, short string
	}{
		{"none", csl.Name{}, "", ""},
		{"two parts", csl.Name{Family: "Huseynov", Given: "Vasif"}, "Vasif Huseynov", "Huseynov"},
		{"only a family name", csl.Name{Family: "Plato"}, "Plato", "Plato"},
		{"only a given name", csl.Name{Given: "Plato"}, "Plato", "Plato"},
		{"institution", csl.Name{Literal: "The  Levant\nFiles", Family: "x"}, "The Levant Files", "The Levant Files"},
		{"both particles", csl.Name{Family: "Fontaine", Given: "Jean", DroppingParticle: "de", NonDroppingParticle: "La"}, "Jean de La Fontaine", "La Fontaine"},
		{"suffix", csl.Name{Family: "Ford", Given: "Henry", Suffix: "III"}, "Henry Ford III", "Ford"},
		{"suffix after a comma", csl.Name{Family: "King", Given: "Martin", Suffix: "Jr.", CommaSuffix: true}, "Martin King, Jr.", "King"},
		{"static ordering", csl.Name{Family: "Mao", Given: "Zedong", StaticOrdering: true}, "Mao Zedong", "Mao"},
		{"Chinese", csl.Name{Family: "王", Given: "小明"}, "王小明", "王"},
		{"Cyrillic", csl.Name{Family: "Алиев", Given: "Ильхам"}, "Ильхам Алиев", "Алиев"},
	}
	for _, tt := range tests {
		if got := givenFirst(tt.in); got != tt.running {
			t.Errorf("%s: %q in running text, want %q", tt.name, got, tt.running)
		}
		if got := familyOnly(tt.in); got != tt.short {
			t.Errorf("%s: %q in short, want %q", tt.name, got, tt.short)
		}
	}
}

func TestNestQuotes(t *testing.T) {
	tests := []struct{ name, in, depth0, depth1 string }{
		{"none", "A title", "A title", "A title"},
		{"apostrophes", "Other's throats, the '90s and rock 'n' roll", "Other’s throats, the ’90s and rock ‘n’ roll", "Other’s throats, the ’90s and rock “n” roll"},
		{"apostrophe at the end of a word", "The brothers' night", "The brothers’ night", "The brothers’ night"},
		{"straight single", "A 'quoted' word", "A ‘quoted’ word", "A “quoted” word"},
		{"straight double", `A "quoted" word`, "A ‘quoted’ word", "A “quoted” word"},
		{"curly", "A ‘quoted’ “word”", "A ‘quoted’ ‘word’", "A “quoted” “word”"},
		{"German", "Das „Wort“", "Das ‘Wort’", "Das “Wort”"},
		{"one within the other", `He said "they call it 'raid' now"`, "He said ‘they call it “raid” now’", "He said “they call it ‘raid’ now”"},
		{"apostrophe within quotes", "'Moscow's turn'", "‘Moscow’s turn’", "“Moscow’s turn”"},
		{"at both ends", "'Never a Strategic Partner'", "‘Never a Strategic Partner’", "“Never a Strategic Partner”"},
		{"after a bracket, before a mark", "('raid'?)", "(‘raid’?)", "(“raid”?)"},
		{"inches stay", `A 6" pipe`, `A 6" pipe`, `A 6" pipe`},
		{"angled ones stay", "« mot »", "« mot »", "« mot »"},
	}
	for _, tt := range tests {
		if got := nestQuotes(tt.in, 0); got != tt.depth0 {
			t.Errorf("%s: %q outermost, want %q", tt.name, got, tt.depth0)
		}
		if got := nestQuotes(tt.in, 1); got != tt.depth1 {
			t.Errorf("%s: %q within quotes, want %q", tt.name, got, tt.depth1)
		}
	}
}
