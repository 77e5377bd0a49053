package notes

// Place is a range of a text written by the user: of the body of a note, or of
// the comment on a highlight.
type Place struct {
	From  Ref    `json:"from"`  // the note or highlight
	Title string `json:"title"` // title of the note, or of the highlighted article

	// Start and End are code points in the text, end-exclusive.
	Start int `json:"start"`
	End   int `json:"end"`

	// Context is the rendered sentence around the range, in one line; Mark is
	// the range in Context, in code points, end-exclusive.
	Context string `json:"context"`
	Mark    [2]int `json:"mark"`
}

// Backlink is a link seen from its target.
type Backlink struct{ Place }

// BrokenLink is a link or citation whose target, or the part of the target that
// it names, does not exist.
type BrokenLink struct {
	Place
	Link    string  `json:"link"` // source text of the link: "[[Chronologie]]", "@nobody"
	Missing Missing `json:"missing"`
	Trashed Ref     `json:"trashed,omitzero"` // the target, if it is in the trash
	Called  string  `json:"called,omitempty"` // title of Trashed, or the words of a highlight
}

// Missing says which part of a broken link was not found.
type Missing string

const (
	MissingTarget    Missing = "target"    // no note or article has this title
	MissingHeading   Missing = "heading"   // the target has no such heading
	MissingHighlight Missing = "highlight" // there is no such highlight
	MissingKey       Missing = "key"       // no article has this citation key
)

// Mention is a range of a text that names a record without linking to it.
type Mention struct {
	Place
	Text string `json:"text"` // as written in the text
}

// Graph is the records around one record and the links between them.
type Graph struct {
	Nodes []GraphNode `json:"nodes"` // the record itself first, then by distance
	Edges [][2]int    `json:"edges"` // indexes of Nodes: linking node, target; each pair once
	More  bool        `json:"more"`  // the graph was cut off at its maximal size
}

// GraphNode is a note, article or highlight.
type GraphNode struct {
	Ref      Ref    `json:"ref"`
	Title    string `json:"title"` // title of a note or article; the words of a highlight
	Distance int    `json:"distance"`
}
