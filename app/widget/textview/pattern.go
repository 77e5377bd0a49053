package textview

import (
	"errors"
	"fmt"
	"regexp/syntax"
)

// PatternError is the error for an invalid regular expression. Its text tells the user the reason and the remedy.
type PatternError struct {
	Pattern string
	Reason  string // a sentence
	Cause   error
}

func (e *PatternError) Error() string {
	return fmt.Sprintf("Could not search for the pattern %s: %s", e.Pattern, e.Reason)
}

// Unwrap returns the error of package regexp/syntax.
func (e *PatternError) Unwrap() error { return e.Cause }

// explain returns the *PatternError for an error of package regexp/syntax.
func explain(pattern string, err error) error {
	reason := err.Error() + "."
	var s *syntax.Error
	if errors.As(err, &s) {
		if text, ok := explanations(s.Expr)[s.Code]; ok {
			reason = text
		}
	}
	return &PatternError{pattern, reason, err}
}

// explanations returns a sentence by error code for the part expr of a pattern.
func explanations(expr string) map[syntax.ErrorCode]string {
	return map[syntax.ErrorCode]string{
		syntax.ErrMissingParen:          `an opening parenthesis is not closed. Add ")", or write "\(" to find the sign itself.`,
		syntax.ErrUnexpectedParen:       `a closing parenthesis has no opening one. Add "(", or write "\)" to find the sign itself.`,
		syntax.ErrMissingBracket:        `an opening bracket is not closed. Add "]", or write "\[" to find the sign itself.`,
		syntax.ErrMissingRepeatArgument: fmt.Sprintf(`nothing stands before “%s” that could be repeated. Write "\%s" to find the sign itself.`, expr, expr),
		syntax.ErrInvalidRepeatOp:       fmt.Sprintf("“%s” repeats what is repeated already. Leave one of the signs out.", expr),
		syntax.ErrInvalidRepeatSize:     fmt.Sprintf("“%s” is no number of repetitions. Write a smaller one first, and none above 1000.", expr),
		syntax.ErrInvalidCharRange:      fmt.Sprintf("the range “%s” runs backwards. Write the lower character first.", expr),
		syntax.ErrInvalidCharClass:      fmt.Sprintf("“%s” is no set of characters.", expr),
		syntax.ErrInvalidEscape:         fmt.Sprintf(`“%s” has no meaning. Write "\\" to find a backslash.`, expr),
		syntax.ErrTrailingBackslash:     `it ends with a backslash. Write "\\" to find a backslash.`,
		syntax.ErrInvalidPerlOp:         fmt.Sprintf("“%s” is not understood; looking ahead and behind is not possible.", expr),
		syntax.ErrInvalidNamedCapture:   fmt.Sprintf("“%s” is no name for a group.", expr),
		syntax.ErrInvalidUTF8:           "it has bytes that are not text.",
		syntax.ErrLarge:                 "it is too large. Write smaller numbers of repetitions.",
		syntax.ErrNestingDepth:          "its parentheses are nested too deeply.",
	}
}
