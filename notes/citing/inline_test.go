package citing

import "testing"

func TestHeading(t *testing.T) {
	for language, want := range map[string]string{"de-AT": "Literaturverzeichnis", "de": "Literaturverzeichnis", "en-GB": "Bibliography", "eu": "Bibliography", "": "Bibliography"} {
		if got := Heading(language); got != want {
			t.Errorf("in %q it is %q, want %q", language, got, want)
		}
	}
}

func TestInline(t *testing.T) {
	for _, test := range []struct{ name, markdown, want string }{
		{"nothing", "", ""},
		{"words", "see also", "see also"},
		{"emphasis", "see *also* _this_ and **that**", "see <i>also</i> <i>this</i> and <b>that</b>"},
		{"both", "***see***", "<b><i>see</i></b>"},
		{"emphasis in a word", "a*b*c", "a<i>b</i>c"},
		{"underscores in a word", "file_name_here", "file_name_here"},
		{"no emphasis", "2 * 3 * 4", "2 * 3 * 4"},
		{"escaped", `\*see\* 5\$`, "*see* 5$"},
		{"what would begin a list", "1. see", "1. see"},
		{"what would begin a heading", "# see", "# see"},
		{"a comma first", ", but see *this*", ", but see <i>this</i>"},
		{"two lines", "see\n- also", "see - also"},
		{"other markup", "`code` ~~gone~~ [here](https://a.example)", "code gone here"},
	} {
		if got := inline(test.markdown); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
