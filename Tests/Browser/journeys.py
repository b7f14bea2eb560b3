"""What people do with the page, each journey a function of (watched, facts) that asserts what they see."""
from readings import HOSTILE

BRIEFING = {"tie": "/ties/PAK/RUS", "actor": "/actors/PAK"}


def overview(watched, facts):
    page = watched.page
    assert watched.go("/").status == 200
    assert page.locator("h1").inner_text() == "What the articles say"
    assert page.locator(".ties li").count() >= 5
    assert page.locator(".matrix tbody tr").count() <= 20, "a matrix of all is a wall of numbers"
    assert page.locator(".matrix td a").first.get_attribute("aria-label")
    watched.check("overview")
    page.get_by_label("Between").fill("pak")
    assert page.locator("[role=option]").count() >= 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.get_by_label("Between").input_value() == "Pakistan"
    page.get_by_label("and", exact=True).fill("Russia")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show the tie").click()
    page.wait_for_url("**/ties/PAK/RUS")


def tie(watched, facts):
    page = watched.page
    watched.go("/ties/PAK/RUS", ready=True)
    total = facts["events"]
    marks = page.locator(".plot .ev:not(.more)")
    undated = page.locator(".tray li button").count()
    crowds = sum(int(t[1:]) for t in page.locator(".plot .ev.more text").all_text_contents())
    assert marks.count() + crowds + min(undated, 400) + facts.get("more_undated", 0) == total, \
        f"{marks.count()} marks, {crowds} in crowds and {undated} undated of {total}"
    assert page.locator(".plot .ev.hypothetical").count() + page.locator(".tray .hypothetical").count() > 0
    # On a phone a year among thirty is narrower than a mark.
    assert page.locator(".plot .ev .bar").count() > 0 or facts["events"] > 1000, "no span of an imprecise date"
    # Cooperation stands above the line, conflict below.
    base = page.locator(".plot .base").bounding_box()
    assert all(box["y"] < base["y"] + 2 for box in _boxes(page, ".plot .ev.up path:not(.strike)"))
    assert all(box["y"] > base["y"] for box in _boxes(page, ".plot .ev.down path:not(.strike)"))
    watched.check("tie")
    _keyboard(watched)
    _filters(watched, total)
    _take_away(watched)


def _boxes(page, selector, most=30):
    return [box for box in (item.bounding_box() for item in page.locator(selector).all()[:most]) if box]


def _keyboard(watched):
    """Tab to the marks, arrows between them, Enter for the evidence, Escape back to the mark."""
    page = watched.page
    page.locator(".plot .ev[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.id")
    assert second and second != first, "the arrow went nowhere"
    page.keyboard.press("Enter")
    page.locator("#evidence mark").first.wait_for()
    page.locator("#evidence .why dd").nth(2).wait_for()
    panel = page.locator("#evidence").inner_text()
    for words in ("The date", "Why it was coded so", "Rule"):
        assert words in panel, f"the evidence lacks {words}"
    assert f"event={second}" in page.url, "the evidence is not in the address"
    assert page.locator("tr[aria-current], .ev[aria-current]").count() >= 1
    watched.check("evidence")
    page.keyboard.press("Escape")
    assert page.locator("#evidence").is_hidden()
    assert page.evaluate("document.activeElement.dataset.id") == second, "the focus is lost"
    assert "event=" not in page.url


def _filters(watched, total):
    page = watched.page
    if not page.locator(".narrow").get_attribute("open") == "":
        page.locator(".narrow > summary").click()
    box = page.locator("[data-facet=type] .option").first
    count = int(box.locator(".n").inner_text().replace(",", ""))
    box.locator("input").check()
    page.wait_for_url("**type=*")
    assert page.locator("[data-shown]").inner_text().startswith(f"{count:,} of"), page.locator("[data-shown]").inner_text()
    rows = page.locator(".events tbody tr").count()
    assert rows == min(count, 100), f"{rows} rows for {count} events"
    assert page.locator(".take [data-filtered] code").first.inner_text().count("type=") == 1 or \
        "type=" in page.locator(".take [data-filtered] a").first.get_attribute("href")
    # The view is its address: the same one again shows the same.
    shown = page.locator("[data-shown]").inner_text()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.locator("[data-shown]").inner_text() == shown
    page.go_back()
    page.wait_for_function("() => !location.search.includes('type=')")
    page.wait_for_function(f"() => document.querySelector('[data-shown]').textContent.startsWith('{total:,} event')")
    if not page.locator(".narrow").get_attribute("open") == "":
        page.locator(".narrow > summary").click()
    page.get_by_label("In the sentence").fill("zzzz")
    page.wait_for_function("() => document.querySelector('[data-shown]').textContent.startsWith('None of')")
    watched.check("nothing found")
    page.locator(".reset").click()
    page.wait_for_function(f"() => document.querySelector('[data-shown]').textContent.startsWith('{total:,} event')")


def _take_away(watched):
    page = watched.page
    page.locator(".take summary").click()
    for label, href in page.eval_on_selector_all(
            ".take dl > div", "rows => rows.map(row => [row.querySelector('dt').textContent, row.querySelector('a').href])"):
        answer = page.request.get(href)
        assert answer.status == 200 and answer.body(), f"{label}: {href} answers {answer.status}"
    shell = page.locator(".take code", has_text="curl").inner_text()
    assert shell.startswith("curl -s 'http://"), shell
    watched.check("take it away")


def actor(watched, facts):
    page = watched.page
    watched.go("/actors/PAK", ready=True)
    assert page.locator("h1").inner_text() == "Pakistan"
    assert page.locator(".plot .ev").count() > 0
    watched.check("actor")


def document(watched, facts):
    """A fact leads to its words, and words to their fact."""
    page = watched.page
    watched.go("/")
    page.locator(".documents a").first.click()
    page.locator(".fact").first.wait_for()
    watched.check("document")
    fact = page.locator(".fact").last
    fact.locator(".toward").click()
    sentence = page.locator(f"#s{fact.get_attribute('data-sentence')}")
    page.wait_for_function("id => { const box = document.getElementById(id).getBoundingClientRect(); "
                           "return box.top < innerHeight && box.bottom > 0 }", arg=sentence.get_attribute("id"))
    assert "lit" in (sentence.get_attribute("class") or "")
    tag = page.locator(".tag").first
    tag.click()
    ident = tag.get_attribute("href")[1:]
    page.wait_for_function("id => document.getElementById(id).classList.contains('lit')", arg=ident)


def search(watched, facts):
    page = watched.page
    watched.go("/try")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("pakistan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=pakistan")
    assert page.locator(".hits > li").count() > 0
    watched.check("search")
    watched.go("/?q=zzzzz")
    assert "No sentence has" in page.locator(".lead").inner_text()
    watched.go("/actors/PAKI")
    watched.faults = [fault for fault in watched.faults if "404" not in fault]
    assert "did you mean Pakistan" in page.locator(".lead").inner_text()
    watched.check("not here")


def try_it(watched, facts):
    page = watched.page
    before = page.request.get(watched.address + "/v1/meta").json()["counts"]
    watched.go("/try")
    assert "nothing of it is stored" in page.locator(".lead").inner_text()
    watched.check("try it, empty")
    page.locator("#paste").fill("Pakistan and Russia signed an agreement in Moscow on 3 March 2023. "
                                "On 5 May 2023 India condemned Pakistan.")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("body[data-ready]")
    assert page.locator(".plot .ev").count() == 2
    page.locator(".plot .ev").first.click()
    page.locator("#result .evidence mark").first.wait_for()
    panel = page.locator("#result .evidence").inner_text()
    assert "null" not in panel and page.locator(".pager").is_hidden()
    assert "signed" in panel and "source: " in panel and "told as a fact" in panel, panel
    watched.check("try it, read")
    assert watched.posts == [watched.address + "/v1/readings?explain=1"], watched.posts
    assert page.request.get(watched.address + "/v1/meta").json()["counts"] == before, "something was stored"
    page.locator("#file").set_input_files({"name": "bad.txt", "mimeType": "text/plain", "buffer": b"\xff\xfe\xff"})
    page.locator("#status .fault").wait_for()
    assert "UTF-8" in page.locator("#status").inner_text()
    page.locator("#paste").fill(" \n ")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_function("() => document.querySelector('#status').textContent.includes('no text')")
    watched.faults = [fault for fault in watched.faults if "400" not in fault]
    watched.check("try it, refused")


def without_script(watched, facts):
    """All there is to read can be read, and filtered, without JavaScript."""
    page = watched.page
    watched.go("/")
    page.locator(".ties a").first.click()
    assert "/ties/" in page.url
    assert page.locator(".events tbody tr").count() == min(100, facts["events"])
    page.locator(".events .what a").first.click()
    assert page.locator("#evidence mark").count() > 0 and "Rule" in page.locator("#evidence").inner_text()
    page.locator("[data-facet=type] input").first.check()
    page.get_by_role("button", name="Apply").click()
    assert "type=" in page.url and "pass the filters" in page.locator("[data-shown]").inner_text()
    page.locator(".events .where a").first.click()
    assert "/documents/" in page.url and page.locator(".fact").count() > 0
    watched.go("/try")
    assert "needs JavaScript" in page.locator("noscript").inner_text()
    assert not watched.faults, watched.faults


def hostile(watched, facts):
    """Articles' words stay words, in every view."""
    page = watched.page
    for path in ("/", "/ties/PAK/evil", "/actors/evil", "/?q=said"):
        watched.go(path, ready=path.startswith(("/ties", "/actors")))
        _harmless(watched, path)
    watched.go("/ties/PAK/evil", ready=True)
    for mark in page.locator(".plot .ev").all() + page.locator(".tray button").all():
        mark.click()
        page.locator("#evidence mark").first.wait_for()
        _harmless(watched, "evidence")
    assert HOSTILE["title"] in page.locator("#evidence figcaption").inner_text()
    watched.go("/")
    page.locator(".documents a").first.click()
    assert page.locator("h1").inner_text() == HOSTILE["title"]
    assert page.locator("a[href^='javascript']").count() == 0
    _harmless(watched, "document")
    watched.go("/try")
    page.locator("#paste").fill(f"# {HOSTILE['title']}\n\nPakistan and Russia signed <img src=x onerror=window.pwned=6> an agreement "
                                f"on 3 March 2023. {HOSTILE['quote']} {HOSTILE['word']}.")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("body[data-ready]")
    assert "<img src=x onerror=window.pwned=6>" in page.locator(".text").inner_text()
    _harmless(watched, "try it")


def _harmless(watched, where):
    page = watched.page
    page.wait_for_timeout(100)
    assert page.evaluate("window.pwned") is None, f"{where}: a text became a script"
    assert page.locator("main img, main script, main svg[onload]").count() == 0, f"{where}: a text became an element"
    watched.check(f"hostile {where}")


def zoomed(watched, facts):
    """200 % zoom is half the width in CSS pixels."""
    for path in ("/", "/ties/PAK/RUS", "/actors/PAK", "/try"):
        watched.go(path)
        watched.page.wait_for_timeout(300)
        watched.check(f"zoomed {path}")


def mounted(watched, facts):
    """Below a path that a proxy adds, every link, file and request stays below it."""
    page = watched.page
    watched.go("/")
    page.locator(".ties a").first.click()
    page.wait_for_selector("body[data-ready]")
    page.locator(".events .what a").first.click()
    page.locator("#evidence .why dd").nth(2).wait_for()
    page.locator("#evidence figcaption a").click()
    page.locator(".fact").first.wait_for()
    page.locator(".text p:not(.title) a.actor").first.click()
    page.wait_for_selector("body[data-ready]")
    watched.go("/ties/rus/pak")
    assert page.url == watched.address + "/ties/PAK/RUS", page.url
    watched.check("mounted")


def quick(watched, facts):
    """First view, filtering, zooming and scrolling on 2,000 events; the figures are milliseconds of script."""
    page = watched.page
    watched.go("/ties/PAK/RUS", ready=True)
    session = watched.context.new_cdp_session(page)
    # Of this thread alone: what else runs on the machine does not count.
    session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    session.send("Performance.enable")

    def script(work):
        """Milliseconds of script that some work takes, until the frame after the next is drawn."""
        ran = lambda: next(item["value"] for item in session.send("Performance.getMetrics")["metrics"] if item["name"] == "ScriptDuration")
        before = ran()
        work()
        page.evaluate("async () => { for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame) }")
        return 1000 * (ran() - before)

    measure = lambda name: page.evaluate("name => performance.getEntriesByName(name).map(entry => entry.duration)", name)
    # From the last byte of data to all of it drawn, by the clock.
    first = measure("entente-first-view")[0]
    filters = [script(page.locator("[data-facet=type] input").nth(index).click) for index in range(4)]
    filters.append(script(page.locator(".reset").click))
    zooms = [script(page.get_by_role("button", name="Zoom in", exact=True).click) for _ in range(3)]
    scrolls = [script(lambda: page.evaluate("() => { document.querySelector('.plot').scrollLeft += 400 }")) for _ in range(20)]
    figures = {"first view, after its data": first, "filter": max(filters), "zoom": max(zooms), "scroll": max(scrolls)}
    print("    " + "; ".join(f"{name} {value:.0f} ms" for name, value in figures.items()))
    watched.figures = figures


ALL = {name: work for name, work in globals().items()
       if callable(work) and not name.startswith("_") and getattr(work, "__module__", "") == __name__}
