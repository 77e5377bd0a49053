package margin

import (
	"maps"

	"collate/app/widget/textview"
	"collate/notes/link"
)

// SetFaults tells what the links in comments lead to that lead nowhere, and why.
func (m *Margin) SetFaults(faults map[link.Target]string) {
	if maps.Equal(faults, m.faults) {
		return
	}
	m.faults = faults
	m.pen.editor.SetFaults(func(target string) string {
		l, _ := link.Parse("[[" + target + "]]")
		return faults[l.Target]
	})
	for _, c := range m.made {
		c.readAgain()
	}
}

// read returns a comment as it is read, with the links in it that lead nowhere.
func (m *Margin) read(comment string) *textview.Text {
	t := m.Text(comment)
	for i := range t.Links {
		l, _ := link.Parse(t.Links[i].Target)
		t.Links[i].Fault = m.faults[l.Target]
	}
	return t
}
