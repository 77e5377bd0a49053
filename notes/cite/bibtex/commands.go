package bibtex

import (
	"strings"

	"collate/notes/cite"
)

// symbolAccent returns the combining character for \' and the like.
func symbolAccent(symbol rune) (accent rune, ok bool) {
	switch symbol {
	case '`':
		return '\u0300', true
	case '\'':
		return '\u0301', true
	case '^':
		return '\u0302', true
	case '~':
		return '\u0303', true
	case '=':
		return '\u0304', true
	case '.':
		return '\u0307', true
	case '"':
		return '\u0308', true
	}
	return 0, false
}

// letterAccent returns the combining character for \v and the like.
func letterAccent(name string) (accent rune, ok bool) {
	switch name {
	case "u":
		return '\u0306', true
	case "h":
		return '\u0309', true
	case "r":
		return '\u030a', true
	case "H":
		return '\u030b', true
	case "v":
		return '\u030c', true
	case "G":
		return '\u030f', true
	case "f":
		return '\u0311', true
	case "d":
		return '\u0323', true
	case "textcommabelow":
		return '\u0326', true
	case "c":
		return '\u0327', true
	case "k":
		return '\u0328', true
	case "b":
		return '\u0331', true
	case "t":
		return '\u0361', true
	}
	return 0, false
}

// commandText returns what a command without an argument stands for.
func commandText(name string) (text string, ok bool) {
	const commands = " ss:ß SS:ẞ ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å o:ø O:Ø l:ł L:Ł i:ı j:ȷ dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ ij:ĳ IJ:Ĳ" +
		" textschwa:ə textdotlessi:ı" +
		" S:§ P:¶ dag:† ddag:‡ copyright:© pounds:£ euro:€ EUR:€ textsection:§ textparagraph:¶ textdagger:† textdaggerdbl:‡ textcopyright:©" +
		" textregistered:® texttrademark:™ textsterling:£ texteuro:€ textyen:¥ textcent:¢ textdegree:° textordfeminine:ª textordmasculine:º" +
		" textnumero:№ textmu:µ textonehalf:½ textonequarter:¼ textthreequarters:¾ textbullet:• textperiodcentered:· guillemotleft:« guillemotright:»" +
		" guillemetleft:« guillemetright:» guilsinglleft:‹ guilsinglright:› quotedblbase:„ quotesinglbase:‚ textquotedblleft:“ textquotedblright:”" +
		" textquoteleft:‘ textquoteright:’ textquotedbl:\" textquotesingle:' textexclamdown:¡ textquestiondown:¿ textendash:– textemdash:—" +
		" textellipsis:… ldots:… dots:… textbackslash:\\ textbraceleft:{ textbraceright:} lbrace:{ rbrace:} textasciitilde:~ textasciicircum:^" +
		" textasciigrave:` textasciiacute:´ textless:< textgreater:> textbar:| textunderscore:_ textdollar:$ textpercent:% textampersand:& textnumbersign:# textat:@ slash:/" +
		" TeX:TeX LaTeX:LaTeX BibTeX:BibTeX" +
		" alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ pi:π rho:ρ" +
		" sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω" +
		" times:× div:÷ pm:± mp:∓ cdot:⋅ ast:∗ circ:∘ bullet:∙ leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ equiv:≡ propto:∝ infty:∞ partial:∂" +
		" nabla:∇ in:∈ subset:⊂ cup:∪ cap:∩ forall:∀ exists:∃ emptyset:∅ sum:∑ prod:∏ int:∫ to:→ rightarrow:→ leftarrow:← leftrightarrow:↔ Rightarrow:⇒" +
		" uparrow:↑ downarrow:↓ prime:′ ell:ℓ hbar:ℏ lt:< gt:> langle:⟨ rangle:⟩ "
	if text, ok := lookUp(commands, name); ok {
		return text, true
	}
	switch name {
	case "relax", "protect", "newblock", "par", "noindent", "rm", "rmfamily", "upshape", "tt", "ttfamily", "sf", "sffamily", "normalfont",
		"small", "bibcyr", "autocap", "unskip", "ignorespaces", "displaystyle", "textstyle", "limits", "left", "right":
		return "", true
	case "quad", "qquad", "space", "enspace", "newline", "linebreak", "addspace", "thinspace":
		return " ", true
	case "nobreakspace", "addnbspace":
		return "\u00a0", true
	case "addcolon":
		return ":", true
	}
	return "", false
}

// lookUp returns the value of a name in a table of " name:value" with a space at the
// end.
func lookUp(table, name string) (value string, ok bool) {
	_, rest, ok := strings.Cut(table, " "+name+":")
	if !ok {
		return "", false
	}
	value, _, _ = strings.Cut(rest, " ")
	return value, true
}

// argumentMarkup returns the markup that a command gives its argument, "" for
// none.
func argumentMarkup(name string) (markup cite.Markup, ok bool) {
	switch name {
	case "emph", "textit", "textsl", "mkbibemph", "mkbibitalic":
		return cite.Italic, true
	case "textbf", "mkbibbold":
		return cite.Bold, true
	case "textsc":
		return cite.SmallCaps, true
	case "textsuperscript", "mkbibsuperscript":
		return cite.Superscript, true
	case "textsubscript", "mkbibsubscript":
		return cite.Subscript, true
	case "text", "textrm", "textup", "textsf", "texttt", "textnormal", "textmd", "mbox", "hbox", "uppercase", "lowercase", "ensuremath",
		"mathrm", "mathit", "mathbf", "mathsf", "mathcal", "mathbb", "operatorname", "bibstring", "mkbibparens",
		"mkbibbrackets", "nohyphens", "underline", "textcyr", "textgreek", "textlatin":
		return "", true
	}
	return "", false
}

// switchMarkup returns the markup that a command gives the rest of its group.
func switchMarkup(name string) cite.Markup {
	switch name {
	case "bf", "bfseries":
		return cite.Bold
	case "sc", "scshape":
		return cite.SmallCaps
	}
	return cite.Italic
}
