"""Drives the page in a browser: `run.py one` makes the main journey, `run.py all` every one, on the briefing and on 2,000
events, at two widths, in both themes. `--screens DIR` keeps pictures; `--assets DIR` serves the page's files from there.
"""
import argparse
import pathlib
import sys
import tempfile
import traceback

from playwright.sync_api import sync_playwright

import journeys
import readings
from browser import ROOT, Watched, chromium, mounted, serving

LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
VIEWS = {"overview": "/", "tie": "/ties/PAK/RUS", "actor": "/actors/PAK", "search": "/?q=pakistan", "try": "/try"}


class Run:
    def __init__(self, browser, options):
        self.browser, self.options, self.failed = browser, options, 0

    def make(self, name, address, facts, label, **look):
        watched = Watched(self.browser, address, assets=self.options.assets, **look)
        try:
            journeys.ALL[name](watched, facts)
            print(f"  ok      {name} ({label})")
        except Exception as fault:
            self.failed += 1
            line = next((f.lineno for f in reversed(traceback.extract_tb(fault.__traceback__)) if f.filename == journeys.__file__), 0)
            print(f"  FAILED  {name} ({label}), journeys.py:{line}: {fault}")
            if self.options.screens:
                watched.page.screenshot(path=self.options.screens / f"failed-{name}.png", full_page=True)
        finally:
            watched.close()

    def screens(self, address, label):
        for width, scheme in LOOKS:
            watched = Watched(self.browser, address, width, scheme, assets=self.options.assets)
            for name, path in VIEWS.items():
                watched.go(path)
                watched.page.wait_for_timeout(400)
                watched.page.screenshot(path=self.options.screens / f"{label}-{name}-{width}-{scheme}.png")
            watched.close()


def weight():
    files = sorted((ROOT / "Sources/CAssets/page").iterdir())
    total = sum(file.stat().st_size for file in files)
    print(f"  {'ok     ' if total < 150_000 else 'FAILED '} {total:,} bytes in {len(files)} files, 150,000 at most")
    return total < 150_000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("extent", choices=["one", "all"])
    parser.add_argument("--screens", type=pathlib.Path)
    parser.add_argument("--assets", type=pathlib.Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    program = chromium()
    if not program:
        print("left out: no chromium (apt-get install chromium)")
        return 0
    if options.screens:
        options.screens.mkdir(parents=True, exist_ok=True)
    is_light = weight()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        run = Run(playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]), options)
        wanted = lambda name: not options.only or name == options.only
        with serving() as address:
            facts = {"events": 21}
            facts["events"] = _count(run.browser, address)
            if options.extent == "one":
                run.make("tie", address, facts, "the briefing, 1280 px, light", width=1280)
                return 1 if run.failed or not is_light else 0
            for width, scheme in LOOKS:
                for name in ("overview", "tie", "actor", "document", "search", "try_it"):
                    if wanted(name):
                        run.make(name, address, facts, f"the briefing, {width} px, {scheme}", width=width, scheme=scheme)
            if wanted("without_script"):
                run.make("without_script", address, facts, "the briefing", script=False)
            if wanted("zoomed"):
                run.make("zoomed", address, facts, "the briefing, 200 %", width=640)
            if wanted("mounted"):
                with mounted(address, "/desk/entente") as below:
                    run.make("mounted", below, facts, "the briefing, below a path")
            if options.screens:
                run.screens(address, "briefing")
        large = pathlib.Path(folder) / "large.ndjson"
        readings.large(large)
        with serving("--readings", str(large)) as address:
            facts = {"events": _count(run.browser, address)}
            for width, scheme in LOOKS[::3]:
                for name in ("overview", "tie", "actor", "document"):
                    if wanted(name):
                        run.make(name, address, facts, f"2,000 events, {width} px, {scheme}", width=width, scheme=scheme)
            if wanted("quick"):
                run.make("quick", address, facts, "2,000 events")
            if options.screens:
                run.screens(address, "large")
        hostile = pathlib.Path(folder) / "hostile.ndjson"
        readings.hostile(hostile)
        with serving("--readings", str(hostile)) as address:
            for width in (1280, 390):
                if wanted("hostile"):
                    run.make("hostile", address, {}, f"hostile texts, {width} px", width=width)
        run.browser.close()
    print(f"{run.failed} failed" if run.failed else "all passed")
    return 1 if run.failed or not is_light else 0


def _count(browser, address):
    context = browser.new_context()
    count = context.request.get(address + "/v1/ties/PAK/RUS/timeline?status=any&limit=1").json()["count"]
    context.close()
    return count


if __name__ == "__main__":
    sys.exit(main())
