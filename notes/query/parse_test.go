package query

import (
	"reflect"
	"strings"
	"testing"
)

func word(words ...string) Term   { return Term{Words: words} }
func prefix(words ...string) Term { return Term{Words: words, Prefix: true} }
func quoted(words ...string) Term { return Term{Words: words, Quoted: true} }

// begun returns a phrase without a closing quotation mark.
func begun(words ...string) Term { return Term{Words: words, Quoted: true, Prefix: true} }

func TestParseWords(t *testing.T) {
	tests := []struct {
		name, input string
		want        []Term
	}{
		{"nothing", "", nil},
		{"blank", " \t\n", nil},
		{"only marks", `*"-()`, nil},
		{"the last word may be unfinished", "Raid Bak", []Term{word("raid"), prefix("bak")}},
		{"a space finishes it", "raid baku ", []Term{word("raid"), word("baku")}},
		{"so does a mark", "raid baku.", []Term{word("raid"), word("baku")}},
		{"an asterisk asks for a prefix", "yekat* raid ", []Term{prefix("yekat"), word("raid")}},
		{"an asterisk alone does not", "* raid * ", []Term{word("raid")}},
		{"an asterisk within a word ends it", "ye*kat ", []Term{prefix("ye"), word("kat")}},
		{"phrase", `"Two Brothers" died `, []Term{quoted("two", "brothers"), word("died")}},
		{"a phrase that ends the query is finished", `"two brothers"`, []Term{quoted("two", "brothers")}},
		{"a phrase without end is not", `raid "two bro`, []Term{word("raid"), begun("two", "bro")}},
		{"but a space finishes its last word", `"two brothers `, []Term{quoted("two", "brothers")}},
		{"phrase with asterisk", `"two bro"* `, []Term{begun("two", "bro")}},
		{"asterisks in a phrase are marks", `"two* bro" `, []Term{quoted("two", "bro")}},
		{"curly and angled marks", "“two brothers” «à Bakou»", []Term{quoted("two", "brothers"), quoted("a", "bakou")}},
		{"a quotation mark ends a word", `raid"two brothers"`, []Term{word("raid"), quoted("two", "brothers")}},
		{"an empty phrase asks for nothing", `"" raid `, []Term{word("raid")}},
		{"words that marks divide stand together", "post-traumatic o'clock ", []Term{word("post", "traumatic"), word("o", "clock")}},
		{"and their last may be unfinished", "post-traum", []Term{prefix("post", "traum")}},
		{"a genitive is the word", "Moscow's Baku’s ", []Term{word("moscow"), word("baku")}},
		{"FTS5's operators are words", "a AND (b NOT c) NEAR ", []Term{word("a"), word("and"), word("b"), word("not"), word("c"), word("near")}},
		{"what is no operator is words", "title:raid 10:30 http://x.org ", []Term{word("title", "raid"), word("10", "30"), word("http", "x", "org")}},
		{"a minus sign before a space is none", "a - b ", []Term{word("a"), word("b")}},
		{"OR at the beginning is a word", "OR a ", []Term{word("or"), word("a")}},
		{"OR at the end waits for more", "a OR", []Term{word("a")}},
		{"small or is a word", "a or b ", []Term{word("a"), word("or"), word("b")}},
		{"Chinese is the letters one after the other", "阿塞拜疆", []Term{word("阿", "塞", "拜", "疆")}},
		{"accents", "Élysée cafe\u0301", []Term{word("elysee"), prefix("cafe")}},
		{"not UTF-8", "\xff raid\xff", []Term{word("raid")}},
		{"NUL", "a\x00b ", []Term{word("a", "b")}},
	}
	for _, tt := range tests {
		q := Parse(tt.input)
		var got []Term
		for _, c := range q.Clauses {
			got = append(got, c.Any...)
		}
		if !reflect.DeepEqual(got, tt.want) || len(q.Filters) > 0 || q.Near >= 0 || q.Problem != "" {
			t.Errorf("%s: Parse(%q) = %+v, want %v", tt.name, tt.input, q, tt.want)
		}
	}
}

func TestParseLanguage(t *testing.T) {
	all := func(terms ...Term) (clauses []Clause) {
		for _, term := range terms {
			clauses = append(clauses, Clause{Any: []Term{term}})
		}
		return clauses
	}
	tests := []struct {
		name, input string
		want        Query
	}{
		{"unwanted word and phrase", `raid -baku -"two brothers" `, Query{Clauses: []Clause{
			{Any: []Term{word("raid")}}, {Any: []Term{word("baku")}, Unwanted: true}, {Any: []Term{quoted("two", "brothers")}, Unwanted: true}}}},
		{"an unwanted word is finished", "raid -bak", Query{Clauses: []Clause{{Any: []Term{word("raid")}}, {Any: []Term{word("bak")}, Unwanted: true}}}},
		{"alternatives", `raid OR "two brothers" OR arrest baku `, Query{Clauses: []Clause{
			{Any: []Term{word("raid"), quoted("two", "brothers"), word("arrest")}}, {Any: []Term{word("baku")}}}}},
		{"filters", "tag:Police/Raid IN:daily color:Green kind:note raid ", Query{Clauses: all(word("raid")), Filters: []Filter{
			{Operator: OpTag, Values: []string{"Police/Raid"}}, {Operator: OpIn, Values: []string{"daily"}},
			{Operator: OpColor, Values: []string{"green"}}, {Operator: OpKind, Values: []string{"note"}}}}},
		{"a value in quotation marks", `by:"Jane Doe" from:“The Daily” a `, Query{Clauses: all(word("a")), Filters: []Filter{
			{Operator: OpBy, Values: []string{"Jane Doe"}}, {Operator: OpFrom, Values: []string{"The Daily"}}}}},
		{"days, months and years", "before:2025-07-02 after:2025-07 after:2024", Query{Filters: []Filter{
			{Operator: OpBefore, Values: []string{"2025-07-02"}}, {Operator: OpAfter, Values: []string{"2025-07-01"}}, {Operator: OpAfter, Values: []string{"2024-01-01"}}}}},
		{"an unwanted filter", "-tag:x has:comment", Query{Filters: []Filter{
			{Operator: OpTag, Values: []string{"x"}, Unwanted: true}, {Operator: OpHas, Values: []string{"comment"}}}}},
		{"filters as alternatives", "kind:note OR kind:comment", Query{Filters: []Filter{{Operator: OpKind, Values: []string{"note", "comment"}}}}},
		{"words or filters", `dawn raid OR tag:x OR "two brothers" OR tag:y `, Query{
			Clauses: []Clause{{Any: []Term{word("dawn")}}, {Any: []Term{word("raid"), quoted("two", "brothers")}}},
			Or:      []Query{{Clauses: all(word("dawn")), Filters: []Filter{{Operator: OpTag, Values: []string{"x", "y"}}}, Near: -1}}}},
		{"filters of two kinds", "tag:x OR kind:note", Query{
			Filters: []Filter{{Operator: OpKind, Values: []string{"note"}}},
			Or:      []Query{{Filters: []Filter{{Operator: OpTag, Values: []string{"x"}}}, Near: -1}}}},
		{"near", "near:12 raid baku ", Query{Clauses: all(word("raid"), word("baku")), Near: 12}},
	}
	for _, tt := range tests {
		if tt.want.Near == 0 {
			tt.want.Near = -1
		}
		if got := Parse(tt.input); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: Parse(%q) = %+v, want %+v", tt.name, tt.input, got, tt.want)
		}
	}
}

func TestParseProblems(t *testing.T) {
	tests := []struct{ input, problem, words string }{
		{"color:mauve raid", "color: can be yellow, green, blue, pink, purple, orange, red or grey. It is searched for as words.", "color mauve raid"},
		{"has:tag raid", "has: can be comment.", "has tag raid"},
		{"before:yesterday raid", "A day is written like 2025-07-01", "before yesterday raid"},
		{"near:close raid", "near: is followed by a number of words", "near close raid"},
		{"near:5 near:6 raid", "near: can be said once only", "near 5 near 6 raid"},
		{"tag: raid", "tag: says nothing", "tag raid"},
		{"near:5 raid OR tag:x", "near: says how near", "near 5 raid or tag x"},
		{"near:5 OR raid", "near: says how near", "near 5 or raid"},
		{"near:5 OR near:6 raid", "near: can be said once only", "near 5 or near 6 raid"},
		{strings.Repeat("a OR tag:x ", 4), "OR stands too often", strings.TrimSpace(strings.Repeat("a or tag x ", 4))},
		{"raid OR -baku", "A minus sign cannot stand beside OR.", "raid or baku"},
		{"-raid", "The query says only what not to find.", "raid"},
	}
	for _, tt := range tests {
		q := Parse(tt.input)
		var words []string
		for _, c := range q.Clauses {
			words = append(words, c.Any[0].Words...)
		}
		if !strings.HasPrefix(q.Problem, tt.problem) || strings.Join(words, " ") != tt.words || len(q.Filters) > 0 {
			t.Errorf("Parse(%q) = %+v, want the problem %q and the words %q", tt.input, q, tt.problem, tt.words)
		}
	}
}

func TestParseLimitsWords(t *testing.T) {
	for _, input := range []string{strings.Repeat("a ", 1000), strings.Repeat("a-", 1000), `"` + strings.Repeat("a ", 1000), strings.Repeat("a-b-c ", 1000), strings.Repeat("tag:a ", 1000)} {
		q := Parse(input)
		n := len(q.Filters)
		for _, c := range q.Clauses {
			n += len(c.Any[0].Words)
			if c.Any[0].Prefix {
				t.Errorf("%.10q…: a word that was cut off after counts as unfinished", input)
			}
		}
		if n != maxWords {
			t.Errorf("%.10q…: %d words, want %d", input, n, maxWords)
		}
	}
}

func TestOperatorExamplesCanBeRead(t *testing.T) {
	for _, o := range Operators() {
		if q := Parse(o.Example + " raid"); q.Problem != "" || len(q.Clauses) != 1 || o.Help == "" {
			t.Errorf("Parse(%q) = %+v", o.Example, q)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", `raid "two bro`, `a* "b c"*d -e f:g`, "“x”*", "\xff\"*", "tag:a OR tag:b -c OR d near:5", "in:\"a b", "-\"", "OR OR OR"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, input string, at int) {
		q := Parse(input)
		words := 0
		for _, c := range q.Clauses {
			for _, term := range c.Any {
				words += len(term.Words)
				if len(term.Words) == 0 {
					t.Fatalf("Parse(%q) has a term without words: %+v", input, q)
				}
				for _, w := range term.Words {
					if Join(w) != w || w == "" {
						t.Fatalf("Parse(%q): %q is not a folded word", input, w)
					}
				}
			}
			if len(c.Any) == 0 || c.Unwanted && q.Problem != "" {
				t.Fatalf("Parse(%q) = %+v", input, q)
			}
		}
		if words+len(q.Filters) > maxWords || q.IsEmpty() && len(q.Clauses) > 0 {
			t.Fatalf("Parse(%q) = %+v", input, q)
		}
		for _, part := range q.Or {
			if part.IsEmpty() || len(part.Or) > 0 || part.Problem != "" {
				t.Fatalf("Parse(%q) has a part %+v", input, part)
			}
		}
		for _, c := range Complete(input, at, nil) {
			if c.Start < 0 || c.End != at || c.Start > c.End {
				t.Fatalf("Complete(%q, %d) = %+v", input, at, c)
			}
		}
	})
}
