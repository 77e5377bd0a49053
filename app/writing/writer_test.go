package writing_test

import (
	"image/color"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/completion"
	"collate/app/widget/control"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
	"collate/app/writing"
	"collate/notes"
	"collate/notes/document"
	"collate/notes/markdown"
)

type fixture struct {
	*writing.Writer
	pass     func() // lets time pass
	window   fyne.Window
	titles   []string
	bodies   []string
	pieces   []string // the last body of each stretch
	stretch  string
	name     string // of the last one
	refused  []error
	created  []string
	chosen   []writing.View
	conflict int
	restored []notes.Note
	draft    writing.Draft
	query    completion.Query
}

func newFixture(t testing.TB) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	family := func(f theme.Family) typeset.Family {
		return typeset.Family{Regular: f.Regular.Content(), Bold: f.Bold.Content(), Italic: f.Italic.Content(), BoldItalic: f.BoldItalic.Content()}
	}
	engine := textview.NewEngine(textview.Fonts{Serif: family(theme.Serif()), Sans: family(theme.Sans()), Mono: family(theme.Mono())}, func(f func()) { f() })
	look := textview.Look{Size: 17, LineHeight: 1.6, Measure: 60, Paper: color.NRGBA{A: 255}}
	f := &fixture{Writer: writing.New(engine, look, command.NewSet())}
	f.pass = f.Wait()
	f.OnTitle = func(_ notes.NoteID, title string) { f.titles = append(f.titles, title) }
	f.OnBody = func(_ notes.NoteID, body, name, stretch string) {
		f.bodies, f.name = append(f.bodies, body), name
		if stretch == f.stretch {
			f.pieces = f.pieces[:len(f.pieces)-1]
		}
		f.pieces, f.stretch = append(f.pieces, body), stretch
	}
	f.OnRefused = func(err error) { f.refused = append(f.refused, err) }
	f.OnCreate = func(title string) { f.created = append(f.created, title) }
	f.OnView = func(v writing.View) { f.chosen = append(f.chosen, v) }
	f.OnConflict = func(notes.NoteID) { f.conflict++ }
	f.OnPutBack = func(n notes.Note) { f.restored = append(f.restored, n) }
	f.OnRender = func(d writing.Draft) { f.draft = d }
	f.OnComplete = func(q completion.Query) { f.query = q }
	f.window = test.NewTempWindow(t, f.Writer)
	f.window.Resize(fyne.NewSize(600, 500))
	return f
}

// end is the place in a note that was not opened before.
var end = writing.Place{Caret: -1}

// SetNote shows a note, for reading if it has text.
func (f *fixture) SetNote(n notes.Note) { f.Writer.SetNote(n, writing.Read, end) }

// page answers the last draft.
func (f *fixture) page() {
	d := markdown.Document("# " + f.draft.Note.Title + "\n\n" + f.draft.Note.Body)
	f.SetPage(f.draft.Seq, writing.Page{Document: d, Text: textOf(d)})
}

func textOf(d document.Document) *textview.Text { return &textview.Text{Content: d.Text()} }

func (f *fixture) typing(text string) {
	if f.window.Canvas().Focused() == nil {
		f.FocusOn(f.window.Canvas())
	}
	test.Type(f.window.Canvas().Focused(), text)
}

func (f *fixture) press(key fyne.KeyName) {
	f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func (f *fixture) shortcut(s fyne.Shortcut) {
	f.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestANewNoteIsWrittenAtOnce(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n"})
	expect(t, "view", f.View(), writing.Write)
	f.typing("Cause of death")
	f.press(fyne.KeyReturn)
	f.typing("Four versions.")
	f.pass()
	expect(t, "titles", f.titles, []string{"Cause of death"})
	expect(t, "bodies", f.bodies, []string{"Four versions."})
}

func TestATitleIsHandedOnWhenItIsDone(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "Old", Body: "text"})
	f.FocusTitle(f.window.Canvas())
	f.typing("New  title")
	f.pass()
	expect(t, "titles while it is typed", len(f.titles), 0)
	f.press(fyne.KeyReturn)
	expect(t, "titles", f.titles, []string{"New title"})

	f.FocusTitle(f.window.Canvas())
	f.press(fyne.KeyBackspace)
	f.press(fyne.KeyReturn)
	expect(t, "titles after an empty one", f.titles, []string{"New title"})
	expect(t, "refusals", len(f.refused), 1)
	expect(t, "the title that is shown", f.Title().Text(), "New title")

	f.FocusTitle(f.window.Canvas())
	f.typing("Another")
	f.press(fyne.KeyEscape)
	expect(t, "the title after Escape", f.Title().Text(), "New title")
}

func TestTheKeysLeadFromTheTitleToTheBodyAndBack(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: ""})
	f.typing("below")
	f.press(fyne.KeyUp)
	f.typing("itle")
	f.press(fyne.KeyDown)
	f.typing("!")
	expect(t, "titles", f.titles, []string{"Title"})
	expect(t, "body", f.Body().Text(), "below!")
}

func TestViews(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "See [[Levant Files]]."})
	expect(t, "a note with text", f.View(), writing.Read)
	expect(t, "draft", f.draft.Note.Body, "See [[Levant Files]].")
	f.page()
	expect(t, "page", strings.Contains(f.Page().Text().Content, "See"), true)

	f.SetView(writing.Both)
	f.FocusOn(f.window.Canvas())
	f.typing(" More")
	old := f.draft.Seq
	f.pass()
	expect(t, "a draft after a pause", f.draft.Note.Body, "See [[Levant Files]]. More")
	f.SetPage(old, writing.Page{Text: &textview.Text{Content: "too late"}})
	f.page()
	expect(t, "page beside", strings.Contains(f.Page().Text().Content, "More"), true)

	f.SetView(writing.Write)
	f.press(fyne.KeyEscape)
	expect(t, "view after Escape", f.View(), writing.Read)
}

func TestTheChosenViewIsReported(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "T", Body: "Text"}, writing.Both, end)
	expect(t, "a note opened in a view", f.View(), writing.Both)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "T", Body: "Text"}, writing.Read, end)
	expect(t, "the same note again", f.View(), writing.Both)
	f.Writer.SetNote(notes.Note{ID: "m", Title: "U"}, writing.Both, end)
	expect(t, "a note without text", f.View(), writing.Both)
	f.Choose(writing.Read)
	f.FocusTitle(f.window.Canvas())
	expect(t, "to give it a title", f.View(), writing.Write)
	f.FocusOn(f.window.Canvas())
	f.press(fyne.KeyEscape)
	expect(t, "chosen", f.chosen, []writing.View{writing.Read, writing.Read})
}

func TestWhatIsTypedSurvivesAChangeFromElsewhere(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: ""})
	f.typing("mine")
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "theirs"})
	f.Flush()
	expect(t, "conflicts", f.conflict, 1)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "theirs"}) // not saved yet
	f.typing("!")
	f.Flush()
	expect(t, "bodies", f.bodies, []string{"mine", "mine!"})
	expect(t, "conflicts", f.conflict, 1)
	f.BodySaved("n")
	f.BodySaved("n")
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "undone"})
	expect(t, "what the notebook has when all is saved", f.Body().Text(), "undone")
}

func TestChangesAtDifferentPlacesAreMerged(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "[[Old]] says so.\n\nEnd"})
	f.SetView(writing.Write)
	f.FocusOn(f.window.Canvas())
	f.typing(".")
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "[[New]] says so.\n\nEnd"})
	f.Flush()
	expect(t, "bodies", f.bodies, []string{"[[New]] says so.\n\nEnd."})
	expect(t, "conflicts", f.conflict, 0)
	expect(t, "caret", f.Caret(), len("[[New]] says so.\n\nEnd."))
}

func TestAnotherNoteHandsOnTheFirst(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("unfinished")
	f.SetNote(notes.Note{ID: "m", Title: "U", Body: "other"})
	expect(t, "bodies", f.bodies, []string{"unfinished"})
	f.Flush()
	expect(t, "bodies when nothing was typed into the second note", len(f.bodies), 1)
}

func TestADeletedNoteCanBePutBack(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("What I know")
	if !f.SetDeleted() || !f.Deleted() {
		t.Fatal("a note that is written stays in sight")
	}
	expect(t, "text", f.Body().Text(), "What I know")
	f.pass()
	f.Flush()
	expect(t, "bodies of a note that is not there", len(f.bodies), 0)
	expect(t, "put back", f.restored[0].Body, "What I know")
	f.typing(" now")
	f.pass()
	expect(t, "written on", f.restored[1].Body, "What I know now")
	f.Flush()
	expect(t, "times that it was put back", len(f.restored), 2)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "What I know now"})
	expect(t, "bar", f.Deleted(), false)
}

func TestWhatWasHandedOnToADeletedNoteIsPutBack(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("What I know")
	f.pass()
	f.SetDeleted()
	f.BodyLost("n")
	f.pass()
	expect(t, "put back", f.restored[0].Body, "What I know")
}

func TestWhatIsTypedIsHandedOnInPieces(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("one\ttwo")
	f.pass()
	f.typing("s")
	f.press(fyne.KeyReturn)
	f.typing("three")
	f.press(fyne.KeyBackspace)
	f.Flush()
	expect(t, "bodies", f.bodies, []string{"one\ttwo", "one\ttwos\n", "one\ttwos\nthree", "one\ttwos\nthre"})
	expect(t, "pieces", f.pieces, []string{"one\ttwos\n", "one\ttwos\nthree", "one\ttwos\nthre"})
}

func TestTravelGoesToTheChange(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "T", Body: "One two three."}, writing.Write, end)
	handed := f.Handed()
	n := notes.Note{ID: "n", Title: "Title", Body: "One 2 three."}
	expect(t, "seen", f.Travel(n), true)
	expect(t, "seen when nothing is different", f.Travel(n), false)
	f.FocusTitle(f.window.Canvas())
	f.Travel(notes.Note{ID: "n", Title: "Title", Body: "One two three."})
	expect(t, "the keyboard is where it has changed", f.Body().Focused(), true)
	f.Travel(n)
	expect(t, "title", f.Title().Text(), "Title")
	expect(t, "body", f.Body().Text(), "One 2 three.")
	expect(t, "caret", f.Caret(), len("One 2"))
	expect(t, "what was read before is too old", f.Handed() != handed, true)
	f.Flush()
	expect(t, "handed on", len(f.bodies)+len(f.titles), 0)
}

func TestWhatIsTypedDuringAnUndoComesAfterIt(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "T", Body: "One two"}, writing.Write, end)
	f.FocusOn(f.window.Canvas())
	f.Hold()
	f.typing("!")
	f.Travel(notes.Note{ID: "n", Title: "T", Body: "One"})
	f.Release()
	f.Flush()
	expect(t, "bodies", f.bodies, []string{"One!"})
}

func TestANoteIsNotChangedByBeingOpened(t *testing.T) {
	f := newFixture(t)
	n := notes.Note{ID: "n", Title: "T", Body: "one\r\ntwo\rthree\xff"}
	f.Writer.SetNote(n, writing.Write, end)
	f.Flush()
	f.SetNote(n)
	f.Flush()
	expect(t, "bodies", len(f.bodies), 0)
	f.FocusOn(f.window.Canvas())
	f.typing("!")
	f.Flush()
	expect(t, "bodies", f.bodies, []string{"one\ntwo\nthree\uFFFD!"})
}

func TestATitleThatIsBeingTypedIsKept(t *testing.T) {
	f := newFixture(t)
	n := notes.Note{ID: "n", Title: "Old", Body: "text"}
	f.SetNote(n)
	var kept string
	durable := func() {}
	f.OnTypedTitle = func(done func()) { kept, durable = f.TypedTitle(), done }
	saved := false
	f.OnTyping = func(typing bool) { saved = !typing }
	f.FocusTitle(f.window.Canvas())
	f.typing("Ne")
	f.pass()
	before := durable
	f.typing("w")
	before()
	expect(t, "saved while more was typed", saved, false)
	f.pass()
	expect(t, "kept", kept, "New")
	expect(t, "saved before that is durable", saved, false)
	durable()
	expect(t, "saved", saved, true)

	f.press(fyne.KeyEscape)
	expect(t, "kept when it was given up", kept, "")
	f.FocusTitle(f.window.Canvas())
	f.typing("Other")
	f.press(fyne.KeyReturn)
	expect(t, "kept when it was handed on", kept, "")

	again := newFixture(t)
	again.Writer.SetNote(n, writing.Write, end)
	again.TypeTitle("New")
	expect(t, "the title in the field", again.Title().Text(), "New")
	again.Flush()
	expect(t, "titles", again.titles, []string{"New"})
}

func TestATitleThatCannotBeOneIsDropped(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "Old", Body: "text"})
	f.FocusTitle(f.window.Canvas())
	expect(t, "dropped when nothing was typed", f.DropTitle(), false)
	f.press(fyne.KeyBackspace)
	expect(t, "dropped", f.DropTitle(), true)
	expect(t, "title", f.Title().Text(), "Old")
	f.typing("er")
	expect(t, "dropped a good title", f.DropTitle(), false)
}

func TestFormatsByKey(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("word")
	f.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierShortcutDefault})
	expect(t, "bold", f.Body().Text(), "**word**")
	f.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierShortcutDefault})
	f.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyI, Modifier: fyne.KeyModifierShortcutDefault})
	expect(t, "italic", f.Body().Text(), "*word*")
}

func candidates(texts ...string) (out []completion.Candidate) {
	for _, text := range texts {
		out = append(out, completion.Candidate{Text: text, Insert: "[[" + text + "]]"})
	}
	return out
}

func TestCompletion(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("See [[le")
	expect(t, "query", f.query, completion.Query{Kind: completion.Links, Typed: "le"})
	f.SetCandidates(f.query, candidates("Levant Files"))
	f.press(fyne.KeyReturn)
	expect(t, "body", f.Body().Text(), "See [[Levant Files]]")

	f.typing(" [[New")
	f.SetCandidates(f.query, []completion.Candidate{{Text: "New", Insert: "[[New]]", Create: "New"}})
	f.press(fyne.KeyEscape)
	expect(t, "view after Escape", f.View(), writing.Write)
	f.press(fyne.KeyReturn)
	f.typing("[[New")
	f.SetCandidates(f.query, []completion.Candidate{{Text: "New", Insert: "[[New]]", Create: "New"}})
	f.press(fyne.KeyReturn)
	expect(t, "created", f.created, []string{"New"})
	expect(t, "body", f.Body().Text(), "See [[Levant Files]] [[New\n[[New]]")
}

func TestFindAndReplace(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "One raid, two raids, a Raid."})
	f.page()
	f.Find()
	f.typing("two")
	_, count := f.Page().FindState()
	expect(t, "found in the page", count, 1)

	f.Replace()
	expect(t, "view", f.View(), writing.Write)
	f.typing("raid") // the first from what was found before
	f.press(fyne.KeyTab)
	f.typing("search")
	f.press(fyne.KeyReturn)
	f.pass()
	expect(t, "bodies", f.bodies, []string{"One raid, two searchs, a Raid."})
	expect(t, "name", f.name, "text of note")
	for _, o := range test.LaidOutObjects(f.Writer) {
		if b, ok := o.(*control.Button); ok && b.Text() == "Replace all" {
			b.Tapped(&fyne.PointEvent{})
		}
	}
	expect(t, "bodies", f.bodies[1:], []string{"One search, two searchs, a search."})
	expect(t, "name", f.name, "replace all in note")
	f.press(fyne.KeyEscape)
	f.typing("!")
	expect(t, "what is typed after the bar was closed", strings.Contains(f.Body().Text(), "!"), true)
	f.pass()
	expect(t, "name", f.name, "text of note")
}

func TestRevealSelectsAPassage(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "Əli and Əhməd said so."})
	f.Reveal(8, 13)
	expect(t, "selected", f.Body().SelectedText(), "Əhməd")
	words, selected := f.Count()
	expect(t, "words", [2]int{words, selected}, [2]int{5, 1})
}
