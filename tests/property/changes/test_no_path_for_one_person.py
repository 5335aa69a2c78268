"""However people act on a change request, nobody decides about what they wrote."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import ScopeKind
from misaq.core.changes.life import DECIDED_BY_SOMEBODY, EDITABLE, ChangeState, Hand, Step
from misaq.core.changes.rules import check_can_edit, check_can_step
from misaq.kernel.errors import MisaqError

_UNBOUNDED = [r for r in UserRole if ROLES[r].bound is ScopeKind.EVERYWHERE]
_ALL = tuple(Held(role) for role in _UNBOUNDED if role is not UserRole.OPERATOR)
EVERY_ROLE = tuple(user(number, _ALL) for number in (1, 2, 3))
"""Three people who hold every role there is: only the rule of two people keeps them apart."""

people = st.sampled_from(EVERY_ROLE)


class ChangeLife(RuleBasedStateMachine):
    """One change request, on which three people with every role do whatever they like."""

    def __init__(self) -> None:
        super().__init__()
        self.author = EVERY_ROLE[0]
        self.state = ChangeState.DRAFT
        self.decided_by: Actor | None = None
        self.writers = {self.author.id}

    @rule(actor=people, step=st.sampled_from(Step))
    def take_a_step(self, actor: Actor, step: Step) -> None:
        """Somebody tries to bring it further."""
        try:
            way = check_can_step(actor, author=self.author.id, state=self.state, step=step)
        except MisaqError:
            return
        if way.hand is Hand.SOMEBODY_ELSE:
            self.decided_by = actor
        elif way.to is ChangeState.SUBMITTED:
            self.decided_by = None
        self.state = way.to

    @rule(actor=people)
    def write_in_it(self, actor: Actor) -> None:
        """Somebody tries to change what it says."""
        try:
            check_can_edit(actor, author=self.author.id, state=self.state)
        except MisaqError:
            return
        self.writers.add(actor.id)
        assert self.state in EDITABLE

    @invariant()
    def nobody_decides_what_they_wrote(self) -> None:
        assert self.decided_by is None or self.decided_by.id not in self.writers

    @invariant()
    def what_is_decided_has_somebody_who_decided(self) -> None:
        assert self.state not in DECIDED_BY_SOMEBODY or self.decided_by is not None

    @invariant()
    def only_the_author_ever_wrote(self) -> None:
        assert self.writers == {self.author.id}


TestChangeLife = ChangeLife.TestCase
