#!/usr/bin/env python3
"""Measures kura beside its peers and prints one line for each comparison.

usage: measure.py KURA WORK-FOLDER [--record] [--quick]     (started by Benchmarks/run)

Both sides of a ratio run alternately, so that what else the machine does falls on both. A ratio is
given of the medians and of the minima; on a machine that is busy, believe the minima.
"""
import collections
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
# What a run of the same machine code may differ by: allocation, dynamic linking, environment.
INSTRUCTION_TOLERANCE = 0.03
Run = collections.namedtuple("Run", "wall cpu memory status")


class Bench:
    """The programs under test, the generated storehouses, and the lines printed so far."""

    def __init__(self, kura, work, quick):
        self.kura = str(pathlib.Path(kura).resolve())
        self.work = pathlib.Path(work).resolve()
        self.rounds = 3 if quick else 9
        self.missed = []
        self.broken = []

    # -- running -----------------------------------------------------------------------------

    def run(self, command, stdin=os.devnull, stdout=os.devnull):
        """One run: seconds of wall and processor time, peak memory in bytes, exit status."""
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, str(stdin), os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(stdout), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        begin = time.perf_counter()
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - begin
        scale = 1 if sys.platform == "darwin" else 1024
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale,
                   os.waitstatus_to_exitcode(status))

    def alternate(self, rounds, *sides):
        """Runs each side once a round, in turn; returns the runs of each side."""
        results = [[] for _ in sides]
        for number in range(rounds):
            order = list(enumerate(sides))
            for index, side in order if number % 2 == 0 else reversed(order):
                results[index].append(side())
        return results

    def lint(self, storehouse, *more, stdout=os.devnull, expect=0):
        """A side that lints a storehouse and must end with the expected exit status."""
        command = [self.kura, "lint", "-C", str(storehouse), "--as-of", "2026-06-01", *more]

        def side():
            result = self.run(command, stdout=stdout)
            if result.status != expect:
                self.broken.append(f"exit {result.status}, not {expect}: {' '.join(command[1:])}")
            return result
        return side

    # -- storehouses -------------------------------------------------------------------------

    def storehouse(self, count, *variants):
        """A generated storehouse, in a git repository of its own, with a list of its entries.

        Variants are `defects`, and `plain`, which has no house rules.
        """
        folder = self.work / "-".join(["storehouse", str(count), *variants])
        stamp = folder / ".generator"
        wanted = (HERE / "generate-storehouse.py").read_text(encoding="utf-8")
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, HERE / "generate-storehouse.py", folder, str(count)]
                           + [f"--{variant}" for variant in variants], check=True)
            for words in (["init", "-q"], ["add", "-A"],
                          ["-c", "user.name=bench", "-c", "user.email=bench@example.invalid",
                           "commit", "-q", "--no-verify", "-m", "generated"]):
                subprocess.run(["git", "-C", folder, *words], check=True)
            entries = sorted((folder / "knowledge/entry").glob("*.yaml"))
            self.list_of(folder).write_text("".join(f"{entry}\n" for entry in entries))
            stamp.write_text(wanted, encoding="utf-8")
        return folder

    def list_of(self, folder):
        return folder.with_suffix(".list")

    # -- printing ----------------------------------------------------------------------------

    def line(self, what, median, minimum, bar="", met=""):
        print(f"{what:<58} {median:>9} {minimum:>9}  {bar:<8} {met}", flush=True)

    def section(self, title):
        print(f"\n{title}")

    def absent(self, what, reason):
        print(f"{what:<58} not run: {reason}", flush=True)

    def judged(self, what, median, minimum, bar, at_most=True):
        """Whether the bar is met, by the medians or only by the minima."""
        def fits(value):
            return value <= bar if at_most else value >= bar
        if fits(median):
            return "met"
        if fits(minimum):
            return "met by the minima"
        self.missed.append(what)
        return "NOT MET"

    def ratio(self, what, ours, theirs, bar=None, faster=False, value=lambda run: run.wall):
        """A line of ours ÷ theirs, or with `faster` of theirs ÷ ours."""
        def of(pick):
            pair = pick(list(map(value, ours))), pick(list(map(value, theirs)))
            return pair[1] / pair[0] if faster else pair[0] / pair[1]
        median, minimum = of(statistics.median), of(min)
        places = 0 if median >= 20 else 2
        unit = " x" if faster else ""
        self.line(what, f"{median:.{places}f}{unit}", f"{minimum:.{places}f}{unit}",
                  "" if bar is None else f"{'>=' if faster else '<='} {bar:g}",
                  "" if bar is None else self.judged(what, median, minimum, bar, not faster))

    def milliseconds(self, what, runs, bar=None):
        median = statistics.median(run.wall for run in runs) * 1000
        minimum = min(run.wall for run in runs) * 1000
        self.line(what, f"{median:.1f} ms", f"{minimum:.1f} ms",
                  "" if bar is None else f"<= {bar} ms",
                  "" if bar is None else self.judged(what, median, minimum, bar))


def machine_line():
    model = ""
    try:
        found = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
        model = found.group(1) if found else ""
    except OSError:
        pass
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return (f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
            f"{model or 'unknown processor'}, load {load}")


def peer_versions(python):
    if not python.exists():
        return "none installed"
    script = ("from importlib.metadata import version as v\n"
              "import sys\n"
              "print(*(f'{n} {v(n)}' for n in ('check-jsonschema','jsonschema-rs','PyYAML')),"
              "'Python '+sys.version.split()[0],sep=', ')")
    return subprocess.run([python, "-c", script], capture_output=True, text=True).stdout.strip()


def cold_lint(bench, folder):
    bench.section("Cold lint of 5,000 entries of 2 KB")
    drain = bench.work / "drain-events"
    what = "without house rules / libyaml alone, one thread: wall"
    if not drain.exists():
        bench.absent(what, "drain-events was not built")
        return
    entries = bench.list_of(folder)
    plain, every, theirs = bench.alternate(
        2 * bench.rounds + 1, bench.lint(bench.storehouse(5000, "plain")), bench.lint(folder),
        lambda: bench.run([str(drain)], stdin=entries))
    bench.ratio(what, plain, theirs, 1.0)
    bench.ratio("every rule / libyaml alone, one thread: wall", every, theirs, 1.6)
    bench.ratio("every rule / libyaml alone: processor time", every, theirs,
                value=lambda run: run.cpu)


def python_peers(bench, folder, quick):
    python = bench.work / "peers/bin/python"
    schema = str(folder / "schemas/entry.schema.json")
    entries = bench.list_of(folder)
    rust = "PyYAML C loader + jsonschema-rs / kura lint"
    check = "check-jsonschema / kura lint"
    if not python.exists():
        for what in (rust, check):
            bench.absent(what, "the peers were not installed")
        return
    peer = [str(python), str(HERE / "peer-validate.py"), schema]
    lint = bench.lint(folder)
    ours, theirs = bench.alternate(
        2 if quick else 5, lint, lambda: bench.run(peer, stdin=entries))
    bench.ratio(rust, ours, theirs, faster=True)
    files = entries.read_text().split()
    command = [str(python), str(bench.work / "peers/bin/check-jsonschema"), "--schemafile", schema]
    ours, theirs = bench.alternate(1 if quick else 2, lint, lambda: bench.run(command + files))
    if any(run.status for run in theirs):
        bench.broken.append("check-jsonschema found errors in the generated entries")
    bench.ratio(check, ours, theirs, 100, faster=True)


def small_runs(bench, folder):
    bench.section("Start-up and one file")
    nothing, version, one, whole = bench.alternate(
        4 * bench.rounds + 1, lambda: bench.run(["true"]),
        lambda: bench.run([bench.kura, "--version"]),
        bench.lint(folder, "knowledge/entry/entry-00000.yaml"), bench.lint(folder))
    bench.milliseconds("starting the empty program `true`", nothing)
    bench.milliseconds("kura --version", version, 7)
    bench.milliseconds("kura lint of one entry among 5,000", one, 15)
    bench.ratio("one entry / all 5,000", one, whole)


def hooks(bench, quick):
    """One entry staged among many: the whole hook beside what git itself needs."""
    bench.section("kura hook pre-commit, one staged entry")
    for count, bar in [(10_000, 30)] + ([] if quick else [(100_000, 120)]):
        folder = bench.storehouse(count)
        path = folder / f"knowledge/entry/entry-{count // 2:05d}.yaml"
        text = path.read_bytes()
        git = ["git", "-C", str(folder)]
        path.write_bytes(text + b"# staged\n")
        subprocess.run([*git, "add", str(path)], check=True)
        hook, difference, status = bench.alternate(
            2 * bench.rounds + 1,
            lambda: bench.run([bench.kura, "-C", str(folder), "hook", "pre-commit"]),
            lambda: bench.run(["git", "-C", str(folder), "diff-index", "--cached", "--raw", "-z",
                               "HEAD"]),
            lambda: bench.run(["git", "-C", str(folder), "status", "--porcelain"]))
        if any(run.status for run in hook):
            bench.broken.append(f"the hook refuses a good entry among {count}")
        bench.milliseconds(f"git diff-index --cached, {count:,} entries", difference)
        bench.milliseconds(f"git status, {count:,} entries", status)
        bench.milliseconds(f"kura hook pre-commit, {count:,} entries", hook, bar)
        path.write_bytes(text)
        subprocess.run([*git, "add", str(path)], check=True)


# A process counts as large as the one that started it was, so a small one has to.
SMALL_PARENT = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
print(os.wait4(child, 0)[2].ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def memory(bench, folders):
    bench.section("Peak memory")
    for count, folder, bar in folders:
        command = [sys.executable, "-c", SMALL_PARENT, bench.kura, "lint", "-C", str(folder)]
        peaks = [int(subprocess.check_output(command)) / 1e6 for _ in range(3)]
        what = f"kura lint of {count:,} entries"
        median, minimum = statistics.median(peaks), min(peaks)
        bench.line(what, f"{median:.0f} MB", f"{minimum:.0f} MB",
                   "" if bar is None else f"<= {bar} MB",
                   "" if bar is None else bench.judged(what, median, minimum, bar))


def parallel(bench, clean, defective):
    bench.section("--jobs 1 and --jobs 2")
    one, two = bench.alternate(
        bench.rounds, bench.lint(clean, "--jobs", "1"), bench.lint(clean, "--jobs", "2"))
    bench.ratio("--jobs 1 / --jobs 2", two, one, faster=True)
    outputs = []
    for jobs in ("1", "2"):
        out = bench.work / f"jobs-{jobs}.json"
        bench.lint(defective, "--jobs", jobs, "--format", "json", stdout=out, expect=1)()
        outputs.append(out.read_bytes())
    same = outputs[0] == outputs[1]
    bench.line("same bytes from both", "yes" if same else "NO", "")
    if not same:
        bench.broken.append("--jobs 1 and --jobs 2 print different reports")


def defects(bench, clean, defective):
    bench.section("Every entry defective")
    report = bench.work / "defects.json"
    ours, plain = bench.alternate(
        bench.rounds, bench.lint(defective, "--format", "json", stdout=report, expect=1),
        bench.lint(clean))
    bench.ratio("5,000 defective entries / 5,000 good ones", ours, plain)
    found = json.loads(report.read_bytes())
    counts = collections.Counter(item["path"] for item in found["diagnostics"])
    wrong = 5000 - sum(1 for count in counts.values() if count == 1)
    bench.line("entries without exactly one finding", str(wrong), "", "= 0",
               "met" if wrong == 0 else "NOT MET")
    if wrong:
        bench.broken.append(f"{wrong} defective entries without exactly one finding")


def instructions(bench, record):
    bench.section(f"Instructions, one thread (tolerance {INSTRUCTION_TOLERANCE:.0%})")
    if not shutil.which("valgrind"):
        bench.absent("instruction counts", "valgrind is not installed")
        return
    good, bad = bench.storehouse(500), bench.storehouse(500, "defects")
    works = {
        "version": ["--version"],
        "lint-500": ["lint", "-C", str(good), "--as-of", "2026-06-01", "--jobs", "1"],
        "lint-500-defects": ["lint", "-C", str(bad), "--as-of", "2026-06-01", "--jobs", "1",
                             "--format", "json"],
    }
    # Hashing is seeded anew in each run otherwise, and the counts would differ.
    environment = dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1", LC_ALL="C.UTF-8")
    counts = {}
    for name, words in works.items():
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench.kura, *words],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        found = re.search(r"Collected : (\d+)", run.stderr)
        if not found:
            bench.absent(name, "valgrind could not run kura")
            return
        counts[name] = int(found.group(1))
    compare_instructions(bench, counts, record)


def compare_instructions(bench, counts, record):
    """Beside the recorded counts, which hold for one system and processor only."""
    path = HERE / "instructions.txt"
    machine = f"# machine: {platform.system()} {platform.machine()}"
    if record:
        path.write_text("# Instructions counted by callgrind; written by Benchmarks/run --record.\n"
                        + machine + "\n"
                        + "".join(f"{name} {count}\n" for name, count in counts.items()))
    rows = path.read_text().splitlines() if path.exists() else []
    known = {}
    if machine in rows:
        known = {name: int(count) for name, count in
                 (row.split() for row in rows if row and not row.startswith("#"))}
    for name, count in counts.items():
        what = f"{name}: {count / 1e6:.1f} million"
        if name not in known:
            bench.line(what, "new", "")
            continue
        change = count / known[name] - 1
        verdict = "met"
        if change > INSTRUCTION_TOLERANCE:
            verdict = "SLOWER"
            bench.missed.append(f"instructions of {name}")
        elif change < -INSTRUCTION_TOLERANCE:
            verdict = "faster: record it"
        bench.line(what, f"{change:+.1%}", "", f"<= +{INSTRUCTION_TOLERANCE:.0%}", verdict)


def main():
    words = sys.argv[1:]
    quick, record = "--quick" in words, "--record" in words
    kura, work = [word for word in words if not word.startswith("--")][:2]
    bench = Bench(kura, work, quick)
    begin = time.monotonic()
    print(f"machine  {machine_line()}")
    version = subprocess.run([bench.kura, "--version"], capture_output=True, text=True).stdout
    print(f"kura     {version.strip()}")
    print(f"peers    {peer_versions(bench.work / 'peers/bin/python')}")
    print(f"\n{'':<58} {'median':>9} {'minimum':>9}  bar")
    clean, large = bench.storehouse(5000), bench.storehouse(10000)
    defective = bench.storehouse(5000, "defects")
    bench.run(["cat", *bench.list_of(clean).read_text().split()])
    cold_lint(bench, clean)
    python_peers(bench, clean, quick)
    small_runs(bench, clean)
    hooks(bench, quick)
    memory(bench, [(5000, clean, None), (10000, large, 150)])
    parallel(bench, clean, defective)
    defects(bench, clean, defective)
    instructions(bench, record)
    print(f"\n{time.monotonic() - begin:.0f} seconds in all, load now {os.getloadavg()[0]:.1f}")
    for what in bench.missed:
        print(f"bar not met: {what}")
    for what in bench.broken:
        print(f"wrong: {what}")
    sys.exit(1 if bench.broken else 0)


main()
