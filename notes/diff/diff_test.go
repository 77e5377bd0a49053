package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// show returns the result of Words as a text: [-deleted-] and {+inserted+}.
func show(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Kind {
		case Equal:
			b.WriteString(r.Text)
		case Deleted:
			b.WriteString("[-" + r.Text + "-]")
		case Inserted:
			b.WriteString("{+" + r.Text + "+}")
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"the same", "On Friday.\n", "On Friday.\n", "On Friday.\n"},
		{"all is new", "", "On Friday.", "{+On Friday.+}"},
		{"all is gone", "On Friday.", "", "[-On Friday.-]"},
		{"one word", "the red house", "the blue house", "the [-red-]{+blue+} house"},
		{"a word more", "the house", "the red house", "the {+red +}house"},
		{"a word less", "the red house", "the house", "the [-red -]house"},
		{"at the end", "Two died", "Two died.", "Two died{+.+}"},
		{"a part of a word is a word", "brother", "brothers", "[-brother-]{+brothers+}"},
		{"spaces between changes are no landmark", "a red brick house", "a big white house", "a [-red brick-]{+big white+} house"},
		{"a word between changes is one", "a red and brick house", "a big and white house", "a [-red-]{+big+} and [-brick-]{+white+} house"},
		{"a line break is one", "red\nbrick", "big\nwhite", "[-red-]{+big+}\n[-brick-]{+white+}"},
		{"a paragraph is moved as little as can be", "one two three four on Friday", "on Friday one two three four", "{+on Friday +}one two three four[- on Friday-]"},
		{"white space counts", "a  b", "a b", "a[-  -]{+ +}b"},
		{"letters with marks", "Ba\u0301ku", "Baku", "[-Ba\u0301ku-]{+Baku+}"},
		{"a script without spaces", "两艘渡轮周日相撞", "两艘渡轮周一相撞", "两艘渡轮周[-日-]{+一+}相撞"},
		{"a word in common by chance", "Entirely different sentences with a road were written by one hand yesterday",
			"Nobody knows what became of that road since all papers burnt",
			"[-Entirely different sentences with a road were written by one hand yesterday-]{+Nobody knows what became of that road since all papers burnt+}"},
		{"no word occurs once", "a b a b a b", "b a b a b a", "[-a -]b a b a b{+ a+}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := show(Words(test.old, test.new)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Both ways of comparing find a shortest edit script if the cost is not
// bounded: the number of equal tokens is that of the longest common
// subsequence, computed here by its definition.
func TestMeetIsOnAShortestWay(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		texts := [2]string{}
		for i := range texts {
			for range random.IntN(40) {
				texts[i] += string(".,;:"[random.IntN(4)]) // each a token
			}
		}
		d := newDiffer(tokenize(texts[0]), tokenize(texts[1]))
		d.compare(0, len(d.a), 0, len(d.b), maxDepth) // not cut at unique words
		kept := 0
		for _, deleted := range d.deleted {
			if !deleted {
				kept++
			}
		}
		if want := commonLength(texts[0], texts[1]); kept != want {
			t.Fatalf("%s and %s: %d tokens stay, want %d", texts[0], texts[1], kept, want)
		}
	}
}

func commonLength(a, b string) int {
	row := make([]int, len(b)+1)
	for _, x := range []byte(a) {
		diagonal := 0
		for j, y := range []byte(b) {
			next := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j], row[j+1])
			}
			diagonal = next
		}
	}
	return row[len(b)]
}

// check fails the test if the runs do not make up both texts.
func check(t *testing.T, old, new string, runs []Run) {
	t.Helper()
	var before, after strings.Builder
	for i, r := range runs {
		if r.Kind != Inserted {
			before.WriteString(r.Text)
		}
		if r.Kind != Deleted {
			after.WriteString(r.Text)
		}
		if r.Text == "" || i > 0 && (runs[i-1].Kind == r.Kind || runs[i-1].Kind == Inserted && r.Kind == Deleted) {
			t.Errorf("run %d of %q is empty or out of order", i, runs)
		}
	}
	if before.String() != old || after.String() != new {
		t.Errorf("%q\nmake up\n%q and\n%q, want\n%q and\n%q", runs, before.String(), after.String(), old, new)
	}
}

func FuzzWords(f *testing.F) {
	f.Add("", "—")
	f.Add("the red brick house", "the big white house")
	f.Add("a b a b c a b", "b a b a c b a")
	f.Add("a\xff b\n\n c", "a\xfe  b\r\n c")
	f.Add("两艘渡轮 ferry", "渡轮ferry é")
	f.Add(strings.Repeat("a b ", 400), strings.Repeat("b a c ", 300))
	f.Fuzz(func(t *testing.T, old, new string) {
		runs := Words(old, new)
		check(t, old, new, runs)
		if old == new && len(runs) > 1 {
			t.Errorf("%q differs from itself: %q", old, runs)
		}
	})
}

// Texts that differ by more than maxCost still have correct runs.
func TestFarApart(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	text := func(words, different int) string {
		var b strings.Builder
		for range words {
			fmt.Fprint(&b, "w", random.IntN(different), " ")
		}
		return b.String()
	}
	for _, different := range []int{2, 10, 1000, 1_000_000} {
		old, new := text(5000, different), text(4000, different)
		check(t, old, new, Words(old, new))
	}
}

func BenchmarkWords(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.07, 3, 60_000)
	text := func() string {
		var b strings.Builder
		for b.Len() < 1<<20 {
			fmt.Fprint(&b, "word", zipf.Uint64())
			b.WriteString([]string{" ", " ", " ", ", ", ".\n"}[random.IntN(5)])
		}
		return b.String()
	}
	old := text()
	edited := func(every int) string {
		words := strings.SplitAfter(old, " ")
		for i := 0; i < len(words); i += 1 + random.IntN(2*every) {
			words[i] = []string{"", "another ", words[i] + words[i]}[random.IntN(3)]
		}
		return strings.Join(words, "")
	}
	few := func() string {
		var b strings.Builder
		for b.Len() < 1<<20 {
			b.WriteString([]string{"a ", "b ", "c "}[random.IntN(3)])
		}
		return b.String()
	}
	for _, bench := range []struct{ name, old, new string }{
		{"1 MB, a word in it", old, old[:1<<19] + "another " + old[1<<19:]},
		{"1 MB, every hundredth word", old, edited(100)},
		{"1 MB, every fifth word", old, edited(5)},
		{"1 MB, unrelated", old, text()},
		{"1 MB of three words, unrelated", few(), few()},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.old)))
			for b.Loop() {
				Words(bench.old, bench.new)
			}
		})
	}
}
