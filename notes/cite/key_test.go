package cite

import (
	"regexp"
	"testing"

	"collate/notes/cite/csl"
)

func titled(title string) csl.Item { return csl.Item{Text: map[string]string{"title": title}} }

func TestKey(t *testing.T) {
	unnamed := titled("")
	unnamed.Text["publisher"] = "Report.az"
	unnamed.Names = map[string][]csl.Name{"author": {{Family: "Əliyev", Given: "Rəşad"}}}
	unnamed.Dates = map[string]csl.Date{"issued": {Parts: [][]int{{2025, 7}}}}
	chinese := unnamed.Clone()
	chinese.Text["title"] = "俄罗斯与阿塞拜疆"
	tests := []struct {
		name string
		item csl.Item
		want string
	}{
		{"words", titled("Eurasia Daily Monitor"), "eurasia-daily-monitor"},
		{"marks separate, apostrophes do not", titled("  Moscow's “Quarrel”: 27-June!"), "moscows-quarrel-27-june"},
		{"cut between words", titled("Leverage, Not Rupture: What Baku Wants from the Quarrel"), "leverage-not-rupture-what-baku-wants"},
		{"one long word", titled("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"), "donaudampfschifffahrtselektrizitatenhaup"},
		{"accents", titled("Élysée café naïve Łódź"), "elysee-cafe-naive-lodz"},
		{"accents written apart", titled("cafe\u0301"), "cafe"},
		{"Azerbaijani", titled("AZƏRTAC: Bakıda şəhər İlğım"), "azertac-bakida-seher-ilgim"},
		{"German", titled("Große Übung"), "grosse-ubung"},
		{"Russian", titled("Алиев и Екатеринбург: щит, съезд, Ёж"), "aliev-i-ekaterinburg-shchit-sezd-yozh"},
		{"Ukrainian", titled("Київ і Ґудзик"), "kiyiv-i-gudzik"},
		{"Greek", titled("Λόγος ΆΓΙΟΣ"), "logos-agios"},
		{"Armenian", titled("Երևան"), "erevan"},
		{"Georgian", titled("თბილისი"), "tbilisi"},
		{"ligatures and full width", titled("ﬁne ＡＢＣ"), "fine-abc"},
		{"digits of full width", titled("２０２５ x"), "2025-x"},
		{"a script that is not spelt", chinese, "eliyev-report-az-2025-07"},
		{"no title", unnamed, "eliyev-report-az-2025-07"},
		{"nothing", csl.Item{}, "article"},
		{"not UTF-8", titled("a\xffb"), "a-b"},
	}
	valid := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, tt := range tests {
		got := Key(tt.item)
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if !valid.MatchString(got) || len(got) > maxKey {
			t.Errorf("%s: %q is no key", tt.name, got)
		}
	}
}

func FuzzKey(f *testing.F) {
	f.Add("Əliyev, İlham – ﬁne ᾳ ǆ 三")
	valid := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	f.Fuzz(func(t *testing.T, title string) {
		if key := Key(titled(title)); !valid.MatchString(key) || len(key) > maxKey {
			t.Fatalf("the key of %q is %q", title, key)
		}
	})
}
