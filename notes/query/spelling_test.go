package query

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// A word written as one word, in two words or with a hyphen finds the other spellings,
// and so do the spellings of an umlaut and of a name in two scripts.
func TestOtherSpellings(t *testing.T) {
	tests := []struct {
		name      string
		spellings []string // each is a text, and finds all
	}{
		{"a compound", []string{"a ceasefire now", "a cease-fire now", "a cease fire now"}},
		{"a short first part", []string{"it is online", "it is on-line", "it is on line"}},
		{"an initial", []string{"an email", "an e-mail"}},
		{"a word with a number", []string{"the COVID19 wards", "the COVID-19 wards", "the covid 19 wards"}},
		{"a letter with a number", []string{"an F16", "an F-16"}},
		{"Cyrillic with a number", []string{"Су25", "Су-25"}},
		{"a flight", []string{"MH17", "MH-17", "mh 17"}},
		{"thousands", []string{"12000 people", "12,000 people", "12 000 people", "12.000 people", "12\u00a0000 people", "12\u202f000 people", "12’000 people", "١٢٠٠٠ people"}},
		{"millions", []string{"1234567", "1,234,567", "1 234 567"}},
		{"a German name", []string{"Müller", "Mueller", "Muller"}},
		{"a German name with an ending", []string{"Münchner", "Muenchner"}},
		{"a Danish name", []string{"Sørensen", "Soerensen"}},
		{"a Serbian name", []string{"Đorđe", "Djordje"}},
		{"irregular forms", []string{"they bring", "they brought"}},
		{"Latin and Cyrillic", []string{"Putin", "Путин"}},
		{"names as newspapers write them", []string{"Zelensky", "Зеленский"}},
		{"a y before a vowel", []string{"Aliyev", "Əliyev", "Алиев"}},
		{"a Russian city", []string{"Yekaterinburg", "Екатеринбург"}},
	}
	for _, tt := range tests {
		v := new(Vocabulary)
		for _, text := range tt.spellings {
			for w := range Words(text) {
				v.Add(w.Folded, 1)
			}
		}
		for _, typed := range tt.spellings {
			p := NewExpansion(Parse(typed+" ")).Expand(v, Tolerance{Variants: true}, 10)
			for _, text := range tt.spellings {
				w, ok := p.Weigh(Passage{Text: Join(text)})
				if !ok || w.Missing > 0 {
					t.Errorf("%s: %q does not find %q", tt.name, typed, text)
				}
				if w.Cost > 0 && Join(text) == Join(typed) {
					t.Errorf("%s: %q finds itself at a cost", tt.name, typed)
				}
			}
		}
	}
}

// A query for a word finds exactly the passages that a query with the word unwanted excludes,
// except for those with other forms of the word.
func TestUnwantedSpellings(t *testing.T) {
	v := vocabulary("a", "raid", "raids", "cease", "fire", "ceasefire", "ceasefires", "12", "000", "12000", "muller", "mueller", "putin", "путин")
	for _, tt := range []struct{ query, left, out string }{
		{"raid -ceasefire ", "cease, cease a fire, ceasefires", "ceasefire, cease-fire, cease fire"},
		{"raid -cease-fire ", "cease, fire, ceasefires", "ceasefire, cease-fire"},
		{"raid -cease-fi* ", "cease, fire", "ceasefire, ceasefires, cease-fire"},
		{`raid -"cease fire" `, "ceasefire", "cease-fire"},
		{`raid -"ceasefire" `, "cease-fire, ceasefires", "ceasefire"},
		{"raid -12,000 ", "12", "12000, 12 000"},
		{"raid -mueller ", "raids", "Müller"},
		{"raid -putin ", "Путин", "Putin"},
	} {
		p := NewExpansion(Parse(tt.query)).Expand(v, Tolerance{}, 10)
		for found, texts := range map[bool]string{true: tt.left, false: tt.out} {
			for text := range strings.SplitSeq(texts, ", ") {
				if _, ok := p.Weigh(Passage{Text: Join("raid " + text)}); ok != found {
					t.Errorf("%s finds %q: %v", tt.query, text, ok)
				}
			}
		}
	}
}

// A short word that occurs in the notebook is not the misspelt beginning of
// another.
func TestMisspeltBeginnings(t *testing.T) {
	v := vocabulary("fire", "fires", "five", "files", "state", "stayed", "culture", "cultural", "zelensky")
	for _, tt := range []struct {
		query, text string
		found       bool
	}{
		{"fire", "fires", true},
		{"fire", "five", true},
		{"fire", "files", false},
		{"state", "stayed", false},
		{"fira", "fires", true},
		{"culture", "cultural", true},
		{"zeln", "zelensky", true},
	} {
		if _, ok := NewExpansion(Parse(tt.query)).Expand(v, withOneEdit, 10).Weigh(Passage{Text: Join(tt.text)}); ok != tt.found {
			t.Errorf("%q finds %q: %v", tt.query, tt.text, ok)
		}
	}
}

func TestUnfinishedCompounds(t *testing.T) {
	v := vocabulary("cease", "fire", "ceasefire", "1", "20", "1200")
	for _, tt := range []struct {
		query, text string
		found       bool
	}{
		{"cease-fi", "ceasefire", true},
		{"cease-fi", "cease-fire", true},
		{"cease-fi ", "ceasefire", false},
		{`"cease fi`, "ceasefire", false},
		{"1,20", "1200", false},
	} {
		p := NewExpansion(Parse(tt.query)).Expand(v, withBeginnings, 10)
		if _, ok := p.Weigh(Passage{Text: Join(tt.text)}); ok != tt.found {
			t.Errorf("%q finds %q: %v", tt.query, tt.text, ok)
		}
	}
}

func TestNumbersAndQuotations(t *testing.T) {
	v := vocabulary("1", "000", "1000", "cease", "fire", "ceasefire")
	for _, tt := range []struct {
		query, text string
		found       bool
	}{
		{`"1,000"`, "1000", true},
		{`"1000"`, "1,000", true},
		{`"ceasefire"`, "cease-fire", false},
		{`"cease fire"`, "ceasefire", false},
		{"1001 ", "1000", false}, // numbers have no typos
		{"10000 ", "1000", false},
	} {
		if _, ok := NewExpansion(Parse(tt.query)).Expand(v, Tolerance{Variants: true, Edits: 2}, 10).Weigh(Passage{Text: Join(tt.text)}); ok != tt.found {
			t.Errorf("%s in %q: %v", tt.query, tt.text, ok)
		}
	}
}

func TestDivided(t *testing.T) {
	v := vocabulary("a", "bout", "cease", "fire", "e", "mail", "on", "line", "covid", "19", "12", "000", "2", "025", "in", "to", "文", "f", "16", "5")
	v.Add("in", mostOfPart)
	v.Add("to", mostOfPart)
	for word, want := range map[string]string{
		"ceasefire": "cease fire", "email": "e mail", "online": "on line", "covid19": "covid 19", "12000": "12 000", "f16": "f 16",
		"about": "", "into": "", "12": "", "1900": "", "165": "", "文文": "", "fire": "",
	} {
		var got []string
		for _, words := range v.divided(word) {
			got = append(got, strings.Join(words, " "))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q may be divided %q, want %q", word, got, want)
		}
	}
}

func TestUmlauts(t *testing.T) {
	for word, want := range map[string]string{"muller": "mueller", "mueller": "muller", "djordje": "dorde", "dorde": "djordje", "muenchner": "munchner"} {
		if got := umlauts(word); !slices.Contains(got, want) || slices.Contains(got, word) {
			t.Errorf("%q may be %q, want %q", word, got, want)
		}
	}
	for _, word := range []string{"pot", "poet", "gust"} {
		if got := umlauts(word); got != nil {
			t.Errorf("%q may be %q", word, got)
		}
	}
}

func TestInOtherScript(t *testing.T) {
	for word, want := range map[string]string{
		"putin": "путин", "yury": "юры юрий", "khrushchev": "хрущев", "bayramov": "байрамов", "əliyev": "алиев",
		"зеленский": "zelensky", "алексей": "aleksey alexey", "ельцин": "yeltsin eltsin", "алиев": "aliyev aliev", "объезд": "obezd",
		"не": "", "to": "", "2025": "", "文文文文": "", "путиn": "", "": "",
	} {
		if got := strings.Join(inOtherScript(word), " "); got != want {
			t.Errorf("%q may be %q, want %q", word, got, want)
		}
	}
	if got := vocabulary("putin").inOtherScript("putin"); got != nil {
		t.Errorf("where there is no Cyrillic, %q", got)
	}
}

// The marks of any query lie within the text, in order.
func FuzzOtherSpellings(f *testing.F) {
	f.Add("a ceasefire of 12 000, Müller and Путин", "cease-fire 12000 mueller putin")
	f.Add("COVID-19 e mail 1 2 3", "covid19 email \"1,23\" 123")
	f.Add("djordje ъь yyy", "dorde ьъ yы")
	f.Fuzz(func(t *testing.T, text, input string) {
		v := new(Vocabulary)
		for w := range Words(text) {
			v.Add(w.Folded, 1)
		}
		p := NewExpansion(Parse(input)).Expand(v, Tolerance{Variants: true, Edits: 1}, 10)
		marks, _ := p.Mark(text)
		last := 0
		for _, m := range marks {
			if m[0] < last || m[1] <= m[0] || m[1] > utf8.RuneCountInString(text) {
				t.Fatalf("%q in %q: marks %v", input, text, marks)
			}
			last = m[1]
		}
		if w, ok := p.Weigh(Passage{Text: Join(text)}); ok && w.Missing < p.Wanted() && len(marks) == 0 && p.Wanted() > 0 {
			t.Fatalf("%q is found in %q, and not marked", input, text)
		}
	})
}
