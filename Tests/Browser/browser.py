"""The program, and a browser that notes whatever a page should not do."""
import contextlib
import http.server
import os
import pathlib
import shutil
import subprocess
import threading
import urllib.error
import urllib.request

from axe_playwright_python.sync_playwright import Axe

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PROGRAM", str(ROOT / ".build/release/entente"))
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def chromium():
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextlib.contextmanager
def serving(*arguments):
    """The address of a server of its own, which ends with the block."""
    server = subprocess.Popen([PROGRAM, "serve", "--port", "0", *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
    try:
        address = server.stdout.readline().strip()
        assert address.startswith("http://"), f"the server printed no address: {address!r}"
        yield address
    finally:
        server.terminate()
        server.wait(20)


@contextlib.contextmanager
def mounted(address, path):
    """A proxy that serves what is at `address` below `path`, as one in front of the program would; gives its address."""

    class Proxy(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            if not self.path.startswith(path):
                self.send_error(404)
                return
            sent = urllib.request.Request(address + self.path[len(path):], headers={"Accept": self.headers.get("Accept", "*/*")})
            try:
                answer = urllib.request.build_opener(_Stay).open(sent)
            except urllib.error.HTTPError as refusal:
                answer = refusal
            body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                if name.lower() in ("content-type", "content-security-policy", "location"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    # A browser that closes a connection it kept is no fault.
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()
        server.server_close()


class _Stay(urllib.request.HTTPRedirectHandler):
    """Hands redirects on."""

    def redirect_request(self, *_):
        return None


class Watched:
    """A page of a context; `faults` holds what it wrote to the console, threw, or asked of another host."""

    def __init__(self, browser, address, width=1280, scheme="light", script=True, assets=None, **options):
        self.address, self.faults, self.posts = address, [], []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, **options)
        if assets:
            self.context.route("**/assets/**", lambda route: self._local(route, pathlib.Path(assets)))
        self.page = self.context.new_page()
        self.page.on("console", lambda line: line.type in ("error", "warning") and self.faults.append(f"console: {line.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.faults.append("a dialog"), dialog.dismiss()))
        self.page.on("request", self._request)

    def _local(self, route, folder):
        """Files from the tree instead of the program's own: for work on the page without building."""
        name = route.request.url.split("?")[0].rsplit("/", 1)[1]
        kind = {"css": "text/css", "js": "text/javascript"}.get(name.rsplit(".", 1)[1], "image/svg+xml")
        route.fulfill(body=(folder / name).read_bytes(), headers={"Content-Type": kind})

    def _request(self, request):
        if not request.url.startswith(self.address):
            self.faults.append(f"asked {request.url[:200]}")
        if request.method != "GET":
            self.posts.append(request.url)

    def go(self, path, ready=False):
        response = self.page.goto(self.address + path, wait_until="load")
        if ready:
            self.page.wait_for_selector("body[data-ready]", timeout=20_000)
        return response

    def check(self, what):
        """No fault, nothing wider than the window, no violation of WCAG."""
        assert not self.faults, f"{what}: {self.faults}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{what}: {wide} px wider than the window"
        result = Axe().run(self.page, options=WCAG)
        violations = [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:300]}"
                      for v in result.response["violations"]]
        assert not violations, f"{what}: " + "\n".join(violations)

    def close(self):
        self.context.close()
