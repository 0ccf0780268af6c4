"""The type of an event: by the word that names it, and where that word is general, by the means."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.reader.arguments import Arguments
from tawthiq.reader.candidates import Element, Strand, foils, kills_captive, repelled
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import beginnings, words

_RANK = (
    "suicide_bombing",
    "landmine",
    "drone_strike",
    "ambush",
    "assassination",
    "execution",
    "raid",
    "seizure",
    "abduction",
    "air_strike",
    "security_operation",
    "shelling",
    "bombing",
    "clash",
    "arrest",
    "looting_destruction",
    "armed_attack",
)
"""Which type wins where one breath names several; a general word yields to the special one."""

_BY_WEAPON = {
    "drone": "drone_strike",
    "aircraft": "air_strike",
    "landmine": "landmine",
    "explosive_belt": "suicide_bombing",
    "ied": "bombing",
    "vehicle_bomb": "bombing",
    "motorcycle_bomb": "bombing",
    "mortar": "shelling",
    "artillery": "shelling",
    "rocket": "shelling",
    "missile": "shelling",
}
_PLANTED = frozenset(("ied", "vehicle_bomb", "motorcycle_bomb"))
_DURING = words("typing.during")
_ACCIDENT = words("typing.accident")
_OF_OUTCOME = {"detained": "arrest", "abducted": "abduction", "captured": "armed_attack"}


def type_of(sentence: Sentence, strand: Strand, weapons: list[str], arguments: Arguments) -> str | None:
    """The event type of a strand; None where its words tell of no event (a death by illness, a traffic accident)."""
    triggers = strand.triggers
    if not triggers:
        return _type_of_tolls(sentence, strand, weapons, arguments)
    kinds = [t.type for t in triggers]
    if foils(sentence, triggers[0]):
        if not repelled(sentence, strand):
            return "other"
        triggers, kinds = triggers[1:], kinds[1:]
    main = min(triggers, key=lambda t: (_RANK.index(t.type) if t.type in _RANK else 50, t.first))
    kind = main.type
    if _is_a_suicides(sentence, strand, set(kinds)) and "drone" not in weapons:
        return "suicide_bombing"
    if kind == "raid" and triggers[0].type == "arrest" and sentence.word(main.first - 1) in _DURING:
        return "arrest"  # "القبض على قيادي خلال مداهمة": the search is how it was done
    if kind == "bombing" and "landmine" in weapons and "ied" not in weapons:
        return "landmine"
    if kind == "bombing" and _is_general_attack_first(triggers):
        return "armed_attack"
    if kind == "looting_destruction":
        return _of_wrecking(sentence, triggers, weapons, arguments)
    if kind == "clash" and triggers[0].type == "armed_attack" and triggers[0].frame in ("on", "transitive"):
        return "armed_attack"  # an attack that became a clash
    if kind == "armed_attack":
        return _of_general_attack(sentence, strand, weapons, arguments)
    if kind in ("shelling", "air_strike") and "drone" in weapons:
        return "drone_strike"
    if kind == "shelling" and ("aircraft" in weapons or _flies(sentence, arguments)):
        return "air_strike"
    if kind == "shelling" and not weapons and _strikes_from_afar(arguments):
        return "air_strike"
    return kind


_DOWNED = ("اسقط", "اسقطت", "اسقطوا", "اسقاط", "يسقط", "تسقط")
"""Verbs of shooting down: an aircraft with its crew is attacked, a drone is a thing lost."""


def _of_general_attack(sentence: Sentence, strand: Strand, weapons: list[str], arguments: Arguments) -> str:
    """The type of what is only called an attack or a hit: the means decides where it says enough."""
    if sentence.word(strand.triggers[0].first).endswith(_DOWNED):
        return "other" if "drone" in weapons else "armed_attack"
    if all(t.frame == "hit" for t in strand.triggers):
        if _guided_at_vehicle(sentence, strand, weapons, arguments):
            return "armed_attack"
        by_means = next((_BY_WEAPON[w] for w in weapons if w in _BY_WEAPON), "armed_attack")
        return "air_strike" if by_means == "shelling" and _flies(sentence, arguments) else by_means
    if "drone" in weapons:
        return "drone_strike"
    if weapons and set(weapons) <= _PLANTED:
        return "bombing"  # "هجوم بعبوة ناسفة", "هجوم بسيارة مفخخة"
    return "armed_attack"


_ARMS = frozenset(("vehicle", "convoy", "position", "depot", "base", "tunnel"))


def _of_wrecking(
    sentence: Sentence, triggers: list[Element], weapons: list[str], arguments: Arguments
) -> str:
    """Plunder and fire told with an attack are the attack's; what is wrecked from the air or by shells was struck."""
    if triggers[0].type == "armed_attack" and triggers[0].frame in ("on", "transitive"):
        return "armed_attack"
    tanks = any(g.object == "vehicle" for g in arguments.targets)  # a tank that is wrecked shells nobody
    means = [w for w in weapons if not (tanks and w == "artillery")]
    by_means = next((_BY_WEAPON[w] for w in means if w in _BY_WEAPON), None)
    if by_means is not None:
        return by_means
    burnt = any(t.hit.entry.facts.get("weapon") == "arson" for t in triggers)
    if burnt and arguments.targets and all(g.is_people and not g.object for g in arguments.targets):
        return "execution"  # "حرق أربعة عناصر"
    wrecked = all(sentence.word(t.first).removeprefix(t.hit.prefix).startswith(_WRECKING) for t in triggers)
    if wrecked and _flies(sentence, arguments):
        return "air_strike"
    if any(t.type == "armed_attack" for t in triggers) or (
        wrecked and any(g.object in _ARMS and g.actors for g in arguments.targets)
    ):
        return "armed_attack"  # "دمرت دبابة للتنظيم", "دمرت مستودعات … وهاجمت"
    return "looting_destruction"


_WRECKING = beginnings("typing.wrecking")
_GUIDED = beginnings("typing.guided")
_GUIDED_REACH = 16
"""Words behind the deed among which its missile is named: doer and target stand before it."""


def _guided_at_vehicle(sentence: Sentence, strand: Strand, weapons: list[str], arguments: Arguments) -> bool:
    """A guided missile at a vehicle is infantry's weapon, and no shelling."""
    guided = any(w.removeprefix("ال").startswith(_GUIDED) for w in _words(sentence, strand, _GUIDED_REACH))
    return (
        guided
        and weapons == ["missile"]
        and any(g.object in ("vehicle", "convoy") for g in arguments.targets)
    )


_AIR = beginnings("typing.air")


def _flies(sentence: Sentence, arguments: Arguments) -> bool:
    """Whether the doer is an air force: a bare "قصف" by one is an air strike."""
    for group in arguments.initiators:
        if "russian_air_force" in group.actors:
            return True
        if any(sentence.word(i).lstrip("ول").startswith(_AIR) for i in range(group.first, group.last + 1)):
            return True
    return False


_FROM_AFAR = frozenset(("russia", "coalition", "usa", "israel", "saudi_coalition", "france", "uk"))
"""Powers that bomb from the air where no other means is named: "القصف الروسي"."""


def _strikes_from_afar(arguments: Arguments) -> bool:
    doers = {actor for group in arguments.initiators for actor in group.actors}
    return bool(doers) and doers <= _FROM_AFAR


def _words(sentence: Sentence, strand: Strand, reach: int = 6) -> list[str]:
    return [
        sentence.word(i)
        for i in range(max(sentence.first, strand.first - 3), min(strand.last + reach, sentence.last))
    ]


_DONE_BY = words("typing.done_by")


def _is_a_suicides(sentence: Sentence, strand: Strand, kinds: set[str]) -> bool:
    """Whether it is a blast with a suicide bomber near it, or an attack "نفذه انتحاري": the doer names the means."""
    around = _words(sentence, strand)
    if kinds == {"bombing"}:
        return "انتحاري" in " ".join(around)
    if kinds != {"armed_attack"}:
        return False
    if _attacks_by_suicide(sentence, strand):
        return True
    return any(one in _DONE_BY and two.startswith(("انتحاري", "الانتحاري")) for one, two in pairwise(around))


_BOMBERS = beginnings("typing.bombers")
_BOMBER_REACH = 3


def _attacks_by_suicide(sentence: Sentence, strand: Strand) -> bool:
    """Whether suicide bombers are the subject, or the attack is called so: "هاجم انتحاريون", "هجمات الأمس الانتحارية"."""
    main = strand.triggers[0]
    behind = range(main.last + 1, main.last + 1 + _BOMBER_REACH)
    if not any(sentence.word(i).removeprefix("ال").startswith(_BOMBERS) for i in behind):
        return False
    return main.is_verb == (main.frame == "transitive") and main.frame in ("transitive", "on")


def _is_general_attack_first(triggers: list[Element]) -> bool:
    return (
        triggers[0].type == "armed_attack"
        and triggers[0].frame == "on"
        and not triggers[0].hit.entry.facts.get("weapon")
        and any(t.type == "bombing" and not t.hit.prefix.endswith("ب") for t in triggers[1:])
    )


def _type_of_tolls(
    sentence: Sentence, strand: Strand, weapons: list[str], arguments: Arguments
) -> str | None:
    outcomes = {t.outcome for t in strand.tolls}
    words = [sentence.word(i) for i in range(sentence.first, sentence.last)]
    if outcomes == {"killed"} and _of_captives(sentence, strand):
        return "execution"
    if outcomes == {"killed"} and _bodies_found(sentence, strand):
        return "execution" if any(w.startswith(_BOUND) for w in words) else "other"
    if any(w.lstrip("ب") in _ACCIDENT for w in words):
        return None
    for outcome, kind in _OF_OUTCOME.items():
        if outcomes == {outcome}:
            return kind
    if "killed" in outcomes or "wounded" in outcomes or "casualties" in outcomes:
        by_weapon = next((_BY_WEAPON[w] for w in weapons if w in _BY_WEAPON), None)
        if by_weapon is not None:
            return by_weapon
        if outcomes == {"wounded"} and not weapons and not arguments.initiators:
            return None
        peaceful = {t.harm.entry.frame for t in strand.tolls} == {"intransitive"}
        if peaceful and not weapons and not arguments.initiators and not _violent_words(words):
            return None
        return "armed_attack"
    return None


_FOUND = beginnings("typing.found")
_BOUND = beginnings("typing.bound")
_FOUND_REACH = 5


def _bodies_found(sentence: Sentence, strand: Strand) -> bool:
    """Whether only bodies were found: "عثر الأهالي على جثة"; who died how is not told, unless they were bound."""
    if any(t.harm.entry.frame != "bodies" for t in strand.tolls):
        return False
    before = range(max(sentence.first, strand.first - _FOUND_REACH), strand.first)
    return any(sentence.word(i).removeprefix("و").removeprefix("ال").startswith(_FOUND) for i in before)


_CAPTIVES = beginnings("typing.captives")


def _of_captives(sentence: Sentence, strand: Strand) -> bool:
    """Whether those killed were in their killers' hands: "مقتل الرهينة", "أسروه ثم قتلوه"."""
    for element in strand.elements:
        group = element.toll.group if element.toll is not None else None
        if group is not None and sentence.word(group.head).removeprefix("ال").startswith(_CAPTIVES):
            return True
        if kills_captive(sentence, element):
            return any(
                h.entry.key in ("abduction", "arrest")
                for h in sentence.of_kind("trigger")
                if h.first < element.first
            )
    return False


def _violent_words(words: list[str]) -> bool:
    return any(
        w.lstrip("وفب") in ("مصرعه", "مصرعهم", "حتفه", "حتفهم", "استشهد", "استشهدوا", "استشهدت")
        for w in words
    )
