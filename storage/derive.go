package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"runtime"
	"slices"
	"time"

	"collate/notes"
)

// derivation updates all that is derived from the records that a transaction
// changed: tags, names, links, facts and the search index.
//
// What depends on one record alone is computed on other goroutines, as soon as
// the record is known, while the transaction continues.
type derivation struct {
	records  map[notes.Ref]*derived
	texts    map[notes.ArticleID]bool // articles whose current text changed or was removed
	appeared map[notes.ArticleID]bool // articles that became visible or hidden
	queue    chan *derived
	progress notes.Progress
}

// derived is what is derived from one record.
type derived struct {
	before, after notes.Record  // the record before and after the transaction; nil for none
	ready         chan struct{} // closed when the fields below are set
	references    references
	runs          []run
	alike         bool // the index text is unchanged
	inPlace       bool // the rows can be updated in place: as many as before, and not modified by the user
}

// newDerivation starts the goroutines of a derivation for at most operations
// records, and reports to progress how many records are done. The caller must
// call stop.
func newDerivation(ctx context.Context, operations int, progress notes.Progress) derivation {
	progress.Tell(0, operations)
	d := derivation{
		make(map[notes.Ref]*derived), make(map[notes.ArticleID]bool), make(map[notes.ArticleID]bool), make(chan *derived, operations), progress,
	}
	// One core is left to the transaction, which would otherwise wait to be
	// scheduled after each statement.
	for range min(operations, max(1, runtime.GOMAXPROCS(0)-1)) {
		go func() {
			for r := range d.queue {
				if ctx.Err() == nil {
					r.derive()
				}
				close(r.ready)
			}
		}()
	}
	return d
}

// derive computes what is derived from the record alone.
func (r *derived) derive() {
	before, after := runsOf(r.before), runsOf(r.after)
	r.references, r.runs = referencesOf(r.after), joined(after)
	if r.before == nil || trashed(r.before) != trashed(r.after) {
		return
	}
	r.alike = slices.EqualFunc(before, after, run.equal)
	r.inPlace = slices.EqualFunc(before, after, run.fits) && lastModified(r.before).Equal(lastModified(r.after))
}

func (d derivation) stop() { close(d.queue) }

// add records an operation and the value that it replaced.
func (d derivation) add(op notes.Op, before notes.Record) {
	switch op.Ref.Kind {
	case notes.KindRevision:
		for _, r := range []notes.Record{op.Value, before} {
			if r, ok := r.(notes.Revision); ok {
				d.texts[r.Article] = true
			}
		}
		return
	case notes.KindArticle:
		id := notes.ArticleID(op.Ref.ID)
		old, existed := before.(notes.Article)
		a, exists := op.Value.(notes.Article)
		if (existed && old.Trashed.IsZero()) != (exists && a.Trashed.IsZero()) {
			d.appeared[id] = true
		}
		if d.appeared[id] || old.Revision != a.Revision {
			d.texts[id] = true
		}
	}
	if earlier := d.records[op.Ref]; earlier != nil {
		before = earlier.before
	}
	d.begin(op.Ref, before, op.Value)
}

// begin starts to compute what is derived from a record.
func (d derivation) begin(ref notes.Ref, before, after notes.Record) {
	r := &derived{before: before, after: after, ready: make(chan struct{})}
	d.records[ref] = r
	d.queue <- r
}

// atOnce is the number of records in a batch. Within a batch, rows are deleted
// from the search index before others are inserted: the index flushes its memory
// to the file whenever a row with a lower number follows one with a higher
// number.
const atOnce = 500

// update writes all that is derived.
func (d derivation) update(ctx context.Context, tx *sql.Tx) error {
	if err := d.addAppeared(ctx, tx); err != nil {
		return err
	}
	// Sorted by id, so that equal edits make equal indexes.
	for _, id := range slices.Sorted(maps.Keys(d.texts)) {
		if err := deriveText(ctx, tx, id); err != nil {
			return err
		}
	}
	refs := slices.SortedFunc(maps.Keys(d.records), func(a, b notes.Ref) int { return cmp.Compare(a.ID, b.ID) })
	done := 0
	for chunk := range slices.Chunk(refs, atOnce) {
		if err := d.updateRecords(ctx, tx, chunk); err != nil {
			return err
		}
		done += len(chunk)
		d.progress.Tell(done, len(refs))
	}
	return nil
}

// addAppeared adds the highlights on articles that became visible or hidden.
func (d derivation) addAppeared(ctx context.Context, tx *sql.Tx) error {
	for id := range d.appeared {
		highlights, err := highlightsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, h := range highlights {
			if d.records[h.Ref()] == nil {
				d.add(notes.Put(h), h)
			}
		}
	}
	return nil
}

// updateRecords updates what is derived from the records refs.
func (d derivation) updateRecords(ctx context.Context, tx *sql.Tx, refs []notes.Ref) error {
	statements := context.WithoutCancel(ctx) // a cancellable context costs a goroutine per statement
	written, err := referencesOn(statements, tx, refs)
	if err != nil {
		return err
	}
	var out []string
	var in, inPlace []run
	for i, ref := range refs {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := d.records[ref]
		seen, err := inSight(statements, tx, r.after)
		if err != nil {
			return err
		}
		<-r.ready
		if !seen {
			r.references, r.runs = references{}, nil
		}
		if err := refer(statements, tx, ref, written[i], r.references); err != nil {
			return err
		}
		if ref.Kind == notes.KindArticle {
			if err := putFacts(statements, tx, ref, r.after, seen); err != nil {
				return err
			}
		}
		h, ok := r.after.(notes.Highlight)
		switch appeared := ok && d.appeared[h.Article]; {
		case r.alike && !appeared:
		case r.inPlace && !appeared:
			inPlace = append(inPlace, r.runs...)
		default:
			out, in = append(out, ref.ID), append(in, r.runs...)
		}
	}
	if err := unindex(statements, tx, false, out...); err != nil {
		return err
	}
	if err := reindex(statements, tx, inPlace...); err != nil {
		return err
	}
	return index(statements, tx, in...)
}

// visible returns the record, or nil if it does not exist or if it or its
// article is in the trash.
func visible(ctx context.Context, tx *sql.Tx, ref notes.Ref) (notes.Record, error) {
	r, err := record(ctx, tx, ref)
	if err != nil {
		return nil, err
	}
	if seen, err := inSight(ctx, tx, r); !seen || err != nil {
		return nil, err
	}
	return r, nil
}

// inSight says whether r is visible: not nil, and neither it nor its article is
// in the trash.
func inSight(ctx context.Context, tx *sql.Tx, r notes.Record) (bool, error) {
	if r == nil || trashed(r) {
		return false, nil
	}
	if h, ok := r.(notes.Highlight); ok {
		article, err := visible(ctx, tx, notes.Ref{Kind: notes.KindArticle, ID: string(h.Article)})
		return article != nil, err
	}
	return true, nil
}

// trashed says whether a record itself is in the trash. It is true for
// revisions, tags and nil, which are never shown by themselves.
func trashed(r notes.Record) bool {
	switch r := r.(type) {
	case notes.Article:
		return !r.Trashed.IsZero()
	case notes.Highlight:
		return !r.Trashed.IsZero()
	case notes.Note:
		return !r.Trashed.IsZero()
	}
	return true
}

// lastModified returns the time of the user's last change of a record; zero for
// revisions, tags and nil.
func lastModified(r notes.Record) time.Time {
	switch r := r.(type) {
	case notes.Article:
		return r.Modified
	case notes.Highlight:
		return r.Modified
	case notes.Note:
		return r.Modified
	}
	return time.Time{}
}

// deriveText replaces the current text of an article in the search index.
func deriveText(ctx context.Context, tx *sql.Tx, id notes.ArticleID) error {
	if err := unindex(ctx, tx, true, string(id)); err != nil {
		return err
	}
	a, err := visible(ctx, tx, notes.Ref{Kind: notes.KindArticle, ID: string(id)})
	if a == nil || err != nil {
		return err
	}
	r, err := revisionRecord(ctx, tx, a.(notes.Article).Revision)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return index(ctx, tx, joined([]run{textRun(r)})...)
}

// deriveAll derives everything from all records, into empty tables, and reports
// to progress how many records are done.
func deriveAll(ctx context.Context, tx *sql.Tx, progress notes.Progress) error {
	rows, err := tx.QueryContext(ctx, `
		SELECT ?, id FROM articles UNION ALL SELECT ?, id FROM highlights UNION ALL SELECT ?, id FROM notes`,
		notes.KindArticle, notes.KindHighlight, notes.KindNote)
	if err != nil {
		return err
	}
	refs, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
	if err != nil {
		return err
	}
	progress.Tell(0, len(refs))
	done := 0
	for chunk := range slices.Chunk(refs, atOnce) {
		if err := deriveNew(ctx, tx, chunk); err != nil {
			return err
		}
		done += len(chunk)
		progress.Tell(done, len(refs))
	}
	return nil
}

// deriveNew derives everything from records from which nothing has been derived
// yet.
func deriveNew(ctx context.Context, tx *sql.Tx, refs []notes.Ref) error {
	statements := context.WithoutCancel(ctx) // a cancellable context costs a goroutine per statement
	all, err := records(statements, tx, refs)
	if err != nil {
		return err
	}
	d := newDerivation(ctx, len(refs), nil)
	defer d.stop()
	for _, ref := range refs {
		d.begin(ref, nil, all[ref])
	}
	for _, ref := range refs {
		if ref.Kind == notes.KindArticle {
			if err := deriveText(statements, tx, notes.ArticleID(ref.ID)); err != nil {
				return err
			}
		}
	}
	return d.updateRecords(ctx, tx, refs)
}
