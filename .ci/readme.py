#!/usr/bin/env python3
"""README.md's commands, run as they stand, and its parts that the program can write.

  .ci/readme.py PROGRAM           runs the commands; fails where one fails or says something else than README.md shows
  .ci/readme.py PROGRAM --write   writes what they say, and the table of settings, into README.md
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
program = pathlib.Path(sys.argv[1]).resolve()
writes = "--write" in sys.argv
pages = [root / "README.md", root / "Config/deploy/README.md"]

# Run elsewhere: the image, the tests, the model and the manifests have checks of their own in .ci.
ELSEWHERE = ("docker ", "apt-get ", "kubectl ", "swift run ", "T=../shared", "systemctl ", "sudo ", "promtool ", ".ci/check-browser.sh ")


def run(command, url, folder):
    command = command.replace("http://127.0.0.1:8080", url)
    path = f"{folder}/bin:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=folder, env={**os.environ, "PATH": path}, timeout=120,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"README: {command}\nended with {done.returncode}: {done.stderr}")
    return done.stdout.replace("\r\n", "\n").replace(url, "http://127.0.0.1:8080").rstrip("\n") + "\n"


def shown(block, url, folder):
    """A console block with what its commands say now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run(command, url, folder)}" for command in commands)


def check(page, url, folder):
    text = page.read_text()
    table = run("entente config --format markdown", url, folder)
    new = re.sub(r"(<!-- settings: begin -->\n).*?(<!-- settings: end -->)", lambda m: m[1] + table + m[2], text, flags=re.S)
    new = re.sub(r"(```console\n)(.*?)(```)", lambda m: m[1] + shown(m[2], url, folder) + m[3], new, flags=re.S)
    count = 0
    for block in re.findall(r"```sh\n(.*?)```", new, flags=re.S):
        for line in block.replace("\\\n", " ").splitlines():
            if not line.strip() or line.startswith("#") or line.startswith(ELSEWHERE):
                continue
            run(line, url, folder)
            count += 1
    if new != text and writes:
        page.write_text(new)
    elif new != text:
        sys.exit(f"{page.name} shows something else than the program says: .ci/readme.py {sys.argv[1]} --write")
    print(f"{page.relative_to(root)}: {count + len(re.findall(r'(?m)^[$] ', new))} commands")


with tempfile.TemporaryDirectory() as folder:
    os.mkdir(f"{folder}/bin")
    os.symlink(program, f"{folder}/bin/entente")
    os.symlink(root / "Config", f"{folder}/Config")
    os.symlink(root / "Config/documents", f"{folder}/articles")
    server = subprocess.Popen(
        [str(program), "serve", "--port", "0", "--config", str(root / "Config")], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        for page in pages:
            if page.exists():
                check(page, url, folder)
    finally:
        server.terminate()
        server.wait()
