package completion

import "testing"

func TestWhatIsTypedCanBeCompleted(t *testing.T) {
	for _, test := range []struct {
		name, line string
		want       trigger
		ok         bool
	}{
		{"a link", "See [[Lev", trigger{Links, 4, "Lev"}, true},
		{"a link that was just begun", "[[", trigger{Links, 0, ""}, true},
		{"a heading in it", "[[Note#Hea", trigger{Links, 0, "Note#Hea"}, true},
		{"an embedded one", "![[key^", trigger{Links, 1, "key^"}, true},
		{"its shown text", "[[Note|sho", trigger{}, false},
		{"behind it", "[[Note]] and", trigger{}, false},
		{"escaped", `\[[Note`, trigger{}, false},
		{"in code", "`[[Note", trigger{}, false},
		{"behind code", "`x` [[No", trigger{Links, 4, "No"}, true},
		{"a tag", "claim #pla", trigger{Tags, 6, "pla"}, true},
		{"a tag below another", "#place/Bak", trigger{Tags, 0, "place/Bak"}, true},
		{"a heading", "# ", trigger{}, false},
		{"a heading that was just begun", "#", trigger{}, false},
		{"an address", "https://a.example/#pla", trigger{}, false},
		{"a citation", "[see @lev", trigger{Citations, 5, "lev"}, true},
		{"a citation without the author", "[-@", trigger{Citations, 2, ""}, true},
		{"mail", "a@b", trigger{}, false},
		{"words", "No more than that", trigger{}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := triggerIn(test.line)
			if ok != test.ok || ok && got != test.want {
				t.Errorf("%q: %+v, %v, want %+v, %v", test.line, got, ok, test.want, test.ok)
			}
		})
	}
}
