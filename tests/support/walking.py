"""Somebody at a keyboard: a browser that is driven by keys alone, as a person without a mouse is.

What is looked for is named by what does not change with the language: the name of a field, the
value of a button, the address a link leads to.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FileChooser, Locator, Page

MOST_KEYS = 400
PATIENCE = 30_000
"""Milliseconds: hashing a password is slow on purpose, and slower on a busy machine."""

PICTURE = (800, 600)
"""Width and height of a picture at most, in pixels."""

_TOP = "it => Math.max(0, it.getBoundingClientRect().top + window.scrollY - 16)"
_IS_SEEN = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
}"""


@dataclass
class Walker:
    """A page and the keys that are pressed on it.

    Attributes:
        before: what stands before every address in this language.
        pictures: where pictures of the way are kept; None keeps none.
    """

    page: Page
    before: str
    pictures: Path | None = None

    def open(self, address: str) -> None:
        """Open an address, as typing it would."""
        self.page.goto(f"{self.before}{address}")

    def tab_to(self, wanted: str, *, in_main: bool = True) -> None:
        """Press Tab until what the selector names has the focus.

        Args:
            in_main: on a fresh page, skip to the content first, as people at a keyboard do.

        Raises:
            AssertionError: it cannot be reached, or has the focus and is not to be seen.
        """
        if in_main and "#" not in self.page.url and not self.page.locator(":focus").count():
            self._skip_to_content()
        for _ in range(MOST_KEYS):
            if self._has_focus(wanted):
                assert self.page.evaluate(_IS_SEEN), f"{wanted} has the focus and is not seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} cannot be reached by keyboard on {self.page.url}")

    def follow(self, wanted: str) -> None:
        """Follow the link whose address begins with, or is, what is given."""
        self._leave_by(f'main a[href^="{self.before}{wanted}"]')

    def follow_exactly(self, wanted: str) -> None:
        """Follow the link to this address and to none below it."""
        self._leave_by(f'a[href="{self.before}{wanted}"]', in_main=False)

    def go(self, wanted: str) -> None:
        """Follow the first link, in the order of the keys, that the selector names."""
        self._leave_by(wanted)

    def press(self, wanted: str = 'button[type="submit"]', *, within: str = "main form") -> None:
        """Press a button, and wait for the page it leads to."""
        self._leave_by(f"{within} {wanted}")

    def enter(self) -> None:
        """Send the form that the focus is in."""
        with self.page.expect_navigation(timeout=PATIENCE):
            self.page.keyboard.press("Enter")
        self.fits()

    def fill(self, name: str, text: str) -> None:
        """Type into a field, over what stands there."""
        self.tab_to(f'[name="{name}"]')
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        """Choose from a list by the arrow keys."""
        self.tab_to(f'select[name="{name}"]')
        field = self.page.locator(f'select[name="{name}"]:focus')
        self.page.keyboard.press("Home")
        for _ in range(MOST_KEYS):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen in {name}")

    def mark(self, name: str, value: str) -> None:
        """Tick a box, or choose among circles by the arrow keys."""
        self.tab_to(f'input[name="{name}"]')
        wanted = f'input[name="{name}"][value="{value}"]'
        for _ in range(MOST_KEYS):
            if self._has_focus(wanted):
                break
            kind = self.page.locator(":focus").get_attribute("type")
            self.page.keyboard.press("ArrowDown" if kind == "radio" else "Tab")
        self.page.keyboard.press("Space")
        assert self.page.locator(wanted).is_checked()

    def bring(self, name: str, file: dict[str, object]) -> None:
        """Choose a file: the key opens the window of the system, which takes over."""
        from playwright.sync_api import TimeoutError as TookTooLong

        self.tab_to(f'input[name="{name}"]')
        try:
            chooser = self._open_chooser()
        except TookTooLong:  # on a busy machine the browser lets a key go by
            chooser = self._open_chooser()
        chooser.set_files(file)  # type: ignore[arg-type]

    def _open_chooser(self) -> FileChooser:
        with self.page.expect_file_chooser(timeout=PATIENCE) as asked:
            self.page.keyboard.press("Space")
        return asked.value

    def take(self, wanted: str) -> Path:
        """Return the file that a link hands out."""
        self.tab_to(f"main a{wanted}")
        with self.page.expect_download(timeout=PATIENCE) as asked:
            self.page.keyboard.press("Enter")
        return Path(asked.value.path())

    def unfold(self, wanted: str) -> None:
        """Open what is folded away."""
        self.tab_to(f"{wanted} > summary")
        self.page.keyboard.press("Enter")

    def sees(self, wanted: str) -> Locator:
        """Return what the selector names in the main part; it must be there and be seen."""
        found = self.page.locator(f"main {wanted} >> visible=true").first
        assert found.is_visible(), f"{wanted} is not seen on {self.page.url}"
        return found

    def fits(self) -> None:
        """Check that nothing of the page hangs over its side."""
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, f"{self.page.url} is {over} pixels too wide"

    def picture(self, name: str, at: str = "h1") -> None:
        """Keep a picture of the page from an element on, where pictures are wanted."""
        if self.pictures is None:
            return
        size = self.page.viewport_size
        self.page.set_viewport_size({"width": PICTURE[0], "height": PICTURE[1]})
        top = self.page.locator(f"main {at}").first.evaluate(_TOP)
        below = self.page.evaluate("document.documentElement.scrollHeight") - top
        self.page.screenshot(
            path=self.pictures / f"{name}.png",
            full_page=True,
            clip={"x": 0, "y": top, "width": PICTURE[0], "height": min(PICTURE[1], below)},
        )
        if size:
            self.page.set_viewport_size(size)

    def _has_focus(self, wanted: str) -> bool:
        return self.page.locator(wanted).and_(self.page.locator(":focus")).count() > 0

    def _skip_to_content(self) -> None:
        self.page.keyboard.press("Tab")
        assert self._has_focus(".skip"), f"the first key does not offer to skip: {self.page.url}"
        with self.page.expect_navigation(timeout=PATIENCE):
            self.page.keyboard.press("Enter")

    def _leave_by(self, wanted: str, *, in_main: bool = True) -> None:
        self.tab_to(wanted, in_main=in_main)
        with self.page.expect_navigation(timeout=PATIENCE):
            self.page.keyboard.press("Enter")
        self.fits()
