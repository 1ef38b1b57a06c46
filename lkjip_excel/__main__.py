"""python -m lkjip_excel is the command lkjip."""

from lkjip_excel.cli import main

main(prog_name="lkjip")
