package storage

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/query"
)

// corpus makes texts of words that are as unevenly frequent as those of a
// language: the word of rank n occurs in proportion to 1/n (Zipf's law).
type corpus struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string        // by rank
	common map[string]bool // those of the first ranks
}

// commonRanks is how many words are common: so many that each other one is in less
// than one of 500 notes.
const commonRanks = 2000

// vocabularySize is how many words there are; large corpora have most of them.
const vocabularySize = 80_000

func newCorpus() *corpus {
	random := rand.New(rand.NewPCG(1, 2))
	c := &corpus{random: random, zipf: rand.NewZipf(random, 1.07, 3, vocabularySize-1)}
	seen := make(map[string]bool)
	for len(c.words) < vocabularySize {
		if word := c.newWord(len(c.words)); !seen[word] {
			seen[word] = true
			c.words = append(c.words, word)
		}
	}
	c.common = make(map[string]bool)
	for _, word := range c.words[:commonRanks] {
		c.common[word] = true
	}
	return c
}

// newWord makes a word of syllables, of which the frequent words have few.
func (c *corpus) newWord(rank int) string {
	onsets := strings.Fields("b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w y z")
	vowels := strings.Fields("a a e e e i i o o u ai ea ee ie oa ou")
	codas := strings.Fields("- - - - b ck d f g k l ll m n nd ng nt p r rd rk rm rn rt s ss st t th x")
	syllables := 1
	for _, limit := range []int{100, 1500, 30_000} {
		if rank >= limit {
			syllables++
		}
	}
	syllables = max(1, syllables-c.random.IntN(2))
	var b strings.Builder
	for i := range syllables {
		if i > 0 || c.random.IntN(8) > 0 {
			b.WriteString(onsets[c.random.IntN(len(onsets))])
		}
		b.WriteString(vowels[c.random.IntN(len(vowels))])
		if i == syllables-1 || c.random.IntN(3) == 0 {
			b.WriteString(strings.Trim(codas[c.random.IntN(len(codas))], "-"))
		}
	}
	return b.String()
}

func (c *corpus) text(words int) string {
	all := make([]string, words)
	for i := range all {
		all[i] = c.words[c.zipf.Uint64()]
	}
	return strings.Join(all, " ")
}

func (c *corpus) paragraphs(n, words int) string {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = c.text(words)
	}
	return strings.Join(texts, "\n")
}

// corpusSize is how many notes benchmarks make: 5,000, or as COLLATE_NOTES says.
func corpusSize(b *testing.B) int {
	text := os.Getenv("COLLATE_NOTES")
	if text == "" {
		return 5000
	}
	size, err := strconv.Atoi(text)
	must(b, err)
	return size
}

// notes makes notes of 60 words.
func (c *corpus) notes(n int) []notes.Note {
	all := make([]notes.Note, n)
	for i := range all {
		all[i] = note(c.text(5), c.text(60))
	}
	return all
}

// addNotes puts notes into a notebook, a thousand in each edit.
func addNotes(t testing.TB, s *Store, all []notes.Note) {
	t.Helper()
	for len(all) > 0 {
		n := min(len(all), 1000)
		ops := make([]notes.Op, n)
		for i, one := range all[:n] {
			ops[i] = notes.Put(one)
		}
		must(t, s.Apply(context.Background(), edit(ops...)))
		all = all[n:]
	}
}

// asked is a query of words drawn from a note.
type asked struct {
	text string
	note notes.NoteID
}

// sort is a kind of query.
type sort struct {
	name  string
	words int  // how many
	close bool // they stand side by side in the note
	rare  bool // they are telling: most notes do not have them
	typo  bool // one of them has one
	begun bool // the last is not finished
}

// sorts are the kinds of query to measure.
func sorts() (all []sort) {
	for words := 1; words <= 3; words++ {
		for _, s := range []sort{
			{name: "exact"}, {name: "typo", typo: true}, {name: "prefix", begun: true},
			{name: "telling exact", rare: true}, {name: "telling typo", rare: true, typo: true}, {name: "telling prefix", rare: true, begun: true},
			{name: "side by side", close: true},
		} {
			if s.close && words == 1 {
				continue
			}
			s.name, s.words = fmt.Sprintf("%s %d", s.name, words), words
			all = append(all, s)
		}
	}
	return all
}

// ask draws queries from notes. Words that do not stand side by side are of at
// least four letters, and one with a typo of at least five.
func (c *corpus) ask(all []notes.Note, s sort, count int) []asked {
	queries := make([]asked, count)
	for i := range queries {
		var words []string
		n := all[c.random.IntN(len(all))]
		for len(words) < s.words {
			n = all[c.random.IntN(len(all))]
			words = c.draw(strings.Fields(n.Body), s)
		}
		if s.typo {
			at := 0
			for k, word := range words {
				if len(word) > len(words[at]) {
					at = k
				}
			}
			words[at] = c.misspell(words[at])
		}
		text := strings.Join(words, " ")
		if s.begun {
			text = text[:len(text)-min(2, len(words[s.words-1])-3)]
		}
		queries[i] = asked{text, n.ID}
	}
	return queries
}

// draw draws words of a text, or fewer where it does not have such.
func (c *corpus) draw(from []string, s sort) (words []string) {
	if s.close {
		at := c.random.IntN(len(from) - s.words)
		return append(words, from[at:at+s.words]...)
	}
	longest := 0
	for tries := 0; tries < 100 && len(words) < s.words; tries++ {
		word := from[c.random.IntN(len(from))]
		if len(word) >= 4 && !(s.rare && c.common[word]) && !strings.Contains(strings.Join(words, " "), word) {
			words = append(words, word)
			longest = max(longest, len(word))
		}
	}
	if s.typo && longest < 5 {
		return nil
	}
	return words
}

// misspell returns a word with a letter missing, doubled, wrong, or changed with
// the next one.
func (c *corpus) misspell(word string) string {
	for {
		at := c.random.IntN(len(word) - 1)
		wrong := word
		switch c.random.IntN(4) {
		case 0:
			wrong = word[:at] + word[at+1:]
		case 1:
			wrong = word[:at] + word[at:at+1] + word[at:]
		case 2:
			wrong = word[:at] + string(rune('a'+c.random.IntN(26))) + word[at+1:]
		case 3:
			wrong = word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
		}
		if wrong != word {
			return wrong
		}
	}
}

// place returns where the note stands among the first ten hits, from 1, or 0.
func (a asked) place(t testing.TB, s *Store) int {
	results, err := s.Search(context.Background(), query.Parse(a.text), 10)
	must(t, err)
	for i, hit := range results.Hits {
		if hit.ID == string(a.note) {
			return i + 1
		}
	}
	return 0
}
