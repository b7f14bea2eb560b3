"""What the long checks share: the program they are given as the first argument, served for them, and what fails."""
import http.client
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
import time

root = pathlib.Path(__file__).resolve().parent.parent
program = str(pathlib.Path(sys.argv[1]).resolve())
faults = []


def check(what, holds):
    print(("ok    " if holds else "FAIL  ") + what, flush=True)
    if not holds:
        faults.append(what)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def get(port, path, headers={}, timeout=10):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def figures(port):
    lines = get(port, "/metrics")[1].decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}


def wait(what, holds, limit=600):
    end = time.monotonic() + limit
    while not holds():
        if time.monotonic() > end:
            check(what, False)
            return
        time.sleep(0.01)


def make_certificate(folder, name="localhost"):
    """A key and a certificate that no authority vouches for, under `folder`."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "90",
         "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name},IP:127.0.0.1",
         "-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem"], check=True, capture_output=True)


def certified(folder):
    """A free port, and what makes a server listen on it with a certificate made for it."""
    make_certificate(folder)
    port = free_port()
    return port, ["--tls-port", str(port), "--tls-certificate", f"{folder}/cert.pem", "--tls-key", f"{folder}/key.pem"]


class Server:
    def __init__(self, folder, *more, port=None, env={}):
        self.port = port or free_port()
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", "--config", f"{folder}/Config", "--port", str(self.port), *more],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **env})
        self.early = set()
        if env.get("EARLY"):
            while not self.early & {200}:
                try:
                    self.early |= {get(self.port, "/readyz")[0]}
                except OSError:
                    pass
                time.sleep(0.005)
        self.process.stdout.readline()
        self.started = time.monotonic() - begun
        # What it notes must be taken, or it waits for room in the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024

    def reload(self):
        before = figures(self.port)
        self.process.send_signal(signal.SIGHUP)
        name = 'entente_reloads_total{outcome="%s"}'
        wait("a reload", lambda: figures(self.port)[name % "success"] > before[name % "success"]
             or figures(self.port)[name % "failure"] > before[name % "failure"])
        return figures(self.port)["entente_reload_last_duration_seconds"]

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)
