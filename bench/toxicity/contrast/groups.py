"""The groups the contrast rows speak of: every pattern is filled with all of them alike.

A group that appears only in hateful rows teaches a model to fear the group's name.  Therefore
each pattern, hateful or not, draws its group from this one table, and the rows are balanced.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """One group of people: how it is named in the plural, in the singular, as an adjective."""

    kind: str
    plural: str
    singular: str
    adjective: str


def _people(kind: str, adjective: str) -> Group:
    article = "an" if adjective[0].lower() in "aeiou" else "a"
    return Group(kind, f"{adjective} people", f"{article} {adjective} person", adjective)


GROUPS: tuple[Group, ...] = (
    Group("religion", "Muslims", "a Muslim", "Muslim"),
    Group("religion", "Jews", "a Jew", "Jewish"),
    _people("religion", "Jewish"),
    Group("religion", "Christians", "a Christian", "Christian"),
    Group("religion", "Catholics", "a Catholic", "Catholic"),
    Group("religion", "Hindus", "a Hindu", "Hindu"),
    Group("religion", "Sikhs", "a Sikh", "Sikh"),
    Group("religion", "atheists", "an atheist", "atheist"),
    _people("race", "black"),
    Group("race", "blacks", "a black guy", "black"),
    Group("race", "African Americans", "an African American", "African American"),
    _people("race", "white"),
    _people("race", "Asian"),
    Group("race", "Asians", "an Asian", "Asian"),
    Group("race", "Native Americans", "a Native American", "Native American"),
    _people("race", "indigenous"),
    Group("race", "Latinos", "a Latino", "Latino"),
    Group("race", "Hispanics", "a Hispanic person", "Hispanic"),
    Group("race", "Arabs", "an Arab", "Arab"),
    Group("race", "Gypsies", "a Gypsy", "Roma"),
    Group("origin", "Mexicans", "a Mexican", "Mexican"),
    _people("origin", "Chinese"),
    Group("origin", "Indians", "an Indian", "Indian"),
    Group("origin", "Africans", "an African", "African"),
    Group("origin", "Syrians", "a Syrian", "Syrian"),
    Group("origin", "Turks", "a Turk", "Turkish"),
    Group("origin", "Russians", "a Russian", "Russian"),
    Group("origin", "Middle Easterners", "a Middle Easterner", "Middle Eastern"),
    Group("origin", "immigrants", "an immigrant", "immigrant"),
    Group("origin", "migrants", "a migrant", "migrant"),
    Group("origin", "refugees", "a refugee", "refugee"),
    Group("origin", "foreigners", "a foreigner", "foreign"),
    Group("gender", "women", "a woman", "female"),
    Group("gender", "women", "a woman", "female"),
    Group("gender", "girls", "a girl", "young female"),
    Group("gender", "feminists", "a feminist", "feminist"),
    Group("gender", "men", "a man", "male"),
    _people("gender", "trans"),
    Group("gender", "trans women", "a trans woman", "transgender"),
    Group("gender", "transgender people", "a transgender person", "transgender"),
    _people("orientation", "gay"),
    Group("orientation", "gays", "a gay guy", "gay"),
    Group("orientation", "homosexuals", "a homosexual", "homosexual"),
    Group("orientation", "lesbians", "a lesbian", "lesbian"),
    Group("orientation", "LGBT people", "an LGBT person", "LGBT"),
    _people("disability", "disabled"),
    _people("disability", "disabled"),
    Group("disability", "people with disabilities", "a person with a disability", "disabled"),
    _people("disability", "autistic"),
    Group("disability", "people with Down syndrome", "a person with Down syndrome", "disabled"),
    Group("disability", "people in wheelchairs", "a person in a wheelchair", "disabled"),
    Group("disability", "mentally ill people", "a mentally ill person", "mentally ill"),
    _people("disability", "deaf"),
    _people("age", "old"),
)

# Words thrown at a group, with the group's plain name; held to what must be told from its use.
SLURS: tuple[tuple[str, str, str], ...] = (
    ("nigger", "niggers", "black people"),
    ("kike", "kikes", "Jews"),
    ("faggot", "faggots", "gay people"),
    ("fag", "fags", "gay men"),
    ("dyke", "dykes", "lesbians"),
    ("tranny", "trannies", "trans people"),
    ("shemale", "shemales", "trans women"),
    ("paki", "pakis", "Pakistanis"),
    ("chink", "chinks", "Chinese people"),
    ("gook", "gooks", "Asians"),
    ("spic", "spics", "Latinos"),
    ("wetback", "wetbacks", "Mexicans"),
    ("beaner", "beaners", "Mexicans"),
    ("raghead", "ragheads", "Muslims"),
    ("towelhead", "towelheads", "Arabs"),
    ("muzzie", "muzzies", "Muslims"),
    ("sand nigger", "sand niggers", "Arabs"),
    ("camel jockey", "camel jockeys", "Arabs"),
    ("gyppo", "gyppos", "Roma people"),
    ("redskin", "redskins", "Native Americans"),
    ("coon", "coons", "black people"),
    ("retard", "retards", "disabled people"),
    ("cripple", "cripples", "disabled people"),
    ("mongoloid", "mongoloids", "people with Down syndrome"),
    ("spaz", "spazzes", "disabled people"),
    ("bitch", "bitches", "women"),
    ("cunt", "cunts", "women"),
    ("whore", "whores", "women"),
    ("slut", "sluts", "women"),
    ("thot", "thots", "women"),
    ("feminazi", "feminazis", "feminists"),
    ("cracker", "crackers", "white people"),
    ("poofter", "poofters", "gay men"),
)
RECLAIMED: tuple[tuple[str, str], ...] = (
    ("nigga", "niggas"),
    ("queer", "queers"),
    ("dyke", "dykes"),
    ("fag", "fags"),
    ("faggot", "faggots"),
    ("bitch", "bitches"),
    ("tranny", "trannies"),
    ("slut", "sluts"),
    ("crip", "crips"),
    ("cripple", "cripples"),
)
