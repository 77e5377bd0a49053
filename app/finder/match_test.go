package finder

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"testing"
)

func ids(found []matched) []string {
	var out []string
	for _, m := range found {
		out = append(out, m.ID)
	}
	return out
}

func TestMatch(t *testing.T) {
	choices := []Choice{
		{ID: "copy", Title: "Copy with citation"},
		{ID: "panes", Title: "Two panes"},
		{ID: "palette", Title: "Command palette"},
		{ID: "əliyev", Title: "Əliyev’s answer"},
	}
	for _, c := range []struct {
		name, pattern string
		recent        []string
		want          []string
	}{
		{"nothing typed: all, in their order", "", nil, []string{"copy", "panes", "palette", "əliyev"}},
		{"nothing typed: the recent ones first", "", []string{"palette", "copy"}, []string{"palette", "copy", "panes", "əliyev"}},
		{"letters in order, not together", "cwc", nil, []string{"copy"}},
		{"a recent one that is gone is passed over", "", []string{"gone"}, []string{"copy", "panes", "palette", "əliyev"}},
		{"a word of the title", "panes", nil, []string{"panes"}},
		{"of two that match as well, the recent one", "co", []string{"palette"}, []string{"palette", "copy"}},
		{"at the start of a word before within one", "pa", []string{"copy"}, []string{"panes", "palette", "copy"}},
		{"what matches better before the recent one", "copy", []string{"palette"}, []string{"copy"}},
		{"no match", "zzz", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ids(match(c.pattern, choices, c.recent)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAChoiceThatFitsAnythingComesFirst(t *testing.T) {
	found := match("50", []Choice{{ID: "heading", Title: "The 50 arrests"}, {ID: "part", Title: "To the middle", Fits: true}}, nil)
	if want := []string{"part", "heading"}; !reflect.DeepEqual(ids(found), want) {
		t.Errorf("got %v, want %v", ids(found), want)
	}
}

// brackets puts brackets around what is marked of a title.
func brackets(m matched) string {
	runes := []rune(m.Title)
	for _, mark := range slices.Backward(m.marks) {
		runes = slices.Insert(runes, mark[1], ']')
		runes = slices.Insert(runes, mark[0], '[')
	}
	return string(runes)
}

func TestMatchedLetters(t *testing.T) {
	for _, c := range []struct{ pattern, title, want string }{
		{"answer", "Əliyev’s answer", "Əliyev’s [answer]"},
		{"əli", "Əliyev’s answer", "[Əli]yev’s answer"},
		{"ra", "A Raid as Symptom", "A [Ra]id as Symptom"},
		{"as", "Baku as Seen from Asia", "Baku [as] Seen from Asia"},
		{"aku", "Baku as Seen", "B[aku] as Seen"},
		{"bas", "Baku as Seen", "[B]aku [a]s [S]een"},
		{"igdir", "İstanbul'dan Iğdır'a", "İstanbul'dan [Iğdır]'a"},
		{"istan", "İstanbul", "[İstan]bul"},
		{"İSTAN", "I\u0307stanbul", "[I\u0307stan]bul"},
		{"strasse", "Straße", "[Straße]"},
		{"stras", "Straße", "[Straß]e"},
		{"cafe", "Cafe\u0301", "[Cafe\u0301]"},
		{"елка", "Ёлка и берёза", "[Ёлка] и берёза"},
		{"российский", "Российскии\u0306 чемпион", "[Российскии\u0306] чемпион"},
		{"한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8어", "[\u1112\u1161\u11ab\u1100\u116e\u11a8]어"},
		{"office", "The oﬃce", "The [oﬃce]"},
		{"北京", "关于北京的新闻", "关于[北京]的新闻"},
	} {
		found := match(c.pattern, []Choice{{ID: "a", Title: c.title}}, nil)
		if len(found) != 1 || brackets(found[0]) != c.want {
			t.Errorf("%s in %s: %+v, want %s", c.pattern, c.title, found, c.want)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("strasse i", "Die Straße İ\u0307 ﬁ")
	f.Add("a\x00b", "a\x00ab\xff\u0301")
	f.Fuzz(func(t *testing.T, pattern, title string) {
		for _, m := range match(pattern, []Choice{{ID: "a", Title: title}}, nil) {
			last, n := -1, len([]rune(title))
			for _, mark := range m.marks {
				if mark[0] <= last || mark[1] <= mark[0] || mark[1] > n {
					t.Fatalf("marks %v of %q for %q", m.marks, title, pattern)
				}
				last = mark[1]
			}
		}
	})
}

// BenchmarkMatch looks for a title among as many as a large notebook has.
func BenchmarkMatch(b *testing.B) {
	choices := make([]Choice, 10_000)
	for i := range choices {
		choices[i] = Choice{ID: strconv.Itoa(i), Title: fmt.Sprintf("Forty-Eight Hours: How Two Capitals Stopped Talking, part %d", i)}
	}
	for _, pattern := range []string{"", "feh", "talking"} {
		b.Run("pattern "+pattern, func(b *testing.B) {
			for b.Loop() {
				match(pattern, choices, []string{"77", "9000"})
			}
		})
	}
}

func TestAKeyIsMatchedWhereTheTitleIsNot(t *testing.T) {
	choices := []Choice{
		{ID: "apart", Title: "Leaving the Vacant Antechamber", Detail: "2024"},
		{ID: "keyed", Title: "Forty-Eight Hours", Key: "levant-files", Detail: "The Levant Files"},
		{ID: "titled", Title: "The Levant", Key: "levant-2", Detail: "2025"},
	}
	var got []string
	for _, m := range match("levant", choices, nil) {
		got = append(got, m.ID+": "+m.Detail)
	}
	if want := []string{"titled: 2025", "keyed: levant-files · The Levant Files", "apart: 2024"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
