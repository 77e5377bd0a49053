package app

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"collate/app/past"
	"collate/notes"
)

func TestASittingIsOneVersion(t *testing.T) {
	start := time.Date(2026, 3, 14, 15, 0, 0, 0, time.UTC)
	entry := func(seq int64, name string, minute int, state notes.State) notes.Entry {
		return notes.Entry{Seq: seq, Name: name, Time: start.Add(time.Duration(minute) * time.Minute), State: state}
	}
	got := sittings([]notes.Entry{
		entry(1, "new note", 0, notes.InForce),
		entry(2, "text of note", 0, notes.InForce),
		entry(3, "text of note", 9, notes.InForce),
		entry(4, "text of note", 12, notes.Superseded),
		entry(5, "text of note", 18, notes.InForce),
		entry(7, "rename", 18, notes.InForce),
		entry(8, "text of note", 19, notes.InForce),
		entry(9, "text of note", 40, notes.InForce),
		entry(10, "text of note", 41, notes.Undone),
	})
	var seqs [][2]int64
	for _, v := range got {
		seqs = append(seqs, [2]int64{v.Seq, v.Before})
	}
	if want := [][2]int64{{9, 8}, {8, 7}, {7, 5}, {5, 1}, {1, 0}}; !reflect.DeepEqual(seqs, want) {
		t.Errorf("versions and those before are %v, want %v", seqs, want)
	}
}

func TestAVersionIsDescribedByWhatChanged(t *testing.T) {
	for _, test := range []struct {
		name, before, after string
		want                past.Change
	}{
		{"something came", "The raid was at night.", "The raid was at night, on [[Friday|a Friday]].", past.Change{Added: 3, Words: ", on [[Friday|a Friday]]"}},
		{"something went", "One two three.", "One.", past.Change{Removed: 2, Words: "two three"}},
		{"nothing", "One.", "One.", past.Change{}},
		{"a new text", "", "# One\n\ntwo", past.Change{Added: 2, Words: "# One two"}},
		{"a long one", "", strings.Repeat("word ", 40), past.Change{Added: 40, Words: strings.Repeat("word ", 17) + "word…"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := changeOf(test.before, test.after); *got != test.want {
				t.Errorf("%+v, want %+v", *got, test.want)
			}
		})
	}
}

func TestVersionsAreDescribedOnce(t *testing.T) {
	b := newNotebook(t)
	n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: "Raid"}
	at := time.Now()
	for _, body := range []string{"", "One two.", "One three."} {
		n.Body = body
		at = at.Add(time.Hour)
		if err := b.Apply(t.Context(), notes.NewEdit("text of note", at, notes.Put(n))); err != nil {
			t.Fatal(err)
		}
	}
	w := &window{notebook: b}
	entries, err := b.Versions(t.Context(), n.Ref())
	if err != nil {
		t.Fatal(err)
	}
	versions := sittings(entries)
	if err := w.describeVersions(t.Context(), n.Ref(), versions, nil); err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, v := range versions {
		said = append(said, v.Change.String())
	}
	if got := strings.Join(said, " | "); got != "+1 −1 · “three” | +2 · “One two.” | " {
		t.Errorf("the versions say %s", got)
	}
	again := sittings(entries)
	if err := (&window{}).describeVersions(t.Context(), n.Ref(), again, versions); err != nil || !reflect.DeepEqual(again, versions) {
		t.Errorf("described again without the notebook: %v, %v", again, err)
	}
}
