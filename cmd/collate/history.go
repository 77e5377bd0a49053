package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"collate/notes"
	"collate/storage"
)

type historyCommand struct {
	Limit int `default:"20" placeholder:"N" help:"How many changes to list at most; ${default} without it."`
}

// Help says what --json prints.
func (historyCommand) Help() string {
	return "With --json: [{" + changeShape + "}], where state is in force, undone, superseded (undone for good) or fixed (cannot be undone), " +
		"records is how many were changed, and kind, record (its id) and title are of the one that it is about, or empty."
}

// changeShape is what --json prints of an entry of the history.
const changeShape = "seq, id, name, time, state, records, kind, record, title"

// Run lists the last changes of the notebook, the newest first.
func (c historyCommand) Run(ctx context.Context, p *program) error {
	if c.Limit < 1 {
		return usageError{&notes.Problem{What: "--limit has to be 1 or more"}}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		entries, err := store.History(ctx, 0, c.Limit)
		if err != nil {
			return err
		}
		list, err := p.describeEntries(ctx, store, entries)
		if err != nil {
			return err
		}
		return p.print(changeList(list))
	})
}

// changeData is an entry of the history.
type changeData struct {
	Seq     int64        `json:"seq"`
	ID      notes.EditID `json:"id"`
	Name    string       `json:"name"`
	Time    time.Time    `json:"time"`
	State   notes.State  `json:"state"`
	Records int          `json:"records"` // how many it set or removed
	Kind    notes.Kind   `json:"kind"`    // of what it is about; "" if that are several
	Record  string       `json:"record"`  // the id of that
	Title   string       `json:"title"`   // as the entry left it; the words of a highlight

	local time.Time
}

func (p *program) describeEntries(ctx context.Context, store *storage.Store, entries []notes.Entry) ([]changeData, error) {
	subjects, err := store.Subjects(ctx, entries)
	if err != nil {
		return nil, err
	}
	list := make([]changeData, len(entries))
	for i, e := range entries {
		about := subjects[i]
		list[i] = changeData{
			Seq: e.Seq, ID: e.ID, Name: e.Name, Time: e.Time.UTC(), State: e.State, Records: e.Records,
			Kind: about.Ref.Kind, Record: about.Ref.ID, Title: about.Title, local: e.Time.In(p.now().Location()),
		}
	}
	return list, nil
}

// called is its name with what it is about: "rename note “Zeta”".
func (e changeData) called() string {
	name := oneLine(e.Name)
	switch {
	case e.Kind == notes.KindHighlight:
		return name + " " + shortQuote(e.Title)
	case e.Title != "" && !strings.Contains(name, oneLine(e.Title)):
		return name + " “" + oneLine(e.Title) + "”"
	}
	return name
}

type changeList []changeData

func (list changeList) text() string {
	if len(list) == 0 {
		return "Nothing has been changed yet.\n"
	}
	rows := make([][]string, len(list))
	for i, e := range list {
		rows[i] = []string{fmt.Sprint(e.Seq), e.local.Format("2006-01-02 15:04"), fmt.Sprint(e.Records), e.called() + inWords(e.State)}
	}
	return table([]string{" STEP", "TIME", " ITEMS", "CHANGE"}, rows)
}

// inWords says after the name of an entry how it stands, if there is something
// to say.
func inWords(state notes.State) string {
	switch state {
	case notes.Undone:
		return " (undone)"
	case notes.Superseded:
		return " (undone for good)"
	case notes.Fixed:
		return " (cannot be undone)"
	}
	return ""
}

type undoCommand struct {
	Steps int `arg:"" optional:"" default:"1" name:"n" help:"How many changes to take back; ${default} without it."`
}

// Help says what --json prints.
func (undoCommand) Help() string { return "With --json: [{" + changeShape + "}]" }

// Run takes the last changes of the notebook back.
func (c undoCommand) Run(ctx context.Context, p *program) error {
	return p.walk(ctx, c.Steps, "Undoing", "Undone: ", (*storage.Store).Undo)
}

type redoCommand struct {
	Steps int `arg:"" optional:"" default:"1" name:"n" help:"How many changes to make again; ${default} without it."`
}

// Help says what --json prints.
func (redoCommand) Help() string { return "With --json: [{" + changeShape + "}]" }

// Run makes changes again that were taken back.
func (c redoCommand) Run(ctx context.Context, p *program) error {
	return p.walk(ctx, c.Steps, "Redoing", "Redone: ", (*storage.Store).Redo)
}

// walk takes steps of the history. If there are fewer, it takes those, and fails.
func (p *program) walk(ctx context.Context, steps int, doing, done string,
	step func(*storage.Store, context.Context, int64, notes.Progress) (notes.Entry, error)) error {
	if steps < 1 {
		return usageError{&notes.Problem{What: "The number of changes has to be 1 or more"}}
	}
	return p.withNotebook(ctx, func(store *storage.Store) error {
		var taken []notes.Entry
		var err error
		progress := newProgress(p.stderr, 1)
		for range steps {
			var e notes.Entry
			if e, err = step(store, ctx, 0, progress.of(doing)); err != nil {
				break
			}
			taken = append(taken, e)
		}
		progress.clear()
		if len(taken) == 0 {
			return err
		}
		list, failure := p.describeEntries(ctx, store, taken)
		if failure == nil {
			failure = p.print(walkedList{list, done})
		}
		if failure != nil {
			return failure
		}
		if errors.Is(err, notes.ErrNoStep) {
			err = &notes.Problem{What: fmt.Sprintf("Only %s could be taken: there is nothing more", count(len(taken), "step"))}
		}
		if err != nil {
			p.tell(err)
			return errTold
		}
		return nil
	})
}

// walkedList is the steps that were taken, the first one first.
type walkedList struct {
	list []changeData
	done string
}

// MarshalJSON writes the list of the steps.
func (w walkedList) MarshalJSON() ([]byte, error) { return json.Marshal(w.list) }

func (w walkedList) text() string {
	var b strings.Builder
	for _, e := range w.list {
		b.WriteString(w.done + e.called())
		if items := count(e.Records, "item"); e.Record == "" && !strings.HasSuffix(e.Name, items) {
			b.WriteString(" on " + items)
		}
		b.WriteString(".\n")
	}
	return b.String()
}
