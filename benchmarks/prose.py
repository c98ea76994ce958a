"""Words that read like none, but spread as words do: few common ones, many rare ones; pure."""

from itertools import accumulate

SYLLABLES = (
    "al ba cor den el fa gra hol in ja ker lo mar no or pel qui ra sol ter um va wen xi yor zan".split()
)
MARKS = "é ü ñ ø ç".split()


class Prose:
    """Headlines, paragraphs and names from one source of chance (random.Random)."""

    def __init__(self, dice, *, words=4000, sentences=5000):
        self.dice = dice
        self.words = sorted({self.word() for _ in range(words * 2)})[:words]
        dice.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.sentences = [self.sentence(dice.randint(6, 22)) for _ in range(sentences)]

    def word(self):
        word = "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(1, 4)))
        return word + self.dice.choice(MARKS) if self.dice.random() < 0.03 else word

    def some(self, count):
        """Words as they come, common ones often."""
        return self.dice.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, count):
        return " ".join(self.some(count)).capitalize() + "."

    def headline(self):
        return " ".join(self.some(self.dice.randint(4, 10))).capitalize()

    def paragraph(self):
        return " ".join(self.dice.choices(self.sentences, k=self.dice.randint(2, 6)))

    def paragraphs(self, most):
        """Some paragraphs, seldom as many as `most`."""
        return [self.paragraph() for _ in range(1 + int(most * self.dice.random() ** 2))]

    def name(self):
        return " ".join(word.capitalize() for word in self.some(2))
