"""The results of many communities as one Spark DataFrame.

Each community is one task that runs the program itself, `visits export results -C DIR -f ndjson`: nothing is
derived a second time in SQL. The rows keep to the schema that `visits schema results` prints; a community that
cannot be read is a row whose `table` is `fault`, with what the program said in `fault`.

    spark-submit visits_spark.py --list communities.txt --period 2026-11 --out results

`communities.txt` names a directory a line; behind a tab may stand its city, behind another its company. The
directories lie where every executor sees them, and the program is installed on each (or sent along with
`--files visits`). What is written is parquet, parted by table and period.
"""

import argparse
import datetime
import json
import subprocess


def published_schema(program):
    """The schema of a row, as the program publishes it, for Spark."""
    from pyspark.sql import types

    said = subprocess.run([program, "schema", "results"], capture_output=True, check=True)
    fields = [types.StructField("path", types.StringType())]
    for name, field in json.loads(said.stdout)["properties"].items():
        kind = {
            ("integer", None): types.LongType(),
            ("string", "date"): types.DateType(),
            ("string", "date-time"): types.TimestampType(),
        }.get((field["type"][0], field.get("format")), types.StringType())
        fields.append(types.StructField(name, kind))
    fields.append(types.StructField("fault", types.StringType()))
    return types.StructType(fields)


def answer(program, period, now, path):
    """The rows of one community; one row that says why, where there are none."""
    command = [program, "export", "results", *([period] if period else []), "-C", path, "-f", "ndjson"]
    if now:
        command += ["--now", now]
    try:
        said = subprocess.run(command, capture_output=True, timeout=3600)
    except (OSError, subprocess.SubprocessError) as error:
        return [{"path": path, "table": "fault", "fault": str(error)}]
    if said.returncode != 0:
        return [{"path": path, "table": "fault", "fault": said.stderr.decode("utf-8", "replace")}]
    return [{"path": path, **json.loads(line)} for line in said.stdout.decode("utf-8").splitlines()]


def typed(name, value):
    if value is None:
        return None
    if name in ("period_from", "period_to"):
        return datetime.date.fromisoformat(value)
    if name == "as_of":
        # Spark keeps moments in UTC; the office's offset stands in the text.
        return datetime.datetime.fromisoformat(value).astimezone(datetime.timezone.utc)
    return value


def task(program, period, now, names):
    """What an executor does with its share of the communities, one after the other."""

    def run(batches):
        import pandas

        for batch in batches:
            for path, city, company in zip(batch["path"], batch["city"], batch["company"]):
                rows = answer(program, period, now, path)
                for row in rows:
                    row["community"] = row.get("community") or path.rstrip("/").rsplit("/", 1)[-1]
                    row["city"] = city or row.get("city")
                    row["company"] = company or row.get("company")
                columns = {name: [typed(name, row.get(name)) for row in rows] for name in names}
                frame = pandas.DataFrame(columns, columns=names, dtype=object)
                if "as_of" in names:
                    frame["as_of"] = pandas.to_datetime(frame["as_of"], utc=True)
                yield frame

    return run


def results(spark, communities, period=None, now=None, program="visits", parts=None):
    """A DataFrame of the published schema: `communities` are (directory, city, company)."""
    schema = published_schema(program)
    rows = [(path, city or None, company or None) for path, city, company in communities]
    listed = spark.createDataFrame(rows, "path string, city string, company string")
    listed = listed.repartition(parts or max(1, len(rows)))
    run = task(program, period, now, [field.name for field in schema.fields])
    return listed.mapInPandas(run, schema)


def read_list(path):
    with open(path, encoding="utf-8") as lines:
        named = [line.rstrip("\n").split("\t") for line in lines if line.strip()]
    return [(*parts, "", "")[:3] for parts in named]


def main():
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", required=True, help="a file with a directory a line")
    parser.add_argument("--period", help="a month or another period (default: this month)")
    parser.add_argument("--now", help="the time to answer for")
    parser.add_argument("--program", default="visits")
    parser.add_argument("--out", required=True, help="where the parquet goes")
    asked = parser.parse_args()
    spark = SparkSession.builder.appName("visits").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    frame = results(spark, read_list(asked.list), asked.period, asked.now, asked.program)
    frame.write.mode("overwrite").partitionBy("table", "period").parquet(asked.out)
    written = spark.read.parquet(asked.out)
    failed = written.where("`table` = 'fault'").select("path", "fault").collect()
    for row in failed:
        print(f"{row['path']}: {row['fault']}")
    spark.stop()
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
