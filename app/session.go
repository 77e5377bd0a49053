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

// sessionKey is the setting that a session is kept under.
const sessionKey = "window"

// sessionPause is how long the window waits for more changes before it saves
// its session.
const sessionPause = 400 * time.Millisecond

// session is what the window remembers from one start to the next. It is kept
// in the notebook, so that each notebook has its own.
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

	// Reading is how far each article was read, and Notes where each note was left.
	Reading map[notes.RevisionID]place     `json:"reading,omitempty"`
	Notes   map[notes.NoteID]writing.Place `json:"notes,omitempty"`

	Searches searches `json:"searches,omitzero"`

	Beside bool `json:"beside,omitempty"` // the cards of the margin stand beside their passages

	fresh  bool // nothing was kept: this is the first start
	tidied bool // places in what is gone were forgotten since the start
}

// opened is what stands in a pane.
type opened struct {
	Ref   notes.Ref `json:"ref"`   // an article or a note; the zero value is an empty pane
	Place int       `json:"place"` // code point of the top line; negative for where the text was left
	// View is how a note is shown, and At where the user is in it.
	View writing.View  `json:"view,omitempty"`
	At   writing.Place `json:"at,omitzero"`
	// Title is what was being typed as its title, "" for none.
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

// loadSession returns the session that was kept last, or a new one if there is
// none or it cannot be read: a lost layout is no reason not to open.
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

// tidy forgets, once after the start, places in texts that no article has any more
// and in notes that are gone. Until then, what goes may come back.
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

// known returns a view that there is.
func known(v writing.View) writing.View { return min(max(v, writing.Read), writing.Both) }

// keeper saves sessions off the UI thread, the last of several that come
// shortly after each other. Safe for any goroutine.
type keeper struct {
	notebook Notebook

	saving sync.Mutex // held while a session is written

	mu    sync.Mutex
	next  *session
	timer *time.Timer
}

// keep saves the session in a moment.
func (k *keeper) keep(s session) {
	s.Reading, s.Notes = maps.Clone(s.Reading), maps.Clone(s.Notes)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.next = &s
	if k.timer == nil {
		k.timer = time.AfterFunc(sessionPause, func() { _ = k.flush() })
	}
}

// flush saves at once what waits to be saved. What cannot be saved goes on waiting.
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
		if k.next == nil { // else a later one waits already
			k.next = s
		}
	}
	return err
}

// take returns the session that waits to be saved, or nil, which waits no more.
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
