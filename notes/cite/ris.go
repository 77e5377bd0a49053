package cite

import (
	"bytes"
	"fmt"
	"strings"

	"collate/notes/cite/csl"
)

// RIS writes the items in the RIS format, in UTF-8, in their order. A note
// names what a digest is a digest of.
func RIS(items []csl.Item) []byte {
	var b bytes.Buffer
	for _, item := range items {
		writeRIS(&b, item)
	}
	return b.Bytes()
}

func writeRIS(b *bytes.Buffer, item csl.Item) {
	line := func(tag, value string) {
		if value = oneLine(value); value != "" {
			fmt.Fprintf(b, "%s  - %s\r\n", tag, value)
		}
	}
	line("TY", risType(item.Type))
	line("ID", item.ID)
	for _, name := range item.Names["author"] {
		line("AU", risName(name))
	}
	for _, name := range item.Names["editor"] {
		line("ED", risName(name))
	}
	line("TI", item.Title())
	line("T2", item.Text["container-title"])
	line("T3", item.Text["collection-title"])
	issued := item.Dates["issued"]
	line("PY", risYear(issued))
	line("DA", risDate(issued))
	line("VL", item.Text["volume"])
	line("IS", item.Text["issue"])
	first, last, _ := strings.Cut(strings.ReplaceAll(item.Text["page"], "–", "-"), "-")
	line("SP", first)
	line("EP", last)
	line("ET", item.Text["edition"])
	line("PB", item.Text["publisher"])
	line("CY", item.Text["publisher-place"])
	line("SN", joinNonEmpty(" ", item.Text["ISBN"], item.Text["ISSN"]))
	line("DO", item.Text["DOI"])
	line("UR", item.Text["URL"])
	line("Y2", risDate(item.Dates["accessed"]))
	line("LA", item.Text["language"])
	for _, keyword := range strings.FieldsFunc(item.Text["keyword"], func(r rune) bool { return r == ',' || r == ';' }) {
		line("KW", keyword)
	}
	line("AB", item.Text["abstract"])
	line("N1", item.Text["note"])
	if original := originalOf(item); len(original) > 0 {
		line("N1", closed(prefixed("A digest of ", original)).render(Text))
	}
	b.WriteString("ER  - \r\n")
}

func risName(n csl.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	return joinNonEmpty(", ", words(n.DroppingParticle, n.NonDroppingParticle, n.Family), n.Given, n.Suffix)
}

func risYear(d csl.Date) string {
	if year := d.Year(); year > 0 {
		return fmt.Sprintf("%04d", year)
	}
	return ""
}

// risDate writes "2025/07/07/", with parts that are not known left empty.
func risDate(d csl.Date) string {
	if d.Year() <= 0 {
		return ""
	}
	first := endsOf(d)[0]
	date := risYear(d) + "/"
	if first.month > 0 {
		date += fmt.Sprintf("%02d", first.month)
	}
	date += "/"
	if first.day > 0 {
		date += fmt.Sprintf("%02d", first.day)
	}
	return date + "/"
}

func risType(csl string) string {
	switch csl {
	case "article-journal", "review", "review-book":
		return "JOUR"
	case "article-magazine":
		return "MGZN"
	case "article-newspaper":
		return "NEWS"
	case "book", "classic", "collection":
		return "BOOK"
	case "broadcast", "motion_picture":
		return "VIDEO"
	case "chapter":
		return "CHAP"
	case "dataset":
		return "DATA"
	case "entry", "entry-encyclopedia":
		return "ENCYC"
	case "entry-dictionary":
		return "DICT"
	case "figure", "graphic":
		return "FIGURE"
	case "hearing":
		return "HEAR"
	case "bill":
		return "BILL"
	case "legal_case":
		return "CASE"
	case "legislation":
		return "STAT"
	case "manuscript":
		return "UNPB"
	case "map":
		return "MAP"
	case "musical_score":
		return "MUSIC"
	case "pamphlet":
		return "PAMP"
	case "paper-conference":
		return "CPAPER"
	case "patent":
		return "PAT"
	case "personal_communication":
		return "PCOMM"
	case "post-weblog":
		return "BLOG"
	case "report":
		return "RPRT"
	case "software":
		return "COMP"
	case "song":
		return "SOUND"
	case "standard":
		return "STAND"
	case "thesis":
		return "THES"
	case "post", "webpage":
		return "ELEC"
	}
	return "GEN"
}
