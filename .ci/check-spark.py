#!/usr/bin/env python3
"""A corpus read by Spark in local mode, byte for byte what one process reads of it, and served.

  .ci/check-spark.py PROGRAM PYTHON COPIES [FOLDER]   PYTHON has pyspark; FOLDER holds texts, else the built-in briefing
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

root = pathlib.Path(__file__).resolve().parent.parent
program, python, copies = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2], int(sys.argv[3])
folder = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else root / "Config/documents"
config = str(root / "Config")

with tempfile.TemporaryDirectory() as place:
    texts = [(path.stem, path.read_text()) for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md")]
    corpus = f"{place}/corpus.ndjson"
    words = 0
    with open(corpus, "w") as file:
        for n in range(copies):
            for name, text in texts:
                words += len(text.split())
                document = {"id": f"{name}-{n}", "text": f"{text}\n\nThis is copy {n}.\n", "published": "2024-12-20"}
                file.write(json.dumps(document) + "\n")
        file.write('{"id": "none"}\n')
    count = copies * len(texts)

    begun = time.monotonic()
    with open(corpus) as source, open(f"{place}/one.ndjson", "w") as target:
        code = subprocess.run(
            [program, "read", "--input", "ndjson", "--threads", "1", "--config", config], stdin=source, stdout=target).returncode
    alone = time.monotonic() - begun
    if code != 65:
        sys.exit(f"a bad document: exit code {code}")
    subprocess.run(
        ["sort", "-o", f"{place}/one.ndjson", f"{place}/one.ndjson"], check=True, env={**os.environ, "LC_ALL": "C"})

    begun = time.monotonic()
    subprocess.run(
        [python, str(root / "Config/deploy/spark/read_corpus.py"), "--documents", corpus, "--readings",
         f"{place}/spark.ndjson", "--program", program, "--config", config, "--partitions", "8"],
        check=True, env={**os.environ, "PYSPARK_PYTHON": python, "SPARK_LOCAL_IP": "127.0.0.1"})
    spark = time.monotonic() - begun

    sums = []
    for name in ("one", "spark"):
        with open(f"{place}/{name}.ndjson", "rb") as file:
            lines = file.read()
        # What could not be read names its line, which is another one in each partition.
        good = [line for line in lines.split(b"\n") if line and b'"error"' not in line[:200]]
        bad = len([line for line in lines.split(b"\n") if line]) - len(good)
        sums.append((hashlib.sha256(b"\n".join(good)).hexdigest(), len(good), bad))
    print(f"{count} documents, {words} words: one process {alone:.1f} s, Spark {spark:.1f} s; {sums[0]}")
    if sums[0] != sums[1] or sums[0][1:] != (count, 1):
        sys.exit(f"Spark's readings are not those of one process: {sums}")

    begun = time.monotonic()
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--config", config, "--readings", f"{place}/spark.ndjson"],
        stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        with urllib.request.urlopen(url + "/v1/documents?limit=1") as answer:
            served = json.load(answer)["count"]
        status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
        memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
        print(f"served after {time.monotonic() - begun:.1f} s: {served} documents in {memory:.0f} MB")
        if served != count:
            sys.exit(f"{served} documents are served, not {count}")
    finally:
        server.terminate()
        server.wait()
