package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"collate/notes"
	"collate/notes/query"
)

// nodeTitle is how many characters of a highlight stand for it in a graph or
// among the candidates for a link.
const nodeTitle = 80

// Graph returns what is linked to what within some steps around a note, article
// or highlight, whichever way the links lead: at most that many nodes, the nearest
// first and of those equally near the ones with the most links. A highlight
// is linked to its article. What does not exist has a graph without nodes.
func (s *Store) Graph(ctx context.Context, ref notes.Ref, steps, limit int) (graph notes.Graph, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err := visible(ctx, tx, ref)
		if r == nil || err != nil || limit <= 0 {
			return err
		}
		g := grapher{ctx: ctx, tx: tx, index: map[notes.Ref]int{ref: 0}, neighbours: make(map[notes.Ref][]neighbour)}
		g.Nodes = []notes.GraphNode{{Ref: ref}}
		if err := g.grow(steps, limit); err != nil {
			return err
		}
		if err := g.connect(); err != nil {
			return err
		}
		graph = g.Graph
		return g.name(graph.Nodes)
	})
	return graph, err
}

type grapher struct {
	ctx context.Context
	tx  *sql.Tx
	notes.Graph
	index      map[notes.Ref]int         // in Nodes
	neighbours map[notes.Ref][]neighbour // of those that were asked for
}

// neighbour is a record at the other end of one link or more.
type neighbour struct {
	ref  notes.Ref
	from bool // the links stand in it
}

// grow adds the nodes, one step after the other.
func (g *grapher) grow(steps, limit int) error {
	ring := []notes.Ref{g.Nodes[0].Ref}
	for distance := 1; distance <= steps && len(ring) > 0; distance++ {
		links := make(map[notes.Ref]int) // between each new node and those before it
		for _, ref := range ring {
			near, err := g.near(ref)
			if err != nil {
				return err
			}
			for _, n := range near {
				if _, known := g.index[n.ref]; !known {
					links[n.ref]++
				}
			}
		}
		next, err := g.byDegree(links)
		if err != nil {
			return err
		}
		if free := limit - len(g.Nodes); len(next) > free {
			next, g.More = next[:free], true
		}
		for _, ref := range next {
			g.index[ref] = len(g.Nodes)
			g.Nodes = append(g.Nodes, notes.GraphNode{Ref: ref, Distance: distance})
		}
		ring = next
	}
	return nil
}

// byDegree returns the records with most links first: those that lead to them
// from anywhere, and then those from the nodes before.
func (g *grapher) byDegree(found map[notes.Ref]int) ([]notes.Ref, error) {
	refs := slices.Collect(maps.Keys(found))
	list, err := json.Marshal(refs)
	if err != nil {
		return nil, err
	}
	rows, err := g.tx.QueryContext(g.ctx, `
		SELECT kind, record,
			(SELECT count(*) FROM names n JOIN links ON links.name = n.name WHERE n.kind = r.kind AND n.record = r.record)
			+ (SELECT count(*) FROM links WHERE links.kind = r.kind AND links.record = r.record)
		FROM (SELECT value ->> 'kind' AS kind, value ->> 'id' AS record FROM json_each(?)) r`, string(list))
	if err != nil {
		return nil, err
	}
	type linked struct {
		ref   notes.Ref
		links int
	}
	all, err := collect(rows, func(l *linked) []any { return []any{&l.ref.Kind, &l.ref.ID, &l.links} })
	if err != nil {
		return nil, err
	}
	degree := make(map[notes.Ref]int)
	for _, l := range all {
		degree[l.ref] = l.links
	}
	slices.SortFunc(refs, func(a, b notes.Ref) int {
		return cmp.Or(cmp.Compare(degree[b], degree[a]), cmp.Compare(found[b], found[a]), cmp.Compare(a.ID, b.ID))
	})
	return refs, nil
}

// near returns the records that a record is linked to.
func (g *grapher) near(ref notes.Ref) ([]neighbour, error) {
	if known, ok := g.neighbours[ref]; ok {
		return known, nil
	}
	rows, err := g.tx.QueryContext(g.ctx, `
		SELECT names.kind, names.record, 0 FROM links JOIN names
			ON names.name = links.highlight AND names.kind = ?3
			WHERE links.kind = ?1 AND links.record = ?2 AND links.highlight <> ''
		UNION
		SELECT names.kind, names.record, 0 FROM links JOIN names ON names.name = links.name
			WHERE links.kind = ?1 AND links.record = ?2
				AND NOT (links.highlight <> '' AND EXISTS (SELECT 1 FROM names h WHERE h.name = links.highlight AND h.kind = ?3))
				AND NOT EXISTS (SELECT 1 FROM names other WHERE other.name = names.name AND (other.rank, other.record) < (names.rank, names.record))
		UNION
		SELECT kind, record, 1 FROM links WHERE ?1 = ?3 AND highlight = ?2 AND highlight <> ''
		UNION
		SELECT kind, record, 1 FROM links WHERE name IN (`+ownNames+`)
			AND NOT (highlight <> '' AND EXISTS (SELECT 1 FROM names h WHERE h.name = links.highlight AND h.kind = ?3))
		UNION
		SELECT ?4, article, 0 FROM highlights WHERE ?1 = ?3 AND id = ?2
		UNION
		SELECT ?3, h.id, 1 FROM highlights h WHERE ?1 = ?4 AND h.article = ?2 AND h.trashed IS NULL AND (
			EXISTS (SELECT 1 FROM links WHERE highlight = h.id AND highlight <> '') OR
			EXISTS (SELECT 1 FROM links WHERE kind = ?3 AND record = h.id))`,
		ref.Kind, ref.ID, notes.KindHighlight, notes.KindArticle)
	if err != nil {
		return nil, err
	}
	near, err := collect(rows, func(n *neighbour) []any { return []any{&n.ref.Kind, &n.ref.ID, &n.from} })
	near = slices.DeleteFunc(near, func(n neighbour) bool { return n.ref == ref })
	g.neighbours[ref] = near
	return near, err
}

// connect adds the edges between the nodes.
func (g *grapher) connect() error {
	seen := make(map[[2]int]bool)
	for i, node := range g.Nodes {
		near, err := g.near(node.Ref)
		if err != nil {
			return err
		}
		for _, n := range near {
			j, ok := g.index[n.ref]
			edge := [2]int{i, j}
			if n.from {
				edge = [2]int{j, i}
			}
			if ok && !seen[edge] {
				seen[edge] = true
				g.Edges = append(g.Edges, edge)
			}
		}
	}
	slices.SortFunc(g.Edges, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return nil
}

// name gives the nodes their titles.
func (g *grapher) name(nodes []notes.GraphNode) error {
	titles := newTitles(g.ctx, g.tx)
	for i, node := range nodes {
		if node.Ref.Kind == notes.KindHighlight {
			h, err := highlightRecord(g.ctx, g.tx, notes.HighlightID(node.Ref.ID))
			if err != nil {
				return err
			}
			nodes[i].Title, _ = query.Snippet(h.Anchor.Exact, nil, nodeTitle)
			continue
		}
		var err error
		if nodes[i].Title, err = titles.of(node.Ref); err != nil {
			return err
		}
	}
	return nil
}
