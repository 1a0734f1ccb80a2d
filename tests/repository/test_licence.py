"""The licence: the whole of the Mozilla Public License 2.0, and said in the package."""

import hashlib
import tomllib

from builders.project_files import ROOT

# Of the text that its authors publish, without white space at line ends.
MPL_2 = "4b89d4518bd135ab4ee154a7bce722246b57a98c3d7efc1a09409898160c2bd1"


def test_the_licence_is_the_whole_mpl_2() -> None:
    text = "\n".join(line.rstrip() for line in (ROOT / "LICENSE").read_text().strip().splitlines())

    assert hashlib.sha256(text.encode()).hexdigest() == MPL_2


def test_the_package_says_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert (project["license"], project["license-files"]) == ("MPL-2.0", ["LICENSE"])
