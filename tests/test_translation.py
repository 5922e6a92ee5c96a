"""The catalogue of Traditional Chinese: whole, and true to the English where a slip could hurt somebody."""

import re

import pytest
from babel.messages.catalog import Catalog

from loosen import words
from tests import words as catalogues
from tests.words import CHINESE, compiled, file_of, translated, translation

PLACE = re.compile(r"{[^{}]*}|%\([^)]*\)s")
# Commands, options, files and what is written in code: a person types or finds these, so they stay as they are.
TYPED = re.compile(r"--[a-z]+|\bloosen [a-z]+ ?[a-z]*(?=\")|[\w./]+\.(?:yaml|json)\b|`[^`]+`|\b[A-Z]{4,}\b")
NOT_TYPED = {"BROKEN"}  # a verdict in capitals

NAMES = {"911", "999", "119"}  # equal in both languages
SIMPLIFIED = set("医药头体脚发关开点还这们来时说过现对动电应问题紧压觉为从疗检诊护师肿热肤鲜务级险严两边节")
MAINLAND = ["信息", "視頻", "軟件", "硬件", "網絡", "默認", "文件夾", "打印", "屏幕", "數據", "撥打120"]
CHINESE_CHARACTER = "[\u4e00-\u9fff]"

NUMBERS = {"two": "兩二", "three": "三", "four": "四", "five": "五", "six": "六", "ten": "十", "half": "半"}
NO = re.compile(r"\b(?:no|not|never|cannot|without|nobody|none|nothing|neither|nor)\b|n't\b", re.IGNORECASE)
NO_IN_CHINESE = re.compile("[不沒無未別非否勿免]")
NO_AS_TYPED = '"no"'  # an answer in JSON

# What each of these says must be in the Chinese too.
BOUNDS = {
    r"\bat least\b": "至少",
    r"\bat most\b|\bup to \d": "最多|最晚",
    r"\bat the latest\b": "最晚",
    r"\bor more\b": "以上",
    r"\bmore than (?:about )?(?:\d|{hours)": "超過",
    r"\bunder \d": "未滿",
    r"\bfrom (?:the )?(?:age (?:of )?)?\d\d\b(?! weeks)": r"從 \d\d 歲起",
    r"\bwithin \d": "內",
    r"\bsame day\b": "當天",
    r"\btoday\b": "今天",
    r"\bat once\b": "馬上",
    r"\bminutes?\b": "分鐘",
    r"\bhours?\b": "小時",
    r"\bdays?\b": "天|日",
    r"\bweeks?\b": "週",
    r"\bmonths?\b": "月",
    r"\b(?:un|not )sure\b": "不確定",
    r"\bdo not drive\b": "不要(?:自己)?開車或騎車",
}

# Words that calm, and the English that alone may earn them.
CALM = {
    "沒有?病|沒有?事|放心|安心|沒有?問題|沒關係|不要緊|別擔心|不[用必需]要?擔心|很健康|沒有?危險|不會有事|不危險": None,
    "不嚴重|虛驚": "false alarms",
    "安全": r"\b[Ss]afe",
    "無害": "harmless",
    "自己(?:會)?(?:緩解|好轉)": r"by itself|by themselves",
    "普通的?(?:拉傷|原因)": "ordinary",
    "大多": "[Mm]ost",
}

# Where a check does not fit, and why.
ELSEWHERE = {
    '"{key}" must be a list of texts, such as [one, two].': "the list stays as it is typed",
    "at once.": "said before the number: 請馬上打",
    "Making up for missed days all at once.": "all at once is 一次",
    'a dose needs "repetitions", "hold" or "minutes".': "minutes stays as it is typed",
    'give an object, such as {"day": "2026-11-23", "rest-pain": 4}.': "day stays as it is typed",
    "About 3 kg, or one clothes size, in a few months counts. Weight lost through a diet or more exercise does not. "
    "Drenched means that your nightclothes are soaked, not only warm.": "more exercise is no bound",
    "New weakness in both legs can mean that many nerves are being squashed at once. It can get worse within hours, "
    "so it needs a hospital check now.": "at once is 同時 here",
    "It examines nobody, and no result says that you do not have an illness.": "says itself that nothing calms",
}


def pairs():
    """(English, Chinese) of every string; of two forms of a word the last, for Chinese has one."""
    for message in translated(CHINESE):
        if message.id:
            several = not isinstance(message.id, str)
            yield (message.id[-1], (message.string or [""])[0]) if several else (message.id, message.string or "")


@pytest.fixture(scope="module")
def chinese():
    return dict(pairs())


def test_catalogue_is_fresh():
    assert translation(CHINESE) == file_of(CHINESE).read_text(), "run script/words"


def test_compiled_catalogue_is_fresh():
    assert compiled(CHINESE) == file_of(CHINESE, "mo").read_bytes(), "run script/words"


def test_a_changed_string_is_never_guessed(monkeypatch):
    """What was translated stays; what has changed by a word waits for a translator, and is not shown half right."""
    today = Catalog()
    today.add("Get seen today")
    today.add("Get seen tomorrow")
    monkeypatch.setattr(catalogues, "strings", lambda: today)
    assert dict(pairs()) == {"Get seen today": "今天就醫", "Get seen tomorrow": ""}
    assert "今天就醫".encode() in compiled(CHINESE)
    assert b"tomorrow" not in compiled(CHINESE)
    assert "Be seen within days" not in translation(CHINESE)


def test_loosen_speaks_chinese():
    try:
        words.speak(CHINESE)
        assert words._("Get seen today") == "今天就醫"
        assert words.n_("{count} rule", "{count} rules", 1) == words.n_("{count} rule", "{count} rules", 2)
        assert words._("never a string of ours") == "never a string of ours"
    finally:
        words.speak("en")


def test_every_string_is_translated(chinese):
    assert [english for english, told in chinese.items() if not told.strip()] == []
    assert {english for english, told in chinese.items() if told == english} <= NAMES


def test_every_danger_sign_is_translated(book, chinese):
    """All the words of a sign: what is ticked, asked and explained, and what goes with calmer results."""
    signs = [sign.sign for sign in book.triage.warning_signs]
    grave = [
        asked
        for id, asked in book.findings.asked.items()
        if book.triage.decision.question(id).unsure == "emergency" or id in book.triage.interview.alone_top
    ]
    assert len(signs) >= 15
    assert len(grave) >= 15
    shown = [text for asked in grave for text in (asked.tick, asked.question, asked.help) if text]
    assert [text for text in signs + shown if len(re.findall(CHINESE_CHARACTER, chinese.get(text, ""))) < 4] == []


def test_places_to_fill_are_kept(chinese):
    assert [
        english for english, told in chinese.items() if set(PLACE.findall(english)) != set(PLACE.findall(told))
    ] == []


def test_what_is_typed_stays_as_it_is(chinese):
    changed = [
        (english, word)
        for english, told in chinese.items()
        for word in TYPED.findall(english)
        if word not in told and word not in NOT_TYPED
    ]
    assert changed == []


def test_digits_are_kept(chinese):
    """None is lost, and none comes from nowhere."""
    assert [english for english, told in chinese.items() if _digits(english) != _digits(told)] == []


def _digits(text):
    return set(re.findall(r"\d+(?:[.,]\d+)*", PLACE.sub("", text)))


def test_numbers_in_words_are_kept(chinese):
    lost = [
        (english, told)
        for english, told in chinese.items()
        for number, signs in NUMBERS.items()
        if re.search(rf"\b{number}\b", english, re.IGNORECASE)
        and not set(signs) & set(told)
        and english not in ELSEWHERE
    ]
    assert lost == []


def test_noes_are_kept(chinese):
    lost = [
        (english, told)
        for english, told in chinese.items()
        if NO.search(english.replace(NO_AS_TYPED, "")) and not NO_IN_CHINESE.search(told)
    ]
    assert lost == []


@pytest.mark.parametrize("bound", BOUNDS)
def test_times_and_bounds_are_kept(chinese, bound):
    lost = [
        (english, told)
        for english, told in chinese.items()
        if re.search(bound, english, re.IGNORECASE) and not re.search(BOUNDS[bound], told) and english not in ELSEWHERE
    ]
    assert lost == []


@pytest.mark.parametrize("calm", CALM)
def test_nothing_calms_that_does_not_in_english(chinese, calm):
    """No translation tells people that they do not have a disease, or are out of danger."""
    added = [
        (english, told)
        for english, told in chinese.items()
        if re.search(calm, told) and not (CALM[calm] and re.search(CALM[calm], english)) and english not in ELSEWHERE
    ]
    assert added == []


def test_exceptions_are_still_needed(chinese):
    assert set(ELSEWHERE) <= set(chinese)


def test_calls_around_a_number_stay_urgent(chinese):
    """“Call 119 now.” and “at once.” come in two pieces, of which the Chinese says how soon in the first."""
    for english in ("If you think this is an emergency, call", "If so, do not wait and do not try positions. Call"):
        assert chinese[english].endswith("現在就打")
    assert chinese["If one of these appears, do not wait. Call"].endswith("請馬上打")
    assert chinese["now."] == chinese["at once."] == "求救。"


def test_words_that_are_quoted_are_those_on_the_page(chinese):
    """A text that sends people to a page or a button calls it what it is called there."""
    for english, told in chinese.items():
        for quoted in re.findall("“([^”]+)”", english):
            if PLACE.fullmatch(quoted):
                continue  # what somebody typed
            shown = chinese.get(quoted) or chinese[quoted.capitalize()]
            assert f"「{shown}」" in told
    for english, told in chinese.items():
        if re.search(r"\banswer unsure\b", english):
            assert f"「{chinese['Not sure']}」" in told


def test_it_is_traditional_chinese_of_taiwan(chinese):
    """No character of the simplified script (Big5 holds none), and no word that is another one in Taiwan."""
    for told in chinese.values():
        assert not SIMPLIFIED & set(told), told
        for character in re.findall(CHINESE_CHARACTER, told):
            assert character.encode("big5", "ignore"), (character, told)
        assert not [word for word in MAINLAND if word in told], told


def test_punctuation_is_chinese(chinese):
    """Half-width marks between Chinese characters are slips."""
    slips = [told for told in chinese.values() if re.search(f'{CHINESE_CHARACTER}[,;:!?()"]{CHINESE_CHARACTER}', told)]
    assert slips == []
