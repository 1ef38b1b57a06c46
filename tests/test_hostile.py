"""A file made to do harm gives one named message, in bounded time and memory, and stops nobody else."""

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lkjip_excel.cli import main
from lkjip_excel.read.files.book import BukuError, read_here
from lkjip_excel.read.files.container import identify
from lkjip_excel.read.files.limits import limits
from tests.formats import WORKBOOKS
from tests.hostile import HOSTILE, TABLE
from tests.rusak import sehat

Builder = Callable[[Path], Path]

pytest.importorskip("resource", reason="memori proses hanya dapat diukur di Unix")

#: What issue and documentation promise for one file.
MEMORY, SECONDS = 512 << 20, 20


def probe(path: Path) -> dict[str, Any]:
    """Return what opening the file in a process of its own led to."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.probe", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("build", "name", "kode", "batas"), HOSTILE, ids=[build.__name__ for build, *_ in HOSTILE]
)
def test_hostile_file_is_named_or_read_within_the_limits(
    tmp_path: Path,
    record_property: Callable[[str, object], None],
    build: Builder,
    name: str,
    kode: str,
    batas: str,
) -> None:
    found = probe(build(tmp_path / name))
    assert found["kode"] == kode
    assert (found["sel"] > 0) == (kode == "")
    assert limits()[batas].kalimat.partition("{nilai}")[0] in found["alasan"] if batas else True
    assert max(found["sini"], found["anak"]) < MEMORY
    assert found["detik"] < SECONDS
    record_property("hasil", f"{found['detik']:.1f} detik, {max(found['sini'], found['anak']) >> 20} MiB")


@pytest.mark.parametrize("ending", WORKBOOKS)
def test_damage_anywhere_is_a_refusal_or_a_reading(tmp_path: Path, ending: str) -> None:
    """Damage the bytes of a file, and of the parts inside it, in 150 ways; nothing else may come out."""
    path = WORKBOOKS[ending](tmp_path / f"PK{ending}", TABLE)
    whole, chance = path.read_bytes(), random.Random(ending)  # noqa: S311 - seeded damage
    for number in range(150):
        path.write_bytes(damaged(whole, chance) if number % 3 == 0 else damaged_part(whole, chance))
        try:
            assert all(isinstance(one.baris, int) for one in read_here(identify(path)))
        except BukuError as error:
            assert error.kode in {"BACA-01", "BACA-02", "BACA-17"}  # noqa: PT017 - both are fine


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return the content with some bytes changed, taken out or doubled."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(changed))
        changed[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    return bytes(changed) or b"\0"


def damaged_part(content: bytes, chance: random.Random) -> bytes:
    """Return an archive with one part damaged and all sums right; what is no archive is damaged as it is."""
    if not content.startswith(b"PK"):
        return damaged(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name, part in parts.items() if part])
    parts[name] = damaged(parts[name], chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return target.getvalue()


def test_hostile_files_stop_no_other_kecamatan(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    sehat(masukan / "Kenanga.xlsx", "Kenanga")
    expected = {}
    for build, name, kode, _ in HOSTILE:
        if kode:
            folder = masukan / build.__name__
            folder.mkdir()
            build(folder / name)
            expected[build.__name__] = kode
    keluaran = tmp_path / "keluaran"
    done = CliRunner().invoke(main, ["proses", str(masukan), "-o", str(keluaran)], catch_exceptions=False)
    hasil = json.loads((keluaran / "hasil.json").read_text("utf-8"))["kecamatan"]
    temuan = json.loads((keluaran / "temuan.json").read_text("utf-8"))["temuan"]
    assert done.exit_code == 1
    assert [one["nama"] for one in hasil if one["status"] == "selesai"] == ["Kenanga"]
    assert sum(one["status"] == "gagal" for one in hasil) == len(expected)
    galat = [one["kode"] for one in temuan if one["tingkat"] == "galat"]
    assert sorted(galat) == sorted(expected.values())
