package hyphen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// hyphenate returns a word with a hyphen at each of its breaks.
func hyphenate(breaks func(string) []int, word string) string {
	var out strings.Builder
	last := 0
	for _, at := range breaks(word) {
		out.WriteString(word[last:at] + "-")
		last = at
	}
	return out.String() + word[last:]
}

func TestRules(t *testing.T) {
	tests := []struct{ language, want string }{
		{"tr", "Türk-çe-den kont-rol prog-ram sa-at-ler ma-a-rife cum-hu-ri-yet ba-şöğ-ret-men"},
		{"az", "Azər-bay-can res-pub-lika mü-na-si-bət sə-da-qət döv-lət mək-təb proq-ram ailə"},
		{"es", "in-gle-ses co-ches ac-ción ins-tan-tes cons-truc-tor trans-porte tea-tros leo-nes aho-rro pro-blema desa-yuno"},
		{"it", "gat-tino ac-qua-rio pa-store mo-strare fi-gliolo ra-gnate ca-prino al-trove po-polo tea-tro ae-reo"},
		{"ru", "вой-ною рай-оны боль-шой мас-сами стар-ший ко-роль семья сестра предотвра-тить неуди-ви-тельно"},
		{"en", "in-forma-tion govern-ment inter-view con-sider in-clude country counter-part run-ning walk-ing falling string every London"},
	}
	for _, test := range tests {
		breaks := Dictionaries(nil).For(test.language)
		for _, want := range strings.Fields(test.want) {
			if got := hyphenate(breaks, strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", test.language, got, want)
			}
		}
	}
}

func TestDictionary(t *testing.T) {
	const overlay = "ver1\ne2r1l\n1lay\n2lay.\n"
	tests := []struct{ name, dictionary, want string }{
		{"the largest number counts", "UTF-8\n" + overlay, "overlay over-lays"},
		{"comments and settings are no patterns", "UTF-8\n% 1ve\n# 1ve\nNOHYPHEN ',-\n\n" + overlay, "overlay over-lays"},
		{"line ends of another system", "UTF-8\r\nver1\r\n", "over-lay"},
		{"fewest letters", "UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 4\n1a\n", "bab-ab-ababa abab-ababa"},
		{"fewest letters of a file that does not say", "UTF-8\n1a\n", "ab-aba bab-aba"},
		{"an older encoding", "ISO8859-1\n1\xe4d\ns1s\n", "schlus-säcke sch-äden"},
		{"an encoding of another system", "microsoft-cp1251\n1\xe0\n", "тр-ава"},
		{"breaks with other letters are left out", "UTF-8\nsz1s/sz=sz,1,3\n1ny\n", "asszo-nyok"},
		{"unless a larger number is without", "UTF-8\nsz1s/sz=sz,1,3\nasz3s\n", "asz-szony"},
		{"parts of compounds", "UTF-8\nRIGHTHYPHENMIN 2\nt1ach\nNEXTLEVEL\n.stad1t\nch1t.\n1te\n", "stad-t-ach-te"},
		{"compounds of compounds", "UTF-8\nt1ach\nach1te\ntachte\nNEXTLEVEL\n1d\n", "sta-dt-ach-tes"},
		{"a compound that begins nowhere", "UTF-8\n.1a\nNEXTLEVEL\n1c\n", "ab-cab"},
		{"the longest pattern that ends at a letter", "UTF-8\nNEXTLEVEL\n1b\nxyb\n", "aa-baa axybaa"},
		{"not so in a plain list", "UTF-8\n1b\nxyb\n", "aa-baa axy-baa"},
		{"parts keep letters", "UTF-8\nRIGHTHYPHENMIN 2\nCOMPOUNDRIGHTHYPHENMIN 3\nt1ach\nNEXTLEVEL\n1d\n1a\n", "st-adt-achte"},
		{"accents and capitals", "UTF-8\n1é\n", "Rep-e\u0301ter rep-é\u0323ter REPÉTER McRepéter"},
		{"no word", "UTF-8\na1ab1b\nab1b\n", "aa aab-bbb 12bbbb b.bbbb a\xffbbbb"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h, err := parse([]byte(test.dictionary))
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range strings.Fields(test.want) {
				if got := hyphenate(h.breaks, strings.ReplaceAll(want, "-", "")); got != want {
					t.Errorf("%s, want %s", got, want)
				}
			}
		})
	}
}

func TestNoDictionary(t *testing.T) {
	for _, data := range []string{"", "UTF-8", "UTF-8\n% nothing\n", "EBCDIC\n1a\n", "UTF-8\nNEXTLEVEL\n"} {
		if _, err := parse([]byte(data)); err == nil {
			t.Errorf("%q is one", data)
		}
	}
}

func TestWhichDictionary(t *testing.T) {
	own, system := t.TempDir(), t.TempDir()
	for name, pattern := range map[string]string{ // each breaks before another letter
		filepath.Join(own, "hyph_de_CH.dic"):        "1b",
		filepath.Join(own, "hyph_pl.dic"):           "not a dictionary",
		filepath.Join(system, "hyph_de_DE.dic"):     "1c",
		filepath.Join(system, "hyph_en_GB.dic"):     "1d",
		filepath.Join(system, "hyph_pl_PL.dic"):     "1e",
		filepath.Join(system, "hyph_sr.dic"):        "1f",
		filepath.Join(system, "hyph_sr_Latn.dic"):   "1g",
		filepath.Join(system, "hyph_en_US.dic.old"): "1h",
	} {
		if err := os.WriteFile(name, []byte("UTF-8\n"+pattern+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	folders := Dictionaries{own, filepath.Join(own, "none"), system}
	tests := []struct{ name, tag, want string }{
		{"the usual country", "de", "c"},
		{"the country that is asked for", "de-CH", "b"},
		{"that of another country", "de-AT", "b"},
		{"written otherwise", "DE_de", "c"},
		{"three letters", "deu", "c"},
		{"the only one", "en", "d"},
		{"one that cannot be read", "pl", "e"},
		{"a script", "sr-Latn", "g"},
		{"the usual script", "sr", "f"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			const word = "xxxbxxcxxdxxexxfxxgxxhxxx"
			breaks := folders.For(test.tag)
			if breaks == nil {
				t.Fatal("none")
			}
			if at := breaks(word); len(at) != 1 || word[at[0]:at[0]+1] != test.want {
				t.Errorf("breaks at %d, want that before %s", at, test.want)
			}
		})
	}
	for _, tag := range []string{"", "fr", "zh", "English", "ru-Latn", "../x"} {
		if folders.For(tag) != nil {
			t.Errorf("something for %q", tag)
		}
	}
}

func FuzzDictionary(f *testing.F) {
	f.Add("UTF-8\n1a\nNEXTLEVEL\n.b1/c=d,1,2\n", "abba")
	f.Add("UTF-8\n.1a\nb1a\nNEXTLEVEL\n1b", "abaabbaab")
	f.Add("koi8-r\n2\xe0\n1", "e\u0301x")
	f.Fuzz(func(t *testing.T, dictionary, word string) {
		find := []func(string) []int{}
		if h, err := parse([]byte(dictionary)); err == nil {
			find = append(find, h.breaks)
		}
		for _, language := range []string{"en", "tr", "es", "it", "ru"} {
			find = append(find, Dictionaries(nil).For(language))
		}
		for _, breaks := range find {
			last := 0
			for _, at := range breaks(word) {
				if at <= last || at >= len(word) || !utf8.RuneStart(word[at]) {
					t.Fatalf("%q breaks at %d after %d", word, at, last)
				}
				last = at
			}
		}
	})
}

// BenchmarkBreaks hyphenates a word of twelve letters with an installed dictionary.
func BenchmarkBreaks(b *testing.B) {
	breaks := SystemFolders().For("en")
	for b.Loop() {
		breaks("communicates")
	}
}

// BenchmarkRead reads an installed dictionary.
func BenchmarkRead(b *testing.B) {
	for _, tag := range []string{"en", "de"} {
		b.Run(tag, func(b *testing.B) {
			for b.Loop() {
				SystemFolders().For(tag)
			}
		})
	}
}
