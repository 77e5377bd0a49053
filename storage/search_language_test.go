package storage

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/query"
)

// newsroom returns a notebook with articles, highlights and notes in several
// languages.
func newsroom(t testing.TB) *Store {
	t.Helper()
	s := open(t)
	a, r := article("baku-post", "Bakıda axtarış", "AZƏRTAC yazır: Əliyev Moskvanı tənqid etdi.\nЕкатеринбург: рейды и обыски. Ёлкин молчит.\n阿塞拜疆总统访问莫斯科。")
	a.Item.Dates = map[string]csl.Date{"issued": {Parts: [][]int{{2025, 7, 3}}}}
	a.Item.Names = map[string][]csl.Name{"author": {{Family: "Əliyeva", Given: "Leyla"}}}
	a.Item.Text["container-title"] = "The Baku Post"
	a.Tags = []string{"azerbaijan"}
	apply(t, s, notes.Put(r), notes.Put(a))
	b, r2 := article("rundschau", "Die große Straße nach İstanbul", "Zelenskyy met the press.\nPolice raids in Yekaterinburg left two brothers dead.")
	b.Item.Dates = map[string]csl.Date{"issued": {Parts: [][]int{{2025, 6}}}}
	apply(t, s, notes.Put(r2), notes.Put(b))
	green := highlight(r2, 25, 37)
	green.Color, green.Comment, green.Tags = notes.Green, "Which police, the city's?", []string{"police/raid"}
	plain := highlight(r2, 0, 9)
	n := note("Chronology", "27 June: the police raid, says the ministry. Doğru mu? Işık yok.")
	n.Tags = []string{"Police"}
	n.Modified = time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC)
	apply(t, s, notes.Put(green), notes.Put(plain), notes.Put(n))
	return s
}

// hitsOf returns what a query finds: the kind of each hit, where it is, and its
// marked words, in the order of the kinds.
func hitsOf(t *testing.T, s *Store, text string) string {
	t.Helper()
	results, err := s.Search(t.Context(), query.Parse(text), 50)
	must(t, err)
	var all []string
	for _, h := range results.Hits {
		runes := []rune(h.Snippet)
		line := string(h.Kind)
		for _, m := range h.Marks {
			line += " " + string(runes[m[0]:m[1]])
		}
		if h.Matched != nil {
			line += " (matched: " + strings.Join(h.Matched, ", ") + ")"
		}
		all = append(all, line)
	}
	return strings.Join(all, ", ")
}

func TestSearchInManyLanguages(t *testing.T) {
	s := newsroom(t)
	tests := []struct{ name, query, want string }{
		{"Azerbaijani, typed in Latin", "azertac ", "article AZƏRTAC"},
		{"as it is written", "Azərtac ", "article AZƏRTAC"},
		{"ə for a", "aliyev ", "article Əliyev, article Əliyeva (matched: Əliyeva)"},
		{"dotless and dotted i, in different places", "bakida ISIK ", "article Bakıda, note Işık"},
		{"Azerbaijani without dots", "bakida ", "article Bakıda"},
		{"Turkish", "IŞIK dogru ", "note Doğru Işık"},
		{"a Turkish capital", "istanbul ", "article İstanbul"},
		{"German", "strasse grosse ", "article große Straße"},
		{"and the reverse", "GROẞE ", "article große"},
		{"Russian", "екатеринбург елкин ", "article Екатеринбург Ёлкин"},
		{"Russian with a letter wrong", "Екатиринбург ", "article Екатеринбург (matched: Екатеринбург), article Yekaterinburg (matched: Yekaterinburg)"},
		{"Russian for an Azerbaijani name", "алиев ", "article Əliyev (matched: Əliyev), article Əliyeva (matched: Əliyeva)"},
		{"Chinese without spaces", "阿塞拜疆", "article 阿塞拜疆"},
		{"a part of it", "总统访", "article 总统访"},
		{"not in another order", "统总", ""},
		{"another transcription", "Ekaterinburg raid ", "article raids Yekaterinburg (matched: raids, Yekaterinburg)"},
		{"a letter less", "zelensky ", "highlight Zelenskyy (matched: Zelenskyy), article Zelenskyy (matched: Zelenskyy)"},
		{"a beginning while typing", "zelens", "highlight Zelenskyy, article Zelenskyy"},
		{"two letters changed places", "chronoolgy ", "note Chronology (matched: Chronology)"},
		{"an English ending", "brother ", "article brothers (matched: brothers)"},
		{"quotation marks are exact", `"brother" `, ""},
		{"a genitive", "ministry's ", "note ministry"},
	}
	for _, tt := range tests {
		if got := hitsOf(t, s, tt.query); got != tt.want {
			t.Errorf("%s: %q finds %q, want %q", tt.name, tt.query, got, tt.want)
		}
	}
}

func TestSearchWithOperators(t *testing.T) {
	s := newsroom(t)
	tests := []struct{ name, query, want string }{
		{"with a tag and the shorter first", "police", "highlight Police, note police, comment police, article Police"},
		{"unwanted", "police -raids ", "note police, comment police"},
		{"an unwanted phrase", `police -"two brothers" -note`, "highlight Police, note police, comment police"},
		{"one of two", "chronology OR press ", "note Chronology, article press"},
		{"a tag, whatever its case", "tag:POLICE police", "highlight Police, note police, comment police"},
		{"a tag below", "tag:police/raid police", "highlight Police, comment police"},
		{"without a tag", "-tag:police police", "article Police"},
		{"a tag of no thing", "tag:pol police", ""},
		{"in an article", "in:RUNDSCHAU police", "highlight Police, comment police, article Police"},
		{"in no article", "in:nowhere police", ""},
		{"a colour", "color:green police", "highlight Police, comment police"},
		{"one of two colours", "color:red OR color:green raids ", "highlight raids"},
		{"a kind", "kind:article police", "article Police"},
		{"two kinds", "kind:note OR kind:comment police", "note police, comment police"},
		{"an author, with other letters", "by:eliyeva moskvani ", "article Moskvanı"},
		{"a whole name", `by:"jane doe" press `, "article press"},
		{"an outlet", `from:"baku po" azertac `, "article AZƏRTAC"},
		{"before a day", "before:2025-07-01 police", "note police, article Police"},
		{"from a day on", "after:2025-07-01 police", "highlight Police, comment police"},
		{"an article of that day", "after:2025-07-03 before:2025-07-04 azertac ", "article AZƏRTAC"},
		{"a comment", "has:comment raids ", "highlight raids"},
		{"near", "near:1 police yekaterinburg ", ""},
		{"near enough", "near:2 police yekaterinburg ", "article Police Yekaterinburg"},
		{"filters alone", "color:green", "comment"},
		{"a kind alone", "kind:highlight", "highlight, highlight"},
		{"articles alone, not each of their paragraphs", "kind:article", "article, article"},
		{"a tag alone", "tag:police", "note, comment"},
		{"filters and what not to find", "kind:highlight -zelenskyy", "highlight"},
		{"what cannot be read is words", "color:mauve chronology ", "note Chronology"},
		{"a tag with its mark", "tag:#police/raid police", "highlight Police, comment police"},
		{"a filter that nothing fits, the other way round", "-by:nobody police", "highlight Police, note police, comment police, article Police"},
		{"no day before all others", "-before:1900 kind:article", "article, article"},
		{"near nothing is words", "near:5 ", ""},
		{"a word or a tag", "press OR tag:police ", "article press, note, comment"},
		{"a word or a tag, and a word", "police press OR tag:police ", "highlight Police, note police, comment police, article press Police"},
		{"what has both is found once", "chronology OR tag:police ", "note Chronology, comment"},
		{"filters of two kinds", "color:green OR kind:note ", "comment, note"},
		{"a phrase or a filter, but not a word", `"two brothers" OR kind:note -chronology `, "article two brothers"},
		{"nothing of either", "zebra OR tag:nothing ", ""},
	}
	for _, tt := range tests {
		if got := hitsOf(t, s, tt.query); got != tt.want {
			t.Errorf("%s: %q finds %q, want %q", tt.name, tt.query, got, tt.want)
		}
	}
}

// Tags, and what lists show of an article, are words of it.
func TestSearchForTagsAndOutlets(t *testing.T) {
	s := open(t)
	a, r := article("daily", "The road", "The strike ended.")
	a.Tags = []string{"harbour/strike"}
	a.Item = csl.Item{ID: a.Key, Type: "webpage", Text: map[string]string{"title": "The road", "source": "Nowhere Times"}}
	digest, r2 := article("digest", "Summary", "A summary.")
	digest.Item = csl.Item{
		ID: digest.Key, Type: "webpage", Text: map[string]string{"title": "Summary", "original-title": "Une route", "original-archive": "Archives de Bakou"},
		Names: map[string][]csl.Name{"original-author": {{Given: "Jean", Family: "Dupont"}}},
	}
	h := highlight(r, 4, 10)
	h.Tags, h.Comment = []string{"doubtful"}, "A comment."
	n := note("Numbers", "Forty people.")
	n.Tags = []string{"casualties", "Source needed"}
	apply(t, s, notes.Put(r), notes.Put(a), notes.Put(r2), notes.Put(digest), notes.Put(h), notes.Put(n))
	for _, tt := range []struct{ query, want string }{
		{"casualties ", "note casualties: #casualties #Source needed"},
		{"forty casualties ", "note Forty: Forty people."},
		{"#casual*", "note casualties: #casualties #Source needed"},
		{"doubtful strike ", "highlight strike: strike"},
		{"doubtful ", "highlight doubtful: #doubtful"},
		{"harbour ", "article harbour: Nowhere Times #harbour/strike"},
		{"nowhere times ", "article Nowhere Times: Nowhere Times #harbour/strike"},
		{"archives dupont ", "article Dupont Archives: Jean Dupont, Une route, Archives de Bakou"},
	} {
		results := search(t, s, tt.query)
		if len(results.Hits) != 1 {
			t.Errorf("%q finds %+v", tt.query, results.Hits)
			continue
		}
		if got := hitsOf(t, s, tt.query) + ": " + results.Hits[0].Snippet; got != tt.want {
			t.Errorf("%q finds %q, want %q", tt.query, got, tt.want)
		}
	}
	n.Tags = nil
	apply(t, s, notes.Put(n))
	if got := hitsOf(t, s, "casualties "); got != "" {
		t.Errorf("without the tag, found %q", got)
	}
	sound(t, s)
}

// More passages have the words, and more pass the filter, than are looked at:
// the few that do both are found from either side.
func TestSearchWithOperatorsAmongMany(t *testing.T) {
	s := open(t)
	var ops []notes.Op
	for i := range filteredMost + 100 {
		n := note("Filler", "A raid.")
		if i < 3 {
			n.Tags = []string{"first"}
		}
		ops = append(ops, notes.Put(n))
	}
	apply(t, s, ops...)
	if got := hitsOf(t, s, "tag:first raid "); got != "note raid, note raid, note raid" {
		t.Errorf("found %q", got)
	}
	results, err := s.Search(t.Context(), query.Parse("raid "), 10)
	if err != nil || len(results.Hits) != 10 || results.Total != countedMost || !results.More {
		t.Errorf("%d hits of %d, more %v, %v", len(results.Hits), results.Total, results.More, err)
	}
}

// What only some of many hits of a list or of words are shown of is counted once.
func TestSearchForWordsOrFiltersAmongMany(t *testing.T) {
	s := open(t)
	var ops []notes.Op
	for i := range 60 {
		n := note("Filler", "A strike.")
		if i%2 == 0 {
			n.Body = "A raid."
		}
		if i%3 == 0 {
			n.Tags = []string{"third"}
		}
		ops = append(ops, notes.Put(n))
	}
	apply(t, s, ops...)
	for limit, want := range map[int]int{60: 40, 35: 35} {
		results, err := s.Search(t.Context(), query.Parse("raid OR tag:third "), limit)
		must(t, err)
		seen := make(map[string]bool)
		for _, h := range results.Hits {
			seen[h.ID] = true
		}
		if len(results.Hits) != want || len(seen) != want || results.Total != 40 || results.More {
			t.Errorf("up to %d: %d hits of %d notes, %d in all, more %v", limit, len(results.Hits), len(seen), results.Total, results.More)
		}
	}
}

// A search knows the words that this and other programs have written since the
// one before.
func TestSearchFollowsOthers(t *testing.T) {
	s := open(t)
	other := openAt(t, s.path)
	words := strings.Fields("diaspora ministry expulsion corridor")
	for i, word := range words {
		writer := []*Store{s, other}[i%2]
		apply(t, writer, notes.Put(note("", "About the "+word+".")))
		for _, reader := range []*Store{s, other} {
			wrong := word[:2] + word[3:] + " "
			if got := hitsOf(t, reader, wrong); !strings.HasSuffix(got, "(matched: "+word+")") {
				t.Errorf("%q finds %q", wrong, got)
			}
		}
	}
	var many []notes.Op
	for i := range mostNew + 1 {
		many = append(many, notes.Put(note("", fmt.Sprint("Number ", i, " of telegrams."))))
	}
	apply(t, other, many...)
	if got := hitsOf(t, s, "telegarms number 77 "); got != "note Number 77 telegrams (matched: telegrams)" {
		t.Errorf("found %q", got)
	}
}

func TestSearchIsSafeForManyGoroutines(t *testing.T) {
	s := newsroom(t)
	done := make(chan error)
	for i := range 4 {
		go func() {
			for k := range 10 {
				if err := s.Apply(t.Context(), edit(notes.Put(note("", fmt.Sprint("Word", i, "x", k))))); err != nil {
					done <- err
					return
				}
				if _, err := s.Search(t.Context(), query.Parse("polcie wrod"), 10); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if got := hitsOf(t, s, `"word3x9" `); got != "note Word3x9" {
		t.Errorf("found %q", got)
	}
}

func TestRepair(t *testing.T) {
	for _, damage := range []string{
		"DELETE FROM search",
		"DELETE FROM indexed; DELETE FROM names",
		"UPDATE search_content SET c1 = 'other words' WHERE id = 2",
		"UPDATE search_data SET block = x'00' WHERE id > 10",
		"INSERT INTO tags VALUES ('note', 'x', 'y', 'y')",
		"DELETE FROM links",
		"UPDATE search_rows SET next = 1",
		"DELETE FROM search_rows",
		"DELETE FROM search_config",
		"DELETE FROM search_content WHERE id = 2",
		"DROP TABLE search_words",
		"DROP TABLE search",
		"DROP TABLE search_data",
		"DROP TABLE indexed; DROP TABLE search_rows",
		"DROP INDEX tags_name",
	} {
		t.Run(damage, func(t *testing.T) {
			s := filled(t)
			before := hitsOf(t, s, "raid ")
			fault(t, s, damage)
			if report, err := s.Check(t.Context()); err == nil && report.Findings == nil {
				t.Error("the check finds nothing wrong")
			}
			var told []int
			must(t, s.Repair(t.Context(), func(done, total int) { told = append(told, done, total) }))
			sound(t, s)
			if after := hitsOf(t, s, "raid "); after != before {
				t.Errorf("then a search finds %s, before %s", after, before)
			}
			if want := []int{0, 5, 5, 5}; !slices.Equal(told, want) {
				t.Errorf("progress was told %v, want %v", told, want)
			}
			var memory int
			must(t, s.reader.QueryRow("SELECT v FROM search_config WHERE k = 'hashsize'").Scan(&memory))
			if memory != 16<<20 {
				t.Errorf("the index gathers %d bytes", memory)
			}
			apply(t, s, notes.Put(note("Afterwards", "A quay.")))
			if got := hitsOf(t, s, "quay "); got != "note quay" {
				t.Errorf("what is new is not found: %s", got)
			}
		})
	}
}

// What a notebook of an older version holds is found after it was opened.
func TestUpgradeIndexesAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	id := notes.NewID[notes.NoteID]()
	foreign(t, path, migrations()[0]+fmt.Sprintf(`;
		PRAGMA application_id = %[1]d;
		PRAGMA user_version = 1;
		INSERT INTO notes VALUES ('%[2]s', 'Straße', 1, '["raid"]', '%[3]s', '%[3]s', NULL, 'AZƏRTAC, Андреи' || char(0x306));
		INSERT INTO search (rowid, title, text) VALUES (1, 'Straße', 'AZƏRTAC');
		INSERT INTO indexed VALUES (1, 1, 'note', '%[2]s', '');`, applicationID, id, clock.Format(timeLayout)))
	s := openAt(t, path)
	for text, want := range map[string]string{"tag:raid azertac ": "note AZƏRTAC", "андрей raid ": "note Андреи\u0306"} {
		if got := hitsOf(t, s, text); got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	sound(t, s)
}

// What is written in one word or in several is found however it was typed, what
// was typed first, and marked as one.
func TestSearchForCompounds(t *testing.T) {
	s := open(t)
	for _, text := range []string{"A ceasefire.", "A cease-fire.", "A cease fire.", "12 000 fled.", "12,000 fled.", "12000 fled.", "On COVID19.", "On COVID-19."} {
		apply(t, s, notes.Put(note("", text)))
	}
	for _, tt := range []struct{ query, first, others string }{
		{"ceasefire", "note ceasefire", "note cease-fire, note cease fire"},
		{"cease-fire", "note cease", "note ceasefire"},
		{"cease-fi", "note cease", "note ceasefire"},
		{"cease fire", "note cease fire", "note ceasefire"},
		{"12000 ", "note 12000", "note 12,000, note 12 000"},
		{`"12,000"`, "note 12", "note 12000"},
		{"covid19 ", "note COVID19", "note COVID-19"},
		{"covid-19 ", "note COVID-19", "note COVID19"},
	} {
		got := hitsOf(t, s, tt.query)
		if !strings.HasPrefix(got, tt.first) {
			t.Errorf("%q finds first %q, want %q", tt.query, got, tt.first)
		}
		for other := range strings.SplitSeq(tt.others, ", ") {
			if !strings.Contains(got, other) {
				t.Errorf("%q finds %q, and not %q", tt.query, got, other)
			}
		}
	}
	for query, want := range map[string]string{"a -ceasefire ": "", "a -cease-fire ": "", "fled -12000 ": "", "on -covid-19 ": ""} {
		if got := hitsOf(t, s, query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// A phrase is found as it is read, and so is what a link leads to.
func TestSearchForPhrasesAcrossLinks(t *testing.T) {
	s := open(t)
	_, r := addArticle(t, s, "daily", "The road", "A raid.")
	h := highlight(r, 2, 6)
	h.Comment = "Compare [[daily|the paper]] of Monday."
	n := note("Chronology", "The [[Night of the raid|first hours]] of it, says the [ministry](https://example.org/statement) today.")
	long := note("Long", strings.Repeat("Filler words here.\n\n", longNote/10)+"In the [[Chronology|last]] days of June.")
	apply(t, s, notes.Put(h), notes.Put(n), notes.Put(long))
	for query, want := range map[string]string{
		`"the first hours of it"`: "note The first hours of it", `"ministry today"`: "note ministry today", `"the paper of monday"`: "comment the paper of Monday",
		`"night of the raid"`: "note first hours", "statement ": "note ministry", `"the last days"`: "note the last days",
	} {
		got := hitsOf(t, s, query)
		if got, _, _ = strings.Cut(got, " (matched"); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}

func TestOneMisspellingFindsAllSpellings(t *testing.T) {
	s := open(t)
	for i, spelt := range []string{"Ekaterinburg", "Yekaterinburg", "Jekaterinburg"} {
		_, r := article(fmt.Sprint("account-", i), "An account", "The raid in "+spelt+" was at night.")
		a, _ := article(fmt.Sprint("account-", i), "An account", "")
		a.Revision, r.Article = r.ID, a.ID
		apply(t, s, notes.Put(r), notes.Put(a))
	}
	got := hitsOf(t, s, "ekaterinberg")
	for _, spelt := range []string{"Ekaterinburg", "Yekaterinburg", "Jekaterinburg"} {
		if !strings.Contains(got, "article "+spelt+" (matched") {
			t.Errorf("ekaterinberg does not find %s, but %s", spelt, got)
		}
	}
	apply(t, s, notes.Put(note("Ekaterinberg", "It is a misprint.")))
	if got := hitsOf(t, s, "ekaterinberg"); !strings.HasPrefix(got, "note Ekaterinberg, article") {
		t.Errorf("what was typed is not found first: %s", got)
	}
}

// An article is from when, where and whom lists show.
func TestFiltersLookAtTheAccount(t *testing.T) {
	s := open(t)
	digest, r := article("digest", "Summary", "A summary.")
	digest.Item = csl.Item{
		ID: digest.Key, Type: "webpage",
		Text:  map[string]string{"title": "Summary", "container-title": "Digests", "original-title": "Une route", "original-container-title": "Archives de Bakou"},
		Names: map[string][]csl.Name{"original-author": {{Given: "Jean", Family: "Dupont"}}, "author": {{Literal: "The editors"}}},
		Dates: map[string]csl.Date{"issued": {Parts: [][]int{{2026, 1, 2}}}, "original-date": {Parts: [][]int{{2025, 7, 1}}}},
	}
	apply(t, s, notes.Put(r), notes.Put(digest))
	for query, found := range map[string]bool{
		"by:dupont": true, "by:editors": true, `from:"archives de bak"`: true, "from:digests": true, "before:2025-08 kind:article": true,
		"after:2025-08 kind:article": false, "by:jean kind:note": false,
	} {
		if got := hitsOf(t, s, query+" "); (got != "") != found {
			t.Errorf("%s finds %q", query, got)
		}
	}
}

// A day begins where the user is.
func TestDaysAreThoseOfTheTimeZone(t *testing.T) {
	zone := time.FixedZone("far east", 14*60*60)
	now := time.Date(2026, 11, 23, 1, 0, 0, 0, zone)
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "notebook.db"), Options{Now: func() time.Time { return now }})
	must(t, err)
	defer s.Close()
	n := note("Raid", "A raid.")
	n.Modified = now.UTC()
	apply(t, s, notes.Put(n))
	if got := hitsOf(t, s, "raid after:2026-11-23 "); got != "note raid" {
		t.Errorf("after the day finds %q", got)
	}
	if got := hitsOf(t, s, "raid before:2026-11-23 "); got != "" {
		t.Errorf("before the day finds %q", got)
	}
}

// Neither the newest with the words nor the newest that pass are what has both.
func TestSearchWithFilterAmongMany(t *testing.T) {
	s := open(t)
	wanted := note("Wanted", "harbour strike")
	wanted.Tags = []string{"alpha"}
	all := []notes.Note{wanted}
	for range filteredMost + 1 {
		n := note("Beta", "harbour calm")
		n.Tags = []string{"beta"}
		all = append(all, n)
	}
	for range filteredMost + 1 {
		n := note("Alpha", "market day")
		n.Tags = []string{"alpha"}
		all = append(all, n)
	}
	addNotes(t, s, all)
	for _, query := range []string{"harbour tag:alpha ", "harbour -tag:beta "} {
		results := search(t, s, query)
		if results.Total != 1 || results.Hits[0].ID != string(wanted.ID) {
			t.Errorf("%s: %d found", query, results.Total)
		}
	}
}

// What SQLite finds the words of an index by is part of it, once it is large.
func TestCheckFindsWordsThatAreNotFound(t *testing.T) {
	s := open(t)
	addNotes(t, s, newCorpus().notes(500))
	must(t, s.Optimize(t.Context()))
	sound(t, s)
	fault(t, s, "DELETE FROM search_idx")
	report, err := s.Check(t.Context())
	must(t, err)
	if !slices.ContainsFunc(report.Findings, func(f string) bool { return strings.Contains(f, "does not find all passages with the word") }) {
		t.Errorf("findings: %q", report.Findings)
	}
	must(t, s.Repair(t.Context(), nil))
	sound(t, s)
}
