package csl

// node is what an element of a style came to for one item: a tree of text with
// what stands around and between its parts. It becomes a [Text] when all of a
// citation or an entry is there, for only then it shows where punctuation meets.
type node struct {
	kind  nodeKind
	decor *decor // nil where there is none
	delim string // between the children
	kids  []*node
	text  []piece // of a leaf

	link string // where the text leads to, "" for nowhere
}

// nodeKind marks the nodes that are looked for after rendering.
type nodeKind uint8

const (
	nodePlain          nodeKind = iota
	nodeNames                   // what <names> came to
	nodeNameList                // the names of one variable, without their label
	nodeName                    // one name
	nodeYearSuffix              // the letter that tells years apart
	nodeCitationNumber          // the number of the item
	nodeDate                    // a date
	nodeTerm                    // a word of the locale
)

// piece is a part of the text of a leaf.
type piece struct {
	kind pieceKind
	text string // the text, or how a mark was written
	mark format // of pieceOpen
}

type pieceKind uint8

const (
	pieceText    pieceKind = iota
	pieceOpen              // formatting begins
	pieceClose             // what was opened last ends
	pieceNoCase            // text begins whose case stays, until a pieceClose
	pieceQuote             // double quotes begin
	pieceInner             // single quotes begin
	pieceUnquote           // the quotes that were opened last end
)

// leaf makes a node of text that has no markup.
func leaf(text string, d *decor) *node {
	return &node{decor: d, text: []piece{{text: text}}}
}

// join makes a node of others, nil where there are none.
func join(kids []*node, delim string, d *decor) *node {
	if len(kids) == 0 {
		return nil
	}
	return &node{kids: kids, delim: delim, decor: d}
}

// find returns the first node of a kind in the tree, or nil.
func (n *node) find(kind nodeKind) *node {
	if n == nil || n.kind == kind {
		return n
	}
	for _, kid := range n.kids {
		if found := kid.find(kind); found != nil {
			return found
		}
	}
	return nil
}

// leaves calls f for the leaves of the tree in order.
func (n *node) leaves(f func(*node)) {
	if n == nil {
		return
	}
	if n.text != nil {
		f(n)
	}
	for _, kid := range n.kids {
		kid.leaves(f)
	}
}
