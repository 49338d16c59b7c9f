"""The house stays a house: the kernel knows no feature, a feature is one place, and files and functions stay short."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from core.journey import FEATURES, STORY

ROOT = Path(__file__).parents[2]
KERNEL = sorted((ROOT / "core" / "kernel").glob("*.py"))
PRODUCT = [path for folder in ("core", "adapters", "bot") for path in sorted((ROOT / folder).rglob("*.py"))]
DATA = {"story.py", "making.py"}
ASKS = {ask.id for step in (*STORY.steps, *STORY.forms) for ask in step.asks}
MOST_LINES, MOST_OF_A_FUNCTION = 400, 40
DEEPEST = 15  # modules of core in one chain of imports


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a file that are no docstring, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def names_of_features() -> set[str]:
    """Everything that a feature has a name for: questions, steps, forms, releases, due rows, buttons, acts, notices."""
    tables, steps = STORY.tables, (*STORY.steps, *STORY.forms)
    found = ASKS | {step.id for step in steps} | {ask.release.id for s in steps for ask in s.asks if ask.release}
    found |= set(tables.wakes) | set(STORY.record.dues) | set(tables.buttons) | set(tables.acts) | set(tables.openers)
    return found | set(tables.gates) | set(tables.lists) | set(tables.commands) | tables.timers


# Words of the kernel's own that a feature uses, too, for something else.
OF_BOTH = {
    "back": "the command that goes one question back; a form of who has left",
    "open": "the button of a knock; the act that opens a form",
    "more": "the command that lists what can be begun",
    "letter": "a kind of answer; a kind of release",
    "parked": "an event that could not be handled; a thought kept until morning",
}


@pytest.mark.parametrize("path", KERNEL, ids=lambda path: path.stem)
def test_the_kernel_names_nothing_of_a_feature(path: Path) -> None:
    named = names_of_features()
    found = [(line, text) for line, text in literals(path) if text in named and text not in OF_BOTH]
    assert found == []


def test_no_id_of_a_question_stands_in_code() -> None:
    code = [path for path in PRODUCT if not (path.name in DATA and "journey" in path.parts)]
    found = [(path.name, line, text) for path in code for line, text in literals(path) if text in ASKS]
    assert found == [], "use the constant of the question's story: SIDE.id, SIDE.key"


def test_what_happens_in_the_shared_room_stands_in_modules_that_may_import_nothing_private() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    held = next(each["source_modules"] for each in contracts if each["name"].startswith("the shared room"))
    patterns = [re.compile(re.escape(name).replace(r"\*", "[a-z_]+")) for name in held]
    record = STORY.record
    does = [*record.on_release.values(), *record.follows, *record.news, *record.in_the_group, *record.breaks_off]
    does += [come for due in record.dues.values() for come in (due.come, due.come_late) if come is not None]
    modules = {each.__module__ for each in does}
    assert [name for name in sorted(modules) if not any(pattern.fullmatch(name) for pattern in patterns)] == []


def test_a_feature_is_one_folder_of_its_name() -> None:
    folders = {path.parent.name for path in (ROOT / "core" / "journey").glob("*/__init__.py")}
    assert folders == {feature.name for feature in FEATURES}


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    if "migrations" in path.parts:
        return  # a schema is one list, and is never changed again
    functions = (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert [n.name for n in functions if (n.end_lineno or n.lineno) - n.lineno >= MOST_OF_A_FUNCTION] == []


def test_core_has_no_circle_and_no_deeper_chain_of_imports_than_it_had() -> None:
    graph = grimp.build_graph("core", exclude_type_checking_imports=True)
    needs = {module: sorted(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    order = list(TopologicalSorter(needs).static_order())  # raises CycleError for a circle
    depth: dict[str, int] = {}
    for module in order:
        depth[module] = 1 + max((depth[other] for other in needs[module]), default=0)
    assert max(depth.values()) <= DEEPEST


def test_every_file_that_is_pointed_to_is_there() -> None:
    prose = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "deploy" / "decisions").glob("*.md")]
    named = re.compile(r"\b(?:core|bot|adapters|tests|deploy)/[\w/.-]+\.(?:py|md|toml|json)\b")
    found = {(path.name, name) for path in (*prose, *PRODUCT) for name in named.findall(path.read_text("utf-8"))}
    assert len(found) > 50
    assert [(where, name) for where, name in sorted(found) if not (ROOT / name).exists()] == []
