package query

import (
	"slices"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	tests := [][2]string{
		{"", ""},
		{"Forty-Eight HOURS!", "forty-eight hours!"},
		{"Crème brûlée", "creme brulee"},
		{"cre\u0300me", "creme"},
		{"a\xff", "a\ufffd"},
	}
	for _, tt := range tests {
		if got := Fold(tt[0]); got != tt[1] {
			t.Errorf("Fold(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

// Texts that look alike have the same folded form, however their characters are
// encoded.
func TestFoldIsOfWhatIsSeen(t *testing.T) {
	tests := []struct {
		name string
		want string
		of   []string
	}{
		{"Russian, й composed or not, and stressed", "российский андрей", []string{"Российский Андрей", "Российскии\u0306 Андреи\u0306", "росси\u0301йский андре\u0301й"}},
		{"Russian ё", "елка", []string{"ёлка", "Е\u0308ЛКА", "Ёлка"}},
		{"Ukrainian", "її ґанок", []string{"Її ґанок", "І\u0308і\u0308 ґанок"}},
		{"Belarusian", "ў", []string{"Ў", "у\u0306"}},
		{"Macedonian keeps its letters, and stress is none of them", "ѓ ќ и", []string{"Ѓ Ќ Ѝ", "г\u0301 к\u0301 и\u0300"}},
		{"Korean", "한국어", []string{"한국어", "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165"}},
		{"Japanese", "がぎ プーチン", []string{"がぎ プーチン", "か\u3099き\u3099 フ\u309aーチン", "がぎ ﾌﾟｰﾁﾝ"}},
		{"Hindi", "क\u093cलम", []string{"\u0958लम", "क\u093cलम"}},
		{"Bengali", "\u09cb", []string{"\u09c7\u09be", "\u09cb"}},
		{"Vietnamese", "tieng viet", []string{"Tiếng Việt", "Tie\u0302\u0301ng Vie\u0323\u0302t", "tiếng vie\u0302\u0323t"}},
		{"full width", "full 123", []string{"ＦＵＬＬ １２３"}},
		{"ligatures and styles", "office iv 2 a", []string{"oﬃce Ⅳ ² 𝔸", "oﬀice ⅳ ② ª"}},
		{"digits", "2025", []string{"٢٠٢٥", "۲۰۲۵", "२०२५", "𝟚𝟘𝟚𝟝", "２０２５"}},
		{"Arabic without points, tatweel and hamza, in all its forms", "كتاب الان", []string{"كِتَاب الآن", "كتـــاب الأن", "ﻛﺘﺎﺏ الا\u0653ن"}},
		{"Persian", "ايران كتاب", []string{"ایران کتاب", "ايران كتاب"}},
		{"Hebrew", "שלום", []string{"שָׁלוֹם", "\ufb2aָלוֹם", "שלום"}},
		{"Armenian", "եւ", []string{"և", "ԵՒ"}},
		{"Croatian", "dzep", []string{"ǆep", "Džep", "ǅep"}},
		{"Greek", "ορωσ", []string{"Όρως", "ὍΡΩΣ", "ο\u0301ρω\u0345σ"}},
		{"what is not seen", "ceasefire", []string{"cease\u00adfire", "cease\u2060fire", "cease\ufefffire", "cease\u200bfire", "ce\u202aase\u2066fire"}},
	}
	for _, tt := range tests {
		for _, text := range tt.of {
			if got := Fold(text); got != tt.want {
				t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, text, got, tt.want)
			}
		}
	}
}

// All decimal digits fold to the ASCII digits of their values.
func TestFoldOfDigits(t *testing.T) {
	for _, zero := range "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᭐᮰᱀᱐꘠꣐꤀꧐꩐꯰０𐒠𑁦𝟎𝟘𝟢𝟬𝟶" {
		var digits []rune
		for i := range rune(10) {
			digits = append(digits, zero+i)
		}
		if got := Fold(string(digits)); got != "0123456789" {
			t.Errorf("Fold(%q) = %q", string(digits), got)
		}
	}
}

func TestFoldPlaces(t *testing.T) {
	folded, places := foldPlaces("\u00adИ\u0306ﬃ\u1112\u1161x\u0301")
	if want := []int{1, 1, 3, 3, 3, 4, 4, 4, 6, 8}; folded != "йffi하x" || !slices.Equal(places, want) {
		t.Errorf("%q at %v, want %v", folded, places, want)
	}
}

func TestUnfold(t *testing.T) {
	for _, c := range []struct {
		name, text string
		bytes      []int
		want       [][2]int
	}{
		{"nothing", "Baku", nil, nil},
		{"letters apart and together", "Baku", []int{0, 2, 3}, [][2]int{{0, 1}, {2, 4}}},
		{"a letter with a loose accent", "xe\u0301y", []int{1}, [][2]int{{1, 3}}},
		{"half of a ligature", "Cæsar", []int{1}, [][2]int{{1, 2}}},
		{"all of a ligature", "Cæsar", []int{1, 2}, [][2]int{{1, 2}}},
		{"a letter of two bytes", "ёж", []int{2}, [][2]int{{1, 2}}},
		{"the last one, and what is not seen after it", "ab\u00ad", []int{1}, [][2]int{{1, 3}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Unfold(c.text, c.bytes); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "й ё ӓ", "か\u3099", "क़ ो", "\u1112\u1161\u11ab", "ǆ ﷺ ½ ㎞", "a\u0323\u0302", "ำ", "Ⅳ²٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if utf8.ValidString(text) {
			for name, form := range map[string]norm.Form{"NFC": norm.NFC, "NFD": norm.NFD} {
				if again := Fold(form.String(text)); again != folded {
					t.Fatalf("%q is folded to %q, and in %s to %q", text, folded, name, again)
				}
			}
		}
		mapped, places := foldPlaces(text)
		if mapped != folded || len(places) != len(folded)+1 || !slices.IsSorted(places) || places[len(folded)] != utf8.RuneCountInString(text) {
			t.Fatalf("foldPlaces(%q) = %q, %v, and Fold %q", text, mapped, places, folded)
		}
	})
}
