package intake

import (
	"hash/maphash"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"collate/notes/document"
)

func TestRelated(t *testing.T) {
	const text = "Two ferries collided in fog on Sunday, and nobody was hurt. The company has suspended both captains."
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", text, text, true},
		{"one word changed", text, strings.Replace(text, "Sunday", "Monday", 1), true},
		{"grown to three times its length", text, text + " The inquiry opens in May, under a judge from the mainland, " +
			"and is to hear the crews, the passengers, the harbour office and two experts. A report is due next year.", true},
		{"cut to its first sentence", text, "Two ferries collided in fog on Sunday, and nobody was hurt.", true},
		{"the same words in another order", "the dog bit the man and the man hit the dog", "man the dog the hit and the bit the man dog the", false},
		{"another account of the same event", text, "No injuries were reported after a collision between two ships of the line; " +
			"visibility was poor, said the coast guard, and the masters have been relieved of duty.", false},
		{"nothing in common", text, "Butter costs more than it did a year ago.", false},
		{"upper case, other punctuation", text, strings.ToUpper(strings.ReplaceAll(text, ",", " —")), true},
		{"a short text, one word changed", "Rain in the north, sun in the south.", "Snow in the north, sun in the south.", true},
		{"two words", "Good morning", "Good morning", true},
		{"two other words", "Good morning", "Good evening", false},
		{"no words at all", "—", "!", false},
		{"no words at all, the same", "—", "—", true},
		{"Chinese, a clause changed", "两艘渡轮周日在雾中相撞,无人受伤。", "两艘渡轮周一在雾中相撞,无人受伤。", true},
		{"Chinese, nothing in common", "两艘渡轮周日在雾中相撞,无人受伤。", "黄油比去年贵。", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := related(document.Plain(test.a), document.Plain(test.b)); got != test.want {
				t.Errorf("got %v, %.2f in common", got, shared(test.a, test.b))
			}
			if got := related(document.Plain(test.b), document.Plain(test.a)); got != test.want {
				t.Errorf("the other way round: got %v", got)
			}
		})
	}
}

// The title is the same whenever two texts are compared, and is no evidence.
func TestRelatedLeavesTheTitleOut(t *testing.T) {
	titled := func(text string) document.Document {
		var b document.Builder
		b.Begin(document.Block{Kind: document.Heading, Level: 1})
		b.Write("Notes from the committee on roads and bridges", 0)
		b.Begin(document.Block{Kind: document.Paragraph})
		b.Write(text, 0)
		return b.Document()
	}
	if related(titled("The bridge is closed."), titled("Nobody came this week.")) {
		t.Error("two texts are related by their title")
	}
}

func FuzzShared(f *testing.F) {
	f.Add("one two three four", "two three four five")
	f.Add("", "—")
	f.Add("两艘渡轮 ferry", "渡轮ferry")
	f.Add("a\xff b", "é é é")
	f.Fuzz(func(t *testing.T, a, b string) {
		there, back := shared(a, b), shared(b, a)
		if there < 0 || there > 1 {
			t.Errorf("%v in common", there)
		}
		if len(words(maphash.MakeSeed(), a)) > 0 && shared(a, a) != 1 {
			t.Errorf("%v in common with itself", shared(a, a))
		}
		// Of two texts of the same length either may count as the shorter.
		if len(words(maphash.MakeSeed(), a)) != len(words(maphash.MakeSeed(), b)) && math.Abs(there-back) > 1e-9 {
			t.Errorf("%v in common one way, %v the other", there, back)
		}
	})
}

func BenchmarkRelated(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func() document.Document {
		var s strings.Builder
		for s.Len() < 3<<20 {
			for range 2 + random.IntN(8) {
				s.WriteByte(byte('a' + random.IntN(26)))
			}
			s.WriteByte(' ')
		}
		return document.Plain(s.String())
	}
	x, y := text(), text()
	b.SetBytes(int64(len(x.Text()) + len(y.Text())))
	for b.Loop() {
		related(x, y)
	}
}
