package metadata

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"collate/notes/cite/csl"
)

func TestNames(t *testing.T) {
	for _, tt := range []struct {
		typed, shown string
		want         csl.Name
	}{
		{"Huseynov, Vasif", "Huseynov, Vasif", csl.Name{Family: "Huseynov", Given: "Vasif"}},
		{" La  Fontaine ,Jean de ", "La Fontaine, Jean de", csl.Name{Family: "La Fontaine", Given: "Jean de", ParseNames: true}},
		{"King, Martin, Jr.", "King, Martin, Jr.", csl.Name{Family: "King", Given: "Martin", Suffix: "Jr."}},
		{"The Levant Files", "The Levant Files", csl.Name{Literal: "The Levant Files"}},
		{"Plato,", "Plato, ", csl.Name{Family: "Plato"}},
		{", Plato", ", Plato", csl.Name{Given: "Plato"}},
	} {
		got := parseName(tt.typed)
		if !reflect.DeepEqual(got, tt.want) || nameText(got) != tt.shown {
			t.Errorf("%q is %+v, shown as %q", tt.typed, got, nameText(got))
		}
	}
	particles := csl.Name{Family: "Fontaine", Given: "Jean", DroppingParticle: "de", NonDroppingParticle: "La"}
	if got := nameText(particles); got != "La Fontaine, Jean de" {
		t.Errorf("with particles: %q", got)
	}
}

const source = `{
	"id": "key", "type": "article", "title": "Title", "license": "CC0-1.0", "volume": 12,
	"author": [{"family": "Fontaine", "given": "Jean", "dropping-particle": "de", "non-dropping-particle": "La"}, {"literal": "A Team"}],
	"issued": {"date-parts": [["2025", 7, 7]], "x": 1}, "original-title": "Theirs", "custom": {"a": [1]}
}`

// shown returns a form for the source, and what it saves.
func shown(t *testing.T) (*Form, *csl.Item) {
	t.Helper()
	test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(900, 700))
	items, err := csl.Parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	f := New(window, "key", items[0])
	saved := new(csl.Item)
	f.OnSave = func(_ string, item csl.Item) { *saved = item }
	f.Dialog().Show()
	return f, saved
}

func encoded(t *testing.T, item csl.Item) string {
	t.Helper()
	data, err := json.Marshal(item)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// labels returns the labels of the fields, in order.
func labels(f *Form) string {
	var all []string
	for i, o := range f.fields.Objects {
		if i%2 == 0 {
			all = append(all, o.(*widget.Label).Text)
		}
	}
	return strings.Join(all, "|")
}

func TestNothingChanges(t *testing.T) {
	f, saved := shown(t)
	test.Tap(f.toggle)
	f.save()
	if got, want := encoded(t, *saved), encoded(t, f.item); got != want {
		t.Errorf("saved\n%s, want\n%s", got, want)
	}
}

func TestChanges(t *testing.T) {
	f, saved := shown(t)
	before := encoded(t, f.item)
	f.rows["title"].(*textRow).entry.SetText("  Another title ")
	f.rows["volume"].(*textRow).entry.SetText("")
	issued := f.rows["issued"].(*dateRow)
	issued.entry.SetText("summer 2026")
	authors := f.rows["author"].(*namesRow)
	authors.remove(authors.names[1])
	authors.add(csl.Name{})
	authors.names[1].entry.SetText("Doe, Jane")
	authors.add(csl.Name{})
	f.rows["license"].(*textRow).entry.SetText("CC-BY")
	f.save()
	want := `{"id":"key","type":"article","author":[{"family":"Fontaine","given":"Jean","dropping-particle":"de","non-dropping-particle":"La"},{"family":"Doe","given":"Jane"}],` +
		`"custom":{"a":[1]},"issued":{"date-parts":[[2026]],"season":"2"},"license":"CC-BY","original-title":"Theirs","title":"Another title"}`
	if got := encoded(t, *saved); got != want {
		t.Errorf("saved\n%s, want\n%s", got, want)
	}
	if encoded(t, f.item) != before {
		t.Error("the item that was given is changed")
	}
	if issued.read.Text() != "= summer 2026" {
		t.Errorf("the date is read as %q", issued.read.Text())
	}
}

func TestTheTypeDecidesWhatIsListed(t *testing.T) {
	f, saved := shown(t)
	if got := labels(f); !strings.HasPrefix(got, "Type|Title|Author|Published in|Date|Volume|") || !strings.Contains(got, "|Original: title|") || !strings.HasSuffix(got, "|license") {
		t.Errorf("of an article: %s", got)
	}
	f.rows["DOI"].(*textRow).entry.SetText("10.1/x")
	f.choice.SetSelected("Legal case")
	if got := labels(f); !strings.HasPrefix(got, "Type|Title|Court or authority|") || !strings.Contains(got, "|DOI|") {
		t.Errorf("of a legal case: %s", got)
	}
	f.save()
	if saved.Type != "legal_case" || saved.Text["DOI"] != "10.1/x" {
		t.Errorf("saved %+v", saved)
	}
}

func TestRefuse(t *testing.T) {
	f, _ := shown(t)
	const why = "The citation key \"levant-files\" is that of another article. Choose another one, such as levant-files-2, which is free as far as anyone can tell."
	f.Refuse(errors.New(why))
	if size := f.refuse.Size(); !f.refuse.Visible() || f.refuse.Text != why || size.Width < 100 || size.Height < f.refuse.MinSize().Height {
		t.Errorf("shown: %q, %v", f.refuse.Text, size)
	}
	f.save()
	if f.refuse.Visible() {
		t.Error("it is still shown while it is tried again")
	}
}
