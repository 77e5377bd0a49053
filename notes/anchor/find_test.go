package anchor

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// harbour is the old text of the cases below.
const harbour = `The harbour of Port Ellis was built in 1871 by a company of herring merchants. ` +
	`Its old pier was closed to visitors in May, after a storm had carried off two of its beams. ` +
	`Nobody was hurt. The council promised repairs before the winter. ` +
	`Since then three engineers have looked at the foundations, and each of them wrote a different report. ` +
	`Fishermen say that they were never asked. Nobody was surprised. ` +
	`The mayor, Ada Quill, called the delay a misfortune and the reports a comfort.`

func TestFind(t *testing.T) {
	storm := "Its old pier was closed to visitors in May, after a storm had carried off two of its beams."
	for _, c := range []struct {
		name   string
		quote  string
		change func(string) string
		want   string // what is found, or "" for nothing
		status Status
	}{
		{"the same text", storm, same, storm, Sure},
		{"something was put in before it", storm, put("A notice. ", "The harbour"), storm, Sure},
		{"something was taken out before it", storm, replace("by a company of herring merchants", ""), storm, Sure},
		{"its surroundings were edited", storm, replace("herring merchants", "fishmongers", "Nobody was hurt", "No one came to harm"), storm, Sure},
		{"white space was changed", storm, replace("closed to visitors", "closed\nto  visitors"),
			"Its old pier was closed\nto  visitors in May, after a storm had carried off two of its beams.", Sure},
		{"quotation marks became curly", "wrote a different report", replace("wrote a different", "wrote a\u00a0different"),
			"wrote a\u00a0different report", Sure},
		{"it was hyphenated", storm, replace("visitors", "visi\u00adtors"),
			"Its old pier was closed to visi\u00adtors in May, after a storm had carried off two of its beams.", Sure},
		{"words of it were replaced", storm, replace("closed to visitors in May", "shut in late May"),
			"Its old pier was shut in late May, after a storm had carried off two of its beams.", Check},
		{"its first word was replaced", storm, replace("Its old pier", "The old pier"),
			"The old pier was closed to visitors in May, after a storm had carried off two of its beams.", Check},
		{"its last word was replaced", "The council promised repairs before the winter", replace("winter", "spring"),
			"The council promised repairs before the spring", Check},
		{"its case was changed", "The council promised repairs", replace("The council", "The Council"),
			"The Council promised repairs", Check},
		{"a word was spelt otherwise", "Since then three engineers have looked", replace("engineers", "engineeers"),
			"Since then three engineeers have looked", Check},
		{"a clause was put into it", storm, replace("in May,", "in May, for the first time since the war,"),
			"Its old pier was closed to visitors in May, for the first time since the war, after a storm had carried off two of its beams.", Check},
		{"a sentence was put in before its full stop", "Nobody was surprised.", replace("was surprised.", "was surprised. They shrugged."),
			"Nobody was surprised.", Sure},
		{"its second half was taken out", storm, replace(", after a storm had carried off two of its beams", ""),
			"Its old pier was closed to visitors in May.", Check},
		{"it was split", storm, replace("May, after a storm had", "May. A storm had"),
			"Its old pier was closed to visitors in May. A storm had carried off two of its beams.", Check},
		{"it moved to the end", storm, func(s string) string { return strings.Replace(s, storm+" ", "", 1) + " " + storm }, storm, Sure},
		{"it moved and was edited", storm, func(s string) string {
			return strings.Replace(s, storm+" ", "", 1) + " " + strings.Replace(storm, "visitors", "all visitors", 1)
		}, strings.Replace(storm, "visitors", "all visitors", 1), Check},
		{"it was deleted", storm, replace(storm+" ", ""), "", None},
		{"another sentence stands in its place", storm, replace(storm, "Trains came late, and with them the first summer guests from the city."), "", None},
		{"a short sentence was deleted, and one like it is still there", "Nobody was hurt.", replace("Nobody was hurt. ", ""), "", None},
		{"one word, moved with its sentence", "herring", put("A notice. ", "The harbour"), "herring", Sure},
		{"one word, deleted", "herring", replace("herring ", ""), "", None},
		{"one word, deleted here and standing elsewhere", "winter", replace(" before the winter", "", "a comfort", "a comfort for the winter"), "", None},
		{"one word, the second of two", "Nobody was surprised", put("A notice. ", "The harbour"), "Nobody was surprised", Sure},
		{"within words", "bour of Port El", put("A notice. ", "The harbour"), "bour of Port El", Sure},
		{"within one word", "ngineer", put("A notice. ", "The harbour"), "ngineer", Sure},
		{"white space at its ends", " Nobody was hurt. ", put("A notice. ", "The harbour"), " Nobody was hurt. ", Sure},
		{"nothing is left", storm, func(string) string { return "" }, "", None},
		{"only white space is left", storm, func(string) string { return " \n " }, "", None},
		{"another text", storm, func(string) string { return strings.Repeat("It was the best of tides and the worst of tides. ", 30) }, "", None},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := strings.Index(harbour, c.quote)
			a, err := Describe(harbour, at, at+len(c.quote)) // it is ASCII
			if err != nil {
				t.Fatal(err)
			}
			text := c.change(harbour)
			m, ok := NewFinder(text).Find(a)
			if got := NewText(text).slice(m.Start, m.End); got != c.want || m.Status != c.status {
				t.Errorf("found %q, %v (%.2f)\nwant  %q, %v", got, m.Status, m.Score, c.want, c.status)
			}
			if ok != (m.Status != None) || ok != (m.Score > 0) || (m.Status == Sure) != (m.Score == 1) {
				t.Errorf("%+v beside %v", m, ok)
			}
		})
	}
}

func same(s string) string { return s }

// replace returns a change of each first text to the second.
func replace(pairs ...string) func(string) string {
	return strings.NewReplacer(pairs...).Replace
}

// put returns a change that inserts a text before another.
func put(text, before string) func(string) string { return replace(before, text+before) }

func TestFindInOtherScripts(t *testing.T) {
	for _, c := range []struct{ name, old, quote, now, want string }{
		{"Chinese, which does not space its words",
			"港口建于一八七一年。旧码头五月关闭，因为风暴冲走了两根横梁。没有人受伤。",
			"旧码头五月关闭，因为风暴冲走了两根横梁。",
			"公告。港口建于一八七一年。旧码头六月关闭，因为大风暴冲走了两根横梁。没有人受伤。",
			"旧码头六月关闭，因为大风暴冲走了两根横梁。"},
		{"Russian",
			"Порт построили в 1871 году. Старый причал закрыли в мае после шторма. Никто не пострадал.",
			"Старый причал закрыли в мае после шторма.",
			"Объявление. Порт построили в 1871 году. Старый причал закрыли в июне после шторма. Никто не пострадал.",
			"Старый причал закрыли в июне после шторма."},
		{"Arabic",
			"بني الميناء عام 1871. أغلق الرصيف القديم في مايو بعد عاصفة. لم يصب أحد بأذى.",
			"أغلق الرصيف القديم في مايو بعد عاصفة.",
			"إعلان. بني الميناء عام 1871. أغلق الرصيف القديم في يونيو بعد عاصفة. لم يصب أحد بأذى.",
			"أغلق الرصيف القديم في يونيو بعد عاصفة."},
		{"accents encoded otherwise",
			"Un café près du port. Le vieux môle est fermé depuis mai. Personne.",
			"Le vieux môle est fermé depuis mai.",
			"Avis. Un cafe\u0301 pre\u0300s du port. Le vieux mo\u0302le est ferme\u0301 depuis mai. Personne.",
			"Le vieux mo\u0302le est ferme\u0301 depuis mai."},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, end, err := NewText(c.old).Quote(c.quote, Options{})
			if err != nil {
				t.Fatal(err)
			}
			a, err := Describe(c.old, start, end)
			if err != nil {
				t.Fatal(err)
			}
			m, _ := NewFinder(c.now).Find(a)
			if got := NewText(c.now).slice(m.Start, m.End); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestFindWithoutPositionOrContext(t *testing.T) {
	m, ok := NewFinder(harbour).Find(Anchor{Exact: "three engineers have looked at the foundations"})
	at := strings.Index(harbour, "three engineers")
	if want := (Match{Start: at, End: at + 46, Score: 1, Status: Sure}); !ok || m != want {
		t.Errorf("%+v, want %+v", m, want)
	}
}

func TestFindNothing(t *testing.T) {
	for _, a := range []Anchor{
		{},
		{Prefix: "The harbour of ", Suffix: " was built"},
		{Exact: " ", Prefix: "no such", Suffix: "place", Start: 3, End: 4},
		{Exact: "harbour", Start: -5, End: -1},
		{Exact: "harbour", Start: 1 << 40, End: 1<<40 + 7},
	} {
		if m, ok := NewFinder(harbour).Find(a); ok || m != (Match{}) {
			t.Errorf("%+v for %+v", m, a)
		}
	}
}

// list has one line ten times, with different lines between.
func list(from int) string {
	var b strings.Builder
	for i := range 10 {
		fmt.Fprintf(&b, "Entry number %d of the register.\nThe ship was loaded with timber and left.\n", from+i)
	}
	return b.String()
}

func TestFindTellsRepetitionsApart(t *testing.T) {
	old := list(100)
	line := "The ship was loaded with timber and left."
	for i := range 10 {
		at := nth(old, line, i)
		a, err := Describe(old, at, at+len(line))
		if err != nil {
			t.Fatal(err)
		}
		now := "A preface to the register.\n" + old
		m, _ := NewFinder(now).Find(a)
		if want := nth(now, line, i); m.Start != want || m.End != want+len(line) {
			t.Errorf("line %d: %+v, want it at %d", i, m, want)
		}
	}
}

func TestFindIsNotSureAmongPlacesThatAreAlike(t *testing.T) {
	verse := "Row on, row on, the tide is turning.\n"
	old := strings.Repeat(verse, 12)
	a, err := Describe(old, 6*len(verse), 7*len(verse)-1)
	if err != nil {
		t.Fatal(err)
	}
	now := "A song.\n" + old
	m, ok := NewFinder(now).Find(a)
	if !ok || m.Status != Check || m.Score != 1 {
		t.Errorf("%+v, want to check", m)
	}
	if got := now[m.Start:m.End]; got != strings.TrimSpace(verse) {
		t.Errorf("found %q", got)
	}
}

// nth returns the start of the nth occurrence, from 0, of a line in the text.
func nth(text, line string, n int) int {
	at := -1
	for range n + 1 {
		at += 1 + strings.Index(text[at+1:], line)
	}
	return at
}

func TestFindAll(t *testing.T) {
	// Two chapters have a page of the same words; a long preface is inserted
	// before both. Only their different neighbours tell them apart.
	page := strings.Repeat("The watch was kept. The lamp was lit. Nothing was seen that night. ", 20)
	old := "Chapter the first, in which Ada sails. " + page + "Here Ada lands. " +
		"Chapter the second, in which Bea sails. " + page + "Here Bea lands."
	now := "Chapter the first, in which Ada sails. " + page + prose(6000) + "Here Ada lands. " +
		"Chapter the second, in which Bea sails. " + page + "Here Bea lands."
	quotes := []string{"Chapter the first, in which Ada sails.", "Here Ada lands.", "Chapter the second, in which Bea sails.", "Here Bea lands."}
	anchors := make([]Anchor, 0, len(quotes)+1)
	for _, q := range quotes {
		anchors = append(anchors, describe(t, old, strings.Index(old, q), len(q)))
	}
	second := strings.LastIndex(old, page) + len(page)/2
	anchors = append(anchors, describe(t, old, second, 65))

	matches, err := NewFinder(now).FindAll(context.Background(), anchors)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range quotes {
		if at := strings.Index(now, q); matches[i].Start != at || matches[i].Status != Sure {
			t.Errorf("%q: %+v, want it at %d", q, matches[i], at)
		}
	}
	if got, want := matches[len(quotes)].Start, second+len(now)-len(old); got != want {
		t.Errorf("the repeated line: %d, want %d", got, want)
	}
}

func describe(t *testing.T, text string, start, length int) Anchor {
	t.Helper()
	a, err := Describe(text, start, start+length)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFindAllStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	matches, err := NewFinder(harbour).FindAll(ctx, make([]Anchor, 3))
	if matches != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", matches, err)
	}
}

func TestFindLongPassage(t *testing.T) {
	old := prose(60_000)
	start, end := strings.Index(old[10_000:], ". ")+10_002, strings.Index(old[40_000:], ". ")+40_001
	a := describe(t, old, start, end-start)
	inside := old[start:end]
	for _, c := range []struct {
		name string
		now  string // the passage as it is now
		want string // what of it is found
	}{
		{"every tenth word edited", edit(inside, 10), edit(inside, 10)},
		{"a chapter put in", inside[:15_000] + strings.Repeat("Quite another matter follows here. ", 100) + inside[15_000:],
			inside[:15_000] + strings.Repeat("Quite another matter follows here. ", 100) + inside[15_000:]},
		{"a quarter taken out", inside[:5000] + inside[12_500:], inside[:5000] + inside[12_500:]},
		{"its parts in the other order", inside[20_000:] + " " + inside[:20_000], inside[:20_000]},
		{"all but a little deleted", inside[:2000], ""},
		{"deleted", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			now := "A new beginning. " + old[:start] + c.now + old[end:]
			m, _ := NewFinder(now).Find(a)
			got := now[m.Start:m.End]
			if c.want == "" {
				if got != "" {
					t.Errorf("found %d bytes, %+v", len(got), m)
				}
				return
			}
			at := strings.Index(now, c.want)
			// The borders may be off by part of one of the pieces.
			if piece := 1000; abs(m.Start-at) > piece || abs(m.End-at-len(c.want)) > piece {
				t.Errorf("found %d to %d, want %d to %d", m.Start, m.End, at, at+len(c.want))
			}
		})
	}
}

func abs(n int) int { return max(n, -n) }

func FuzzFind(f *testing.F) {
	f.Add(harbour, "old pier was", "harbour. Its ", " closed to", 90, 102)
	f.Add("aaa aaa aaa", "aaa", "aaa ", "", 4, 7)
	f.Add("x\xff\u0301 \u00ad—", "\u0301 ", "\xff", "\u00ad", 2, 4)
	f.Add(strings.Repeat("世 ", 600), strings.Repeat("世", 300), "", "界", -1, 0)
	f.Fuzz(func(t *testing.T, text, exact, prefix, suffix string, start, end int) {
		length := utf8.RuneCountInString(text)
		m, ok := NewFinder(text).Find(Anchor{Exact: exact, Prefix: prefix, Suffix: suffix, Start: start, End: end})
		if !ok {
			if m != (Match{}) {
				t.Fatalf("not found, but %+v", m)
			}
			return
		}
		if m.Start < 0 || m.Start >= m.End || m.End > length || m.Status == None || !(m.Score > 0 && m.Score <= 1) {
			t.Fatalf("%+v in %d code points", m, length)
		}
	})
}

func ExampleFinder_Find() {
	old := "The harbour was built in 1871. Its old pier was closed in May. Nobody was hurt."
	a, err := Describe(old, 31, 62)
	if err != nil {
		fmt.Println(err)
		return
	}
	now := "The harbour was built in 1871, by fishermen. Its old pier has been closed in May. Nobody was hurt."
	m, _ := NewFinder(now).Find(a)
	fmt.Printf("%s: %q\n", m.Status, now[m.Start:m.End])
	// Output: check: "Its old pier has been closed in May."
}
