package storage

import (
	"context"
	"database/sql"
	"fmt"

	"collate/notes"
	"collate/notes/link"
)

// leadsNowhere returns the problem that a link has no target. Hidden is its
// target in the trash, or the zero Ref.
func leadsNowhere(ctx context.Context, tx *sql.Tx, target link.Target, hidden notes.Ref) error {
	shown := target
	if shown.Highlight != "" { // an id means nothing to a reader
		shown.Highlight = "…"
	}
	p := &notes.Problem{What: fmt.Sprintf("The link %s leads nowhere", link.Link{Target: shown}), Cause: notes.ErrNotFound}
	switch {
	case hidden.ID != "":
		r, err := record(ctx, tx, hidden)
		if err != nil {
			return err
		}
		p.What, p.Why, p.Cause = fmt.Sprintf("The link to the %s %s leads nowhere", hidden.Kind, quoted(r)), "it is in the trash", notes.ErrInTrash
		p.Remedy = "Take it out of there, or change the link."
	case target.Highlight != "":
		p.Why, p.Remedy = "there is no such highlight", "Change the link."
	default:
		p.Remedy = fmt.Sprintf("Write a note of the title “%s”, or change the link.", target.Name)
	}
	return p
}

// hiddenRecords finds records in the trash by name; among several with one name,
// the one that was put there last. It reads the names once.
type hiddenRecords struct {
	ctx   context.Context
	tx    *sql.Tx
	names map[string]notes.Ref // normalised
}

// of returns the record in the trash with the normalised name or, if highlight
// is not empty, the highlight with that id; the zero Ref if there is none.
func (h *hiddenRecords) of(name, highlight string) (notes.Ref, error) {
	if h.names == nil {
		if err := h.read(); err != nil {
			return notes.Ref{}, err
		}
	}
	if highlight != "" {
		name = highlight
	}
	ref := h.names[name]
	if name == "" || highlight != "" && ref.Kind != notes.KindHighlight {
		return notes.Ref{}, nil
	}
	return ref, nil
}

func (h *hiddenRecords) read() error {
	rows, err := h.tx.QueryContext(h.ctx, `
		SELECT ?1, id, trashed AS since FROM articles WHERE trashed IS NOT NULL
		UNION ALL
		SELECT ?2, id, trashed FROM highlights WHERE trashed IS NOT NULL OR article IN (SELECT id FROM articles WHERE trashed IS NOT NULL)
		UNION ALL
		SELECT ?3, id, trashed FROM notes WHERE trashed IS NOT NULL
		ORDER BY since DESC, id`, notes.KindArticle, notes.KindHighlight, notes.KindNote)
	if err != nil {
		return err
	}
	refs, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID, new(sql.NullString)} })
	if err != nil {
		return err
	}
	all, err := records(h.ctx, h.tx, refs)
	h.names = make(map[string]notes.Ref)
	for _, ref := range refs {
		for _, n := range namesOf(all[ref]) {
			if first, taken := h.names[n.name]; !taken || n.rank == byID && first.ID != ref.ID {
				h.names[n.name] = ref
			}
		}
	}
	return err
}
