"""Saved readings for the browser tests, made by a seed: a large set, and one whose texts try to become markup."""
import hashlib
import json
import random

QUADS = {
    "AGREE": ("verbal-cooperation", "030", 4.0, 2.5), "CONSULT": ("verbal-cooperation", "042", 1.9, 2.5),
    "SUPPORT": ("verbal-cooperation", "050", 3.5, 5), "COOPERATE": ("material-cooperation", "060", 6.0, 9.5),
    "AID": ("material-cooperation", "070", 7.0, 10), "RETREAT": ("material-cooperation", "080", 5.0, 6.5),
    "REQUEST": ("verbal-conflict", "100", -5.0, 0), "ACCUSE": ("verbal-conflict", "111", -2.0, -3),
    "REJECT": ("verbal-conflict", "120", -4.0, -2), "THREATEN": ("verbal-conflict", "130", -4.4, -3.5),
    "PROTEST": ("material-conflict", "140", -6.5, -5), "SANCTION": ("material-conflict", "163", -8.0, -6),
    "COERCE": ("material-conflict", "170", -7.0, -7), "ASSAULT": ("material-conflict", "190", -10.0, -9),
}

HOSTILE = {
    "title": '<script>window.pwned = 1</script>"><img src=x onerror="window.pwned = 2">',
    "name": "\u202eEvil</bdi><svg onload=window.pwned=3>'\"&lt;",
    "word": "x" * 10_000,
    "quote": 'He said "</mark><script>window.pwned = 4</script>" and \u202e\u2066left\u2069 {{7*7}} ${7*7} <!-- -->.',
    "url": "javascript:window.pwned=5",
}


class Writer:
    """One document, sentence by sentence, with offsets in code points."""

    def __init__(self, name, title, published, url=None):
        self.text, self.sentences, self.mentions, self.events = "", [], [], []
        self.name, self.title, self.published, self.url = name, title, published, url
        self.paragraph = 0

    def sentence(self, text):
        if len(self.sentences) % 5 == 0:
            self.paragraph += 1
        if self.text:
            self.text += "\n\n" if len(self.sentences) % 5 == 0 else " "
        start = len(self.text)
        self.text += text
        self.sentences.append(
            {"n": len(self.sentences) + 1, "paragraph": self.paragraph, "start": start, "end": len(self.text)})
        return self.sentences[-1]

    def event(self, kind, source, target, date, status, text, trigger):
        """`date` is (edtf, start, end, precision); the event is told by a sentence of its own."""
        place = self.sentence(text)
        quad, cameo, goldstein, score = QUADS[kind]
        at = place["start"] + text.index(trigger)
        edtf, start, end, precision = date
        ident = "e-" + hashlib.sha256(f"{self.name} {place['n']}".encode()).hexdigest()[:16]
        self.events.append({
            "id": ident, "same_as": [], "type": kind, "mode": None, "contexts": [], "quad": quad, "cameo": cameo,
            "goldstein": goldstein, "plover_score": score, "source": [source], "target": [target], "symmetric": False,
            "participants": [{"actor": source, "as": "source", "for": source}, {"actor": target, "as": "target", "for": target}],
            "date_edtf": edtf, "date_start": start, "date_end": end, "date_precision": precision, "date_mod": None,
            "date_basis": "stated" if edtf else "none", "date_text": edtf, "time": start and f"{start}T00:00:00Z",
            "status": status, "attributed_to": None, "summary": text.rstrip("."), "quantities": [],
            "evidence": [{"document": None, "sentence": place["n"], "paragraph": place["paragraph"],
                          "start": place["start"], "end": place["end"], "quote": text}],
            "trigger": {"start": at, "end": at + len(trigger), "text": trigger, "rule": f"{kind.lower()}.synthetic"},
            "relation": False,
        })

    def reading(self, actors):
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        ident = f"{self.name}-{digest[:12]}"
        for event in self.events:
            event["evidence"][0]["document"] = ident
        return {
            "document": {"id": ident, "title": self.title, "published": self.published, "url": self.url,
                         "publisher": "Synthetic", "language": "en", "sha256": digest, "code_points": len(self.text),
                         "words": len(self.text.split()), "text": self.text},
            "sentences": self.sentences, "mentions": self.mentions,
            "actors": [{"id": ident, "kind": kind, "name": name, "names": [name], "affiliation": None, "role": None,
                        "mentions": 1} for ident, kind, name in actors],
            "events": self.events, "relations": [], "ties": [], "notes": [],
        }


def _date(random_, year):
    kind = random_.random()
    month, day = random_.randint(1, 12), random_.randint(1, 28)
    if kind < 0.06:
        return None, None, None, "none"
    if kind < 0.14:
        return str(year), f"{year}-01-01", f"{year}-12-31", "year"
    if kind < 0.3:
        return f"{year}-{month:02}", f"{year}-{month:02}-01", f"{year}-{month:02}-28", "month"
    iso = f"{year}-{month:02}-{day:02}"
    return iso, iso, iso, "day"


def large(path, events=2040, actors=150):
    """About `events` between PAK and RUS (some turn out to be the same one), and as many ties among `actors` groups."""
    random_ = random.Random(7)
    crowd = [(f"group-{n:03}", "group", f"Group {n:03}") for n in range(actors)]
    parties = [("PAK", "state", "Pakistan"), ("RUS", "state", "Russia")]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(40):
            writer = Writer(f"report-{number:02}", f"Report {number + 1} on a long acquaintance", f"2024-01-{number % 28 + 1:02}")
            for index in range(events // 40):
                kind = random_.choice(list(QUADS))
                source, target = random_.sample(["PAK", "RUS"], 2)
                status = random_.choices(["asserted", "hypothetical", "negated"], [80, 14, 6])[0]
                date = _date(random_, random_.randint(1995, 2023))
                text = f"Report {number + 1}, case {index + 1}: the one party did what is called {kind.lower()} towards the other."
                writer.event(kind, source, target, date, status, text, kind.lower())
            for _ in range(15):
                (a, *_), (b, *_) = random_.sample(crowd, 2)
                writer.event(random_.choice(list(QUADS)), a, b, _date(random_, 2020), "asserted", f"{a} and {b} met or quarrelled.", "met")
            file.write(json.dumps(writer.reading(parties + crowd), ensure_ascii=False) + "\n")


def hostile(path):
    writer = Writer("hostile", HOSTILE["title"], "2024-01-01", HOSTILE["url"])
    writer.sentence(HOSTILE["word"])
    day = ("2020-01-01", "2020-01-01", "2020-01-01", "day")
    writer.event("ACCUSE", "PAK", "evil", day, "asserted", HOSTILE["quote"], "said")
    writer.event("AGREE", "PAK", "evil", (None, None, None, "none"), "hypothetical", f"Agreed {HOSTILE['word']}.", "Agreed")
    start = writer.text.index("He said")
    writer.mentions.append({"actor": "evil", "start": start, "end": start + 2, "sentence": 2, "basis": "reference"})
    with open(path, "w", encoding="utf-8") as file:
        reading = writer.reading([("evil", "person", HOSTILE["name"]), ("PAK", "state", "Pakistan")])
        file.write(json.dumps(reading, ensure_ascii=False) + "\n")
