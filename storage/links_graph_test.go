package storage

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"collate/notes"
)

func TestGraph(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The Road", "They went by night and day.")
	h := highlight(r, 0, 18)
	h.Comment = "[[One]]"
	plain := highlight(r, 5, 9)
	one := note("One", "[[Two]] [[two]] [[One]] [[Nothing yet]]")
	two := note("Two", "[[One]] [[daily^"+string(h.ID)+"]]")
	three := note("Three", "[[Two]]")
	four := note("Four", "[[Three]] [[daily]]")
	lonely := note("Lonely", "No links.")
	apply(t, s, notes.Put(h), notes.Put(plain), notes.Put(one), notes.Put(two), notes.Put(three), notes.Put(four), notes.Put(lonely))

	show := func(g notes.Graph) (nodes, edges []string) {
		for _, n := range g.Nodes {
			nodes = append(nodes, fmt.Sprint(n.Distance, " ", n.Title))
		}
		for _, e := range g.Edges {
			edges = append(edges, g.Nodes[e[0]].Title+" → "+g.Nodes[e[1]].Title)
		}
		slices.Sort(edges)
		return nodes, edges
	}
	tests := []struct {
		name         string
		ref          notes.Ref
		steps, limit int
		nodes, edges []string
		more         bool
	}{
		{"one step", one.Ref(), 1, 10,
			[]string{"0 One", "1 Two", "1 They went by night"},
			[]string{"One → Two", "They went by night → One", "Two → One", "Two → They went by night"}, false},
		{"two steps", one.Ref(), 2, 10,
			[]string{"0 One", "1 Two", "1 They went by night", "2 The Road", "2 Three"},
			[]string{"One → Two", "They went by night → One", "They went by night → The Road", "Three → Two", "Two → One", "Two → They went by night"}, false},
		{"the most linked first", one.Ref(), 2, 3,
			[]string{"0 One", "1 Two", "1 They went by night"},
			[]string{"One → Two", "They went by night → One", "Two → One", "Two → They went by night"}, true},
		{"an article, with the highlights that are linked", a.Ref(), 1, 10,
			[]string{"0 The Road", "1 Four", "1 They went by night"},
			[]string{"Four → The Road", "They went by night → The Road"}, false},
		{"nothing is linked", lonely.Ref(), 2, 10, []string{"0 Lonely"}, nil, false},
		{"none", notes.Ref{Kind: notes.KindNote, ID: "unknown"}, 2, 10, nil, nil, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g, err := s.Graph(t.Context(), test.ref, test.steps, test.limit)
			must(t, err)
			nodes, edges := show(g)
			slices.Sort(nodes[min(1, len(nodes)):])
			slices.Sort(test.nodes[min(1, len(test.nodes)):])
			if !reflect.DeepEqual(nodes, test.nodes) || !reflect.DeepEqual(edges, test.edges) || g.More != test.more {
				t.Errorf("got\n%q\n%q, %v, want\n%q\n%q, %v", nodes, edges, g.More, test.nodes, test.edges, test.more)
			}
		})
	}
}
