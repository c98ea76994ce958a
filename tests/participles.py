"""English participles, as far as names begin with them; for the rule that a function is a verb or a noun."""

# Those that do not end in -ed. Forms that are the verb itself as well (read, put, set, cut, split) are verbs.
IRREGULAR = set(
    "begun bitten blown bound bought bred broken brought built burnt caught chosen dealt done drawn "
    "driven drunk eaten fallen fed felt flown forbidden forgiven forgotten fought found frozen given "
    "gone got gotten grown heard held hidden hung kept known laid lain leant learnt led left lent lit "
    "lost made meant met mistaken paid proven ridden risen rung said sat seen sent shaken shone shot "
    "shown shrunk slept slid sold sought spelt spent spoken spun stolen stood struck stuck sung sunk "
    "swept sworn swum taken taught thought thrown told torn understood undone woken won worn wound "
    "withdrawn written".split()
)
# Words in -ed and -ing that are verbs or nouns.
NEITHER = set(
    "bed bleed breed embed exceed feed heed need proceed red seed shed speed succeed weed anything "
    "beginning being bring building ceiling everything evening heading king listing meeting morning "
    "nothing ping ring sibling something spring sting string swing thing wing".split()
)


def is_participle(word: str) -> bool:
    return word in IRREGULAR or (word.endswith(("ed", "ing")) and word not in NEITHER)
