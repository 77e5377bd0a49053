package fields

import "testing"

func TestTablesAreSound(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range All() {
		if f.Label == "" || seen[f.Variable] || seen["label "+f.Label] {
			t.Errorf("%s, %q: named twice or not", f.Variable, f.Label)
		}
		seen[f.Variable], seen["label "+f.Label] = true, true
		if got, known := Of(f.Variable); got != f || !known {
			t.Errorf("%s is described as %+v", f.Variable, got)
		}
	}
	if len(Types()) != 45 {
		t.Errorf("%d types, but CSL 1.0.2 has 45", len(Types()))
	}
	for i, typ := range Types() {
		if seen["type "+typ.Name] || i > 0 && typ.Label == Types()[i-1].Label {
			t.Errorf("%s, %q is there twice", typ.Name, typ.Label)
		}
		seen["type "+typ.Name] = true
		common := Common(typ.Name) // panics for a variable that is not in the table
		if len(common) < 5 || common[0].Variable != "title" {
			t.Errorf("%s has only %v", typ.Name, common)
		}
	}
}

func TestUnknown(t *testing.T) {
	if got, known := Of("license"); known || got != (Field{Variable: "license", Label: "license"}) {
		t.Errorf("an unknown variable is %+v", got)
	}
	if got, want := Common("nothing")[0], Common("document")[0]; got != want {
		t.Errorf("of an unknown type: %+v", got)
	}
}
