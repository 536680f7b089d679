"""A headless Chromium for tests, with the network cut.

Without Chromium, its driver and selenium the tests that use it are skipped and say why.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
BROWSER_MARKS = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium or chromedriver is not installed"),
]
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--window-size=1440,900",
)


class Browser:
    """A headless Chromium that sees no network; where it is not offline, this machine alone."""

    def __init__(self, profile: Path, offline: bool = True) -> None:
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM or ""
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.saved = profile / "saved"
        self.driver.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(self.saved)}
        )
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
        )

    def open(self, path: Path, fragment: str = "") -> None:
        """Open a page afresh and wait until it has drawn."""
        from selenium.webdriver.support.ui import WebDriverWait

        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(path.as_uri() + fragment)
        WebDriverWait(self.driver, 20).until(
            lambda driver: driver.execute_script("return document.documentElement.dataset.ready")
        )

    def go(self, address: str) -> None:
        """Go to an address, from wherever one is."""
        self.driver.get(address)

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of another size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def dark(self, wanted: bool) -> None:
        """Let the reader prefer dark pages, or light ones."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if wanted else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def run(self, script: str, *values: object) -> Any:
        """The value of a script in the page."""
        return self.driver.execute_script(script, *values)

    def wait(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds: the picture is drawn in the browser's next frame, not in the call."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, 20).until(lambda _: holds())

    def text(self, selector: str) -> str:
        """What a person reads in an element."""
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def type_in(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.driver.find_element("css selector", selector).send_keys(text)

    def click(self, selector: str) -> None:
        """Click an element."""
        self.driver.find_element("css selector", selector).click()

    def choose(self, selector: str, value: str) -> None:
        """Choose an entry of a menu by its value."""
        from selenium.webdriver.support.ui import Select

        Select(self.driver.find_element("css selector", selector)).select_by_value(value)

    def press(self, *keys: str) -> None:
        """Press keys in the page."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def download(self, selector: str, name: str) -> bytes:
        """Click, and wait for the file of that name."""
        from selenium.webdriver.support.ui import WebDriverWait

        path = self.saved / name
        path.unlink(missing_ok=True)
        self.click(selector)
        WebDriverWait(self.driver, 10).until(lambda _: path.is_file() and path.stat().st_size)
        return path.read_bytes()

    def click_node(self, title: str) -> None:
        """Click where a node stands in the picture."""
        from selenium.webdriver import ActionChains

        point = self.run(
            "const data = JSON.parse(document.getElementById('data').textContent);"
            "const node = data.nodes.find((each) => data.policies[each.policy].title === arguments[0]);"
            "return window.kgPage.at(node.id)",
            title,
        )
        canvas = self.driver.find_element("css selector", "#network canvas")
        x, y = point["x"] - canvas.size["width"] / 2, point["y"] - canvas.size["height"] / 2
        ActionChains(self.driver).move_to_element_with_offset(canvas, x, y).click().perform()

    def drag(self, selector: str, start: tuple[float, float], by: tuple[int, int]) -> None:
        """Drag from a place in an element, in pixels from its corner, so far."""
        from selenium.webdriver import ActionChains

        element = self.driver.find_element("css selector", selector)
        x, y = start[0] - element.size["width"] / 2, start[1] - element.size["height"] / 2
        chain = ActionChains(self.driver).move_to_element_with_offset(element, x, y).click_and_hold()
        # in steps, as a hand does: the first only shows that something is dragged
        for _ in range(4):
            chain = chain.move_by_offset(by[0] // 4, by[1] // 4)
        chain.release().perform()

    def serious(self) -> list[tuple[str, str, str]]:
        """What axe-core finds in the page that is serious: the rule, how serious, where."""
        spec = importlib.util.find_spec("axe_playwright_python")
        if spec is None or spec.origin is None:
            pytest.skip("axe-playwright-python, which holds axe-core, is not installed")
        # run as the debugger does, whatever the policy of the page says of scripts
        self.run((Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document).then((found) => done(found.violations))"
        )
        told = [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found]
        return [one for one in told if one[1] in ("serious", "critical")]

    def visible(self) -> dict[str, int]:
        """How many nodes and edges are drawn."""
        found: dict[str, int] = self.run("return window.kgPage.visible()")
        return found

    def requests(self) -> list[str]:
        """Addresses asked for since the page was opened, but for the page itself and the script beside it."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        # A file that the page hands out has an address inside the browser.
        own = re.compile("file:[^?#]*[.]html|blob:|data:")
        return [url for url in found if not own.match(url)]

    def complaints(self) -> list[str]:
        """All that the console says, refusals by the security policy included."""
        return [entry["message"] for entry in self.driver.get_log("browser")]
