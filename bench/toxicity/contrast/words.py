"""The word lists that fill the slots of the patterns, by the name of their slot."""

from collections.abc import Mapping

ATTACKING: Mapping[str, tuple[str, ...]] = {
    "vile": (
        "disgusting", "filthy", "worthless", "repulsive", "inferior", "subhuman", "evil",
        "dirty", "stupid", "dumb as bricks", "lazy", "savage", "primitive", "rotten", "vile",
        "pathetic", "useless", "sick in the head", "a disgrace", "mentally defective",
        "untrustworthy", "deceitful", "violent by nature", "degenerate", "sickening", "gross",
        "a burden on everyone", "nothing but trouble", "backward", "uncivilised", "unclean",
        "morally bankrupt", "lesser beings", "an embarrassment to the human race", "barbaric",
        "freaks", "abnormal", "perverted", "a joke", "hopeless", "beneath us", "cowards",
    ),
    "vileadj": (
        "disgusting", "filthy", "worthless", "repulsive", "inferior", "subhuman", "stupid",
        "dirty", "lazy", "savage", "vile", "pathetic", "useless", "evil", "ugly", "rotten",
    ),
    "beast": (
        "vermin", "rats", "cockroaches", "parasites", "animals", "pigs", "dogs", "leeches",
        "insects", "maggots", "apes", "lice", "a virus", "a plague", "a cancer", "a disease",
        "an infestation", "garbage", "trash", "human waste", "scum", "filth", "monkeys",
        "wild beasts", "snakes", "weeds", "locusts", "sewage", "dirt under my shoe", "a tumour",
        "a pest", "ticks", "pond scum", "a blight", "hyenas", "bloodsuckers",
    ),
    "harm": (
        "shot", "hanged", "burned alive", "gassed", "beaten", "exterminated", "wiped out",
        "killed", "drowned", "rounded up and shot", "put down", "slaughtered", "lynched",
        "raped", "stoned", "executed", "eliminated", "put in camps", "whipped", "castrated",
        "thrown off a cliff", "put against a wall", "bombed", "run over", "knifed", "tortured",
    ),
    "harmverb": (
        "kill", "shoot", "burn", "stab", "beat up", "strangle", "exterminate", "hang", "hurt",
        "run over", "punch", "smash the teeth of", "set fire to", "bomb", "wipe out", "gas",
        "put a bullet in", "choke", "hunt down", "slit the throats of", "attack", "murder",
    ),
    "expel": (
        "deported", "thrown out", "kicked out of the country", "locked up", "sterilised",
        "banned from public life", "kept away from children", "sent back on the first boat",
        "stripped of the vote", "kept out of our schools", "kept apart from the rest of us",
        "treated like the animals they are", "put back in chains", "put in their place",
    ),
    "right": (
        "vote", "marry", "have children", "own property", "hold office", "teach our kids",
        "work in hospitals", "walk our streets", "live among us", "breathe the same air as us",
        "be citizens", "get medical care", "speak in public", "raise a family",
        "get a job here", "be treated as equals", "be protected by our laws",
        "sit next to decent people",
    ),
    "crime": (
        "steal", "rape", "lie", "cheat", "murder", "sell drugs", "leech off welfare", "riot",
        "molest children", "breed like rabbits", "destroy everything they touch",
        "spread disease", "ruin neighbourhoods", "complain", "beg", "scam honest people",
        "take our jobs", "corrupt our children", "spread their filth", "blow things up",
        "play the victim",
    ),
    "hate": (
        "hate", "despise", "loathe", "can't stand", "detest", "am sick of", "am disgusted by",
        "have nothing but contempt for", "cannot bear the sight of", "absolutely hate",
        "truly despise", "want nothing to do with", "look down on", "spit on", "am fed up with",
    ),
    "place": (
        "country", "city", "town", "street", "school", "neighbourhood", "office", "nation",
        "continent", "community", "team", "army", "building", "family", "world",
    ),
    "fuck": (
        "fucking", "goddamn", "bloody", "motherfucking", "god damn", "shitty", "fuckin",
    ),
}  # fmt: skip

SPEAKING_WELL: Mapping[str, tuple[str, ...]] = {
    "good": (
        "kind", "brave", "wonderful", "brilliant", "generous", "hard-working", "amazing",
        "talented", "funny", "beautiful", "smart", "lovely", "inspiring", "welcoming", "honest",
        "great", "strong", "creative", "awesome", "gentle", "proud", "delightful", "fantastic",
        "polite", "warm-hearted", "clever", "resilient", "worthy of respect", "good people",
        "just like everyone else", "equal to everyone else", "human beings like you and me",
    ),
    "role": (
        "neighbour", "doctor", "teacher", "colleague", "friend", "writer", "mayor", "nurse",
        "student", "candidate", "director", "shopkeeper", "athlete", "family", "author",
        "lawyer", "journalist", "musician", "team mate", "classmate", "actor", "engineer",
    ),
    "event": (
        "the festival", "the council meeting", "the exhibition", "the march", "the conference",
        "the parade", "the concert", "a new documentary", "the local election", "the hearing",
        "the panel", "the street party", "the memorial", "the football final", "the census",
    ),
    "do": (
        "live in this town", "work at the hospital", "moved here in the nineties", "vote",
        "run the bakery on the corner", "study at the university", "came to the meeting",
        "signed the petition", "serve in the army", "play in the orchestra", "pay taxes",
        "opened a restaurant", "are watching the match", "spoke at the hearing",
        "own homes here", "travel by train", "attend the evening classes",
        "celebrate the new year this week", "were interviewed for the survey",
        "use this library", "wait for the bus here", "will be affected by the new law",
        "commute to the city", "like this film", "eat breakfast", "read the news",
        "drink coffee", "cook at home", "walk their dogs", "are a minority in this country",
        "make up a tenth of the population",
    ),
    "wrong": (
        "disgusting", "hateful", "wrong", "a racist thing to say", "bigotry", "shameful",
        "vile and untrue", "unacceptable", "hate speech", "a lie", "ignorant", "appalling",
        "not OK", "horrible", "prejudice pure and simple", "indefensible", "cruel",
    ),
    "bigot": (
        "bigots", "racists", "hateful people", "extremists", "trolls", "nazis", "bullies",
    ),
}  # fmt: skip

OF_PERSONS: Mapping[str, tuple[str, ...]] = {
    "fool": (
        "idiot", "moron", "fool", "imbecile", "loser", "clown", "liar", "coward", "cretin",
        "scumbag", "dimwit", "halfwit", "hypocrite", "waste of space", "disgrace", "jackass",
        "troll", "crook", "pathetic little man", "fraud", "simpleton", "dunce", "creep", "slob",
    ),
    "foul": (
        "asshole", "piece of shit", "dickhead", "prick", "bastard", "son of a bitch", "wanker",
        "shithead", "dipshit", "fuckwit", "cocksucker", "dumbass", "arsehole", "twat",
        "motherfucker", "fucking idiot", "fucking moron", "lying sack of shit", "douchebag",
    ),
    "person": (
        "the mayor", "this author", "the senator", "our president", "that journalist",
        "the minister", "my boss", "the referee", "the editor", "the guy above",
        "that commenter", "the goalkeeper", "the chief of police", "this reporter",
        "the landlord", "my ex", "the judge", "the prime minister", "the governor",
    ),
    "trade": (
        "politicians", "journalists", "bankers", "lawyers", "landlords", "bureaucrats",
        "conservatives", "liberals", "republicans", "democrats", "vegans", "cyclists",
        "hipsters", "football fans", "artists", "CEOs", "estate agents", "leftists", "cops",
    ),
    "thing": (
        "movie", "game", "weather", "traffic", "coffee", "phone", "song", "bug", "printer",
        "train", "article", "update", "budget", "road", "plan", "website", "match", "book",
        "song", "hangover", "headache", "winter", "queue", "software", "recipe", "sandwich",
    ),
    "dumbadj": (
        "stupid", "dumb", "pathetic", "ignorant", "clueless", "brainless", "incompetent",
        "disgusting", "despicable", "delusional", "moronic", "worthless", "corrupt", "gutless",
    ),
    "hurt": (
        "kill", "shoot", "stab", "beat up", "strangle", "hurt", "bury", "break the neck of",
        "smash the face of", "set fire to the house of", "put a bullet in", "run over", "hang",
    ),
}  # fmt: skip

OF_BOTH: Mapping[str, tuple[str, ...]] = {
    "villains": (
        "thieves", "crooks", "liars", "criminals", "cheats", "rapists", "monsters", "savages",
        "losers", "idiots", "cowards", "beggars", "scroungers", "fanatics", "terrorists",
        "perverts", "predators", "traitors", "invaders", "freeloaders", "hypocrites", "bums",
        "child molesters", "drug dealers", "brainless sheep", "whiners", "barbarians", "thugs",
        "murderers", "swindlers", "drunks", "layabouts", "tramps", "gangsters", "snitches",
    ),
    "ugly": (
        "ugly", "smelly", "fat and lazy", "mean", "greedy", "cruel", "ignorant", "aggressive",
        "mad", "dangerous", "dishonest", "rude", "shameless", "spoiled", "brutal", "immoral",
        "corrupt", "weak", "hysterical", "miserable", "insane", "nasty", "wicked", "depraved",
        "contemptible", "hateful", "loathsome", "repugnant", "foul", "unbearable",
        "unfit to live",
    ),
    "praise": (
        "treasure", "appreciate", "respect", "adore", "value", "cherish", "look up to", "trust",
        "care about", "enjoy meeting", "am grateful to", "am inspired by", "am fond of",
    ),
    "gift": (
        "an asset to this town", "a gift", "my heroes", "the heart of this neighbourhood",
        "wonderful company", "people I look up to", "great parents", "loyal friends",
        "first-class colleagues", "a joy to work with", "good citizens", "the best neighbours",
    ),
    "said": (
        "says", "claims", "believes", "thinks", "shouts", "writes", "tells me", "insists",
    ),
    "denied": (
        "It's a myth that", "It is false that", "It's simply untrue that",
        "I don't believe that", "Nobody serious believes that", "There is no evidence that",
        "You can't claim that", "I never claimed that", "Who told you that",
        "I strongly disagree that", "I doubt that", "Don't say that", "Stop saying that",
        "It's an old lie that", "I refuse to accept that", "Far from it: I don't think",
        "No, I do not think", "It is prejudice to think", "We must reject the idea that",
        "How can anyone still believe that", "Science has shown it to be nonsense that",
        "It would be wrong to say",
    ),
    "abused": (
        "attacked", "insulted", "beaten", "threatened", "spat at", "mocked", "humiliated",
        "bullied", "murdered", "persecuted", "driven out", "discriminated against", "hunted",
    ),
}  # fmt: skip

WORDS: Mapping[str, tuple[str, ...]] = {**ATTACKING, **SPEAKING_WELL, **OF_PERSONS, **OF_BOTH}
