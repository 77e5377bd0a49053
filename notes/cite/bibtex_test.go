package cite

import (
	"regexp"
	"strings"
	"testing"

	"collate/notes/cite/csl"
)

func TestTeX(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"prose", "Moscow, 27 June: (a) [b]; c/d = e + f?!", "Moscow, 27 June: (a) [b]; c/d = e + f?!"},
		{"specials", `50% of $5 & #1_2`, `50\% of \$5 \& \#1\_2`},
		{"accents as commands", `~^\`, `\textasciitilde{}\textasciicircum{}\textbackslash{}`},
		{"braces stay in pairs", "}{", `\textbraceright{}\textbraceleft{}`},
		{"comparison", "a<b>c|d", `a\textless{}b\textgreater{}c\textbar{}d`},
		{"quotation marks", `"a" 'b' “c” ‘d’ it's`, "``a'' `b' ``c'' `d' it's"},
		{"dashes and dots", "a–b—c…", `a--b---c\ldots{}`},
		{"space that does not break", "a\u00a0b", "a~b"},
		{"letters of all scripts", "AZƏRTAC Київ 王", "AZƏRTAC Київ 王"},
	}
	for _, tt := range tests {
		if got := tex(tt.in); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTeXTitle(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"small letters", "the raid", "the raid"},
		{"the first initial", "The raid", "The raid"},
		{"not the rest of the first word", "McDonald and NATO", "{McDonald} and {NATO}"},
		{"compounds whole", "Russia-Azerbaijan Tensions", "{Russia-Azerbaijan} {Tensions}"},
		{"marks stay outside", `a (Raid), "Really"!`, "a ({Raid}), ``{Really}''!"},
		{"specials inside", "a AT&T_x", `a {AT\&T\_x}`},
		{"no letters", "1 – 2", "1 -- 2"},
		{"other scripts", "на Западе", "на {Западе}"},
	}
	for _, tt := range tests {
		if got := texTitle(tt.in); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTeXURL(t *testing.T) {
	if got, want := texURL("https://example.org/a_b%20{ü}?x=1&y=~#z \\"), `https://example.org/a_b%20%7B%C3%BC%7D?x=1&y=~#z%20%5C`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBibTeXKeys(t *testing.T) {
	items := []csl.Item{{ID: "a b,c{d}"}, {ID: "raid_2"}, {ID: "Raid_2"}, titled("A Raid"), {}}
	var keys []string
	for _, match := range regexp.MustCompile(`@misc\{([^,]*),`).FindAllStringSubmatch(string(BibTeX(items)), -1) {
		keys = append(keys, match[1])
	}
	if got, want := strings.Join(keys, " "), "a-b-c-d- raid_2 Raid_2-2 a-raid article"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReferenceManagersWithoutItems(t *testing.T) {
	if b, r := BibTeX(nil), RIS(nil); len(b) != 0 || len(r) != 0 {
		t.Errorf("%q, %q", b, r)
	}
}

func TestBibTeXDate(t *testing.T) {
	parts := func(parts ...[]int) csl.Date { return csl.Date{Parts: parts} }
	tests := []struct {
		name             string
		in               csl.Date
		year, month, day string
	}{
		{"none", csl.Date{}, "", "", ""},
		{"year", parts([]int{2025}), "{2025}", "", ""},
		{"month", parts([]int{2025, 7}), "{2025}", "jul", ""},
		{"day", parts([]int{2025, 7, 7}), "{2025}", "jul", "{7}"},
		{"days of a month", parts([]int{2025, 7, 7}, []int{2025, 7, 9}), "{2025}", "jul", "{7--9}"},
		{"days of two months", parts([]int{2025, 7, 7}, []int{2025, 8, 9}), "{2025}", "", ""},
		{"two years", parts([]int{2024, 12}, []int{2025}), "{2024--2025}", "", ""},
		{"season", csl.Date{Parts: [][]int{{2025, 22}}}, "{2025}", "", ""},
		{"circa", csl.Date{Parts: [][]int{{1900}}, Circa: true}, "{c. 1900}", "", ""},
		{"raw", csl.Date{Raw: "last_week"}, `{last\_week}`, "", ""},
		{"literal", csl.Date{Literal: "forthcoming"}, "{forthcoming}", "", ""},
		{"second end not known", parts([]int{2025, 7}, nil), "{2025}", "jul", ""},
	}
	for _, tt := range tests {
		if year, month, day := bibtexDate(tt.in); year != tt.year || month != tt.month || day != tt.day {
			t.Errorf("%s: %s, %s, %s, want %s, %s, %s", tt.name, year, month, day, tt.year, tt.month, tt.day)
		}
	}
}

// FuzzBibTeX writes an item of any text and expects one entry of fields that
// BibTeX can read: braces in pairs, and nothing else that has a meaning.
func FuzzBibTeX(f *testing.F) {
	f.Add("id", "A {Title} with \\ and % and \"quotes\"", "Smith and {Sons}, Ltd", "2025-07")
	f.Add("}", "}{", "}{", "}{")
	field := regexp.MustCompile(`^  [a-z]+ = ([a-z]{3}|\{.+\}),$`)
	f.Fuzz(func(t *testing.T, id, title, name, date string) {
		item := csl.Item{
			ID: id, Type: "article",
			Text: map[string]string{
				"title": title, "original-title": name, "original-URL": title, "URL": title, "DOI": name, "page": date,
				"abstract": name, "note": title, "container-title": name, "publisher": title,
			},
			Names: map[string][]csl.Name{"author": {{Family: name, Given: title, Suffix: date}, {Literal: title}}},
			Dates: map[string]csl.Date{"issued": csl.ParseDate(date), "accessed": csl.ParseDate(date), "original-date": csl.ParseDate(date)},
		}
		lines := strings.Split(strings.TrimSuffix(string(BibTeX([]csl.Item{item})), "\n"), "\n")
		if !regexp.MustCompile(`^@misc\{[^\s,{}%#"'\\]+,$`).MatchString(lines[0]) || lines[len(lines)-1] != "}" {
			t.Fatalf("%q", lines)
		}
		for _, line := range lines[1 : len(lines)-1] {
			if !field.MatchString(line) || !balanced(line) {
				t.Fatalf("%q", line)
			}
		}
	})
}

// balanced says whether no brace closes before it was opened, and all are
// closed, escaped ones included.
func balanced(s string) bool {
	depth := 0
	for _, c := range s {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

func FuzzRIS(f *testing.F) {
	f.Add("A title\r\nTY  - BOOK", "Smith", "2025-07-07", "a; b, c")
	line := regexp.MustCompile(`^[A-Z][A-Z0-9]  - [^\r\n]*$`)
	f.Fuzz(func(t *testing.T, title, name, date, keywords string) {
		item := csl.Item{
			ID: title, Type: "article",
			Text:  map[string]string{"title": title, "original-title": name, "keyword": keywords, "page": date, "note": keywords},
			Names: map[string][]csl.Name{"author": {{Family: name}, {Literal: title}}},
			Dates: map[string]csl.Date{"issued": csl.ParseDate(date)},
		}
		lines := strings.Split(string(RIS([]csl.Item{item})), "\r\n")
		if lines[0] != "TY  - GEN" || lines[len(lines)-2] != "ER  - " || lines[len(lines)-1] != "" {
			t.Fatalf("%q", lines)
		}
		for i, l := range lines[:len(lines)-1] {
			if !line.MatchString(l) || strings.HasPrefix(l, "TY") && i > 0 {
				t.Fatalf("%q", l)
			}
		}
	})
}
