"""How long a reader with a cheap phone on slow 4G waits for a page, beside an empty page.

The line and the processor are slowed as Lighthouse slows them for its "Slow 4G" phone: 150 ms there
and back, 1.6 Mbit/s down, 750 kbit/s up, a processor four times slower. What is waited for is the
largest contentful paint of a first visit, with nothing kept from before.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.pages import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = (
    "/null/",
    "/",
    "/findings/",
    "/policies/P2/",
    "/institutions/NACTA/",
    "/law/clocks/",
    "/ur/",
    "/ur/findings/",
    "/ur/policies/P2/",
)
VISITS = 3
_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
_SLOWER = 4
_PAINT = """() => new Promise(done => {
  const seen = [];
  new PerformanceObserver(list => seen.push(...list.getEntries().map(e => e.startTime)))
    .observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => done(Math.max(0, ...seen)), 300);
})"""


def measure_paint(home: Path) -> None:
    """Print the wait for each page, with the bytes and requests of its first visit."""
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if program is None:
        print("\nNo Chromium here: the wait on a phone was not measured.")
        return
    from playwright.sync_api import sync_playwright

    with serving(home) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        head = f"{'paint':>9}{'ratio':>8}{'KB':>8}{'asked':>7}"
        print(f"\n{'first visit, slow 4G, slow phone':<40}{head}")
        null = 0.0
        for path in PAGES:
            visits = [_visit(browser, f"http://127.0.0.1:{port}{path}") for _ in range(VISITS)]
            paint = median(visit[0] for visit in visits)
            null = null or paint
            name = "an empty page (the peer)" if path == "/null/" else path
            print(
                f"{name:<40}{paint:>6.0f} ms{paint / null:>8.2f}"
                f"{visits[0][1] / 1000:>8.0f}{visits[0][2]:>7}"
            )
        browser.close()


def _visit(browser: Browser, address: str) -> tuple[float, float, int]:
    """Return the largest paint in ms, and the bytes and requests it took."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, device_scale_factor=2)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", _LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    sizes: list[float] = []
    tools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    paint = float(page.evaluate(_PAINT))
    context.close()
    return paint, sum(sizes), len(sizes)
