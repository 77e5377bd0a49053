package graph

import "math"

// The simulation moves the nodes as bodies of equal mass in a plane, in unit
// time steps. Any two nodes repel each other like equal charges, each edge
// pulls like a spring, and a weak pull towards the origin keeps unconnected
// parts from drifting away. All forces are scaled by a heat that falls by a
// constant factor per step, so that the drawing comes to rest whatever its
// shape; friction takes part of each velocity (velocity Verlet integration, as
// described for force-directed drawing by Dwyer, "Scalable, Versatile and
// Simple Constrained Graph Layout", 2009).
//
// Every pair is computed: 500 nodes are 125,000 pairs, which takes less time
// than drawing them.
const (
	springLength = 90.0   // of an edge at rest, in units of the plane
	repulsion    = 1800.0 // push between two nodes a unit apart
	nearest      = 20.0   // smallest distance in the formula of the repulsion
	gravity      = 0.03   // pull to the origin, as a share of the distance
	friction     = 0.4    // share of the velocity lost per step
	cooling      = 0.977  // share of the heat left after a step: 300 steps to rest
	atRest       = 0.001  // heat below which nothing moves
	gentle       = 0.15   // initial heat if the nodes have positions, to make room for new ones
)

// aheadPairs is the number of pairs of nodes computed before a graph is first
// drawn, which takes some milliseconds: 100 nodes come to rest.
const aheadPairs = 1_500_000

type body struct {
	x, y   float64
	vx, vy float64
	held   bool // by the user: it exerts forces but does not move
}

// simulation is the state of a layout.
type simulation struct {
	bodies []body
	edges  []Edge
	degree []int
	heat   float64
}

// newSimulation puts the nodes on a spiral, the first in its middle. Equal
// graphs come to rest at equal positions.
func newSimulation(nodes int, edges []Edge) *simulation {
	s := &simulation{bodies: make([]body, nodes), edges: edges, degree: make([]int, nodes), heat: 1}
	const goldenAngle = 2.399963229728653 // consecutive nodes on the spiral never line up
	for i := range s.bodies {
		radius := springLength / 2 * math.Sqrt(float64(i))
		s.bodies[i].x = radius * math.Cos(float64(i)*goldenAngle)
		s.bodies[i].y = radius * math.Sin(float64(i)*goldenAngle)
	}
	for _, e := range edges {
		s.degree[e.From]++
		s.degree[e.To]++
	}
	return s
}

// resting reports whether the simulation has come to rest.
func (s *simulation) resting() bool { return s.heat < atRest }

// warm raises the heat after the user has moved a node.
func (s *simulation) warm() { s.heat = max(s.heat, 0.3) }

// ahead runs up to aheadPairs pairs of the simulation.
func (s *simulation) ahead() {
	pairs := max(1, len(s.bodies)*(len(s.bodies)-1)/2)
	for range aheadPairs / pairs {
		if s.resting() {
			return
		}
		s.step()
	}
}

// step moves all nodes once.
func (s *simulation) step() {
	s.push()
	s.pull()
	for i := range s.bodies {
		b := &s.bodies[i]
		b.vx -= b.x * gravity * s.heat
		b.vy -= b.y * gravity * s.heat
		b.vx *= 1 - friction
		b.vy *= 1 - friction
		if b.held {
			b.vx, b.vy = 0, 0
		}
		b.x += b.vx
		b.y += b.vy
	}
	s.heat *= cooling
}

// push applies the repulsion of all pairs of nodes, in inverse proportion to
// their distance.
func (s *simulation) push() {
	strength := repulsion * s.heat
	for i := range s.bodies {
		a := &s.bodies[i]
		for j := i + 1; j < len(s.bodies); j++ {
			b := &s.bodies[j]
			dx, dy := b.x-a.x, b.y-a.y
			if dx == 0 && dy == 0 { // same position: separate them in a different direction for each
				dx = 1 / float64(j)
			}
			f := strength / max(dx*dx+dy*dy, nearest*nearest)
			a.vx -= dx * f
			a.vy -= dy * f
			b.vx += dx * f
			b.vy += dy * f
		}
	}
}

// pull applies the springs of the edges. The end with fewer edges moves more;
// the edges of a node with many edges are softer, so that it does not
// oscillate.
func (s *simulation) pull() {
	for _, e := range s.edges {
		if e.From == e.To {
			continue
		}
		a, b := &s.bodies[e.From], &s.bodies[e.To]
		dx, dy := b.x+b.vx-a.x-a.vx, b.y+b.vy-a.y-a.vy
		length := math.Hypot(dx, dy)
		if length == 0 {
			continue
		}
		da, db := float64(s.degree[e.From]), float64(s.degree[e.To])
		f := (length - springLength) / length * s.heat / min(da, db)
		share := da / (da + db)
		b.vx -= dx * f * share
		b.vy -= dy * f * share
		a.vx += dx * f * (1 - share)
		a.vy += dy * f * (1 - share)
	}
}

// bounds returns the bounding box of all nodes; zero without nodes.
func (s *simulation) bounds() (x0, y0, x1, y1 float64) {
	for i, b := range s.bodies {
		if i == 0 {
			x0, y0, x1, y1 = b.x, b.y, b.x, b.y
		}
		x0, x1 = min(x0, b.x), max(x1, b.x)
		y0, y1 = min(y0, b.y), max(y1, b.y)
	}
	return x0, y0, x1, y1
}
