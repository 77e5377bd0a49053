package query

import (
	"slices"
	"strings"
)

// irregular is the English verbs and nouns with irregular forms, one line for each, the
// form that takes the regular endings first. Words whose forms are mostly forms of
// another word are left out, such as "wound".
const irregular = `
arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
befall befell befallen
begin began begun
bend bent
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
cling clung
come came
creep crept
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forsake forsook forsaken
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
lean leant
leap leapt
learn learnt
leave left
lend lent
lie lay lain
light lit
lose lost
make made
mean meant
meet met
mislead misled
mistake mistook mistaken
misunderstand misunderstood
outgrow outgrew outgrown
overcome overcame
overhear overheard
override overrode overridden
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
pay paid
plead pled
prove proven
rebuild rebuilt
repay repaid
resell resold
retake retook retaken
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
smell smelt
speak spoke spoken
speed sped
spell spelt
spend spent
spill spilt
spin spun
spit spat
spoil spoilt
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stride strode
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tread trod trodden
undergo underwent undergone
understand understood
undertake undertook undertaken
undo undid undone
uphold upheld
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
withdraw withdrew withdrawn
withhold withheld
withstand withstood
write wrote written
analysis analyses
axis axes
basis bases
calf calves
child children
crisis crises
criterion criteria
curriculum curricula
diagnosis diagnoses
foot feet
goose geese
half halves
hypothesis hypotheses
knife knives
leaf leaves
life lives
loaf loaves
matrix matrices
medium media
memorandum memoranda
mouse mice
oasis oases
ox oxen
phenomenon phenomena
referendum referenda
scarf scarves
shelf shelves
stimulus stimuli
synthesis syntheses
thesis theses
thief thieves
tooth teeth
wife wives
wolf wolves
`

// irregularForms returns all forms of the irregular verb or noun that has the form word,
// the one that takes regular endings first; nil for a regular word.
func irregularForms(word string) (forms []string) {
	for rest := irregular; ; {
		at := strings.Index(rest, word)
		if at < 0 {
			break
		}
		start := strings.LastIndexByte(rest[:at], '\n') + 1
		end := at + strings.IndexByte(rest[at:], '\n')
		if all := strings.Fields(rest[start:end]); slices.Contains(all, word) {
			forms = append(forms, all...)
		}
		rest = rest[end:]
	}
	if stem, found := strings.CutSuffix(word, "man"); found {
		forms = append(forms, word, stem+"men")
	}
	if stem, found := strings.CutSuffix(word, "men"); found {
		forms = append(forms, stem+"man", word)
	}
	return forms
}
