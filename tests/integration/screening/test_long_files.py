"""A long file is screened by two processes, stopped and resumed, without loss or repeat."""

from __future__ import annotations

import csv
import json
import os
import signal
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest

from misaq.cli.screening.running import Ask, Job, Screened, Watcher, screen_rows
from misaq.cli.screening.writing import Output, form_of, list_refused
from misaq.core.screening.answer import Answer
from misaq.core.screening.answering import screen
from misaq.core.screening.checkpoint import check_same_terms, seal_terms
from misaq.core.screening.index import build
from misaq.core.screening.query import Query
from misaq.kernel.errors import InputRefused, StateConflict, Unavailable
from misaq.sources.screening.rows import Row, open_queries
from tests.support.invented_lists import COMMON, ENTRIES, RARE
from tests.support.invented_names import SMALL_TABLE, invent_people

INDEX = build(ENTRIES)
KEY = b"a key of thirty-two characters.."
TERMS = seal_terms(KEY, ["XX-PERSONS of 2024-03-01"])
ROWS = 20_000
LISTED_EVERY = 400


@pytest.fixture(autouse=True)
def _screened() -> None:
    """Nothing here needs a database."""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of invented people, some of them listed and one row unreadable."""
    path = tmp_path_factory.mktemp("queries") / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(["name", "father"])
        for number, person in enumerate(islice(invent_people(SMALL_TABLE, seed=4), ROWS)):
            is_listed = number % LISTED_EVERY == 0
            writer.writerow([RARE, ""] if is_listed else [person.name, person.father])
        writer.writerow(["…", "Tamseel"])
    return path


def answer(query: Query) -> tuple[Answer, int]:
    """Answer from the invented lists, where nobody is cleared."""
    return screen(INDEX, query), 0


def show_nothing(rows: int, counts: Mapping[str, int]) -> None:
    """Show nobody how far it has come."""


def run(
    people: Path,
    out: Path,
    *,
    workers: int = 2,
    stop_after: int | None = None,
    ask: Ask = answer,
    watch: Watcher = show_nothing,
) -> Screened:
    """Screen the file from its checkpoint on."""
    output = Output(out, form_of(out))
    checkpoint = output.find_checkpoint()
    if checkpoint is not None:
        check_same_terms(checkpoint, TERMS)
    with open_queries(people) as queries:
        return screen_rows(
            queries.rows,
            output,
            Job(ask, "person", output.form),
            key=KEY,
            terms_seal=TERMS,
            checkpoint=checkpoint,
            workers=workers,
            stop_after=stop_after,
            watch=watch,
        )


@pytest.fixture(scope="module")
def whole(people: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Screened, bytes]:
    """Return what one run without a stop writes."""
    out = tmp_path_factory.mktemp("whole") / "results.csv"
    done = run(people, out)
    return done, out.read_bytes()


def test_every_row_is_screened_once(whole: tuple[Screened, bytes]) -> None:
    done, written = whole
    assert done.is_finished
    assert done.rows == ROWS + 1
    assert done.counts["REFUSED"] == 1
    lines = list(csv.DictReader(written.decode().splitlines()))
    rare = {int(line["row"]) for line in lines if line["reference"] == "XP.1"}
    assert rare == set(range(2, ROWS + 2, LISTED_EVERY))
    numbers = [int(line["row"]) for line in lines]
    assert numbers == sorted(numbers)


def test_stopped_and_resumed_it_writes_the_same(
    people: Path, whole: tuple[Screened, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "results.csv"
    first = run(people, out, stop_after=7_001)
    assert (first.rows, first.is_finished) == (7_001, False)
    second = run(people, out, stop_after=5_000)
    assert (second.rows, second.rows_now) == (12_001, 5_000)
    last = run(people, out)
    assert last.is_finished
    assert out.read_bytes() == whole[1]
    assert last.counts == whole[0].counts
    assert sum(each.rows_now for each in (first, second, last)) == ROWS + 1
    assert list(tmp_path.iterdir()) == [out]


def test_interrupted_in_the_middle_it_goes_on_without_loss_or_repeat(
    people: Path, whole: tuple[Screened, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "results.csv"

    def interrupt(rows: int, counts: Mapping[str, int]) -> None:
        if rows > 6_000:
            raise KeyboardInterrupt

    done = run(people, out, watch=interrupt)
    assert done.is_interrupted
    assert 0 < done.rows < ROWS
    # What a machine that lost its power leaves behind the last checkpoint is cut off.
    with out.open("ab") as file:
        file.write(b"19999,ALERT,POSSIBLE,0.9,X,2024-01-01,a line that is torn")
    assert run(people, out).is_finished
    assert out.read_bytes() == whole[1]


def test_a_worker_that_fails_leaves_a_checkpoint(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.csv"

    def fail(query: Query) -> Answer:
        raise Unavailable("The database is away.", next_step="Wait.")

    with pytest.raises(Unavailable):
        run(people, out, workers=1, ask=fail)
    assert run(people, out, stop_after=500).rows == 500


def test_a_worker_that_is_killed_is_told_and_nothing_is_lost(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.csv"

    def die(query: Query) -> Answer:
        os.kill(os.getpid(), signal.SIGKILL)
        return answer(query)

    run(people, out, stop_after=500)
    with pytest.raises(Unavailable, match="ended from outside") as caught:
        run(people, out, ask=die)
    assert "it goes on" in caught.value.next_step
    assert run(people, out, stop_after=500).rows == 1_000


def test_the_checkpoint_and_the_results_hold_no_name_that_was_not_found(
    people: Path, tmp_path: Path
) -> None:
    out = tmp_path / "results.csv"
    run(people, out, stop_after=3_000)
    kept = (tmp_path / "results.csv.checkpoint").read_text()
    assert set(json.loads(kept)) == {"form", "row", "rows", "terms"}
    with people.open(encoding="utf-8") as lines:
        asked = {row["name"] for row in csv.DictReader(lines)}
    listed = {name.text for entries in ENTRIES.values() for e in entries for name in e.names}
    written = out.read_text() + kept
    long = {name for name in asked - listed - {COMMON} if len(name) > 12}
    found = {line["for"] for line in csv.DictReader(out.read_text().splitlines())}
    assert [name for name in long if name in written and not any(name in f for f in found)] == []


def test_a_file_that_was_changed_is_not_gone_on_with(people: Path, tmp_path: Path) -> None:
    out, copy = tmp_path / "results.csv", tmp_path / "people.csv"
    text = people.read_text()
    copy.write_text(text)
    run(copy, out, stop_after=1_000)
    copy.write_text(text.replace(RARE, "Somebody Else", 1))
    with pytest.raises(StateConflict, match="was changed"):
        run(copy, out)
    copy.write_text("\n".join(text.splitlines()[:500]))
    with pytest.raises(StateConflict, match="shorter"):
        run(copy, out)


def test_results_that_are_there_are_not_overwritten(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    out.write_text("mine")
    with pytest.raises(StateConflict, match="already"):
        run(people, out)
    assert out.read_text() == "mine"
    output = Output(out, form_of(out))
    output.discard()
    assert list(tmp_path.iterdir()) == []


def test_results_as_json_lines_are_the_same_and_refused_rows_are_told(
    tmp_path: Path, people: Path
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("name,birth\n" + RARE + ",1970\n=cmd(),soon\n\x00,\n")
    out = tmp_path / "results.jsonl"
    assert run(few, out, workers=1, stop_after=1).rows == 1
    done = run(few, out, workers=1)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(line["row"], line["result"]) for line in lines] == [
        (2, "ALERT"), (2, "ALERT"), (3, "REFUSED"), (4, "REFUSED"),
    ]  # fmt: skip
    assert done.counts == {"ALERT": 1, "REFUSED": 2}
    told = list_refused(Output(out, form_of(out)), 1)
    assert told[0][0] == 3
    assert "birth" in told[0][1]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    people, out = tmp_path / "people.csv", tmp_path / "results.csv"
    people.write_text('name,father\nZorawar Misalkhel,"=HYPERLINK(""http://example.org"")"\n')
    run(people, out, workers=1)
    cells = [cell for line in csv.reader(out.read_text().splitlines()) for cell in line]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_question_asked_again_and_again_costs_once(tmp_path: Path) -> None:
    people, out = tmp_path / "people.csv", tmp_path / "results.csv"
    people.write_text("name\n" + "Lakhtai Brohestan\n" * 30_000)
    asked: list[Query] = []

    def count(query: Query) -> tuple[Answer, int]:
        asked.append(query)
        return screen(INDEX, query), 0

    assert run(people, out, workers=1, ask=count).rows == 30_000
    assert len(asked) == 1


def test_results_go_to_files_of_two_kinds_only(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"results\.pdf"):
        form_of(tmp_path / "results.pdf")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    # Rows are handed on as they are read: never more than the pieces under way are held.
    taken: list[int] = []
    out = tmp_path / "results.csv"
    output = Output(out, form_of(out))

    def rows() -> Iterator[Row]:
        for number in range(2, 8_002):
            taken.append(number)
            yield Row(number, {"name": f"Lakhtai {number}"})

    ahead: list[int] = []
    screen_rows(
        rows(), output, Job(answer, "person", output.form),
        key=KEY, terms_seal=TERMS, checkpoint=None, workers=2, stop_after=None,
        watch=lambda done, counts: ahead.append(len(taken) - done),
    )  # fmt: skip
    assert max(ahead) <= 8 * 250
