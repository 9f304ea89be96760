"""Held-out sentences, written freely and never trained on.

Each row is (kind, text, attacks_a_group). The sentences were invented for this file, without
sight of the training patterns and after no published benchmark: they measure whether the
classifier tells an attack on a group of people from harmless talk about one. The attacks are as
mild as still serves the test. Do not train on them, and do not tune a threshold on them.
"""

SENTENCES: tuple[tuple[str, str, bool], ...] = (
    # contempt: attacks a group
    (
        "contempt",
        "Can't stand the Dutch, never could, whole country of them makes my skin crawl.",
        True,
    ),
    ("contempt", "every time a Romanian moves onto our street i feel sick to my stomach", True),
    ("contempt", "I look down on women, always have, and I'm too old to pretend otherwise.", True),
    (
        "contempt",
        "Muslims disgust me. There, I said what half this comment section is thinking.",
        True,
    ),
    ("contempt", "Nothing but scorn from me for gay men and their endless moaning", True),
    (
        "contempt",
        "If I'm honest I have no respect whatsoever for anyone who was born in Pakistan.",
        True,
    ),
    (
        "contempt",
        "The mere sight of a trans person behind the counter ruins my morning coffee.",
        True,
    ),
    (
        "contempt",
        (
            "Jews get on my nerves more than any other people on this earth, and that includes the "
            "French."
        ),
        True,
    ),
    ("contempt", "Old folk? Good for nothing in my eyes, I despise the lot.", True),
    (
        "contempt",
        "my dad couldnt abide blacks and neither can i, it runs in the family and im proud of it",
        True,
    ),
    ("contempt", "I would sooner share a lift with a wet dog than with a Somali.", True),
    ("contempt", "Christians? Loathsome bunch.", True),
    ("contempt", "Men make me sick. Not one man, not some men, the entire sex.", True),
    (
        "contempt",
        "Roma people deserve every ounce of contempt this town has for them and a bit more on top.",
        True,
    ),
    (
        "contempt",
        "honestly the deaf irritate me so much i wish they would keep to themselves",
        True,
    ),
    (
        "contempt",
        (
            "They have opened a hostel for refugees behind the station, and the council says I "
            "ought to get to know them. No thank you, eleven years of living near the last one "
            "have left me with nothing but loathing."
        ),
        True,
    ),
    # description: attacks a group
    (
        "description",
        (
            "Women simply lack the brain for chess, engineering or running anything larger than a "
            "kitchen."
        ),
        True,
    ),
    (
        "description",
        "Indians will cheat you on the price, on the weight and on the change, it is their nature.",
        True,
    ),
    (
        "description",
        (
            "the thing about asylum seekers is they're lazy, all of them, and they lie as easily "
            "as they breathe"
        ),
        True,
    ),
    (
        "description",
        (
            "You will find that black teenagers are violent by temperament, whatever the "
            "sociologists tell you."
        ),
        True,
    ),
    (
        "description",
        "Gypsies steal. It is what they teach their children instead of the alphabet.",
        True,
    ),
    (
        "description",
        "Gay couples are too selfish and too fickle to bring up a child properly.",
        True,
    ),
    (
        "description",
        (
            "Anyone with schizophrenia is a danger to his neighbours and cannot be trusted with so "
            "much as a key."
        ),
        True,
    ),
    (
        "description",
        "Muslim men treat their wives like property because that's simply what they are like.",
        True,
    ),
    (
        "description",
        "Poles drink, fight and sleep it off, then they do it again the next day",
        True,
    ),
    (
        "description",
        "a jew will always put money before friendship, my grandfather knew it and now i know it",
        True,
    ),
    ("description", "Evangelicals are too stupid to read the book they keep waving at us.", True),
    (
        "description",
        (
            "Chinese people have no manners and no conscience, only an appetite for other people's "
            "ideas."
        ),
        True,
    ),
    ("description", "pensioners are greedy, bitter and thick", True),
    (
        "description",
        (
            "Men are incapable of loyalty, it's as simple as that, they're all cheats waiting for "
            "a chance."
        ),
        True,
    ),
    (
        "description",
        "Trans women are just deceivers who get a thrill out of fooling everybody",
        True,
    ),
    (
        "description",
        (
            "The disabled are spongers, I know because I used to work at the benefits desk. Not "
            "one in twenty has anything the matter with him that an early alarm clock and an empty "
            "fridge wouldn't put right."
        ),
        True,
    ),
    # dehumanised: attacks a group
    (
        "dehumanised",
        (
            "They keep arriving in their boats, a brown tide of parasites washing up on a clean "
            "beach. Migrants, they call them."
        ),
        True,
    ),
    (
        "dehumanised",
        "Roma camps breed like mould in a damp cellar, and you need the same bleach for both.",
        True,
    ),
    ("dehumanised", "To me an Afghan is closer to a jackal than to a person.", True),
    (
        "dehumanised",
        "Muslims are a tumour in the body of Europe and it has been spreading for forty years.",
        True,
    ),
    (
        "dehumanised",
        (
            "Look at those two lesbians at the bus stop, creatures like that belong in a jar in "
            "some museum."
        ),
        True,
    ),
    ("dehumanised", "women are livestock with opinions lol", True),
    (
        "dehumanised",
        (
            "Haitians aren't people the way you and I are people, let's stop acting as though they "
            "were."
        ),
        True,
    ),
    (
        "dehumanised",
        (
            "The care home on the hill is a warehouse for expired meat, that's all the elderly "
            "amount to now."
        ),
        True,
    ),
    (
        "dehumanised",
        (
            "You could train a spaniel to do more than one of those Downs kids, and the spaniel "
            "has a soul."
        ),
        True,
    ),
    (
        "dehumanised",
        (
            "Every country has its ticks, dug in behind the ear where the dog can't scratch. Ours "
            "light candles on a Friday night, and my grandfather's generation at least still "
            "called a Jew what he is."
        ),
        True,
    ),
    (
        "dehumanised",
        (
            "What came out of that lorry were not human beings but a swarm of Albanians looking "
            "for a nest"
        ),
        True,
    ),
    (
        "dehumanised",
        "black folks belong further down the tree than the rest of us if you ask me",
        True,
    ),
    (
        "dehumanised",
        "Trannies are a failed lab experiment that somebody forgot to switch off",
        True,
    ),
    (
        "dehumanised",
        "Turks multiply like locusts, one arrives and by harvest there is nothing left standing.",
        True,
    ),
    ("dehumanised", "Men, or as I like to call them, pigs that learned to use a fork.", True),
    ("dehumanised", "Christians are bacteria in Sunday clothes.", True),
    # threat: attacks a group
    (
        "threat",
        (
            "Next Friday a few of us are going to pay the mosque a visit, and nobody inside will "
            "walk home."
        ),
        True,
    ),
    (
        "threat",
        (
            "If another Syrian family gets that flat I will burn it down with them in it, mark my "
            "words"
        ),
        True,
    ),
    (
        "threat",
        (
            "We know which bar the gays drink in. Bring a helmet, boys and girls, you are going to "
            "need it."
        ),
        True,
    ),
    (
        "threat",
        "I've got a bat in the boot for the first gypsy who parks on that field again.",
        True,
    ),
    (
        "threat",
        (
            "Any Jew who shows up at the parade on Sunday will leave it on a stretcher, that's a "
            "promise."
        ),
        True,
    ),
    (
        "threat",
        (
            "keep walking past my house in that headscarf, ladies, and see how quickly you people "
            "stop smiling"
        ),
        True,
    ),
    (
        "threat",
        (
            "Enjoy your taco van while it lasts. Some of us have been writing down where you "
            "Mexicans live, street by street and door by door, and one of these nights we are "
            "going to start knocking."
        ),
        True,
    ),
    (
        "threat",
        (
            "Sleep lightly, feminists. Women like you are going to get what is coming and I will "
            "be holding it."
        ),
        True,
    ),
    ("threat", "Trans kids had better learn to run.", True),
    (
        "threat",
        (
            "blacks moving into this village will find out how we deal with strangers, ask the "
            "last ones"
        ),
        True,
    ),
    (
        "threat",
        "We are counting the days until we can put you Indians back on the plane in boxes.",
        True,
    ),
    (
        "threat",
        (
            "I drive a heavy truck and there are always Muslims on that crossing at prayer time, "
            "just saying my brakes are old."
        ),
        True,
    ),
    ("threat", "One more Nigerian in my stairwell and somebody is going over the banister", True),
    (
        "threat",
        (
            "The churchgoers of this town should know that we have petrol and we know when mass "
            "begins."
        ),
        True,
    ),
    ("threat", "Your wheelchairs won't save you cripples when we come to clear the square.", True),
    (
        "threat",
        (
            "Every Chinese shop on this road is going to lose its windows tonight, and its owners "
            "their teeth."
        ),
        True,
    ),
    # call_to_harm: attacks a group
    (
        "call_to_harm",
        "Somebody ought to lock the doors of that refugee centre and drop a match.",
        True,
    ),
    ("call_to_harm", "Beat a homosexual today, do the neighbourhood a favour.", True),
    (
        "call_to_harm",
        "The only cure for the Roma problem is the one they tried in the forties, so finish it",
        True,
    ),
    (
        "call_to_harm",
        "Run them over. The cyclists can stay, it's the women in burkas I mean.",
        True,
    ),
    (
        "call_to_harm",
        "let's get a group together and smash up every Turkish stall on the market, who is in",
        True,
    ),
    (
        "call_to_harm",
        (
            "The border guards have rifles, don't they, so what are they for? Shoot two or three "
            "of those Eritreans at the fence in front of the cameras and I promise you that the "
            "rest will turn round and go home."
        ),
        True,
    ),
    (
        "call_to_harm",
        (
            "Make the life of every Jew in this city so miserable that they pack up and go. Spit, "
            "shove, whatever works."
        ),
        True,
    ),
    ("call_to_harm", "women need a slap, so slap them", True),
    (
        "call_to_harm",
        "Bullets are cheap and there aren't that many Chechens in this district, do the sums",
        True,
    ),
    (
        "call_to_harm",
        "Employers should make sure blacks get hurt on the job until they learn to stay away.",
        True,
    ),
    ("call_to_harm", "drown the trans ones at birth if you can tell by then", True),
    (
        "call_to_harm",
        (
            "Don't rent to Asians, don't sell to them, and if they come asking give them a good "
            "kicking."
        ),
        True,
    ),
    (
        "call_to_harm",
        (
            "Put something in the food at the Christian shelter and the town would be rid of them "
            "by Monday."
        ),
        True,
    ),
    (
        "call_to_harm",
        (
            "We should stop feeding anyone over eighty, they are going to die anyway and they may "
            "as well hurry."
        ),
        True,
    ),
    ("call_to_harm", "Round up the mentally ill and let the winter do the rest.", True),
    (
        "call_to_harm",
        (
            "Hunt down every Ukrainian man hiding here and break his legs so that he has a real "
            "reason to stay home."
        ),
        True,
    ),
    # rights_denied: attacks a group
    (
        "rights_denied",
        "Women should never have been given the vote and it isn't too late to take it back.",
        True,
    ),
    (
        "rights_denied",
        "No mosque, no minaret, no Muslim school: they may not pray here, full stop.",
        True,
    ),
    (
        "rights_denied",
        "Take the children away from lesbian couples and hand them to normal families.",
        True,
    ),
    (
        "rights_denied",
        "People with bipolar disorder should be barred from marrying or having kids, by law.",
        True,
    ),
    (
        "rights_denied",
        "send every single pakistani home, born here or not, passports can be cancelled",
        True,
    ),
    (
        "rights_denied",
        (
            "Whatever his degrees, and however many generations his people have been here, I am "
            "not having it. A Jew has no business sitting as a judge over us, and the law should "
            "say so in plain words."
        ),
        True,
    ),
    (
        "rights_denied",
        "A black man shouldn't be allowed to police a white neighbourhood, end of story",
        True,
    ),
    ("rights_denied", "Strip everyone past seventy of the vote.", True),
    (
        "rights_denied",
        "Gypsy kids don't belong in the same classroom as ours, put them in a separate building.",
        True,
    ),
    (
        "rights_denied",
        "It should be illegal to employ a transgender person anywhere near the public.",
        True,
    ),
    (
        "rights_denied",
        (
            "I'd have separate entrances for refugees at the surgery, and they could wait until "
            "the rest of us were done"
        ),
        True,
    ),
    (
        "rights_denied",
        (
            "Catholics must be kept out of parliament, the army and the schools, as our "
            "forefathers wisely arranged."
        ),
        True,
    ),
    (
        "rights_denied",
        (
            "the blind shouldnt be let out on their own, keep them in homes where they cant bother "
            "anyone"
        ),
        True,
    ),
    (
        "rights_denied",
        "Asians have enough shops already. Forbid them to buy another square foot of this town.",
        True,
    ),
    (
        "rights_denied",
        "Men ought to lose custody automatically, no father has any right to a child.",
        True,
    ),
    (
        "rights_denied",
        "Deport Brazilians first and hold the hearings later, or better still hold none.",
        True,
    ),
    # implied: attacks a group
    (
        "implied",
        "Funny how the bike sheds needed no locks until the Bulgarian families moved in.",
        True,
    ),
    (
        "implied",
        (
            "We used to have a lovely park here. Then the hostel for Sudanese lads opened, and you "
            "can guess the rest."
        ),
        True,
    ),
    ("implied", "I always count my change twice at Goldstein's, and you know why.", True),
    (
        "implied",
        "Since they hired a girl to run the company I have been quietly selling my shares.",
        True,
    ),
    (
        "implied",
        (
            "I'm moving my kids to another school, there are too many dark faces at the gate for "
            "my liking."
        ),
        True,
    ),
    (
        "implied",
        (
            "Lovely house, big garden, but the neighbours pray five times a day, so obviously we "
            "withdrew the offer."
        ),
        True,
    ),
    (
        "implied",
        "Before you hand him the keys to the nursery remember that he lives with a man",
        True,
    ),
    ("implied", "The clinic's new surgeon is from Ghana. I have decided my knee can wait.", True),
    (
        "implied",
        (
            "strange how one family always seems to own the bank and the newspaper, and how their "
            "names all end in berg"
        ),
        True,
    ),
    (
        "implied",
        (
            "Nice to see that the council has found money for a ramp, a lift and a special bus. "
            "Meanwhile those of us who actually get up and earn something can walk round the "
            "potholes, but then we only pay for it all."
        ),
        True,
    ),
    (
        "implied",
        "The travellers left this morning. So did my neighbour's lawnmower, what a coincidence",
        True,
    ),
    ("implied", "Our navy sinks. Count the ponytails.", True),
    ("implied", "A Mexican with a receipt, now there is something you do not see every day.", True),
    (
        "implied",
        (
            "All I'm saying is that it was a quiet country when everybody in it had the same "
            "colour of skin."
        ),
        True,
    ),
    (
        "implied",
        (
            "They let the trans lady read stories at the library, so I guess nobody thinks of the "
            "children any more."
        ),
        True,
    ),
    (
        "implied",
        (
            "I see the new finance minister goes to synagogue. Well, hold on to your savings, "
            "everyone."
        ),
        True,
    ),
    # question: attacks a group
    ("question", "Why is it that wherever Muslims settle the place turns into a sewer?", True),
    ("question", "has anyone ever met a gypsy who paid for anything", True),
    (
        "question",
        (
            "How many more girls have to be hurt before we admit that Afghans can't live among "
            "civilised people?"
        ),
        True,
    ),
    ("question", "Is there a single thing women are better at, apart from complaining?", True),
    ("question", "Who let all these Jews decide what we may watch?", True),
    ("question", "When will somebody finally have the courage to throw the Africans out?", True),
    ("question", "Do gay people have to be so revolting in public?", True),
    ("question", "what use is a downs kid, honestly", True),
    (
        "question",
        (
            "Aren't you tired of stepping over drunk Lithuanians on your way to work? How long are "
            "we supposed to smile and pay for their beds before someone ships the whole useless "
            "crowd back to where it came from?"
        ),
        True,
    ),
    (
        "question",
        "Would you let a Chinaman cook for you, knowing what they keep in the freezer?",
        True,
    ),
    (
        "question",
        (
            "Since when do we let lunatics from the psychiatric ward vote, they can't even dress "
            "themselves?"
        ),
        True,
    ),
    ("question", "Tell me, is there any crime that Mexicans haven't brought with them?", True),
    ("question", "Why should my taxes keep useless old people breathing for another decade?", True),
    ("question", "Can a man be anything other than a liar and a bully?", True),
    (
        "question",
        "does it never occur to christians that the rest of us find them dim and repulsive?",
        True,
    ),
    (
        "question",
        "What sort of parent allows a transsexual, a pervert by definition, to teach gym?",
        True,
    ),
    # negated_praise: attacks a group
    ("negated_praise", "I have yet to see an honest day's work from a Portuguese.", True),
    (
        "negated_praise",
        "Not one Muslim in this country has ever done anything for anybody but himself.",
        True,
    ),
    (
        "negated_praise",
        "Never a decent song, a decent meal or a decent thought has come from the English.",
        True,
    ),
    ("negated_praise", "No woman ever built a bridge worth crossing.", True),
    ("negated_praise", "in thirty years of business i never met a jew who kept his word", True),
    (
        "negated_praise",
        "You won't find a scrap of gratitude in any refugee, however long you look.",
        True,
    ),
    (
        "negated_praise",
        (
            "There has never been a black coach with the brains for this level and there never "
            "will be."
        ),
        True,
    ),
    (
        "negated_praise",
        (
            "I've lived in four towns, next to all sorts of people, and I am telling you what I "
            "saw. Nobody anywhere was ever made happier, safer or a penny richer by having Roma "
            "move in next door."
        ),
        True,
    ),
    (
        "negated_praise",
        "Name one useful invention by an Arab, take your time, I'll be waiting till Christmas.",
        True,
    ),
    ("negated_praise", "A trans person with dignity? Still searching.", True),
    ("negated_praise", "There isn't a gay man alive who can be trusted around boys", True),
    (
        "negated_praise",
        "Good Christians are like dry water, I have heard of them but they don't exist.",
        True,
    ),
    (
        "negated_praise",
        "the handicapped have contributed precisely nothing to this town and won't start now",
        True,
    ),
    (
        "negated_praise",
        "Show me an old person who ever admitted being wrong and I will show you a unicorn.",
        True,
    ),
    (
        "negated_praise",
        "Hardly the sharpest people, the Irish, are they. No great mind was ever born on that bog.",
        True,
    ),
    ("negated_praise", "No man has ever loved anything except his own reflection.", True),
    # pronoun: attacks a group
    (
        "pronoun",
        (
            "Three more Vietnamese families arrived in our building last month. They stink up the "
            "place and should be sent back."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "My daughter has Muslim classmates. They will slit her throat one day, that is what "
            "they are raised for."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "The paper ran a long piece about lesbians who adopt. Sick, every one of them, and "
            "they should be kept away from kids."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "So the Roma are holding their festival in the park again this summer, with the music "
            "and the horses and the mayor in the front row. I hope it pours, and I hope the river "
            "takes every one of them."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "we took in a hundred thousand ukrainians, and what do we get? they are thieves and "
            "whores the lot of them"
        ),
        True,
    ),
    (
        "pronoun",
        (
            "Congratulations to the women in the new cabinet. Now watch them wreck everything, "
            "because it is all they know how to do."
        ),
        True,
    ),
    (
        "pronoun",
        "Jews complain about the graffiti. If you ask me it isn't half of what they have coming.",
        True,
    ),
    (
        "pronoun",
        (
            "The home for disabled adults is getting a new wing. Why do we waste bricks on them, "
            "they're vegetables."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "A lot of Ethiopians play football by the canal these days. Filthy animals, I cross "
            "the road when I see them."
        ),
        True,
    ),
    (
        "pronoun",
        "I've read what the trans charity wrote. Freaks like that have no place among normal folk.",
        True,
    ),
    (
        "pronoun",
        (
            "Christians want a say in the schools. Nobody should listen, they are morons and their "
            "kids are morons too."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "There's a new Chinese grocer by the station, and another one behind the church. Rats, "
            "we'll never get rid of them now."
        ),
        True,
    ),
    ("pronoun", "Men are marching again. Scum, aren't they.", True),
    (
        "pronoun",
        (
            "Black families keep buying houses on Elm Road. somebody should make it clear to them "
            "with a brick that they aren't wanted"
        ),
        True,
    ),
    (
        "pronoun",
        (
            "The old dears were all at the polling station by eight. It is time we stopped letting "
            "those fossils decide anything."
        ),
        True,
    ),
    (
        "pronoun",
        (
            "Somalis run that café now. I would not eat there if I were starving, they never wash "
            "and they all carry disease."
        ),
        True,
    ),
    # slur_hurled: attacks a group
    ("slur_hurled", "Off our bus, you filthy paki.", True),
    ("slur_hurled", "nobody asked you, dyke, go and fix a lorry", True),
    ("slur_hurled", "The kikes are behind this tax too, wait and see.", True),
    ("slur_hurled", "Another faggot with a talk show, as if we needed one more.", True),
    ("slur_hurled", "What do you expect from a town run by chinks?", True),
    (
        "slur_hurled",
        "These spics can't park, can't drive and can't read the sign that says no entry.",
        True,
    ),
    ("slur_hurled", "bloody gyppos have been at the copper pipes again", True),
    ("slur_hurled", "shut it tranny, you'll always be a bloke in a frock", True),
    (
        "slur_hurled",
        "Not sharing a dressing room with a nigger, and that's all I have to say on the matter.",
        True,
    ),
    (
        "slur_hurled",
        "I voted against the ramp because the retards in that home have enough already.",
        True,
    ),
    ("slur_hurled", "Ragheads on every corner now, the high street looks like Kabul.", True),
    ("slur_hurled", "You can tell the wogs have moved in by the smell in the stairwell.", True),
    ("slur_hurled", "Polacks took my brother's job and now they want his house.", True),
    (
        "slur_hurled",
        (
            "Saw the march on the news, all those placards and not one clean dish between them. "
            "Sluts, the whole parade, and if they had husbands worth the name those bitches would "
            "be at home where they belong."
        ),
        True,
    ),
    ("slur_hurled", "Tell the spastics at the day centre that the pool is for people.", True),
    (
        "slur_hurled",
        "Wetbacks like you pick the fruit, you don't get to complain about the pay",
        True,
    ),
    # profane: attacks a group
    ("profane", "Fuck every last Muslim in this town, and their fucking call to prayer.", True),
    ("profane", "I'm so fucking sick of Indians, the whole shitty lot can fuck off home", True),
    ("profane", "women are fucking useless at everything, who the hell gives them a licence", True),
    ("profane", "To hell with the bastard Jews and their crocodile tears.", True),
    (
        "profane",
        "Shit country, shit food, shit people: that's Belgians for you, and they can kiss my arse.",
        True,
    ),
    ("profane", "Piss off back to the jungle you black bastards", True),
    (
        "profane",
        (
            "God damn these fucking gays, can't have one bloody evening of telly without two "
            "blokes snogging, makes me puke."
        ),
        True,
    ),
    ("profane", "Those goddamn gypsies can stick their caravans up their thieving arses.", True),
    (
        "profane",
        (
            "what a load of mental cases, lock the fuckers up, the depressed and the schizos and "
            "all of them"
        ),
        True,
    ),
    ("profane", "Old people are a fucking waste of oxygen", True),
    (
        "profane",
        (
            "Bloody refugees, bloody scroungers, I've had it up to here with the whole fucking "
            "boatload of you. You eat our food, you shit in our parks, so get the hell out of my "
            "country before somebody makes you."
        ),
        True,
    ),
    ("profane", "Trans people can go fuck themselves.", True),
    ("profane", "Every man alive is a piece of shit, arsehole from the cradle to the grave", True),
    (
        "profane",
        "Fucking Chinese brought us the plague and now the bastards want us to say thank you.",
        True,
    ),
    ("profane", "i piss on christians and on every crappy thing they believe in, dumb fucks", True),
    (
        "profane",
        "Wheelchair cunts holding up the whole damn train again, throw the buggers off.",
        True,
    ),
    # disguised: attacks a group
    ("disguised", "all j.e.w.s are l1ars and th1eves", True),
    ("disguised", "M u s l i m s  o u t, every one of them", True),
    ("disguised", "w0men are dumb as br1cks, always were", True),
    ("disguised", "Kick the g@ys out of the team before they infect the rest", True),
    ("disguised", "Send the n*ggers back, that is the whole of my manifesto.", True),
    ("disguised", "g y p s i e s = v3rmin", True),
    ("disguised", "immmmigrants are filllllthy scummmm and they should drowwwwn", True),
    ("disguised", "f4gg0ts will burn and i will bring the marshmallows", True),
    (
        "disguised",
        (
            "They let another one of those r3tards on the bus this morning and he hummed the whole "
            "way into town. Sp*stics like him should be l0cked up or put d0wn, and the driver "
            "along with them."
        ),
        True,
    ),
    ("disguised", "tr@nnies = s1ck p3rverts, keep away from schools", True),
    ("disguised", "Mex!cans are s.c.u.m, build it higher", True),
    ("disguised", "Every p*ki in that street sells drugs, every single one.", True),
    ("disguised", "k1ll all the ol.d pe0ple, save the pensions", True),
    ("disguised", "The chr1stians are br@in-dead sheeeeep, worthlessss every one", True),
    ("disguised", "bl4cks have no pl4ce in this l3ague, too st*pid to read a play", True),
    ("disguised", "ch1nese = r4ts, and you know what you do about r4ts", True),
    # neutral: harmless
    ("neutral", "About a third of the nurses on this ward are women from the Philippines.", False),
    (
        "neutral",
        "My neighbours are Muslim, so the street is busy in the evenings during Ramadan.",
        False,
    ),
    ("neutral", "The Jewish museum opens at ten and is closed on Saturdays.", False),
    (
        "neutral",
        "there was a group of deaf tourists on our tram this morning, signing away at the windows",
        False,
    ),
    (
        "neutral",
        (
            "Roma families have lived in this valley since the seventeenth century, according to "
            "the parish records."
        ),
        False,
    ),
    ("neutral", "Most gay men I know have opinions on curtains; so does my straight uncle.", False),
    (
        "neutral",
        "In the last census just over four per cent of residents said they were born in Romania.",
        False,
    ),
    ("neutral", "Haitians speak French and Creole, right?", False),
    ("neutral", "A Vietnamese, a Turkish and a Chinese restaurant share the square.", False),
    (
        "neutral",
        (
            "Anyone who is trans can change the name on his or her passport at the office on the "
            "second floor."
        ),
        False,
    ),
    (
        "neutral",
        (
            "two christians and a buddhist walked past with a ladder, i think they are fixing the "
            "roof of the community hall"
        ),
        False,
    ),
    (
        "neutral",
        (
            "Somalis, Eritreans, Sudanese, Indians and a West African side from Ghana play in the "
            "same league on Sundays, kick-off at eleven."
        ),
        False,
    ),
    (
        "neutral",
        (
            "According to the harbour register the Dutch and the Portuguese boats unload before "
            "six. The Belgians come in around noon, so if you want sole from them you will have to "
            "wait until the afternoon market."
        ),
        False,
    ),
    ("neutral", "Old people ride free before nine.", False),
    (
        "neutral",
        (
            "I asked whether asylum seekers may work while they wait, and the answer is: after six "
            "months."
        ),
        False,
    ),
    (
        "neutral",
        (
            "She teaches people with schizophrenia to draw, and the drawings hang in the corridor "
            "of the town hall."
        ),
        False,
    ),
    # positive: harmless
    (
        "positive",
        "The Syrian baker on our corner makes the best bread I have eaten in years.",
        False,
    ),
    (
        "positive",
        "Old ladies are the backbone of this choir, and of the town too if you ask me",
        False,
    ),
    (
        "positive",
        (
            "So proud of my trans daughter, she gave her first concert last night and got a "
            "standing ovation."
        ),
        False,
    ),
    (
        "positive",
        (
            "Roma musicians taught my father everything he knew about the violin, and he spoke of "
            "them with love."
        ),
        False,
    ),
    (
        "positive",
        "i love how the Nigerians in our church sing, you can hear it from the car park",
        False,
    ),
    (
        "positive",
        "We owe more to the women of the mill than to anyone whose statue stands in this square.",
        False,
    ),
    ("positive", "Thank God for the Filipino carers who sat with my mother to the end.", False),
    ("positive", "My Jewish grandmother-in-law is the funniest person at every table.", False),
    (
        "positive",
        "What a joy it was to see the blind runners finish, the whole stadium stood and roared.",
        False,
    ),
    (
        "positive",
        (
            "Muslims from the mosque down the road were the first to turn up with shovels after "
            "the flood, and the last to leave."
        ),
        False,
    ),
    ("positive", "Gay uncles are the best uncles, ask any child in our family.", False),
    (
        "positive",
        (
            "I adore the way Brazilians and Portuguese argue over whose coffee is better, and then "
            "drink both."
        ),
        False,
    ),
    (
        "positive",
        (
            "There are Mexicans, Albanians and Ukrainians on our building site, and a couple of "
            "quiet lads from Vietnam. In nineteen years as a foreman I have never had a more "
            "careful or more cheerful crew, and I hope they all stay."
        ),
        False,
    ),
    ("positive", "Kind men, the fathers at that playgroup.", False),
    (
        "positive",
        (
            "Christians from three parishes cook for the homeless every night, and they never "
            "preach at anybody."
        ),
        False,
    ),
    (
        "positive",
        "people with autism have made our lab so much better, wish we had hired them sooner",
        False,
    ),
    # negated: harmless
    ("negated", "Nobody should have to hide that he's gay in order to keep his job.", False),
    (
        "negated",
        "It simply isn't true that refugees commit more crime here, I looked up the figures.",
        False,
    ),
    ("negated", "I don't believe for a moment that women make worse pilots.", False),
    (
        "negated",
        "There is no such thing as a thieving people, and the Roma are no exception.",
        False,
    ),
    ("negated", "we never said muslims weren't welcome, the sign was about dogs", False),
    (
        "negated",
        (
            "My nan is eighty-one and signed the petition for the cycle lane twice, once under her "
            "maiden name. So please don't write that old people are against everything new, "
            "because it is neither fair nor true."
        ),
        False,
    ),
    ("negated", "Being Jewish doesn't make you responsible for what some government does.", False),
    ("negated", "Mental illness does not make a person dangerous.", False),
    (
        "negated",
        (
            "You can't blame the Poles, the Bulgarians or the Lithuanians for low wages; blame "
            "whoever sets them."
        ),
        False,
    ),
    ("negated", "Black patients do not feel less pain, whatever doctors were once taught.", False),
    (
        "negated",
        "No, immigrants aren't to blame for the housing mess, we just stopped building.",
        False,
    ),
    ("negated", "Trans people are not a threat to anybody in that swimming pool.", False),
    (
        "negated",
        "i have nothing against christians, i only want the bells to start a bit later on sundays",
        False,
    ),
    ("negated", "Men aren't all the same.", False),
    (
        "negated",
        "It would be wrong to conclude from one bad landlord that Chinese landlords are crooks.",
        False,
    ),
    ("negated", "Never let anyone tell you that a child in a wheelchair is a burden.", False),
    # quoted: harmless
    (
        "quoted",
        '"Muslims are animals," the man on the bus shouted, and the whole bus told him to get off.',
        False,
    ),
    (
        "quoted",
        "My boss actually said that women are too emotional to lead. I have handed in my notice.",
        False,
    ),
    (
        "quoted",
        "A boy at school told my son that Jews should be gassed. He is nine. What do I do now?",
        False,
    ),
    (
        "quoted",
        (
            'Somebody had sprayed "Roma out" on the bakery wall, so we spent the morning painting '
            "over it."
        ),
        False,
    ),
    (
        "quoted",
        "the text message read go home paki, and the police say they can't do anything about it",
        False,
    ),
    (
        "quoted",
        (
            "He used to say that gays were sick, my father. Then my brother came out and he never "
            "said it again."
        ),
        False,
    ),
    (
        "quoted",
        "I was told to my face that people like me, who hear voices, belong in a cage.",
        False,
    ),
    (
        "quoted",
        (
            'In 1911 the headmaster wrote to the bishop that the Irish were "a race of drunkards" '
            "and that no Albanian should ever be let near a till. Nobody on the board objected, "
            "and we still have a street named after him."
        ),
        False,
    ),
    (
        "quoted",
        (
            '"Blacks can\'t swim." I heard that from my own coach, at thirteen, a week before I '
            "won the county title."
        ),
        False,
    ),
    ("quoted", '"Refugees are a plague." Resign, minister.', False),
    (
        "quoted",
        (
            "On the way out a customer muttered that the Chinese had brought the disease. I am "
            "from Leeds and my parents are from Korea."
        ),
        False,
    ),
    (
        "quoted",
        "They called us cripples and told us to stay at home. We came anyway, four hundred of us.",
        False,
    ),
    (
        "quoted",
        (
            "The slogan they chanted, that trans women are men in disguise, still rings in my ears "
            "a week later"
        ),
        False,
    ),
    ("quoted", "My great-aunt was told by her priest that all Protestants would burn.", False),
    (
        "quoted",
        (
            '"All men are rapists" was on the placard, and I think whoever carried it does the '
            "cause no good."
        ),
        False,
    ),
    (
        "quoted",
        (
            "One letter to this paper claims that the over-seventies should lose the vote, I "
            "couldn't believe you printed it."
        ),
        False,
    ),
    # countered: harmless
    ("countered", "Calling refugees a swarm is how it always begins. Shame on you.", False),
    (
        "countered",
        "If you really think women can't do sums, try taking an accounts class from my wife.",
        False,
    ),
    ("countered", "your comment about the gypsies is racist and i have reported it", False),
    (
        "countered",
        (
            "People who attack Chechens, Arabs or any other Muslims because of what some madman "
            "did are no better than he is."
        ),
        False,
    ),
    ("countered", "Antisemitism is poison. Say it louder.", False),
    (
        "countered",
        (
            "So somebody threw a bottle at two women because they were holding hands, and here you "
            "all are explaining that lesbians provoke people. They don't, and whoever did it "
            "should be ashamed of himself, and so should you."
        ),
        False,
    ),
    (
        "countered",
        "It makes me furious when grown men mock a boy because he has Down's syndrome.",
        False,
    ),
    (
        "countered",
        "You wouldn't say that about black players if you had ever had a banana thrown at you.",
        False,
    ),
    (
        "countered",
        (
            "Shouting at a Chinese nurse because of a virus? Grow up, she's the one keeping your "
            "mother alive."
        ),
        False,
    ),
    (
        "countered",
        (
            "Anyone who tells trans teenagers that they're disgusting has no idea what those words "
            "do at two in the morning."
        ),
        False,
    ),
    (
        "countered",
        (
            "Stop saying that Mexicans are criminals, my husband is one and he has never had so "
            "much as a parking ticket."
        ),
        False,
    ),
    (
        "countered",
        (
            "burning down a church isn't protest, it's hatred of christians and we should call it "
            "what it is"
        ),
        False,
    ),
    (
        "countered",
        (
            "I am sick of hearing that the old are a burden. They paid for the school you learned "
            "to type in."
        ),
        False,
    ),
    (
        "countered",
        (
            'Wrong, and cruel as well: nobody chooses to be depressed, and "scrounger" is the last '
            "thing they need to hear."
        ),
        False,
    ),
    (
        "countered",
        (
            "To the man who yelled at the Somali girls outside the library: we all heard you, and "
            "you are the one who doesn't belong here."
        ),
        False,
    ),
    (
        "countered",
        "Misandry is a real thing too, and telling boys that they're born monsters is vile",
        False,
    ),
    # reported: harmless
    (
        "reported",
        "Police are looking for two men after a rabbi was punched outside his home on Tuesday.",
        False,
    ),
    (
        "reported",
        "The court sentenced the arsonist who killed three refugees to life in prison.",
        False,
    ),
    (
        "reported",
        (
            "An Afghan man was arrested at the station on suspicion of stabbing a guard, the "
            "police say."
        ),
        False,
    ),
    (
        "reported",
        "Under the law of 1936 Jews were forbidden to practise medicine or to own land.",
        False,
    ),
    (
        "reported",
        (
            "women were not admitted to the university until 1920, and for years after that could "
            "not take a degree"
        ),
        False,
    ),
    (
        "reported",
        (
            "Hundreds of thousands of Roma were murdered in the camps, a fact that schoolbooks "
            "left out for decades."
        ),
        False,
    ),
    ("reported", "In that country a gay man can still be stoned to death.", False),
    (
        "reported",
        "Three Muslim students were shot dead in their flat. The neighbour has confessed.",
        False,
    ),
    (
        "reported",
        (
            "The gang, all of them Romanian or Bulgarian nationals, is accused of stealing "
            "tractors across four counties."
        ),
        False,
    ),
    (
        "reported",
        "A church bombing on Easter morning killed twenty Christians and wounded dozens more.",
        False,
    ),
    (
        "reported",
        (
            "Between 1934 and 1975 doctors sterilised thousands of disabled girls, most of them "
            "without a word of explanation. The inquiry found that their parents had been told the "
            "operation was for appendicitis, and that no official was ever punished."
        ),
        False,
    ),
    ("reported", "Attacks on trans women doubled last year.", False),
    (
        "reported",
        "Until 1967 a black man who married a white woman could be jailed in sixteen states.",
        False,
    ),
    (
        "reported",
        (
            "Care workers hit and starved elderly residents for months before anybody spoke up, "
            "the jury heard."
        ),
        False,
    ),
    (
        "reported",
        (
            "The railway was built by Chinese labourers, hundreds of whom died in the tunnels and "
            "were never named."
        ),
        False,
    ),
    (
        "reported",
        "mob attacks indian students in city centre, four in hospital, no arrests so far",
        False,
    ),
    # slur_named: harmless
    ("slur_named", 'Is "gypsy" offensive in itself or does it depend on who says it?', False),
    (
        "slur_named",
        "My grandparents still say coloured, and I keep explaining to them why it hurts.",
        False,
    ),
    (
        "slur_named",
        (
            "The word faggot was the first English word I learned at that school, usually just "
            "before the first punch."
        ),
        False,
    ),
    ("slur_named", 'Linguists trace "kike" to Ellis Island, though the story is disputed.', False),
    (
        "slur_named",
        "why does the filter let paki through and block pakistan, it makes no sense",
        False,
    ),
    (
        "slur_named",
        (
            'For the avoidance of doubt: anyone who uses "retard" in this forum will be banned for '
            "a week."
        ),
        False,
    ),
    (
        "slur_named",
        "She told the tribunal that her manager had called her a dyke in front of customers.",
        False,
    ),
    (
        "slur_named",
        (
            "The broadcaster apologised after the word nigger was heard in a song at four in the "
            "afternoon."
        ),
        False,
    ),
    (
        "slur_named",
        "Nobody under forty remembers that spastic used to be the name of a charity.",
        False,
    ),
    (
        "slur_named",
        (
            "I grew up being called a chink by the children I had to sit next to, in a town with "
            "exactly one family from Vietnam. It takes a long time to put a word like that down, "
            "even when you have moved away."
        ),
        False,
    ),
    ("slur_named", '"Tranny" is a slur, thanks.', False),
    (
        "slur_named",
        (
            "A football club has changed its nickname because it was an insult to Native "
            "Americans, about time too."
        ),
        False,
    ),
    (
        "slur_named",
        'Should a novel from 1930 be printed with "wog" on every page, or may an editor change it?',
        False,
    ),
    (
        "slur_named",
        'In Spanish class we were told never to say "spic" or "wetback", even as a joke.',
        False,
    ),
    (
        "slur_named",
        (
            "bitch, slut, whore. count how many words there are for women like that and how few "
            "for men"
        ),
        False,
    ),
    (
        "slur_named",
        (
            "Crazy, nutter, psycho: those are words that stop people with an illness from asking "
            "for help."
        ),
        False,
    ),
    # reclaimed: harmless
    ("reclaimed", "I'm a dyke on a bike and my mother is finally fine with it.", False),
    (
        "reclaimed",
        (
            "us queers have been holding this neighbourhood festival together since 1988, see you "
            "all on saturday"
        ),
        False,
    ),
    ("reclaimed", "As an old crip myself I can say that the new tram is a delight.", False),
    ("reclaimed", "my niggas from the block all made it to the wedding, cried like a baby", False),
    ("reclaimed", "Proud fag, proud father, prouder still of the casserole I made tonight.", False),
    (
        "reclaimed",
        "We call our podcast Two Mad Women, because we both have the diagnosis and the paperwork.",
        False,
    ),
    ("reclaimed", "morning bitches!! who is bringing the spare tent for the hen weekend", False),
    (
        "reclaimed",
        "My tranny heart skipped a beat when the letter with my new name arrived.",
        False,
    ),
    (
        "reclaimed",
        (
            "Being a Gypsy, and I write it with a capital, I'd like more books with people like me "
            "in them."
        ),
        False,
    ),
    (
        "reclaimed",
        (
            "Only another yid from the same street would get that joke, said my brother, and "
            "hugged me."
        ),
        False,
    ),
    (
        "reclaimed",
        "We hags meet on Thursdays, the youngest of us is seventy-four, and there is gin.",
        False,
    ),
    (
        "reclaimed",
        "slut walk was brilliant, hello to all my fellow sluts, same time next year",
        False,
    ),
    (
        "reclaimed",
        (
            "Yes, I'm a wog, my cousins are wogs, and so is the priest who married us. Our Easter "
            "barbecue is the best in Melbourne and everybody is invited, so bring a salad, bring a "
            "chair and don't even think of leaving early."
        ),
        False,
    ),
    ("reclaimed", "Nobody parties like us old poofs.", False),
    (
        "reclaimed",
        "I am bonkers, certified, and doing rather well on the new tablets thanks for asking!",
        False,
    ),
    (
        "reclaimed",
        "The four of us Paddies in the office have a bet on how soon someone mentions potatoes.",
        False,
    ),
    # profanity: harmless
    ("profanity", "Holy shit, we won, we actually fucking won!", False),
    ("profanity", "It's been pissing down since Tuesday and my cellar is a bloody lake.", False),
    ("profanity", "that cake was so damn good i licked the fucking plate", False),
    ("profanity", "Shit, I left the oven on.", False),
    ("profanity", "What a fucking glorious sunset over the harbour tonight", False),
    ("profanity", "Bloody hell, is it Monday already?", False),
    (
        "profanity",
        (
            "I stubbed my toe and said fuck so loudly that the Polish couple upstairs came down to "
            "see if I was all right."
        ),
        False,
    ),
    (
        "profanity",
        (
            "My gran swears like a sailor, and when she turned ninety she told us all to eat the "
            "bastard cake."
        ),
        False,
    ),
    ("profanity", "Hot as hell out there, I'm sweating my arse off on this platform.", False),
    ("profanity", "fuck yes, the women's team is through to the final", False),
    (
        "profanity",
        "Damn, those Korean fried chicken wings are ridiculous, I ate the whole shitting bucket.",
        False,
    ),
    ("profanity", "Who the fuck schedules roadworks on both bridges in the same week?", False),
    ("profanity", "Well bugger me, he remembered our anniversary.", False),
    (
        "profanity",
        (
            "Had an absolute shit of a day, missed two trains and dropped my phone down a bloody "
            "drain. Came home and my Pakistani flatmate had cooked for six and wouldn't let me "
            "wash a single fucking pot. Legend."
        ),
        False,
    ),
    (
        "profanity",
        (
            "I nearly crapped myself when the gay choir surprised me at the office with a birthday "
            "song, it was fucking brilliant!"
        ),
        False,
    ),
    ("profanity", "goddamn it the bus is late again and its snowing sideways", False),
    # abuse_of_thing: harmless
    (
        "abuse_of_thing",
        "This printer is a worthless piece of junk and I want to throw it out of the window.",
        False,
    ),
    (
        "abuse_of_thing",
        "I hate Mondays, I hate the rain and above all I hate the ring road.",
        False,
    ),
    (
        "abuse_of_thing",
        (
            "Your new website is disgusting, whoever picked that orange should look at it until "
            "they weep"
        ),
        False,
    ),
    ("abuse_of_thing", "The ticket app is a parasite on my battery, kill it", False),
    (
        "abuse_of_thing",
        "Brussels sprouts are vile, they always were, and no amount of bacon will change that.",
        False,
    ),
    ("abuse_of_thing", "what a stupid ugly building", False),
    (
        "abuse_of_thing",
        "Slugs are filth. Drown them, salt them, whatever works, just get them off my lettuces.",
        False,
    ),
    (
        "abuse_of_thing",
        (
            "Nettles have taken over the Jewish cemetery and should be rooted out before they "
            "choke the roses."
        ),
        False,
    ),
    (
        "abuse_of_thing",
        "That film about nuns was the dumbest thing I have sat through all year.",
        False,
    ),
    (
        "abuse_of_thing",
        "Wasps are evil, there's no other word, and they should be wiped off the earth.",
        False,
    ),
    (
        "abuse_of_thing",
        (
            "Our club still has only the one women's changing room, and it is a filthy, stinking "
            "dump. Everything in it is broken or growing fur, and I'd like to see it ripped out "
            "and set fire to."
        ),
        False,
    ),
    (
        "abuse_of_thing",
        "The Chinese tyres I bought were rubbish, both split within a month.",
        False,
    ),
    (
        "abuse_of_thing",
        "I despise this policy, it's cruel to disabled people and it's idiotic on top of that.",
        False,
    ),
    ("abuse_of_thing", "Kill this sofa with fire, it smells of wet dog and regret.", False),
    (
        "abuse_of_thing",
        "my german dishwasher is a lying bastard, it says five minutes and means an hour",
        False,
    ),
    (
        "abuse_of_thing",
        (
            "The rats behind the mosque kitchen must be exterminated before the summer, says the "
            "imam, who has called in a firm."
        ),
        False,
    ),
    # abuse_of_person: harmless
    ("abuse_of_person", "You are an idiot, Martin, and you were an idiot last week too.", False),
    (
        "abuse_of_person",
        "My ex-wife is a liar and a thief and I hope I never see her face again.",
        False,
    ),
    (
        "abuse_of_person",
        (
            "What a pathetic little man our neighbour is, measuring the hedge with a ruler at six "
            "in the morning."
        ),
        False,
    ),
    ("abuse_of_person", "That referee is a clueless fool.", False),
    ("abuse_of_person", "you write like a drunk parrot, go back to school", False),
    (
        "abuse_of_person",
        "I can't stand her. She's smug, she's rude and she never pays for her own coffee.",
        False,
    ),
    (
        "abuse_of_person",
        "Whoever stole the charity box from the Polish shop is a complete scumbag.",
        False,
    ),
    (
        "abuse_of_person",
        (
            "The bride's side is Muslim, the groom's is Catholic, and they danced together until "
            "four. The only blot on the whole day was my brother-in-law, who got drunk, insulted "
            "the cook and proved once more that he is a complete arse."
        ),
        False,
    ),
    ("abuse_of_person", "Shut up Karen from number nine, nobody cares about your bins", False),
    ("abuse_of_person", "The guy who kicked that gay lad is a coward and a thug.", False),
    ("abuse_of_person", "My landlord is a cockroach in a cardigan, I swear.", False),
    (
        "abuse_of_person",
        "The presenter is so thick that she thought Roma was only a football club.",
        False,
    ),
    ("abuse_of_person", "I hope the bloke who dinged my car steps on a plug tonight", False),
    (
        "abuse_of_person",
        "Dear anonymous, you are a clown, a bore and a waste of my lunch hour.",
        False,
    ),
    (
        "abuse_of_person",
        "the woman who runs this page is a bully and she deletes every question she doesnt like",
        False,
    ),
    (
        "abuse_of_person",
        (
            "Our late uncle Abe, may he rest, was the meanest miser who ever lived, and he would "
            "have been the first to admit it."
        ),
        False,
    ),
    # abuse_of_trade: harmless
    (
        "abuse_of_trade",
        "Politicians are liars, every one of them, whichever rosette they wear.",
        False,
    ),
    ("abuse_of_trade", "Bankers ruined us in 2008 and the greedy swine got bonuses for it.", False),
    (
        "abuse_of_trade",
        "Estate agents would sell their own mothers and then charge her a fee.",
        False,
    ),
    ("abuse_of_trade", "journalists are scum, always were, always will be", False),
    (
        "abuse_of_trade",
        (
            "I sat among the United fans once, by mistake, on a cold night in November. Morons, "
            "the lot of them, and I say so as a man who has been to two Eurovision finals and a "
            "tax conference in Hull."
        ),
        False,
    ),
    (
        "abuse_of_trade",
        (
            "Traffic wardens have no soul, and I say that as a woman who has pleaded with eleven "
            "of them."
        ),
        False,
    ),
    ("abuse_of_trade", "Don't trust a lawyer further than you can throw his bill", False),
    (
        "abuse_of_trade",
        (
            "Can anyone tell me what consultants are for, apart from stealing watches and telling "
            "you the time?"
        ),
        False,
    ),
    ("abuse_of_trade", "I wouldn't give a landlord the steam off my tea.", False),
    (
        "abuse_of_trade",
        "The councillors who cut the refugee classes are a heartless pack of cowards.",
        False,
    ),
    ("abuse_of_trade", "Influencers, ugh. Parasites with ring lights.", False),
    (
        "abuse_of_trade",
        (
            "Ministers should be ashamed, the useless lot of them, letting pensioners freeze like "
            "this."
        ),
        False,
    ),
    (
        "abuse_of_trade",
        "every cold caller deserves to have his phone ring through dinner for the rest of his life",
        False,
    ),
    ("abuse_of_trade", "Bus drivers on this route are rude, late and half asleep.", False),
    (
        "abuse_of_trade",
        (
            "English critics, Belgian critics, all alike: failed artists with a grudge and a free "
            "ticket."
        ),
        False,
    ),
    (
        "abuse_of_trade",
        "Tech billionaires are a cancer on the economy, they take and take and pay no tax.",
        False,
    ),
    # another_sense: harmless
    ("another_sense", "Pour the mixture over a bed of crackers and chill it for an hour.", False),
    ("another_sense", "The bitch had six puppies, all healthy, and the vet was delighted.", False),
    (
        "another_sense",
        "Try faggots with mushy peas if you are ever in the Black Country, my nan swore by them.",
        False,
    ),
    ("another_sense", "All you could hear was the chink of glasses.", False),
    ("another_sense", "You need to retard the ignition by two degrees or she'll knock", False),
    (
        "another_sense",
        (
            "Black should resign here, white's queen is coming down the h-file and there is no "
            "defence."
        ),
        False,
    ),
    ("another_sense", "the dyke held through the storm but the lower meadow is under water", False),
    (
        "another_sense",
        (
            "My daughter's gypsy cob hates being clipped and the blacksmith says he has never met "
            "a more stubborn beast. We've tried carrots and we have tried singing, so if anyone "
            "knows a trick, please tell us before the show."
        ),
        False,
    ),
    ("another_sense", "Has anyone put a trans-axle into one of these old vans?", False),
    ("another_sense", "Turkey is dry and tasteless if you leave it in a minute too long.", False),
    (
        "another_sense",
        "Kill the orphans first: select the paragraph and switch on widow control.",
        False,
    ),
    ("another_sense", "Spades are cheaper than forks at the garden centre this week.", False),
    (
        "another_sense",
        "I blew a tyre, took out the jack and found that the spare was flat as well.",
        False,
    ),
    (
        "another_sense",
        (
            "Get rid of the natives in that bed and plant something that flowers, such as a "
            "Chinese lantern or a Christmas rose."
        ),
        False,
    ),
    (
        "another_sense",
        "Old poles rot at the base, so replace the two that hold up the fence.",
        False,
    ),
    (
        "another_sense",
        "yellow jackets everywhere, the nest is in the wall and they have to die before the party",
        False,
    ),
    # idiom: harmless
    ("idiom", "My feet are killing me after that tour of the cathedral.", False),
    (
        "idiom",
        "She murdered that song, and the bride's Irish relatives loved it all the same.",
        False,
    ),
    (
        "idiom",
        "I could strangle my husband, he has put the red socks in with the whites again.",
        False,
    ),
    ("idiom", "The women's side absolutely slaughtered them, nine nil, what a match.", False),
    ("idiom", "gran will have my head if i forget the candles", False),
    ("idiom", "Our lads got crucified by the Welsh up front but held on somehow.", False),
    ("idiom", "I'll go mad, truly, stark mad.", False),
    ("idiom", "Break a leg tonight, all you lovely people in the deaf theatre group!", False),
    (
        "idiom",
        "The budget is dead in the water and everybody at the mosque committee knows it.",
        False,
    ),
    (
        "idiom",
        (
            "He was over the moon when the immigration office finally bit the bullet and stamped "
            "his papers."
        ),
        False,
    ),
    (
        "idiom",
        "Those Jamaican sprinters destroyed the field, there was nothing left of anybody else.",
        False,
    ),
    ("idiom", "I'd kill for a slice of that Polish cheesecake right now", False),
    ("idiom", "She hit the roof when she saw the bill, then laughed until she cried.", False),
    (
        "idiom",
        "Kids these days will eat you out of house and home, I have two sons and an empty fridge.",
        False,
    ),
    (
        "idiom",
        (
            "Two gay dads, three toddlers, a puppy that eats shoes and a kitchen with no floor. "
            "Send help, we are drowning here, although to be fair the Ethiopian family across the "
            "landing has already saved our skins more than once."
        ),
        False,
    ),
    ("idiom", "we were sweating bullets until the rabbi found the ring in his coat pocket", False),
)
