#!/usr/bin/env python3
"""The program as an operator runs it: start-up, 100 reloads under load, certificates, systemd, replicas behind HAProxy.

  .ci/check-operations.py PROGRAM [--documents N]   N: how many articles the large reload holds (10,000)

Prints figures; ends with 1 where something does not hold. Needs openssl, promtool and haproxy, and leaves out what is missing.
"""
import http.client
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

from served import Server, certified, check, faults, figures, free_port, get, make_certificate, root, wait

many = int(sys.argv[sys.argv.index("--documents") + 1]) if "--documents" in sys.argv else 10_000
briefing = (root / "Config/documents/pakistan-russia.md").read_text()


class Load:
    """Requests without a pause, each on a connection that stays open as long as it may."""

    def __init__(self, port, threads=4, retries=0):
        self.port, self.retries, self.count, self.failed, self.tags = port, retries, 0, [], set()
        self.going = True
        self.threads = [threading.Thread(target=self.run) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while self.going:
            for attempt in range(self.retries + 1):
                try:
                    connection.request("GET", f"/v1/events?limit={self.count % 50 + 1}")
                    answer = connection.getresponse()
                    answer.read()
                    if answer.status == 200:
                        break
                    fault = answer.status
                except (OSError, http.client.HTTPException) as error:
                    fault = repr(error)
                    connection.close()
            else:
                self.failed.append(fault)
            self.count += 1
            time.sleep(0.001)

    def end(self):
        self.going = False
        for thread in self.threads:
            thread.join()


def articles(folder, count):
    places = ["Norway", "Sweden", "Chile", "Peru", "Ghana", "Kenya", "Japan", "India", "Egypt", "Jordan"]
    filler = "The city slept under a light rain while traders on the square folded their tables and went home. " * 12
    os.makedirs(folder, exist_ok=True)
    for n in range(count):
        a, b = places[n % 10], places[(n // 10 + n + 1) % 10]
        text = f"---\npublished: {2000 + n % 20}-03-04\n---\n\nNumber {n}. {a} signed an agreement on trade with {b} in May {2000 + n % 20}. {filler}{filler}\n"
        (pathlib.Path(folder) / f"{n}.txt").write_text(text)


def starting(folder):
    server = Server(folder)
    print(f"start-up to ready: {server.started * 1000:.0f} ms; memory idle {server.memory():.1f} MB")
    load = Load(server.port)
    time.sleep(3)
    load.end()
    print(f"memory after {load.count} requests: {server.memory():.1f} MB")
    page = get(server.port, "/metrics")
    check("Content-Type of /metrics", page[2]["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
    if shutil.which("promtool"):
        done = subprocess.run(["promtool", "check", "metrics"], input=page[1], capture_output=True)
        check("promtool check metrics", done.returncode == 0 and not done.stderr + done.stdout)
    check("ends with 0 on SIGTERM", server.end() == 0)


def reloading(folder):
    server = Server(folder)
    for _ in range(5):
        server.reload()
    time.sleep(1.5)
    before = server.memory()
    load = Load(server.port)
    times = []
    for n in range(100):
        articles(f"{folder}/Config/documents", n % 3)
        times.append(server.reload())
    load.end()
    time.sleep(2.5)
    after = server.memory()
    print(f"100 reloads under load: median {sorted(times)[50] * 1000:.0f} ms; {load.count} requests; memory {before:.1f} -> {after:.1f} MB")
    check(f"no request failed {load.failed[:3]}", not load.failed and load.count > 100)
    check("memory has not grown by more than a tenth and 8 MB", after < before * 1.1 + 8)
    server.end()
    for count in (100, many):
        place = f"{folder}/articles-{count}"
        articles(place, count)
        server = Server(folder, "--document", place, env={"EARLY": "1"})
        print(f"{count} articles: start-up to ready {server.started:.2f} s, memory {server.memory():.0f} MB")
        check("/readyz said 503 before", count < 1000 or 503 in server.early)
        print(f"{count} articles: reload {server.reload():.2f} s, memory during and after {server.memory():.0f} MB")
        time.sleep(2)
        print(f"{count} articles: memory at rest {server.memory():.0f} MB")
        check("ends with 0", server.end() == 0)


def certificates(folder):
    if not shutil.which("openssl"):
        return print("left out: no openssl")
    def shown():
        done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}"], input=b"", capture_output=True)
        return done.stdout.decode()
    port, options = certified(folder)
    make_certificate(folder, "before.example")
    server = Server(folder, *options)
    check("the first certificate", "before.example" in shown())
    make_certificate(folder, "after.example")
    server.reload()
    check("the certificate after a reload", "after.example" in shown())
    pathlib.Path(f"{folder}/key.pem").write_text("nonsense")
    server.reload()
    check("a broken key leaves it", "after.example" in shown() and figures(server.port)["entente_reload_last_successful"] == 0)
    server.end()


def manager(folder):
    path = f"{folder}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(path)
        heard.settimeout(20)
        server = Server(folder, env={"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "400000"})
        messages = [heard.recv(1024).decode()]
        server.reload()
        while "RELOADING" not in messages[-1]:
            messages.append(heard.recv(1024).decode())
        while "READY=1" not in messages[-1]:
            messages.append(heard.recv(1024).decode())
        server.end()
        while "STOPPING" not in messages[-1]:
            messages.append(heard.recv(1024).decode())
    text = " ".join(messages)
    check("a service manager hears of it", text.startswith("READY=1") and "MONOTONIC_USEC=" in text)
    check("and that all is well", "WATCHDOG=1" in text)


def crash(folder):
    server = Server(folder)
    server.process.kill()
    server.process.wait()
    again = Server(folder, port=server.port)
    check("after SIGKILL it starts again on its port", get(again.port, "/readyz")[0] == 200)
    again.end()


def replicas(folder):
    if not shutil.which("haproxy"):
        return print("left out: no haproxy")
    servers = [Server(folder) for _ in range(3)]
    tags = {get(server.port, "/v1/events")[2]["ETag"] for server in servers}
    check("replicas have one ETag", len(tags) == 1)
    front = free_port()
    config = (root / "Config/deploy/haproxy/haproxy.cfg").read_text().replace("127.0.0.1:8080", f"127.0.0.1:{front}")
    for number, server in zip((8081, 8082, 8083), servers):
        config = config.replace(f"127.0.0.1:{number}", f"127.0.0.1:{server.port}")
    (pathlib.Path(folder) / "haproxy.cfg").write_text(config)
    proxy = subprocess.Popen(["haproxy", "-f", f"{folder}/haproxy.cfg"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    def is_up():
        try:
            return get(front, "/readyz")[0] == 200
        except OSError:
            return False
    wait("haproxy answers", is_up, 20)
    load = Load(front, threads=8)
    time.sleep(2)
    servers[0].process.kill()
    time.sleep(2)
    again = Server(folder, port=servers[0].port)
    time.sleep(1)
    check("another ends as told, under load", servers[1].end() == 0)
    time.sleep(2)
    load.end()
    print(f"three replicas, one killed, one back, one ended: {load.count} requests, {len(load.failed)} failed")
    check(f"no request failed {load.failed[:3]}", not load.failed and load.count > 500)
    proxy.terminate()
    proxy.wait()
    for server in (again, servers[2]):
        server.end()


with tempfile.TemporaryDirectory() as place:
    shutil.copytree(root / "Config", f"{place}/Config")
    for part in (starting, certificates, manager, crash, replicas, reloading):
        print(f"- {part.__name__}", flush=True)
        part(place)
sys.exit(1 if faults else 0)
