"""What people type, and the pages that any of which would be right: one of them must be among the first three.

Typed as people do: with slips, in other words, as whole questions, and in Chinese. ``told`` says what is tried.
"""

from typing import NamedTuple


class Search(NamedTuple):
    query: str
    wants: tuple[str, ...]
    language: str = "en"


def told(query, *wants, language="en"):
    return Search(query, wants, language)


SEARCHES = [
    # what it is, and why
    told("what is a back spasm", "article:what-is-a-spasm", "question:what-is-it"),
    told("my back locked up", "article:what-is-a-spasm", "article:first-hour", "question:immediate-relief"),
    told("back seized", "article:what-is-a-spasm", "article:first-hour"),
    told("muscle cramp in lower back", "article:what-is-a-spasm", "question:what-is-it"),
    told("pulled muscle back", "article:what-is-a-spasm", "article:causes", "article:first-hour"),
    told("why did this happen to me", "article:causes", "question:what-causes-it"),
    told("what causes back spasms", "article:causes", "question:what-causes-it"),
    told("who gets back spasms risk", "article:risk-factors", "question:who-is-at-risk"),
    told("risk facters", "article:risk-factors", "question:who-is-at-risk"),
    told("do I need an MRI", "article:causes", "article:older-people", "claim:cau-02", "claim:rsk-10"),
    told("xray", "article:causes", "article:older-people", "claim:cau-02", "claim:rsk-10"),
    told("sciatica", "article:staying-active", "article:when-to-get-help"),
    # how long, and what now
    told("how long does a back spasm last", "question:how-long"),
    told("when will it get better", "question:how-long"),
    told("instant relief", "article:first-hour", "question:immediate-relief"),
    told("how to get out of bed with a spasm", "article:first-hour", "position:get-up", "article:sleep"),
    told("what to do in the first two days", "article:first-two-days"),
    told("second week still sore", "article:first-two-weeks"),
    told("treat at home", "question:treat-at-home", "article:first-two-days", "article:first-hour"),
    # heat, ice, massage, moving
    told("heat or ice", "article:heat-and-ice", "question:ice-or-heat", "medicine:heat", "medicine:ice"),
    told("ice pack how long", "article:heat-and-ice", "medicine:ice", "question:ice-or-heat"),
    told("hot water bottle", "article:heat-and-ice", "medicine:heat"),
    told("hotwater botle", "article:heat-and-ice", "medicine:heat"),
    told("cold pack", "article:heat-and-ice", "medicine:ice"),
    told("massage gun", "article:massage", "question:does-massage-help", "medicine:massage"),
    told("masage", "article:massage", "question:does-massage-help", "medicine:massage"),
    told("stretches for lower back", "article:stretches", "question:which-stretches"),
    told("streching", "article:stretches", "question:which-stretches"),
    told("cat cow", "exercise:cat-cow"),
    told("knee to chest", "exercise:knee-chest-single", "exercise:knee-chest-double"),
    told("bird dog", "exercise:bird-dog"),
    told("should I rest in bed", "article:staying-active"),
    told("walking", "article:staying-active", "exercise:walk-acute", "exercise:walk-build"),
    told("exercises to strengthen my core", "article:strength"),
    told("posture", "article:posture"),
    told("sitting at a desk all day", "article:posture", "article:work"),
    # medicines and herbs
    told("pain killers", "article:pain-relief-medicines", "question:over-the-counter"),
    told("ibuprofen", "medicine:ibuprofen-oral", "medicine:ibuprofen-topical"),
    told("ibuprofin", "medicine:ibuprofen-oral", "medicine:ibuprofen-topical"),
    told("advil", "medicine:ibuprofen-oral"),
    told("tylenol", "medicine:paracetamol-oral"),
    told("parcetamol", "medicine:paracetamol-oral"),
    told("voltaren gel", "medicine:diclofenac-topical"),
    told("muscle relaxant", "article:pain-relief-medicines", "medicine:methocarbamol-otc", "question:over-the-counter"),
    told("robaxin", "medicine:methocarbamol-otc", "article:pain-relief-medicines"),
    told("turmeric", "medicine:turmeric", "article:herbs-and-supplements", "question:which-herbs"),
    told("devils claw", "medicine:devils-claw"),
    told("magnesium tablets for cramp", "medicine:magnesium", "medicine:magnesium-supplement"),
    told("natural remedies", "article:herbs-and-supplements", "question:natural-remedies"),
    told("anti inflammatory diet", "article:food", "question:diet"),
    told("drink more water", "article:water", "question:hydration"),
    told("dehydration", "article:water", "question:hydration"),
    # living with it
    told("which way to sleep", "article:sleep"),
    told("best mattress", "article:sleep"),
    told("can I go to work", "article:work"),
    told("lifting heavy boxes", "article:work", "article:preventing-the-next-one"),
    told("stressed and anxious", "article:worry-and-stress"),
    told("how to stop it coming back", "article:preventing-the-next-one", "question:prevent", "question:long-term"),
    told("preggers back pain", "article:pregnancy"),
    told("pregnancy", "article:pregnancy"),
    told("my child has back pain", "article:children"),
    # getting help
    told("when should I see a doctor", "article:when-to-get-help", "question:see-a-doctor"),
    told("red flags", "article:when-to-get-help", "question:see-a-doctor"),
    told("is it serious", "article:when-to-get-help", "question:see-a-doctor"),
    # in Chinese, with English pages and with Chinese ones
    told("閃到腰", "article:what-is-a-spasm", "article:first-hour", "question:what-is-it"),
    told("腰閃到怎麼辦", "article:what-is-a-spasm", "article:first-hour", "question:what-is-it"),
    told("熱敷還是冰敷", "article:heat-and-ice", "question:ice-or-heat", "medicine:heat", "medicine:ice"),
    told("按摩", "article:massage", "question:does-massage-help", "medicine:massage"),
    told("抽筋", "article:what-is-a-spasm", "question:what-is-it"),
    told("布洛芬", "medicine:ibuprofen-oral", "medicine:ibuprofen-topical"),
    told("普拿疼", "medicine:paracetamol-oral"),
    told("閃到腰", "article:what-is-a-spasm", "article:first-hour", "question:what-is-it", language="zh_Hant"),
    told("熱敷", "article:heat-and-ice", "question:ice-or-heat", "medicine:heat", language="zh_Hant"),
]

# What somebody in danger may type. The check must come before anything that was found.
DANGERS = [
    "can't pee",
    "cant pee since my back went",
    "numb between my legs",
    "numbness in groin",
    "leg weakness",
    "lost control of my bowels",
    "chest pain and back spasm",
    "fever and back pain",
    "fell off a ladder",
    "coughing blood",
    "尿不出來",
    "腿麻",
]
