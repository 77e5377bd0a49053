package csl

import (
	"fmt"
	"strings"
	"testing"
)

func TestRenderDate(t *testing.T) {
	const (
		text  = `<date variable="issued" form="text"/>`
		parts = `<date variable="issued"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>`
	)
	tests := []struct{ name, date, issued, want string }{
		{"day", text, `"2020-07-14"`, "July 14, 2020"},
		{"month", text, `"2020-07"`, "July 2020"},
		{"year", text, `"2020"`, "2020"},
		{"numeric", `<date variable="issued" form="numeric"/>`, `"2020-07-04"`, "2020-07-04"},
		{"numeric month", `<date variable="issued" form="numeric"/>`, `"2020-07"`, "2020-07"},
		{"only the year of a day", `<date variable="issued" form="text" date-parts="year"/>`, `"2020-07-04"`, "2020"},
		{"without the day", `<date variable="issued" form="text" date-parts="year-month"/>`, `"2020-07-04"`, "July 2020"},
		{"short month", `<date variable="issued" form="text"><date-part name="month" form="short"/></date>`, `"2020-01-02"`, "Jan. 2, 2020"},
		{"month without full stop", `<date variable="issued" form="text"><date-part name="month" form="short" strip-periods="true"/></date>`, `"2020-01-02"`, "Jan 2, 2020"},
		{"ordinal day", `<date variable="issued"><date-part name="day" form="ordinal"/></date>`, `"2020-01-22"`, "22nd"},
		{"short year", `<date variable="issued"><date-part name="year" form="short"/></date>`, `"1998"`, "98"},
		{"parts of the style", parts, `"2020-07-14"`, "14 July 2020"},
		{"affixes of what is not there are left out", parts, `"2020-07"`, "July 2020"},
		{"days", parts, `"2020-07-14/2020-07-16"`, "14–16 July 2020"},
		{"days of two months", parts, `"2020-01-14/2020-07-16"`, "14 January–16 July 2020"},
		{"days of two years", parts, `"2019-01-14/2020-07-16"`, "14 January 2019–16 July 2020"},
		{"days in American order", text, `"2020-07-14/2020-07-16"`, "July 14–16, 2020"},
		{"months", text, `"2020-01/2020-07"`, "January–July 2020"},
		{"years", text, `"2019/2020"`, "2019–2020"},
		{"range that is one", text, `"2019/2019"`, "2019"},
		{"open range", text, `{"date-parts":[[2019],[0]]}`, "2019–"},
		{"months of a range that ends with a year", `<date variable="issued"><date-part name="month"/></date>`, `{"date-parts":[[2019,1],[2020]]}`, "January"},
		{"a dash of the style's own", `<date variable="issued"><date-part name="year" range-delimiter="/"/></date>`, `"2019/2020"`, "2019/2020"},
		{"season", text, `"2020-22"`, "Summer 2020"},
		{"season as a month", text, `{"date-parts":[[2020,13]]}`, "Spring 2020"},
		{"seasons", text, `{"date-parts":[[2019,24],[2020,21]]}`, "Winter 2019–Spring 2020"},
		{"season in words", text, `{"date-parts":[[2020]],"season":"Trinity"}`, "Trinity 2020"},
		{"literal", text, `{"literal":"in the spring of 1900"}`, "in the spring of 1900"},
		{"raw", text, `{"raw":"14 July 2020"}`, "July 14, 2020"},
		{"raw that is not understood", text, `{"raw":"last week"}`, "last week"},
		{"before the common era", text, `{"date-parts":[[-44,7]]}`, "July 44 BC"},
		{"early", text, `"0079"`, "79 AD"},
		{"month that is none", text, `{"date-parts":[[2020,0,0]]}`, "2020"},
		{"empty", text, `{}`, ""},
	}
	for _, tt := range tests {
		check(t, tt.name, cited(t, tt.date, `{"issued":`+tt.issued+`}`), tt.want)
	}
}

func TestCirca(t *testing.T) {
	const style = `<choose><if is-uncertain-date="issued"><text value="circa "/></if></choose><date variable="issued" form="text"/>`
	check(t, "uncertain", cited(t, style, `{"issued":"1900~"}`), "circa 1900")
	check(t, "uncertain in words", cited(t, style, `{"issued":{"raw":"ca. 1900"}}`), "circa 1900")
	check(t, "certain", cited(t, style, `{"issued":"1900"}`), "1900")
}

func TestYearSuffixInDates(t *testing.T) {
	p := newTestProcessor(t, testStyle(`class="in-text"`, `<citation disambiguate-add-year-suffix="true"><layout><date variable="issued" form="text"/></layout></citation>`))
	for _, tt := range []struct{ name, issued, want string }{
		{"day", "2000-07-05", "July 5, 2000b"},
		{"range of years", "2000/2001", "2000–2001b"},
		{"range of days", "2000-07-05/2000-07-06", "July 5–6, 2000b"},
	} {
		items := testItems(t, `[{"issued":"`+tt.issued+`"},{"issued":"`+tt.issued+`"}]`)
		check(t, tt.name, citations(p, items, "a", "b"), strings.Replace(tt.want, "b", "a", 1)+"\n"+tt.want)
	}
}

func TestUnderstood(t *testing.T) {
	tests := []struct {
		raw  string
		want string // as Go writes the parts; "" where it is not understood
	}{
		{"15 May 1998", "[[1998 5 15]]"},
		{"23 May - 3 June 2000", "[[2000 5 23] [2000 6 3]]"},
		{"May 23-25, 2000", "[[2000 5 23] [2000 5 25]]"},
		{"23-25 May 2000", "[[2000 5 23] [2000 5 25]]"},
		{"Jan-Feb 2000", "[[2000 1] [2000 2]]"},
		{"Dec 1999 - Jan 2000", "[[1999 12] [2000 1]]"},
		{"200BC", "[[-200]]"},
		{"May 15, 1998", "[[1998 5 15]]"},
		{"Sept. 1998", "[[1998 9]]"},
		{"5/15/1998", "[[1998 5 15]]"},
		{"15/5/1998", "[[1998 5 15]]"},
		{"1998/5/15", "[[1998 5 15]]"},
		{"1998-5-15", "[[1998 5 15]]"},
		{"1998", "[[1998]]"},
		{"1998-1999", "[[1998] [1999]]"},
		{"May 1998 – June 1999", "[[1998 5] [1999 6]]"},
		{"Spring 1999 - Summer 2001", "[[1999 21] [2001 22]]"},
		{"2000-3-15/2000-3-17", "[[2000 3 15] [2000 3 17]]"},
		{"5/1998", "[[1998 5]]"},
		{"circa 1900", "[[1900]]"},
		{"300 BC", "[[-300]]"},
		{"45", "[[45]]"},
		{"May", ""},
		{"15", ""},
		{"May June 1998", ""},
		{"1 2 3 1998", ""},
		{"1998 1999", ""},
		{"in May 1998", ""},
	}
	for _, tt := range tests {
		got := ""
		if d := (Date{Raw: tt.raw}).understood(); d.Raw == "" {
			got = fmt.Sprint(d.Parts)
		}
		check(t, tt.raw, got, tt.want)
	}
}

func FuzzUnderstood(f *testing.F) {
	for _, s := range []string{"15 May 1998", "ca. 1998-1999", "300 bc - 5/5/5", "--"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Date{Raw: s}.understood()
		for _, parts := range d.Parts {
			if len(parts) == 0 || len(parts) > 3 || parts[0] == 0 && d.Raw == "" {
				t.Fatalf("%q is understood as %v", s, d)
			}
		}
	})
}
