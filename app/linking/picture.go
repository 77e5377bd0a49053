package linking

import (
	"image/color"

	"collate/app/theme"
	"collate/app/widget/graph"
	"collate/notes"
)

// The groups of nodes, each with its own colour.
const (
	groupArticle = iota
	groupNote
	groupHighlight
)

// Picture returns the nodes and edges to draw for a graph.
func Picture(g notes.Graph) (nodes []graph.Node, edges []graph.Edge) {
	for _, n := range g.Nodes {
		node := graph.Node{ID: n.Ref.ID, Label: n.Title, Distance: n.Distance}
		switch n.Ref.Kind {
		case notes.KindNote:
			node.Group = groupNote
		case notes.KindHighlight:
			node.Group = groupHighlight
		default:
			node.Group = groupArticle
		}
		nodes = append(nodes, node)
	}
	for _, e := range g.Edges {
		edges = append(edges, graph.Edge{From: e[0], To: e[1]})
	}
	return nodes, edges
}

// Look returns the look of the picture in the colours of a theme.
func Look(p theme.Palette) graph.Look {
	return graph.Look{
		Paper: p.Chrome, Ink: p.Ink, Quiet: p.Quiet, Line: theme.Mix(p.Thumb, p.Ink, 0.12), Accent: p.Accent, Size: 11,
		Groups: []color.NRGBA{
			groupArticle:   p.Quiet,
			groupNote:      p.Accent,
			groupHighlight: theme.Mix(p.Marks[0], p.Ink, 0.25),
		},
	}
}
