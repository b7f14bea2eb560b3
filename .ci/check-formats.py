#!/usr/bin/env python3
"""Every format of the API, read by the programs that people read it with.

usage: check-formats.py PROGRAM   (in the repository's top folder; Python packages as .ci/python-tools.sh installs them)
"""

import io
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import edtf
import feedparser
import icalendar
import networkx
import pandas
from csvw import Table
from pyld import jsonld

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ".build/release/entente"
TIE = "/v1/ties/PAK/RUS"
EVENTS = "/v1/events?status=any&limit=1000"


def get(path):
    run = subprocess.run([PROGRAM, "get", path], capture_output=True)
    assert run.returncode == 0, f"{path}: {run.stderr.decode()}"
    return run.stdout


def text(path):
    return get(path).decode("utf-8")


def rows(path):
    return json.loads(get(path))["data"]


def check_csv():
    """pandas: no id and no date is mangled, every row is there; read as text, every cell is what JSON says."""
    whole = rows(EVENTS)
    plain = pandas.read_csv(io.StringIO(text("/v1/events.csv?status=any")))
    assert list(plain["id"]) == [row["id"] for row in whole]
    assert list(plain["date_start"].fillna("")) == [row["date_start"] or "" for row in whole]
    assert list(plain["source"]) == [";".join(row["source"]) for row in whole]
    cells = pandas.read_csv(io.StringIO(text("/v1/events.csv?status=any")), dtype=str, keep_default_na=False)
    for name in ["date_edtf", "cameo", "time", "summary", "mode"]:
        assert list(cells[name]) == [row[name] or "" for row in whole], name
    assert list(cells["evidence_quote"]) == [";".join(e["quote"] for e in row["evidence"]) for row in whole]
    with_mark = pandas.read_csv(io.BytesIO(get("/v1/events.csv?bom=1")))
    assert with_mark.columns[0] == "id"
    # Namibia must not become a missing value: states go by three letters.
    actors = pandas.read_csv(io.StringIO(text("/v1/actors.csv")))
    assert actors["id"].notna().all()


def check_ndjson():
    whole = rows(EVENTS)
    lines = text("/v1/events.ndjson?status=any")
    frame = pandas.read_json(io.StringIO(lines), lines=True)
    assert list(frame["id"]) == [row["id"] for row in whole]
    assert [str(d.date()) if hasattr(d, "date") else d for d in frame["date_start"]] is not None
    edtfs = [None if value != value else value for value in frame["date_edtf"]]
    assert [str(v).removesuffix(".0") if v is not None else None for v in edtfs] == [r["date_edtf"] for r in whole]
    count = subprocess.run(["jq", "-s", "length"], input=lines.encode(), capture_output=True, check=True)
    assert int(count.stdout) == len(whole)


def check_csvw():
    for path in ["/v1/events", "/v1/actors", "/v1/ties", f"{TIE}/timeline", f"{TIE}/series"]:
        with tempfile.TemporaryDirectory() as folder:
            name = path.strip("/").replace("/", "-") + ".csv"
            metadata = json.loads(get(f"{path}.csv-metadata.json"))
            metadata["url"] = name
            Path(folder, name).write_bytes(get(f"{path}.csv"))
            file = Path(folder, name + "-metadata.json")
            file.write_text(json.dumps(metadata))
            table = Table.from_file(file)
            found = list(table.iterdicts(strict=True))
            assert len(found) == len(rows(f"{path}?limit=1000")), path
            run = subprocess.run(
                [str(Path(sys.executable).with_name("csvwvalidate")), str(file)], capture_output=True, text=True)
            assert run.returncode == 0, f"{path}: {run.stdout}{run.stderr}"


def check_dates():
    """Every date is one that the edtf package reads, with the bounds that the API gives."""
    for row in rows(EVENTS):
        if row["date_edtf"] is None:
            continue
        value = edtf.parse_edtf(row["date_edtf"])
        if row["date_start"]:
            low = value.lower_strict()
            assert date(*low[:3]).isoformat() == row["date_start"], row["date_edtf"]
        if row["date_end"]:
            high = value.upper_strict()
            assert date(*high[:3]).isoformat() == row["date_end"], row["date_edtf"]


def check_timelinejs():
    timeline = json.loads(get(f"{TIE}/timelinejs.json"))
    dated = [row for row in rows(f"{TIE}/timeline?limit=1000&undated=exclude")]
    assert len(timeline["events"]) == len(dated)
    assert len({event["unique_id"] for event in timeline["events"]}) == len(dated)
    assert not has_null(timeline)
    for event in timeline["events"]:
        assert event["start_date"].keys() == event.get("end_date", event["start_date"]).keys()
        assert all(isinstance(part, int) for part in event["start_date"].values())
        assert event["autolink"] is False
        only_tags(event["text"]["text"], {"p", "a"})
        only_tags(event["text"]["headline"], set())
    assert len(json.loads(get("/v1/ties/AFG/VEN/timelinejs.json"))["events"]) == 1


def check_vis():
    timeline = json.loads(get(f"{TIE}/vis.json"))
    assert not has_null(timeline)
    groups = {group["id"] for group in timeline["groups"]}
    for item in timeline["items"]:
        assert item["group"] in groups and item["start"].endswith("T00:00:00Z")
        assert item["type"] == ("range" if "end" in item else "box")
        only_tags(item["content"] + item["title"], set())


def check_calendar():
    raw = get(f"{TIE}/timeline.ics")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(raw)
    events = [part for part in calendar.walk("VEVENT")]
    dated = {row["id"]: row for row in rows(f"{TIE}/timeline?limit=1000&undated=exclude")}
    assert len(events) == len(dated)
    for event in events:
        assert not event.errors, event.errors
        row = dated[str(event["UID"]).split("@")[0]]
        assert event.decoded("DTSTART").isoformat() == row["date_start"]
        assert event.decoded("DTEND") == date.fromisoformat(row["date_end"]) + timedelta(days=1)
        assert str(event["SUMMARY"]) == row["summary"]


def check_feeds():
    for path in [f"{TIE}/timeline", "/v1/events"]:
        feed = feedparser.parse(get(f"{path}.atom"))
        assert not feed.bozo, feed.get("bozo_exception")
        items = json.loads(get(f"{path}.feed.json"))
        assert items["version"] == "https://jsonfeed.org/version/1.1" and items["title"]
        assert [entry.id for entry in feed.entries] == [item["id"] for item in items["items"]]
        assert all(item["content_text"] for item in items["items"])


def check_graph():
    graph = json.loads(get("/v1/graph"))
    names = {node["id"] for node in graph["nodes"]}
    weights = {edge["id"]: edge["mainstat"] for edge in graph["edges"]}
    gexf = get("/v1/graph.gexf")
    read = networkx.read_gexf(io.BytesIO(gexf))
    assert set(read.nodes) == names and read.number_of_edges() == len(weights)
    assert sum(d["weight"] for _, _, d in read.edges(data=True)) == sum(weights.values())
    ml = networkx.read_graphml(io.BytesIO(get("/v1/graph.graphml")))
    assert set(ml.nodes) == names and all(ml.nodes[n]["kind"] for n in ml.nodes)
    assert {d["weight"] for _, _, d in ml.edges(data=True)} == set(weights.values())
    check_gexf(gexf)
    elements = json.loads(get("/v1/graph/cytoscape.json"))
    ids = [e["data"]["id"] for e in elements["nodes"] + elements["edges"]]
    assert len(set(ids)) == len(ids)
    assert all(e["data"][end] in names for e in elements["edges"] for end in ("source", "target"))


def check_gexf(gexf):
    """The rules of GEXF 1.3 that Gephi depends on, restated in .ci/gexf.xsd, and its order of parts."""
    with tempfile.NamedTemporaryFile(suffix=".gexf") as file:
        file.write(gexf)
        file.flush()
        schema = str(Path(__file__).with_name("gexf.xsd"))
        run = subprocess.run(["xmllint", "--noout", "--schema", schema, file.name], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
    graph = ElementTree.fromstring(gexf).find("{http://gexf.net/1.3}graph")
    assert [part.tag.split("}")[1] for part in graph] == ["attributes", "attributes", "nodes", "edges"]
    for edge in graph.iter("{http://gexf.net/1.3}edge"):
        assert edge.get("start", "") <= edge.get("end", "9")


def check_jsonld():
    schema = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}
    annotation = {
        "@context": {
            "@vocab": "http://www.w3.org/ns/oa#", "id": {"@id": "@id"}, "type": {"@id": "@type"},
            "body": {"@id": "http://www.w3.org/ns/oa#hasBody", "@type": "@id"},
            "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", "@type": "@id"},
            "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
            "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", "@type": "@id"},
        }
    }
    pinned = {"https://schema.org": schema, "http://www.w3.org/ns/anno.jsonld": annotation}

    def loader(url, options=None):
        return {"contextUrl": None, "documentUrl": url, "document": pinned[url.rstrip("/")]}

    document = {d["id"]: d for d in rows("/v1/documents")}
    for row in rows("/v1/events?limit=5"):
        found = jsonld.expand(json.loads(get(f"/v1/events/{row['id']}.jsonld")), {"documentLoader": loader})
        assert found[0]["@type"] == ["https://schema.org/Event"] and len(found) == 1
        included = found[0]["@included"]
        assert len(included) == len(row["evidence"])
        selectors = included[0]["http://www.w3.org/ns/oa#hasTarget"][0]["http://www.w3.org/ns/oa#hasSelector"]
        quote, position = selectors
        assert quote["http://www.w3.org/ns/oa#exact"][0]["@value"] == row["evidence"][0]["quote"]
        start = position["http://www.w3.org/ns/oa#start"][0]["@value"]
        end = position["http://www.w3.org/ns/oa#end"][0]["@value"]
        body = get(f"/v1/documents/{row['evidence'][0]['document']}/text").decode("utf-8")
        assert body[start:end] == row["evidence"][0]["quote"] and document


def has_null(value):
    if isinstance(value, dict):
        return any(has_null(v) for v in value.values())
    if isinstance(value, list):
        return any(has_null(v) for v in value)
    return value is None


def only_tags(html, allowed):
    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            assert tag in allowed, f"<{tag}> in {html}"

    Tags().feed(html)


def main():
    checks = [value for name, value in sorted(globals().items()) if name.startswith("check_") and name != "check_gexf"]
    for check in checks:
        check()
        print(f"{check.__name__.removeprefix('check_')}: as its readers want it")


main()
