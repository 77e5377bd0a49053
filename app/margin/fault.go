package margin

import (
	"maps"

	"collate/app/widget/textview"
	"collate/notes/link"
)

// SetFaults sets the targets of broken links in comments and the reasons.
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

// read returns a rendered comment with its broken links marked.
func (m *Margin) read(comment string) *textview.Text {
	t := m.Text(comment)
	for i := range t.Links {
		l, _ := link.Parse(t.Links[i].Target)
		t.Links[i].Fault = m.faults[l.Target]
	}
	return t
}
