package typeset

import (
	"strings"
	"testing"
)

func TestSentenceEnds(t *testing.T) {
	tests := []struct{ name, want string }{ // with | where a sentence ends
		{"none", ""},
		{"one", "No full stop"},
		{"two", "It rained. |We stayed."},
		{"question and exclamation", "Why? |Because! |So."},
		{"title", "Mr. Aliyev met Dr. Smith. |They spoke."},
		{"acronym before a name", "The U.S. Senate met. |It voted."},
		{"acronym before a new sentence", "He lives in the U.S. |The senate met."},
		{"acronym at the end", "It was 5 p.m. |He left."},
		{"acronym within", "At 5 p.m. on Monday it rained. |We stayed."},
		{"initials", "J. R. R. Tolkien wrote it. |George W. Bush did not."},
		{"number", "See No. 5 and p. 12. |Then Fig. 3."},
		{"no", "He said no. |Then he left."},
		{"month", "On Jan. 5 it rained. |It snowed."},
		{"decimal numbers", "It grew by 3.5 percent. |Prices fell by 0.2."},
		{"money", "It cost $1.5. |Two cost more."},
		{"quotation", "“It rained.” |They stayed."},
		{"quotation in straight marks", "He said: \"Stop.\" |Then he left."},
		{"question that goes on", "“Why?” he asked. |“Because.” |He left."},
		{"quotation within", "He called it “the end.” |Nobody listened."},
		{"brackets", "It rained (a lot). |We stayed."},
		{"sentence in brackets", "It rained. |(We stayed.) |It stopped."},
		{"next one in quotation marks", "It rained. |“Stay,” he said."},
		{"for example", "Some, e.g. Baku, i.e. the capital, stayed. |Others left."},
		{"and so on", "Cats, dogs, etc. were there. |Cats, dogs, etc. |They slept."},
		{"company", "Acme Inc. Vice President Smith left. |He joined Acme Inc. |It grew."},
		{"junior", "Martin Luther King Jr. Day is in January. |It is cold."},
		{"degree", "She has a Ph.D. |She teaches."},
		{"footnote", "It rained.[12] |We stayed.[3][4] |It stopped."},
		{"small footnote", "It rained.² |We stayed."},
		{"ellipsis that goes on", "It rained... and rained. |We stayed."},
		{"web address", "See example.org for more. |Or not."},
		{"item", "1. The first thing. |Another."},
		{"item with a letter", "a. The first thing. |Another."},
		{"line end", "A heading\n|A sentence."},
		{"russian", "Он живёт на ул. Ленина, т.е. рядом. |Она нет."},
		{"russian initials", "А. С. Пушкин родился. |Он писал."},
		{"azerbaijani", "İlham Əliyev gəldi. |Sonra getdi."},
		{"japanese", "雨が降った。|家にいた。"},
		{"arabic question", "لماذا؟ |لأنه."},
		{"twice ended", "Really?! |Yes."},
		{"versus", "Smith v. Jones was heard. |It closed."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := strings.ReplaceAll(test.want, "|", "")
			got := []string{}
			last := 0
			for _, end := range SentenceEnds(text) {
				got = append(got, text[last:end])
				last = end
			}
			if s := strings.Join(got, "|"); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

func TestSentence(t *testing.T) {
	s := "One here. Two here. Three."
	tests := []struct {
		name   string
		offset int
		want   string
	}{
		{"at the start", 0, "One here. "},
		{"within", 4, "One here. "},
		{"at a boundary", 10, "Two here. "},
		{"at the end", len(s), "Three."},
		{"before the start", -3, "One here. "},
		{"behind the end", 99, "Three."},
	}
	for _, test := range tests {
		if start, end := Sentence(s, test.offset); s[start:end] != test.want {
			t.Errorf("%s: %q", test.name, s[start:end])
		}
	}
	long := strings.Repeat("Another sentence of a very long paragraph stands here. ", 2000)
	for _, offset := range []int{0, 50_000, 60_001, len(long) - 1} {
		if start, end := Sentence(long, offset); end-start != 55 || start%55 != 0 || offset < start || offset >= end {
			t.Errorf("at %d: %d–%d", offset, start, end)
		}
	}
}

// FuzzSentences checks that the sentences of any text are consecutive, and that each offset is in its sentence.
func FuzzSentences(f *testing.F) {
	f.Add("Mr. A. said. [1] “Why?” he asked.\n\xff.", 3)
	f.Fuzz(func(t *testing.T, s string, offset int) {
		last := 0
		for _, end := range SentenceEnds(s) {
			if end <= last || end > len(s) {
				t.Fatalf("a sentence from %d to %d of %d", last, end, len(s))
			}
			last = end
		}
		if last != len(s) {
			t.Fatalf("ends at %d of %d", last, len(s))
		}
		start, end := Sentence(s, offset)
		offset = min(max(offset, 0), len(s))
		if start > offset || end < offset || start == end && len(s) > 0 {
			t.Fatalf("%d lies in %d–%d", offset, start, end)
		}
	})
}
