package textview

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// findAll returns all finds of a query in a text.
func findAll(t testing.TB, text, query string, o FindOptions) []extent {
	t.Helper()
	s, err := newSearch(text, query, o)
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		return nil
	}
	for !s.run(func() bool { return true }) {
	}
	return s.take()
}

func TestFindAll(t *testing.T) {
	tests := []struct{ name, text, query, want string }{
		{"nothing to find", "abc", "", "[]"},
		{"not there", "abc", "x", "[]"},
		{"longer than the text", "abc", "abcd", "[]"},
		{"twice", "to be or not to be", "be", "[{3 5} {16 18}]"},
		{"upper and lower case", "The the tHE", "the", "[{0 3} {4 7} {8 11}]"},
		{"not overlapping", "aaaa", "aa", "[{0 2} {2 4}]"},
		{"cyrillic", "Ёж ёЖ еж", "ёж", "[{0 4} {5 9} {10 14}]"},
		{"й is no и", "мой мои", "мои", "[{7 13}]"},
		{"й in two parts", "мои\u0306", "мой", "[{0 8}]"},
		{"of another length in bytes", "\u212a k K", "k", "[{0 3} {4 5} {6 7}]"},
		{"greek sigmas", "ΟΔΟΣ οδος", "οδοσ", "[{0 8} {9 17}]"},
		{"signs are no letters", "@ `", "@", "[{0 1}]"},
		{"bytes that are not text", "a\xffb\xff", "\xff", "[{1 2} {3 4}]"},
		{"over a line end", "one\ntwo", "e\nt", "[{2 5}]"},
		{"without accents", "café cafe\u0301 cafe", "CAFE", "[{0 5} {6 12} {13 17}]"},
		{"with accents", "cafe café", "café", "[{0 4} {5 10}]"},
		{"schwa", "Əliyev əliyev Eliyev", "Əliyev", "[{0 7} {8 15}]"},
		{"no schwa", "Əliyev əliyev Eliyev", "Eliyev", "[{16 22}]"},
		{"dotted capital", "İstanbul ISTANBUL istanbul", "istanbul", "[{0 9} {10 18} {19 27}]"},
		{"dotted capital sought", "istanbul İSTANBUL", "İstanbul", "[{0 8} {9 18}]"},
		{"dotless", "ışıq IŞIQ isiq", "ışıq", "[{0 7} {8 13}]"},
		{"dotless in capitals", "ışıq IŞIQ isiq", "IŞIQ", "[{0 7} {8 13} {14 18}]"},
		{"dotted is not dotless", "qadın qadin", "qadin", "[{7 12}]"},
		{"typographic signs", "don’t “say” 1918–20", "don't \"say\" 1918-20", "[{0 27}]"},
		{"soft hyphen", "col\u00adlate", "collate", "[{0 9}]"},
		{"no-break space", "No.\u00a05", "no. 5", "[{0 6}]"},
		{"vowels of arabic", "كِتَاب", "كتاب", "[{0 12}]"},
		{"vowels of hindi", "कु", "क", "[{0 3}]"},
		{"kana with dots", "が か", "か", "[{4 7}]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(findAll(t, test.text, test.query, FindOptions{})); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestFindOptions(t *testing.T) {
	tests := []struct {
		name, text, query string
		options           FindOptions
		want              string
	}{
		{"case", "The the", "the", FindOptions{Case: true}, "[{4 7}]"},
		{"case, dotted", "İ I i ı", "İ", FindOptions{Case: true, Diacritics: true}, "[{0 2}]"},
		{"accents", "cafe café cafe\u0301", "café", FindOptions{Diacritics: true}, "[{5 10} {11 17}]"},
		{"no accents", "é e\u0301 e", "e", FindOptions{Diacritics: true}, "[{7 8}]"},
		{"signs as typed", "’'", "'", FindOptions{Diacritics: true}, "[{3 4}]"},
		{"whole word", "the other, the. theme", "the", FindOptions{Word: true}, "[{0 3} {11 14}]"},
		{"whole word with an apostrophe", "don don't", "don", FindOptions{Word: true}, "[{0 3}]"},
		{"whole word in quotation marks", "'don'", "don", FindOptions{Word: true}, "[{1 4}]"},
		{"whole word with an accent behind", "cafe\u0301s cafe\u0301", "cafe", FindOptions{Word: true}, "[{8 14}]"},
		{"chinese has no spaces", "我们的", "们", FindOptions{Word: true}, "[{3 6}]"},
		{"pattern", "a1 b22", `[a-z]\d+`, FindOptions{Regexp: true}, "[{0 2} {3 6}]"},
		{"pattern with case", "A1 b22", `[a-z]\d+`, FindOptions{Regexp: true, Case: true}, "[{3 6}]"},
		{"pattern in a line", "one\ntwo\n", `^\w+$`, FindOptions{Regexp: true}, "[{0 3} {4 7}]"},
		{"pattern does not match a line end", "a\nb", `a\sb`, FindOptions{Regexp: true}, "[]"},
		{"pattern of whole words", "cat cats", `ca.`, FindOptions{Regexp: true, Word: true}, "[{0 3}]"},
		{"pattern that matches nothing", "abc", `x*`, FindOptions{Regexp: true}, "[]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(findAll(t, test.text, test.query, test.options)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestBadPatternIsExplained(t *testing.T) {
	v, _ := newView(t, sample())
	v.Find("words")
	for pattern, want := range map[string]string{
		"(a": `Could not search for the pattern (a: an opening parenthesis is not closed. Add ")", or write "\(" to find the sign itself.`,
		"a)": `a closing parenthesis has no opening one`, "[a": "bracket is not closed", "*a": "nothing stands before “*”",
		"a**": "“**” repeats", "a{2,1}": "no number of repetitions", "[z-a]": "runs backwards", `\y`: "has no meaning",
		`a\`: "ends with a backslash", "(?=a)": "is not understood", "(?<>a)": "name for a group",
	} {
		err := v.FindWith(pattern, FindOptions{Regexp: true})
		var bad *PatternError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", pattern, err)
		}
		if _, n := v.FindState(); n != 0 || v.Finding() {
			t.Errorf("%s: %d found", pattern, n)
		}
	}
}

// dispatcher keeps functions until the test runs them.
type dispatcher chan func()

func (d dispatcher) do(f func()) { d <- f }

func TestFindInTheBackground(t *testing.T) {
	v, _ := newView(t, long(200))
	calls := make(dispatcher)
	v.engine.do = calls.do
	reports := 0
	v.OnFound = func() { reports++ }

	_ = v.beginFind("paragraph", FindOptions{}) // as if the budget were spent
	v.find.aim = 9020
	s := v.find.search
	go v.findOn(s)
	for v.Finding() {
		(<-calls)()
	}
	if c, n := v.FindState(); n != 200 || c != 9020/len("A paragraph with enough words for more than one line, as it goes on and on and on and on.\n")+2 {
		t.Errorf("at %d of %d", c, n)
	}
	if reports == 0 || !v.shows(v.find.hits[v.find.current].start) {
		t.Errorf("told %d times", reports)
	}

	_ = v.beginFind("line", FindOptions{})
	stale := v.find.search
	v.Find("words")
	v.found(stale, []extent{{0, 1}}, true)
	if _, n := v.FindState(); n != 200 || !stale.cancelled.Load() {
		t.Errorf("%d finds after a stale one", n)
	}
}

func TestTypingOnStaysAtTheFind(t *testing.T) {
	v, _ := newView(t, long(100))
	v.SetPlace(3000)
	v.Find("enou")
	start, _, _ := v.findRange()
	v.Find("enough")
	if now, end, ok := v.findRange(); !ok || now != start || v.text.Content[now:end] != "enough" {
		t.Errorf("from %d to %d", start, now)
	}
}

// FuzzFind checks that finds are in order within the text, that a query is found in itself, and that a search in short steps
// has the same finds as a search in one step.
func FuzzFind(f *testing.F) {
	f.Add("to be or not", "B", 1)
	f.Add("Straße \u212a", "k", 0)
	f.Add("\xff\xc3", "\xc3", 3)
	f.Add("İIıi e\u0301\u0302é", "ı", 2)
	f.Add("\u0301\u00ad", "\u0301", 4)
	f.Fuzz(func(t *testing.T, text, query string, mode int) {
		o := FindOptions{Case: mode&1 != 0, Diacritics: mode&2 != 0, Word: mode&4 != 0}
		last := 0
		for _, h := range findAll(t, text, query, o) {
			if h.start < last || h.end <= h.start || h.end > len(text) {
				t.Fatalf("found %v after %d", h, last)
			}
			last = h.end
		}
		o.Word = false
		if query != "" && len(findAll(t, query, query, o)) == 0 {
			t.Error("not found in itself")
		}
		o.Case = true
		plain := !strings.ContainsFunc(query, func(r rune) bool { return r >= utf8.RuneSelf })
		if n := strings.Index(text, query); n >= 0 && query != "" && plain && !o.Diacritics && len(findAll(t, text, query, o)) == 0 {
			t.Errorf("not found at %d", n)
		}
	})
}
