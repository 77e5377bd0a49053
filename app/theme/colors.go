package theme

import "image/color"

// Palette returns the colours of the variant; those of Light for an unknown one.
func (v Variant) Palette() Palette {
	switch v {
	case Sepia:
		return sepia()
	case Dark:
		return dark()
	case HighContrast:
		return highContrast()
	default:
		return light()
	}
}

func light() Palette {
	return Palette{
		Paper: rgb(0xfbfaf7), Ink: rgb(0x24221f), Chrome: rgb(0xf3f1ec), Line: rgb(0xe4e0d8),
		Quiet: rgb(0x6b665d), Accent: rgb(0x2f5d8a), Soft: rgb(0xe9eef4),
		Selection: rgb(0xa9caee), Find: rgb(0xf8d66d), FindCurrent: rgb(0xf7a548),
		Hover: color.NRGBA{R: 0x24, G: 0x22, B: 0x1f, A: 0x0e},
		Thumb: rgb(0xdedcd7), Danger: rgb(0xa3372b), Shadow: color.NRGBA{A: 0x22},
		Marks: [Marks]color.NRGBA{
			rgb(0xfce9a6), rgb(0xcfe8c6), rgb(0xc9dff2), rgb(0xf6cfdc),
			rgb(0xdfd3f0), rgb(0xfbd9b5), rgb(0xf5c4bc), rgb(0xdedcd7),
		},
	}
}

func sepia() Palette {
	return Palette{
		Paper: rgb(0xf6eedd), Ink: rgb(0x382c1f), Chrome: rgb(0xede3cf), Line: rgb(0xdacdb4),
		Quiet: rgb(0x695b48), Accent: rgb(0x86481b), Soft: rgb(0xe6d5b6),
		Selection: rgb(0xa3c2d6), Find: rgb(0xefc65a), FindCurrent: rgb(0xec9a3f),
		Hover: color.NRGBA{R: 0x38, G: 0x2c, B: 0x1f, A: 0x10},
		Thumb: rgb(0xd3c6ad), Danger: rgb(0x97301f), Shadow: color.NRGBA{R: 0x30, G: 0x20, B: 0x08, A: 0x2a},
		Marks: [Marks]color.NRGBA{
			rgb(0xf4dc86), rgb(0xc8dcac), rgb(0xc1d8df), rgb(0xeec4c6),
			rgb(0xd9c8df), rgb(0xf3c998), rgb(0xebb3a2), rgb(0xd8cdb8),
		},
	}
}

func dark() Palette {
	return Palette{
		Paper: rgb(0x1d1c1b), Ink: rgb(0xd8d4cc), Chrome: rgb(0x242322), Line: rgb(0x34322f),
		Quiet: rgb(0xa29c92), Accent: rgb(0x8fb8de), Soft: rgb(0x2a3440),
		Selection: rgb(0x385d83), Find: rgb(0x6b5710), FindCurrent: rgb(0x8c4c08),
		Hover: color.NRGBA{R: 0xd8, G: 0xd4, B: 0xcc, A: 0x10},
		Thumb: rgb(0x45423e), Danger: rgb(0xec9186), Shadow: color.NRGBA{A: 0x70},
		Marks: [Marks]color.NRGBA{
			rgb(0x5b4c17), rgb(0x2f4d2c), rgb(0x23425e), rgb(0x5b2f40),
			rgb(0x43365c), rgb(0x5f4120), rgb(0x5e322b), rgb(0x45423e),
		},
	}
}

func highContrast() Palette {
	return Palette{
		Paper: rgb(0xffffff), Ink: rgb(0x000000), Chrome: rgb(0xf0f0f0), Line: rgb(0x595959),
		Quiet: rgb(0x383838), Accent: rgb(0x00399c), Soft: rgb(0xd4e3ff),
		Selection: rgb(0x78b4ff), Find: rgb(0xffd500), FindCurrent: rgb(0xff8f1f),
		Hover: color.NRGBA{A: 0x24},
		Thumb: rgb(0x707070), Danger: rgb(0xa30000), Shadow: color.NRGBA{A: 0x80},
		Marks: [Marks]color.NRGBA{
			rgb(0xffe94a), rgb(0x86f08e), rgb(0xa6e0ff), rgb(0xffa6d6),
			rgb(0xd2b4ff), rgb(0xffbf5e), rgb(0xff9d8c), rgb(0xcfcfcf),
		},
	}
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
