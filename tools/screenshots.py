"""Make the pictures of the manual: `python tools/screenshots.py` serves the samples and looks at them with Chromium.

The samples are added to an archive of their own, and the day is fixed, so that the same pictures come again. Needs the
packages of the extra `dev`, and Chromium (Debian, Ubuntu: `apt install chromium`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
TODAY = "2023-06-01"
LARGEST = 200_000
"""Bytes of a picture."""
PICTURES = {
    "document": ("/document/kst-21501-02-2611#s3", 1280, "light"),
    "motion": ("/motie/kst-21501-02-2602", 1280, "light"),
    "meeting": ("/vergadering/RBZ/2023-03-13", 1280, "dark"),
}


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Serve the samples; give the address."""
    archive, command = str(Path(folder, "samples.kamerspoor")), [sys.executable, "-m", "kamerspoor"]
    subprocess.run(
        [*command, "add", *map(str, sorted((ROOT / "samples").glob("*.xml"))), "--archive", archive],
        check=True,
        capture_output=True,
    )
    process = subprocess.Popen(
        [*command, "serve", "--archive", archive, "--port", "0", "--quiet"],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "KAMERSPOOR_TODAY": TODAY},
    )  # fmt: skip
    try:
        assert process.stderr
        yield next(found[0] for line in process.stderr if (found := re.search(r"http://[\d.:]+", line)))
    finally:
        process.terminate()
        process.wait(30)


def main() -> int:
    """Run the command."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for name, (path, width, theme) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)  # type: ignore[arg-type]
            page.goto(address + path)
            page.wait_for_timeout(600)  # a page scrolls to its sentence smoothly
            data = page.screenshot()
            if len(data) > LARGEST:
                print(f"{name}: {len(data)} bytes, at most {LARGEST} are wanted", file=sys.stderr)
                return 1
            (IMAGES / f"{name}.png").write_bytes(data)
            print(f"{name}.png  {len(data) // 1000} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
