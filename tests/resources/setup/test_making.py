"""The set-up as somebody meets it: a real start of a small checkout, a real installer, no network."""

import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from resources.setup import making, places

if TYPE_CHECKING:
    from tests.resources.setup.conftest import SmallCheckout


def _site(environment: Path) -> Path:
    site = places.site_of(environment)
    assert site is not None
    return site


def test_a_first_start_sets_up_and_a_second_does_not(small_checkout: "SmallCheckout") -> None:
    first = small_checkout.run("3", "--range", "-1,1")
    assert first.output.split(maxsplit=1) == ["1.0", f"{small_checkout.environment} 3 --range -1,1\n"]
    assert first.code == 3
    assert "sets itself up, once" in first.errors
    assert "1/1 alpha 1.0" in first.errors
    assert not list(small_checkout.home.rglob("environments"))
    second = small_checkout.run()
    assert (second.code, second.errors) == (0, "")
    assert second.output.startswith("1.0 ")


def test_help_sets_up_nothing(small_checkout: "SmallCheckout") -> None:
    ended = small_checkout.run("--help")
    assert (ended.code, ended.output, ended.errors) == (0, "help\n", "")
    assert not small_checkout.environment.exists()


def test_an_interpreter_that_has_everything_is_used_as_it_is(small_checkout: "SmallCheckout", scripts: str) -> None:
    small_checkout.run()
    own = small_checkout.folder.parent / "own"
    small_checkout.environment.rename(own)
    shutil.rmtree(own / places.OURS)
    ended = small_checkout.run(python=str(own / scripts / "python"))
    assert (ended.code, ended.errors) == (0, "")
    assert ended.output == f"1.0 {own}\n"
    assert not small_checkout.environment.exists()


def test_an_environment_with_a_version_out_of_range_is_left_alone(
    small_checkout: "SmallCheckout", scripts: str
) -> None:
    small_checkout.run()
    own = small_checkout.folder.parent / "own"
    small_checkout.environment.rename(own)
    shutil.rmtree(own / places.OURS)
    installed = next(own.rglob("alpha-1.0.dist-info"))
    installed.rename(installed.with_name("alpha-3.0.dist-info"))
    before = sorted(own.rglob("*"))
    ended = small_checkout.run(python=str(own / scripts / "python"))
    assert ended.output == f"1.0 {small_checkout.environment}\n"
    assert [path for path in sorted(own.rglob("*")) if "__pycache__" not in path.parts] == [
        path for path in before if "__pycache__" not in path.parts
    ]


def test_a_changed_lock_installs_again(small_checkout: "SmallCheckout") -> None:
    small_checkout.run()
    small_checkout.lock(small_checkout.add("alpha", "2.0"))
    ended = small_checkout.run()
    assert ended.output.startswith("2.0 ")
    assert "updates" in ended.errors
    assert small_checkout.run().errors == ""


@pytest.mark.parametrize("damage", ["other version", "removed", "package gone"])
def test_what_somebody_changed_is_installed_again(small_checkout: "SmallCheckout", damage: str) -> None:
    small_checkout.run()
    site = _site(small_checkout.environment)
    if damage == "other version":
        (site / "alpha-1.0.dist-info").rename(site / "alpha-2.0.dist-info")
        (site / "alpha" / "__init__.py").write_text("VERSION = '2.0'\n")
    else:
        shutil.rmtree(site / "alpha")
    if damage == "removed":
        shutil.rmtree(site / "alpha-1.0.dist-info")
    ended = small_checkout.run()
    assert (ended.code, ended.output) == (0, f"1.0 {small_checkout.environment}\n")
    assert not small_checkout.environment.with_name(".venv.old").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")
def test_a_killed_installation_heals(small_checkout: "SmallCheckout") -> None:
    with small_checkout.start() as process:
        while not (small_checkout.environment / "pyvenv.cfg").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert not places.is_intact(small_checkout.environment)
    site = small_checkout.environment / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    (site / "alpha-1.0.dist-info").mkdir(parents=True, exist_ok=True)
    ended = small_checkout.run()
    assert ended.output == f"1.0 {small_checkout.environment}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other interrupts")
def test_an_interrupt_ends_quietly_and_leaves_nothing_half_done(small_checkout: "SmallCheckout") -> None:
    with small_checkout.start() as process:
        while not (small_checkout.environment / "pyvenv.cfg").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not small_checkout.environment.exists()


def test_two_starts_at_once_make_one_environment(small_checkout: "SmallCheckout") -> None:
    with small_checkout.start() as first, small_checkout.start() as second:
        results = [process.communicate(timeout=120) for process in (first, second)]
    assert [output for output, _errors in results] == [f"1.0 {small_checkout.environment}\n"] * 2
    told = "".join(errors for _output, errors in results)
    assert told.count("sets itself up") == 1
    assert "Traceback" not in told


def test_a_foreign_environment_in_the_checkout_is_left_alone(small_checkout: "SmallCheckout") -> None:
    small_checkout.environment.mkdir()
    (small_checkout.environment / "pyvenv.cfg").write_text("home = somewhere\n")
    ended = small_checkout.run()
    assert str(small_checkout.home) in ended.output
    assert [path.name for path in small_checkout.environment.iterdir()] == ["pyvenv.cfg"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes into a folder that is read-only")
def test_a_read_only_checkout_uses_the_cache_folder(small_checkout: "SmallCheckout") -> None:
    small_checkout.folder.chmod(0o555)
    try:
        first, second = small_checkout.run(), small_checkout.run()
    finally:
        small_checkout.folder.chmod(0o755)
    assert first.output.startswith(f"1.0 {small_checkout.home}")
    assert second.output == first.output
    assert second.errors == ""
    assert not small_checkout.environment.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_no_place_at_all_is_told(small_checkout: "SmallCheckout") -> None:
    small_checkout.folder.chmod(0o555)
    small_checkout.home.chmod(0o555)
    try:
        ended = small_checkout.run()
    finally:
        small_checkout.folder.chmod(0o755)
        small_checkout.home.chmod(0o755)
    assert ended.code == 1
    assert "XDG_CACHE_HOME" in ended.errors
    assert "Traceback" not in ended.errors


def test_tests_need_more_and_get_it_in_the_same_environment(small_checkout: "SmallCheckout") -> None:
    small_checkout.run()
    ended = small_checkout.run("--self-test")
    assert ended.code == 1
    assert "tests do not come with" in ended.errors
    assert (_site(small_checkout.environment) / "omega").is_dir()
    assert small_checkout.run().errors == ""


def test_offline_is_a_sentence(small_checkout: "SmallCheckout") -> None:
    small_checkout.more = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "https://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    shutil.rmtree(small_checkout.index)
    ended = small_checkout.run()
    assert (ended.code, ended.output) == (1, "")
    assert "Connect to the internet and start again." in ended.errors
    assert "Traceback" not in ended.errors
    assert not small_checkout.environment.exists()


def test_offline_an_older_environment_serves_while_it_is_in_range(small_checkout: "SmallCheckout") -> None:
    small_checkout.run()
    small_checkout.lock(small_checkout.add("alpha", "2.0"))
    offline = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "https://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    ended = small_checkout.run(**offline, PIP_FIND_LINKS="")
    assert ended.output == f"1.0 {small_checkout.environment}\n"
    assert "Until then" in ended.errors
    assert small_checkout.run().output.startswith("2.0 ")


def test_a_package_with_another_hash_is_refused(small_checkout: "SmallCheckout") -> None:
    line = small_checkout.add("alpha", "1.0")
    small_checkout.lock(line.replace(line[-5:], "0000\n"))
    ended = small_checkout.run()
    assert ended.code == 1
    assert "refused a package" in ended.errors
    assert not small_checkout.environment.exists()


def test_a_package_that_is_not_to_be_had_is_named(small_checkout: "SmallCheckout") -> None:
    shutil.rmtree(small_checkout.index)
    small_checkout.index.mkdir()
    ended = small_checkout.run()
    assert ended.code == 1
    assert "alpha==1.0 is not to be had" in ended.errors


def test_a_path_that_would_hide_a_package_is_left_out(small_checkout: "SmallCheckout", tmp_path: Path) -> None:
    harmful, harmless = tmp_path / "harmful" / "alpha", tmp_path / "harmless"
    harmful.mkdir(parents=True)
    harmless.mkdir()
    (harmful / "__init__.py").write_text("VERSION = 'hidden'\n")
    (harmless / "sitecustomize.py").write_text("print('kept')\n")
    path = os.pathsep.join([str(harmful.parent), str(harmless)])
    small_checkout.run()
    assert "\n1.0 " in small_checkout.run(PYTHONPATH=path).output


def test_what_looks_foreign_is_looked_at_again_where_another_start_holds_a_lock(tmp_path: Path) -> None:
    place, lock = tmp_path / ".venv", tmp_path / ".venv.lock"
    (place / "half made").mkdir(parents=True)
    assert not making._can_make(place, lock)
    lock.touch()
    assert making._can_make(place, lock)
