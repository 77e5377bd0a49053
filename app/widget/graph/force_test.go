package graph

import (
	"fmt"
	"image"
	"math"
	"testing"
)

func settled(nodes int, edges ...Edge) *simulation {
	s := newSimulation(nodes, edges)
	for !s.resting() {
		s.step()
	}
	return s
}

func (s *simulation) distance(i, j int) float64 {
	a, b := s.bodies[i], s.bodies[j]
	return math.Hypot(a.x-b.x, a.y-b.y)
}

func TestSimulationComesToRest(t *testing.T) {
	tests := []struct {
		name  string
		nodes int
		edges []Edge
	}{
		{"nothing", 0, nil},
		{"one node", 1, nil},
		{"a node linked to itself", 1, []Edge{{0, 0}}},
		{"two nodes with two links", 2, []Edge{{0, 1}, {1, 0}}},
		{"a star", 200, star(200)},
		{"a ring", 60, ring(60)},
		{"without links", 50, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := settled(test.nodes, test.edges...)
			for i, b := range s.bodies {
				if math.IsNaN(b.x) || math.IsNaN(b.y) || math.Hypot(b.x, b.y) > 1e4 {
					t.Fatalf("node %d came to rest at %g, %g", i, b.x, b.y)
				}
				for j := range i {
					if s.distance(i, j) < nearest/2 {
						t.Errorf("nodes %d and %d are %.1f apart", i, j, s.distance(i, j))
					}
				}
			}
		})
	}
}

func TestLinkedNodesAreNearer(t *testing.T) {
	// 0 ─ 1 ─ 2, and 3 alone
	s := settled(4, Edge{0, 1}, Edge{1, 2})
	if linked, apart := s.distance(0, 1), s.distance(0, 2); linked >= apart {
		t.Errorf("the ends of a link are %.0f apart, nodes two links away %.0f", linked, apart)
	}
}

func TestEqualGraphsRestInEqualPlaces(t *testing.T) {
	a, b := settled(30, star(30)...), settled(30, star(30)...)
	for i := range a.bodies {
		if a.bodies[i] != b.bodies[i] {
			t.Fatalf("node %d rests at %v and at %v", i, a.bodies[i], b.bodies[i])
		}
	}
}

func TestHeldNodeStays(t *testing.T) {
	s := newSimulation(3, []Edge{{0, 1}, {1, 2}})
	s.bodies[1] = body{x: 300, y: -50, held: true}
	for !s.resting() {
		s.step()
	}
	if b := s.bodies[1]; b.x != 300 || b.y != -50 {
		t.Errorf("the held node is at %g, %g", b.x, b.y)
	}
}

func TestCamera(t *testing.T) {
	c := camera{x: 10, y: -5, zoom: 2}
	x, y := c.toPlane(30, 40, 800, 600)
	if vx, vy := c.toView(x, y, 800, 600); math.Abs(vx-30) > 1e-9 || math.Abs(vy-40) > 1e-9 {
		t.Errorf("there and back is %g, %g", vx, vy)
	}
	c.zoomAt(3, 30, 40, 800, 600)
	if vx, vy := c.toView(x, y, 800, 600); math.Abs(vx-30) > 1e-9 || math.Abs(vy-40) > 1e-9 {
		t.Errorf("after zooming the point under the pointer is at %g, %g", vx, vy)
	}
	c.zoomAt(1e9, 0, 0, 800, 600)
	if c.zoom != largestZoom {
		t.Errorf("zoom = %g", c.zoom)
	}
	c.fit(-1000, -10, 1000, 10, 800, 600)
	for _, corner := range [][2]float64{{-1000, -10}, {1000, 10}} {
		if vx, vy := c.toView(corner[0], corner[1], 800, 600); vx < 0 || vx > 800 || vy < 0 || vy > 600 {
			t.Errorf("a corner of what is fitted is at %g, %g", vx, vy)
		}
	}
}

func TestClip(t *testing.T) {
	tests := []struct {
		name           string
		x0, y0, x1, y1 float64
		inside         bool
	}{
		{"inside", 10, 10, 50, 50, true},
		{"across", -1000, 50, 1000, 50, true},
		{"left of it", -100, 0, -50, 80, false},
		{"past a corner", -50, 40, 40, -50, false},
		{"a point", 5, 5, 5, 5, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, b := place{test.x0, test.y0}, place{test.x1, test.y1}
			if got := clip(&a, &b, image.Rect(0, 0, 100, 100)); got != test.inside {
				t.Fatalf("clip = %v", got)
			}
			for _, v := range []float64{a.x, a.y, b.x, b.y} {
				if test.inside && (v < -5 || v > 105) {
					t.Errorf("an end is at %g", v)
				}
			}
		})
	}
}

func star(n int) (edges []Edge) {
	for i := 1; i < n; i++ {
		edges = append(edges, Edge{0, i})
	}
	return edges
}

func ring(n int) (edges []Edge) {
	for i := range n {
		edges = append(edges, Edge{i, (i + 1) % n})
	}
	return edges
}

func BenchmarkStep(b *testing.B) {
	for _, n := range []int{100, 500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newSimulation(n, append(ring(n), star(n)...))
			for b.Loop() {
				s.heat = 1
				s.step()
			}
		})
	}
}
