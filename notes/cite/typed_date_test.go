package cite

import (
	"encoding/json"
	"testing"
)

func TestParseDate(t *testing.T) {
	for typed, want := range map[string]string{
		"":                      `{}`,
		"2025":                  `{"date-parts":[[2025]]}`,
		"2025-07-07":            `{"date-parts":[[2025,7,7]]}`,
		" 7  July 2025 ":        `{"date-parts":[[2025,7,7]]}`,
		"July 7, 2025":          `{"date-parts":[[2025,7,7]]}`,
		"7th Jul. 2025":         `{"date-parts":[[2025,7,7]]}`,
		"Sept 2025":             `{"date-parts":[[2025,9]]}`,
		"7.12.2025":             `{"date-parts":[[2025,12,7]]}`,
		"Summer 2025":           `{"date-parts":[[2025]],"season":"2"}`,
		"fall 2025":             `{"date-parts":[[2025]],"season":"3"}`,
		"c. 1900":               `{"circa":true,"date-parts":[[1900]]}`,
		"44 BC":                 `{"date-parts":[[-44]]}`,
		"30 BC":                 `{"date-parts":[[-30]]}`,
		"7–9 July 2025":         `{"date-parts":[[2025,7,7],[2025,7,9]]}`,
		"30 June – 2 July 2025": `{"date-parts":[[2025,6,30],[2025,7,2]]}`,
		"June to July 2025":     `{"date-parts":[[2025,6],[2025,7]]}`,
		"2024–2025":             `{"date-parts":[[2024],[2025]]}`,
		"forthcoming":           `{"literal":"forthcoming"}`,
		"31 June 2025":          `{"literal":"31 June 2025"}`,
		"7 July":                `{"literal":"7 July"}`,
		"12 2025":               `{"literal":"12 2025"}`,
		"7 July 2025 at noon":   `{"literal":"7 July 2025 at noon"}`,
	} {
		got, err := json.Marshal(ParseDate(typed))
		if err != nil || string(got) != want {
			t.Errorf("%q is %s, want %s", typed, got, want)
		}
	}
}

// FuzzParseDate expects that what LongDate shows is read as the same date, where years
// cannot be taken for days.
func FuzzParseDate(f *testing.F) {
	for _, typed := range []string{"7–9 July 2025", "c. 1900", "44 BC", "summer 2025", "1/2/3", "- to –", "2025-07-07/2025-08"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d := ParseDate(typed)
		for _, parts := range d.Parts {
			if len(parts) == 0 || parts[0] < 100 || parts[0] > 9999 {
				return
			}
		}
		shown := LongDate(d)
		if again := LongDate(ParseDate(shown)); again != shown {
			t.Errorf("%q is shown as %q, and that as %q", typed, shown, again)
		}
	})
}
