"""A word list such as newsrooms keep, and the ways in which people hide its words."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ENTRIES = """
# Coarse and short, where a careless filter hits the innocent
ass
arse
anal
anus
cock
cum
dick
fag
hell
rape
sex
tit
tits
wank*
shit
bullshit
shithead*
cunt
*fuck*
slut*
whore*
bitch*
bastard*
piss off
# Abuse
idiot*
imbecile*
moron*
cretin*
dimwit
halfwit
nitwit
twit
dumbass
jackass
asshole*
arsehole*
scum
scumbag*
vermin
parasite*
cockroach*
maggot*
loser*
clown*
lunatic*
retard*
pervert*
traitor*
shut up
drop dead
go to hell
kill yourself
# Trade
casino*
viagra
bitcoin giveaway
/(?:cheap|free)\\s+(?:pills|watches|followers)/
/(?:telegram|whatsapp)\\D{0,9}\\+?\\d{6,}/
# Turkish, Persian, Arabic, Vietnamese
sik
göt
piç
salak*
aptal*
gerizekalı*
خر
احمق
کثافت
بی‌شعور
حمار
كلب
غبي
حقير
cặc
lồn
đụ
địt
ngu
"""

_WORDS = """
abomination addict airhead alcoholic anarchist animal anus apeman arrogant arsehole arsonist asshole
asinine assassin bandit barbarian bastard beast bigot bimbo bitch blockhead bloodsucker bonehead
bootlicker bozo braindead braggart brute buffoon bullshit bully butthead casino charlatan cheater
chicken chump clown cockroach conman corrupt coward creep cretin criminal crook cuckold cultist
deadbeat degenerate demon deplorable derelict despicable devil dictator dimwit dinosaur dirtbag
disgrace disgusting dishonest dolt donkey dope dotard drunkard dullard dumbass dunce egotist
extremist failure fanatic fascist fathead filthy fool foolish freak fraud garbage ghoul gangster
goblin goon gorilla grifter gullible halfwit hateful heathen heretic hooligan hopeless horrible
hypocrite idiot idiotic ignoramus illiterate imbecile impostor incompetent infidel insane jackass
jailbird jerk killer lackey leech liar libtard loathsome loser lowlife lunatic maggot malicious
maniac menace miscreant misfit monster moron mongrel nasty nitwit nincompoop numbskull obnoxious
oaf parasite pathetic peasant pervert pest pig pinhead pirate poison predator prick psychopath
racist rascal rat repulsive retard riffraff rotten rubbish sadist savage scammer scoundrel scum
scumbag sheep shill shithead shitty sicko simpleton sissy slave sleazy slimeball slob slut snake
snitch spineless stupid swine tasteless terrorist thief thug toad traitor trash troglodyte troll
twit tyrant vandal vampire vermin viagra vile villain viper waster weasel whore witless worthless
"""
WORDS = _WORDS.split()

LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8", "l": "1"}
_LOOKS = "аɑα𝐚 Ь𝖇 сϲ ԁ𝓭 еҽ ɡ һ іι ј κк ӏⅼ ⅿм ո𝗇 оοօ рρ ԛ г𝑟 ѕ τт υս νѵ ԝ хχ уү ᴢ"
LOOKALIKES = dict(zip("abcdeghijklmnopqrstuvwxyz", _LOOKS.split(), strict=True))
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u200e"


def in_lookalikes(word: str, random: Random) -> str:
    some = random.sample(range(len(word)), max(1, len(word) // 2))
    return "".join(
        random.choice(LOOKALIKES.get(letter, letter)) if at in some else letter
        for at, letter in enumerate(word)
    )


def with_hidden_characters(word: str, random: Random) -> str:
    return word[0] + "".join(random.choice(HIDDEN) + letter for letter in word[1:])


def in_leet(word: str, random: Random) -> str:
    can = [at for at, letter in enumerate(word) if letter in LEET]
    some = random.sample(can, (len(can) + 1) // 2)
    return "".join(
        random.choice(LEET[letter]) if at in some else letter for at, letter in enumerate(word)
    )


def drawn_out(word: str, random: Random) -> str:
    some = random.sample(range(len(word)), max(1, len(word) // 3))
    return "".join(
        letter * random.randint(3, 6) if at in some else letter for at, letter in enumerate(word)
    )


def spaced_out(word: str, random: Random) -> str:
    return random.choice((" ", ".", "-", "_", "*", " . ", "/", "  ")).join(word)


def wide_and_mixed(word: str, random: Random) -> str:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in word)
    boxed = "".join(chr(0x1F130 + ord(letter) - ord("a")) for letter in word)
    mixed = "".join(random.choice((letter.upper(), letter)) for letter in word)
    return random.choice((wide, boxed, mixed))


DISGUISES: dict[str, Callable[[str, Random], str]] = {
    "look-alikes": in_lookalikes,
    "hidden characters": with_hidden_characters,
    "leet": in_leet,
    "drawn out": drawn_out,
    "spaced out": spaced_out,
    "width and case": wide_and_mixed,
}
