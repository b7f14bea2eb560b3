"""Reads a corpus with Apache Spark: each partition's documents go through `entente read` as a filter.

    spark-submit read_corpus.py --documents 'articles/*.ndjson' --readings readings.ndjson [--program entente]

The documents are JSON objects, one a line ({"id", "text", "published", "url"}); the readings are JSON objects, one a line
in the order of their bytes, and the same whatever the number of partitions. `entente serve --readings` serves the file.
A document that cannot be read is {"id", "error"} in its place. The program, and its Config, must be on every worker.
"""
import argparse
import shlex
import shutil
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--documents", required=True, help="files, a folder or a pattern, as Spark takes them")
parser.add_argument("--readings", required=True, help="the file that the readings are written to")
parser.add_argument("--program", default="entente")
parser.add_argument("--config", help="the Config folder on the workers")
parser.add_argument("--partitions", type=int, help="how many parts the corpus is read in; else as Spark splits it")
options = parser.parse_args()

# One thread each: Spark runs one such process for every core it has. 65 says that some document was none; the others
# are read all the same, and its error stands in its place.
command = [options.program, "read", "--input", "ndjson", "--format", "ndjson", "--threads", "1"]
if options.config:
    command += ["--config", options.config]
filter_command = "bash -c " + shlex.quote(shlex.join(command) + " || [ $? -eq 65 ]")

session = SparkSession.builder.appName("entente").getOrCreate()
context = session.sparkContext
documents = context.textFile(options.documents, options.partitions or context.defaultParallelism)
# Sorting looks at its input more than once: it is read once, and kept on the workers' disks.
read = documents.pipe(filter_command, checkCode=True).filter(bool).persist(StorageLevel.DISK_ONLY)
readings = read.sortBy(lambda line: line.encode())

# Sorted partitions, one after the other, make one sorted file; only one of them is held at a time.
count = 0
with open(options.readings + ".part", "w", encoding="utf-8", newline="\n") as file:
    for line in readings.toLocalIterator():
        file.write(line + "\n")
        count += 1
shutil.move(options.readings + ".part", options.readings)
print(f"{count} readings in {options.readings}", file=sys.stderr)
session.stop()
