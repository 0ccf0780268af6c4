"""Whose word it is, and what that makes of the stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tawthiq.reader.report_voice import own_words_of

if TYPE_CHECKING:
    from .conftest import Look

# (text of one event, speaker, stance, why)
VOICES = [
    ("قُتل عنصران من قسد بهجوم في بلدة ذيبان.", "outlet", "reported", "the outlet itself"),
    ("قال المرصد السوري لحقوق الإنسان إن عنصرين من قسد قُتلا بهجوم في بلدة ذيبان.", "sohr", "reported", "a monitor"),
    ("أفادت مصادر محلية بمقتل عنصرين من قسد بهجوم في بلدة ذيبان.", "local_sources", "reported", "local sources"),
    ("وثقت الشبكة السورية لحقوق الإنسان مقتل طفلين بقصف على مدينة الأتارب.", "snhr", "reported", "a verb of documenting"),
    ("قُتل طفلان بقصف على مدينة الأتارب، بحسب الدفاع المدني السوري.", "white_helmets", "reported", "a source that closes the sentence"),
    ("بحسب شهود عيان، انفجرت عبوة ناسفة في مدينة منبج.", "witness", "reported", "a source that opens it"),
    ("تبنى تنظيم داعش هجوماً على حاجز لقسد في بلدة الصور.", "isis", "claimed", "a party claims its deed"),
    ("أعلن تنظيم داعش مسؤوليته عن اغتيال عنصر من قسد في بلدة الشحيل.", "isis", "claimed", "responsibility told around the subject"),
    ("أعلنت قوات سوريا الديمقراطية اعتقال ثلاثة عناصر من داعش في مدينة الرقة.", "sdf", "claimed", "a party tells its own deed"),
    ("قالت وزارة الدفاع التركية إن قواتها قصفت مواقع لقسد في ريف عين عيسى.", "turkey", "claimed", "an organ of a party"),
    ("قال المتحدث باسم قسد إن خلايا داعش هاجمت نقطة لقسد في بلدة الهول، ما أدى إلى مقتل مقاتلين اثنين من قسد.", "sdf", "admitted", "a spokesman on his own losses"),
    ("اعترف الجيش التركي بمقتل جندي تركي بقصف على قاعدة قرب مدينة مارع.", "turkey", "admitted", "a verb of admitting"),
    ("اتهمت قسد الجيش الوطني بقصف قرية الدبس.", "sdf", "alleged", "an accusation is the news"),
    ("نقلت وكالة رويترز عن المرصد السوري أن غارة استهدفت موقعاً في مدينة البوكمال.", "sohr", "reported", "a chain: its last link"),
    ("قال مصدر أمني إن عبوة ناسفة انفجرت في ناحية العظيم.", "official", "reported", "a security source"),
    ("ذكرت وكالة سانا أن التنظيمات الإرهابية قصفت مدينة جورين.", "syrian_army", "claimed", "state media speak for the state"),
    ("وقال مراسلنا إن اشتباكات اندلعت بين قسد والجيش الوطني على محور مرعناز.", "outlet", "reported", "the outlet's own correspondent"),
    ("زعم النظام مقتل خمسة عناصر من داعش بعملية في بادية السخنة.", "syrian_army", "claimed", "a boast"),
    ("وفق ناشطين، قصفت قوات النظام قرية الفطيرة.", "local_sources", "reported", "activists"),
    ("قال محافظ الأنبار إن عبوة ناسفة انفجرت في قضاء الرطبة.", "official", "reported", "a governor"),
    ("كشفت شبكة عين الفرات عن مقتل عنصر من الدفاع الوطني بهجوم في مدينة الميادين.", "media", "reported", "another outlet"),
    ("وزارة البيشمركة قالت إن ثلاثة من مقاتليها قُتلوا بهجوم لداعش قرب ناحية قره تبه.", "peshmerga", "admitted", "the subject before its verb"),
    ("أما «قسد» فأعلنت أن وحداتها اعتقلت عنصراً من داعش في بلدة الهول.", "sdf", "claimed", "a topic before its verb"),
    ("وكانت وزارة الدفاع الروسية قد أعلنت أن طائراتها قصفت مواقع لداعش قرب مدينة السخنة.", "russia", "claimed", "a subject between two verbs"),
    ("قُتل عنصران من قسد بهجوم لداعش في بلدة الهول، وفق مصدر عسكري في قسد.", "sdf", "admitted", "a source without a name speaks for the party he is in"),
    ("قُتل أربعة مدنيين بانفجار عبوة ناسفة في قضاء المقدادية، بحسب مصدر في قيادة الشرطة.", "official", "reported", "a police source is a security source"),
    ("أكد نشطاء في المعارضة أن طائرات روسية قصفت مدينة العشارة.", "local_sources", "reported", "activists, whomever they side with"),
    ("نعى المركز الإعلامي لقوات سوريا الديمقراطية اثنين من مقاتليه قُتلا بهجوم لداعش في بلدة ذيبان.", "sdf", "admitted", "mourning tells a loss"),
    ("يروي مدير الناحية أن مسلحين اختطفوا ثلاثة رعاة في ناحية العظيم.", "official", "reported", "a verb of telling in the imperfect"),
    ("قالت إذاعة تابعة لجماعة الحوثي إن قصفاً استهدف مدينة صعدة.", "houthis", "claimed", "an outlet of a party speaks for it"),
    ("قُتل أربعة مدنيين بقصف على بلدة كنصفرة، على ما أكد المرصد السوري لوكالة فرانس برس.", "sohr", "reported", "a verb that closes what it brings"),
    ("أعلن المرصد السوري أن ستة أشخاص قُتلوا بانفجار سيارة مفخخة نُسبت إلى تنظيم داعش في مدينة الباب.", "sohr", "reported", "a suspicion inside a quotation leaves the speaker"),
    ("قالت ثلاثة مصادر مطلعة لرويترز إن عنصرين من حزب الله قُتلا بغارة قرب مدينة البوكمال.", "local_sources", "reported", "counted sources; whom they spoke to is no source"),
    ("وفي بيان صادر عن وزارة الدفاع التركية، كشف أن قواتها قصفت مواقع لقسد قرب بلدة عين عيسى.", "turkey", "claimed", "a statement and whose it is, before the verb"),
    ("أقر الجيش الإسرائيلي بقصف موقع لحزب الله في مدينة القصير.", "israel", "claimed", "a deed that a party owns up to, its enemy's loss"),
    ("اعترف الجيش الإسرائيلي بقصف منزل في مدينة القصير أدى إلى مقتل ثلاثة مدنيين.", "israel", "admitted", "a wrong that a party owns up to"),
    ("بحسب شبكة دير الزور 24، قتل مسلحون تاجراً في بلدة أبو النيتل.", "media", "reported", "an outlet by its name"),
    ("أفاد الإعلام الأمني العراقي بمقتل جندي بانفجار عبوة ناسفة في ناحية العظيم.", None, None, "an organ of the Iraqi forces"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "stance", "why"), VOICES, ids=[c[-1] for c in VOICES])
def test_speakers_and_stances(
    look: Look, text: str, speaker: str | None, stance: str | None, why: str
) -> None:
    event = look.event(text)
    if speaker is None:
        assert event.speaker in ("iraqi_forces", "official"), why
        return
    assert (event.speaker, event.stance) == (speaker, stance), why


CLAIMED = [
    ("هاجم مسلحون حاجزاً للأسايش في بلدة غرانيج، ما أدى إلى مقتل عنصرين. وتبنى تنظيم داعش العملية عبر معرفاته.", "the next sentence claims it"),
    ("هاجم مسلحون حاجزاً للأسايش في بلدة غرانيج، ما أدى إلى مقتل عنصرين، وتبنى داعش الهجوم.", "the same sentence claims it"),
    ("قُتل عنصران من قسد بانفجار عبوة ناسفة في بلدة ذيبان. وأعلن تنظيم داعش مسؤوليته عن التفجير.", "responsibility for it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), CLAIMED, ids=[c[-1] for c in CLAIMED])
def test_deeds_claimed_later(look: Look, text: str, why: str) -> None:
    event = look.event(text)
    assert ([p.id for p in event.initiators], event.speaker, event.stance) == (["isis"], "isis", "claimed"), (
        why
    )


CARRIED = [
    ("قال المرصد السوري إن قصفاً استهدف بلدة كنصفرة. يُذكر أن عبوة ناسفة انفجرت في مدينة منبج الشهر الماضي.", ["sohr", "outlet"], "what the outlet recalls is its own word"),
    ("أعلنت وزارة الدفاع الروسية أن طائراتها قصفت مدينة السخنة. وقال المرصد السوري إن قصفاً استهدف بلدة كنصفرة. وأضافت الوزارة أن عبوة ناسفة انفجرت في مدينة منبج.", ["russia", "sohr", "russia"], "a ministry named before, by what it is"),
    ("قال المتحدث باسم قسد فرهاد شامي إن قصفاً استهدف بلدة عين عيسى. وقالت مصادر محلية إن عبوة ناسفة انفجرت في مدينة منبج. وأضاف شامي أن هجوماً استهدف حاجزاً في بلدة الهول.", ["sdf", "local_sources", "sdf"], "a spokesman named before, by his surname"),
    ("وثقت الشبكة السورية لحقوق الإنسان مقتل مدني بقصف على بلدة كنصفرة. ومن الحوادث التي أوردها التقرير: انفجار عبوة ناسفة في مدينة منبج.", ["snhr", "snhr"], "the report of who spoke before"),
    ("قال المرصد السوري إن قصفاً استهدف بلدة كنصفرة. وأضاف أن عبوة ناسفة انفجرت في مدينة منبج.", ["sohr", "sohr"], "a verb of saying without a subject goes on with the speaker before"),
    ("قال المرصد السوري إن قصفاً استهدف بلدة كنصفرة. وأضاف المصدر أن عبوة ناسفة انفجرت في مدينة منبج.", ["sohr", "sohr"], "the source: who spoke before"),
    ("قالت مصادر محلية إن قصفاً استهدف بلدة كنصفرة. وقال المرصد السوري إن عبوة ناسفة انفجرت في مدينة منبج.", ["local_sources", "sohr"], "another speaker"),
    ("أعلنت قسد اعتقال عنصر من داعش في مدينة الرقة. وانفجرت عبوة ناسفة في مدينة الباب.", ["sdf", "outlet"], "a sentence without a verb of saying is the outlet's"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers", "why"), CARRIED, ids=[c[-1] for c in CARRIED])
def test_speakers_carried_on(look: Look, text: str, speakers: list[str], why: str) -> None:
    assert [e.speaker for e in look.events(text)] == speakers, why


NO_VOICE = [
    ("مقتل سبعة أشخاص بينهم طفل", "among them is no verb of making clear"),
    ("لم يذكر المرصد السوري سبب الانفجار", "what was not said"),
    ("سجل إصابة واحدة", "recorded, but by nobody named"),
]


@pytest.mark.parametrize(("text", "why"), NO_VOICE, ids=[c[-1] for c in NO_VOICE])
def test_no_attribution(look: Look, text: str, why: str) -> None:
    assert [a for a in look.sentence(text).attributions if a.speaker] == [], why


def test_the_words_behind_speaker_and_stance_are_kept(look: Look) -> None:
    event = look.event("تبنى تنظيم داعش هجوماً على حاجز لقسد في بلدة الصور.")
    assert event.words["speaker"].text == "تنظيم داعش"
    assert event.words["stance"].text.startswith("تبنى")


def test_who_claims_an_attack_did_it(look: Look) -> None:
    event = look.event("تبنى تنظيم داعش اغتيال عنصر من قسد في بلدة الشحيل.")
    assert [p.id for p in event.initiators] == ["isis"]


def test_who_is_accused_of_an_attack_is_its_doer(look: Look) -> None:
    event = look.event("اتهمت قسد الجيش الوطني بقصف قرية الدبس.")
    assert [p.id for p in event.initiators] == ["sna"]


def test_responsibility_told_around_its_subject_is_a_claim(look: Look) -> None:
    event = look.event("أعلن تنظيم داعش مسؤوليته عن اغتيال عنصر من قسد في بلدة الشحيل.")
    assert [p.id for p in event.initiators] == ["isis"]


_MENU = (
    "الرئيسية الأخبار المحليات الرياضة الاقتصاد الثقافة الطقس الآراء الصور المقاطع البرامج اتصل بنا من نحن "
    * 8
)


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        pytest.param("حصيلة القصف - وكالة سمارت للأنباء -", "outlet", id="on its own page"),
        pytest.param("حصيلة القصف - شبكة النهر -", "media", id="on the page of another"),
        pytest.param("حصيلة القصف - شبكة النهر - حلب ( سمارت ) -", "media", id="an agency in brackets"),
    ],
)
def test_an_outlet_that_quotes_its_own_people_by_its_name_speaks_itself(
    look: Look, head: str, speaker: str
) -> None:
    found = look.findings(
        f"{head} {_MENU}.\nوقال مراسل وكالة سمارت إن ثلاثة مدنيين قُتلوا بقصف على بلدة كنصفرة."
    )
    assert [a.speaker for a in found[-1].attributions] == [speaker]


OWN_TEXTS = [
    (
        "إلى الرأي العام\n\nنفذت قواتنا فجر اليوم عملية ضد نقطة لداعش في بلدة ذيبان، ما أدى إلى مقتل ثلاثة منهم.\n\n"
        "المركز الإعلامي لقوات سوريا الديمقراطية",
        "sdf",
        "our fighters, and a signature",
    ),
    (
        "هلاك عناصر من المرتدين بتفجير\n\nقُتل خمسة من الروافض المشركين بتفجير عبوة ناسفة في مدينة هيت.",
        "isis",
        "a party's own idiom",
    ),
    (
        'قال قائد ميداني: "نفذت قواتنا عملية في بلدة ذيبان".\n\nقُتل عنصر من داعش في بلدة الصور.\n\nقسد',
        None,
        "our fighters in a quotation",
    ),
    ("قُتل عنصر من داعش في بلدة الصور.\n\nقسد", None, "a signature and nobody of its own"),
]


@pytest.mark.parametrize(("text", "party", "why"), OWN_TEXTS, ids=[c[-1] for c in OWN_TEXTS])
def test_a_partys_own_text_is_its_word(look: Look, text: str, party: str | None, why: str) -> None:
    assert own_words_of(look.findings(text)) == party, why
    if party is not None:
        assert [e.speaker for e in look.events(text)] == [party], why
