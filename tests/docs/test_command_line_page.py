"""docs/command-line.md documents every command and option; the commands shown in the pages exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tawthiq.cli.app import MODULE_OF, commands_in

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "command-line.md").read_text(encoding="utf-8")
TOP = {
    name: command
    for module in dict.fromkeys(MODULE_OF.values())
    for name, command in commands_in(module).items()
}


def test_the_table_of_commands_holds_all_that_the_modules_register() -> None:
    assert set(TOP) == set(MODULE_OF)


COMMANDS = {
    path: command
    for name, top in TOP.items()
    for path, command in [
        *[(f"{name} {inner}", c) for inner, c in getattr(top, "commands", {}).items()],
        *([(name, top)] if getattr(top, "invoke_without_command", True) else []),
    ]
}
"""Every command by its words: `read`, `places search`."""
EXAMPLES = [
    (page.name, line)
    for page in [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for line in re.findall(r"\btawthiq .*", block)
]


def options_of(name: str) -> set[str]:
    return {
        option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("-")
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section(name: str) -> None:
    section = re.search(rf"^## `tawthiq {name}`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section and len(section.group(1)) > 100


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_named(name: str) -> None:
    missing = {o for o in options_of(name) if o.startswith("--") and o not in PAGE} - {"--output"}
    assert not missing


@pytest.mark.parametrize("name", COMMANDS)
def test_help_teaches_with_examples(name: str) -> None:
    command = COMMANDS[name]
    assert len(command.help) > 60 and f"tawthiq {name}" in command.epilog
    for parameter in command.params:
        assert parameter.help, f"{name} {parameter.name} says nothing of itself"


@pytest.mark.parametrize(("page", "line"), EXAMPLES)
def test_examples_name_commands_and_options_that_exist(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    name = " ".join(words[1:3]) if " ".join(words[1:3]) in COMMANDS else words[1]
    used = {w.split("=")[0] for w in words[2:] if re.match(r"--?[a-z]", w)}
    assert name in COMMANDS or name in ("--help", "--version"), page
    if name in COMMANDS:
        assert used <= options_of(name), page
