"""The desk's first page: the blocks of every app, in the order in which they matter to whoever opens it."""

from articles.first_page import day_line, stories
from articles.first_page.blocks import Block, choose
from comments import first_page as of_comments

# Each block by the permission that it needs, in two stacks: what is to be done, and what has become of it.
CHANGED, *REST = stories.OF_THE_PAPER
TO_DO = [*stories.OWN, CHANGED, (stories.VIEW, day_line.schedule_of_today)]
PAPER = [*REST, *of_comments.BLOCKS]


def stacks(person) -> list[list[Block]]:
    """The blocks that `person` sees, in one stack or two; comments come first for who sees nothing else."""
    both = [choose(person, TO_DO), choose(person, PAPER)]
    if not person.has_perm(stories.VIEW):
        both.reverse()
    return [stack for stack in both if stack]
