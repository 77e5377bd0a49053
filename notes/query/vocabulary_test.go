package query

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// vocabulary returns a vocabulary of words; each word counts as many passages
// as it is given times.
func vocabulary(words ...string) *Vocabulary {
	v := new(Vocabulary)
	for _, word := range words {
		v.Add(word, 1)
	}
	return v
}

func TestVocabularyRows(t *testing.T) {
	v := vocabulary("raid", "raids", "raid", "ran", "文", "文", "я")
	v.Add("raid", 40)
	v.Add("", 3)
	v.Add("never", 0)
	for word, want := range map[string]int{"raid": 42, "raids": 1, "ran": 1, "ra": 0, "": 0, "never": 0, "文": 2, "я": 1, "字": 0} {
		if got := v.Rows(word); got != want {
			t.Errorf("Rows(%q) = %d, want %d", word, got, want)
		}
	}
	v.Arrange()
	for word, want := range map[string]int{"raid": 42, "raids": 1, "ran": 1, "ra": 0, "文": 2, "я": 1} {
		if got := v.Rows(word); got != want {
			t.Errorf("arranged, Rows(%q) = %d, want %d", word, got, want)
		}
	}
	if v.Len() != 5 {
		t.Errorf("%d words, want 5", v.Len())
	}
	if new(Vocabulary).Rows("raid") != 0 {
		t.Error("an empty vocabulary has a word")
	}
}

func TestSimilarWords(t *testing.T) {
	v := vocabulary("ekaterinburg", "yekaterinburg", "zelensky", "zelenskyy", "aliyev", "əliyev", "eliyev", "azərtac", "raid", "raids",
		"rain", "said", "diaspora", "екатеринбург", "istanbul", "заря")
	tests := []struct {
		name, word string
		edits      int
		unfinished bool
		want       string
	}{
		{"a letter missing", "ekaterinburg", 1, false, "yekaterinburg 1"},
		{"a letter too much", "zelenskyy", 1, false, "zelensky 1"},
		{"two letters changed places", "dias" + "opra", 1, false, "diaspora 1"},
		{"another letter", "raix", 1, false, "raid 1, rain 1"},
		{"one edit is not two", "dasopra", 1, false, ""},
		{"two edits", "dasopra", 2, false, "diaspora 2"},
		{"ə is e", "azertac", 0, false, "azərtac 0"},
		{"ə is a, and not e", "aliyev", 0, false, "aliyev 0, əliyev 0"},
		{"what ə is", "əliyev", 0, false, "aliyev 0, eliyev 0, əliyev 0"},
		{"Cyrillic", "екатеринбкрг", 1, false, "екатеринбург 1"},
		{"Cyrillic is not Latin", "zaря", 1, false, ""},
		{"the beginning", "yek", 0, true, "yekaterinburg 0"},
		{"all from a beginning on", "rai", 0, true, "raid 0, raids 0, rain 0"},
		{"a beginning with an edit", "yakater", 1, true, "yekaterinburg 1"},
		{"nothing", "", 2, true, ""},
	}
	for _, tt := range tests {
		found, all := v.similar(tt.word, tt.edits, tt.unfinished, 100)
		slices.SortFunc(found, func(a, b similar) int { return cmp.Or(a.distance-b.distance, strings.Compare(a.word, b.word)) })
		var got []string
		for _, s := range found {
			got = append(got, fmt.Sprint(s.word, " ", s.distance))
		}
		if strings.Join(got, ", ") != tt.want || all != len(got) {
			t.Errorf("%s: %q of %d, want %q", tt.name, got, all, tt.want)
		}
	}
}

func TestSimilarWordsAreLimitedToTheBest(t *testing.T) {
	v := vocabulary("raid", "rain", "rain", "rail", "rail", "rail", "rats")
	found, all := v.similar("raix", 2, false, 3)
	want := []similar{{"rail", 1, 3}, {"rain", 1, 2}, {"raid", 1, 1}}
	if !slices.Equal(found, want) || all != 4 {
		t.Errorf("%v of %d, want %v of 4", found, all, want)
	}
}

func FuzzSimilar(f *testing.F) {
	f.Add("raid", "rads", 2, false)
	f.Add("əliyev", "alyiev", 1, false)
	f.Add("yekaterinburg", "yeakt", 1, true)
	f.Add("ab", "ba", 1, false)
	f.Fuzz(func(t *testing.T, known, word string, edits int, unfinished bool) {
		edits = min(max(edits, 0), 2)
		word = strings.ReplaceAll(Join(word), " ", "")
		v := new(Vocabulary)
		for _, w := range strings.Fields(Join(known)) {
			v.Add(w, 1)
		}
		v.Arrange()
		v.Add("added", 1)
		found, _ := v.similar(word, edits, unfinished, 1000)
		for w := range strings.FieldsSeq(Join(known)) {
			distance := slowDistance([]rune(w), []rune(word), unfinished)
			want := distance <= edits && (edits == 0 || distance > 0) && word != "" && !isSpaceless(w)
			if got := slices.Contains(found, similar{w, distance, v.Rows(w)}); got != want {
				t.Fatalf("%q for %q at distance %d with %d edits: found is %v: %v", w, word, distance, edits, got, found)
			}
		}
	})
}

// slowDistance computes the edit distance by filling the whole table.
func slowDistance(a, b []rune, unfinished bool) int {
	d := make([][]int, len(a)+1)
	closest := len(b)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
				continue
			case j == 0:
				d[i][j] = i
				continue
			}
			d[i][j] = min(d[i-1][j], d[i][j-1]) + 1
			same := 1
			if sameLetter(a[i-1], b[j-1]) {
				same = 0
			}
			d[i][j] = min(d[i][j], d[i-1][j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
		if i > 0 {
			closest = min(closest, d[i][len(b)])
		}
	}
	if unfinished {
		return closest
	}
	return d[len(a)][len(b)]
}

// BenchmarkSimilar looks up words in a vocabulary of 72,000.
func BenchmarkSimilar(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	v := new(Vocabulary)
	var words []string
	for v.Len() < 72_000 {
		var word strings.Builder
		for range 2 + random.IntN(4) {
			word.WriteByte("bcdfghklmnprstvz"[random.IntN(16)])
			word.WriteByte("aeiou"[random.IntN(5)])
		}
		v.Add(word.String(), 1)
		words = append(words, word.String())
	}
	v.Arrange()
	for edits := range 3 {
		b.Run(fmt.Sprint("edits=", edits), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				v.similar(words[i%len(words)], edits, false, maxForms)
			}
		})
	}
}
