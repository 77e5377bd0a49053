package anchor

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQuote(t *testing.T) {
	const refrain = "One sailed out. The pier was closed. Two sailed out. The pier was closed. Three sailed out."
	for _, c := range []struct {
		name        string
		text, quote string
		options     Options
		want        string // what is found, in brackets
	}{
		{"as it stands", "The old pier was closed.", "old pier", Options{}, "The [old pier] was closed."},
		{"offsets are code points", "żółty żółw śpi", "żółw", Options{}, "żółty [żółw] śpi"},
		{"within a word", "unbelievable", "believ", Options{}, "un[believ]able"},
		{"the second occurrence", "pier, pier, pier", "pier", Options{Occurrence: 2}, "pier, [pier], pier"},
		{"the first of one", "one pier", "pier", Options{Occurrence: 1}, "one [pier]"},
		{"occurrences overlap", "aaaa", "aa", Options{Occurrence: 2}, "a[aa]a"},
		{"by its prefix", refrain, "The pier was closed.", Options{Prefix: "Two sailed out."},
			"One sailed out. The pier was closed. Two sailed out. [The pier was closed.] Three sailed out."},
		{"by its suffix", refrain, "The pier was closed.", Options{Suffix: "Two"},
			"One sailed out. [The pier was closed.] Two sailed out. The pier was closed. Three sailed out."},
		{"by its prefix, of other typography", "“Go!” he said. “Go!” she\u00a0said. Go!", "Go!", Options{Prefix: `he said. "`},
			"“Go!” he said. “[Go!]” she\u00a0said. Go!"},
		{"by its prefix and the occurrence among those", "a b, a b, a c, a b", "b", Options{Prefix: "a", Occurrence: 3}, "a b, a b, a c, a [b]"},
		{"exactly, though there is more that reads the same", "an “x” and an \"x\"", `"x"`, Options{}, `an “x” and an ["x"]`},
		{"the context is where only the typography differs", "an “x” and then an \"x\"", `"x"`, Options{Suffix: "and"}, `an [“x”] and then an "x"`},

		{"line breaks for spaces", "the old\n  pier was\tclosed", "old pier was closed", Options{}, "the [old\n  pier was\tclosed]"},
		{"white space around the quotation", "the old pier", "  old\n", Options{}, "the [old] pier"},
		{"no-break space", "10\u00a0000 people", "10 000", Options{}, "[10\u00a0000] people"},
		{"straight for curly", "he said “it’s closed”.", `"it's closed"`, Options{}, "he said [“it’s closed”]."},
		{"curly for straight", `he said "it's closed".`, "“it’s closed”", Options{}, `he said ["it's closed"].`},
		{"guillemets", "il a dit «oui» hier", `"oui"`, Options{}, "il a dit [«oui»] hier"},
		{"hyphen for en dash", "in 1914–1918 or so", "1914-1918", Options{}, "in [1914–1918] or so"},
		{"two hyphens for em dash", "the pier—the old one", "pier--the", Options{}, "the [pier—the] old one"},
		{"letters for a ligature", "the ﬁsh oﬃce", "fish office", Options{}, "the [ﬁsh oﬃce]"},
		{"part of a ligature is all of it", "a ﬁsh", "ish", Options{}, "a [ﬁsh]"},
		{"dots for an ellipsis", "and so… on", "so...", Options{}, "and [so…] on"},
		{"composed for decomposed", "the cafe\u0301 closed", "caf\u00e9 closed", Options{}, "the [cafe\u0301 closed]"},
		{"decomposed for composed", "the caf\u00e9 closed", "cafe\u0301", Options{}, "the [caf\u00e9] closed"},
		{"soft hyphens", "the har\u00adbour was", "harbour", Options{}, "the [har\u00adbour] was"},
		{"zero-width space", "the har\u200bbour was", "harbour", Options{}, "the [har\u200bbour] was"},
		{"Hangul, composed and not", "the \u1112\u1161\u11ab word", "\ud55c word", Options{}, "the [\u1112\u1161\u11ab word]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, end, err := NewText(c.text).Quote(c.quote, c.options)
			if err != nil {
				t.Fatal(err)
			}
			if got := bracketed(c.text, start, end); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// bracketed returns the text with brackets around a range.
func bracketed(text string, start, end int) string {
	runes := []rune(text)
	return string(runes[:start]) + "[" + string(runes[start:end]) + "]" + string(runes[end:])
}

func TestQuoteErrors(t *testing.T) {
	const text = "The pier was closed. The pier was old.\nThe  pier was gone. The café too."
	piers := []string{
		"The [pier] was closed. The pier wa…",
		"…he pier was closed. The [pier] was old. The pier was…",
		"…The pier was old. The [pier] was gone. The café too.",
	}
	for _, c := range []struct {
		name    string
		quote   string
		options Options
		want    error
		text    string
	}{
		{"nothing", "", Options{}, ErrEmptyQuote,
			"the quotation is empty"},
		{"it is nowhere", "harbour", Options{}, ErrQuoteNotFound,
			"the quotation does not occur in the text; copy it from the text as it stands"},
		{"it is nowhere, whichever occurrence", "harbour", Options{Occurrence: 2}, ErrQuoteNotFound,
			"the quotation does not occur in the text; copy it from the text as it stands"},
		{"upper and lower case count", "THE PIER", Options{}, ErrQuoteNotFound,
			"the quotation does not occur in the text; copy it from the text as it stands"},
		{"only white space, which is not there", "\t\t", Options{}, ErrQuoteNotFound,
			"the quotation does not occur in the text; copy it from the text as it stands"},
		{"three times", "pier", Options{}, &AmbiguousQuote{Count: 3, Contexts: piers},
			"the quotation occurs 3 times; choose an occurrence from 1 to 3, or add what stands before or after it"},
		{"among those with that suffix", "The", Options{Suffix: "pier was", Occurrence: 4}, &OccurrenceOutOfRange{Occurrence: 4, Count: 3},
			"the quotation occurs 3 times, so there is no occurrence 4; choose an occurrence from 1 to 3"},
		{"too many", "pier", Options{Occurrence: 4}, &OccurrenceOutOfRange{Occurrence: 4, Count: 3},
			"the quotation occurs 3 times, so there is no occurrence 4; choose an occurrence from 1 to 3"},
		{"less than none", "pier", Options{Occurrence: -1}, &OccurrenceOutOfRange{Occurrence: -1, Count: 3},
			"the quotation occurs 3 times, so there is no occurrence -1; choose an occurrence from 1 to 3"},
		{"the second of one", "closed", Options{Occurrence: 2}, &OccurrenceOutOfRange{Occurrence: 2, Count: 1},
			"the quotation occurs once, so there is no occurrence 2; there is only occurrence 1"},
		{"not with that prefix", "pier", Options{Prefix: "old"}, &ContextMismatch{Count: 3, Contexts: piers},
			"the quotation occurs 3 times, but not with that text before or after it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := NewText(text).Quote(c.quote, c.options)
			if !reflect.DeepEqual(err, c.want) {
				t.Fatalf("got %#v, want %#v", err, c.want)
			}
			if err != nil && err.Error() != c.text {
				t.Errorf("got  %s\nwant %s", err, c.text)
			}
		})
	}
	if !errors.Is(&ContextMismatch{}, ErrQuoteNotFound) {
		t.Error("a quotation that is not where it was asked for counts as found")
	}
}

func TestQuoteDoesNotDivideALetterFromItsAccent(t *testing.T) {
	if _, _, err := NewText("the cafe\u0301").Quote("cafe", Options{}); !errors.Is(err, ErrQuoteNotFound) {
		t.Errorf("got %v, want ErrQuoteNotFound", err)
	}
}

func TestAmbiguousQuoteShowsTenLinesAtMost(t *testing.T) {
	long := strings.Repeat("so it goes on and on for long. ", 40)
	_, _, err := NewText(long).Quote("so it goes on and on for long.", Options{})
	var ambiguous *AmbiguousQuote
	if !errors.As(err, &ambiguous) {
		t.Fatalf("got %v", err)
	}
	if ambiguous.Count != 40 || len(ambiguous.Contexts) != 10 {
		t.Errorf("%d occurrences and %d lines, want 40 and 10", ambiguous.Count, len(ambiguous.Contexts))
	}
	if got, want := ambiguous.Contexts[0], "[so it goes o…on for long.] so it goes on and on fo…"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzQuote(f *testing.F) {
	f.Add("he said “it’s closed” in May", `it's closed`, "said \"", "", 0)
	f.Add("the cafe\u0301 ﬁsh — … \u00ad", "caf\u00e9 fi", "", "sh", 1)
	f.Add("\xff\xe4\xb8 aaa", "\xe4", "", "", 2)
	f.Fuzz(func(t *testing.T, text, quote, prefix, suffix string, occurrence int) {
		length := utf8.RuneCountInString(text)
		start, end, err := NewText(text).Quote(quote, Options{Occurrence: occurrence, Prefix: prefix, Suffix: suffix})
		if err != nil {
			if start != 0 || end != 0 || err.Error() == "" {
				t.Fatalf("%d, %d beside the error %q", start, end, err)
			}
			return
		}
		if start < 0 || start >= end || end > length {
			t.Fatalf("%d to %d in %d code points", start, end, length)
		}
		a, err := Describe(text, start, end)
		if err != nil {
			t.Fatal(err)
		}
		if !sameText(a.Exact, quote) && !strings.Contains(fold(a.Exact).text, strings.TrimSpace(fold(quote).text)) {
			t.Errorf("found %q for %q", a.Exact, quote)
		}
	})
}

func ExampleText_Quote() {
	text := NewText("The pier was closed. “The pier’s gone,” he said.")
	_, _, err := text.Quote("pier", Options{})
	fmt.Println(err)
	fmt.Println(text.Quote("The pier's gone", Options{}))
	// Output:
	// the quotation occurs twice; choose an occurrence from 1 to 2, or add what stands before or after it
	// 22 37 <nil>
}
