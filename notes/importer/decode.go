package importer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the text of a file in UTF-8, or in UTF-16 with a byte order
// mark, with "\n" for every line end. The error names the format of another
// file.
func decode(name string, data []byte) (string, error) {
	if len(data) == 0 {
		return "", problem(name, "the file is empty", "Choose a file that has some text.")
	}
	if format, remedy := otherFormat(name, data); format != "" {
		return "", problem(name, "it is "+format+", which Collate cannot read yet", remedy)
	}
	text, err := decodeText(name, data)
	if err != nil {
		return "", err
	}
	if strings.Contains(text, "\x00") {
		return "", problem(name, "it is not text", "Collate reads text (.txt) and Markdown (.md).")
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), nil
}

func decodeText(name string, data []byte) (string, error) {
	const remedy = "Open it in a text editor, save it with the encoding UTF-8, and import it again."
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		if text, ok := decodeUTF16(data[2:], binary.BigEndian); ok {
			return text, nil
		}
		return "", problem(name, "it begins like UTF-16 but is not valid UTF-16", remedy)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		if text, ok := decodeUTF16(data[2:], binary.LittleEndian); ok {
			return text, nil
		}
		return "", problem(name, "it begins like UTF-16 but is not valid UTF-16", remedy)
	}
	if at := invalid(data); at >= 0 {
		line := bytes.Count(data[:at], []byte("\n")) + 1
		return "", problem(name, fmt.Sprintf("byte %d, in line %d, is not valid UTF-8", at+1, line), remedy)
	}
	return strings.TrimPrefix(string(data), "\uFEFF"), nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) (string, bool) {
	if len(data)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	runes := utf16.Decode(units)
	// An unpaired surrogate was decoded as U+FFFD, which may also occur itself.
	if !slices.Equal(utf16.Encode(runes), units) {
		return "", false
	}
	return string(runes), true
}

// invalid returns the offset of the first byte that is not UTF-8, or -1.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// otherFormat returns the format of a file that is not text, recognised by its
// first bytes, and the remedy; "" if it is not recognised.
func otherFormat(name string, data []byte) (format, remedy string) {
	const (
		saveAs  = "Save it as text or Markdown and import that."
		unpack  = "Unpack it and import the files in it."
		formats = "Collate reads text (.txt) and Markdown (.md)."
	)
	start := data[:min(len(data), 4096)]
	has := func(signatures ...string) bool {
		return slices.ContainsFunc(signatures, func(s string) bool { return bytes.HasPrefix(start, []byte(s)) })
	}
	switch {
	case has("%PDF-"):
		return "a PDF document", saveAs
	case has("PK\x03\x04") && bytes.Contains(start, []byte("application/epub+zip")):
		return "an EPUB book", saveAs
	case has("PK\x03\x04") && bytes.Contains(start, []byte("word/")):
		return "a Word document", saveAs
	case has("PK\x03\x04") && bytes.Contains(start, []byte("application/vnd.oasis.opendocument")):
		return "an OpenDocument file", saveAs
	case extension(name) == "docx" && has("PK\x03\x04"), has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return "a Word document", saveAs
	case has("{\\rtf"):
		return "an RTF document", saveAs
	case isHTML(name, start):
		return "a web page", saveAs
	case has("PK\x03\x04", "PK\x05\x06", "\x1F\x8B", "7z\xBC\xAF", "Rar!\x1A", "BZh", "\xFD7zXZ"):
		return "an archive", unpack
	case has("\x89PNG", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*"),
		has("RIFF") && bytes.Contains(start, []byte("WEBP")):
		return "a picture", formats
	case has("ID3\x02", "ID3\x03", "ID3\x04", "OggS\x00", "fLaC\x00"), len(start) > 8 && string(start[4:8]) == "ftyp":
		return "a recording", formats
	case has("SQLite format 3\x00"):
		return "a database", formats
	}
	return "", ""
}

func isHTML(name string, start []byte) bool {
	switch extension(name) {
	case "html", "htm", "xhtml":
		return true
	case "md", "markdown", "mdown", "mkd": // may begin with HTML
		return false
	}
	start = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\uFEFF")), " \t\r\n"))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}
