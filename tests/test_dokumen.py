"""What the documents point at exists, and the commands they show are those of the program."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from lkjip_excel.cli import main

REPO = Path(__file__).parent.parent
DOCUMENTS = sorted([*REPO.glob("*.md"), *(REPO / "docs").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
COMMAND = re.compile(r"^(?:\S*[/\\])?lkjip (?P<name>[a-z]+)(?P<rest>.*)$", re.MULTILINE)
OPTION = re.compile(r"(?<!\S)--?[a-z]+")
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (command, its options) for every line of a code block that calls lkjip."""
    for block in BLOCK.findall(text):
        for found in COMMAND.finditer(block):
            yield found["name"], OPTION.findall(found["rest"].split("  ")[0])


def anchor(heading: str) -> str:
    return "#" + re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(path: Path) -> set[str]:
    """Return the anchors a Markdown file offers; a picture or folder offers none."""
    if path.suffix != ".md":
        return set()
    return {anchor(found) for found in re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)}


def resolves(source: Path, target: str, fragment: str) -> bool:
    aim = source.parent / target if target else source
    return aim.exists() and (not fragment or fragment in headings(aim))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_resolve(path: Path) -> None:
    links = LINK.findall(path.read_text("utf-8"))
    assert [target + fragment for target, fragment in links if not resolves(path, target, fragment)] == []


def test_broken_link_is_seen() -> None:
    guide = REPO / "docs" / "panduan.md"
    assert not resolves(guide, "tiada.md", "")
    assert not resolves(guide, "", "#tiada")


@pytest.mark.parametrize("name", ["README.md", "docs/panduan.md"])
def test_commands_shown_exist(name: str) -> None:
    shown = list(commands((REPO / name).read_text("utf-8")))
    assert {command for command, _ in shown} == set(main.commands)
    for command, options in shown:
        known = {option for parameter in main.commands[command].params for option in parameter.opts}
        assert set(options) <= known | {"--help"}, command


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = main.commands[name]
    context = click.Context(command, info_name=name, parent=click.Context(main, info_name="lkjip"))
    assert f"Contoh: lkjip {name} " in command.get_help(context)
    assert all(option.help for option in command.params if isinstance(option, click.Option))
