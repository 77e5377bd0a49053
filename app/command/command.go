// Package command holds every command of the window, declared once: menus,
// shortcuts and the palette are all made from the same list.
//
// A Set belongs to the UI thread.
package command

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is something that a user can ask for.
type Command struct {
	ID       string // stable and unique: "view.panes.2"
	Title    string // as in a menu: "Two panes"
	Menu     string // heading of the menu that it is listed under
	Shortcut *desktop.CustomShortcut
	Enabled  func() bool // nil means always
	Run      func()
}

// Available says whether the command can be run now.
func (c Command) Available() bool { return c.Enabled == nil || c.Enabled() }

// Keys returns the shortcut as a person reads it, "Ctrl+Shift+P", or "".
func (c Command) Keys() string {
	if c.Shortcut == nil {
		return ""
	}
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
		if c.Shortcut.Modifier&m.modifier != 0 {
			b.WriteString(m.name + "+")
		}
	}
	switch c.Shortcut.KeyName {
	case fyne.KeyLeft:
		b.WriteString("←")
	case fyne.KeyRight:
		b.WriteString("→")
	case fyne.KeyEqual:
		b.WriteString("+")
	case fyne.KeyMinus:
		b.WriteString("−")
	default:
		b.WriteString(string(c.Shortcut.KeyName))
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
		if c.Shortcut == nil {
			continue
		}
		name := c.Shortcut.ShortcutName()
		if j, taken := s.byKeys[name]; taken {
			panic("command: " + c.ID + " and " + commands[j].ID + " have the shortcut " + c.Keys())
		}
		s.byKeys[name] = i
	}
	return s
}

// All returns the commands in their order.
func (s *Set) All() []Command { return s.commands }

// Run runs the command of that id if it is available, and says whether it did.
func (s *Set) Run(id string) bool {
	for _, c := range s.commands {
		if c.ID == id && c.Available() {
			c.Run()
			return true
		}
	}
	return false
}

// Handle runs the command that has the shortcut, if there is one, and says
// whether the shortcut belongs to a command. A command that is not available
// now still owns its shortcut.
//
// Fyne turns Ctrl+Z, Ctrl+Y and the clipboard keys into shortcuts of their
// own types; these are left to the focused widget and to [Set.Install].
func (s *Set) Handle(shortcut fyne.Shortcut) bool {
	if _, custom := shortcut.(*desktop.CustomShortcut); !custom {
		return false
	}
	i, ok := s.byKeys[shortcut.ShortcutName()]
	if !ok {
		return false
	}
	if c := s.commands[i]; c.Available() {
		c.Run()
	}
	return true
}

// Install binds the shortcuts to a canvas, for when no widget that takes
// shortcuts has the focus.
func (s *Set) Install(canvas fyne.Canvas) {
	for _, c := range s.commands {
		if c.Shortcut != nil {
			canvas.AddShortcut(c.Shortcut, func(shortcut fyne.Shortcut) { s.Handle(shortcut) })
		}
	}
}

// Menu returns the commands as one menu with a submenu for each heading, in
// the order in which the headings first occur.
func (s *Set) Menu() *fyne.Menu {
	var items []*fyne.MenuItem
	submenus := map[string]*fyne.Menu{}
	for _, c := range s.commands {
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
		if c.Shortcut != nil {
			item.Shortcut = c.Shortcut
		}
		sub.Items = append(sub.Items, item)
	}
	return fyne.NewMenu("", items...)
}
