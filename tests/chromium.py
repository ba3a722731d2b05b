"""Finds the Chromium that the browser tests drive; as a script, installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
MISSING = "The browser tests need Chromium: install the package chromium and run this again."


def chromium() -> str | None:
    """Path of a Chromium that starts: some distributions install a stub of that name."""
    paths = [path for name in NAMES if (path := shutil.which(name))]
    return next((path for path in [*paths, *playwrights_own()] if starts(path)), None)


def playwrights_own() -> list[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return [path] if Path(path).exists() else []


def starts(path: str) -> bool:
    return subprocess.run([path, "--version"], capture_output=True).returncode == 0


def install_package() -> bool:
    """Debian's own package, where we may install packages."""
    if not shutil.which("apt-get"):
        return False
    if os.geteuid() == 0:
        apt = ["apt-get"]
    elif shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        apt = ["sudo", "-n", "apt-get"]
    else:
        return False
    wanted = ["chromium", "fonts-liberation"]
    return succeeds([*apt, "-qq", "update"]) and succeeds(
        [*apt, "-qq", "install", "-y", "--no-install-recommends", *wanted],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def install_playwrights_own() -> bool:
    return succeeds([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"])


def succeeds(command: list[str], env: dict[str, str] | None = None) -> bool:
    """Runs a command that may fail, and shows its words only then."""
    result = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if result.returncode:
        print(result.stdout[-2000:], result.stderr[-2000:], file=sys.stderr)
    return result.returncode == 0


def main() -> None:
    if chromium():
        return
    print("Installing Chromium for the browser tests …", flush=True)
    for install in (install_package, install_playwrights_own):
        if install() and chromium():
            return
    sys.exit(MISSING)


if __name__ == "__main__":
    main()
