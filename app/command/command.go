// Package command holds every command of the window, declared once: menus,
// shortcuts and the palette are all made from the same list.
//
// A Set belongs to the UI thread.
package command

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is something that a user can ask for.
type Command struct {
	ID        string      // stable and unique: "view.panes.2"
	Title     string      // as in a menu: "Two panes"
	Menu      string      // heading of the menu that it is listed under
	Shortcuts []Keys      // any of them runs it; the first is shown
	Enabled   func() bool // nil means always
	Always    bool        // the shortcuts run it also while others are blocked
	Run       func()

	// Object is what the command would be done to now, such as the name of the
	// change that Undo takes back; it stands after the title and a colon. Nil or ""
	// for none.
	Object func() string
}

// Keys is a key with its modifiers.
type Keys = desktop.CustomShortcut

// Available says whether the command can be run now.
func (c Command) Available() bool { return c.Enabled == nil || c.Enabled() }

// Keys returns the first shortcut as a person reads it, or "".
func (c Command) Keys() string {
	if len(c.Shortcuts) == 0 {
		return ""
	}
	return KeyNames(c.Shortcuts[0])
}

// KeyNames returns keys as a person reads them: "Ctrl+Shift+P".
func KeyNames(keys Keys) string {
	var b strings.Builder
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{
		{fyne.KeyModifierControl, "Ctrl"},
		{fyne.KeyModifierSuper, superName()},
		{fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"},
	} {
		if keys.Modifier&m.modifier != 0 {
			b.WriteString(m.name + "+")
		}
	}
	switch keys.KeyName {
	case fyne.KeyLeft:
		b.WriteString("←")
	case fyne.KeyRight:
		b.WriteString("→")
	case fyne.KeyReturn:
		b.WriteString("Enter")
	case fyne.KeyEqual:
		b.WriteString("+")
	case fyne.KeyMinus:
		b.WriteString("−")
	default:
		b.WriteString(string(keys.KeyName))
	}
	return b.String()
}

func superName() string {
	if runtime.GOOS == "darwin" {
		return "Cmd"
	}
	return "Super"
}

// Set is an ordered list of commands.
type Set struct {
	// Blocked says whether shortcuts do nothing now, as while a dialog waits
	// for an answer. May be nil.
	Blocked func() bool

	commands []Command
	byKeys   map[string]int // shortcut name → index
}

// NewSet makes a set. Two commands with one id or one shortcut are a mistake
// in the program and panic.
func NewSet(commands ...Command) *Set {
	s := &Set{commands: commands, byKeys: map[string]int{}}
	ids := map[string]bool{}
	for i, c := range commands {
		if ids[c.ID] {
			panic("command: two commands have the id " + c.ID)
		}
		ids[c.ID] = true
		for _, keys := range c.Shortcuts {
			name := nameOf(keys)
			if j, taken := s.byKeys[name]; taken {
				panic("command: " + c.ID + " and " + commands[j].ID + " have the shortcut " + name)
			}
			s.byKeys[name] = i
		}
	}
	return s
}

// nameOf returns the name of the shortcut that Fyne makes of the keys: those
// that any text field knows have types of their own.
func nameOf(keys Keys) string {
	if keys.Modifier == fyne.KeyModifierShortcutDefault {
		switch keys.KeyName {
		case fyne.KeyZ:
			return (&fyne.ShortcutUndo{}).ShortcutName()
		case fyne.KeyY:
			return (&fyne.ShortcutRedo{}).ShortcutName()
		}
	}
	return keys.ShortcutName()
}

// All returns the commands in their order, with the titles that they have now:
// "Undo: colour of highlight".
func (s *Set) All() []Command {
	all := slices.Clone(s.commands)
	for i, c := range all {
		if c.Object == nil {
			continue
		}
		if object := c.Object(); object != "" {
			all[i].Title += ": " + object
		}
	}
	return all
}

// Find returns the command of that id.
func (s *Set) Find(id string) (Command, bool) {
	for _, c := range s.commands {
		if c.ID == id {
			return c, true
		}
	}
	return Command{}, false
}

// Keys returns the first shortcut of the command of that id as a person reads it, or "".
func (s *Set) Keys(id string) string {
	c, _ := s.Find(id)
	return c.Keys()
}

// Run runs the command of that id if it is available, and says whether it did.
func (s *Set) Run(id string) bool {
	c, ok := s.Find(id)
	if ok = ok && c.Available(); ok {
		c.Run()
	}
	return ok
}

// Handle runs the command that has the shortcut, if there is one, and says
// whether the shortcut belongs to a command. A command that is not available
// now still owns its shortcut.
func (s *Set) Handle(shortcut fyne.Shortcut) bool {
	i, ok := s.byKeys[shortcut.ShortcutName()]
	if !ok {
		return false
	}
	if c := s.commands[i]; c.Available() && (c.Always || s.Blocked == nil || !s.Blocked()) {
		c.Run()
	}
	return true
}

// HandleInField is Handle for a text field, which has an undo and redo of its
// own.
func (s *Set) HandleInField(shortcut fyne.Shortcut) bool {
	switch shortcut.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return false
	}
	return s.Handle(shortcut)
}

// Install binds the shortcuts to a canvas, for when no widget that takes
// shortcuts has the focus.
func (s *Set) Install(canvas fyne.Canvas) {
	handle := func(shortcut fyne.Shortcut) { s.Handle(shortcut) }
	canvas.AddShortcut(&fyne.ShortcutUndo{}, handle)
	canvas.AddShortcut(&fyne.ShortcutRedo{}, handle)
	for _, c := range s.commands {
		for _, keys := range c.Shortcuts {
			canvas.AddShortcut(&keys, handle)
		}
	}
}

// Menu returns the commands as one menu with a submenu for each heading, in
// the order in which the headings first occur.
func (s *Set) Menu() *fyne.Menu {
	var items []*fyne.MenuItem
	submenus := map[string]*fyne.Menu{}
	for _, c := range s.All() {
		sub := submenus[c.Menu]
		if sub == nil {
			sub = fyne.NewMenu(c.Menu)
			submenus[c.Menu] = sub
			item := fyne.NewMenuItem(c.Menu, nil)
			item.ChildMenu = sub
			items = append(items, item)
		}
		item := fyne.NewMenuItem(c.Title, c.Run)
		item.Disabled = !c.Available()
		if len(c.Shortcuts) > 0 {
			item.Shortcut = &c.Shortcuts[0]
		}
		sub.Items = append(sub.Items, item)
	}
	return fyne.NewMenu("", items...)
}
