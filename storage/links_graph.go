package storage

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"collate/notes"
	"collate/notes/query"
)

// nodeTitle is how many characters of a highlight are its title in a graph and
// among the candidates for a link.
const nodeTitle = 80

// Graph returns the records within a number of steps around a note, article or
// highlight, following links in both directions: at most limit nodes, nearest
// first and among equally near ones those with most links first. A highlight is
// connected to its article. For a record that does not exist, the graph has no
// nodes.
func (s *Store) Graph(ctx context.Context, ref notes.Ref, steps, limit int) (graph notes.Graph, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err := visible(ctx, tx, ref)
		if r == nil || err != nil || limit <= 0 {
			return err
		}
		g := grapher{ctx: ctx, tx: tx, index: map[notes.Ref]int{ref: 0}, ahead: make(map[notes.Ref][]notes.Ref)}
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
	index map[notes.Ref]int         // in Nodes
	ahead map[notes.Ref][]notes.Ref // the targets of a record's links, once they were read
}

// grow adds the nodes within steps, one step after the other.
func (g *grapher) grow(steps, limit int) error {
	ring := []notes.Ref{g.Nodes[0].Ref}
	for distance := 1; distance <= steps && len(ring) > 0; distance++ {
		links := make(map[notes.Ref]int) // number of links between each new node and the nodes before
		for _, ref := range ring {
			near, err := g.near(ref)
			if err != nil {
				return err
			}
			for _, other := range near {
				if _, known := g.index[other]; !known {
					links[other]++
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

// byDegree returns the records with most links first: by the number of their links
// in both directions, then by the number of their links to the nodes before.
func (g *grapher) byDegree(found map[notes.Ref]int) ([]notes.Ref, error) {
	if len(found) == 0 {
		return nil, nil
	}
	refs := slices.Collect(maps.Keys(found))
	rows, err := g.tx.QueryContext(g.ctx, `
		SELECT kind, record,
			(SELECT count(*) FROM names n JOIN links ON links.name = n.name WHERE n.kind = r.kind AND n.record = r.record)
			+ (SELECT count(*) FROM links WHERE links.kind = r.kind AND links.record = r.record)
		FROM (SELECT value ->> 'kind' AS kind, value ->> 'id' AS record FROM json_each(?)) r`, list(refs))
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

// near returns the records that are linked with a record in either direction,
// perhaps twice.
func (g *grapher) near(ref notes.Ref) ([]notes.Ref, error) {
	ahead, err := g.leads(ref)
	if err != nil {
		return nil, err
	}
	behind, err := g.refs(`
		SELECT DISTINCT kind, record FROM links WHERE ?1 = ?3 AND highlight = ?2 AND highlight <> ''
		UNION
		SELECT DISTINCT kind, record FROM links WHERE name IN (`+ownNames+`)
			AND NOT (highlight <> '' AND EXISTS (SELECT 1 FROM names h WHERE h.name = links.highlight AND h.kind = ?3))
		UNION
		SELECT ?3, h.id FROM highlights h WHERE ?1 = ?4 AND h.article = ?2 AND h.trashed IS NULL AND (
			EXISTS (SELECT 1 FROM links WHERE highlight = h.id AND highlight <> '') OR
			EXISTS (SELECT 1 FROM links WHERE kind = ?3 AND record = h.id))`, ref)
	return slices.Concat(ahead, behind), err
}

// leads returns the targets of a record's links, and for a highlight also its
// article.
func (g *grapher) leads(ref notes.Ref) ([]notes.Ref, error) {
	if ahead, known := g.ahead[ref]; known {
		return ahead, nil
	}
	ahead, err := g.refs(`
		SELECT names.kind, names.record FROM links JOIN names ON names.name = links.highlight AND names.kind = ?3
			WHERE links.kind = ?1 AND links.record = ?2 AND links.highlight <> ''
		UNION
		SELECT n.kind, n.record FROM links JOIN names n ON n.name = links.name
			WHERE links.kind = ?1 AND links.record = ?2
				AND NOT (links.highlight <> '' AND EXISTS (SELECT 1 FROM names h WHERE h.name = links.highlight AND h.kind = ?3))
				AND `+itLeads+`
		UNION
		SELECT ?4, article FROM highlights WHERE ?1 = ?3 AND id = ?2`, ref)
	g.ahead[ref] = ahead
	return ahead, err
}

// refs returns the records that a query finds for one record.
func (g *grapher) refs(query string, ref notes.Ref) ([]notes.Ref, error) {
	rows, err := g.tx.QueryContext(g.ctx, query, ref.Kind, ref.ID, notes.KindHighlight, notes.KindArticle)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
}

// connect adds the edges between the nodes.
func (g *grapher) connect() error {
	for i, node := range g.Nodes {
		ahead, err := g.leads(node.Ref)
		if err != nil {
			return err
		}
		for _, ref := range ahead {
			if j, ok := g.index[ref]; ok && i != j {
				g.Edges = append(g.Edges, [2]int{i, j})
			}
		}
	}
	slices.SortFunc(g.Edges, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	g.Edges = slices.Compact(g.Edges)
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
