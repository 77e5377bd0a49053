package writing_test

import (
	"testing"

	"collate/app/writing"
	"collate/notes"
	"collate/notes/link"
)

func TestLinksAreCheckedWhileTheMarkdownIsShown(t *testing.T) {
	f := newFixture(t)
	var asked []writing.Draft
	f.OnCheck = func(d writing.Draft) { asked = append(asked, d) }
	n := notes.Note{ID: "n", Title: "T", Body: "[[Nobody]]"}
	f.SetNote(n)
	expect(t, "asked for a page", len(asked), 0)
	f.SetView(writing.Write)
	expect(t, "asked when the Markdown is shown", len(asked), 1)
	f.SetNote(n) // something in the notebook has changed
	expect(t, "asked after a change", len(asked), 2)
	expect(t, "asked about", asked[1].Note.Body, n.Body)

	broken := 0
	count := func(faults map[link.Target]string, seq int) {
		f.SetFaults(seq, faults)
		if f.Fault("Nobody") != "" {
			broken++
		}
	}
	faults := map[link.Target]string{{Name: "Nobody"}: "There is nobody."}
	count(faults, asked[0].Seq)
	expect(t, "after an answer that is too late", broken, 0)
	count(faults, asked[1].Seq)
	expect(t, "after the answer", broken, 1)
}
