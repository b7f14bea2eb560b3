#!/usr/bin/env python3
"""The program on a network of strangers: idle connections, too many, slow ones, a scan of its TLS, and a soak.

  .ci/check-siege.py PROGRAM [PART]...   PART: idle, starved, slow, tls or soak (all of them)
  SOAK_MINUTES=N                         how long the soak goes on (20)

Prints figures; ends with 1 where something does not hold. Leaves out what is missing: nginx, wrk, slowhttptest, testssl, sslscan.
"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time

from served import Server, certified, check, faults, free_port, get, root, wait

timeline = "/v1/ties/PAK/RUS/timeline"
children = lambda pid: pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
descriptors = lambda pid: len(os.listdir(f"/proc/{pid}/fd"))


def own_memory(*pids):
    """Bytes of memory that these processes hold for themselves (proc(5): Private_Dirty)."""
    rolled = "".join(pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids)
    return 1024 * sum(int(size) for size in re.findall(r"^Private_Dirty: +(\d+)", rolled, re.M))


def time_used(pid):
    """Seconds of the processor that a process has had."""
    return sum(map(int, pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


def busy(port, path=timeline):
    """Requests a second of 64 busy clients."""
    if not shutil.which("wrk"):
        return None
    told = subprocess.run(["wrk", "-t1", "-c64", "-d3", f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True).stdout
    check("busy clients have no errors", "Socket errors" not in told and "Non-2xx" not in told)
    return float(re.search(r"Requests/sec: +([\d.]+)", told)[1])


def opened(port, path, count):
    """So many connections, each of which has asked once and had its answer."""
    held = []
    for _ in range(count):
        held.append(socket.create_connection(("127.0.0.1", port)))
        held[-1].sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
    for connection in held:
        assert connection.recv(200).startswith(b"HTTP/1.1 200")
    return held


def resting(name, pids, port, path, count):
    """Memory of each of `count` connections, and what busy clients get beside them."""
    alone = busy(port, path)
    time.sleep(1)
    before = own_memory(*pids)
    held = opened(port, path, count)
    time.sleep(1)
    each = (own_memory(*pids) - before) / count
    beside = busy(port, path)
    for connection in held:
        connection.close()
    rate = f"; 64 busy clients: {alone:.0f} requests/s alone, {beside:.0f} beside them" if alone else ""
    print(f"{name}: {count} idle connections, {each:.0f} bytes each{rate}", flush=True)
    return each


def idle(folder, count=10_000):
    # Each connection is a descriptor here and one there, so each process needs a limit of that many and some.
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    server = Server(folder)
    check("an idle connection takes at most 256 bytes", resting("ours", [server.process.pid], server.port, "/livez", count) <= 256)
    server.end()
    if not shutil.which("nginx"):
        return print("left out: no nginx")
    port = free_port()
    pathlib.Path(f"{folder}/livez").write_text("{}")
    pathlib.Path(f"{folder}/nginx.conf").write_text(
        f"daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log stderr crit; user root;"
        "worker_rlimit_nofile 16384; events { worker_connections 16384; }"
        f"http {{ access_log off; keepalive_requests 1000000; server {{ listen 127.0.0.1:{port} reuseport; root {folder}; }} }}")
    peer = subprocess.Popen(["nginx", "-p", folder, "-c", f"{folder}/nginx.conf"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    resting("nginx", children(peer.pid), port, "/livez", count)
    peer.terminate()
    peer.wait()


def slow(folder, count=5_000, seconds=45):
    """slowhttptest's four modes; meanwhile others ask four times a second."""
    if not shutil.which("slowhttptest"):
        return print("left out: no slowhttptest")
    server = Server(folder, "--readings-rate", "0")
    url = f"http://127.0.0.1:{server.port}"
    modes = {"heads": ["-H", "-i", "5"], "bodies": ["-B", "-i", "5", "-s", "8192", "-f", "text/plain", "-u", f"{url}/v1/readings"],
             "ranges": ["-R", "-u", f"{url}/v1/events"],
             "readers": ["-X", "-w", "1", "-y", "8", "-n", "5", "-z", "4", "-k", "3", "-u", f"{url}/v1/events?limit=500"]}
    for name, mode in modes.items():
        where = [] if "-u" in mode else ["-u", f"{url}{timeline}"]
        siege = subprocess.Popen(["slowhttptest", *mode, *where, "-c", str(count), "-r", "1000", "-l", str(seconds), "-p", "3"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken, most = [], 0
        while siege.poll() is None:
            begun = time.monotonic()
            status = get(server.port, timeline)[0]
            taken.append(time.monotonic() - begun if status == 200 else float("inf"))
            most = max(most, descriptors(server.process.pid))
            time.sleep(0.25)
        taken.sort()
        print(f"slow {name}: {len(taken)} answers to others, median {taken[len(taken) // 2] * 1000:.1f} ms, longest "
              f"{taken[-1] * 1000:.0f} ms; at most {most} descriptors, {server.memory():.0f} MB", flush=True)
        check(f"others are answered beside slow {name}", taken[-1] < 2)
    check("ends with 0", server.end() == 0)


def starved(folder, count=40):
    """More clients than the process may open descriptors for; some leave."""
    server = Server(folder)
    pid = server.process.pid
    some = descriptors(pid) + 10
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (some, some))
    held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(count)]
    time.sleep(1)
    before = time_used(pid)
    time.sleep(3)
    check("out of descriptors it waits, and does not spin", descriptors(pid) <= some and time_used(pid) - before < 0.1)
    for connection in held[:30]:
        connection.close()
    held[-1].settimeout(10)
    held[-1].sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
    check("who had to wait is answered when others have left", held[-1].recv(200).startswith(b"HTTP/1.1 200"))
    check("ends with 0", server.end() == 0)


# What a scan finds for want of a public authority and of a public name, which no server can mend.
of_trust = {"cert_chain_of_trust", "cert_trust", "cert_crlDistributionPoints", "cert_ocspURL", "cert_revocation", "cert_caIssuers",
            "cert_extlifeSpan", "cert_expirationStatus", "cert_mustStapleExtension", "OCSP_stapling", "overall_grade",
            "grade_cap_reason_1", "grade_cap_reason_2"}


def tls(folder):
    port, options = certified(folder)
    server = Server(folder, *options)
    if shutil.which("testssl"):
        told = pathlib.Path(f"{folder}/testssl.json")
        # The name is this machine's own, which no name server has anything to say of.
        subprocess.run(["testssl", "--quiet", "--nodns", "none", "--warnings", "batch", "--severity", "LOW", "--jsonfile", str(told),
                        f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=900)
        found = [one for one in json.loads(told.read_text()) if one["severity"] in ("LOW", "MEDIUM", "HIGH", "CRITICAL")]
        for one in found:
            print(f"testssl: {one['severity']} {one['id']}: {one['finding'][:100]}")
        check("testssl finds nothing but the test certificate's trust", {one["id"].split(" ")[0] for one in found} <= of_trust)
    if shutil.which("sslscan"):
        told = subprocess.run(["sslscan", "--no-colour", f"127.0.0.1:{port}"], capture_output=True, text=True).stdout
        lines = [line.strip() for line in told.splitlines()]
        enabled = {line.split()[0] for line in lines if re.match(r"(SSL|TLS)v\S+ +enabled", line)}
        ciphers = {line.split()[4] for line in lines if line.startswith(("Preferred", "Accepted"))}
        print(f"sslscan: {', '.join(sorted(enabled))}; {', '.join(sorted(ciphers))}")
        check("sslscan sees TLS 1.2 and 1.3 alone", enabled == {"TLSv1.2", "TLSv1.3"})
        check("with forward secrecy and authenticated encryption alone",
              all(re.match(r"(TLS_|ECDHE-).*(GCM|POLY1305)", cipher) for cipher in ciphers) and ciphers)
        check("without renegotiation, compression or Heartbleed",
              "Session renegotiation not supported" in told and "Compression enabled" not in told
              and " vulnerable to heartbleed" not in told.replace("not vulnerable", ""))
    check("ends with 0", server.end() == 0)


odd = [b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET /\r\n",
       b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"POST /v1/readings HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nabcde",
       b"POST /v1/readings HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       b"GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
       b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"\x00" * 500, b"BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
       b"POST /v1/readings HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"]
asked = [timeline, "/v1/events?limit=50", "/v1/actors", "/v1/ties", "/v1/events.csv", "/metrics", "/v1/events?type=NONSENSE", "/nowhere"]


class Soak:
    """Clients of every kind, each for a while and again, until told to stop; good ones count what goes wrong."""

    def __init__(self, server, tls_port):
        self.server, self.port, self.tls_port = server, server.port, tls_port
        self.trusting = ssl._create_unverified_context()
        self.done, self.wrong = {}, []

    def good(self, chance, context=None):
        connection = (http.client.HTTPSConnection("127.0.0.1", self.tls_port, timeout=20, context=context) if context
                      else http.client.HTTPConnection("127.0.0.1", self.port, timeout=20))
        tag = "-"
        for _ in range(chance.randint(1, 30)):
            path = chance.choice(asked)
            connection.request("GET", path, headers=chance.choice([{}, {"Accept-Encoding": "gzip"}, {"If-None-Match": tag}]))
            answer = connection.getresponse()
            answer.read()
            tag = answer.headers.get("ETag", "-")
            if answer.status not in (200, 304, 400, 404):
                self.wrong.append((path, answer.status))
        connection.close()

    def secure(self, chance):
        self.good(chance, self.trusting)

    def reading(self, chance):
        text = f"On {chance.randint(1, 28)} May 2021 Chile signed a treaty on trade with Peru. " * chance.randint(1, 200)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST", "/v1/readings", text, {"Content-Type": "text/plain"})
        answer = connection.getresponse()
        answer.read()
        if answer.status not in (200, 429, 503):
            self.wrong.append(("reading", answer.status))
        connection.close()

    def pipelined(self, chance):
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as one:
            count = chance.randint(2, 60)
            one.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n" * count)
            one.shutdown(socket.SHUT_WR)
            heard = b""
            while more := one.recv(65_536):
                heard += more
            if heard.count(b"HTTP/1.1 200") != count:
                self.wrong.append(("pipelined", count, heard.count(b"HTTP/1.1 200")))

    def bad(self, chance):
        with socket.create_connection(("127.0.0.1", chance.choice([self.port, self.tls_port])), timeout=20) as one:
            try:
                one.sendall(chance.choice(odd))
                one.shutdown(socket.SHUT_WR)
                while one.recv(65_536):
                    pass
            except ConnectionError:
                pass

    def cut_off(self, chance):
        """Leaves in the middle of a request or of an answer, by a reset or by a close; some wait first."""
        one = socket.create_connection(("127.0.0.1", chance.choice([self.port, self.tls_port])), timeout=20)
        whole = f"GET {chance.choice(asked)} HTTP/1.1\r\nHost: a\r\n\r\n".encode() * chance.randint(1, 40)
        one.sendall(whole[:chance.randint(1, len(whole))])
        if chance.random() < 0.2:
            time.sleep(chance.random() * 12)
        if chance.random() < 0.5:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        one.close()

    def run(self, kind, seed, end):
        chance = random.Random(seed)
        while time.monotonic() < end:
            try:
                kind(chance)
            except OSError as error:
                # A client that is reset in the middle of a good exchange has found a fault.
                if kind in (self.good, self.secure, self.reading, self.pipelined):
                    self.wrong.append((kind.__name__, repr(error)))
            self.done[kind.__name__] = self.done.get(kind.__name__, 0) + 1
            time.sleep(0.005)


def soak(folder):
    minutes = float(os.environ.get("SOAK_MINUTES", "20"))
    tls_port, options = certified(folder)
    server = Server(folder, *options, "--readings-rate", "0")
    pid = server.process.pid
    siege = Soak(server, tls_port)
    kinds = [siege.good, siege.good, siege.secure, siege.reading, siege.pipelined, siege.bad, siege.bad, siege.cut_off] * 2
    marks = [(descriptors(pid), server.memory())]
    for part, length in enumerate([min(1, minutes / 4)] + [minutes / 4] * 4):
        end = time.monotonic() + length * 60
        with concurrent.futures.ThreadPoolExecutor(len(kinds)) as pool:
            for seed, kind in enumerate(kinds):
                pool.submit(siege.run, kind, part * 100 + seed, end)
            while time.monotonic() < end - 15:
                time.sleep(10)
                server.process.send_signal(signal.SIGHUP)
        # Those who were cut off while they waited are closed by the deadlines.
        wait("descriptors are back", lambda: descriptors(pid) <= marks[0][0], 90)
        marks.append((descriptors(pid), server.memory()))
        print(f"soak: after {sum(siege.done.values())} clients {marks[-1][0]} descriptors, {marks[-1][1]:.1f} MB "
              f"(at start {marks[0][0]}, {marks[0][1]:.1f} MB)", flush=True)
    print(f"soak: {siege.done}; {len(siege.wrong)} went wrong")
    check(f"no good client was failed {siege.wrong[:3]}", not siege.wrong)
    check("descriptors are back to the start", marks[-1][0] <= marks[0][0])
    check("memory is that of the first minute, within a tenth", marks[-1][1] <= marks[1][1] * 1.1)
    check("still answers", get(server.port, timeline)[0] == 200)
    check("ends with 0", server.end() == 0)


with tempfile.TemporaryDirectory() as place:
    shutil.copytree(root / "Config", f"{place}/Config")
    for part in (idle, starved, slow, tls, soak):
        if not sys.argv[2:] or part.__name__ in sys.argv[2:]:
            print(f"- {part.__name__}", flush=True)
            part(place)
sys.exit(1 if faults else 0)
