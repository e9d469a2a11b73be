"""Runs inputs in processes with a time and a memory; a process that falls is replaced."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue

from jixiao.documents.limits import MEBIBYTE
from tests.fuzzing.examining import problem_of
from tests.fuzzing.inputs import fuzzed

SECONDS = 10.0
"""Of processor for one input, from its bytes to its findings."""
PATIENCE = 6
"""Times that, by the clock, after which a process is given up: other work may hold it up."""
MEMORY = 1024 * MEBIBYTE
"""Address space of a process, with Python and all libraries in it."""
_INPUTS_PER_PROCESS = 400
"""Then a fresh one, so that one input does not pay for the others."""
_START_SECONDS = 120.0
_EVERY_RESULT = 8
"""One input in so many has every kind of result written."""


@dataclass(slots=True)
class Outcome:
    """What became of one input."""

    number: int
    problem: str
    seconds: float


@dataclass(slots=True)
class Tally:
    """What became of all of them."""

    inputs: int = 0
    slowest: Outcome = field(default_factory=lambda: Outcome(-1, "", 0.0))
    problems: list[Outcome] = field(default_factory=list)
    peak: int = 0
    """Bytes of the largest process, where the system tells."""

    def add(self, outcome: Outcome) -> None:
        self.inputs += 1
        if outcome.seconds > self.slowest.seconds:
            self.slowest = outcome
        if outcome.problem:
            self.problems.append(outcome)


def run(
    numbers: Iterable[int], seed: int, processes: int = 1, until: float = float("inf")
) -> Tally:
    """Examine inputs until they are all done or the clock (``time.monotonic``) says ``until``."""
    waiting: Iterator[int] = iter(numbers)
    done: SimpleQueue[Outcome] = SimpleQueue()
    lock, tally = threading.Lock(), Tally()

    def serve() -> None:
        with closing(Examiner(seed)) as examiner:
            while time.monotonic() < until:
                with lock:
                    number = next(waiting, None)
                if number is None:
                    break
                done.put(examiner.examine(number))
            with lock:
                tally.peak = max(tally.peak, examiner.peak)

    threads = [threading.Thread(target=serve) for _ in range(processes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with suppress(Empty):
        while True:
            tally.add(done.get_nowait())
    return tally


class Examiner:
    """One process at a time, asked about one input after the other."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.process: multiprocessing.process.BaseProcess | None = None
        self._asked = 0
        self.peak = 0

    def examine(self, number: int) -> Outcome:
        """The answer of the process; its end or its silence is a problem."""
        if self.process is None or self._asked >= _INPUTS_PER_PROCESS:
            self.close()
            self._start()
        self._asked += 1
        start = time.monotonic()
        try:
            self._line.send(number)
            if not self._line.poll(PATIENCE * SECONDS):
                self.close()
                return Outcome(number, "no answer", PATIENCE * SECONDS)
            problem, seconds, peak = self._line.recv()
        except (EOFError, OSError):
            self.close()
            return Outcome(number, "the process fell", time.monotonic() - start)
        self.peak = max(self.peak, peak)
        if not problem and seconds > SECONDS:
            problem = f"no answer within {SECONDS:.0f} s"
        return Outcome(number, problem, seconds)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, self._seed), daemon=True)
        self.process.start()
        other.close()
        self._asked = 0
        if not self._line.poll(_START_SECONDS) or self._line.recv() != "ready":
            raise RuntimeError("the process does not start")

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self._line.close()
            self.process.kill()
            self.process.join()
            self.process = None


def _serve(line: Connection, seed: int) -> None:
    """In the process: answer numbers with what is wrong, until the line is closed."""
    os.environ["PATH"] = ""  # LibreOffice is not part of this,
    sys.modules["rapidocr"] = None  # type: ignore[assignment]  # nor is recognition
    _warm_up()
    _bound_memory()
    with tempfile.TemporaryDirectory(prefix="jixiao-fuzz-") as folder, suppress(EOFError, OSError):
        line.send("ready")
        while True:
            number = line.recv()
            name, data = fuzzed(seed, number)
            path = Path(folder, name)
            path.write_bytes(data)
            start = time.process_time()
            problem = problem_of(path, every_result=number % _EVERY_RESULT == 0)
            seconds = time.process_time() - start
            with suppress(OSError):
                path.unlink()
            line.send((problem, seconds, _peak()))


def _warm_up() -> None:
    """Load the readers and rules before the clock runs."""
    problem_of(Path(__file__).parent / "sources" / "report.txt", every_result=True)


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _peak() -> int:
    """The most memory that the process has held, 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
