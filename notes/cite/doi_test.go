package cite

import "testing"

func TestBareDOI(t *testing.T) {
	for doi, want := range map[string]string{
		"":                                "",
		"10.1000/182":                     "10.1000/182",
		" https://doi.org/10.1000/182 ":   "10.1000/182",
		"http://dx.doi.org/10.1000/182":   "10.1000/182",
		"HTTPS://DOI.ORG/10.1000/182":     "10.1000/182",
		"doi.org/10.1000/182":             "10.1000/182",
		"doi: 10.1000/182":                "10.1000/182",
		"DOI:10.1000/182":                 "10.1000/182",
		"10.1002/(SICI)1097<1::AID>3.0A":  "10.1002/(SICI)1097<1::AID>3.0A",
		"https://example.org/10.1000/182": "https://example.org/10.1000/182",
	} {
		if got := BareDOI(doi); got != want {
			t.Errorf("%q is %q, want %q", doi, got, want)
		}
	}
}
