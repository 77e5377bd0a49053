package app

import (
	"context"
	"encoding/json"
	"maps"
	"sync"
	"time"

	"collate/app/theme"
	"collate/app/writing"
	"collate/notes"
)

// sessionKey is the setting with the session.
const sessionKey = "window"

// sessionPause is how long the window waits for more changes before it saves the
// session.
const sessionPause = 400 * time.Millisecond

// session is the state of the window that is restored at the next start. It is
// stored in the notebook, so that each notebook has its own.
type session struct {
	Width    float32     `json:"width"`
	Height   float32     `json:"height"`
	Panes    []opened    `json:"panes"`
	Arranged arrangement `json:"arranged,omitempty"`
	Weights  [][]float64 `json:"weights,omitempty"` // shares of the rows, and then those in each row
	Focus    int         `json:"focus"`             // index of the focused pane

	Theme theme.Variant `json:"theme"`
	typography

	Library float32   `json:"library"`          // width, px
	Margin  float32   `json:"margin"`           // width, px
	Follow  following `json:"follow,omitempty"` // how panes scroll together

	HideLibrary bool     `json:"hideLibrary,omitempty"`
	Folded      []string `json:"folded,omitempty"` // sections of the library
	HideMargin  bool     `json:"hideMargin,omitempty"`
	Side        side     `json:"side,omitempty"` // what the right side shows

	View writing.View `json:"view,omitempty"` // how the user wants to see notes

	// Reading is how far each article was read; Notes is where each note was left.
	Reading map[notes.RevisionID]place     `json:"reading,omitempty"`
	Notes   map[notes.NoteID]writing.Place `json:"notes,omitempty"`

	Searches searches `json:"searches,omitzero"`

	Beside bool `json:"beside,omitempty"` // the cards of the margin are beside their passages

	fresh  bool // nothing was stored: this is the first start
	tidied bool // tidy has been called
}

// opened is the content of a pane.
type opened struct {
	Ref   notes.Ref `json:"ref"`   // an article or a note; the zero value is an empty pane
	Place int       `json:"place"` // code point of the top line; negative for where the text was left
	// View is how a note is shown, and At where the user is in it.
	View writing.View  `json:"view,omitempty"`
	At   writing.Place `json:"at,omitzero"`
	// Title is a title that was being typed; "" for none.
	Title string `json:"title,omitempty"`
}

// place is how far a text was read.
type place struct {
	Place    int     `json:"place"`    // code point of the top line
	Progress float64 `json:"progress"` // 0 to 1
}

func newSession() session {
	return session{
		Width: 1400, Height: 900,
		Panes:      []opened{{}, {}},
		Library:    libraryWidth,
		Margin:     marginWidth,
		fresh:      true,
		Theme:      theme.Light,
		typography: normalTypography(),
		Reading:    map[notes.RevisionID]place{},
		Notes:      map[notes.NoteID]writing.Place{},
	}
}

// loadSession returns the stored session, or a new one if there is none or it
// cannot be read: a lost layout must not prevent the start.
func loadSession(ctx context.Context, notebook Notebook) session {
	s := session{Reading: map[notes.RevisionID]place{}, Notes: map[notes.NoteID]writing.Place{}, typography: normalTypography()}
	data, exists, err := notebook.Setting(ctx, sessionKey)
	if err != nil || !exists || json.Unmarshal(data, &s) != nil {
		return newSession()
	}
	if n := len(s.Panes); n < 1 || n > maxPanes {
		s.Panes = newSession().Panes
	}
	s.Focus = min(max(s.Focus, 0), len(s.Panes)-1)
	s.View = known(s.View)
	for i := range s.Panes {
		s.Panes[i].View = known(s.Panes[i].View)
	}
	s.typography = s.typography.inBounds()
	return s
}

// tidy drops, once after the start, the places of revisions that are no longer
// current and of notes that no longer exist. Later, deletions may still be undone.
func (s *session) tidy(l listing) {
	if s.tidied {
		return
	}
	s.tidied = true
	read, left := s.Reading, s.Notes
	s.Reading, s.Notes = make(map[notes.RevisionID]place), make(map[notes.NoteID]writing.Place)
	for _, a := range l.articles {
		if at, known := read[a.Revision]; known {
			s.Reading[a.Revision] = at
		}
	}
	for _, n := range l.notes {
		if at, known := left[n.ID]; known {
			s.Notes[n.ID] = at
		}
	}
}

// known returns the valid view that is nearest to v.
func known(v writing.View) writing.View { return min(max(v, writing.Read), writing.Both) }

// keeper saves sessions off the UI thread, only the last of several in quick
// succession. It is safe for concurrent use.
type keeper struct {
	notebook Notebook

	saving sync.Mutex // held while a session is written

	mu    sync.Mutex
	next  *session
	timer *time.Timer
}

// keep saves the session after sessionPause.
func (k *keeper) keep(s session) {
	s.Reading, s.Notes = maps.Clone(s.Reading), maps.Clone(s.Notes)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.next = &s
	if k.timer == nil {
		k.timer = time.AfterFunc(sessionPause, func() { _ = k.flush() })
	}
}

// flush saves the waiting session at once. If that fails, the session goes on
// waiting.
func (k *keeper) flush() error {
	k.saving.Lock()
	defer k.saving.Unlock()
	s := k.take()
	if s == nil {
		return nil
	}
	data, err := json.Marshal(s)
	if err == nil {
		err = k.notebook.SetSetting(context.Background(), sessionKey, data)
	}
	if err != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.next == nil { // otherwise a later one is waiting
			k.next = s
		}
	}
	return err
}

// take removes and returns the waiting session, or nil.
func (k *keeper) take() *session {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.timer != nil {
		k.timer.Stop()
		k.timer = nil
	}
	s := k.next
	k.next = nil
	return s
}
