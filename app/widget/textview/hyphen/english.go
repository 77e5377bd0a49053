package hyphen

import "strings"

// english marks breaks that are safe wherever their letters occur; the spelling of English says nothing more about its
// syllables. By the practice of American dictionaries they are:
//
//   - before an ending that is a syllable or begins one: "informa-tion", "govern-ment", "interest-ing";
//   - after a prefix, before a consonant: "counter-part", "over-come";
//   - between two equal consonants: "com-mittee", "run-ning"; two of l, s, f and z often end a stem, as in "fall-ing",
//     and are divided after a few prefixes only: "col-lapse";
//   - between two other consonants, of which the first is likely to close a syllable, and which do not begin a syllable
//     together: "con-sider", "in-clude"; not where an ending may follow a stem with both: "import-er", "stand-ard".
//
// A part without a vowel is never cut off.
func english(letters []rune) []bool {
	out := make([]bool, len(letters))
	for _, r := range letters {
		if r < 'a' || r > 'z' {
			return out
		}
	}
	word := string(letters) // one byte per letter
	for i := 2; i < len(word)-2; i++ {
		before, after := word[:i], word[i:]
		out[i] = strings.ContainsAny(before, englishVowels) && strings.ContainsAny(after, englishVowels) &&
			(endsPrefix(before, after) || startsEnding(before, after) || partsConsonants(before, after))
	}
	return out
}

const englishVowels = "aeiouy"

func isVowel(b byte) bool { return strings.IndexByte(englishVowels, b) >= 0 }

// hasWord reports whether list, with spaces around each word, contains word.
func hasWord(list, word string) bool { return strings.Contains(list, " "+word+" ") }

// endsPrefix reports whether the letters before a break are certainly a prefix: not in "dishes", "misty" and "interred".
func endsPrefix(before, after string) bool {
	const prefixes = " inter under over counter super hyper non mis dis out "
	if isVowel(after[0]) || after[0] == 'h' || !hasWord(prefixes, before) {
		return false
	}
	switch before {
	case "mis":
		return after[0] != 's' && after[0] != 't'
	case "inter":
		return after[0] != 'r' && after[0] != 'n'
	}
	return true
}

// startsEnding reports whether the letters after a break are an ending.
func startsEnding(before, after string) bool {
	const inflections = "  s ed al ally ary ing ly er ers ist ists es "
	last := before[len(before)-1]
	if hasWord(" ing ings ingly ", after) {
		return startsIng(before)
	}
	for _, ending := range []string{
		"tion", "sion", "ment", "ness", "less", "ful", "ship", "hood", "ture", "cial", "tial", "cious", "tious", "cian", "ward",
	} {
		rest, ok := strings.CutPrefix(after, ending)
		switch {
		case !ok || !hasWord(inflections, rest):
		case ending == "cious" && last == 's', ending == "ward" && (last == 's' || last == 'o'): // "conscious", "coward"
		default:
			return true
		}
	}
	return false
}

// startsIng reports whether "ing" follows a stem that ends in two consonants: "talk-ing"; not if the second may belong to
// the ending: "sib-ling", "run-ning".
func startsIng(before string) bool {
	last, second := before[len(before)-1], before[len(before)-2]
	switch {
	case isVowel(last):
		return last == 'y'
	case isVowel(second):
		return false
	case second == last:
		return last == 's'
	}
	return strings.IndexByte("lrhwg", last) < 0
}

// partsConsonants reports whether a break divides two consonants, between vowels, that belong to two syllables.
func partsConsonants(before, after string) bool {
	const (
		pairs = " nt nd nc ns nf nv nj nl nm nr nb np nq nh mp mb mn ml mf lv lc ls lf lg lb rt rm rc rp rb rg rf " +
			"ct cq pt dm dv dj bs bj bm bv bd gn gm pc ps "
		onsets      = " bl br cl cr fl fr gl gr pl pr tr "
		assimilated = " al col il as es pos mis dis af ef of suf dif " // prefixes before a consonant of their own
	)
	last, first := before[len(before)-1], after[0]
	rest := strings.TrimLeft(after, "bcdfghjklmnpqrstvwxz")
	onset := strings.TrimSuffix(after, rest)
	switch {
	case isVowel(last), isVowel(first), !isVowel(before[len(before)-2]), rest == "", strings.HasSuffix(before, "tran"):
		return false
	case onset != string(last):
	case strings.IndexByte("lsfz", last) >= 0:
		return hasWord(assimilated, before)
	case strings.IndexByte("vkg", last) >= 0:
		return false
	case rest == "ing" && strings.IndexByte("bmnp", last) >= 0:
		return true
	default:
		return rest[0] != 'e' && !isEnding(rest)
	}
	if rest[0] == 'e' || isEnding(rest) { // "hors-es"
		return false
	}
	if len(onset) == 1 {
		return hasWord(pairs, string([]byte{last, first}))
	}
	return strings.IndexByte("nmlr", last) >= 0 && hasWord(onsets, onset)
}

// isEnding reports whether the letters from a vowel on may be an ending, two consecutive endings, or the second word of a
// compound.
func isEnding(rest string) bool {
	const tails = "  s ly ness nesses ed ing er ers est al ally ably able ment ments less ful ship ships st y d r rs red ring ist ists ism ty "
	for _, ending := range []string{
		"a", "able", "ably", "ability", "abilities", "acy", "ade", "age", "ages", "ain", "ains", "al", "als", "ally", "an",
		"ance", "ances", "ancy", "ane", "ant", "ants", "antly", "ary", "as", "ate", "ated", "ates", "atic", "ating", "ation",
		"ational", "ations", "ative", "ator", "ators", "away", "i", "ial", "ian", "ians", "ible", "ibly", "ibility",
		"ibilities", "ic", "ical", "ically", "ics", "ie", "ied", "ier", "iers", "ies", "ify", "illism", "illist", "ily", "in", "iness",
		"ine", "ines", "ing", "ings", "ingly", "ins", "ion", "ions", "ious", "is", "ise", "ish", "ism", "ist", "istry", "ists",
		"ities", "ity", "ive", "ively", "ives", "ize", "o", "oes", "on", "ons", "or", "ored", "orer", "oring", "ors", "ory",
		"os", "ous", "out", "outs", "over", "overs", "own", "ual", "ually", "ue", "ues", "up", "ups", "ure", "ured", "ures",
		"uring", "us", "y",
	} {
		if tail, ok := strings.CutPrefix(rest, ending); ok && hasWord(tails, tail) {
			return true
		}
	}
	return false
}
