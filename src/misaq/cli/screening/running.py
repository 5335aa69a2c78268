"""A file of queries by several processes, in order, with little memory, and stopped at any time.

Rows are read here and compared elsewhere; results come back in the order of the rows. So many
pieces are under way at once as keep every process busy, and no more, whatever the file's length.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, ParamSpec, Protocol, TypeVar

from misaq.cli.screening.writing import Form, Output
from misaq.core.screening.answer import Answer
from misaq.core.screening.checkpoint import Checkpoint, RowsSeal, cannot_go_on, check_same_rows
from misaq.core.screening.query import Query, read_query
from misaq.core.screening.results import Result, fault_of, refusal_of, results_of
from misaq.kernel.errors import InputRefused, Unavailable
from misaq.kernel.words import tell
from misaq.sources.screening.rows import Row

P = ParamSpec("P")
T = TypeVar("T")

Ask = Callable[[Query], tuple[Answer, int]]
"""What answers a query, and says how many entries a clearance or a delisting left out."""
AsAlert = Callable[[Query, Answer], Any]
"""What makes of an answer with hits that which alerts are raised from."""

PIECE = 250
"""Rows that one process takes at a time."""
_AHEAD = 3
"""Pieces under way for each process."""
_KNOWN = 20_000
"""Answers that a process remembers, so that the same question costs once."""
_EVERY = 8
"""Pieces between two checkpoints."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with rows.

    Attributes:
        ask: what answers a query.
        kind: the kind of party where a row does not say it ("person").
        form: how the results are written.
        as_alert: what alerts are raised from; None where none are raised.
    """

    ask: Ask
    kind: str
    form: Form
    as_alert: AsAlert | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a piece.

    Attributes:
        lines: its results.
        counts: rows by the kind of their first result.
        rows: how many rows it had.
        cleared: entries that a clearance or a delisting left out.
        alerts: the number of each row with a hit, and what its alerts are raised from.
    """

    lines: bytes
    counts: Counter[str]
    rows: int = 0
    cleared: int = 0
    alerts: tuple[tuple[int, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What came of a row, whatever its number."""

    results: tuple[Result, ...]
    cleared: int = 0
    alert: Any = None


class Ledger(Protocol):
    """Told what was answered, piece by piece, and to write it down before a checkpoint is kept."""

    def take(self, done: Done) -> None: ...

    def settle(self) -> None: ...


class NoLedger:
    """Writes nothing down: for organisations, and for measuring."""

    def take(self, done: Done) -> None:
        """Take in what was answered."""

    def settle(self) -> None:
        """Write it down."""


class Screener:
    """Screens rows; knows the answers to what it was asked lately, and forgets them with itself."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._results = lru_cache(maxsize=_KNOWN)(self._ask)

    def piece(self, rows: Iterable[Row]) -> Done:
        """Return the results of some rows."""
        found: list[tuple[int, Result]] = []
        counts: Counter[str] = Counter()
        known = [(row.number, self._of(row)) for row in rows]
        for number, each in known:
            found.extend((number, result) for result in each.results)
            counts.update(result[0] for result in each.results[:1])
        return Done(
            self._job.form.lines(found),
            counts,
            rows=len(known),
            cleared=sum(each.cleared for _, each in known),
            alerts=tuple((number, each.alert) for number, each in known if each.alert is not None),
        )

    def _of(self, row: Row) -> _Known:
        if row.fault is not None:
            return _Known((fault_of(row.fault),))
        return self._results(tuple(sorted(row.fields.items())))

    def _ask(self, fields: tuple[tuple[str, str], ...]) -> _Known:
        try:
            query = read_query({"kind": self._job.kind, **dict(fields)})
            answer, cleared = self._job.ask(query)
        except InputRefused as refusal:
            return _Known((refusal_of(refusal),))
        as_alert = self._job.as_alert
        alert = as_alert(query, answer) if as_alert is not None and answer.hits else None
        return _Known(tuple(results_of(answer)), cleared, alert)


_screener: Screener | None = None


def _begin_worker() -> None:
    # The one who was interrupted is the one who reads; workers end when their work does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _work(rows: list[Row]) -> Done:
    assert _screener is not None  # noqa: S101 -- set before the process was made
    return _screener.piece(rows)


class Watcher(Protocol):
    """Told how far it has come."""

    def __call__(self, rows: int, counts: Mapping[str, int]) -> None: ...


@dataclass(frozen=True, slots=True)
class Screened:
    """What came of a file.

    Attributes:
        rows: how many rows were screened, before and now.
        rows_now: how many of them now.
        counts: how many rows had each kind of result.
        counts_now: how many of them now.
        is_finished: whether the end was reached.
        is_interrupted: whether somebody stopped it.
    """

    rows: int
    rows_now: int
    counts: Mapping[str, int]
    counts_now: Mapping[str, int]
    is_finished: bool
    is_interrupted: bool


def screen_rows(
    rows: Iterator[Row],
    output: Output,
    job: Job,
    *,
    key: bytes,
    terms_seal: str,
    checkpoint: Checkpoint | None,
    workers: int,
    stop_after: int | None,
    watch: Watcher,
    ledger: Ledger | None = None,
) -> Screened:
    """Screen the rows behind the checkpoint and write what is found.

    Whoever interrupts it, or asks it to stop, finds a checkpoint from which it goes on.

    Raises:
        StateConflict: the rows before the checkpoint have changed.
        Unavailable: a process was ended from outside.
    """
    seal = RowsSeal(key)
    passed = _pass_over(rows, checkpoint, seal)
    output.open(checkpoint)
    before = Counter(output.counts)
    if checkpoint is None:
        output.keep(Checkpoint(0, seal.value(), terms_seal))
    run = _Run(output, seal, terms_seal, passed, watch, ledger or NoLedger())
    is_finished = is_interrupted = False
    try:
        with _workers(job, workers) as executor:
            run.all(rows if stop_after is None else islice(rows, stop_after), executor, workers)
        is_finished = stop_after is None or next(rows, None) is None
    except KeyboardInterrupt:
        is_interrupted = True
    except BrokenProcessPool as error:
        raise Unavailable(
            tell("A process that compares names was ended from outside, perhaps for its memory."),
            next_step=tell("Give the same command again, with fewer --workers: it goes on."),
            rule="screening.worker",
        ) from error
    finally:
        if is_finished:
            run.settle()
            output.finish()
        else:
            run.keep()
            output.close()
    return Screened(
        rows=run.rows,
        rows_now=run.rows - passed,
        counts=output.counts,
        counts_now=output.counts - before,
        is_finished=is_finished,
        is_interrupted=is_interrupted,
    )


def _pass_over(rows: Iterator[Row], checkpoint: Checkpoint | None, seal: RowsSeal) -> int:
    """Take in the rows that were screened before, and return how many they are."""
    if checkpoint is None or checkpoint.row == 0:
        return 0
    for passed, row in enumerate(rows, start=1):
        seal.add(row.number, row.fields)
        if row.number >= checkpoint.row:
            check_same_rows(checkpoint, seal.value())
            return passed
    raise cannot_go_on(tell("belongs to other rows: the file is shorter now."))


class _Here(Executor):
    """Does the work in this process, when it is asked for."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return what is done already."""
        done: Future[T] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def _workers(job: Job, workers: int) -> Iterator[Executor]:
    """Give processes that screen; forked, they share what this one holds."""
    global _screener
    _screener = Screener(job)
    try:
        if workers == 1 or "fork" not in multiprocessing.get_all_start_methods():
            yield _Here()
            return
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, mp_context=fork, initializer=_begin_worker) as pool:
            yield pool
    finally:
        _screener = None


class _Run:
    """Pieces under way, and how far the results are written."""

    def __init__(
        self,
        output: Output,
        seal: RowsSeal,
        terms_seal: str,
        passed: int,
        watch: Watcher,
        ledger: Ledger,
    ) -> None:
        self.rows = passed
        self._ledger = ledger
        self._output = output
        self._seal = seal
        self._terms_seal = terms_seal
        self._watch = watch
        self._mark: Checkpoint | None = None

    def all(self, rows: Iterator[Row], executor: Executor, workers: int) -> None:
        """Screen the rows piece by piece."""
        under_way: deque[tuple[list[Row], Future[Done]]] = deque()
        pieces = 0
        try:
            while piece := list(islice(rows, PIECE)):
                under_way.append((piece, executor.submit(_work, piece)))
                if len(under_way) >= workers * _AHEAD:
                    self._take(*under_way.popleft())
                    pieces += 1
                    if pieces % _EVERY == 0:
                        self.keep()
            while under_way:
                self._take(*under_way.popleft())
        finally:
            for _, future in under_way:
                future.cancel()

    def _take(self, piece: list[Row], future: Future[Done]) -> None:
        done = future.result()
        self._output.write(done.lines, done.counts)
        self._ledger.take(done)
        for row in piece:
            self._seal.add(row.number, row.fields)
        self._mark = Checkpoint(piece[-1].number, self._seal.value(), self._terms_seal)
        self.rows += len(piece)
        self._watch(self.rows, self._output.counts)

    def keep(self) -> None:
        """Keep the checkpoint of the last piece whose results are written and logged.

        A run that is ended between the two logs the same rows again, and raises nothing twice.
        """
        self.settle()
        if self._mark is not None:
            self._output.keep(self._mark)

    def settle(self) -> None:
        """Write down what was answered."""
        self._ledger.settle()
