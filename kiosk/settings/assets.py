"""Where the bundled fonts, icons, sounds and message files are on this machine."""

from pathlib import Path


def assets_folder() -> Path:
    """The folder `assets`: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"
