"""The command `misaq`: finds the command asked for, and says refusals in words."""

from __future__ import annotations

import os
import sys
import textwrap
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from misaq.cli.lazy import LazyGroup
from misaq.kernel.errors import MisaqError

INTERRUPTED = 130
WIDTH = 80

app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDTH},
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        typer.echo(version("misaq"))
        raise typer.Exit


@app.callback()
def misaq(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Hold a country's internal-security policy to account.

    Exit codes: 0 done; 2 wrong usage; 10 input refused; 11 not found; 12 not allowed; 13 in
    conflict with what is there; 14 a source changed; 15 something is not available; 130
    interrupted.
    """


def main() -> None:
    """Run the command with the arguments of this process, and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code. Whatever goes wrong is said on stderr."""
    _survive_any_terminal()
    try:
        code = _call(list(arguments))
        sys.stdout.flush()
    except MisaqError as refusal:
        return _refuse(refusal)
    except KeyboardInterrupt:
        return _stop("Interrupted.", INTERRUPTED)
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as error:  # noqa: BLE001 -- the last place where anything can be said
        return _explain(error)
    return code


def _call(arguments: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        result = command.main(arguments, prog_name="misaq", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return result if isinstance(result, int) else 0


def _explain(error: Exception) -> int:
    """Say what went wrong: a refusal of the database in words, anything else as a fault of ours."""
    refusal = _database_refusal(error)
    if refusal is not None:
        return _refuse(refusal)
    if _is_debugging():
        traceback.print_exception(error)
        return 1
    return _stop(
        f"Something went wrong inside Misaq ({type(error).__name__}). Nothing half-done was kept. "
        "Run the command again with MISAQ_DEBUG=on to see where, and report it with what is "
        "printed then and with the command you gave.",
        1,
    )


def _database_refusal(error: Exception) -> MisaqError | None:
    if "django.db" not in sys.modules:
        return None
    from misaq.apps.database.errors import explain

    return explain(error)


def _refuse(refusal: MisaqError) -> int:
    lines = [
        _wrap(refusal.message),
        *(_wrap(str(problem), indent="  ") for problem in refusal.problems),
        *(_wrap(note) for note in getattr(refusal, "__notes__", ())),
        _wrap(refusal.next_step),
    ]
    print("\n".join(line for line in lines if line), file=sys.stderr)
    if _is_debugging():
        traceback.print_exception(refusal)
    return refusal.exit_code


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _stop(words: str, code: int) -> int:
    print(_wrap(words), file=sys.stderr)
    return code


def _leave_quietly() -> int:
    """End when whoever read our output has left; what is still to be written goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _is_debugging() -> bool:
    return os.environ.get("MISAQ_DEBUG", "").strip().lower() in {"on", "1", "true", "yes"}


def _survive_any_terminal() -> None:
    """Write what a terminal cannot show as an escape, rather than fail on it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
