package linking_test

import (
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/linking"
	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/graph"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/textview"
	"collate/notes"
)

func newLinking(t *testing.T) *linking.Linking {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	l := linking.New(textview.NewEngine(textview.Fonts{}, func(f func()) { f() }), linking.Look(theme.Light.Palette()))
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 700))
	return l
}

// seen returns the visible objects of a kind.
func seen[T fyne.CanvasObject](l *linking.Linking) (out []T) {
	for _, o := range test.LaidOutObjects(l) {
		if o, ok := o.(T); ok && o.Visible() {
			out = append(out, o)
		}
	}
	return out
}

func texts(l *linking.Linking) (out []string) {
	for _, s := range seen[*label.Label](l) {
		out = append(out, s.Text())
	}
	return out
}

func place(title string, kind notes.Kind) notes.Place {
	return notes.Place{From: notes.Ref{Kind: kind, ID: title}, Title: title, Context: "It says that " + title + "."}
}

func contents() linking.Contents {
	return linking.Contents{
		Ref:       notes.Ref{Kind: notes.KindNote, ID: "n"},
		Backlinks: []notes.Backlink{{Place: place("Chronology", notes.KindNote)}, {Place: place("Forty-Eight Hours", notes.KindHighlight)}},
		Links:     2,
		Mentions:  []notes.Mention{{Place: place("Sources", notes.KindNote), Text: "raid"}},
		Broken: []notes.BrokenLink{
			{Place: place("Brothers", notes.KindNote), Link: "@nobody", Missing: notes.MissingKey},
			{Place: place("Causes", notes.KindNote), Link: "[[Shock]]", Missing: notes.MissingTarget, Trashed: notes.Ref{Kind: notes.KindNote, ID: "shock"}, Called: "Shock"},
			{Place: place("Doubts", notes.KindNote), Link: "[[daily^0197|words]]", Missing: notes.MissingHighlight},
		},
	}
}

func TestEachPlaceIsListedAndOpens(t *testing.T) {
	l := newLinking(t)
	var opened []string
	l.OnPlace = func(p notes.Place) { opened = append(opened, p.Title) }
	l.SetContents(contents())
	for _, want := range []string{
		"LINKS TO THIS · 2", "It says that Chronology.", "Comment in Forty-Eight Hours",
		"NAMED WITHOUT A LINK · 1", "LINKS THAT LEAD NOWHERE · 3", "@nobody: no article has this citation key\nIt says that Brothers.",
		"The note “Shock” is in the trash.\nIt says that Causes.", "[[daily^…|words]]: there is no such highlight\nIt says that Doubts.",
	} {
		if !slices.Contains(texts(l), want) {
			t.Errorf("%q is not seen among %q", want, texts(l))
		}
	}
	for _, card := range seen[*panel.Surface](l) {
		card.OnTapped()
	}
	slices.Sort(opened)
	if want := []string{"Brothers", "Causes", "Chronology", "Doubts", "Forty-Eight Hours", "Sources"}; !slices.Equal(opened, want) {
		t.Errorf("the cards opened %q, want %q", opened, want)
	}
}

func TestWhatIsNotListedIsCounted(t *testing.T) {
	l := newLinking(t)
	c := contents()
	c.Links = 5009
	l.SetContents(c)
	for _, want := range []string{"LINKS TO THIS · 5009", "5007 more are not listed."} {
		if !slices.Contains(texts(l), want) {
			t.Errorf("%q is not seen among %q", want, texts(l))
		}
	}
}

func TestLinksInOneSentenceAreOneCard(t *testing.T) {
	l := newLinking(t)
	c := contents()
	same, elsewhere := c.Backlinks[0], c.Backlinks[0]
	same.Start, elsewhere.Context = 20, "Another sentence."
	c.Backlinks, c.Links = []notes.Backlink{c.Backlinks[0], same, elsewhere}, 3
	var opened []int
	l.OnPlace = func(p notes.Place) { opened = append(opened, p.Start) }
	l.SetContents(c)
	seenTexts := texts(l)
	for _, want := range []string{"LINKS TO THIS · 3", "Chronology · 2 links", "Chronology", "Another sentence."} {
		if !slices.Contains(seenTexts, want) {
			t.Errorf("%q is not seen among %q", want, seenTexts)
		}
	}
	if slices.ContainsFunc(seenTexts, func(s string) bool { return s == "1 more are not listed." }) {
		t.Error("a link in the same sentence is said not to be listed")
	}
	seen[*panel.Surface](l)[0].OnTapped()
	if !slices.Equal(opened, []int{0}) {
		t.Errorf("opened the places at %v", opened)
	}
}

func TestCardsMarkTheWordsThatAreMeant(t *testing.T) {
	l := newLinking(t)
	const context = "The raid and the Raid."
	in := func(start, end int) notes.Place {
		p := place("Chronology", notes.KindNote)
		p.Context, p.Mark = context, [2]int{start, end}
		return p
	}
	l.SetContents(linking.Contents{
		Ref:       notes.Ref{Kind: notes.KindNote, ID: "n"},
		Backlinks: []notes.Backlink{{Place: in(4, 8)}, {Place: in(17, 21)}}, Links: 2,
		Mentions: []notes.Mention{{Place: in(17, 21), Text: "Raid"}, {Place: in(4, 8), Text: "raid"}},
	})
	var got [][]string
	for _, s := range seen[*label.Label](l) {
		if s.Text() == context {
			got = append(got, s.Marked())
		}
	}
	if want := [][]string{{"raid", "Raid"}, {"Raid"}, {"raid"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("marked are %q, want %q", got, want)
	}
}

func TestAMentionBecomesALink(t *testing.T) {
	l := newLinking(t)
	linked := ""
	l.OnLink = func(m notes.Mention) { linked = m.Text }
	l.SetContents(contents())
	for _, b := range seen[*control.Button](l) {
		if b.Text() == "Link" {
			b.OnTapped()
		}
	}
	if linked != "raid" {
		t.Errorf("the mention %q was linked", linked)
	}
}

func TestWhatIsInTheTrashIsTakenOut(t *testing.T) {
	l := newLinking(t)
	var restored []notes.Ref
	l.OnRestore = func(ref notes.Ref) { restored = append(restored, ref) }
	l.SetContents(contents())
	for _, b := range seen[*control.Button](l) {
		if b.Text() == "Take it out" {
			b.OnTapped()
		}
	}
	if want := []notes.Ref{{Kind: notes.KindNote, ID: "shock"}}; !slices.Equal(restored, want) {
		t.Errorf("restored: %v, want %v", restored, want)
	}
}

func TestThePictureIsSeenOnlyWhereSomethingIsLinked(t *testing.T) {
	l := newLinking(t)
	if len(seen[*graph.Graph](l)) != 0 {
		t.Error("an empty picture is seen")
	}
	c := contents()
	c.Graph = notes.Graph{Nodes: []notes.GraphNode{
		{Ref: c.Ref, Title: "Note"}, {Ref: notes.Ref{Kind: notes.KindArticle, ID: "a"}, Title: "Article", Distance: 1},
	}, Edges: [][2]int{{0, 1}}}
	l.SetContents(c)
	if len(seen[*graph.Graph](l)) != 1 {
		t.Error("the picture is not seen")
	}
}

func TestNothingToListSaysWhatToDo(t *testing.T) {
	l := newLinking(t)
	if got := texts(l); len(got) != 1 || got[0] == "" {
		t.Errorf("an empty panel says %q", got)
	}
	l.SetContents(linking.Contents{Ref: notes.Ref{Kind: notes.KindArticle, ID: "a"}})
	if got := texts(l); len(got) != 1 || got[0] == "" {
		t.Errorf("a panel without links says %q", got)
	}
}

// What leads nowhere is the same for every text, and is shown before the links to this one
// are read.
func TestAnotherTextIsShownFromItsFirstLink(t *testing.T) {
	l := newLinking(t)
	c := contents()
	for range 20 {
		c.Backlinks = append(c.Backlinks, c.Backlinks[0])
	}
	c.Links = len(c.Backlinks)
	c.Broken = append(c.Broken, c.Broken...)
	other := notes.Ref{Kind: notes.KindNote, ID: "other"}
	l.SetContents(c.Of(other))
	l.SetContents(c)
	l.SetContents(c.Of(other))
	c.Ref = other
	l.SetContents(c)
	if got := texts(l); !slices.Contains(got, "LINKS TO THIS · 22") {
		t.Errorf("the panel begins with %q", got)
	}
}

func TestNothingIsSaidToBeMissingWhileItIsRead(t *testing.T) {
	l := newLinking(t)
	ref := notes.Ref{Kind: notes.KindNote, ID: "n"}
	l.SetContents(linking.Contents{}.Of(ref))
	if got := texts(l); len(got) != 0 {
		t.Errorf("while it is being read, the panel says %q", got)
	}
	c := contents()
	c.Graph = notes.Graph{Nodes: []notes.GraphNode{{Ref: ref}, {Ref: notes.Ref{Kind: notes.KindArticle, ID: "a"}, Distance: 1}}, Edges: [][2]int{{0, 1}}}
	l.SetContents(c)
	l.SetContents(l.Contents().Of(notes.Ref{Kind: notes.KindNote, ID: "other"}))
	if len(seen[*graph.Graph](l)) != 1 {
		t.Error("the picture does not wait for the next one")
	}
	if got := texts(l); slices.Contains(got, "LINKS TO THIS · 2") {
		t.Error("the links to another note are still listed")
	}
}
