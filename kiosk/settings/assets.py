"""Where the bundled fonts, icons, sounds, message files and the demo's day are on this machine."""

from pathlib import Path


def assets_folder() -> Path:
    """The folder `assets`: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def config_folder() -> Path:
    """The folder `config`, found in the same way."""
    return assets_folder().parent / "config"
