package command_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"collate/app/command"
)

const ctrl = fyne.KeyModifierShortcutDefault

func keys(modifier fyne.KeyModifier, name fyne.KeyName) []command.Keys {
	return []command.Keys{{KeyName: name, Modifier: modifier}}
}

func shortcut(modifier fyne.KeyModifier, name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

func TestKeysAreWrittenAsAPersonReadsThem(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []command.Keys
		want string
	}{
		{"none", nil, ""},
		{"letter", keys(fyne.KeyModifierControl, fyne.KeyK), "Ctrl+K"},
		{"two modifiers", keys(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyP), "Ctrl+Shift+P"},
		{"arrow", keys(fyne.KeyModifierAlt, fyne.KeyLeft), "Alt+←"},
		{"return", keys(fyne.KeyModifierControl, fyne.KeyReturn), "Ctrl+Enter"},
		{"plus", keys(fyne.KeyModifierControl, fyne.KeyEqual), "Ctrl++"},
		{"the first of several", append(keys(fyne.KeyModifierControl, fyne.KeyY), keys(fyne.KeyModifierControl, fyne.KeyZ)...), "Ctrl+Y"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := (command.Command{Shortcuts: c.keys}).Keys(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestHandle(t *testing.T) {
	var ran []string
	run := func(id string) func() { return func() { ran = append(ran, id) } }
	available := false
	set := command.NewSet(
		command.Command{ID: "search", Shortcuts: keys(ctrl, fyne.KeyK), Run: run("search")},
		command.Command{ID: "quit", Shortcuts: keys(ctrl, fyne.KeyQ), Always: true, Run: run("quit")},
		command.Command{ID: "undo", Shortcuts: keys(ctrl, fyne.KeyZ), Run: run("undo")},
		command.Command{ID: "comment", Shortcuts: keys(ctrl, fyne.KeyM), Enabled: func() bool { return available }, Run: run("comment")},
	)
	for _, c := range []struct {
		name     string
		shortcut fyne.Shortcut
		handle   func(fyne.Shortcut) bool
		taken    bool
		ran      string
	}{
		{"a shortcut runs its command", shortcut(ctrl, fyne.KeyK), set.Handle, true, "search"},
		{"an unknown one is left alone", shortcut(ctrl, fyne.KeyJ), set.Handle, false, ""},
		{"Fyne's own undo runs undo", &fyne.ShortcutUndo{}, set.Handle, true, "undo"},
		{"a text field undoes itself", &fyne.ShortcutUndo{}, set.HandleInField, false, ""},
		{"a text field has the other commands", shortcut(ctrl, fyne.KeyK), set.HandleInField, true, "search"},
		{"copying is nobody's here", &fyne.ShortcutCopy{}, set.Handle, false, ""},
		{"a command that is not available owns its shortcut and does not run", shortcut(ctrl, fyne.KeyM), set.Handle, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ran = nil
			if taken := c.handle(c.shortcut); taken != c.taken {
				t.Errorf("taken: %v", taken)
			}
			got := ""
			if len(ran) > 0 {
				got = ran[0]
			}
			if got != c.ran {
				t.Errorf("ran %q, want %q", got, c.ran)
			}
		})
	}

	set.Blocked = func() bool { return true }
	ran = nil
	if !set.Handle(shortcut(ctrl, fyne.KeyK)) || len(ran) > 0 {
		t.Error("while a dialog waits, a shortcut must do nothing")
	}
	if !set.Handle(shortcut(ctrl, fyne.KeyQ)) || len(ran) != 1 {
		t.Error("the window can be closed while a dialog waits")
	}
	set.Blocked = nil

	ran = nil
	if set.Run("comment") || set.Run("unknown") || len(ran) > 0 {
		t.Error("Run must run available commands only")
	}
	available = true
	if !set.Run("comment") || len(ran) != 1 {
		t.Error("Run must run an available command")
	}
}

func TestTwoCommandsCannotShareAnIDOrShortcut(t *testing.T) {
	for name, second := range map[string]command.Command{
		"id":       {ID: "a"},
		"shortcut": {ID: "b", Shortcuts: keys(ctrl, fyne.KeyK)},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("accepted")
				}
			}()
			command.NewSet(command.Command{ID: "a", Shortcuts: keys(ctrl, fyne.KeyK)}, second)
		})
	}
}

func TestMenuGroupsCommands(t *testing.T) {
	set := command.NewSet(
		command.Command{ID: "1", Title: "New", Menu: "File"},
		command.Command{ID: "2", Title: "Undo", Menu: "Edit", Enabled: func() bool { return false }},
		command.Command{ID: "3", Title: "Quit", Menu: "File"},
	)
	menu := set.Menu()
	if len(menu.Items) != 2 || menu.Items[0].Label != "File" || len(menu.Items[0].ChildMenu.Items) != 2 {
		t.Fatalf("menu: %+v", menu.Items)
	}
	if undo := menu.Items[1].ChildMenu.Items[0]; !undo.Disabled {
		t.Error("a command that is not available must be greyed")
	}
}

func TestACommandSaysWhatItIsDoneTo(t *testing.T) {
	object := ""
	set := command.NewSet(
		command.Command{ID: "undo", Title: "Undo", Menu: "Edit", Object: func() string { return object }},
		command.Command{ID: "copy", Title: "Copy", Menu: "Edit"},
	)
	for _, c := range []struct{ object, want string }{{"", "Undo"}, {"colour of highlight", "Undo: colour of highlight"}} {
		object = c.object
		all := set.All()
		if all[0].Title != c.want || all[1].Title != "Copy" {
			t.Errorf("the titles are %q and %q, want %q and Copy", all[0].Title, all[1].Title, c.want)
		}
		if got := set.Menu().Items[0].ChildMenu.Items[0].Label; got != c.want {
			t.Errorf("the menu says %q, want %q", got, c.want)
		}
	}
}
