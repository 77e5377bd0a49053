package notes

// Place is where something stands in a text of the user's own: the body of a
// note, or the comment on a highlight.
type Place struct {
	From  Ref    `json:"from"`  // the note or highlight
	Title string `json:"title"` // of the note, or of the article that the highlight is on

	// Start and End are code points in the text.
	Start int `json:"start"`
	End   int `json:"end"`

	// Context is the sentence around it, as it is read and in one line; Mark
	// says where it stands there, in code points.
	Context string `json:"context"`
	Mark    [2]int `json:"mark"`
}

// Backlink is a link seen from its target.
type Backlink struct{ Place }

// BrokenLink is a link or citation that leads nowhere, or not all the way.
type BrokenLink struct {
	Place
	Link    string  `json:"link"` // as it is written: "[[Chronologie]]", "@nobody"
	Missing Missing `json:"missing"`
	Trashed Ref     `json:"trashed,omitzero"` // what it leads to, if that is in the trash
	Called  string  `json:"called,omitempty"` // the title of that, or the words of a highlight
}

// Missing says what a broken link does not find.
type Missing string

const (
	MissingTarget    Missing = "target"    // no note or article is called so
	MissingHeading   Missing = "heading"   // it has no such heading
	MissingHighlight Missing = "highlight" // there is no such highlight
	MissingKey       Missing = "key"       // no article has this citation key
)

// Mention is where a text calls something by its name without a link to it.
type Mention struct {
	Place
	Text string `json:"text"` // as it stands there
}

// Graph is what is linked to what around a record.
type Graph struct {
	Nodes []GraphNode `json:"nodes"` // the record itself first, then by distance
	Edges [][2]int    `json:"edges"` // indexes of Nodes, from the one that has the link; each pair once
	More  bool        `json:"more"`  // there was more than could be returned
}

// GraphNode is a note, article or highlight.
type GraphNode struct {
	Ref      Ref    `json:"ref"`
	Title    string `json:"title"` // of a note or article; the words of a highlight
	Distance int    `json:"distance"`
}
