"""Tables whose columns are named once; every template has them.

    {% table caption=_("Clocks") %}
    {% column _("Clock") %}{% column _("Findings") number=True %}
    {% for one in clocks %}{% row id=one.key %}
    {% head %}{{ one.title|recorded }}{% endhead %}
    {% cell %}{{ one.count }}{% endcell %}
    {% endrow %}{% endfor %}
    {% endtable %}

On a narrow screen a row becomes a card, in which each cell says the name of its column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import template
from django.template import Context
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.loader import get_template
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from misaq.apps.pages.templatetags.misaq import said
from misaq.kernel.words import Phrase

register = template.Library()

Words = Phrase | str
Options = Mapping[str, FilterExpression]
_TABLE = "table in the making"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        label: what it is called, ready for the page.
        is_number: whether its cells hold numbers.
        href: where its name leads; empty for nowhere.
    """

    label: SafeString
    is_number: bool
    href: str


@dataclass(slots=True)
class Making:
    """A table while it is drawn: its columns, and which of them comes next."""

    columns: list[Column] = field(default_factory=list)
    next: int = 0

    def take(self) -> Column:
        """Return the column of the next cell."""
        if self.next >= len(self.columns):
            raise template.TemplateSyntaxError("A row has more cells than the table has columns.")
        self.next += 1
        return self.columns[self.next - 1]


def _making(context: Context) -> Making:
    found = context.get(_TABLE)
    if not isinstance(found, Making):
        raise template.TemplateSyntaxError("This tag belongs between {% table %} and its end.")
    return found


def _worded(words: Words) -> SafeString:
    return words if isinstance(words, SafeString) else said(words)


@register.simple_tag(takes_context=True)
def column(context: Context, label: Words, *, number: bool = False, href: str = "") -> str:
    """Name the next column.

    Args:
        number: whether its cells hold numbers, which stand at the end of the cell.
        href: where its name leads.
    """
    _making(context).columns.append(Column(_worded(label), number, href))
    return ""


class Part(Node):
    """What stands between a tag and its end."""

    allowed: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, nodelist: NodeList, options: Options) -> None:
        self.nodelist = nodelist
        self._options = options

    def options(self, context: Context) -> dict[str, Any]:
        """Return what the tag was given."""
        return {name: value.resolve(context) for name, value in self._options.items()}


class Table(Part):
    """Draws a table; its columns are known once its rows are drawn."""

    drawing = "table"
    allowed = frozenset({"caption"})

    def render(self, context: Context) -> SafeString:
        if isinstance(context.get(_TABLE), Making):
            raise template.TemplateSyntaxError("A table cannot stand in a table.")
        making = Making()
        with context.push(**{_TABLE: making}):
            body = self.nodelist.render(context)
        drawing = get_template(f"components/{self.drawing}.html")
        given = self.options(context)
        return SafeString(drawing.render({"columns": making.columns, "body": body, **given}))


class Matrix(Table):
    """Draws a table of rows over columns that can be scrolled by keyboard; it needs a name."""

    drawing = "matrix"
    allowed = frozenset({"caption", "name"})


class Row(Part):
    """A row, with its ``id``; ``total=True`` sets it apart from those above."""

    allowed = frozenset({"id", "total"})

    def render(self, context: Context) -> SafeString:
        _making(context).next = 0
        given = self.options(context)
        mark = format_html(' id="{}"', given["id"]) if given.get("id") else ""
        look = SafeString(' class="total"') if given.get("total") else ""
        return format_html("<tr{}{}>{}</tr>\n", mark, look, self.nodelist.render(context))


class Head(Part):
    """The cell that names its row."""

    def render(self, context: Context) -> SafeString:
        _making(context).take()
        return format_html('<th scope="row">{}</th>', self.nodelist.render(context))


class Cell(Part):
    """A cell; ``look`` is for classes of its own ("small", "quiet", "none")."""

    allowed = frozenset({"look"})

    def render(self, context: Context) -> SafeString:
        its = _making(context).take()
        looks = [name for name in ("number" if its.is_number else "", self._look(context)) if name]
        look = format_html(' class="{}"', " ".join(looks)) if looks else ""
        label = strip_tags(its.label)
        content = self.nodelist.render(context)
        # The label was escaped when it was worded; strip_tags leaves it so.
        return format_html('<td{} data-label="{}">{}</td>', look, SafeString(label), content)

    def _look(self, context: Context) -> str:
        return str(self.options(context).get("look", ""))


def _compiled(kind: type[Part]) -> Callable[[Parser, Token], Node]:
    def compile_part(parser: Parser, token: Token) -> Node:
        name, *bits = token.split_contents()
        options = token_kwargs(bits, parser)
        if bits or options.keys() - kind.allowed:
            known = ", ".join(sorted(kind.allowed)) or "nothing"
            raise template.TemplateSyntaxError(f"{{% {name} %}} takes {known}: {token.contents}")
        nodelist = parser.parse((f"end{name}",))
        parser.delete_first_token()
        return kind(nodelist, options)

    return compile_part


for _name, _kind in (
    ("table", Table),
    ("matrix", Matrix),
    ("row", Row),
    ("head", Head),
    ("cell", Cell),
):
    register.tag(_name, _compiled(_kind))
