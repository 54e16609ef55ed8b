"""The frozen folder's ICU data is small, and names are sorted with it as they are without it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings ICU on Linux alone")

SORT = """
import sys
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, Qt
names = "Zoë zeta Émile emile Åsa Asa Öz Oz file10 file2 李 王 ßa ssb Çelik Cem Łukasz Lukas И Й"
names = names.split()
for name in ("en_US", "de_DE", "de_AT", "sv_SE", "pl_PL", "tr_TR", "zh_CN", "fr_CA", "ja_JP"):
    locale = QLocale(name)
    collator = QCollator(locale)
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    order = sorted(names, key=cmp_to_key(collator.compare))
    sys.stdout.buffer.write(f"{name} {order} {locale.toUpper('straße iı')}\\n".encode())
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Load the script, which is no part of the package."""
    spec = spec_from_file_location(
        "smaller_icu", Path(__file__).parent.parent / "scripts" / "smaller_icu.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def whole_library() -> Path:
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    return library


def sorted_names(preload: Path | None = None) -> str:
    environment = {**os.environ, "LD_PRELOAD": str(preload)} if preload else dict(os.environ)
    answer = subprocess.run(
        [sys.executable, "-c", SORT], env=environment, capture_output=True, check=True, timeout=60
    )
    assert answer.stderr == b""
    return answer.stdout.decode()


def test_names_are_sorted_as_with_all_of_the_data(script: ModuleType, tmp_path: Path) -> None:
    library = script.smaller(whole_library(), tmp_path)
    assert library.name == whole_library().name
    assert library.stat().st_size < whole_library().stat().st_size / 6
    assert sorted_names(library) == sorted_names()


def test_what_was_written_is_read_again(script: ModuleType) -> None:
    header = b"\x20\x00\xda\x27\x14\0\0\0\0\0\x02\0CmnD".ljust(32, b"\0")
    items = [("icudt/coll/de.res", b"x" * 16), ("icudt/root.res", b"y" * 32)]
    assert script.read_archive(script.write_archive(header, items)) == (header, items)


def test_what_is_no_archive_is_refused(script: ModuleType) -> None:
    with pytest.raises(script.NoIcuDataError):
        script.read_archive(b"\x7fELF".ljust(64, b"\0"))


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("icudt73l/coll/de.res", True),
        ("icudt73l/root.res", True),
        ("icudt73l/curr/root.res", False),
        ("icudt73l/de.res", False),
        ("icudt73l/gb18030.cnv", False),
        ("icudt73l/brkitr/cjdict.dict", False),
    ],
)
def test_how_languages_sort_is_needed_and_little_else(
    script: ModuleType, name: str, *, needed: bool
) -> None:
    assert script.is_needed(name) is needed
