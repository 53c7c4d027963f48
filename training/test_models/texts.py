"""The texts that the test models' tokenisers are trained on and that their figures are taken of."""

ENGLISH = """The river was low that summer, and the children walked across it on the stones.
A good summary names the main point first, then the reasons, then what is still open.
Please write three short sentences about the weather, and keep each under ten words.
When the train had left the station, nobody remembered who had bought the tickets.
To bake bread you need flour, water, salt and time; everything else is decoration."""

CHINESE = """那年夏天河水很浅，孩子们踩着石头走过去。
好的摘要先说要点，再说理由，最后说明还有什么没有解决。
请用三句话描述今天的天气，每句不超过十个字。
火车离开车站以后，谁也不记得票是谁买的。
做面包需要面粉、水、盐和时间，其余都只是装饰。"""

TRAINING = [*ENGLISH.splitlines(), *CHINESE.splitlines()]

LONG = " ".join(f"{a} {b}" for a, b in zip(ENGLISH.splitlines(), CHINESE.splitlines()))

REFERENCE = [
    "",
    "a",
    "水",
    "The children walked across the river.",
    "the across river walked. children The",
    "请用三句话描述天气。",
    "Write 三句话 about 天气, please: 1, 2, 3!",
    "emoji 😀👍🏽 end",
    "  two spaces  and\ttab\n\nblank line",
    "caf\u00e9 and cafe\u0301",
    "𠮷野家 ext B",
    LONG,
    LONG + "\n" + LONG,
]
