#!/usr/bin/env python3
"""An archive by Spark: adding as `mapInPandas`, looking up as a join, on the same files as the command.

    tests/archive/spark.py add STORE articles.jsonl
    tests/archive/spark.py look-up STORE drafts.jsonl > findings.jsonl

Each line is {"path": …, "text": …}, and may have "date". Needs pyspark, pandas, pyarrow and the Python
module of copydesk on every worker, and a folder that all of them reach. `--master` is that of the cluster;
without it two workers are started here, as a cluster of this machine.
"""
import argparse
import json
import os
import pathlib
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StringType, StructField, StructType

# Of a group that more places have, the command looks at none.
MAX_PLACES = 64
ARTICLES_OF_SEGMENT = 50_000
DOCUMENT = StructType([StructField(name, StringType()) for name in ("path", "text", "date")])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("action", choices=["add", "look-up"])
    parser.add_argument("store", type=pathlib.Path)
    parser.add_argument("documents", type=pathlib.Path)
    args = parser.parse_args()
    # The workers run the Python of the driver, which has the packages that they need.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(args.master).appName("copydesk")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.executor.memory": "1g",
        "spark.log.level": "ERROR",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    documents = spark.read.schema(DOCUMENT).json(args.documents.resolve().as_uri())
    store = args.store.resolve()
    if args.action == "add":
        print(f"{add(spark, documents, store)} articles added")
    else:
        for path, findings in sorted(look_up(spark, documents, store)):
            print(json.dumps({"path": path, "findings": json.loads(findings)}))
    spark.stop()


def table(spark, store, name):
    """A table of the archive: its segments in the order of the manifest, without articles that were removed."""
    segments = json.loads((store / "manifest.json").read_text())["segments"]
    frames = []
    for part, segment in enumerate(segments):
        path = store / "segments" / segment["name"] / f"{name}.parquet"
        frame = spark.read.parquet(path.as_uri()).withColumn("part", F.lit(part))
        if name == "documents":
            # The number of an article is that of its row; a segment is one file.
            row = F.col("_metadata.row_index").cast("int")
            frame = frame.withColumn("document", row)
        if segment.get("removed"):
            frame = frame.where(~F.col("document").isin(segment["removed"]))
        frames.append(frame)
    while 1 < len(frames):
        frames = [frames[0].unionByName(frames[1]), *frames[2:]]
    return frames[0] if frames else None


def add(spark, documents, store):
    """Adds documents that the archive does not have. Each partition is written as a segment where it lies."""
    from copydesk._native import ArchiveWriter, article_key

    writer = ArchiveWriter(str(store))
    try:
        key = F.udf(article_key, LongType())
        new = documents.withColumn("key", key("path", "text")).dropDuplicates(["key"])
        known = table(spark, store, "documents")
        if known is not None:
            new = new.join(known.select("key"), "key", "left_anti")
        new = new.cache()
        n_new = new.count()
        n_segments = max(2, -(-n_new // ARTICLES_OF_SEGMENT))
        names = writer.reserve(n_segments)
        folder = str(store)

        def written(frames):
            import pandas
            from copydesk._native import write_segment
            from pyspark import TaskContext

            lines = []
            for frame in frames:
                for path, text, date in zip(frame.path, frame.text, frame.date):
                    document = {"path": path, "text": text}
                    lines.append(json.dumps({**document, "date": date} if date else document))
            if lines:
                name = names[TaskContext.get().partitionId()]
                yield pandas.DataFrame({"entry": [write_segment(folder, name, lines)]})

        spread = new.select("path", "text", "date").repartition(n_segments)
        entries = [row.entry for row in spread.mapInPandas(written, "entry string").collect()]
        writer.adopt(entries)
        return n_new
    finally:
        writer.close()


def look_up(spark, documents, store):
    """What is found in each document, as the JSON that the command has of it."""

    def hashes(frames):
        import pandas
        from copydesk._native import draft_hashes

        for frame in frames:
            rows = [(path, it) for path, text in zip(frame.path, frame.text) for it in draft_hashes(path, text)]
            yield pandas.DataFrame(rows, columns=["path", "hash"])

    asked = documents.mapInPandas(hashes, "path string, hash long")
    fingerprints = table(spark, store, "fingerprints")
    wanted = fingerprints.join(asked.select("hash").distinct(), "hash")
    # What is common is common in all segments together.
    common = wanted.groupBy("hash").count().where(F.col("count") > MAX_PLACES).select("hash")
    places = asked.join(wanted.join(common, "hash", "left_anti"), "hash")
    places = places.groupBy("path").agg(F.collect_list(F.struct("hash", "part", "document", "position")).alias("places"))
    found = places.select("path", F.explode("places").alias("place")).select("path", "place.part", "place.document")
    articles = table(spark, store, "documents").withColumnRenamed("path", "article")
    articles = found.distinct().join(articles, ["part", "document"])
    fields = F.struct("part", "document", "article", "date", "lines", "words")
    articles = articles.groupBy("path").agg(F.collect_list(fields).alias("articles"))
    joined = documents.select("path", "text").join(places, "path").join(articles, "path")

    def findings(rows):
        from copydesk._native import look_up_passages

        for row in rows:
            given = [(*it[:4], bytes(it.lines), bytes(it.words)) for it in row.articles]
            linted = look_up_passages(row.path, row.text, [tuple(it) for it in row.places], given)
            linted = json.loads(linted)
            if linted["findings"]:
                yield row.path, json.dumps(linted["findings"])

    return joined.rdd.mapPartitions(findings).collect()


if __name__ == "__main__":
    main()
