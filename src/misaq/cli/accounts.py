"""`misaq accounts`: who has an account, for the operator of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.apps.accounts.mapping import Account
    from misaq.core.access.actors import Held

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Add, list, grant and close accounts; give new passwords.",
)

Email = Annotated[str, typer.Argument(help="The address they sign in with.")]
Role = Annotated[
    str, typer.Option("--role", help="A role, with its bound (VERIFIER, FOCAL_PERSON:NACTA).")
]


@app.command("add")
def add(
    email: Email,
    name: Annotated[str, typer.Option("--name", help="As colleagues know them.")],
    role: Role = "",
    language: Annotated[str, typer.Option("--language", help="en or ur.")] = "en",
) -> None:
    """Add an account; print its first password once."""
    open_database()
    from misaq.apps.accounts.actions import add_account
    from misaq.apps.accounts.demo import make_password

    password = make_password()
    number = add_account(
        actor=whoever_types(),
        at=now(),
        email=email,
        name=name,
        password=password,
        held=(_held(role),) if role else (),
        language=language,
    )
    typer.echo(f"Account user:{number} for {email.strip().lower()}.")
    typer.echo(f"Its password, not shown again: {password}")


@app.command("list")
def show() -> None:
    """List every account with the roles in force."""
    open_database()
    from misaq.apps.accounts.queries import list_accounts

    for account in list_accounts(actor=whoever_types()):
        typer.echo(_line(account))


@app.command("grant")
def grant(email: Email, role: Role) -> None:
    """Grant somebody a role; it holds at once."""
    open_database()
    from misaq.apps.accounts.actions import grant_role

    account = _account(email)
    held = _held(role)
    grant_role(actor=whoever_types(), at=now(), grantee=account.number, held=held)
    typer.echo(f"{account.id} is {held.role.value} ({held.scope}).")


@app.command("end")
def end(email: Email, role: Role) -> None:
    """End a role that somebody holds or waits for."""
    open_database()
    from misaq.apps.accounts.actions import end_grant
    from misaq.apps.accounts.queries import list_grants

    account, held = _account(email), _held(role)
    for each in list_grants(actor=whoever_types(), user=account.number):
        if each.held == held and each.ended_at is None:
            end_grant(actor=whoever_types(), at=now(), grant=each.number)
            typer.echo(f"{account.id} is no longer {held.role.value} ({held.scope}).")
            return
    raise NotFound(
        tell(
            "{id} does not hold {value} ({scope}).",
            id=account.id,
            value=held.role.value,
            scope=held.scope,
        ),
        next_step=tell("`misaq accounts list` shows who holds what."),
        rule="accounts.grant",
    )


@app.command("close")
def close(email: Email) -> None:
    """Close an account: its sessions and roles end, what it did stays on record."""
    open_database()
    from misaq.apps.accounts.actions import close_account

    account = _account(email)
    close_account(actor=whoever_types(), at=now(), leaving=account.number)
    typer.echo(f"{account.id} is closed.")


@app.command("reset-password")
def new_password(email: Email) -> None:
    """Give an account a new password, print it once, and end its sessions."""
    open_database()
    from misaq.apps.accounts.actions import reset_password
    from misaq.apps.accounts.demo import make_password

    account, password = _account(email), make_password()
    reset_password(actor=whoever_types(), at=now(), account=account.number, password=password)
    typer.echo(f"The new password of {account.id}, not shown again: {password}")


@app.command("reset-demo")
def reset_demo() -> None:
    """Give the invented people of the demo new passwords, and print them once."""
    open_database()
    from misaq.cli.demo_people import reset_demo_people

    for line in reset_demo_people():
        typer.echo(line)


def _account(email: str) -> Account:
    from misaq.apps.accounts.queries import find_account_by_email

    account = find_account_by_email(actor=whoever_types(), email=email)
    if account is None:
        raise NotFound(
            tell("No account signs in with this address."),
            next_step=tell("`misaq accounts list` shows them."),
            rule="accounts.unknown",
        )
    return account


def _held(text: str) -> Held:
    from misaq.core.access.actors import Held
    from misaq.core.access.roles import ROLES, UserRole
    from misaq.core.access.scopes import EVERYWHERE, Scope
    from misaq.kernel.ids import parse_key

    name, _, key = text.partition(":")
    code = name.strip().upper().replace("-", "_")
    grantable = [role.value for role in UserRole if ROLES[role].can_be_granted]
    if code not in grantable:
        raise InputRefused(
            tell("{name} is not a role that an account can hold.", name=repr(name)),
            next_step=tell("Give one of: {given}.", given=", ".join(grantable)),
            rule="access.grantable",
        )
    role = UserRole(code)
    bound = ROLES[role].bound
    if (bound is EVERYWHERE.kind) is bool(key):
        raise InputRefused(
            f"{code} takes no bound." if key else f"{code} needs a bound.",
            next_step=f"Write {code}." if key else f"Write {code}:KEY ({bound.value.lower()}).",
            rule="access.bound",
        )
    return Held(role, Scope(bound, parse_key(key)) if key else EVERYWHERE)


def _line(account: Account) -> str:
    roles = ", ".join(f"{held.role.value} ({held.scope})" for held in account.held) or "no role"
    state = "closed" if account.closed_at is not None else roles
    return f"{account.id:<9} {account.email:<32} {state}"
