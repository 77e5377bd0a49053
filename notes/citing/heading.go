package citing

import "strings"

// Heading returns what stands over a bibliography in a language such as "de-AT", where
// the text does not end with a heading of its own. The locales of CSL have no term for
// it; for a language without one here it is in English.
func Heading(language string) string {
	primary, _, _ := strings.Cut(language, "-")
	switch primary {
	case "az":
		return "Ədəbiyyat"
	case "de":
		return "Literaturverzeichnis"
	case "es":
		return "Bibliografía"
	case "fr":
		return "Bibliographie"
	case "ru":
		return "Список литературы"
	case "tr":
		return "Kaynakça"
	}
	return "Bibliography"
}
