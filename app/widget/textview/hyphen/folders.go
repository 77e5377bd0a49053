package hyphen

import (
	"os"
	"path/filepath"
	"runtime"
)

// SystemFolders returns the folders that may have dictionaries for all users: those of the system, and those of LibreOffice.
// Not all of them exist.
func SystemFolders() Dictionaries {
	const extensions = "extensions/dict-*"
	switch runtime.GOOS {
	case "windows":
		return Dictionaries{
			filepath.Join(os.Getenv("ProgramFiles"), "LibreOffice", "share", extensions),
			filepath.Join(os.Getenv("ProgramFiles(x86)"), "LibreOffice", "share", extensions),
		}
	case "darwin":
		return Dictionaries{"/Applications/LibreOffice.app/Contents/Resources/" + extensions}
	}
	return Dictionaries{
		"/usr/share/hyphen", "/usr/local/share/hyphen", "/usr/share/myspell/dicts",
		"/usr/lib/libreoffice/share/" + extensions, "/usr/lib64/libreoffice/share/" + extensions,
		"/opt/libreoffice*/share/" + extensions,
	}
}
