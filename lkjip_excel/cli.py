"""The command line: parse, one call, print, exit code. Heavy imports wait until a command runs.

Exit codes: 0 clean, 1 finished with galat or a failed kecamatan, 2 could not run.
"""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from lkjip_excel import __version__

_JOBS = "Jumlah proses yang bekerja bersamaan."
_BENTUK = click.Choice(["teks", "json"])
_EXISTING = click.Path(path_type=Path)


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that proses and periksa share."""
    profil = click.option("--profil", metavar="KODE|BERKAS.toml", help="Profil aturan yang dipakai.")
    tahun = click.option("--tahun", type=int, help="Tahun kinerja, bila berkas tidak menyebutnya.")
    jobs = click.option("-j", "proses", type=click.IntRange(1), default=1, show_default=True, help=_JOBS)
    return profil(tahun(jobs(command)))


def _plain_errors(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what a user can mend into one line and exit code 2; a bug of ours stays a traceback."""

    @wraps(command)
    def guarded(*args: object, **kwargs: object) -> object:
        from lkjip_excel.discovery import MasukanError  # noqa: PLC0415 - keeps --help fast
        from lkjip_excel.rules import AturanError  # noqa: PLC0415
        from lkjip_excel.write.files import TulisError  # noqa: PLC0415

        try:
            return command(*args, **kwargs)
        except (MasukanError, AturanError, TulisError) as error:
            click.echo(f"Tidak dapat dijalankan: {error}", err=True)
            sys.exit(2)

    return guarded


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--versi", prog_name="lkjip", message="%(prog)s %(version)s")
def main() -> None:
    """Menyusun angka LKjIP kecamatan dari buku kerja Excel.

    Contoh: lkjip proses input_templates/contoh -o output
    """


@main.command()
@click.argument("masukan", type=_EXISTING)
@click.option("-o", "--keluaran", type=_EXISTING, required=True, help="Folder hasil.")
@_shared
@_plain_errors
def proses(masukan: Path, keluaran: Path, **pilihan: Any) -> None:  # noqa: ANN401 - click passes by name
    """Baca, cocokkan, hitung, dan tulis buku kerja setiap kecamatan.

    MASUKAN: folder yang tiap subfolder atau buku kerjanya satu kecamatan, atau satu buku kerja.

    Contoh: lkjip proses masukan/2023 -o keluaran/2023
    """
    from lkjip_excel.batch import run  # noqa: PLC0415
    from lkjip_excel.intake import Pilihan  # noqa: PLC0415
    from lkjip_excel.terminal import summary  # noqa: PLC0415

    done = run(masukan, keluaran, Pilihan(**pilihan), lambda line: click.echo(line, err=True))
    click.echo(summary(done))
    sys.exit(0 if done.clean() else 1)


@main.command()
@click.argument("masukan", type=_EXISTING)
@click.option("--format", "bentuk", type=_BENTUK, default="teks", show_default=True, help="Bentuk keluaran.")
@_shared
@_plain_errors
def periksa(masukan: Path, bentuk: str, **pilihan: Any) -> None:  # noqa: ANN401 - click passes by name
    """Baca dan cocokkan saja: tampilkan yang dipahami dan semua temuan.

    Contoh: lkjip periksa masukan/2023 --format json
    """
    from lkjip_excel.batch import check  # noqa: PLC0415
    from lkjip_excel.contract import to_json, understood  # noqa: PLC0415
    from lkjip_excel.intake import Pilihan  # noqa: PLC0415
    from lkjip_excel.terminal import findings  # noqa: PLC0415

    done = check(masukan, Pilihan(**pilihan))
    click.echo(to_json(understood(done.tabel, done.temuan)) if bentuk == "json" else findings(done), nl=False)
    sys.exit(0 if done.clean() else 1)


@main.command()
@click.argument("folder", type=_EXISTING)
@click.option("--kecamatan", default="", help="Nama kecamatan, diisikan di lembar Instansi.")
@click.option("--kabupaten", default="", help="Nama kabupaten.")
@click.option("--tahun", type=int, default=2025, show_default=True, help="Tahun kinerja.")
@click.option("--renstra", metavar="AWAL-AKHIR", help="Periode Renstra, misalnya 2021-2026.")
@click.option("--profil", default="", help="Kode profil aturan.")
@_plain_errors
def templat(folder: Path, **isian: Any) -> None:  # noqa: ANN401 - click passes the options by name
    """Tulis templat kosong ke FOLDER.

    Contoh: lkjip templat templat_2024 --tahun 2024 --renstra 2021-2026
    """
    from lkjip_excel.write.templates import write_templates  # noqa: PLC0415

    isian["renstra"] = _period(isian["renstra"])
    for path in write_templates(folder, **isian):
        click.echo(path)


def _period(text: str | None) -> tuple[int, int] | None:
    """Return the first and last year of "2021-2026"; a usage error when it is not two years in order."""
    if text is None:
        return None
    years = [int(part) for part in text.split("-") if part.isdigit()]
    if len(years) != 2 or years[0] > years[1]:  # noqa: PLR2004 - a period has two ends
        raise click.BadParameter("tulis dua tahun, misalnya 2021-2026", param_hint="--renstra")
    return years[0], years[1]


@main.command()
@click.argument("kode", required=False)
@_plain_errors
def aturan(kode: str | None) -> None:
    """Tampilkan semua aturan, atau satu menurut KODE, dengan dasar hukumnya.

    Contoh: lkjip aturan umum
    """
    from lkjip_excel.rules import describe, listing  # noqa: PLC0415

    click.echo(describe(kode) if kode else listing())
