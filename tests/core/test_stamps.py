import os
from pathlib import Path

from core.stamps import Stamp, stamps_of


def test_a_stamp_is_another_one_after_each_kind_of_change(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("x,y\n")
    os.utime(file, ns=(5, 10**18))
    seen = [stamps_of([file])]
    assert seen == [(Stamp(1, 4, 10**18),)]
    os.utime(file, ns=(9, 10**18))
    assert stamps_of([file]) == seen[0]  # it was only read
    file.write_text("x,y\n1,2\n")
    seen.append(stamps_of([file]))
    other = tmp_path / "b.csv"
    other.write_text("x,y\n3,4\n")
    os.utime(other, ns=(5, 2 * 10**18))
    other.replace(file)
    seen.append(stamps_of([file]))
    file.unlink()
    seen.append(stamps_of([file]))
    assert len(set(seen)) == 4
    assert seen[-1] == (None,)


def test_a_folder_is_another_one_when_a_part_is(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    part = tmp_path / "deep" / "part.csv"
    part.write_text("1,2\n")
    before = stamps_of([tmp_path])
    part.write_text("1,2\n3,4\n")
    grown = stamps_of([tmp_path])
    (tmp_path / "more.csv").write_text("")
    assert len({before, grown, stamps_of([tmp_path])}) == 3
