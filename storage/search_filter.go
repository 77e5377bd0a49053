package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/query"
)

// filter is the conjunction of all filters of a query, as two conditions on a row i of
// the table "indexed". Both hold for each row that passes. The condition passes is
// fast for a given row; among is fast for listing rows, and omits some filters.
type filter struct {
	passes     string
	passesArgs []any
	among      string
	amongArgs  []any
}

// isEmpty says whether all rows pass.
func (f filter) isEmpty() bool { return f.passes == everything }

const everything = "1"

// newFilter translates filters to SQL. Days begin at midnight in the time zone.
func newFilter(ctx context.Context, tx *sql.Tx, all []query.Filter, zone *time.Location) (filter, error) {
	f := filter{passes: everything, among: everything}
	for _, q := range all {
		c, err := newCondition(ctx, tx, q, zone)
		if err != nil {
			return filter{}, err
		}
		if q.Unwanted {
			f.passes += " AND NOT (" + c.passes + ")"
		} else {
			f.passes += " AND (" + c.passes + ")"
			if c.among != "" {
				f.among += " AND (" + c.among + ")"
				f.amongArgs = append(f.amongArgs, c.args...)
			}
		}
		f.passesArgs = append(f.passesArgs, c.args...)
	}
	if len(all) > 0 {
		f.passes = strings.TrimPrefix(f.passes, everything+" AND ")
	}
	return f, nil
}

// condition is one filter. Both conditions have the same arguments; among is "" if
// there is no fast way to list the rows.
type condition struct {
	passes, among string
	args          []any
}

func newCondition(ctx context.Context, tx *sql.Tx, q query.Filter, zone *time.Location) (condition, error) {
	switch q.Operator {
	case query.OpTag:
		return tagged(q.Values), nil
	case query.OpIn:
		const in = "i.article IN (SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(?1)) OR id IN (SELECT value FROM json_each(?1)))"
		return same(strings.ReplaceAll(in, "?1", "?"), list(q.Values), list(q.Values)), nil
	case query.OpKind:
		kinds := slices.Clone(q.Values)
		if slices.Contains(kinds, string(notes.HitArticle)) {
			kinds = append(kinds, string(kindText))
		}
		return same("i.kind IN (SELECT value FROM json_each(?))", list(kinds)), nil
	case query.OpColor:
		return ofHighlights("h.color IN (SELECT value FROM json_each(?))", list(q.Values)), nil
	case query.OpHas:
		return ofHighlights("h.comment <> ''"), nil
	case query.OpBy:
		return ofArticles("authors", q.Values), nil
	case query.OpFrom:
		return ofArticles("outlets", q.Values), nil
	case query.OpBefore, query.OpAfter:
		return dated(ctx, tx, q, zone)
	}
	return condition{}, fmt.Errorf("there is no filter “%s”", q.Operator)
}

// same returns a condition that is fast both for one row and for listing.
func same(sql string, args ...any) condition { return condition{sql, sql, args} }

// tagged returns the condition for records with one of the tags, or with a tag below
// one.
func tagged(tags []string) condition {
	var names []string
	var c condition
	for _, tag := range tags {
		name := link.Normalize(tag)
		names = append(names, "t.name = ? OR t.name >= ? || '/' AND t.name < ? || '0'") // "0" follows "/" in ASCII
		c.args = append(c.args, name, name, name)
	}
	one := strings.Join(names, " OR ")
	c.passes = `EXISTS (SELECT 1 FROM tags t WHERE t.record = i.record AND (` + one + `)
		AND t.kind = CASE i.kind WHEN 'text' THEN 'article' WHEN 'comment' THEN 'highlight' ELSE i.kind END)`
	c.among = "i.record IN (SELECT t.record FROM tags t WHERE " + one + ")"
	return c
}

// ofHighlights returns the condition for highlights h for which one holds, and for
// their comments.
func ofHighlights(one string, args ...any) condition {
	return condition{
		"i.kind IN ('highlight', 'comment') AND EXISTS (SELECT 1 FROM highlights h WHERE h.id = i.record AND " + one + ")",
		"i.record IN (SELECT h.id FROM highlights h WHERE " + one + ")",
		args,
	}
}

// ofArticles returns the condition for articles with one of the names in a column of
// their facts: successive words of it, the last of which may be a prefix. The letter ə
// also matches e and a.
func ofArticles(column string, names []string) condition {
	var one []string
	var args []any
	for _, name := range names {
		words := query.Join(name)
		if words == "" {
			continue
		}
		for _, written := range []string{"ə", "e", "a"} {
			one = append(one, "instr(replace("+column+", 'ə', ?), ?)")
			args = append(args, written, " "+strings.ReplaceAll(words, "ə", written))
		}
	}
	if len(one) == 0 {
		return same("0")
	}
	return same("i.article IN (SELECT article FROM article_facts WHERE "+strings.Join(one, " OR ")+")", args...)
}

// dated returns the condition for records before a day, or from that day on: articles
// by the publication of the account, highlights and comments by their creation, notes
// by their last change.
func dated(ctx context.Context, tx *sql.Tx, q query.Filter, zone *time.Location) (condition, error) {
	compare := ">="
	if q.Operator == query.OpBefore {
		compare = "<"
	}
	var days []time.Time
	for _, value := range q.Values {
		day, err := time.Parse(time.DateOnly, value)
		if err != nil {
			return condition{}, err
		}
		days = append(days, day)
	}
	slices.SortFunc(days, time.Time.Compare)
	day := days[0] // of several days the one that admits most
	if q.Operator == query.OpBefore {
		day = days[len(days)-1]
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, zone).UTC().Format(timeLayout)
	c := condition{
		passes: `CASE
			WHEN i.kind = 'note' THEN EXISTS (SELECT 1 FROM notes n WHERE n.id = i.record AND n.modified ` + compare + ` ?)
			WHEN i.kind IN ('highlight', 'comment') THEN EXISTS (SELECT 1 FROM highlights h WHERE h.id = i.record AND h.created ` + compare + ` ?)
			ELSE i.article IN (SELECT article FROM article_facts WHERE issued ` + compare + ` ?) END`,
		args: []any{at, at, dayNumber(day)},
	}
	among := "SELECT id FROM notes WHERE modified " + compare + " ? UNION ALL SELECT id FROM highlights WHERE created " + compare +
		" ? UNION ALL SELECT article FROM article_facts WHERE issued " + compare + " ?"
	var few bool
	err := tx.QueryRowContext(ctx, "SELECT count(*) < ? FROM (SELECT 1 FROM ("+among+") LIMIT ?)", append(append([]any{filteredMost}, c.args...), filteredMost)...).Scan(&few)
	if few {
		c.among = "i.record IN (" + among + ")"
	}
	return c, err
}
