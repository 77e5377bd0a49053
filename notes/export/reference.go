package export

import (
	"io"

	"collate/notes/cite/bibtex"
	"collate/notes/cite/csl"
	"collate/notes/cite/ris"
)

func bibtexFormat() Format {
	return itemsFormat("bibtex", ".bib", "BibTeX, for LaTeX", func(items []csl.Item) []byte { return bibtex.Write(items, bibtex.BibTeX) })
}

func biblatexFormat() Format {
	return itemsFormat("biblatex", ".bib", "BibLaTeX, for LaTeX with biber", func(items []csl.Item) []byte { return bibtex.Write(items, bibtex.BibLaTeX) })
}

func cslJSONFormat() Format {
	return itemsFormat("csl-json", ".json", "CSL-JSON, for Zotero, pandoc and other citation programs", csl.Encode)
}

func risFormat() Format {
	return itemsFormat("ris", ".ris", "RIS, for EndNote, Mendeley and other reference managers", ris.Write)
}

// itemsFormat returns a format of metadata only.
func itemsFormat(name, extension, description string, encode func([]csl.Item) []byte) Format {
	return Format{
		Name: name, Extension: extension, Description: description,
		write: func(w io.Writer, s Selection, _ *csl.Processor) error {
			_, err := w.Write(encode(s.items()))
			return err
		},
	}
}
