package editor

import "testing"

func TestToggleBoldAndItalic(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ name, before, bold, italic string }{
		{"selection", "a |b c| d", "a **|b c|** d", "a *|b c|* d"},
		{"word at the caret", "one tw|o", "one **tw|o**", "one *tw|o*"},
		{"nothing", "one | two", "one **|** two", "one *|* two"},
		{"off, marks outside", "**|b|**", "|b|", "***|b|***"},
		{"off, marks within the selection", "|**b**|", "|b|", "|***b***|"},
		{"both", "***|b|***", "*|b|*", "**|b|**"},
		{"italic is not bold", "*|b|*", "***|b|***", "|b|"},
		{"spaces stay outside", "a| b |c", "a| **b** |c", "a| *b* |c"},
		{"several lines", "- |one\n\n- two|", "- **|one**\n\n- **two|**", "- *|one*\n\n- *two|*"},
		{"heading", "|# Title|", "|# **Title|**", "|# *Title|*"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.ToggleBold()
			if got := e.marked(); got != c.bold {
				t.Errorf("bold: %q, want %q", got, c.bold)
			}
			e.setMarked(c.before)
			e.ToggleItalic()
			if got := e.marked(); got != c.italic {
				t.Errorf("italic: %q, want %q", got, c.italic)
			}
		})
	}
}

func TestToggleTwiceChangesNothing(t *testing.T) {
	e := newTest(t, "")
	for _, text := range []string{"|one| two", "on|e", "|one\n> two\n\n- three|", "**|one| two**", "*a* |b|"} {
		e.setMarked(text)
		e.ToggleBold()
		e.ToggleBold()
		if got := e.marked(); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestWhatIsTypedBoldEndsByTheSameKey(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ before, typed, after string }{
		{"one |", "two", "one **two** three|"},
		{"one |", "two words", "one **two words** three|"},
		{"one |", "", "one  three|"},
		{"*one |*", "two", "*one **two** three|*"},
	} {
		e.setMarked(c.before)
		e.ToggleBold()
		e.write(c.typed)
		e.ToggleBold()
		e.write(" three")
		if got := e.marked(); got != c.after {
			t.Errorf("%q typed at %q: %q, want %q", c.typed, c.before, got, c.after)
		}
	}
}

func TestInsertLink(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ name, before, after string }{
		{"selection", "see |the report|.", "see [the report](|)."},
		{"word", "see repo|rt", "see [report](|)"},
		{"address", "|https://x.org|", "[|](https://x.org)"},
		{"nothing", "a | b", "a [|]() b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.InsertLink()
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}
